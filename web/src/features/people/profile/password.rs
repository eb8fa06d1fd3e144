//! Another password of one's own, by the one it replaces. Nothing of it is kept in the browser.

use crate::forms::{Field, FormErrors, FormState, PasswordInput, ShowPasswords};
use crate::i18n::use_i18n;
use crate::session::use_session;
use contract::field::problems;
use contract::people::ChangePassword;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use texts::key;
use ui::{Alert, Announcer, Button, Color, focus_element};
use validator::Validate;

const FIELDS: &[Field] = &[
    ("/currentPassword", "current-password", key::PROFILE_PASSWORD_CURRENT),
    ("/password", "new-password", key::ACCOUNT_PASSWORD_NEW),
];

/// The id of the heading, to which one comes when it is done.
const HEADING: &str = "password";

/// The part of the page.
#[component]
pub(super) fn OwnPassword(
    /// Told when all other sessions have ended.
    changed: Trigger,
) -> impl IntoView {
    let (i18n, session, announcer) = (use_i18n(), use_session(), Announcer::get());
    let form = FormState::new();
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (shown, done) = (RwSignal::new(false), RwSignal::new(false));
    let email = session.me_now().map(|me| me.email.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let body =
            ChangePassword { current_password: current.get_untracked(), password: new.get_untracked() };
        let found = body.validate().err().map(|errors| problems(&errors)).unwrap_or_default();
        if form.busy().get_untracked() || !form.passes(found) {
            return;
        }
        done.set(false);
        leptos::task::spawn_local(async move {
            let request = session.call(async |client| client.change_my_password(&body).await);
            if form.send(request).await.is_some() {
                current.set(String::new());
                new.set(String::new());
                shown.set(false);
                done.set(true);
                changed.notify();
                announcer.say(i18n.text_now(key::PROFILE_PASSWORD_DONE));
                focus_element(HEADING);
            }
        });
    };
    view! {
        <section class="app-stack" aria-labelledby=HEADING>
            <h2 class="ds-heading" data-size="sm" id=HEADING tabindex="-1">{i18n.t(key::PROFILE_PASSWORD)}</h2>
            <p class="ds-paragraph app-text">{i18n.t(key::PROFILE_PASSWORD_ABOUT)}</p>
            <Show when=move || done.get()>
                <Alert color=Color::Success>
                    <p class="ds-paragraph">{i18n.t(key::PROFILE_PASSWORD_DONE)}</p>
                </Alert>
            </Show>
            <form class="app-form" novalidate on:submit=submit>
                <FormErrors state=form fields=FIELDS />
                // For the browser's own keeper of passwords.
                <input type="email" autocomplete="username" value=email hidden readonly aria-hidden="true" tabindex="-1" />
                <PasswordInput
                    id="current-password"
                    label=i18n.t(key::PROFILE_PASSWORD_CURRENT)
                    autocomplete="current-password"
                    shown=shown
                    value=current
                    error=form.error("/currentPassword")
                />
                <PasswordInput
                    id="new-password"
                    label=i18n.t(key::ACCOUNT_PASSWORD_NEW)
                    description=i18n.t(key::ACCOUNT_PASSWORD_HELP)
                    autocomplete="new-password"
                    shown=shown
                    value=new
                    error=form.error("/password")
                />
                <ShowPasswords shown=shown label=key::PROFILE_PASSWORD_SHOW />
                <Button submit=true busy=form.busy()>{i18n.t(key::PROFILE_PASSWORD_SAVE)}</Button>
            </form>
        </section>
    }
}
