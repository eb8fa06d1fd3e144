//! One municipality: where it belongs, and what is known of it.

use super::super::facts::{Fact, Names, cluster, region};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::load;
use contract::page::{Page, Paging};
use contract::structure::{
    AsOf, CooperationFilter, CooperationMemberView, CooperationView, MunicipalityView,
};
use domain::register::MunicipalityNumber;
use leptos::prelude::*;
use texts::{Key, key};
use ui::{Loaded, PageHeading};

/// The page.
#[component]
pub(in crate::features::structure) fn MunicipalityPage(number: MunicipalityNumber) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::MUNICIPALITY)));
    let wanted = number.as_str().to_owned();
    let place = load(move |session| {
        let number = wanted.clone();
        async move {
            session
                .call(async |client| Ok(client.get_municipality(&number, &AsOf::default()).await?.value))
                .await
        }
    });
    let show = move |place: MunicipalityView| {
        title.set(Some(place.name.clone()));
        view! { <Facts place=place.clone() /> <Cooperation number=place.number /> }.into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=place view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Municipalities.path()>{i18n.t(key::HOME_GO_MUNICIPALITIES)}</a>
        </p>
    }
}

#[component]
fn Facts(place: MunicipalityView) -> impl IntoView {
    let i18n = use_i18n();
    let population = place.population.and_then(|population| u64::try_from(population).ok());
    let counted = place.population_on;
    let population = population.map(|population| {
        let text = move || {
            let number = format::number(i18n.lang(), population);
            match counted {
                Some(day) => i18n.fill(
                    key::STRUCTURE_PAGE_POPULATION_ON,
                    &[("count", &number), ("date", &format::date(i18n, day))],
                ),
                None => number,
            }
        };
        view! { <Fact term=i18n.h(key::POPULATION)>{text}</Fact> }
    });
    let clusters: Vec<_> = place.clusters.iter().map(|membership| cluster(&membership.cluster)).collect();
    let in_region = place.region.is_some();
    let no_cluster =
        if in_region { key::STRUCTURE_PAGE_NO_CLUSTER_MUNICIPALITY } else { key::STRUCTURE_PAGE_NO_CLUSTER };
    let open_needs = Route::Register.with_query(&[("municipality", &place.number)]);
    let centrality = place.centrality_class.map(|class| {
        let text = move || i18n.fill(key::STRUCTURE_PAGE_CENTRALITY, &[("class", &class.to_string())]);
        view! { <Fact term=i18n.h(key::CENTRALITY)>{text}</Fact> }
    });
    let text = move |term: Key, value: Option<String>| {
        value.map(|value| view! { <Fact term=i18n.t(term)>{value}</Fact> })
    };
    view! {
        <dl class="app-facts">
            <Fact term=i18n.h(key::REGION)>
                {match &place.region {
                    Some(place) => region(place),
                    None => view! { {i18n.t(key::STRUCTURE_PAGE_NO_REGION_MUNICIPALITY)} }.into_any(),
                }}
            </Fact>
            <Fact term=i18n.h(key::CLUSTER)>
                {if clusters.is_empty() {
                    view! { {i18n.t(no_cluster)} }.into_any()
                } else {
                    let each = clusters.into_iter().map(|cluster| view! { <li>{cluster}</li> });
                    view! { <ul class="app-links">{each.collect_view()}</ul> }.into_any()
                }}
            </Fact>
            <Fact term=i18n.h(key::COUNTY)>{place.county.name}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_NUMBER)>{place.number}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_OFFICIAL_NAME)>
                <Names name=place.name parallel=place.parallel_names />
            </Fact>
            {population}
            {place.size_class.map(|size| {
                view! { <Fact term=i18n.h(key::SIZE_CLASS)>{i18n.h(size.key())}</Fact> }
            })}
            {centrality}
            <Fact term=i18n.h(key::LANGUAGE_DECISION)>{i18n.h(place.language_decision.key())}</Fact>
            {text(key::STRUCTURE_PAGE_ADMIN_CENTER, place.admin_center)}
            {text(key::STRUCTURE_PAGE_ORGANISATION_NUMBER, place.organisation_number)}
            {place.website.map(|host| {
                view! {
                    <Fact term=i18n.t(key::STRUCTURE_PAGE_WEBSITE)>
                        <a class="ds-link" href=format!("https://{host}") rel="external">{host.clone()}</a>
                    </Fact>
                }
            })}
        </dl>
        <p class="ds-paragraph">
            <a class="ds-link" href=open_needs>{i18n.t(key::STRUCTURE_PAGE_OPEN_NEEDS)}</a>
        </p>
    }
}

/// Cooperation that exists, with its source: something a cluster can be built on.
#[component]
fn Cooperation(number: String) -> impl IntoView {
    let i18n = use_i18n();
    let list = load(move |session| {
        let filter = CooperationFilter { municipality: Some(number.clone()), ..CooperationFilter::default() };
        async move {
            session.call(async |client| client.list_cooperations(&filter, &Paging::default()).await).await
        }
    });
    view! {
        <section class="app-stack" aria-labelledby="cooperation">
            <h2 class="ds-heading" data-size="sm" id="cooperation">{i18n.t(key::STRUCTURE_PAGE_COOPERATION)}</h2>
            <Loaded resource=list view=move |page| cooperations(i18n, page) />
        </section>
    }
}

fn kind(code: &str) -> Option<Key> {
    Some(match code {
        "knowledge_municipality" => key::COOPERATION_KIND_KNOWLEDGE_MUNICIPALITY,
        "university_region" => key::COOPERATION_KIND_UNIVERSITY_REGION,
        "agreement_municipality_university" => key::COOPERATION_KIND_AGREEMENT_MUNICIPALITY_UNIVERSITY,
        "joint_lab" => key::COOPERATION_KIND_JOINT_LAB,
        "regional_council" => key::COOPERATION_KIND_REGIONAL_COUNCIL,
        _ => return None,
    })
}

fn cooperations(i18n: I18n, page: Page<CooperationView>) -> AnyView {
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_COOPERATION_EMPTY)}</p> }
            .into_any();
    }
    let item = |one: CooperationView| {
        let source = one.source_url.clone();
        let members = move || {
            let name = |member: &CooperationMemberView| {
                let inferred = i18n.text(key::STRUCTURE_PAGE_COOPERATION_INFERRED);
                if member.inferred { format!("{} ({inferred})", member.name) } else { member.name.clone() }
            };
            one.members.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        view! {
            <li>
                <h3 class="ds-heading" data-size="2xs">{one.name}</h3>
                {kind(&one.kind).map(|kind| view! { <p class="ds-paragraph">{i18n.h(kind)}</p> })}
                <p class="ds-paragraph app-text">{members}</p>
                {one.note.map(|note| view! { <p class="ds-paragraph app-text" lang="nb">{note}</p> })}
                <p class="ds-paragraph">
                    {i18n.t(key::STRUCTURE_PAGE_SOURCE)} ": "
                    <a class="ds-link" href=source rel="external">{one.source_url}</a>
                </p>
            </li>
        }
    };
    view! {
        <p class="ds-paragraph app-text">{i18n.t(key::STRUCTURE_PAGE_COOPERATION_NOTE)}</p>
        <ul class="app-list">{page.items.into_iter().map(item).collect_view()}</ul>
    }
    .into_any()
}
