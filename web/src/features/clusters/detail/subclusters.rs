//! The subclusters: some of the members work on a theme for a time.

use super::Shared;
use crate::features::clusters::lacks::names;
use crate::features::clusters::steps::end_subcluster;
use crate::features::structure::facts::period;
use crate::i18n::use_i18n;
use crate::terms::{Meaning, Term};
use contract::structure::{ClusterView, SubclusterView};
use domain::structure::cluster::ClusterAction;
use leptos::prelude::*;
use texts::key;
use ui::Variant;

#[component]
pub(super) fn Subclusters(cluster: Signal<ClusterView>, shared: StoredValue<Shared>) -> impl IntoView {
    let i18n = use_i18n();
    let list = move || {
        let (shared, cluster) = (shared.get_value(), cluster.get());
        if cluster.subclusters.is_empty() {
            return view! { <p class="ds-paragraph">{i18n.t(key::CLUSTER_PAGE_SUBCLUSTERS_NONE)}</p> }
                .into_any();
        }
        let may = shared.me.is_some() && cluster.allowed_actions.contains(&ClusterAction::Subcluster);
        let one = |one: &SubclusterView| {
            let one = one.clone();
            let end = may.then(|| {
                let button = shared.steps.button_as(end_subcluster(cluster.id, &one), Variant::Tertiary);
                view! { <div class="app-row">{button}</div> }
            });
            view! {
                <li>
                    <strong>{one.name}</strong>
                    <span>{i18n.t(key::STRUCTURE_PAGE_THEME)} ": " {one.theme}</span>
                    <span>{names(one.members.iter().map(|m| m.name.as_str()))}</span>
                    <span>{move || period(i18n, one.valid_from, one.valid_to)}</span>
                    {end}
                </li>
            }
        };
        let items = cluster.subclusters.iter().map(one).collect_view();
        view! { <ul class="app-list">{items}</ul> }.into_any()
    };
    view! {
            <section class="app-stack" aria-labelledby="subclusters">
                <div class="app-row app-asked">
    <h2 class="ds-heading" data-size="sm" id="subclusters">{i18n.h(key::SUBCLUSTER_PLURAL)}</h2>
    <Meaning of=Term::Subcluster />
    </div>
                {list}
            </section>
        }
}
