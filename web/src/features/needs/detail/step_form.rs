//! The question of a step: what one should know, a reason where the step takes one, and the way back.

use super::WHERE;
use super::perform::{Answers, perform};
use super::publish::Preview;
use super::step::{Ask, Step};
use crate::forms::{Field, FormErrors, FormState};
use crate::i18n::use_i18n;
use crate::kept;
use crate::routing::Route;
use crate::session::use_session;
use client::{Error, Versioned};
use contract::needs::NeedView;
use contract::problem::{Code, Problem};
use domain::access::policy::NeedAction;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::key;
use ui::{Announcer, Button, Choice, Select, TextArea, Variant, focus_element};

const FIELDS: &[Field] = &[
    ("/cluster", "step-cluster", key::NEED_PAGE_ASK_CLUSTER),
    ("/reason", "step-reason", key::NEED_PAGE_ASK_REASON),
    ("/overrides/0/reason", "step-override", key::NEED_PAGE_ASK_OVERRIDE),
];

/// The question of a step.
#[component]
pub(super) fn StepForm(
    step: Step,
    current: RwSignal<Versioned<NeedView>>,
    open: RwSignal<bool>,
    refetch: Callback<()>,
) -> impl IntoView {
    let (i18n, session, announcer, navigate) = (use_i18n(), use_session(), Announcer::get(), use_navigate());
    let form = FormState::new();
    let with_name = current.with_untracked(|c| c.value.publication.is_none_or(|p| p.with_name));
    let place = current.with_untracked(|c| format!("ksf.step.{}.{}", c.value.id, step.action.code()));
    let person = session.me_now().map(|me| me.id);
    let before = person.and_then(|person| kept::get(&place, person));
    let answers = RwSignal::new(before.unwrap_or_else(|| Answers { with_name, ..Answers::default() }));
    Effect::new({
        let place = place.clone();
        move |opened: Option<()>| {
            let answers = answers.get();
            if let (Some(()), Some(person)) = (opened, person) {
                kept::set(&place, person, answers);
            }
        }
    });
    let stale = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let given = answers.get_untracked();
        if form.busy().get_untracked() || !form.passes(given.check(step.ask)) {
            return;
        }
        let (id, etag) = current.with_untracked(|c| (c.value.id, c.etag.clone()));
        let (navigate, place) = (navigate.clone(), place.clone());
        leptos::task::spawn_local(async move {
            let request = async {
                let result = perform(session, step.action, id, &etag, &given).await;
                if let Err(error) = &result {
                    stale.set(error.code() == Some(Code::VersionMismatch));
                    if let Some(rule) = soft_rule(error) {
                        answers.update(|answers| answers.set_aside = Some((rule, String::new())));
                    }
                }
                result
            };
            let Some(result) = form.send(request).await else { return };
            kept::remove(&place);
            open.set(false);
            announcer.say(i18n.text_now(step.done));
            match result {
                Some(need) => {
                    current.set(need);
                    // The button that opened the question may be gone; the reader goes on where the page says what became of it.
                    request_animation_frame(|| focus_element(WHERE));
                }
                None => navigate(&Route::Needs.path(), NavigateOptions::default()),
            }
        });
    };
    let reload = move |()| {
        open.set(false);
        refetch.run(());
        // All that stands here is made anew.
        request_animation_frame(|| focus_element("main"));
    };
    view! {
        <form class="app-form" novalidate on:submit=submit>
            <FormErrors state=form fields=FIELDS kept=step.ask != Ask::Nothing />
            <Show when=move || stale.get()>
                <div>
                    <Button variant=Variant::Secondary on_press=reload>
                        {i18n.t(key::UI_RELOAD)}
                    </Button>
                </div>
            </Show>
            {step.explanation.map(|text| view! { <p class="ds-paragraph">{i18n.t(text)}</p> })}
            {step.besides.map(|text| view! { <p class="ds-paragraph">{i18n.t(text)}</p> })}
            {(step.action == NeedAction::Submit).then(|| view! { <ChooseCluster current=current answers=answers form=form /> })}
            {(step.action == NeedAction::Publish).then(|| view! { <Preview current=current answers=answers /> })}
            {(step.ask != Ask::Nothing).then(|| view! { <ReasonField step=step answers=answers form=form /> })}
            <OverrideField answers=answers form=form />
            <div class="app-row">
                <Button submit=true danger=step.danger busy=form.busy()>{i18n.t(step.label)}</Button>
                <Button variant=Variant::Tertiary on_press=move |()| open.set(false)>{i18n.t(key::UI_CANCEL)}</Button>
            </div>
        </form>
    }
}

