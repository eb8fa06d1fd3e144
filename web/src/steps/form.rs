//! The form of a step: what one should know, its questions, the rules in the way, and the way back.

use super::answers::Answers;
use super::control::Control;
use super::rules::{RULES, Rules, lines, soft};
use super::step::{Sending, Step, Weight};
use crate::forms::{Fields, FormErrors, FormState, Line};
use crate::i18n::use_i18n;
use crate::kept;
use crate::once::{is_answer, new_key};
use crate::session::use_session;
use client::Versioned;
use contract::problem::Code;
use domain::UserId;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use texts::key;
use ui::{Announcer, Button, Variant, focus_element};

/// What is kept in the browser until the step is taken.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    answers: Answers,
    /// What was sent and had no answer, under which key: asked for again it is done once.
    unanswered: Option<(Answers, String)>,
}

/// What became of a request.
enum Sent<T> {
    Done(Option<Versioned<T>>),
    /// Soft rules stand in the way; their reasons are asked for now.
    Asks,
}

/// What was typed and not sent comes back, and all that is typed from now on is kept.
fn typed<T: 'static>(
    step: &Step<T>,
    place: &str,
    person: Option<UserId>,
) -> (RwSignal<Answers>, RwSignal<Option<(Answers, String)>>) {
    let mut before: Kept = person.and_then(|person| kept::get(place, person)).unwrap_or_default();
    before.answers.forget_unanswered();
    step.begin(&mut before.answers);
    let (answers, unanswered) = (RwSignal::new(before.answers), RwSignal::new(before.unanswered));
    let place = place.to_owned();
    Effect::new(move |opened: Option<()>| {
        let kept = Kept { answers: answers.get(), unanswered: unanswered.get() };
        if let (Some(()), Some(person)) = (opened, person) {
            kept::set(&place, person, kept);
        }
    });
    (answers, unanswered)
}

/// The form of a step, in a dialog or on a page.
#[component]
pub(crate) fn StepForm<T>(
    /// The step.
    step: Arc<Step<T>>,
    /// Where what is typed is kept.
    #[prop(into)]
    place: String,
    /// The version that one has seen; empty for what is not there yet.
    #[prop(into)]
    etag: Signal<String>,
    /// Takes what the service answered, when the step is taken.
    #[prop(into)]
    on_done: Callback<Option<Versioned<T>>>,
    /// Has the page fetched anew, when somebody else was faster.
    #[prop(into)]
    on_reload: Callback<()>,
    /// Leaves the question.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView
where
    T: Send + Sync + 'static,
{
    let (i18n, session, announcer) = (use_i18n(), use_session(), Announcer::get());
    let state = FormState::new();
    let place = format!("ksf.step.{place}.{}", step.id);
    let (answers, unanswered) = typed(&step, &place, session.me_now().map(|me| me.id));
    // Somebody was faster, or has brought the resource elsewhere since the page was fetched.
    let (overtaken, conflict) = (RwSignal::new(false), RwSignal::new(false));
    let done = step.done.clone();
    let submit = {
        let step = Arc::clone(&step);
        move |event: SubmitEvent| {
            event.prevent_default();
            if state.busy().get_untracked() {
                return;
            }
            let request = match answers.with_untracked(|answers| step.prepare(answers)) {
                Ok(request) => request,
                Err(found) => {
                    state.passes(found);
                    return;
                }
            };
            state.passes(Vec::new());
            let (place, done) = (place.clone(), done.clone());
            let given = answers.get_untracked();
            let again = unanswered.get_untracked().filter(|(sent, _)| *sent == given);
            let key = again.map_or_else(new_key, |(_, key)| key);
            unanswered.set(Some((given, key.clone())));
            let sending = Sending { session, etag: etag.get_untracked(), key };
            leptos::task::spawn_local(async move {
                let sent = async {
                    let error = match request(sending).await {
                        Ok(answer) => return Ok(Sent::Done(answer)),
                        Err(error) => error,
                    };
                    if is_answer(&error) {
                        unanswered.set(None);
                    }
                    conflict.set(error.code() == Some(Code::StateConflict));
                    overtaken.set(conflict.get_untracked() || error.code() == Some(Code::VersionMismatch));
                    match soft(&error) {
                        Some(rules) => {
                            answers.update(|answers| answers.ask_despite(rules));
                            Ok(Sent::Asks)
                        }
                        None => Err(error),
                    }
                };
                match state.send(sent).await {
                    None => {}
                    Some(Sent::Asks) => request_animation_frame(|| focus_element(RULES)),
                    Some(Sent::Done(answer)) => {
                        kept::remove(&place);
                        announcer.say(done.in_language_now(i18n));
                        on_done.run(answer);
                    }
                }
            });
        }
    };
    let fields = {
        let asked = step.fields.clone();
        Fields::from(Signal::derive(move || {
            let line =
                |f: &super::Field| Line { pointer: f.pointer.to_owned(), id: f.id(), asks: f.label.clone() };
            answers.with(|answers| {
                let now = asked.iter().filter(|field| field.asked(answers));
                now.map(line).chain(lines(answers)).collect::<Vec<_>>()
            })
        }))
    };
    let standing = step.standing.clone();
    let asks = !step.fields.is_empty();
    let explanation = step.explanation.clone().into_iter();
    let explanation = explanation.map(|words| view! { <p class="ds-paragraph">{words.signal(i18n)}</p> });
    let controls = step.fields.clone().into_iter();
    let controls = controls.map(|field| view! { <Control field=field answers=answers state=state /> });
    view! {
        <form class="app-form" novalidate on:submit=submit>
            <FormErrors state=state fields=fields kept=asks />
            {move || {
                let standing = standing.clone().filter(|_| conflict.get());
                standing.map(|words| view! { <p class="ds-paragraph">{words.signal(i18n)}</p> })
            }}
            <Show when=move || overtaken.get()>
                <div>
                    <Button variant=Variant::Secondary on_press=on_reload>{i18n.t(key::UI_RELOAD)}</Button>
                </div>
            </Show>
            {explanation.collect_view()}
            {controls.collect_view()}
            <Rules answers=answers state=state />
            <div class="app-row">
                <Button submit=true danger=step.weight == Weight::Danger busy=state.busy()>
                    {step.label.clone().signal(i18n)}
                </Button>
                {on_cancel.map(|cancel| view! {
                    <Button variant=Variant::Tertiary on_press=cancel>{i18n.t(key::UI_CANCEL)}</Button>
                })}
            </div>
        </form>
    }
}
