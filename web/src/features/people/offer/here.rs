//! The way to offer a role, from where it is missing: for those who may offer it there, as the service says.

use super::places::value;
use crate::every::every;
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::routing::Route;
use crate::session::use_session;
use crate::words::Words;
use client::{Client, Error};
use contract::people::{OfferableRoleFilter, RoleView};
use domain::access::Role;
use leptos::prelude::*;
use texts::key;

/// Where the reader may offer a role.
pub(super) async fn offerable(client: &Client, role: Role) -> Result<Vec<RoleView>, Error> {
    let filter = OfferableRoleFilter { role: vec![role] };
    every(async |paging| client.list_offerable_roles(&filter, paging).await).await
}

/// The address of the form for a role at a place: a municipality's number, a cluster's id, or a region's short name.
fn address(role: Role, place: &str) -> String {
    Route::OfferRole.with_query(&[("role", role.code()), ("place", place)])
}

/// The link; nothing for whoever may not offer it here.
#[component]
pub(in crate::features) fn OfferHere(
    /// The role that is missing.
    role: Role,
    /// Where.
    place: String,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let offers = session.me_now().is_some_and(|me| me.may_offer.contains(&role));
    let href = address(role, &place);
    let here = LocalResource::new(move || {
        let place = place.clone();
        async move {
            // Without an answer the page stands without the link.
            offers
                && session
                    .call(async |client| offerable(&client, role).await)
                    .await
                    .is_ok_and(|places| places.iter().any(|one| value(one) == place))
        }
    });
    let label = Words::Around(key::PEOPLE_OFFER_AS, "role", role.key());
    move || {
        here.get().unwrap_or_default().then(|| {
            let (href, label) = (href.clone(), label.clone());
            view! {
                <div class="app-offer">
                    <a class="ds-button" data-size="sm" data-variant="secondary" href=href>{label.signal(i18n)}</a>
                </div>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_asked_for_at_the_place_where_the_role_is_missing() {
        assert_eq!(address(Role::RdContact, "4634"), "/roller/ny?role=rd_contact&place=4634");
    }
}
