//! Choosing a password by a one-time link.

use super::token::Link;
use crate::forms::{Field, FormErrors, FormState, PasswordInput, ShowPasswords};
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::use_session;
use contract::field::problems;
use contract::people::SetPassword;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use texts::key;
use ui::{Alert, Button, Color, LinkButton, PageHeading, Urgency};
use validator::Validate;

const FIELDS: &[Field] = &[("/password", "new-password", key::ACCOUNT_PASSWORD_NEW)];

/// The page a one-time link leads to.
#[component]
pub(super) fn Password() -> impl IntoView {
    let i18n = use_i18n();
    let done = RwSignal::new(false);
    let token = StoredValue::new(Link::Password.take());
    view! {
        <PageHeading text=i18n.t(key::ACCOUNT_PASSWORD_HEADING) />
        {move || match (done.get(), token.get_value()) {
            (true, _) => view! {
                <Alert color=Color::Success urgency=Urgency::Polite>
                    <p class="ds-paragraph">{i18n.t(key::ACCOUNT_PASSWORD_DONE)}</p>
                </Alert>
                <LinkButton href=Route::SignIn.path()>{i18n.t(key::NAV_SIGN_IN)}</LinkButton>
            }
            .into_any(),
            (false, Some(token)) => view! { <Choose token=token done=done /> }.into_any(),
            (false, None) => view! {
                <Alert color=Color::Warning>
                    <h2 class="ds-heading" data-size="xs">{i18n.t(key::ACCOUNT_PASSWORD_NO_LINK_TITLE)}</h2>
                    <p class="ds-paragraph">{i18n.t(key::ACCOUNT_PASSWORD_NO_LINK_DETAIL)}</p>
                </Alert>
            }
            .into_any(),
        }}
    }
}

#[component]
fn Choose(token: String, done: RwSignal<bool>) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let form = FormState::new();
    let password = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let body = SetPassword { token: token.clone(), password: password.get_untracked() };
        let mut found = body.validate().err().map(|errors| problems(&errors)).unwrap_or_default();
        // The link has no field here to stand by: the service says what is wrong with it, in words of its own.
        found.retain(|problem| FIELDS.iter().any(|(pointer, ..)| *pointer == problem.pointer));
        if form.busy().get_untracked() || !form.passes(found) {
            return;
        }
        leptos::task::spawn_local(async move {
            let request = async {
                let set = session.call(async |client| client.set_password(&body).await).await;
                set.inspect_err(|error| Link::Password.refused(error))
            };
            if form.send(request).await.is_some() {
                Link::Password.used();
                done.set(true);
            }
        });
    };
    view! {
        <form class="app-form" novalidate on:submit=submit>
            <FormErrors state=form fields=FIELDS />
            <PasswordInput
                id="new-password"
                label=i18n.t(key::ACCOUNT_PASSWORD_NEW)
                description=i18n.t(key::ACCOUNT_PASSWORD_HELP)
                autocomplete="new-password"
                shown=shown
                value=password
                error=form.error("/password")
            />
            <ShowPasswords shown=shown />
            <Button submit=true busy=form.busy()>{i18n.t(key::ACCOUNT_PASSWORD_SAVE)}</Button>
        </form>
    }
}
