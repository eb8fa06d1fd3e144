//! What can be chosen in a field.

use super::Answers;
use crate::labels::Label;
use crate::words::Words;
use contract::structure::MunicipalityRef;
use leptos::prelude::*;
use ui::TextInput;

/// One thing that can be chosen, before it is known in which language it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What is stored.
    pub(crate) value: String,
    /// What is read.
    pub(crate) words: Words,
}

impl Choice {
    /// What is read, where it is content.
    fn said(&self) -> &str {
        match &self.words {
            Words::Said(text) => text,
            Words::Text(_) | Words::Noun(_) | Words::Filled(..) => "",
        }
    }
}

/// The one that was meant by what was typed: that of the same words, else the only one that has them within.
pub(super) fn meant<'a>(typed: &str, choices: &'a [Choice]) -> Option<&'a Choice> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return None;
    }
    if let Some(same) = choices.iter().find(|choice| choice.said().to_lowercase() == typed) {
        return Some(same);
    }
    let mut fitting = choices.iter().filter(|choice| choice.said().to_lowercase().contains(&typed));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// One of many, typed with suggestions; when one leaves it, it holds the whole words of the one that was meant.
#[component]
pub(super) fn SuggestedInput(
    id: String,
    label: Signal<String>,
    description: Option<Signal<String>>,
    required: bool,
    choices: Vec<Choice>,
    pointer: &'static str,
    answers: RwSignal<Answers>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let suggestions = choices.iter().map(|choice| choice.said().to_owned()).collect::<Vec<_>>();
    let complete = move |typed: String| {
        if let Some(choice) = meant(&typed, &choices) {
            answers.update(|answers| answers.set(pointer, choice.said()));
        }
    };
    view! {
        <TextInput
            id=id
            label=label
            description=description
            required=required
            suggestions=Signal::stored(suggestions)
            value=Signal::derive(move || answers.with(|a| a.text(pointer).to_owned()))
            set_value=move |text: String| answers.update(|a| a.set(pointer, text))
            left=complete
            error=error
        />
    }
}

/// The values of a closed list, by their nouns.
pub(crate) fn codes<T: Label + std::fmt::Display>(all: &[T]) -> Vec<Choice> {
    all.iter().map(|one| Choice { value: one.to_string(), words: Words::Noun(one.key()) }).collect()
}

/// Municipalities, by name.
pub(crate) fn municipalities<'a>(all: impl IntoIterator<Item = &'a MunicipalityRef>) -> Vec<Choice> {
    let choice = |m: &MunicipalityRef| Choice { value: m.number.clone(), words: Words::Said(m.name.clone()) };
    all.into_iter().map(choice).collect()
}

/// The same as the kit wants them.
pub(super) fn shown(choices: &[Choice], i18n: crate::i18n::I18n) -> Vec<ui::Choice> {
    choices.iter().map(|c| ui::Choice::new(c.value.clone(), c.words.clone().signal(i18n))).collect()
}

/// The same in a list that begins with none.
pub(super) fn shown_with_none(choices: &[Choice], i18n: crate::i18n::I18n) -> Signal<Vec<ui::Choice>> {
    let mut all = vec![ui::Choice::new("", i18n.t(texts::key::UI_NONE_CHOSEN))];
    all.extend(shown(choices, i18n));
    Signal::stored(all)
}
