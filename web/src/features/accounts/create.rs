//! A new account: made, and opened at once with a one-time link.

use super::link::Made;
use crate::forms::{Field, FormErrors, FormState};
use crate::i18n::use_i18n;
use crate::labels;
use crate::session::use_session;
use contract::field::problems;
use contract::people::CreateUser;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use texts::{Lang, key};
use ui::{Button, Choice, InputKind, Select, TextInput};
use validator::Validate;

const FIELDS: &[Field] = &[
    ("/displayName", "display-name", key::ACCOUNTS_DISPLAY_NAME),
    ("/email", "email", key::ACCOUNT_EMAIL),
    ("/language", "account-language", key::ACCOUNTS_LANGUAGE),
];

/// The form.
#[component]
pub(super) fn Create(link: RwSignal<Option<Made>>, changed: Trigger) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let form = FormState::new();
    let user = RwSignal::new(CreateUser::default());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let body = user.get_untracked();
        let found = body.validate().err().map(|errors| problems(&errors)).unwrap_or_default();
        if form.busy().get_untracked() || !form.passes(found) {
            return;
        }
        leptos::task::spawn_local(async move {
            let request = async {
                let made = session.call(async |client| client.create_user(&body).await).await?;
                changed.notify();
                let id = made.value.id;
                let link = session.call(async |client| client.create_user_link(id).await).await?;
                Ok(Made { name: made.value.display_name, link })
            };
            if let Some(made) = form.send(request).await {
                user.set(CreateUser::default());
                link.set(Some(made));
            }
        });
    };
    let languages = Signal::derive(|| {
        Lang::ALL.iter().map(|lang| Choice::new(lang.tag(), lang.own_name().to_owned())).collect::<Vec<_>>()
    });
    let language = Signal::derive(move || {
        user.with(|user| user.language.map(labels::lang).unwrap_or_default().tag().to_owned())
    });
    view! {
        <h2 class="ds-heading" data-size="sm">{i18n.t(key::ACCOUNTS_NEW)}</h2>
        <form class="app-form" novalidate on:submit=submit>
            <FormErrors state=form fields=FIELDS />
            <TextInput
                id="display-name"
                label=i18n.t(key::ACCOUNTS_DISPLAY_NAME)
                description=i18n.t(key::ACCOUNTS_DISPLAY_NAME_HELP)
                required=true
                value=Signal::derive(move || user.with(|user| user.display_name.clone()))
                set_value=move |text| user.update(|user| user.display_name = text)
                error=form.error("/displayName")
            />
            <TextInput
                id="email"
                label=i18n.t(key::ACCOUNT_EMAIL)
                kind=InputKind::Email
                required=true
                value=Signal::derive(move || user.with(|user| user.email.clone()))
                set_value=move |text| user.update(|user| user.email = text)
                error=form.error("/email")
            />
            <Select
                id="account-language"
                label=i18n.t(key::ACCOUNTS_LANGUAGE)
                unmarked=true
                choices=languages
                value=language
                set_value=move |tag: String| user.update(|user| user.language = tag.parse().ok())
                error=form.error("/language")
            />
            <Button submit=true busy=form.busy()>{i18n.t(key::ACCOUNTS_CREATE)}</Button>
        </form>
    }
}
