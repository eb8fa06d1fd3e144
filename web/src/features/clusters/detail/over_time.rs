//! How a cluster came to be as it is: who drove it when, and where it stood when.

use crate::features::structure::facts::{municipality_from, period};
use crate::i18n::use_i18n;
use crate::labels::Label;
use contract::structure::{ClusterView, StatusPeriodView, TermView};
use leptos::prelude::*;
use texts::key;

#[component]
pub(super) fn OverTime(cluster: Signal<ClusterView>) -> impl IntoView {
    let i18n = use_i18n();
    let status = move |one: StatusPeriodView| {
        view! {
            <li>
                <strong>{i18n.t(one.status.key())}</strong>
                <span>{move || period(i18n, one.valid_from, one.valid_to)}</span>
                <span class="app-text" lang="no">{one.reason}</span>
            </li>
        }
    };
    let motor = move |term: TermView| {
        view! {
            <li>
                <strong>{municipality_from(&term.municipality, term.valid_from)}</strong>
                <span>{move || period(i18n, term.valid_from, term.valid_to)}</span>
                <span class="app-text" lang="no">{term.reason}</span>
            </li>
        }
    };
    let motors = move || {
        let terms = cluster.with(|cluster| cluster.motor_terms.clone());
        if terms.is_empty() {
            return view! { <p class="ds-paragraph">{i18n.t(key::CLUSTER_PAGE_NO_MOTOR)}</p> }.into_any();
        }
        view! { <ul class="app-list">{terms.into_iter().rev().map(motor).collect_view()}</ul> }.into_any()
    };
    let statuses = move || {
        let all = cluster.with(|cluster| cluster.statuses.clone());
        view! { <ul class="app-list">{all.into_iter().rev().map(status).collect_view()}</ul> }
    };
    view! {
        <section class="app-stack" aria-labelledby="motors">
            <h2 class="ds-heading" data-size="sm" id="motors">{i18n.t(key::STRUCTURE_PAGE_MOTOR_TERMS)}</h2>
            {motors}
        </section>
        <section class="app-stack" aria-labelledby="statuses">
            <h2 class="ds-heading" data-size="sm" id="statuses">{i18n.t(key::STRUCTURE_PAGE_STATUSES)}</h2>
            {statuses}
        </section>
    }
}
