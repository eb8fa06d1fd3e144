//! The clusters, with region, motor and members.

use super::super::facts::{municipality, region};
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::load;
use contract::page::{Page, Paging};
use contract::structure::{ClusterFilter, ClusterView};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::key;
use ui::{Loaded, PageHeading, Pager, Table};

/// The page.
#[component]
pub(in crate::features::structure) fn Clusters() -> impl IntoView {
    let (i18n, map) = (use_i18n(), use_location().query);
    let cursor = Memo::new(move |_| map.with(|map| map.get("cursor")));
    let list = load(move |session| {
        let paging = Paging { cursor: cursor.get(), ..Paging::default() };
        async move {
            session.call(async |client| client.list_clusters(&ClusterFilter::default(), &paging).await).await
        }
    });
    view! {
        <PageHeading text=i18n.h(key::CLUSTER_PLURAL) />
        <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_CLUSTERS_INTRO)}</p>
        <Loaded resource=list view=move |page| table(i18n, page, cursor.get_untracked().is_some()) />
    }
}

fn table(i18n: I18n, page: Page<ClusterView>, later: bool) -> AnyView {
    if page.items.is_empty() {
        return view! { <p class="ds-paragraph">{i18n.t(key::STRUCTURE_PAGE_CLUSTERS_EMPTY)}</p> }.into_any();
    }
    let next = page.next_cursor.map(|cursor| Route::Clusters.with_query(&[("cursor", &cursor)]));
    let first = later.then(|| Route::Clusters.path());
    let row = |cluster: ClusterView| {
        view! {
            <tr>
                <th scope="row">
                    <a class="ds-link" href=Route::Cluster(cluster.id).path()>{cluster.name}</a>
                </th>
                <td>{cluster.region.as_ref().map(region)}</td>
                <td>{cluster.status.map(|status| view! { {i18n.t(status.key())} })}</td>
                <td>{cluster.motor.as_ref().map(|term| municipality(&term.municipality))}</td>
                <td class="ui-number">{cluster.members.len()}</td>
            </tr>
        }
    };
    let columns = vec![
        i18n.h(key::CLUSTER),
        i18n.h(key::REGION),
        i18n.t(key::STRUCTURE_PAGE_STATUS),
        i18n.h(key::MOTOR),
        i18n.h(key::MUNICIPALITY_PLURAL),
    ];
    let rows = page.items.into_iter().map(row).collect_view();
    view! {
        <Table id="clusters" caption=i18n.h(key::CLUSTER_PLURAL) columns=columns numbers=&[4] quiet=true>{rows}</Table>
        <Pager next=next first=first />
    }
    .into_any()
}
