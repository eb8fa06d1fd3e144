//! The ways to narrow a list.

use crate::i18n::I18n;
use crate::labels::Label;
use leptos::prelude::*;
use texts::{Key, key};
use ui::Choice;

/// How something is asked for.
pub(super) enum Kind {
    Search,
    Day,
    Choose(Signal<Vec<Choice>>),
}

/// One way to narrow a list.
pub(crate) struct Part {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) label: Signal<String>,
    pub(super) help: Option<Signal<String>>,
    /// What stands before the choices, for no choice.
    pub(super) without: Key,
    pub(super) kind: Kind,
}

impl Part {
    const fn new(name: &'static str, label: Signal<String>, kind: Kind) -> Part {
        Part { id: name, name, label, help: None, without: key::UI_ALL, kind }
    }

    /// By words.
    pub(crate) const fn search(label: Signal<String>) -> Part {
        Part::new("q", label, Kind::Search)
    }

    /// By a day.
    pub(crate) const fn day(name: &'static str, label: Signal<String>) -> Part {
        Part::new(name, label, Kind::Day)
    }

    /// By one of a few.
    pub(crate) const fn choose(
        name: &'static str,
        label: Signal<String>,
        choices: Signal<Vec<Choice>>,
    ) -> Part {
        Part::new(name, label, Kind::Choose(choices))
    }

    /// By one of a closed list.
    pub(crate) fn code<T: Label + std::fmt::Display>(
        i18n: I18n,
        name: &'static str,
        label: Signal<String>,
        all: &[T],
    ) -> Part {
        let choice = |one: &T| Choice::new(one.to_string(), i18n.h(one.key()));
        Part::choose(name, label, Signal::stored(all.iter().map(choice).collect()))
    }

    /// Says how to ask.
    pub(crate) fn help(self, help: Signal<String>) -> Part {
        Part { help: Some(help), ..self }
    }

    /// The control has another id than the name in the address.
    pub(crate) fn id(self, id: &'static str) -> Part {
        Part { id, ..self }
    }

    /// Says something else than «all» where nothing is chosen.
    pub(crate) fn without(self, without: Key) -> Part {
        Part { without, ..self }
    }
}
