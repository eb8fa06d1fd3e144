//! Who fills the posts of a region or a cluster: by name, since when and with an address for those who see all roles;
//! that they are filled, and since when, for everyone.

use crate::features::structure::facts::since;
use crate::i18n::I18n;
use crate::routing::Route;
use crate::session::{Session, reads_roles, use_session};
use client::{Client, Error};
use contract::page::Paging;
use contract::people::{RoleAssignmentFilter, RoleAssignmentView};
use domain::access::Role;
use domain::{ClusterId, OrganisationId};
use leptos::prelude::*;
use texts::{Key, key};
use time::Date;

/// The coordinator of a region, as on a day.
pub(in crate::features) fn of_region(slug: &str, day: Option<Date>) -> RoleAssignmentFilter {
    RoleAssignmentFilter {
        region: Some(slug.to_owned()),
        role: vec![Role::RegionalCoordinator],
        as_of: day.map(|day| day.to_string()),
        ..RoleAssignmentFilter::default()
    }
}

/// The coordinators of a cluster and the contacts of its members, as on a day.
pub(in crate::features) fn of_cluster(cluster: ClusterId, day: Option<Date>) -> RoleAssignmentFilter {
    RoleAssignmentFilter {
        cluster: Some(cluster),
        role: vec![Role::ClusterCoordinator, Role::RdContact, Role::RdContactShared],
        as_of: day.map(|day| day.to_string()),
        ..RoleAssignmentFilter::default()
    }
}

/// The roles at an organisation, as on a day.
pub(in crate::features) fn of_organisation(id: OrganisationId, day: Option<Date>) -> RoleAssignmentFilter {
    RoleAssignmentFilter {
        organisation: Some(id),
        as_of: day.map(|day| day.to_string()),
        ..RoleAssignmentFilter::default()
    }
}

/// Who holds the roles; nobody for a reader who does not see all roles.
pub(in crate::features) async fn fetch(
    client: &Client,
    session: Session,
    filter: &RoleAssignmentFilter,
) -> Result<Vec<RoleAssignmentView>, Error> {
    if !session.me_now().is_some_and(|me| reads_roles(&me)) {
        return Ok(Vec::new());
    }
    let paging = Paging { limit: Some(200), ..Paging::default() };
    Ok(client.list_role_assignments(filter, &paging).await?.items)
}

/// The same for a page, which stands without it.
pub(in crate::features) fn posts(filter: RoleAssignmentFilter) -> Signal<Vec<RoleAssignmentView>> {
    let session = use_session();
    let found = LocalResource::new(move || {
        let filter = filter.clone();
        async move {
            session.call(async |client| fetch(&client, session, &filter).await).await.unwrap_or_default()
        }
    });
    Signal::derive(move || found.get().unwrap_or_default())
}

/// Those who hold a role of a municipality.
pub(in crate::features) fn contacts<'a>(
    all: &'a [RoleAssignmentView],
    number: &'a str,
) -> impl Iterator<Item = &'a RoleAssignmentView> {
    all.iter().filter(move |one| one.role.municipality.as_ref().is_some_and(|place| place.number == number))
}

/// A person with an address.
pub(in crate::features) fn person(one: &RoleAssignmentView) -> AnyView {
    let email = one.holder_email.clone().map(|email| {
        view! { " " <a class="ds-link app-link" href=format!("mailto:{email}")>{email.clone()}</a> }
    });
    view! { {one.holder.clone()} {email} }.into_any()
}

/// Who coordinates: each by name, or that the post is filled and since when, or who stands in.
pub(in crate::features) fn coordinator(
    i18n: I18n,
    role: Role,
    filled: Option<Date>,
    has: bool,
    stands_in: Key,
    all: &[RoleAssignmentView],
) -> AnyView {
    let named = all.iter().filter(|one| one.role.role == role);
    let named: Vec<_> = named
        .map(|one| {
            let deputy = one.deputy.as_ref().map(|deputy| {
                let name = deputy.name.clone();
                let text = move || i18n.fill(key::PEOPLE_AWAY_DEPUTY, &[("name", &name)]);
                view! { <br /> {text} }
            });
            view! { <li>{person(one)} ", " {since(i18n, one.valid_from)} {deputy}</li> }
        })
        .collect();
    if !has {
        // The holder, if there is one, is away without a deputy.
        return view! { {i18n.t(stands_in)} }.into_any();
    }
    if named.is_empty() {
        let from = filled.map(|day| view! { ", " {since(i18n, day)} });
        return view! { {i18n.t(key::STRUCTURE_PAGE_COORDINATOR_YES)} {from} }.into_any();
    }
    view! { <ul class="app-plain">{named}</ul> }.into_any()
}

/// Where one finds the coordinator whom one is told to talk to.
pub(in crate::features) fn find(i18n: I18n) -> AnyView {
    view! { <a class="ds-link" href=Route::Regions.path()>{i18n.t(key::PEOPLE_FIND_COORDINATOR)}</a> }
        .into_any()
}
