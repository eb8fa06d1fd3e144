//! Where a cluster stands: status, region, motor, coordinator, and what it builds on.

use super::{STATE, Shared};
use crate::asked_day::{on, state_heading};
use crate::features::clusters::list::status_color;
use crate::features::people::posts;
use crate::features::structure::facts::{Fact, municipality, region, since};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::terms::Term;
use contract::people::RoleAssignmentView;
use contract::structure::ClusterView;
use domain::access::Role;
use domain::role::ClusterDesk;
use leptos::prelude::*;
use texts::{Key, key};
use time::Date;
use ui::Tag;

#[component]
pub(super) fn State(
    cluster: Signal<ClusterView>,
    people: Signal<Vec<RoleAssignmentView>>,
    shared: StoredValue<Shared>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = shared.with_value(|shared| state_heading(shared.day));
    view! {
        <section class="app-panel" aria-labelledby=STATE>
            <h2 class="ds-heading" data-size="sm" id=STATE tabindex="-1">{i18n.t(heading)}</h2>
            {move || facts(i18n, cluster.get(), people, shared.with_value(|shared| shared.day))}
        </section>
    }
}

/// Who answers where there is no coordinator.
pub(in super::super) const fn stands_in(cluster: &ClusterView) -> Key {
    match cluster.desk {
        ClusterDesk::Coordinator | ClusterDesk::Region => key::STRUCTURE_PAGE_COORDINATOR_REGION_STANDS_IN,
        ClusterDesk::Nation => key::STRUCTURE_PAGE_COORDINATOR_NATION_STANDS_IN,
    }
}

/// Says of a day before a cluster begins that it did not exist then, and when it begins or began: there is nobody in it. One
/// that was taken back before it began never does.
pub(in super::super) fn not_begun(
    i18n: I18n,
    cluster: &ClusterView,
    day: Option<Date>,
) -> impl IntoView + use<> {
    let Some(begins) = cluster.statuses.iter().map(|term| term.valid_from).min() else {
        return view! { <p class="ds-paragraph">{i18n.t(key::CLUSTER_PAGE_TAKEN_BACK)}</p> }.into_any();
    };
    let coming = begins > format::today();
    let when = if coming { key::CLUSTER_PAGE_BEGINS } else { key::CLUSTER_PAGE_NOT_BEGUN_FOUNDED };
    let when = move || i18n.fill(when, &[("date", &format::date(i18n, begins))]);
    let then = on(&Route::Cluster(cluster.id), Some(begins));
    view! {
        <p class="ds-paragraph">
            {day.is_some().then(|| view! { {i18n.t(key::CLUSTER_PAGE_NOT_BEGUN)} " " })} {when}
        </p>
        {coming.then(|| {
            view! {
                <p class="ds-paragraph">
                    <a class="ds-link" href=then>{i18n.t(key::CLUSTER_PAGE_BEGINS_LOOK)}</a>
                </p>
            }
        })}
    }
    .into_any()
}

fn facts(
    i18n: I18n,
    cluster: ClusterView,
    people: Signal<Vec<RoleAssignmentView>>,
    looked_at: Option<Date>,
) -> impl IntoView {
    let demo = cluster.origin == "demo";
    let unconfirmed = !demo && !cluster.confirmed;
    let (has, filled, above) = (cluster.has_coordinator, cluster.coordinator_since, stands_in(&cluster));
    let coordinator = move || {
        people.with(|all| posts::coordinator(i18n, Role::ClusterCoordinator, filled, has, above, all))
    };
    let Some(status) = cluster.status else { return not_begun(i18n, &cluster, looked_at).into_any() };
    let motor = match &cluster.motor {
        Some(term) => {
            view! { {municipality(&term.municipality)} ", " {since(i18n, term.valid_from)} }.into_any()
        }
        None => view! { {i18n.t(key::CLUSTER_PAGE_NO_MOTOR)} }.into_any(),
    };
    let began = cluster.statuses.iter().rev().find(|term| term.status == status).map(|term| term.valid_from);
    let began = began.map(|day| view! { " " {since(i18n, day)} });
    let percent = cluster.coordinator_percent.and_then(|percent| u64::try_from(percent).ok());
    view! {
        {demo.then(|| view! { <p class="ds-paragraph"><Tag>{i18n.t(key::DEMO_MARKER)}</Tag></p> })}
        {unconfirmed.then(|| {
            view! { <p class="ds-paragraph"><Tag>{i18n.t(key::STRUCTURE_PAGE_CLUSTER_NOT_CONFIRMED)}</Tag></p> }
        })}
        <dl class="app-facts">
            <Fact term=i18n.t(key::STRUCTURE_PAGE_STATUS)>
                <Tag color=status_color(status)>{i18n.t(status.key())}</Tag>
                {began}
            </Fact>
            {cluster.region.map(|place| view! { <Fact term=i18n.h(key::REGION)>{region(&place)}</Fact> })}
            <Fact term=i18n.h(key::MOTOR) hard=Term::Motor>{motor}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_COORDINATOR)>{coordinator}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_BASIS)>{i18n.h(cluster.basis.key())}</Fact>
            {cluster.common_need.map(|need| {
                view! { <Fact term=i18n.t(key::CLUSTER_PAGE_COMMON_NEED)><span lang="no">{need}</span></Fact> }
            })}
            {cluster.cooperation.map(|cooperation| {
                view! { <Fact term=i18n.t(key::CLUSTER_PAGE_COOPERATION)>{cooperation.name}</Fact> }
            })}
            <Fact term=i18n.t(key::STRUCTURE_PAGE_FUNDING)>{i18n.h(cluster.funding_model.key())}</Fact>
            {percent.map(|percent| {
                let text = move || {
                    let count = format::number(i18n.lang(), percent);
                    i18n.fill(key::CLUSTER_PAGE_PERCENT_VALUE, &[("count", &count)])
                };
                view! { <Fact term=i18n.t(key::CLUSTER_PAGE_PERCENT)>{text}</Fact> }
            })}
            <Fact term=i18n.t(key::STRUCTURE_PAGE_SOURCE)><span lang="nb">{cluster.source}</span></Fact>
        </dl>
    }
    .into_any()
}
