//! What one is shown as, and the language of the service.

use super::super::employer;
use crate::features::structure::facts::Fact;
use crate::i18n::use_i18n;
use crate::labels;
use crate::session::use_session;
use crate::steps::{Answers, Choice, Field, Step, StepForm};
use crate::words::Words;
use client::{Client, Versioned};
use contract::people::{Me, UpdateMe};
use leptos::prelude::*;
use std::sync::Arc;
use texts::{Lang, key};

fn step(me: &Me) -> Step<Me> {
    let body = |a: &Answers| {
        Some(UpdateMe { display_name: Some(a.trimmed("/displayName")), language: a.read("/language") })
    };
    let call = async |client: Client, _: &str, body: &UpdateMe| {
        let value = client.update_me(body).await?;
        Ok(Some(Versioned { value, etag: String::new() }))
    };
    let own =
        |lang: &Lang| Choice { value: lang.tag().to_owned(), words: Words::Said(lang.own_name().to_owned()) };
    Step::new("about", key::PROFILE_SAVE, key::UI_SAVED, body, call)
        .asking(
            Field::line("/displayName", key::PROFILE_NAME)
                .help(key::PROFILE_NAME_HELP)
                .starting(me.display_name.clone())
                .required(),
        )
        .asking(
            Field::radio("/language", key::ACCOUNTS_LANGUAGE, Lang::ALL.iter().map(own).collect())
                .help(key::PROFILE_LANGUAGE_HELP)
                .starting(labels::lang(me.language).tag())
                .required(),
        )
}

/// The part of the page.
#[component]
pub(super) fn About() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let me = session.me_now();
    let done = Callback::new(move |answer: Option<Versioned<Me>>| {
        if let Some(Versioned { value, .. }) = answer {
            // Also where another language was chosen in this browser before: what one says last holds.
            i18n.choose(labels::lang(value.language));
            session.take(value);
        }
    });
    me.map(|me| {
        let (step, email) = (Arc::new(step(&me)), me.email.clone());
        let works = me.employer.as_ref().and_then(employer::shown);
        let works = works.map(|works| view! { <Fact term=i18n.t(key::PROFILE_EMPLOYER)>{works}</Fact> });
        view! {
            <section class="app-stack" aria-labelledby="about">
                <h2 class="ds-heading" data-size="sm" id="about">{i18n.t(key::PROFILE_ABOUT)}</h2>
                <dl class="app-facts">
                    <Fact term=i18n.t(key::ACCOUNT_EMAIL)>{email}</Fact>
                    {works}
                </dl>
                <StepForm
                    step=step
                    place="me"
                    etag=Signal::stored(String::new())
                    on_done=done
                    on_reload=|()| {}
                />
            </section>
        }
    })
}
