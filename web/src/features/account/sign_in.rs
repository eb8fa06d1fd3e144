//! Signing in.

use super::{BACK, way_back};
use crate::forms::{Field, FormErrors, FormState};
use crate::i18n::use_i18n;
use crate::session::use_session;
use contract::people::Login;
use contract::problem::{FieldCode, FieldProblem};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::key;
use ui::{Announcer, Button, InputKind, PageHeading, TextInput};

const FIELDS: &[Field] =
    &[("/email", "email", key::ACCOUNT_EMAIL), ("/password", "password", key::ACCOUNT_PASSWORD)];

/// What is missing before the form can be sent.
fn check(login: &Login) -> Vec<FieldProblem> {
    let missing = |pointer: &str| FieldProblem {
        pointer: pointer.to_owned(),
        code: FieldCode::Required,
        detail: String::new(),
        limit: None,
    };
    let mut found = Vec::new();
    if login.email.trim().is_empty() {
        found.push(missing("/email"));
    }
    if login.password.is_empty() {
        found.push(missing("/password"));
    }
    found
}

/// The sign-in page.
#[component]
pub(super) fn SignIn() -> impl IntoView {
    let (i18n, session, announcer) = (use_i18n(), use_session(), Announcer::get());
    let (navigate, query) = (use_navigate(), use_location().query);
    let form = FormState::new();
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let login =
            Login { email: email.get_untracked().trim().to_owned(), password: password.get_untracked() };
        if form.busy().get_untracked() || !form.passes(check(&login)) {
            return;
        }
        let (navigate, back) = (navigate.clone(), way_back(query.with_untracked(|q| q.get(BACK))));
        leptos::task::spawn_local(async move {
            if form.send(session.sign_in(&login)).await.is_some() {
                navigate(&back, NavigateOptions::default());
                announcer.say(i18n.text_now(key::ACCOUNT_SIGN_IN_DONE));
            }
        });
    };
    view! {
        <PageHeading text=i18n.t(key::ACCOUNT_SIGN_IN_HEADING) />
        <form class="app-form" novalidate on:submit=submit>
            <FormErrors state=form fields=FIELDS />
            <TextInput
                id="email"
                label=i18n.t(key::ACCOUNT_EMAIL)
                kind=InputKind::Email
                autocomplete="username"
                required=true
                value=email
                set_value=move |text| email.set(text)
                error=form.error("/email")
            />
            <TextInput
                id="password"
                label=i18n.t(key::ACCOUNT_PASSWORD)
                kind=InputKind::Password
                autocomplete="current-password"
                required=true
                value=password
                set_value=move |text| password.set(text)
                error=form.error("/password")
            />
            <Button submit=true busy=form.busy()>{i18n.t(key::NAV_SIGN_IN)}</Button>
        </form>
        <p class="ds-paragraph">{i18n.t(key::ACCOUNT_SIGN_IN_HELP)}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_fields_are_asked_for() {
        let found = check(&Login { email: " ".into(), password: String::new() });
        assert_eq!(found.iter().map(|e| e.pointer.as_str()).collect::<Vec<_>>(), ["/email", "/password"]);
        assert!(check(&Login { email: "a@b.no".into(), password: " ".into() }).is_empty());
    }
}
