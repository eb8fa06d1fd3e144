//! An invitation to a role: who invites and to what; accepted with a password, and then one is signed in.

use super::token::Link;
use crate::features::people::told::titled;
use crate::features::structure::facts::Fact;
use crate::format;
use crate::forms::{Field, FormErrors, FormState, PasswordInput, ShowPasswords};
use crate::i18n::{I18n, use_i18n};
use crate::labels;
use crate::routing::Route;
use crate::session::{load, use_session};
use contract::field::problems;
use contract::people::{AcceptInvitation, InvitationPreview, InvitationToken, Login};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::key;
use ui::{Alert, Announcer, Button, Color, Loaded, PageHeading};
use validator::Validate;

const FIELDS: &[Field] = &[("/password", "password", key::ACCOUNT_PASSWORD)];

/// The page that an invitation leads to.
#[component]
pub(super) fn Invitation() -> impl IntoView {
    let i18n = use_i18n();
    let token = StoredValue::new(Link::Invitation.take());
    view! {
        <PageHeading text=i18n.t(key::INVITATION_HEADING) />
        {match token.get_value() {
            Some(token) => view! { <Preview token=token /> }.into_any(),
            None => view! {
                <Alert color=Color::Warning>
                    <h2 class="ds-heading" data-size="xs">{i18n.t(key::ACCOUNT_PASSWORD_NO_LINK_TITLE)}</h2>
                    <p class="ds-paragraph">{i18n.t(key::INVITATION_NO_LINK)}</p>
                </Alert>
            }
            .into_any(),
        }}
    }
}

#[component]
fn Preview(token: String) -> impl IntoView {
    let i18n = use_i18n();
    let asked = token.clone();
    let preview = load(move |session| {
        let body = InvitationToken { token: asked.clone() };
        async move {
            let preview = session.call(async |client| client.preview_invitation(&body).await).await;
            preview.inspect_err(|error| Link::Invitation.refused(error))
        }
    });
    let show = move |preview: InvitationPreview| {
        let email = preview.email.clone();
        i18n.meet(labels::lang(preview.language));
        let ends = preview.expires_at;
        let no_thanks =
            move || i18n.fill(key::INVITATION_NO_THANKS_TEXT, &[("moment", &format::moment(i18n, ends))]);
        view! {
            {offered(i18n, preview)}
            <Accept token=token.clone() email=email />
            <section class="app-stack" aria-labelledby="no-thanks">
                <h2 class="ds-heading" data-size="xs" id="no-thanks">{i18n.t(key::INVITATION_NO_THANKS)}</h2>
                <p class="ds-paragraph">{no_thanks}</p>
            </section>
        }
        .into_any()
    };
    view! {
        <Loaded resource=preview view=show />
        <p class="ds-paragraph">{i18n.t(key::INVITATION_HELP)}</p>
    }
}

fn offered(i18n: I18n, preview: InvitationPreview) -> impl IntoView {
    let (role, from, to, ends) = (preview.role, preview.valid_from, preview.valid_to, preview.expires_at);
    let tasks = preview.tasks.into_iter().map(|task| view! { <li>{task}</li> }).collect_view();
    let tasks = (!tasks.is_empty()).then(|| {
        view! { <Fact term=i18n.t(key::PEOPLE_TASKS)><ul class="app-plain">{tasks}</ul></Fact> }
    });
    let last = to.map(|day| {
        view! { <Fact term=i18n.t(key::PEOPLE_LAST_DAY)>{move || format::date(i18n, day)}</Fact> }
    });
    view! {
        <section class="app-panel" aria-labelledby="offered">
            <h2 class="ds-heading" data-size="sm" id="offered">{move || titled(i18n, &role)}</h2>
            <dl class="app-facts">
                {preview.invited_by.map(|name| {
                    view! { <Fact term=i18n.t(key::INVITATION_BY)>{name}</Fact> }
                })}
                <Fact term=i18n.t(key::PEOPLE_DECIDED_FACT)>{preview.decided_by}</Fact>
                <Fact term=i18n.t(key::INVITATION_TO)>{preview.display_name} ", " {preview.email}</Fact>
                {preview.employer.map(|name| {
                    view! { <Fact term=i18n.t(key::PROFILE_EMPLOYER)>{name}</Fact> }
                })}
                <Fact term=i18n.t(key::PEOPLE_FIRST_DAY)>{move || format::date(i18n, from)}</Fact>
                {last}
                {preview.mandate.map(|text| {
                    view! {
                        <Fact term=i18n.t(key::PEOPLE_MANDATE)><span class="app-prose">{text}</span></Fact>
                    }
                })}
                {tasks}
                <Fact term=i18n.t(key::INVITATION_ENDS)>{move || format::moment(i18n, ends)}</Fact>
            </dl>
        </section>
    }
}

#[component]
fn Accept(token: String, email: String) -> impl IntoView {
    let (i18n, session, announcer) = (use_i18n(), use_session(), Announcer::get());
    let navigate = use_navigate();
    let form = FormState::new();
    let (password, shown) = (RwSignal::new(String::new()), RwSignal::new(false));
    // Accepted once: when only the signing in was lost, that alone is asked for again.
    let accepted = StoredValue::new(false);
    let name = email.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let body = AcceptInvitation { token: token.clone(), password: password.get_untracked() };
        let mut found = body.validate().err().map(|errors| problems(&errors)).unwrap_or_default();
        // The link has no field here to stand by: the service says what is wrong with it, in words of its own.
        found.retain(|problem| FIELDS.iter().any(|(pointer, ..)| *pointer == problem.pointer));
        if form.busy().get_untracked() || !form.passes(found) {
            return;
        }
        let login = Login { email: email.clone(), password: body.password.clone() };
        let navigate = navigate.clone();
        leptos::task::spawn_local(async move {
            let request = async {
                if !accepted.get_value() {
                    session.call(async |client| client.accept_invitation(&body).await).await?;
                    accepted.set_value(true);
                    Link::Invitation.used();
                }
                session.sign_in(&login).await
            };
            if form.send(request).await.is_some() {
                navigate(&Route::Profile.path(), NavigateOptions::default());
                announcer.say(i18n.text_now(key::INVITATION_DONE));
            }
        });
    };
    view! {
        <form class="app-form" novalidate on:submit=submit>
            <FormErrors state=form fields=FIELDS />
            // For the browser's own keeper of passwords.
            <input type="email" autocomplete="username" value=name hidden readonly aria-hidden="true" tabindex="-1" />
            <PasswordInput
                id="password"
                label=i18n.t(key::ACCOUNT_PASSWORD)
                description=i18n.t(key::INVITATION_PASSWORD_HELP)
                autocomplete="current-password"
                shown=shown
                value=password
                error=form.error("/password")
            />
            <ShowPasswords shown=shown />
            <Button submit=true busy=form.busy()>{i18n.t(key::INVITATION_ACCEPT)}</Button>
        </form>
    }
}
