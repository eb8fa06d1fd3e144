//! What was answered in the form of a step, as typed; kept in the browser until the step is taken.

use super::named::Known;
use contract::rules::OverrideRequest;
use domain::rule::RuleId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::str::FromStr;
use time::Date;

/// An answer as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Typed {
    /// One text, one choice, or a day.
    Text(String),
    /// Any number of choices.
    Several(Vec<String>),
}

/// A soft rule that stood in the way, and why it is set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Despite {
    pub(super) rule: RuleId,
    pub(super) reason: String,
}

/// The answers by the JSON pointer of their field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Answers {
    typed: BTreeMap<String, Typed>,
    despite: Vec<Despite>,
}

impl Answers {
    /// What stands in a field, as typed.
    pub(crate) fn text(&self, pointer: &str) -> &str {
        match self.typed.get(pointer) {
            Some(Typed::Text(text)) => text,
            Some(Typed::Several(_)) | None => "",
        }
    }

    /// What was written in a field; nothing where it is blank.
    pub(crate) fn written(&self, pointer: &str) -> Option<String> {
        let text = self.text(pointer).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The same where a text must be given; a check of the body refuses a blank one.
    pub(crate) fn trimmed(&self, pointer: &str) -> String {
        self.text(pointer).trim().to_owned()
    }

    /// The day in a field, if it can be read.
    pub(crate) fn day(&self, pointer: &str) -> Option<Date> {
        domain::iso::parse_date(self.text(pointer).trim()).ok()
    }

    /// What was chosen from a list of codes or numbers, if it can be read.
    pub(crate) fn read<T: FromStr>(&self, pointer: &str) -> Option<T> {
        self.text(pointer).trim().parse().ok()
    }

    /// The number of the municipality in a field: chosen by number, or typed as `Name (number)`.
    pub(crate) fn municipality(&self, pointer: &str) -> Option<String> {
        super::municipality::number(self.text(pointer))
    }

    /// The value of what was typed with suggestions, where it is one of them.
    pub(crate) fn suggested(&self, pointer: &str, choices: &[super::Choice]) -> Option<String> {
        super::named::meant(self.text(pointer), choices).map(|choice| choice.value.clone())
    }

    /// The value of what was chosen by its name.
    pub(crate) fn named(&self, pointer: &str, known: Known) -> Option<String> {
        super::named::value(self.text(pointer), known)
    }

    /// What was chosen of several.
    pub(crate) fn several(&self, pointer: &str) -> Vec<String> {
        match self.typed.get(pointer) {
            Some(Typed::Several(values)) => values.clone(),
            Some(Typed::Text(_)) | None => Vec::new(),
        }
    }

    /// The soft rules set aside, in the order in which they are asked.
    pub(crate) fn overrides(&self) -> Vec<OverrideRequest> {
        let request = |d: &Despite| OverrideRequest { rule: d.rule, reason: d.reason.trim().to_owned() };
        self.despite.iter().map(request).collect()
    }

    /// Writes in a field.
    pub(crate) fn set(&mut self, pointer: &str, text: impl Into<String>) {
        self.typed.insert(pointer.to_owned(), Typed::Text(text.into()));
    }

    /// Chooses several.
    pub(crate) fn set_several(&mut self, pointer: &str, values: Vec<String>) {
        self.typed.insert(pointer.to_owned(), Typed::Several(values));
    }

    /// What stands in a field at first, where nothing was typed yet.
    pub(super) fn begin(&mut self, pointer: &str, first: &Typed) {
        self.typed.entry(pointer.to_owned()).or_insert_with(|| first.clone());
    }

    /// The rules that a reason is asked for.
    pub(super) fn despite(&self) -> &[Despite] {
        &self.despite
    }

    /// Asks for a reason for each of these rules; what was written before stays.
    pub(super) fn ask_despite(&mut self, rules: impl IntoIterator<Item = RuleId>) {
        for rule in rules {
            if !self.despite.iter().any(|known| known.rule == rule) {
                self.despite.push(Despite { rule, reason: String::new() });
            }
        }
    }

    /// Forgets the rules that no reason was written for: they may be in the way no longer, and are asked for again if they are.
    pub(super) fn forget_unanswered(&mut self) {
        self.despite.retain(|despite| !despite.reason.trim().is_empty());
    }

    /// Why a rule is set aside.
    pub(super) fn set_despite(&mut self, rule: RuleId, reason: String) {
        if let Some(known) = self.despite.iter_mut().find(|known| known.rule == rule) {
            known.reason = reason;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_survives_the_browser_s_storage() {
        let mut answers = Answers::default();
        answers.set("/reason", " Avtalt i styringsgruppa ");
        answers.set_several("/members", vec!["4631".into(), "4632".into()]);
        answers.ask_despite([RuleId::FiveMembers]);
        let back: Answers = serde_json::from_str(&serde_json::to_string(&answers).unwrap()).unwrap();
        assert_eq!(back, answers);
        assert_eq!(back.written("/reason").as_deref(), Some("Avtalt i styringsgruppa"));
        assert_eq!(back.several("/members"), ["4631", "4632"]);
        assert_eq!(back.written("/name"), None);
    }

    #[test]
    fn a_further_rule_leaves_the_reasons_that_were_written() {
        let mut answers = Answers::default();
        answers.ask_despite([RuleId::FiveMembers, RuleId::Anchored]);
        answers.set_despite(RuleId::FiveMembers, " Fire no, den femte i haust ".into());
        answers.ask_despite([RuleId::Anchored, RuleId::Nearness]);
        let given: Vec<_> = answers.overrides().into_iter().map(|o| (o.rule, o.reason)).collect();
        assert_eq!(
            given,
            [
                (RuleId::FiveMembers, "Fire no, den femte i haust".to_owned()),
                (RuleId::Anchored, String::new()),
                (RuleId::Nearness, String::new()),
            ]
        );
        answers.forget_unanswered();
        assert_eq!(answers.overrides().len(), 1);
    }
}
