//! The form of a need: two answers are enough, the rest is optional, and nothing typed is ever lost.

mod editor;
mod fields;
mod form;
mod keep;
mod language;
mod more;
mod places;
mod status;

use crate::forms::{Field, FormErrors};
use crate::i18n::use_i18n;
use crate::kept;
use crate::labels;
use crate::routing::Route;
use crate::session::{Session, load, use_session};
use client::{Error, Versioned};
use contract::needs::{NeedView, SubmitNeed};
use contract::people::Me;
use domain::NeedId;
use domain::access::policy::NeedAction;
use editor::{Editor, Saved, after};
use form::NeedForm;
use keep::{Kept, place};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;
use texts::key;
use ui::{
    Alert, Announcer, Button, Failure, FailureView, Loaded, PageHeading, Urgency, Variant, focus_element,
};

/// The control of each field, in the order of the page.
const FIELDS: &[Field] = &[
    ("/municipality", "municipality", key::NEED_FORM_MUNICIPALITY),
    ("/title", "title", key::NEED_TITLE),
    ("/problem", "problem", key::NEED_PROBLEM),
    ("/cluster", "cluster", key::NEED_PAGE_ASK_CLUSTER),
    ("/serviceArea", "service-area", key::NEED_SERVICE_AREA),
    ("/affectedGroups", "affected-groups", key::NEED_FORM_AFFECTED_GROUPS),
    ("/whoAffected", "who-affected", key::NEED_FORM_WHO_AFFECTED),
    ("/urgency", "urgency", key::NEED_URGENCY),
    ("/urgencyStarts", "urgency-starts", key::NEED_FORM_URGENCY_STARTS),
    ("/language", "language", key::NEED_FORM_LANGUAGE),
    ("/outsideTheme", "outside-theme", key::NEED_FORM_OUTSIDE_THEME),
];

/// A new need. A draft that was begun in this tab goes on.
#[component]
pub(super) fn NewNeed() -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let me = session.me_now();
    let begun = load(move |session| begun(session, session.me_now()));
    let may = me.as_ref().is_some_and(|me| !me.may_register_for.is_empty());
    view! {
        <PageHeading text=i18n.t(key::NEED_FORM_HEADING_NEW) />
        {if may {
            view! {
                <Loaded
                    resource=begun
                    view=move |stored| view! { <NeedEditor stored=stored place=None /> }.into_any()
                />
            }
            .into_any()
        } else {
            view! {
                <p class="ds-paragraph"><strong>{i18n.t(key::NEED_FORM_CANNOT_TITLE)}</strong></p>
                <p class="ds-paragraph">{i18n.t(key::NEED_FORM_CANNOT_DETAIL)}</p>
            }
            .into_any()
        }}
    }
}

