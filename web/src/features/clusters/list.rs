//! The clusters: where each stands, who is in it, who drives it, and what it lacks.

use super::lacks::in_a_row;
use super::steps::founders;
use crate::asked_day::address;
use crate::features::structure::facts::region;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::narrow::{Name, Narrow, Narrowed, Part};
use crate::routing::Route;
use crate::session::{load, use_session};
use crate::terms::{Meaning, Term};
use contract::page::{Page, Paging};
use contract::structure::{ClusterFilter, ClusterView};
use domain::register::ClusterStatus;
use leptos::prelude::*;
use texts::key;
use ui::{Color, LinkButton, Loaded, PageHeading, Pager, Tag};

/// The page.
#[component]
pub(super) fn Clusters() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let names = [Name::text("region"), Name::code::<ClusterStatus>("status"), Name::day("asOf")];
    let query = Narrowed::here(Route::Clusters, &names);
    let list = load(move |session| {
        let (filter, paging) = query.with(|query| {
            let filter = ClusterFilter {
                region: query.text("region").into_iter().collect(),
                status: query.code("status").into_iter().collect(),
                as_of: query.text("asOf"),
            };
            (filter, Paging { count: None, ..query.paging() })
        });
        async move { session.call(async |client| client.list_clusters(&filter, &paging).await).await }
    });
    let status = i18n.t(key::STRUCTURE_PAGE_STATUS);
    let parts = vec![
        Part::region(i18n),
        Part::code(i18n, "status", status, ClusterStatus::ALL),
        Part::day("asOf", i18n.t(key::GROUP_PAGE_ON_DAY)),
    ];
    let start = move || {
        let may = session.me().is_some_and(|me| !founders(&me).is_empty());
        may.then(|| {
            view! { <LinkButton href=Route::NewCluster.path()>{i18n.t(key::CLUSTER_PAGE_START)}</LinkButton> }
        })
    };
    view! {
            <div class="app-head">
                <div class="app-row app-asked">
    <PageHeading text=i18n.h(key::CLUSTER_PLURAL) />
    <Meaning of=Term::Cluster />
    </div>
                {start}
            </div>
            <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_CLUSTERS_INTRO)}</p>
            <Narrow query=query parts=parts />
            <Loaded resource=list view=move |page| table(i18n, page, &query.get_untracked()) />
            <p class="ds-paragraph">
                <a class="ds-link" href=Route::Timeline.path()>{i18n.t(key::TIMELINE_HEADING)}</a>
            </p>
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

fn table(i18n: I18n, page: Page<ClusterView>, query: &Narrowed) -> AnyView {
    let (next, first) = (query.next(page.next_cursor), query.first());
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
                    <a class="ds-link" href=address(&Route::Cluster(cluster.id), None)>{cluster.name}</a>
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
