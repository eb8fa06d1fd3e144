//! Where a municipality stands: its region and clusters and since when, and who answers for it.

use super::{STATE, contact::answers};
use crate::asked_day::{is_past, state_heading};
use crate::features::structure::facts::{Fact, cluster, municipality_from, region, since};
use crate::features::structure::municipalities::around::{Around, has_ended};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::{Label, succession};
use contract::structure::{MembershipView, MunicipalityView, RegionMembershipView, SuccessionView};
use leptos::prelude::*;
use texts::{Key, key};
use time::Date;
use ui::{Alert, Failure, Loaded, Tag};

/// What is said above the page of a municipality that is not one all the time: that it is no more, that it becomes another, or
/// that it is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Passing {
    title: Key,
    day: Date,
    /// What stands before the others.
    others: Key,
    /// What is said of what is below, where that is of another day.
    below: Option<Key>,
}

fn passing(place: &MunicipalityView, day: Option<Date>, today: Date) -> Option<Passing> {
    let shown = day.unwrap_or(today);
    if place.valid_from > shown {
        let (title, others) = (key::PLACE_PAGE_COMING, key::PLACE_PAGE_COMING_FROM);
        return Some(Passing {
            title,
            day: place.valid_from,
            others,
            below: Some(key::PLACE_PAGE_COMING_BELOW),
        });
    }
    let last = place.valid_to?;
    let (title, others, below) = match (last < shown, last < today) {
        (true, true) => {
            (key::PLACE_PAGE_ENDED, key::PLACE_PAGE_ENDED_BECAME, Some(key::PLACE_PAGE_ENDED_BELOW))
        }
        (true, false) => {
            (key::PLACE_PAGE_ENDED_LATER, key::PLACE_PAGE_BECOMES_INTO, Some(key::PLACE_PAGE_ENDED_BELOW))
        }
        // On a day that is over, what came after it is told below, where it is told over time.
        (false, true) => return None,
        (false, false) => (key::PLACE_PAGE_BECOMES, key::PLACE_PAGE_BECOMES_INTO, None),
    };
    Some(Passing { title, day: last, others, below })
}

/// Says that the municipality is no more, will be no more or is not there yet; what it becomes or comes from; and which day
/// what is below is of.
#[component]
pub(super) fn Passing(place: Signal<MunicipalityView>, day: Option<Date>) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let (place, today) = (place.get(), format::today());
        let Passing { title, day: changes, others: told, below } = passing(&place, day, today)?;
        let others = if place.valid_from == changes { &place.predecessors } else { &place.successors };
        let other = |one: &SuccessionView| {
            let (kind, from) = (one.kind, one.changed_on);
            view! {
                <li>
                    {municipality_from(&one.municipality, from)} " (" {one.municipality.number.clone()} "), "
                    {since(i18n, from)} " – " {i18n.t(succession(kind, from > today))}
                </li>
            }
        };
        let others = others.iter().map(other).collect_view();
        let title = move || {
            let date = format::date(i18n, changes);
            i18n.fill(title, &[("name", &place.name), ("date", &date)])
        };
        Some(view! {
            <Alert>
                <p class="ds-paragraph"><strong>{title}</strong></p>
                <p class="ds-paragraph">{i18n.t(told)}</p>
                <ul class="ds-list">{others}</ul>
                {below.map(|below| view! { <p class="ds-paragraph">{i18n.t(below)}</p> })}
            </Alert>
        })
    }
}

/// Says of a day before a municipality begins that it was not there, and when it begins or began.
pub(in super::super) fn not_begun(i18n: I18n, place: &MunicipalityView) -> impl IntoView + use<> {
    let (name, begins) = (place.name.clone(), place.valid_from);
    let told = not_begun_key(begins, format::today());
    let told = move || i18n.fill(told, &[("name", &name), ("date", &format::date(i18n, begins))]);
    view! { <p class="ds-paragraph">{told}</p> }
}

fn not_begun_key(begins: Date, today: Date) -> Key {
    if begins > today { key::PLACE_PAGE_COMING } else { key::PLACE_PAGE_NOT_BEGUN }
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
        let part = if one.motor { i18n.t(key::PLACE_PAGE_IS_MOTOR) } else { i18n.t(one.part.key()) };
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
    fn what_is_to_come_is_told_as_to_come_until_its_day() {
        let place = municipality(json!({ "validFrom": "2020-01-01", "validTo": "2026-12-31" }));
        let (today, later) = (date!(2026 - 11 - 27), date!(2027 - 06 - 01));
        let told = |day, today| passing(&place, day, today).map(|told| told.title);
        assert_eq!(told(None, today), Some(key::PLACE_PAGE_BECOMES));
        assert_eq!(told(Some(later), today), Some(key::PLACE_PAGE_ENDED_LATER));
        assert_eq!(told(None, later), Some(key::PLACE_PAGE_ENDED));
        assert_eq!(told(Some(today), later), None);
        let coming = municipality(json!({ "validFrom": "2027-01-01" }));
        assert_eq!(passing(&coming, None, today).map(|told| told.title), Some(key::PLACE_PAGE_COMING));
        assert_eq!(passing(&coming, Some(later), today), None);
        assert_eq!(not_begun_key(coming.valid_from, today), key::PLACE_PAGE_COMING);
        assert_eq!(not_begun_key(coming.valid_from, later), key::PLACE_PAGE_NOT_BEGUN);
    }

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
