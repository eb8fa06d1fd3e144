//! The agreements: who has signed, who has not, and signing for whoever one speaks for.

use super::Shared;
use crate::features::clusters::lacks::names;
use crate::features::clusters::steps::{send, sign};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use contract::structure::{AgreementView, ClusterView, SignatureView};
use domain::register::AgreementStatus;
use domain::structure::cluster::ClusterAction;
use leptos::prelude::*;
use texts::key;
use ui::{Color, Tag, Variant};

#[component]
pub(super) fn Agreements(cluster: Signal<ClusterView>, shared: StoredValue<Shared>) -> impl IntoView {
    let i18n = use_i18n();
    let list = move || {
        let (shared, cluster) = (shared.get_value(), cluster.get());
        if cluster.agreements.is_empty() {
            return view! { <p class="ds-paragraph">{i18n.t(key::CLUSTER_PAGE_AGREEMENTS_NONE)}</p> }
                .into_any();
        }
        let newest_first = cluster.agreements.iter().rev();
        let items = newest_first.map(|agreement| one(i18n, &cluster, agreement, &shared)).collect_view();
        view! { <ul class="app-list">{items}</ul> }.into_any()
    };
    view! {
        <section class="app-stack" aria-labelledby="agreements">
            <h2 class="ds-heading" data-size="sm" id="agreements">{i18n.t(key::CLUSTER_PAGE_AGREEMENTS)}</h2>
            {list}
        </section>
    }
}

const fn color(status: AgreementStatus) -> Color {
    match status {
        AgreementStatus::Draft | AgreementStatus::Signing => Color::Info,
        AgreementStatus::InForce => Color::Success,
        AgreementStatus::Replaced | AgreementStatus::Ended => Color::Neutral,
    }
}

/// The period in which it is or was in force.
pub(in super::super) fn period(i18n: I18n, agreement: &AgreementView) -> Option<String> {
    let from = format::date(i18n, agreement.valid_from?);
    Some(match agreement.valid_to {
        None => i18n.fill(key::CLUSTER_PAGE_AGREEMENTS_PERIOD, &[("date", &from)]),
        Some(end) => {
            let end = format::date(i18n, end);
            i18n.fill(key::CLUSTER_PAGE_AGREEMENTS_UNTIL, &[("date", &from), ("end", &end)])
        }
    })
}

fn signature(i18n: I18n, signature: &SignatureView) -> String {
    let day = format::date(i18n, signature.signed_on);
    let name = &signature.municipality.name;
    let before = signature.signed_as.as_ref().filter(|before| before.name != *name);
    let signed = match before {
        Some(before) => {
            let values = [("date", day.as_str()), ("before", &before.name)];
            i18n.fill(key::CLUSTER_PAGE_AGREEMENTS_SIGNED_AS, &values)
        }
        None => day,
    };
    let written_down = signature.written_down.then(|| i18n.text(key::CLUSTER_PAGE_WRITTEN_DOWN));
    let said: Vec<_> =
        [Some(signed), written_down, signature.reference.clone()].into_iter().flatten().collect();
    format!("{name} ({})", said.join("; "))
}

fn one(
    i18n: I18n,
    cluster: &ClusterView,
    agreement: &AgreementView,
    shared: &Shared,
) -> impl IntoView + use<> {
    let (status, title) = (agreement.status, agreement.title.clone());
    let signed = (!agreement.signatures.is_empty()).then(|| {
        let signatures = agreement.signatures.clone();
        let text = move || {
            let all: Vec<_> = signatures.iter().map(|one| signature(i18n, one)).collect();
            i18n.fill(key::CLUSTER_PAGE_AGREEMENTS_SIGNED, &[("names", &all.join(", "))])
        };
        view! { <p class="ds-paragraph app-text">{text}</p> }
    });
    let awaits = (!agreement.awaits.is_empty()).then(|| {
        let all = names(agreement.awaits.iter().map(|m| m.name.as_str()));
        let text = move || i18n.fill(key::CLUSTER_PAGE_AGREEMENTS_AWAITS, &[("names", &all)]);
        view! { <p class="ds-paragraph app-text"><strong>{text}</strong></p> }
    });
    let mut buttons = Vec::new();
    if let Some(me) = &shared.me {
        let may_write = cluster.allowed_actions.contains(&ClusterAction::WriteAgreement);
        if may_write && status == AgreementStatus::Draft {
            buttons.push(shared.steps.button_as(send(cluster.id, agreement), Variant::Primary));
        }
        let own = |number: &str| cluster.members.iter().any(|m| m.own && m.municipality.number == number);
        for who in agreement.awaits.iter().filter(|who| own(&who.number)) {
            buttons.push(shared.steps.button_as(sign(cluster.id, agreement, who, me), Variant::Primary));
        }
    }
    let dated = agreement.clone();
    let link = agreement.link.clone().map(|link| {
        view! {
            <p class="ds-paragraph">
                <a class="ds-link" href=link rel="external">{i18n.t(key::CLUSTER_PAGE_AGREEMENTS_READ)}</a>
            </p>
        }
    });
    view! {
        <li>
            <div class="app-row">
                <strong>{title}</strong>
                <Tag color=color(status)>{i18n.t(status.key())}</Tag>
                <span>{move || period(i18n, &dated)}</span>
            </div>
            {link}
            {signed}
            {awaits}
            {(!buttons.is_empty()).then(|| view! { <div class="app-row">{buttons}</div> })}
        </li>
    }
}
