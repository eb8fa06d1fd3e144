//! What was offered, with the link of an invitation, which is shown once.

use super::super::told::titled;
use super::GIVEN;
use crate::features::one_time::LinkToGive;
use crate::i18n::use_i18n;
use crate::routing::Route;
use contract::people::{InvitationView, OneTimeLink, RoleView};
use domain::RoleAssignmentId;
use leptos::prelude::*;
use texts::key;
use ui::{Alert, Color};

/// A place where it could not be offered.
#[derive(Clone)]
pub(super) struct Refusal {
    pub(super) place: Option<String>,
    pub(super) error: String,
}

/// What was offered.
#[derive(Clone)]
pub(super) struct Given {
    /// To whom.
    name: String,
    /// What and where.
    pub(super) places: Vec<(RoleAssignmentId, RoleView)>,
    /// Where it could not be offered, and why.
    pub(super) refused: Vec<Refusal>,
    /// The way in for somebody new.
    pub(super) link: Option<InvitationView>,
}

impl Given {
    /// Nothing yet.
    pub(super) const fn to(name: String) -> Given {
        Given { name, places: Vec::new(), refused: Vec::new(), link: None }
    }
}

#[component]
pub(super) fn GivenView(given: Given) -> impl IntoView {
    let i18n = use_i18n();
    let Given { name, places, refused, link } = given;
    let next = if link.is_some() { key::PEOPLE_GIVEN_NEXT_LINK } else { key::PEOPLE_GIVEN_NEXT };
    let next = move || i18n.fill(next, &[("name", &name)]);
    let offered = places.into_iter().map(|(id, view)| {
        view! {
            <li>
                <a class="ds-link" href=Route::RolePage(id).path()>{move || titled(i18n, &view)}</a>
            </li>
        }
    });
    let refused = refused.into_iter().map(|Refusal { place, error }| {
        view! {
            <Alert color=Color::Warning>
                <p class="ds-paragraph"><strong>{place}</strong></p>
                <p class="ds-paragraph">{error}</p>
            </Alert>
        }
    });
    let link = link.map(|made| {
        let link = OneTimeLink { link: made.link, expires_at: made.expires_at };
        view! { <LinkToGive link=link /> }
    });
    view! {
        <section class="app-panel" data-color="success" aria-labelledby=GIVEN>
            <h2 class="ds-heading" data-size="sm" id=GIVEN tabindex="-1">{i18n.t(key::PEOPLE_GIVEN_HEADING)}</h2>
            <p class="ds-paragraph">{next}</p>
            {link}
            <ul class="app-list">{offered.collect_view()}</ul>
            {refused.collect_view()}
        </section>
    }
}
