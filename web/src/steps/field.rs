//! What a step asks.

use super::answers::{Answers, Typed};
use super::choices::Choice;
use super::named::Known;
use crate::words::Words;
use contract::problem::{FieldCode, FieldProblem};
use leptos::prelude::*;
use std::sync::Arc;
use texts::key;

/// Shows a part of a form that is more than one question.
pub(crate) type View = Arc<dyn Fn(RwSignal<Answers>) -> AnyView + Send + Sync>;

/// How a field is answered.
#[derive(Clone)]
pub(crate) enum Kind {
    /// One line.
    Line,
    /// Several lines, at most so many characters.
    Lines(usize),
    /// A day.
    Day,
    /// An address on the web.
    Link,
    /// A whole number from 0 to 100.
    Percent,
    /// One of a few, all in sight.
    Radio(Vec<Choice>),
    /// One of many.
    Select(Vec<Choice>),
    /// Any number of a few.
    Several(Vec<Choice>),
    /// One of many, typed with suggestions.
    Suggested(Vec<Choice>),
    /// Any municipality of the country.
    Municipality,
    /// One of many, by its name.
    Named(Known),
    /// Shown by the page that asks.
    Own(View),
}

/// Whether other answers call for a question.
type When = Arc<dyn Fn(&Answers) -> bool + Send + Sync>;

/// One question of a step.
#[derive(Clone)]
pub(crate) struct Field {
    /// Where its answer stands in the body; the control takes its id from it.
    pub(crate) pointer: &'static str,
    pub(super) kind: Kind,
    /// What is asked.
    pub(crate) label: Words,
    pub(super) help: Option<Words>,
    pub(super) required: bool,
    first: Typed,
    when: Vec<When>,
}

impl Field {
    fn new(pointer: &'static str, label: impl Into<Words>, kind: Kind) -> Field {
        let first = match kind {
            Kind::Several(_) => Typed::Several(Vec::new()),
            Kind::Line
            | Kind::Lines(_)
            | Kind::Day
            | Kind::Link
            | Kind::Percent
            | Kind::Radio(_)
            | Kind::Select(_)
            | Kind::Suggested(_)
            | Kind::Municipality
            | Kind::Named(_)
            | Kind::Own(_) => Typed::Text(String::new()),
        };
        Field { pointer, kind, label: label.into(), help: None, required: false, first, when: Vec::new() }
    }

    /// One line of text.
    pub(crate) fn line(pointer: &'static str, label: impl Into<Words>) -> Field {
        Field::new(pointer, label, Kind::Line)
    }

    /// Several lines of text.
    pub(crate) fn lines(pointer: &'static str, label: impl Into<Words>, limit: usize) -> Field {
        Field::new(pointer, label, Kind::Lines(limit))
    }

    /// A reason that must be given.
    pub(crate) fn reason(label: impl Into<Words>) -> Field {
        Field::note(label).required()
    }

    /// A reason that may be given.
    pub(crate) fn note(label: impl Into<Words>) -> Field {
        Field::lines("/reason", label, domain::text::Reason::MAX)
    }

    /// A reason that must be given, and that everyone can read.
    pub(crate) fn why() -> Field {
        Field::reason(key::STEP_WHY).help(key::STEP_PUBLIC_HELP)
    }

    /// A remark that may be given, and that everyone can read.
    pub(crate) fn remark() -> Field {
        Field::note(key::STEP_NOTE).help(key::STEP_PUBLIC_HELP)
    }

    /// A day.
    pub(crate) fn day(pointer: &'static str, label: impl Into<Words>) -> Field {
        Field::new(pointer, label, Kind::Day)
    }

    /// The first day that something is valid; today unless given.
    pub(crate) fn valid_from() -> Field {
        Field::day("/validFrom", key::STEP_VALID_FROM).help(key::STEP_VALID_FROM_HELP)
    }

    /// An address on the web.
    pub(crate) fn link(pointer: &'static str, label: impl Into<Words>) -> Field {
        Field::new(pointer, label, Kind::Link).help(key::STEP_LINK_HELP)
    }

    /// A share in percent.
    pub(crate) fn percent(pointer: &'static str, label: impl Into<Words>) -> Field {
        Field::new(pointer, label, Kind::Percent)
    }

    /// One of a few.
    pub(crate) fn radio(pointer: &'static str, label: impl Into<Words>, choices: Vec<Choice>) -> Field {
        Field::new(pointer, label, Kind::Radio(choices))
    }

    /// One of many.
    pub(crate) fn select(pointer: &'static str, label: impl Into<Words>, choices: Vec<Choice>) -> Field {
        Field::new(pointer, label, Kind::Select(choices))
    }

    /// One of many, typed with suggestions; where only one fits what was typed, it is that one.
    pub(crate) fn suggested(pointer: &'static str, label: impl Into<Words>, choices: Vec<Choice>) -> Field {
        Field::new(pointer, label, Kind::Suggested(choices))
    }

    /// Any number of a few.
    pub(crate) fn several(pointer: &'static str, label: impl Into<Words>, choices: Vec<Choice>) -> Field {
        Field::new(pointer, label, Kind::Several(choices))
    }

    /// Any municipality of the country.
    pub(crate) fn municipality(label: impl Into<Words>) -> Field {
        Field::place(label).required()
    }

