//! What a need is about, in the municipality's own words, and how it was placed.

use super::heading::PartHeading;
use super::{language_tag, originators};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use contract::needs::NeedView;
use leptos::prelude::*;
use texts::key;

/// When an answer is needed.
fn urgency(i18n: I18n, need: &NeedView) -> Option<String> {
    match (need.urgency, need.urgency_starts) {
        (_, Some(starts)) => {
            Some(i18n.fill(key::NEED_PAGE_URGENCY_STARTS, &[("date", &format::date(i18n, starts))]))
        }
        (Some(kind), None) => Some(i18n.text(kind.key())),
        (None, None) => None,
    }
}

/// What the need is about.
#[component]
pub(super) fn About(
    /// The need.
    need: Signal<NeedView>,
    /// Set before the ids of the headings.
    #[prop(optional)]
    prefix: &'static str,
    /// The level of the heading.
    #[prop(default = 2)]
    level: u8,
) -> impl IntoView {
    let (about, problem) = (format!("{prefix}about"), format!("{prefix}problem-text"));
    let i18n = use_i18n();
    let fact = move |term: Signal<String>, value: Option<String>| {
        value.map(|value| view! { <dt>{term}</dt> <dd>{texts::sentence_case(&value)}</dd> })
    };
    let affected = move |need: &NeedView| {
        let groups = need.affected_groups.iter().map(|group| i18n.text(group.key()));
        let all: Vec<String> = groups.chain(need.who_affected.clone()).collect();
        (!all.is_empty()).then(|| all.join("; "))
    };
    let facts = move || {
        need.with(|need| {
            view! {
                {fact(i18n.t(key::NEED_PAGE_REFERENCE), need.reference.clone())}
                {fact(i18n.h(key::NEED_ORIGINATOR), (!need.originators.is_empty()).then(|| {
                    need.originators.iter().map(|m| m.name.clone()).collect::<Vec<_>>().join(", ")
                }))}
                {fact(i18n.t(key::NEED_WHO_AFFECTED), affected(need))}
                {fact(i18n.h(key::NEED_SERVICE_AREA), need.service_area.map(|area| i18n.text(area.key())))}
                {fact(i18n.t(key::NEED_URGENCY), urgency(i18n, need))}
                {fact(i18n.t(key::NEED_PAGE_WRITTEN_IN), Some(i18n.text(need.language.key())))}
                {fact(i18n.t(key::NEED_PAGE_CHANNEL), need.channel.map(|channel| i18n.text(channel.key())))}
                {need.submitted_at.and_then(|at| {
                    fact(i18n.t(key::NEED_PROCESS_SUBMITTED), Some(format::day(i18n, at)))
                })}
                {need.outside_theme.then(|| {
                    fact(i18n.t(key::NEED_PAGE_THEME), Some(i18n.text(key::NEED_OUTSIDE_THEME)))
                })}
            }
        })
    };
    view! {
        <section class="app-stack" aria-labelledby=about>
            <PartHeading id=about.clone() level=level text=i18n.t(key::NEED_PAGE_ABOUT) />
            {move || {
                let nameless = need.with(|n| n.originators.is_empty());
                nameless.then(|| view! { <p class="ds-paragraph">{need.with(|n| originators(i18n, n))}</p> })
            }}
            <PartHeading id=problem level=level + 1 text=i18n.t(key::NEED_PROBLEM) />
            <p class="ds-paragraph app-prose app-text" lang=move || need.with(|n| language_tag(n.language))>
                {move || need.with(|n| n.problem.clone())}
            </p>
            <dl class="app-facts">{facts}</dl>
        </section>
    }
}
