//! The steps of a resource on its page: a button each, and one dialog that asks what the chosen one takes.

use super::form::StepForm;
use super::step::{Step, Weight};
use crate::i18n::use_i18n;
use crate::routing::Route;
use crate::session::use_session;
use client::Versioned;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;
use texts::key;
use ui::{Button, Dialog, Variant, focus_element};

/// The resource of a page as it is now, and the step that is asked about.
pub(crate) struct Steps<T: 'static> {
    current: RwSignal<Versioned<T>>,
    chosen: RwSignal<Option<Arc<Step<T>>>>,
    open: RwSignal<bool>,
}

impl<T> Clone for Steps<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Steps<T> {}

impl<T: Send + Sync + 'static> Steps<T> {
    /// No step is asked about yet.
    pub(crate) fn new(current: RwSignal<Versioned<T>>) -> Self {
        Steps { current, chosen: RwSignal::new(None), open: RwSignal::new(false) }
    }

    /// Asks what a step takes.
    pub(crate) fn ask(self, step: Arc<Step<T>>) {
        self.chosen.set(Some(step));
        self.open.set(true);
    }

    /// The button of a step.
    pub(crate) fn button(self, step: Step<T>) -> AnyView {
        let variant = if step.weight == Weight::Forward { Variant::Primary } else { Variant::Secondary };
        self.button_as(step, variant)
    }

    /// The button of a step, as another variant than its weight gives.
    pub(crate) fn button_as(self, step: Step<T>, variant: Variant) -> AnyView {
        let i18n = use_i18n();
        let (label, danger, step) = (step.label.clone(), step.weight == Weight::Danger, Arc::new(step));
        view! {
            <Button variant=variant danger=danger on_press=move |()| self.ask(Arc::clone(&step))>
                {label.signal(i18n)}
            </Button>
        }
        .into_any()
    }

    /// The buttons of steps: those that lead on first, those that cannot be undone last.
    pub(crate) fn buttons(self, steps: impl IntoIterator<Item = Step<T>>) -> Vec<AnyView> {
        let mut steps: Vec<_> = steps.into_iter().collect();
        steps.sort_by_key(|step| step.weight);
        steps.into_iter().map(|step| self.button(step)).collect()
    }
}

/// What one can do with the resource now: its steps, and the pages where more can be changed. Nothing where that is nothing.
#[component]
pub(crate) fn Actions<T, F, P>(
    /// The steps.
    steps: Steps<T>,
    /// The steps that are possible from where it is.
    possible: F,
    /// Links to pages.
    pages: P,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Fn(&T) -> Vec<Step<T>> + Send + 'static,
    P: Fn(&T) -> Vec<AnyView> + Send + 'static,
{
    let i18n = use_i18n();
    move || {
        let now = steps.current.with(|current| current.value.clone());
        let (forward, others): (Vec<_>, Vec<_>) =
            possible(&now).into_iter().partition(|step| step.weight == Weight::Forward);
        let all: Vec<_> =
            steps.buttons(forward).into_iter().chain(pages(&now)).chain(steps.buttons(others)).collect();
        (!all.is_empty()).then(|| {
            view! {
                <section class="app-stack" aria-labelledby="actions">
                    <h2 class="ds-heading" data-size="sm" id="actions">{i18n.t(key::STEP_ACTIONS)}</h2>
                    <div class="app-row">{all}</div>
                </section>
            }
        })
    }
}

/// The dialog of a page's steps. It stands once on the page, outside of what a step may change.
#[component]
pub(crate) fn StepDialog<T>(
    /// The steps.
    steps: Steps<T>,
    /// Names the resource: what is typed is kept under this name.
    #[prop(into)]
    place: String,
    /// Fetches the resource anew.
    #[prop(into)]
    refetch: Callback<()>,
    /// The id of where the page says what became of it, to which the reader comes.
    landing: &'static str,
    /// Where one goes on when the resource is gone.
    gone: Route,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let (i18n, session, navigate) = (use_i18n(), use_session(), use_navigate());
    let Steps { current, chosen, open } = steps;
    let done = Callback::new(move |answer: Option<Versioned<T>>| {
        open.set(false);
        // What waits for the reader, and what she holds, is told in the menu and elsewhere.
        session.reread();
        match answer {
            Some(value) => {
                current.set(value);
                // The button that opened the question may be gone; the reader goes on where the page says what became of it.
                request_animation_frame(move || focus_element(landing));
            }
            None => navigate(&gone.path(), NavigateOptions::default()),
        }
    });
    let reload = move |()| {
        open.set(false);
        refetch.run(());
        // All that stands here is made anew.
        request_animation_frame(|| focus_element("main"));
    };
    let etag = Signal::derive(move || current.with(|current| current.etag.clone()));
    let heading = Signal::derive(move || {
        chosen.with(|step| step.as_ref().map(|step| step.label.in_language(i18n)).unwrap_or_default())
    });
    view! {
        <Dialog id="step" heading=heading open=open>
            {
                let place = place.clone();
                move || {
                    chosen.get().map(|step| {
                        view! {
                            <StepForm
                                step=step
                                place=place.clone()
                                etag=etag
                                on_done=done
                                on_reload=reload
                                on_cancel=move |()| open.set(false)
                            />
                        }
                    })
                }
            }
        </Dialog>
    }
}
