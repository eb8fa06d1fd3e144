//! What can be chosen in a field.

use crate::format::alphabetical;
use crate::labels::Label;
use crate::words::Words;
use contract::structure::MunicipalityRef;
use leptos::prelude::*;

/// One thing that can be chosen, before it is known in which language it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What is stored.
    pub(crate) value: String,
    /// What is read.
    pub(crate) words: Words,
}

/// The values of a closed list, by their nouns.
pub(crate) fn codes<T: Label + std::fmt::Display>(all: &[T]) -> Vec<Choice> {
    all.iter().map(|one| Choice { value: one.to_string(), words: Words::Noun(one.key()) }).collect()
}

/// Municipalities, by name in the order of the alphabet.
pub(crate) fn municipalities<'a>(all: impl IntoIterator<Item = &'a MunicipalityRef>) -> Vec<Choice> {
    let choice = |m: &MunicipalityRef| Choice { value: m.number.clone(), words: Words::Said(m.name.clone()) };
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by_cached_key(|place| alphabetical(&place.name));
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
