//! A new account: made, and opened at once with a one-time link.

use super::link::Made;
use crate::features::groups::organisations;
use crate::features::people::employer;
use crate::features::people::language::{AS_THE_MUNICIPALITY, languages};
use crate::i18n::use_i18n;
use crate::steps::{Answers, Field, Known, Step, StepForm};
use client::{Client, Versioned};
use contract::people::CreateUser;
use leptos::prelude::*;
use std::sync::Arc;
use texts::key;

fn step(organisations: Known) -> Step<Made> {
    let body = move |a: &Answers| {
        Some(CreateUser {
            email: a.trimmed("/email"),
            display_name: a.trimmed("/displayName"),
            language: a.read("/language"),
            employer: employer::read(a, organisations),
        })
    };
    let call = async |client: Client, _: &str, body: &CreateUser| {
        let made = client.create_user(body).await?.value;
        // Asked for again without an answer, the account is the same.
        let link = client.for_part("link").create_user_link(made.id).await?;
        Ok(Some(Versioned { value: Made { name: made.display_name, link }, etag: String::new() }))
    };
    Step::new("new", key::ACCOUNTS_CREATE, key::ACCOUNTS_CREATED, body, call)
        .asking(
            Field::line("/displayName", key::ACCOUNTS_DISPLAY_NAME)
                .help(key::ACCOUNTS_DISPLAY_NAME_HELP)
                .required(),
        )
        .asking(Field::line("/email", key::ACCOUNT_EMAIL).required())
        .asking(
            Field::radio("/language", key::ACCOUNTS_LANGUAGE, languages())
                .starting(AS_THE_MUNICIPALITY)
                .required(),
        )
        .asking_all(employer::fields(organisations, None))
}

/// The form. It is empty again when an account is made.
#[component]
pub(super) fn Create(link: RwSignal<Option<Made>>, changed: Trigger) -> impl IntoView {
    let i18n = use_i18n();
    let step = Arc::new(step(organisations()));
    let again = Trigger::new();
    let done = Callback::new(move |made: Option<Versioned<Made>>| {
        link.set(made.map(|made| made.value));
        changed.notify();
        again.notify();
    });
    let form = move || {
        again.track();
        let step = Arc::clone(&step);
        view! {
            <StepForm
                step=step
                place="account"
                etag=Signal::stored(String::new())
                on_done=done
                on_reload=|()| {}
            />
        }
    };
    view! {
        <h2 class="ds-heading" data-size="sm">{i18n.t(key::ACCOUNTS_NEW)}</h2>
        {form}
    }
}
