//! All municipalities, by name in any official language, by region, by size.

use super::super::facts::{Names, Number, cluster, region};
use super::super::filters;
use super::lacks::short;
use super::query::ListQuery;
use crate::i18n::{I18n, use_i18n};
use crate::routing::Route;
use crate::session::load;
use contract::page::Page;
use contract::structure::MunicipalityView;
use domain::register::{MunicipalityLack, MunicipalityNumber, SizeClass};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::key;
use ui::{
    Announcer, Button, Choice, InputKind, Loaded, PageHeading, Pager, Select, Table, TextInput, Variant,
};

/// The page.
#[component]
pub(in crate::features::structure) fn Municipalities() -> impl IntoView {
    let (i18n, map) = (use_i18n(), use_location().query);
    let query = Memo::new(move |_| map.with(|map| ListQuery::read(|name| map.get(name))));
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| (query.filter(), query.paging()));
        async move { session.call(async |client| client.list_municipalities(&filter, &paging).await).await }
    });
    let show = move |page| table(i18n, page, &query.get_untracked());
    view! {
        <PageHeading text=i18n.h(key::MUNICIPALITY_PLURAL) />
        <Filter query=query />
        <Loaded resource=list view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Timeline.path()>{i18n.t(key::TIMELINE_HEADING)}</a>
        </p>
    }
}

#[component]
fn Filter(query: Memo<ListQuery>) -> impl IntoView {
    let (i18n, navigate) = (use_i18n(), use_navigate());
    let draft = RwSignal::new(query.get_untracked());
    Effect::new(move |_| draft.set(query.get()));
    let lacks = Signal::derive(move || {
        let each = MunicipalityLack::ALL.iter();
        let each = each.map(|lack| Choice::new(lack.code(), i18n.t(short(*lack))));
        std::iter::once(Choice::new("", i18n.t(key::PLACE_PAGE_LIST_ANY))).chain(each).collect::<Vec<_>>()
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted =
            draft.with_untracked(|d| ListQuery { q: d.q.trim().to_owned(), ..d.page(String::new()) });
        navigate(&wanted.address(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    view! {
        <form class="app-filter" role="search" novalidate on:submit=submit>
            <TextInput
                id="q"
                label=i18n.t(key::STRUCTURE_PAGE_SEARCH)
                description=i18n.t(key::STRUCTURE_PAGE_SEARCH_HELP)
                kind=InputKind::Search
                unmarked=true
                value=Signal::derive(move || draft.with(|d| d.q.clone()))
                set_value=move |text| draft.update(|d| d.q = text)
            />
            <Select
                id="region"
                label=i18n.h(key::REGION)
                unmarked=true
                choices=filters::regions(i18n)
                value=Signal::derive(move || draft.with(|d| d.region.clone()))
                set_value=move |slug| draft.update(|d| d.region = slug)
            />
            <Select
                id="county"
                label=i18n.h(key::COUNTY)
                unmarked=true
                choices=filters::counties(i18n)
                value=Signal::derive(move || draft.with(|d| d.county.clone()))
                set_value=move |number| draft.update(|d| d.county = number)
            />
            <Select
                id="cluster"
                label=i18n.h(key::CLUSTER)
                unmarked=true
                choices=filters::clusters(i18n)
                value=Signal::derive(move || draft.with(|d| d.cluster.clone()))
                set_value=move |id| draft.update(|d| d.cluster = id)
            />
            <Select
                id="size-class"
                label=i18n.h(key::SIZE_CLASS)
                unmarked=true
                choices=filters::codes(i18n, SizeClass::ALL)
                value=Signal::derive(move || {
                    draft.with(|d| d.size.map(SizeClass::code).unwrap_or_default().to_owned())
                })
                set_value=move |code: String| draft.update(|d| d.size = code.parse().ok())
            />
            <Select
                id="lacks"
                label=i18n.t(key::PLACE_PAGE_LIST_LACKS)
                unmarked=true
                choices=lacks
                value=Signal::derive(move || {
                    draft.with(|d| d.lacks.map(MunicipalityLack::code).unwrap_or_default().to_owned())
                })
                set_value=move |code: String| draft.update(|d| d.lacks = code.parse().ok())
            />
            <div class="app-row">
                <Button submit=true variant=Variant::Secondary>{i18n.t(key::UI_SEARCH)}</Button>
                <Show when=move || query.with(ListQuery::is_narrowed)>
                    <a class="ds-link" href=Route::Municipalities.path()>{i18n.t(key::UI_CLEAR_FILTERS)}</a>
                </Show>
            </div>
        </form>
    }
}

fn table(i18n: I18n, page: Page<MunicipalityView>, query: &ListQuery) -> AnyView {
    let total = page.total.and_then(|total| u64::try_from(total).ok()).unwrap_or_default();
    let count = Signal::derive(move || i18n.count(key::MUNICIPALITY_COUNT, total));
    Announcer::get().say(count.get_untracked());
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_EMPTY)}</p> }.into_any();
    }
    let next = page.next_cursor.map(|cursor| query.page(cursor).address());
    let first = (!query.cursor.is_empty()).then(|| query.page(String::new()).address());
    let row = |place: MunicipalityView| {
        let name = view! { <Names name=place.name parallel=place.parallel_names /> };
        let name = match MunicipalityNumber::parse(&place.number) {
            Ok(number) => {
                view! { <a class="ds-link" href=Route::Municipality(number).path()>{name}</a> }.into_any()
            }
            Err(_) => name.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
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
    let rows = page.items.into_iter().map(row).collect_view();
    view! {
        <Table id="municipalities" caption=count columns=columns numbers=&[5]>{rows}</Table>
        <Pager next=next first=first />
    }
    .into_any()
}
