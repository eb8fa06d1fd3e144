//! The clusters of a region, with where each stands and what it lacks.

use crate::features::clusters::items;
use crate::i18n::use_i18n;
use contract::structure::ClusterView;
use leptos::prelude::*;
use texts::key;

#[component]
pub(super) fn Clusters(clusters: Vec<ClusterView>) -> impl IntoView {
    let i18n = use_i18n();
    let list = if clusters.is_empty() {
        view! { <p class="ds-paragraph">{i18n.t(key::PLACE_PAGE_CLUSTERS_NONE)}</p> }.into_any()
    } else {
        items(i18n, clusters)
    };
    view! {
        <section class="app-stack" aria-labelledby="clusters">
            <h2 class="ds-heading" data-size="sm" id="clusters">{i18n.h(key::CLUSTER_PLURAL)}</h2>
            {list}
        </section>
    }
}
