//! People and roles: who is contact of what, what one was offered and holds, offering, and oneself.

mod contacts;
mod detail;
pub(in crate::features) mod employer;
pub(in crate::features) mod language;
mod list;
mod mine;
mod offer;
pub(in crate::features) mod posts;
mod profile;
mod query;
#[cfg(test)]
mod samples;
mod steps;
pub(in crate::features) mod told;

pub(in crate::features) use offer::OfferHere;

use crate::features::waiting::MyPage;
use crate::routing::Route;
use client::{Client, Error};
use contract::page::Paging;
use contract::people::{RoleAssignmentFilter, RoleAssignmentView};
use leptos::prelude::*;

/// The contacts.
pub(crate) fn contacts(_: Route) -> AnyView {
    view! { <contacts::Contacts /> }.into_any()
}

/// The roles.
pub(crate) fn roles(_: Route) -> AnyView {
    view! { <list::Roles /> }.into_any()
}

/// A role, and offering one.
pub(crate) fn role(route: Route) -> AnyView {
    match route {
        Route::RolePage(id) => view! { <detail::RolePage id=id /> }.into_any(),
        _ => view! { <offer::OfferRole /> }.into_any(),
    }
}

/// What waits for oneself.
pub(crate) fn mine(_: Route) -> AnyView {
    view! { <MyPage /> }.into_any()
}

/// Oneself.
pub(crate) fn profile(_: Route) -> AnyView {
    view! { <profile::Profile /> }.into_any()
}

/// Everybody who holds a role in KSF, as one finds them by typing a name. Empty for those who may not see the directory.
async fn holders(client: &Client) -> Result<Vec<RoleAssignmentView>, Error> {
    let filter = RoleAssignmentFilter::default();
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let paging = Paging { limit: Some(200), cursor, ..Paging::default() };
        let page = client.list_role_assignments(&filter, &paging).await?;
        all.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(all);
        }
    }
}
