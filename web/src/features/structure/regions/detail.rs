//! One region: its counties, host, coordinator and clusters.

use super::super::facts::{Fact, cluster, municipality};
use crate::format;
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::routing::{Route, Slug};
use crate::session::load;
use contract::structure::{AsOf, RegionView};
use leptos::prelude::*;
use texts::key;
use ui::{Loaded, PageHeading};

/// The page.
#[component]
pub(in crate::features::structure) fn RegionPage(slug: Slug) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::REGION)));
    let region = load(move |session| {
        let slug = slug.0.clone();
        async move {
            session.call(async |client| Ok(client.get_region(&slug, &AsOf::default()).await?.value)).await
        }
    });
    let show = move |region: RegionView| {
        title.set(Some(region.name.clone()));
        view! { <Facts region=region /> }.into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=region view=show />
    }
}

/// The number of municipalities, with the plan's own where that is another.
#[component]
fn Municipalities(region: RegionView) -> impl IntoView {
    let i18n = use_i18n();
    let count = u64::try_from(region.municipality_count).unwrap_or_default();
    let in_cluster = u64::try_from(region.municipalities_in_cluster).unwrap_or_default();
    let list = Route::Municipalities.with_query(&[("region", &region.slug)]);
    let differs = region.plan_municipality_count.filter(|plan| i64::from(*plan) != region.municipality_count);
    let plan = differs.map(|plan| {
        let text = move || {
            let count = format::number(i18n.lang(), count);
            i18n.fill(key::STRUCTURE_PAGE_PLAN_COUNT, &[("plan", &plan.to_string()), ("count", &count)])
        };
        let quote = region.plan_quote.map(|quote| {
            let text = move || i18n.fill(key::STRUCTURE_PAGE_PLAN_QUOTE, &[("quote", &quote)]);
            view! { <br /> {text} }
        });
        view! { <p class="ds-paragraph">{text} {quote}</p> }
    });
    let members = move || {
        let count = i18n.count(key::MUNICIPALITY_COUNT, in_cluster);
        i18n.fill(key::STRUCTURE_PAGE_IN_CLUSTER, &[("count", &count)])
    };
    view! {
        <Fact term=i18n.h(key::MUNICIPALITY_PLURAL)>
            <a class="ds-link" href=list>{move || i18n.count(key::MUNICIPALITY_COUNT, count)}</a>
            ", "
            {members}
            {plan}
        </Fact>
    }
}

#[component]
fn Facts(region: RegionView) -> impl IntoView {
    let i18n = use_i18n();
    let counties: Vec<_> = region.counties.iter().map(|county| county.name.as_str()).collect();
    let counties = counties.join(", ");
    let coordinator = if region.has_coordinator {
        key::STRUCTURE_PAGE_COORDINATOR_YES
    } else {
        key::STRUCTURE_PAGE_COORDINATOR_NATION_STANDS_IN
    };
    let host = match &region.host {
        Some(term) => {
            let locked = term.locked_until.map(|day| {
                let text = move || {
                    i18n.fill(key::STRUCTURE_PAGE_LOCKED_UNTIL, &[("date", &format::date(i18n, day))])
                };
                view! { ", " {text} }
            });
            view! { {municipality(&term.municipality)} {locked} }.into_any()
        }
        None => view! { {i18n.t(key::STRUCTURE_PAGE_NO_HOST)} }.into_any(),
    };
    let clusters = region.clusters.iter().map(|place| view! { <li>{cluster(place)}</li> }).collect_view();
    let none = region.clusters.is_empty();
    let source = region.source.clone();
    view! {
        <dl class="app-facts">
            <Fact term=i18n.t(key::STRUCTURE_PAGE_STATUS)>{i18n.t(region.status.key())}</Fact>
            <Fact term=i18n.h(key::COUNTY_PLURAL)>{counties}</Fact>
            <Municipalities region=region.clone() />
            <Fact term=i18n.h(key::HOST)>{host}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_COORDINATOR)>{i18n.t(coordinator)}</Fact>
            <Fact term=i18n.h(key::CLUSTER_SHORT_PLURAL)>
                {if none {
                    view! { {i18n.t(key::STRUCTURE_PAGE_NO_CLUSTER)} }.into_any()
                } else {
                    view! { <ul class="app-links">{clusters}</ul> }.into_any()
                }}
            </Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_SOURCE)><span lang="nb">{source}</span></Fact>
        </dl>
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::RegionActors(Slug(region.slug.clone())).path()>
                {i18n.t(key::ORGANISATION_PAGE_ACTORS_LINK)}
            </a>
        </p>
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Regions.path()>{i18n.h(key::REGION_PLURAL)}</a>
        </p>
    }
}
