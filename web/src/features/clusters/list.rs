//! The clusters: where each stands, who is in it, who drives it, and what it lacks.

use super::lacks::in_a_row;
use super::query::ListQuery;
use super::steps::founders;
use crate::features::structure::facts::region;
use crate::features::structure::filters;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::{load, use_session};
use contract::page::Page;
use contract::structure::ClusterView;
use domain::register::ClusterStatus;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::key;
use ui::{Button, Color, LinkButton, Loaded, PageHeading, Pager, Select, Tag, Variant};

/// The page.
#[component]
pub(super) fn Clusters() -> impl IntoView {
    let (i18n, session, map) = (use_i18n(), use_session(), use_location().query);
    let query = Memo::new(move |_| map.with(|map| ListQuery::read(|name| map.get(name))));
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| (query.filter(), query.paging()));
        async move { session.call(async |client| client.list_clusters(&filter, &paging).await).await }
    });
    let start = move || {
        let may = session.me().is_some_and(|me| !founders(&me).is_empty());
        may.then(|| {
            view! { <LinkButton href=Route::NewCluster.path()>{i18n.t(key::CLUSTER_PAGE_START)}</LinkButton> }
        })
    };
    view! {
        <div class="app-head">
            <PageHeading text=i18n.h(key::CLUSTER_PLURAL) />
            {start}
        </div>
        <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_CLUSTERS_INTRO)}</p>
        <Filter query=query />
        <Loaded resource=list view=move |page| table(i18n, page, &query.get_untracked()) />
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
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = draft.with_untracked(|draft| draft.page(String::new()));
        navigate(&wanted.address(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    view! {
        <form class="app-filter" role="search" novalidate on:submit=submit>
            <Select
                id="region"
                label=i18n.h(key::REGION)
                unmarked=true
                choices=filters::regions(i18n)
                value=Signal::derive(move || draft.with(|d| d.region.clone()))
                set_value=move |slug| draft.update(|d| d.region = slug)
            />
            <Select
                id="status"
                label=i18n.t(key::STRUCTURE_PAGE_STATUS)
                unmarked=true
                choices=filters::codes(i18n, ClusterStatus::ALL)
                value=Signal::derive(move || {
                    draft.with(|d| d.status.map(ClusterStatus::code).unwrap_or_default().to_owned())
                })
                set_value=move |code: String| draft.update(|d| d.status = code.parse().ok())
            />
            <div class="app-row">
                <Button submit=true variant=Variant::Secondary>{i18n.t(key::UI_SEARCH)}</Button>
                <Show when=move || query.with(ListQuery::is_narrowed)>
                    <a class="ds-link" href=Route::Clusters.path()>{i18n.t(key::UI_CLEAR_FILTERS)}</a>
                </Show>
            </div>
        </form>
    }
}

/// The colour beside the word for where a cluster stands.
pub(super) const fn status_color(status: ClusterStatus) -> Color {
    match status {
        ClusterStatus::Initiative | ClusterStatus::Establishing => Color::Info,
        ClusterStatus::Established => Color::Success,
        ClusterStatus::Dormant => Color::Warning,
        ClusterStatus::Closed => Color::Neutral,
    }
}

fn table(i18n: I18n, page: Page<ClusterView>, query: &ListQuery) -> AnyView {
    let next = page.next_cursor.map(|cursor| query.page(cursor).address());
    let first = (!query.cursor.is_empty()).then(|| query.page(String::new()).address());
    if page.items.is_empty() {
        let empty =
            if query.is_narrowed() { key::STRUCTURE_PAGE_EMPTY } else { key::STRUCTURE_PAGE_CLUSTERS_EMPTY };
        return view! { <p class="ds-paragraph">{i18n.t(empty)}</p> }.into_any();
    }
    view! {
        {items(i18n, page.items)}
        <Pager next=next first=first />
    }
    .into_any()
}

/// Clusters below each other: where each stands, who is in it, who drives it, and what it lacks.
pub(in crate::features) fn items(i18n: I18n, clusters: Vec<ClusterView>) -> AnyView {
    let item = |cluster: ClusterView| {
        let count = u64::try_from(cluster.members.len()).unwrap_or_default();
        let motor = cluster.motor.map(|term| {
            let name = term.municipality.name;
            view! { <span>{move || i18n.fill(key::CLUSTER_PAGE_MOTOR_IS, &[("name", &name)])}</span> }
        });
        let open = cluster.status != Some(ClusterStatus::Closed);
        let lacks = cluster.lacks;
        view! {
            <li>
                <div class="app-row">
                    <a class="ds-link" href=Route::Cluster(cluster.id).path()>{cluster.name}</a>
                    {cluster.status.map(|status| {
                        view! { <Tag color=status_color(status)>{i18n.t(status.key())}</Tag> }
                    })}
                </div>
                <div class="app-meta">
                    {cluster.region.as_ref().map(region)}
                    <span>{move || i18n.count(key::MUNICIPALITY_COUNT, count)}</span>
                    {motor}
                </div>
                {open.then(|| view! { <p class="ds-paragraph">{move || in_a_row(i18n, &lacks)}</p> })}
            </li>
        }
    };
    view! { <ul class="app-list">{clusters.into_iter().map(item).collect_view()}</ul> }.into_any()
}
