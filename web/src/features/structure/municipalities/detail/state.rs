//! Where a municipality stands: its region and clusters and since when, and who answers for it.

use super::{STATE, contact::answers};
use crate::asked_day::{is_past, state_heading};
use crate::features::structure::facts::{Fact, cluster, municipality_from, region, since};
use crate::features::structure::municipalities::around::{Around, has_ended};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use contract::structure::{MembershipView, MunicipalityView, RegionMembershipView, SuccessionView};
use leptos::prelude::*;
use texts::key;
use time::Date;
use ui::{Alert, Failure, Loaded, Tag};

/// Says that the municipality is no more, what it became, and that what is below is of its time.
#[component]
pub(super) fn Ended(place: Signal<MunicipalityView>, day: Option<Date>) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let place = place.get();
        let last = place.valid_to.filter(|_| has_ended(&place, day))?;
        let title = move || {
            let date = format::date(i18n, last);
            i18n.fill(key::PLACE_PAGE_ENDED, &[("name", &place.name), ("date", &date)])
        };
        let became = |one: &SuccessionView| {
            let (kind, from) = (one.kind, one.changed_on);
            view! {
                <li>
                    {municipality_from(&one.municipality, from)} " (" {one.municipality.number.clone()} "), "
                    {since(i18n, from)} " – " {i18n.t(kind.key())}
                </li>
            }
        };
        let successors = place.successors.iter().map(became).collect_view();
        Some(view! {
            <Alert>
                <p class="ds-paragraph"><strong>{title}</strong></p>
                <p class="ds-paragraph">{i18n.t(key::PLACE_PAGE_ENDED_BECAME)}</p>
                <ul class="ds-list">{successors}</ul>
                <p class="ds-paragraph">{i18n.t(key::PLACE_PAGE_ENDED_BELOW)}</p>
            </Alert>
        })
    }
}

/// The region it is in on the day, and the one it comes into later.
fn regions(
    place: &MunicipalityView,
    day: Date,
) -> (Option<&RegionMembershipView>, Option<&RegionMembershipView>) {
    let now = place.regions.iter().rev().find(|term| term.valid_from <= day);
    let now = now.filter(|term| term.valid_to.is_none_or(|last| day <= last));
    (now, place.regions.iter().find(|term| term.valid_from > day))
}

/// The part of the page. Its heading stands through every step: the reader comes to it.
#[component]
pub(super) fn State(
    place: Signal<MunicipalityView>,
    day: Option<Date>,
    around: LocalResource<Result<Around, Failure>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = move || {
        let ended = place.with(|place| has_ended(place, day));
        i18n.text(if ended { key::ASKED_DAY_STATE_THEN } else { state_heading(day) })
    };
    let answerer = move |around: Around| {
        let who = around.answerer.as_ref().map(|answerer| {
            view! { <dl class="app-facts">{answers(i18n, answerer, day)}</dl> }
        });
        who.into_any()
    };
    view! {
        <section class="app-panel" aria-labelledby=STATE>
            <h2 class="ds-heading" data-size="sm" id=STATE tabindex="-1">{heading}</h2>
            {move || facts(i18n, &place.get(), day)}
            <Loaded resource=around view=answerer />
        </section>
    }
}

fn facts(i18n: I18n, place: &MunicipalityView, day: Option<Date>) -> impl IntoView + use<> {
    let shown = day.unwrap_or_else(format::today);
    let shown = place.valid_to.map_or(shown, |last| last.min(shown));
    let is_over = is_past(Some(shown));
    let (now, later) = regions(place, shown);
    let in_region = match now {
        Some(term) => view! { {region(&term.region)} ", " {since(i18n, term.valid_from)} }.into_any(),
        None if is_over => view! { {i18n.t(key::PLACE_PAGE_THEN_NO_REGION)} }.into_any(),
        None => view! { {i18n.t(key::STRUCTURE_PAGE_NO_REGION_MUNICIPALITY)} }.into_any(),
    };
    let later = later.map(|term| {
        view! {
            <br />
            {i18n.t(key::PLACE_PAGE_LATER)} " " {since(i18n, term.valid_from)} ": " {region(&term.region)}
        }
    });
    let member = |one: &MembershipView| {
        let part = if one.motor { i18n.t(key::PLACE_PAGE_IS_MOTOR) } else { i18n.t(one.ambition.key()) };
        view! { <li>{cluster(&one.cluster)} ", " {since(i18n, one.valid_from)} " – " {part}</li> }
    };
    let clusters = match (place.clusters.as_slice(), &place.region) {
        ([], Some(_)) if is_over => view! { {i18n.t(key::PLACE_PAGE_THEN_NO_CLUSTER)} }.into_any(),
        ([], Some(_)) => view! { {i18n.t(key::STRUCTURE_PAGE_NO_CLUSTER_MUNICIPALITY)} }.into_any(),
        ([], None) => view! { {i18n.t(key::STRUCTURE_PAGE_NO_CLUSTER)} }.into_any(),
        (all, _) => {
            let all = all.iter().map(member).collect_view();
            view! { <ul class="app-plain">{all}</ul> }.into_any()
        }
    };
    let status = has_ended(place, day).then(|| {
        view! {
            <Fact term=i18n.t(key::STRUCTURE_PAGE_STATUS)>
                <Tag>{i18n.t(key::MUNICIPALITY_STATUS_ENDED)}</Tag>
            </Fact>
        }
    });
    view! {
        <dl class="app-facts">
            {status}
            <Fact term=i18n.h(key::REGION)>{in_region} {later}</Fact>
            <Fact term=i18n.h(key::CLUSTER)>{clusters}</Fact>
        </dl>
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::municipality;
    use super::*;
    use serde_json::json;
    use time::macros::date;

    #[test]
    fn the_region_of_the_day_is_told_with_the_one_that_comes() {
        let vest = json!({ "slug": "vest", "name": "KSF Vest" });
        let ost = json!({ "slug": "ost", "name": "KSF Øst" });
        let place = municipality(json!({ "regions": [
            { "region": vest, "validFrom": "2024-10-01", "validTo": "2026-12-31" },
            { "region": ost, "validFrom": "2027-01-01" },
        ] }));
        let on = |day| {
            let (now, later) = regions(&place, day);
            let slug = |term: Option<&RegionMembershipView>| term.map(|term| term.region.slug.clone());
            (slug(now), slug(later))
        };
        let (vest, ost) = (Some("vest".to_owned()), Some("ost".to_owned()));
        assert_eq!(on(date!(2024 - 09 - 30)), (None, vest.clone()));
        assert_eq!(on(date!(2026 - 12 - 31)), (vest, ost.clone()));
        assert_eq!(on(date!(2027 - 01 - 01)), (ost, None));
    }
}
