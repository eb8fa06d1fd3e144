//! "Slik ser andre det": the municipality sees what everyone would see, and chooses whether its name is shown.

use super::heading::PartHeading;
use super::step::WITH_NAME;
use super::{AsOthersSeeIt, language_tag, originators};
use crate::i18n::use_i18n;
use crate::session::load;
use crate::steps::Answers;
use contract::needs::NeedView;
use domain::NeedId;
use leptos::prelude::*;
use texts::key;
use ui::{Choice, Loaded, RadioGroup};

/// The need as everyone would see it, with and without the municipality's name.
#[component]
pub(super) fn Preview(
    /// The need.
    id: NeedId,
    /// Takes the choice.
    answers: RwSignal<Answers>,
) -> impl IntoView {
    let i18n = use_i18n();
    let with_name = Memo::new(move |_| answers.with(|a| a.text(WITH_NAME) == "yes"));
    let preview = load(move |session| {
        let with_name = with_name.get();
        async move { session.call(async |client| client.preview_need(id, with_name).await).await }
    });
    let choices = vec![
        Choice::new("yes", i18n.t(key::NEED_PAGE_PREVIEW_WITH_NAME)),
        Choice::new("no", i18n.t(key::NEED_PAGE_PREVIEW_WITHOUT_NAME)),
    ];
    let show = move |need: NeedView| {
        let (lang, title) = (language_tag(need.language), need.title.clone());
        // Beneath the title on the page as well; who is not named is said with what the need is about.
        let from = (!need.originators.is_empty()).then(|| originators(i18n, &need));
        let need = Signal::stored(need);
        // What happened before it was opened is not theirs to see, so there is nothing to show beforehand.
        let history = view! {
            <section class="app-stack" aria-labelledby="preview-history">
                <PartHeading id="preview-history".to_owned() level=3 text=i18n.h(key::HISTORY) />
                <p class="ds-paragraph">{i18n.t(key::NEED_PAGE_PREVIEW_HISTORY)}</p>
            </section>
        };
        view! {
            <p class="ds-paragraph" lang=lang><strong>{title}</strong></p>
            {from.map(|from| view! { <p class="ds-paragraph">{from}</p> })}
            <AsOthersSeeIt need=need history=history.into_any() prefix="preview-" level=3 />
        }
        .into_any()
    };
    view! {
        <p class="ds-paragraph">{i18n.t(key::NEED_PAGE_PREVIEW_TEXT)}</p>
        <RadioGroup
            id="with-name"
            label=i18n.t(key::NEED_PAGE_PREVIEW_NAME)
            required=true
            choices=choices
            value=Signal::derive(move || if with_name.get() { "yes" } else { "no" }.to_owned())
            set_value=move |choice: String| answers.update(|a| a.set(WITH_NAME, choice))
        />
        <section class="app-panel" aria-labelledby="preview">
            <h3 class="ds-heading" data-size="2xs" id="preview">{i18n.t(key::NEED_PAGE_PREVIEW_HEADING)}</h3>
            <Loaded resource=preview view=show />
        </section>
    }
}