    /// Any municipality of the country, or none.
    pub(crate) fn place(label: impl Into<Words>) -> Field {
        Field::municipality_at("/municipality", label)
    }

    /// Any municipality of the country, or none, elsewhere in the body.
    pub(crate) fn municipality_at(pointer: &'static str, label: impl Into<Words>) -> Field {
        Field::new(pointer, label, Kind::Municipality).help(key::STEP_MUNICIPALITY_HELP)
    }

    /// One of many, by its name; read with [`Answers::named`].
    pub(crate) fn named(pointer: &'static str, label: impl Into<Words>, known: Known) -> Field {
        Field::new(pointer, label, Kind::Named(known))
    }

    /// A part that the page shows itself.
    pub(crate) fn own(
        pointer: &'static str,
        label: impl Into<Words>,
        view: impl Fn(RwSignal<Answers>) -> AnyView + Send + Sync + 'static,
    ) -> Field {
        Field::new(pointer, label, Kind::Own(Arc::new(view)))
    }

    /// It must be answered.
    pub(crate) fn required(self) -> Field {
        Field { required: true, ..self }
    }

    /// Help to answer.
    pub(crate) fn help(self, help: impl Into<Words>) -> Field {
        Field { help: Some(help.into()), ..self }
    }

    /// What stands there at first.
    pub(crate) fn starting(self, text: impl Into<String>) -> Field {
        Field { first: Typed::Text(text.into()), ..self }
    }

    /// What is chosen at first, of several.
    pub(crate) fn starting_with(self, chosen: Vec<String>) -> Field {
        Field { first: Typed::Several(chosen), ..self }
    }

    /// Asked only where other answers call for it; said more than once, all must.
    pub(crate) fn when(mut self, when: impl Fn(&Answers) -> bool + Send + Sync + 'static) -> Field {
        self.when.push(Arc::new(when));
        self
    }

    /// Whether it is asked.
    pub(super) fn asked(&self, answers: &Answers) -> bool {
        self.when.iter().all(|when| when(answers))
    }

    /// What stands there at first.
    pub(super) const fn first(&self) -> &Typed {
        &self.first
    }

    /// The id of its control: `/validFrom` is `step-validFrom`.
    pub(crate) fn id(&self) -> String {
        control_id(self.pointer)
    }

    /// What is wrong with what was typed, before it is read.
    pub(super) fn check(&self, answers: &Answers) -> Option<FieldProblem> {
        let empty = answers.text(self.pointer).trim().is_empty();
        let required = self.required.then_some(FieldCode::Required);
        let code = match &self.kind {
            Kind::Several(_) if answers.several(self.pointer).is_empty() => required,
            Kind::Several(_) | Kind::Own(_) => None,
            _ if empty => required,
            Kind::Day => answers.day(self.pointer).is_none().then_some(FieldCode::InvalidDate),
            Kind::Percent => (!answers.read(self.pointer).is_some_and(|n: i16| (0..=100).contains(&n)))
                .then_some(FieldCode::OutOfRange),
            Kind::Suggested(choices) => {
                answers.suggested(self.pointer, choices).is_none().then_some(FieldCode::UnknownValue)
            }
            Kind::Municipality => {
                answers.municipality(self.pointer).is_none().then_some(FieldCode::UnknownValue)
            }
            Kind::Named(known) => {
                answers.named(self.pointer, *known).is_none().then_some(FieldCode::UnknownValue)
            }
            Kind::Line | Kind::Lines(_) | Kind::Link | Kind::Radio(_) | Kind::Select(_) => None,
        }?;
        Some(FieldProblem { pointer: self.pointer.to_owned(), code, detail: String::new(), limit: None })
    }
}

/// The id of the control of a pointer.
pub(super) fn control_id(pointer: &str) -> String {
    format!("step{}", pointer.replace('/', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(field: &Field, text: &str) -> Option<FieldCode> {
        let mut answers = Answers::default();
        answers.set(field.pointer, text);
        field.check(&answers).map(|problem| problem.code)
    }

    #[test]
    fn each_kind_says_what_it_cannot_read() {
        let day = Field::day("/validTo", key::STEP_VALID_FROM);
        assert_eq!(wrong(&day, ""), None);
        assert_eq!(wrong(&day, "2026-02-30"), Some(FieldCode::InvalidDate));
        assert_eq!(wrong(&day.required(), " "), Some(FieldCode::Required));
        let share = Field::percent("/coordinatorPercent", key::STEP_VALID_FROM);
        assert_eq!(wrong(&share, "50"), None);
        assert_eq!(wrong(&share, "150"), Some(FieldCode::OutOfRange));
        let place = Field::municipality(key::STEP_VALID_FROM);
        assert_eq!(wrong(&place, "Masfjorden (4634)"), None);
        assert_eq!(wrong(&place, "Masfjorden"), Some(FieldCode::UnknownValue));
        let choice = |name: &str| Choice { value: name.len().to_string(), words: Words::Said(name.into()) };
        let person = Field::suggested(
            "/deputy",
            key::STEP_VALID_FROM,
            vec![choice("Kari i Lom"), choice("Ola i Lom")],
        );
        assert_eq!(wrong(&person, "kari"), None);
        assert_eq!(wrong(&person, "i Lom"), Some(FieldCode::UnknownValue));
    }
}
