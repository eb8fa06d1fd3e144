//! All municipalities, by name in any official language, by region, by size.

use super::super::facts::{Names, Number, cluster, formerly, region};
use super::lacks::short;
use crate::i18n::{I18n, use_i18n};
use crate::narrow::{Found, Name, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::load;
use contract::page::{Page, Paging};
use contract::structure::{MunicipalityFilter, MunicipalityView};
use domain::ClusterId;
use domain::register::{MunicipalityLack, MunicipalityNumber, SizeClass};
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
        async move { session.call(async |client| client.list_municipalities(&filter, &paging).await).await }
    });
    let show = move |page| table(i18n, page, &query.get_untracked());
    view! {
        <PageHeading text=i18n.h(key::MUNICIPALITY_PLURAL) />
        <Narrow query=query parts=parts(i18n) />
        <Loaded resource=list view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Timeline.path()>{i18n.t(key::TIMELINE_HEADING)}</a>
        </p>
    }
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
