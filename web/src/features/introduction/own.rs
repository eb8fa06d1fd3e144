//! One's own programme: what to do, what is done, and saying so.

use super::{mine, progress, role};
use crate::format;
use crate::i18n::{I18n, use_i18n};
use crate::labels::Label;
use crate::routing::Route;
use crate::steps::{Answers, Field, Step, StepDialog, Steps};
use crate::words::Words;
use client::{Client, Versioned, tag_of};
use contract::introductions::{
    CompleteIntroductionStep, IntroductionStepView, IntroductionView, UndoIntroductionStep,
};
use leptos::prelude::*;
use texts::key;
use ui::{Color, Tag, Variant};

/// The id of the heading over the programmes, to which the reader comes after a step.
const OWN: &str = "own";

type Programmes = Vec<IntroductionView>;

#[component]
pub(super) fn Own(programmes: Programmes, #[prop(into)] refetch: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let current = RwSignal::new(Versioned { value: programmes, etag: String::new() });
    let steps = Steps::new(current);
    let list = move || {
        let programmes = current.with(|current| current.value.clone());
        if programmes.is_empty() {
            return view! { <p class="ds-paragraph">{i18n.t(key::INTRODUCTION_PAGE_NONE)}</p> }.into_any();
        }
        programmes.into_iter().map(|programme| one(i18n, &programme, steps)).collect_view().into_any()
    };
    view! {
        <section class="app-stack" aria-labelledby=OWN>
            <h2 class="ds-heading" data-size="sm" id=OWN tabindex="-1">{i18n.t(key::INTRODUCTION_PAGE_OWN)}</h2>
            {list}
        </section>
        <StepDialog steps=steps place="introduction" refetch=refetch landing=OWN gone=Route::Introduction />
    }
}

fn one(i18n: I18n, programme: &IntroductionView, steps: Steps<Programmes>) -> impl IntoView + use<> {
    let item = |(at, step): (usize, &IntroductionStepView)| {
        let label = i18n.t(step.step.key());
        let state = match step.done_on {
            Some(day) => {
                let text = Signal::derive(move || {
                    i18n.fill(key::INTRODUCTION_PAGE_DONE_ON, &[("date", &format::date(i18n, day))])
                });
                view! { <Tag color=Color::Success>{text}</Tag> }.into_any()
            }
            None => view! { <Tag>{i18n.t(key::INTRODUCTION_PAGE_NOT_DONE)}</Tag> }.into_any(),
        };
        let button = programme.may_complete.then(|| {
            let variant = if step.done_on.is_some() { Variant::Tertiary } else { Variant::Secondary };
            steps.button_as(change(programme, at + 1, step), variant)
        });
        view! {
            <li>
                <div class="app-row">
                    <strong>{format!("{}. ", at + 1)} {label}</strong>
                </div>
                <div class="app-row">{state} {button}</div>
            </li>
        }
    };
    let items = programme.steps.iter().enumerate().map(item).collect_view();
    let programme = programme.clone();
    let called = programme.clone();
    view! {
        <h3 class="ds-heading" data-size="xs">{move || role(i18n, &called)}</h3>
        <p class="ds-paragraph">{move || progress(i18n, &programme)}</p>
        <ol class="app-list">{items}</ol>
    }
}

/// Says that a step is done, or that it is not after all.
fn change(programme: &IntroductionView, number: usize, step: &IntroductionStepView) -> Step<Programmes> {
    let (id, tag, what) = (programme.id, tag_of(programme.version), step.step);
    let name = format!("{id}.{what}");
    let about = |key| Words::about(key, "number", number.to_string());
    if step.done_on.is_none() {
        let body = move |a: &Answers| Some(CompleteIntroductionStep { step: what, on: a.day("/on") });
        let call = async move |client: Client, _: &str, body: &CompleteIntroductionStep| {
            client.complete_introduction_step(id, &tag, body).await?;
            Ok(Some(Versioned { value: mine(&client).await?, etag: String::new() }))
        };
        let label = about(key::INTRODUCTION_PAGE_COMPLETE);
        Step::new(name, label, key::INTRODUCTION_PAGE_COMPLETED, body, call)
            .explained(what.key())
            .asking(Field::day("/on", key::INTRODUCTION_PAGE_ASK_ON).help(key::INTRODUCTION_PAGE_ASK_ON_HELP))
    } else {
        let body = move |_: &Answers| Some(UndoIntroductionStep { step: what });
        let call = async move |client: Client, _: &str, body: &UndoIntroductionStep| {
            client.undo_introduction_step(id, &tag, body).await?;
            Ok(Some(Versioned { value: mine(&client).await?, etag: String::new() }))
        };
        let label = about(key::INTRODUCTION_PAGE_UNDO);
        Step::new(name, label, key::INTRODUCTION_PAGE_UNDONE, body, call).explained(what.key())
    }
}
