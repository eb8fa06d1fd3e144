//! How a municipality came to be as it is: its regions over time, and what it came from and became.

use crate::features::structure::facts::{municipality_from, period, region};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::succession;
use contract::structure::{MunicipalityView, RegionMembershipView, SuccessionView};
use leptos::prelude::*;
use texts::{Key, key};

/// Whether it has not happened yet.
fn later(one: &SuccessionView) -> bool {
    one.changed_on > format::today()
}

/// A municipality that it came from or became.
fn other(i18n: I18n, one: SuccessionView) -> impl IntoView {
    let (kind, day, number) = (one.kind, one.changed_on, one.municipality.number.clone());
    view! {
        <li>
            <strong>{municipality_from(&one.municipality, day)} " (" {number} ")"</strong>
            <span>{i18n.t(succession(kind, later(&one)))} ", " {move || format::date(i18n, day)}</span>
        </li>
    }
}

/// The parts of the page; each only where there is something to tell.
#[component]
pub(super) fn OverTime(place: Signal<MunicipalityView>) -> impl IntoView {
    let i18n = use_i18n();
    let term = move |one: RegionMembershipView| {
        let (from, until) = (one.valid_from, one.valid_to);
        view! { <li><strong>{region(&one.region)}</strong> <span>{move || period(i18n, from, until)}</span></li> }
    };
    let part = move |id: &'static str, heading: Key, items: Vec<AnyView>| {
        (!items.is_empty()).then(|| {
            view! {
                <section class="app-stack" aria-labelledby=id>
                    <h2 class="ds-heading" data-size="sm" id=id>{i18n.t(heading)}</h2>
                    <ul class="app-list">{items}</ul>
                </section>
            }
        })
    };
    move || {
        let place = place.get();
        let regions = place.regions.into_iter().rev().map(|one| term(one).into_any()).collect();
        let others =
            |all: Vec<SuccessionView>| all.into_iter().map(|one| other(i18n, one).into_any()).collect();
        let to_come = |all: &[SuccessionView]| all.iter().any(later);
        let became = if to_come(&place.successors) {
            key::PLACE_PAGE_SUCCESSORS_LATER
        } else {
            key::PLACE_PAGE_SUCCESSORS
        };
        let came = if to_come(&place.predecessors) {
            key::PLACE_PAGE_PREDECESSORS_LATER
        } else {
            key::PLACE_PAGE_PREDECESSORS
        };
        view! {
            {part("regions", key::PLACE_PAGE_REGIONS, regions)}
            {part("successors", became, others(place.successors))}
            {part("predecessors", came, others(place.predecessors))}
        }
    }
}
