//! The municipalities of a region, county by county, with how many are in a cluster.

use crate::features::structure::facts::municipality;
use crate::format::{self, alphabetical};
use crate::i18n::use_i18n;
use crate::routing::Route;
use contract::structure::{CountyRef, MunicipalityRef, MunicipalityView, RegionView};
use leptos::prelude::*;
use texts::key;

/// The municipalities of each county, by name.
fn by_county(all: Vec<MunicipalityView>) -> Vec<(CountyRef, Vec<MunicipalityRef>)> {
    let mut counties: Vec<(CountyRef, Vec<MunicipalityRef>)> = Vec::new();
    for MunicipalityView { number, name, county, .. } in all {
        let place = MunicipalityRef { number, name };
        match counties.iter_mut().find(|(known, _)| *known == county) {
            Some((_, places)) => places.push(place),
            None => counties.push((county, vec![place])),
        }
    }
    for (_, places) in &mut counties {
        places.sort_by_cached_key(|place| alphabetical(&place.name));
    }
    counties
}

/// The plan's own number, where the register gives another.
#[component]
fn PlanCount(region: RegionView) -> impl IntoView {
    let i18n = use_i18n();
    let count = u64::try_from(region.municipality_count).unwrap_or_default();
    let differs = region.plan_municipality_count.filter(|plan| i64::from(*plan) != region.municipality_count);
    differs.map(|plan| {
        let text = move || {
            let count = format::number(i18n.lang(), count);
            i18n.fill(key::STRUCTURE_PAGE_PLAN_COUNT, &[("plan", &plan.to_string()), ("count", &count)])
        };
        let quote = region.plan_quote.map(|quote| {
            let text = move || i18n.fill(key::STRUCTURE_PAGE_PLAN_QUOTE, &[("quote", &quote)]);
            view! { <br /> {text} }
        });
        view! { <p class="ds-paragraph">{text} {quote}</p> }
    })
}

#[component]
pub(super) fn Municipalities(
    region: Signal<RegionView>,
    municipalities: Vec<MunicipalityView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let sizes = move || {
        let region = region.get();
        let count =
            |number: i64| i18n.count(key::MUNICIPALITY_COUNT, u64::try_from(number).unwrap_or_default());
        let inside = region.municipalities_in_cluster.to_string();
        let inside = i18n.fill(key::STRUCTURE_PAGE_IN_CLUSTER, &[("count", &inside)]);
        format!("{}, {inside}.", count(region.municipality_count))
    };
    let list = move |lack: &str| {
        region.with(|region| Route::Municipalities.with_query(&[("region", &region.slug), ("lacks", lack)]))
    };
    let county = |(county, places): (CountyRef, Vec<MunicipalityRef>)| {
        let places = places.iter().map(|place| view! { <li>{municipality(place)}</li> }).collect_view();
        view! {
            <h3 class="ds-heading" data-size="2xs">{county.name}</h3>
            <ul class="app-links">{places}</ul>
        }
    };
    let counties = by_county(municipalities).into_iter().map(county).collect_view();
    view! {
        <section class="app-stack" aria-labelledby="municipalities">
            <h2 class="ds-heading" data-size="sm" id="municipalities">{i18n.h(key::MUNICIPALITY_PLURAL)}</h2>
            <p class="ds-paragraph">{sizes}</p>
            {move || view! { <PlanCount region=region.get() /> }}
            <ul class="app-links">
                <li><a class="ds-link" href=move || list("")>{i18n.t(key::PLACE_PAGE_LIST_ALL)}</a></li>
                <li><a class="ds-link" href=move || list("contact")>{i18n.t(key::PLACE_PAGE_LIST_CONTACT)}</a></li>
                <li><a class="ds-link" href=move || list("cluster")>{i18n.t(key::PLACE_PAGE_LIST_CLUSTER)}</a></li>
            </ul>
            {counties}
        </section>
    }
}
