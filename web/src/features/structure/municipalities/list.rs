//! All municipalities, by name in any official language, by region, by size.

use super::super::facts::{Names, Number, cluster, formerly, region};
use super::lacks::short;
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::narrow::{Found, Name, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::load;
use client::{Client, Error};
use contract::page::{Page, Paging};
use contract::structure::{FactView, MunicipalityFilter, MunicipalityRef, MunicipalityView, TimelineFilter};
use domain::ClusterId;
use domain::register::{MunicipalityLack, MunicipalityNumber, SizeClass};
use domain::structure::FactKind;
use leptos::prelude::*;
use texts::key;
use ui::{Choice, Loaded, PageHeading, Table};

/// Municipalities on a page.
const LIMIT: u16 = 100;

const NAMES: &[Name] = &[
    Name::text("q"),
    Name::text("region"),
    Name::text("county"),
    Name::code::<ClusterId>("cluster"),
    Name::code::<SizeClass>("sizeClass"),
    Name::code::<MunicipalityLack>("lacks"),
];

fn filter(query: &Narrowed) -> MunicipalityFilter {
    MunicipalityFilter {
        q: query.text("q"),
        region: query.text("region").into_iter().collect(),
        county: query.text("county").into_iter().collect(),
        cluster: query.code("cluster").into_iter().collect(),
        size_class: query.code("sizeClass").into_iter().collect(),
        lacks: query.code("lacks").into_iter().collect(),
        ..MunicipalityFilter::default()
    }
}

fn parts(i18n: I18n) -> Vec<Part> {
    let lack = |lack: &MunicipalityLack| Choice::new(lack.code(), i18n.t(short(*lack)));
    let lacks = Signal::stored(MunicipalityLack::ALL.iter().map(lack).collect());
    vec![
        Part::search(i18n.t(key::STRUCTURE_PAGE_SEARCH)).help(i18n.t(key::STRUCTURE_PAGE_SEARCH_HELP)),
        Part::region(i18n),
        Part::county(i18n),
        Part::cluster(i18n, key::CLUSTER),
        Part::code(i18n, "sizeClass", i18n.h(key::SIZE_CLASS), SizeClass::ALL).id("size-class"),
        Part::choose("lacks", i18n.t(key::PLACE_PAGE_LIST_LACKS), lacks).without(key::PLACE_PAGE_LIST_ANY),
    ]
}

/// The page.
#[component]
pub(in crate::features::structure) fn Municipalities() -> impl IntoView {
    let i18n = use_i18n();
    let query = Narrowed::here(Route::Municipalities, NAMES);
    let list = load(move |session| {
        let (filter, paging) =
            query.with(|query| (filter(query), Paging { limit: Some(LIMIT), ..query.paging() }));
        async move {
            session
                .call(async |client| {
                    let page = client.list_municipalities(&filter, &paging).await?;
                    let coming = coming(&client, filter.q.as_deref()).await?;
                    Ok((page, coming))
                })
                .await
        }
    });
    let show = move |(page, coming): (Page<MunicipalityView>, Vec<FactView>)| {
        view! {
            {coming.into_iter().map(|one| will_be(i18n, one)).collect_view()}
            {table(i18n, page, &query.get_untracked())}
        }
        .into_any()
    };
    view! {
        <PageHeading text=i18n.h(key::MUNICIPALITY_PLURAL) />
        <Narrow query=query parts=parts(i18n) />
        <Loaded resource=list view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Timeline.path()>{i18n.t(key::TIMELINE_HEADING)}</a>
        </p>
    }
}

/// The municipalities that are decided but not there yet, and are called what is looked for.
async fn coming(client: &Client, looked_for: Option<&str>) -> Result<Vec<FactView>, Error> {
    let Some(looked_for) = looked_for else { return Ok(Vec::new()) };
    let filter = TimelineFilter {
        kind: vec![FactKind::MunicipalityBegan],
        from: format::today().next_day().map(|day| day.to_string()),
        ..TimelineFilter::default()
    };
    let paging = Paging { limit: Some(LIMIT), ..Paging::default() };
    let mut all = client.list_structure_timeline(&filter, &paging).await?.items;
    all.retain(|fact| is_called(fact, looked_for));
    Ok(all)
}

/// Whether the municipality of a fact has a name or number with what is looked for.
fn is_called(fact: &FactView, looked_for: &str) -> bool {
    let looked_for = looked_for.trim().to_lowercase();
    let called = |place: &MunicipalityRef| {
        place.name.to_lowercase().contains(&looked_for) || place.number.starts_with(&looked_for)
    };
    fact.municipality.as_ref().is_some_and(called)
}

/// That it becomes a municipality, and when, with the way to how it will be.
fn will_be(i18n: I18n, fact: FactView) -> Option<impl IntoView> {
    let place = fact.municipality?;
    let number = MunicipalityNumber::parse(&place.number).ok()?;
    let title = move || {
        let date = format::date(i18n, fact.on);
        i18n.fill(key::PLACE_PAGE_COMING, &[("name", &place.name), ("date", &date)])
    };
    Some(view! {
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Municipality(number).path()>{title}</a>
        </p>
    })
}

fn table(i18n: I18n, page: Page<MunicipalityView>, query: &Narrowed) -> AnyView {
    let found = Found::new(key::MUNICIPALITY_COUNT, key::STRUCTURE_PAGE_EMPTY);
    found.show(i18n, page, query, |all, count| {
        let row = |place: MunicipalityView| {
            let before = formerly(i18n, &place);
            let name = view! { <Names name=place.name parallel=place.parallel_names /> };
            let name = match MunicipalityNumber::parse(&place.number) {
                Ok(number) => {
                    view! { <a class="ds-link" href=Route::Municipality(number).path()>{name}</a> }.into_any()
                }
                Err(_) => name.into_any(),
            };
            view! {
                <tr>
                    <th scope="row">{name} " " {before}</th>
                    <td>{place.number}</td>
                    <td>{place.county.name}</td>
                    <td>{match place.region {
                        Some(place) => region(&place),
                        None => view! { {i18n.t(key::STRUCTURE_PAGE_NO_REGION)} }.into_any(),
                    }}</td>
                    <td>
                        {place.clusters.iter().enumerate().map(|(at, one)| {
                            view! { {(at > 0).then_some(", ")} {cluster(&one.cluster)} }
                        }).collect_view()}
                    </td>
                    {match place.population {
                        Some(population) => view! { <Number value=i64::from(population) /> }.into_any(),
                        None => view! { <td>{i18n.t(key::UI_UNKNOWN)}</td> }.into_any(),
                    }}
                </tr>
            }
        };
        let columns = vec![
            i18n.t(key::STRUCTURE_PAGE_NAME),
            i18n.t(key::STRUCTURE_PAGE_NUMBER),
            i18n.h(key::COUNTY),
            i18n.h(key::REGION),
            i18n.h(key::CLUSTER_SHORT_PLURAL),
            i18n.h(key::POPULATION),
        ];
        let rows = all.into_iter().map(row).collect_view();
        view! {
            <Table id="municipalities" caption=count columns=columns numbers=&[5]>{rows}</Table>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_that_is_to_come_is_known_by_its_name_or_number() {
        let fact = json!({ "on": "2027-01-01", "kind": "municipality_began",
                           "municipality": { "number": "4691", "name": "Granvin" } });
        let fact: FactView = serde_json::from_value(fact).unwrap();
        assert!(is_called(&fact, " granv ") && is_called(&fact, "4691"));
        assert!(!is_called(&fact, "Voss") && !is_called(&fact, "91"));
    }

    #[test]
    fn the_service_is_asked_for_what_stands_in_the_address() {
        let pairs = [("q", " Kárášjohka "), ("sizeClass", "small"), ("region", "nord"), ("lacks", "contact")];
        let query = Narrowed::asking(&Route::Municipalities, NAMES, &pairs);
        let filter = filter(&query);
        assert_eq!((filter.q.as_deref(), filter.region), (Some("Kárášjohka"), vec!["nord".to_owned()]));
        assert_eq!(filter.size_class, [SizeClass::Small]);
        assert_eq!(filter.lacks, [MunicipalityLack::Contact]);
    }
}
