//! What one can do with a need: the service says what, a dialog asks for what the step takes.

use super::step::Step;
use super::step_form::StepForm;
use super::words::is_own;
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::use_session;
use client::Versioned;
use contract::needs::NeedView;
use domain::access::policy::NeedAction;
use leptos::prelude::*;
use texts::key;
use ui::{Button, Dialog, LinkButton, Variant};

/// The steps one may take.
#[component]
pub(super) fn Actions(
    /// The need as it is now.
    current: RwSignal<Versioned<NeedView>>,
    /// Fetches it anew.
    #[prop(into)]
    refetch: Callback<()>,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let open = RwSignal::new(false);
    let chosen = RwSignal::new(None::<Step>);
    let choose = move |step: Step| {
        chosen.set(Some(step));
        open.set(true);
    };
    let buttons = move || {
        let need = current.with(|c| c.value.clone());
        let may_edit =
            need.allowed_actions.iter().any(|a| matches!(a, NeedAction::Edit | NeedAction::Classify));
        let edit = may_edit.then(|| {
            view! {
                <LinkButton href=Route::EditNeed(need.id).path() variant=Variant::Secondary>
                    {i18n.t(key::ACTION_EDIT)}
                </LinkButton>
            }
        });
        let own = session.me_now().is_some_and(|me| is_own(&me, &need));
        let steps = need.allowed_actions.iter().filter_map(|action| Step::of(*action, &need, own));
        let (forward, others): (Vec<_>, Vec<_>) = steps.partition(Step::leads_on);
        let nothing = forward.is_empty() && others.is_empty() && !may_edit;
        let (danger, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|step| step.danger);
        let button = move |variant: Variant| {
            move |step: Step| {
                view! {
                    <Button variant=variant danger=step.danger on_press=move |()| choose(step)>
                        {i18n.t(step.label)}
                    </Button>
                }
            }
        };
        let forward = forward.into_iter().map(button(Variant::Primary)).collect_view();
        let others = others.into_iter().chain(danger).map(button(Variant::Secondary)).collect_view();
        (!nothing).then(|| {
            view! {
                <section class="app-stack" aria-labelledby="actions">
                    <h2 class="ds-heading" data-size="sm" id="actions">{i18n.t(key::NEED_PAGE_ACTIONS)}</h2>
                    <div class="app-row">{forward} {edit} {others}</div>
                </section>
            }
        })
    };
    let heading = Signal::derive(move || chosen.get().map(|step| i18n.text(step.label)).unwrap_or_default());
    view! {
        {buttons}
        <Dialog id="step" heading=heading open=open>
            {move || {
                chosen.get().map(|step| {
                    view! { <StepForm step=step current=current open=open refetch=refetch /> }
                })
            }}
        </Dialog>
    }
}