/// The draft that was begun in this tab, if the service has it and it is still one.
async fn begun(session: Session, me: Option<Arc<Me>>) -> Result<Option<Versioned<NeedView>>, Error> {
    let draft = me.and_then(|me| kept::get(&place(None), me.id)).and_then(|kept: Kept| kept.base);
    let Some(id) = draft.map(|base| base.need.id) else { return Ok(None) };
    match session.call(async |client| client.get_need(id).await).await {
        Ok(need) if need.value.allowed_actions.contains(&NeedAction::Submit) => Ok(Some(need)),
        // Sent in or thrown away elsewhere: what is typed begins anew.
        Ok(_) => Ok(None),
        Err(error) if error.status() == Some(404) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Changing a need.
#[component]
pub(super) fn EditNeed(id: NeedId) -> impl IntoView {
    let i18n = use_i18n();
    let need =
        load(move |session| async move { session.call(async |client| client.get_need(id).await).await });
    let show = move |need: Versioned<NeedView>| {
        let actions = &need.value.allowed_actions;
        if actions.iter().any(|a| matches!(a, NeedAction::Edit | NeedAction::Classify)) {
            view! { <NeedEditor stored=Some(need) place=Some(id) /> }.into_any()
        } else {
            view! { <FailureView failure=Failure::Forbidden /> }.into_any()
        }
    };
    view! {
        <PageHeading text=i18n.t(key::NEED_FORM_HEADING_EDIT) />
        <Loaded resource=need view=show />
    }
}

/// The form.
#[component]
fn NeedEditor(stored: Option<Versioned<NeedView>>, place: Option<NeedId>) -> impl IntoView {
    let (i18n, session, announcer, navigate) = (use_i18n(), use_session(), Announcer::get(), use_navigate());
    let Some(me) = session.me_now() else {
        return view! { <FailureView failure=Failure::SignIn /> }.into_any();
    };
    let fresh = NeedForm {
        municipality: places::only(&me).unwrap_or_default(),
        language: labels::ui_language(i18n.lang_now()).code().to_owned(),
        ..NeedForm::default()
    };
    let (editor, restored) = Editor::open(stored, place, me.id, fresh.clone());
    let restored = RwSignal::new(restored);
    let cluster = RwSignal::new(String::new());
    let places = StoredValue::new(me.may_register_for.clone());
    let start_over = Callback::new(move |()| {
        editor.forget();
        if place.is_none() {
            // A draft that was made already stays among the person's own.
            editor.stored.set(None);
        }
        let known = editor.stored.with_untracked(|s| s.as_ref().map(|s| NeedForm::of(&s.value)));
        editor.form.set(known.unwrap_or_else(|| fresh.clone()));
        editor.saved.set(Saved::Untouched);
        restored.set(false);
        focus_element("title");
    });
    let finish = StoredValue::new_local(move |send_in: bool| {
        // Nothing is saved over what was changed elsewhere before the person has chosen.
        if editor.saved.get_untracked() == Saved::Stale {
            return focus_element(status::CONFLICT);
        }
        if editor.state.busy().get_untracked()
            || !editor.state.passes(editor.form.with_untracked(NeedForm::check))
        {
            return;
        }
        let navigate = navigate.clone();
        let submit = SubmitNeed { cluster: cluster.with_untracked(|cluster| cluster.parse().ok()) };
        leptos::task::spawn_local(async move {
            let request = async {
                let result = async {
                    let need = editor.save().await?;
                    if !send_in {
                        return Ok(need);
                    }
                    let (id, etag) = (need.value.id, need.etag);
                    session.call(async |client| client.submit_need(id, &etag, &submit).await).await
                };
                let result = result.await;
                if let Err(error) = &result {
                    editor.saved.set(after(error));
                }
                match result {
                    // The choice that is asked for then says it all.
                    Err(_) if editor.saved.get_untracked() == Saved::Stale => Ok(None),
                    other => other.map(Some),
                }
            };
            let Some(answer) = editor.state.send(request).await else { return };
            let Some(need) = answer else {
                return request_animation_frame(|| focus_element(status::CONFLICT));
            };
            editor.forget();
            let done = if send_in { key::NEED_PAGE_DONE_SUBMIT } else { key::UI_SAVED };
            navigate(&Route::Need(need.value.id).path(), NavigateOptions::default());
            announcer.say(i18n.text_now(done));
        });
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let send_in = untrack(move || editor.is_draft());
        finish.with_value(|finish| finish(send_in));
    };
    view! {
        <p class="ds-paragraph">{i18n.t(key::NEED_FORM_INTRO)} " " {i18n.t(key::NEED_FORM_NO_PERSONAL_DATA)}</p>
        <Show when=move || restored.get()>
            <Alert urgency=Urgency::Polite>
                <p class="ds-paragraph">{i18n.t(key::NEED_FORM_RESTORED)}</p>
                <Button variant=Variant::Secondary small=true on_press=start_over>{i18n.t(key::NEED_FORM_FORGET)}</Button>
            </Alert>
        </Show>
        <form class="app-form" novalidate on:submit=submit>
            <FormErrors state=editor.state fields=FIELDS kept=true />
            <fields::Fields editor=editor places=places cluster=cluster />
            <status::Status editor=editor />
            {move || editor.is_draft().then(|| view! { <p class="ds-paragraph">{i18n.t(key::NEED_PAGE_ASK_SUBMIT)}</p> })}
            <div class="app-row">
                {move || {
                    let label = if editor.is_draft() { key::ACTION_SUBMIT } else { key::NEED_FORM_SAVE };
                    view! { <Button submit=true busy=editor.state.busy()>{i18n.t(label)}</Button> }
                }}
                {move || editor.is_draft().then(|| view! {
                    <Button
                        variant=Variant::Secondary
                        busy=editor.state.busy()
                        on_press=move |()| finish.with_value(|finish| finish(false))
                    >
                        {i18n.t(key::ACTION_SAVE_DRAFT)}
                    </Button>
                })}
            </div>
        </form>
    }
    .into_any()
}