/// The soft rule that stands in the way, where a reason lets the step pass.
fn soft_rule(error: &Error) -> Option<domain::rule::RuleId> {
    let Error::Problem(problem) = error else { return None };
    let Problem { code: Code::RuleRefused, rule: Some(rule), .. } = problem.as_ref() else { return None };
    rule.overridable.then_some(rule.id)
}

/// Which cluster a draft goes to, where its municipality is in several.
#[component]
fn ChooseCluster(
    current: RwSignal<Versioned<NeedView>>,
    answers: RwSignal<Answers>,
    form: FormState,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let clusters = session
        .me_now()
        .and_then(|me| {
            let number = current.with_untracked(|c| c.value.originators.first().map(|m| m.number.clone()))?;
            me.may_register_for
                .iter()
                .find(|place| place.municipality.number == number)
                .map(|p| p.clusters.clone())
        })
        .unwrap_or_default();
    (clusters.len() > 1).then(|| {
        let choices = Signal::derive(move || {
            let none = Choice::new("", i18n.t(key::UI_NONE_CHOSEN));
            let each = clusters.iter().map(|c| Choice::new(c.id.to_string(), c.name.clone()));
            std::iter::once(none).chain(each).collect::<Vec<_>>()
        });
        view! {
            <Select
                id="step-cluster"
                label=i18n.t(key::NEED_PAGE_ASK_CLUSTER)
                required=true
                choices=choices
                value=Signal::derive(move || answers.with(|a| a.cluster.map(|c| c.to_string()).unwrap_or_default()))
                set_value=move |id: String| answers.update(|a| a.cluster = id.parse().ok())
                error=form.error("/cluster")
            />
        }
    })
}

#[component]
fn ReasonField(step: Step, answers: RwSignal<Answers>, form: FormState) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <TextArea
            id="step-reason"
            label=i18n.t(step.question)
            description=i18n.t(key::NEED_PAGE_ASK_REASON_HELP)
            required=step.ask == Ask::Reason
            limit=domain::text::Reason::MAX
            rows=3
            value=Signal::derive(move || answers.with(|a| a.reason.clone()))
            set_value=move |text| answers.update(|a| a.reason = text)
            error=form.error("/reason")
        />
    }
}

/// Why a soft rule is set aside; asked when the service has said that one stands in the way.
#[component]
fn OverrideField(answers: RwSignal<Answers>, form: FormState) -> impl IntoView {
    let i18n = use_i18n();
    let asked = Memo::new(move |_| answers.with(|a| a.set_aside.is_some()));
    view! {
        <Show when=move || asked.get()>
            <TextArea
                id="step-override"
                label=i18n.t(key::NEED_PAGE_ASK_OVERRIDE)
                description=i18n.t(key::NEED_PAGE_ASK_OVERRIDE_HELP)
                required=true
                limit=domain::text::Reason::MAX
                rows=3
                value=Signal::derive(move || answers.with(|a| a.set_aside.clone().map(|(_, why)| why).unwrap_or_default()))
                set_value=move |text| answers.update(|a| {
                    if let Some((_, why)) = &mut a.set_aside {
                        *why = text;
                    }
                })
                error=form.error("/overrides/0/reason")
            />
        </Show>
    }
}
