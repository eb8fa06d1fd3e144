//! What municipalities are asked: whoever may answer is met by it first.

use super::Shared;
use crate::features::clusters::steps::{answer, withdraw};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::steps::writes_down;
use contract::structure::{ClusterView, ConsentView, ProposalKind, ProposalView};
use domain::register::ProposalStatus;
use domain::structure::cluster::ClusterAction;
use leptos::prelude::*;
use texts::{Key, key};
use ui::Variant;

#[component]
pub(super) fn Asked(cluster: Signal<ClusterView>, shared: StoredValue<Shared>) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let shared = shared.get_value();
        let cluster = cluster.get();
        let open: Vec<_> =
            cluster.proposals.iter().filter(|p| p.status == ProposalStatus::Open).cloned().collect();
        if open.is_empty() || shared.day.is_some() {
            return ().into_any();
        }
        let heading = heading(&open, &shared);
        let items = open.iter().map(|proposal| one(i18n, &cluster, proposal, &shared)).collect_view();
        view! {
            <section class="app-panel" data-color="info" aria-labelledby="asked">
                <h2 class="ds-heading" data-size="sm" id="asked">{i18n.t(heading)}</h2>
                <ul class="app-list">{items}</ul>
            </section>
        }
        .into_any()
    }
}

/// Whether one's own municipality is asked, others that one may answer for, or others.
fn heading(open: &[ProposalView], shared: &Shared) -> Key {
    let mut may = open.iter().flat_map(|p| &p.consents).filter(|consent| consent.may_answer).peekable();
    let Some(me) = shared.me.as_ref().filter(|_| may.peek().is_some()) else {
        return key::CLUSTER_PAGE_ASKED_OTHERS;
    };
    if may.all(|consent| writes_down(me, &consent.municipality.number)) {
        key::CLUSTER_PAGE_ASKED_WRITE_DOWN
    } else {
        key::CLUSTER_PAGE_ASKED_OWN
    }
}

fn one(i18n: I18n, cluster: &ClusterView, proposal: &ProposalView, shared: &Shared) -> impl IntoView + use<> {
    let question = match proposal.kind {
        ProposalKind::Membership => key::CLUSTER_PAGE_ASKED_MEMBERSHIP,
        ProposalKind::Motor => key::CLUSTER_PAGE_ASKED_MOTOR,
    };
    let (name, from) = (proposal.municipality.name.clone(), proposal.valid_from);
    let ambition = proposal.ambition.map(|ambition| {
        let text =
            move || i18n.fill(key::CLUSTER_PAGE_ASKED_AMBITION, &[("what", &i18n.text(ambition.key()))]);
        view! { <span>{text}</span> }
    });
    let consents = proposal.consents.iter().map(|consent| said(i18n, consent.clone())).collect_view();
    let mut buttons = Vec::new();
    if let Some(me) = &shared.me {
        for consent in proposal.consents.iter().filter(|consent| consent.may_answer) {
            for (agrees, variant) in [(true, Variant::Primary), (false, Variant::Secondary)] {
                let step = answer(cluster.id, proposal, &consent.municipality, agrees, me);
                buttons.push(shared.steps.button_as(step, variant));
            }
        }
        if cluster.allowed_actions.contains(&ClusterAction::WithdrawProposal) {
            buttons.push(shared.steps.button_as(withdraw(cluster.id, proposal), Variant::Tertiary));
        }
    }
    let reason = proposal.reason.clone();
    view! {
        <li>
            <strong>{move || i18n.fill(question, &[("name", &name)])}</strong>
            <div class="app-meta">
                <span>
                    {move || i18n.fill(key::CLUSTER_PAGE_ASKED_FROM, &[("date", &format::date(i18n, from))])}
                </span>
                {ambition}
            </div>
            {reason.map(|reason| view! { <p class="ds-paragraph app-prose app-text">{reason}</p> })}
            <ul class="ds-list">{consents}</ul>
            {(!buttons.is_empty()).then(|| view! { <div class="app-row">{buttons}</div> })}
        </li>
    }
}

/// What one that is asked has said.
fn said(i18n: I18n, consent: ConsentView) -> impl IntoView {
    let key = match consent.agrees {
        Some(true) => key::CLUSTER_PAGE_ASKED_YES,
        Some(false) => key::CLUSTER_PAGE_ASKED_NO,
        None => key::CLUSTER_PAGE_ASKED_WAITING,
    };
    let written_down = consent.written_down.then(|| {
        view! { ", " {i18n.t(key::CLUSTER_PAGE_WRITTEN_DOWN)} }
    });
    let reference = consent.reference.map(|reference| format!(" ({reference})"));
    let reason = consent.reason.map(|reason| view! { ": " {reason} });
    let name = consent.municipality.name;
    view! { <li>{move || i18n.fill(key, &[("name", &name)])} {written_down} {reference} {reason}</li> }
}
