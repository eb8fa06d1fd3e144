//! One cluster: who is in it, who drives it, and how it came to be.

use super::super::facts::{Fact, municipality, period, region};
use crate::format;
use crate::i18n::use_i18n;
use crate::labels::Label;
use crate::routing::Route;
use crate::session::load;
use contract::structure::{AsOf, ClusterView};
use domain::ClusterId;
use leptos::prelude::*;
use texts::key;
use ui::{Loaded, PageHeading, Table, Tag};

/// The page.
#[component]
pub(in crate::features::structure) fn ClusterPage(id: ClusterId) -> impl IntoView {
    let i18n = use_i18n();
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| i18n.heading(key::CLUSTER)));
    let cluster = load(move |session| async move {
        session.call(async |client| client.get_cluster(id, &AsOf::default()).await).await
    });
    let show = move |cluster: ClusterView| {
        title.set(Some(cluster.name.clone()));
        view! {
            <Facts cluster=cluster.clone() />
            <Members cluster=cluster.clone() />
            <OverTime cluster=cluster />
        }
        .into_any()
    };
    view! {
        <PageHeading text=heading />
        <Loaded resource=cluster view=show />
        <p class="ds-paragraph">
            <a class="ds-link" href=Route::Clusters.path()>{i18n.h(key::CLUSTER_PLURAL)}</a>
        </p>
    }
}

#[component]
fn Facts(cluster: ClusterView) -> impl IntoView {
    let i18n = use_i18n();
    let coordinator = if cluster.has_coordinator {
        key::STRUCTURE_PAGE_COORDINATOR_YES
    } else {
        key::STRUCTURE_PAGE_COORDINATOR_REGION_STANDS_IN
    };
    let demo = cluster.origin == "demo";
    let unconfirmed = !demo && !cluster.confirmed;
    view! {
        {demo.then(|| view! { <p class="ds-paragraph"><Tag>{i18n.t(key::DEMO_MARKER)}</Tag></p> })}
        {unconfirmed.then(|| {
            view! { <p class="ds-paragraph"><Tag>{i18n.t(key::STRUCTURE_PAGE_CLUSTER_NOT_CONFIRMED)}</Tag></p> }
        })}
        <dl class="app-facts">
            {cluster.status.map(|status| {
                view! { <Fact term=i18n.t(key::STRUCTURE_PAGE_STATUS)>{i18n.t(status.key())}</Fact> }
            })}
            {cluster.region.map(|place| {
                view! { <Fact term=i18n.h(key::REGION)>{region(&place)}</Fact> }
            })}
            {cluster.motor.map(|term| {
                view! { <Fact term=i18n.h(key::MOTOR)>{municipality(&term.municipality)}</Fact> }
            })}
            <Fact term=i18n.t(key::STRUCTURE_PAGE_COORDINATOR)>{i18n.t(coordinator)}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_BASIS)>{i18n.h(cluster.basis.key())}</Fact>
            <Fact term=i18n.t(key::STRUCTURE_PAGE_FUNDING)>{i18n.h(cluster.funding_model.key())}</Fact>
            {cluster.agreement_signed_on.map(|day| {
                view! {
                    <Fact term=i18n.t(key::STRUCTURE_PAGE_AGREEMENT_SIGNED)>
                        {move || format::date(i18n, day)}
                    </Fact>
                }
            })}
            <Fact term=i18n.t(key::STRUCTURE_PAGE_SOURCE)><span lang="nb">{cluster.source}</span></Fact>
        </dl>
    }
}

#[component]
fn Members(cluster: ClusterView) -> impl IntoView {
    let i18n = use_i18n();
    let columns = vec![
        i18n.h(key::MUNICIPALITY),
        i18n.t(key::STRUCTURE_PAGE_AMBITION),
        i18n.t(key::STRUCTURE_PAGE_SINCE),
    ];
    let rows = cluster.members.into_iter().map(|member| {
        view! {
            <tr>
                <th scope="row">{municipality(&member.municipality)}</th>
                <td>{i18n.h(member.ambition.key())}</td>
                <td>{move || format::date(i18n, member.valid_from)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Table id="members" caption=i18n.t(key::STRUCTURE_PAGE_MEMBERS) columns=columns>{rows}</Table>
    }
}

#[component]
fn OverTime(cluster: ClusterView) -> impl IntoView {
    let i18n = use_i18n();
    let statuses = cluster.statuses.into_iter().map(|one| {
        view! {
            <li>
                <strong>{i18n.t(one.status.key())}</strong>
                <span>{move || period(i18n, one.valid_from, one.valid_to)}</span>
                <span lang="no">{one.reason}</span>
            </li>
        }
    });
    let motors = cluster.motor_terms.into_iter().map(|term| {
        view! {
            <li>
                <strong>{municipality(&term.municipality)}</strong>
                <span>{move || period(i18n, term.valid_from, term.valid_to)}</span>
                <span lang="no">{term.decided_by}</span>
            </li>
        }
    });
    let subclusters = cluster.subclusters.into_iter().map(|one| {
        let members: Vec<_> = one.members.iter().map(|m| m.name.as_str()).collect();
        let members = members.join(", ");
        view! {
            <li>
                <strong>{one.name}</strong>
                <span>{i18n.t(key::STRUCTURE_PAGE_THEME)} ": " {one.theme}</span>
                <span>{members}</span>
                <span>{move || period(i18n, one.valid_from, one.valid_to)}</span>
            </li>
        }
    });
    let subclusters: Vec<_> = subclusters.collect();
    view! {
        <h2 class="ds-heading" data-size="sm">{i18n.t(key::STRUCTURE_PAGE_MOTOR_TERMS)}</h2>
        <ul class="app-list">{motors.collect_view()}</ul>
        <h2 class="ds-heading" data-size="sm">{i18n.t(key::STRUCTURE_PAGE_STATUSES)}</h2>
        <ul class="app-list">{statuses.collect_view()}</ul>
        {(!subclusters.is_empty()).then(|| view! {
            <h2 class="ds-heading" data-size="sm">{i18n.h(key::SUBCLUSTER_PLURAL)}</h2>
            <ul class="app-list">{subclusters}</ul>
        })}
    }
}
