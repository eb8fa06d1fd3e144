//! Where a cluster stands: status, region, motor, coordinator, and what it builds on.

use super::{STATE, Shared};
use crate::asked_day::state_heading;
use crate::features::clusters::list::status_color;
use crate::features::structure::facts::{Fact, municipality, region, since};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::session::use_session;
use contract::people::Me;
use contract::structure::ClusterView;
use domain::ClusterId;
use domain::need::NeedLevel;
use leptos::prelude::*;
use texts::key;
use ui::Tag;

#[component]
pub(super) fn State(cluster: Signal<ClusterView>, shared: StoredValue<Shared>) -> impl IntoView {
    let i18n = use_i18n();
    let heading = shared.with_value(|shared| state_heading(shared.day));
    view! {
        <section class="app-panel" aria-labelledby=STATE>
            <h2 class="ds-heading" data-size="sm" id=STATE tabindex="-1">{i18n.t(heading)}</h2>
            {move || facts(i18n, cluster.get())}
        </section>
    }
}

/// The list of the cluster's needs, as near to it as the reader stands.
fn needs(cluster: ClusterId, me: Option<&Me>) -> String {
    let id = cluster.to_string();
    let inside = |me: &Me| {
        let coordinates = me.roles.iter().filter_map(|held| held.cluster.as_ref());
        let belongs = me.may_register_for.iter().filter(|place| place.own).flat_map(|place| &place.clusters);
        coordinates.chain(belongs).any(|one| one.id == cluster)
    };
    let level = match me {
        None => return Route::Register.with_query(&[("cluster", &id)]),
        Some(me) if inside(me) => NeedLevel::Cluster,
        Some(me) if me.roles.iter().any(|held| held.region.is_some()) => NeedLevel::Region,
        Some(_) => NeedLevel::Public,
    };
    Route::Needs.with_query(&[("level", level.code()), ("cluster", &id)])
}

fn facts(i18n: I18n, cluster: ClusterView) -> impl IntoView {
    let session = use_session();
    let demo = cluster.origin == "demo";
    let unconfirmed = !demo && !cluster.confirmed;
    let coordinator = if cluster.has_coordinator {
        key::STRUCTURE_PAGE_COORDINATOR_YES
    } else if cluster.region.is_some() {
        key::STRUCTURE_PAGE_COORDINATOR_REGION_STANDS_IN
    } else {
        key::STRUCTURE_PAGE_COORDINATOR_NATION_STANDS_IN
    };
    let Some(status) = cluster.status else {
        return view! { <p class="ds-paragraph">{i18n.t(key::CLUSTER_PAGE_NOT_BEGUN)}</p> }.into_any();
    };
    let motor = match &cluster.motor {
        Some(term) => {
            view! { {municipality(&term.municipality)} ", " {since(i18n, term.valid_from)} }.into_any()
        }
        None => view! { {i18n.t(key::CLUSTER_PAGE_NO_MOTOR)} }.into_any(),
    };
    let began = cluster.statuses.iter().rev().find(|term| term.status == status).map(|term| term.valid_from);
    let began = began.map(|day| view! { " " {since(i18n, day)} });
    let id = cluster.id;
    let needs = move || needs(id, session.me().as_deref());
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
            <Fact term=i18n.h(key::MOTOR)>{motor}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_COORDINATOR)>{i18n.t(coordinator)}</Fact>
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
        <p class="ds-paragraph"><a class="ds-link" href=needs>{i18n.t(key::CLUSTER_PAGE_NEEDS)}</a></p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::clusters::samples::me;
    use serde_json::json;

    #[test]
    fn the_needs_are_shown_as_near_to_the_cluster_as_the_reader_stands() {
        let id: ClusterId = "0199b0a0-0000-7000-8000-000000000001".parse().unwrap();
        let held = json!([{ "role": "cluster_coordinator", "cluster": { "id": id, "name": "Kystklynga" } }]);
        let region =
            json!([{ "role": "regional_coordinator", "region": { "slug": "vest", "name": "KSF Vest" } }]);
        let address = |me: Option<Me>| needs(id, me.as_ref());
        assert_eq!(address(None), format!("/register?cluster={id}"));
        assert_eq!(address(Some(me(&[], held))), format!("/behov?level=cluster&cluster={id}"));
        assert_eq!(address(Some(me(&[], region))), format!("/behov?level=region&cluster={id}"));
        assert_eq!(address(Some(me(&[], json!([])))), format!("/behov?level=public&cluster={id}"));
    }
}
