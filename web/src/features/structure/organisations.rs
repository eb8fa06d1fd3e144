//! The research organisations.

use super::facts::municipality;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::load;
use contract::page::{Page, Paging};
use contract::structure::{OrganisationFilter, OrganisationView};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::key;
use ui::{Announcer, Button, InputKind, Loaded, PageHeading, Pager, Table, TextInput, Variant};

/// The page.
#[component]
pub(super) fn Organisations() -> impl IntoView {
    let (i18n, map, navigate) = (use_i18n(), use_location().query, use_navigate());
    let part = move |name: &'static str| {
        Memo::new(move |_| map.with(|map| map.get(name)).filter(|text| !text.is_empty()))
    };
    let (q, cursor) = (part("q"), part("cursor"));
    let list = load(move |session| {
        let filter = OrganisationFilter { q: q.get(), ..OrganisationFilter::default() };
        let paging = Paging { cursor: cursor.get(), count: Some(true), ..Paging::default() };
        async move { session.call(async |client| client.list_organisations(&filter, &paging).await).await }
    });
    let draft = RwSignal::new(String::new());
    Effect::new(move |_| draft.set(q.get().unwrap_or_default()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let address = draft.with_untracked(|q| Route::Organisations.with_query(&[("q", q.trim())]));
        navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let show = move |page| {
        table(i18n, page, &q.get_untracked().unwrap_or_default(), cursor.get_untracked().is_some())
    };
    view! {
        <PageHeading text=i18n.h(key::RESEARCH_ORGANISATION_PLURAL) />
        <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_ORGANISATIONS_INTRO)}</p>
        <form class="app-filter" role="search" novalidate on:submit=submit>
            <TextInput
                id="q"
                label=i18n.t(key::STRUCTURE_PAGE_ORGANISATIONS_SEARCH)
                kind=InputKind::Search
                unmarked=true
                value=draft
                set_value=move |text| draft.set(text)
            />
            <div class="app-row">
                <Button submit=true variant=Variant::Secondary>{i18n.t(key::UI_SEARCH)}</Button>
                <Show when=move || q.get().is_some()>
                    <a class="ds-link" href=Route::Organisations.path()>{i18n.t(key::UI_CLEAR_FILTERS)}</a>
                </Show>
            </div>
        </form>
        <Loaded resource=list view=show />
    }
}

fn table(i18n: I18n, page: Page<OrganisationView>, q: &str, later: bool) -> AnyView {
    let total = page.total.and_then(|total| u64::try_from(total).ok()).unwrap_or_default();
    let count = Signal::derive(move || i18n.count(key::RESEARCH_ORGANISATION_COUNT, total));
    Announcer::get().say(count.get_untracked());
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_EMPTY)}</p> }.into_any();
    }
    let next =
        page.next_cursor.map(|cursor| Route::Organisations.with_query(&[("q", q), ("cursor", &cursor)]));
    let first = later.then(|| Route::Organisations.with_query(&[("q", q)]));
    let row = |one: OrganisationView| {
        let name = match one.website {
            Some(site) => view! { <a class="ds-link" href=site rel="external">{one.name}</a> }.into_any(),
            None => one.name.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{i18n.h(one.kind.key())}</td>
                <td>{one.municipality.as_ref().map(municipality)}</td>
                <td>{one.organisation_number}</td>
            </tr>
        }
    };
    let columns = vec![
        i18n.t(key::STRUCTURE_PAGE_NAME),
        i18n.t(key::STRUCTURE_PAGE_KIND),
        i18n.t(key::STRUCTURE_PAGE_PLACE),
        i18n.t(key::STRUCTURE_PAGE_ORGANISATION_NUMBER),
    ];
    let rows = page.items.into_iter().map(row).collect_view();
    view! {
        <Table id="organisations" caption=count columns=columns>{rows}</Table>
        <Pager next=next first=first />
    }
    .into_any()
}
