//! Everything that is fetched is shown through [`Loaded`]: while it is on its way, when there is nothing, and when it
//! did not come.

use crate::{Button, Variant, use_words};
use leptos::{html, prelude::*};

/// Why something did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No contact with the service.
    Offline,
    /// One must sign in first.
    SignIn,
    /// No right to see this.
    Forbidden,
    /// It does not exist, or not for this reader.
    Gone,
    /// Anything else, in the service's own words.
    Problem {
        /// What is wrong.
        title: String,
        /// What to do.
        detail: String,
        /// The number that support asks for.
        reference: Option<String>,
    },
}

/// Says why something did not come, and what one can do.
#[component]
pub fn FailureView(
    /// Why it did not come.
    failure: Failure,
    /// Tries again.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
    /// What the page knows of why, in place of the service's general words: it stands before the number.
    #[prop(optional_no_strip)]
    why: Option<AnyView>,
) -> impl IntoView {
    let words = use_words();
    let again = retry.map(|retry| {
        view! { <Button variant=Variant::Secondary on_press=retry>{words.retry}</Button> }
    });
    let (kind, title, detail, more) = match failure {
        Failure::Offline => ("offline", words.offline.0, words.offline.1, again.into_any()),
        Failure::Forbidden => ("forbidden", words.forbidden.0, words.forbidden.1, ().into_any()),
        Failure::Gone => ("gone", words.gone.0, words.gone.1, ().into_any()),
        Failure::SignIn => {
            let (href, text) = words.sign_in_link;
            let link = view! { <a class="ds-button" data-variant="secondary" href=href>{text}</a> };
            ("sign-in", words.sign_in.0, words.sign_in.1, link.into_any())
        }
        Failure::Problem { title, detail, reference } => {
            let reference = reference.map(|number| {
                view! { <p class="ds-paragraph">{words.reference} ": " <code>{number}</code></p> }
            });
            let more = view! { {reference} {again} }.into_any();
            ("problem", Signal::stored(title), Signal::stored(detail), more)
        }
    };
    view! {
        <div class="ui-failure" data-failure=kind role="alert">
            <p class="ds-paragraph ui-failure-title">{title}</p>
            {why.unwrap_or_else(|| view! { <p class="ds-paragraph">{detail}</p> }.into_any())}
            {more}
        </div>
    }
}

/// Shows what was fetched, or why it is not there. While something newer is on its way, the old stays.
#[component]
pub fn Loaded<T>(
    /// What is fetched.
    resource: LocalResource<Result<T, Failure>>,
    /// Shows it.
    #[prop(into)]
    view: Callback<T, AnyView>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let words = use_words();
    let pending = RwSignal::new(false);
    // Not asked of the resource itself: read outside of the transition, it would hold back whatever stands around.
    let arrived = RwSignal::new(false);
    let place = NodeRef::<html::Div>::new();
    let retry = move |()| {
        // The button goes with the message; what comes instead stands in this place.
        if let Some(place) = place.get_untracked() {
            let _ = place.focus();
        }
        resource.refetch();
    };
    view! {
        <div
            class="ui-loaded"
            tabindex="-1"
            node_ref=place
            aria-busy=move || (pending.get() || !arrived.get()).then_some("true")
        >
            <Transition
                set_pending=pending.write_only()
                fallback=move || view! { <p class="ui-loading" role="status">{words.loading}</p> }
            >
                {move || {
                    resource.get().map(|result| {
                        arrived.set(true);
                        match result {
                            Ok(value) => view.run(value),
                            Err(failure) => view! { <FailureView failure=failure retry=retry /> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </div>
    }
}
