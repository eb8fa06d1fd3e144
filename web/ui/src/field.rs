//! What every form control shares: label, description, error message, and the wiring between them.

use crate::use_words;
use leptos::prelude::*;

/// The parts around a control.
pub(crate) struct Frame {
    pub id: String,
    pub label: Signal<String>,
    pub description: Option<Signal<String>>,
    pub error: Signal<Option<String>>,
    pub unmarked: bool,
}

/// The attributes that tie a control to the parts around it.
#[derive(Clone, Copy)]
pub(crate) struct Wiring {
    pub described_by: Signal<Option<String>>,
    pub invalid: Signal<Option<&'static str>>,
}

impl Frame {
    /// The wiring, where `extra` is the id of one more part that describes the control.
    pub(crate) fn wiring(&self, extra: Option<String>) -> Wiring {
        let (id, error) = (self.id.clone(), self.error);
        let description = self.description.map(|_| format!("{id}-description"));
        let described_by = Signal::derive(move || {
            let error = error.with(Option::is_some).then(|| format!("{id}-error"));
            let parts: Vec<String> =
                [description.clone(), extra.clone(), error].into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        });
        Wiring {
            described_by,
            invalid: Signal::derive(move || error.with(Option::is_some).then_some("true")),
        }
    }

    /// The words of the label, with a mark where the field may stay empty.
    pub(crate) fn label_text(&self) -> impl IntoView + use<> {
        let (label, unmarked, words) = (self.label, self.unmarked, use_words());
        view! {
            {label}
            {(!unmarked).then(|| view! { <span class="ui-optional">" (" {words.optional} ")"</span> })}
        }
    }

    /// The description, where there is one.
    pub(crate) fn description(&self) -> impl IntoView + use<> {
        let id = format!("{}-description", self.id);
        self.description.map(|text| view! { <div data-field="description" id=id>{text}</div> })
    }

    /// The error message, which appears and goes with the error.
    pub(crate) fn error(&self) -> impl IntoView + use<> {
        let (id, error) = (format!("{}-error", self.id), self.error);
        move || {
            let id = id.clone();
            error.get().map(|text| {
                view! { <p class="ds-validation-message" data-field="validation" id=id>{text}</p> }
            })
        }
    }

    /// A single control in its frame.
    pub(crate) fn around(&self, control: impl IntoView) -> AnyView {
        view! {
            <div class="ds-field">
                <label class="ds-label" data-weight="medium" for=self.id.clone()>{self.label_text()}</label>
                {self.description()}
                {control}
                {self.error()}
            </div>
        }
        .into_any()
    }

    /// Several controls under one question.
    pub(crate) fn around_group(&self, controls: impl IntoView) -> AnyView {
        let wiring = self.wiring(None);
        view! {
            <fieldset
                class="ds-fieldset"
                id=self.id.clone()
                tabindex="-1"
                aria-describedby=wiring.described_by
            >
                <legend class="ds-label" data-weight="medium">{self.label_text()}</legend>
                {self.description()}
                {controls}
                {self.error()}
            </fieldset>
        }
        .into_any()
    }
}
