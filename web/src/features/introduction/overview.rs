//! How far the coordinators below have come, and what each has left.

use super::{progress, role};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use contract::introductions::IntroductionView;
use leptos::prelude::*;
use texts::key;

#[component]
pub(super) fn Overview(programmes: Vec<IntroductionView>) -> impl IntoView {
    let i18n = use_i18n();
    let list = if programmes.is_empty() {
        view! { <p class="ds-paragraph">{i18n.t(key::INTRODUCTION_PAGE_OTHERS_NONE)}</p> }.into_any()
    } else {
        let items = programmes.into_iter().map(|programme| one(i18n, programme)).collect_view();
        view! { <ul class="app-list">{items}</ul> }.into_any()
    };
    view! {
        <section class="app-stack" aria-labelledby="others">
            <h2 class="ds-heading" data-size="sm" id="others">{i18n.t(key::INTRODUCTION_PAGE_OTHERS)}</h2>
            {list}
        </section>
    }
}

fn one(i18n: I18n, programme: IntroductionView) -> impl IntoView {
    let left = programme.steps.iter().filter(|step| step.done_on.is_none());
    let left: Vec<_> = left.map(|step| view! { <li>{i18n.t(step.step.key())}</li> }).collect();
    let left = (!left.is_empty()).then(|| {
        view! {
            <details>
                <summary>{i18n.t(key::INTRODUCTION_PAGE_LEFT)}</summary>
                <ul class="ds-list">{left}</ul>
            </details>
        }
    });
    let (since, holder) = (programme.since, programme.holder.clone());
    let (called, shown) = (programme.clone(), programme);
    view! {
        <li>
            <div class="app-row">
                <strong>{holder}</strong>
                <span>{move || progress(i18n, &shown)}</span>
            </div>
            <div class="app-meta">
                <span>{move || role(i18n, &called)}</span>
                <span>
                    {move || i18n.fill(key::INTRODUCTION_PAGE_SINCE, &[("date", &format::date(i18n, since))])}
                </span>
            </div>
            {left}
        </li>
    }
}
