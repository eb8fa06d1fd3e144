//! What the municipality lets others do for it without asking each time.

use super::Shared;
use crate::features::structure::facts::{cluster, period, region};
use crate::features::structure::municipalities::steps::{end, give};
use crate::i18n::use_i18n;
use crate::labels::Label;
use contract::people::{DelegationAction, DelegationView};
use contract::structure::MunicipalityView;
use domain::role::DelegatedTask;
use domain::structure::municipality::MunicipalityAction;
use leptos::prelude::*;
use texts::key;
use ui::Variant;

/// The part of the page, for those who may read it.
#[component]
pub(super) fn Consents(
    shared: Shared,
    place: MunicipalityView,
    consents: Vec<DelegationView>,
) -> impl IntoView {
    let i18n = use_i18n();
    if !place.allowed_actions.contains(&MunicipalityAction::ReadContacts) {
        return ().into_any();
    }
    let one = |consent: &DelegationView| {
        let to = match (&consent.cluster, &consent.region) {
            (Some(place), _) => cluster(place),
            (None, Some(place)) => region(place),
            (None, None) => ().into_any(),
        };
        let (from, until) = (consent.valid_from, consent.valid_to);
        let end =
            (shared.day.is_none() && consent.allowed_actions.contains(&DelegationAction::End)).then(|| {
                let button = shared.steps.button_as(end(&place, consent), Variant::Tertiary);
                view! { <div class="app-row">{button}</div> }
            });
        let unused = (!DelegatedTask::IN_USE.contains(&consent.task)).then(|| {
            view! { <p class="ds-paragraph">{i18n.t(key::PLACE_PAGE_CONSENT_UNUSED)}</p> }
        });
        let given = consent.given_by.clone();
        let given = move || i18n.fill(key::PLACE_PAGE_CONSENT_BY, &[("name", &given)]);
        view! {
            <li>
                <strong>{i18n.h(consent.task.key())}</strong>
                <div class="app-meta">{to} <span>{move || period(i18n, from, until)}</span> <span>{given}</span></div>
                {unused}
                {end}
            </li>
        }
    };
    let list = if consents.is_empty() {
        view! { <p class="ds-paragraph">{i18n.t(key::PLACE_PAGE_CONSENTS_NONE)}</p> }.into_any()
    } else {
        view! { <ul class="app-list">{consents.iter().map(one).collect_view()}</ul> }.into_any()
    };
    let may = untrack(|| shared.may(MunicipalityAction::Delegate));
    let give = give(&place).filter(|_| may).map(|step| {
        let button = shared.steps.button_as(step, Variant::Secondary);
        view! { <div class="app-row">{button}</div> }
    });
    view! {
        <section class="app-stack" aria-labelledby="consents">
            <h2 class="ds-heading" data-size="sm" id="consents">{i18n.t(key::PLACE_PAGE_CONSENTS)}</h2>
            <p class="ds-paragraph">{i18n.t(key::PLACE_PAGE_CONSENTS_ABOUT)}</p>
            {list}
            {give}
        </section>
    }
    .into_any()
}
