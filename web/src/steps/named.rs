//! Choosing one of many by its name: typed, with the names as suggestions. They are too many for a list on a telephone.

use super::answers::Answers;
use super::choices::Choice;
use leptos::prelude::*;
use ui::TextInput;

/// What can be chosen, once it has come. Each is called by content, never by a text of the catalogue.
pub(crate) type Known = Signal<Vec<Choice>>;

fn name(choice: &Choice) -> &str {
    choice.words.said()
}

/// A name without what stands in brackets after it, which only tells like names apart.
fn plain(name: &str) -> &str {
    name.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).map_or(name, |(plain, _)| plain)
}

/// The one that is meant by what was typed: by its whole name, by the plain one where only one is called so, or by words
/// that only one has within its name.
pub(super) fn meant<'k>(typed: &str, known: &'k [Choice]) -> Option<&'k Choice> {
    let wanted = typed.trim().to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut found = known.iter().filter(|choice| fits(&name(choice).to_lowercase()));
        found.next().filter(|_| found.next().is_none())
    };
    let called = known.iter().filter(|choice| plain(&name(choice).to_lowercase()) == wanted).count();
    let whole = known.iter().find(|choice| name(choice).to_lowercase() == wanted);
    whole
        .or_else(|| only(&|name| plain(name) == wanted))
        .or_else(|| only(&|name| name.contains(&wanted)).filter(|_| called == 0))
}

/// The value of what stands in a field, where one of the names is meant.
pub(super) fn value(typed: &str, known: Known) -> Option<String> {
    known.with_untracked(|known| meant(typed, known).map(|choice| choice.value.clone()))
}

/// The field.
#[component]
pub(super) fn NamedInput(
    id: String,
    label: Signal<String>,
    description: Option<Signal<String>>,
    required: bool,
    pointer: &'static str,
    answers: RwSignal<Answers>,
    error: Signal<Option<String>>,
    known: Known,
) -> impl IntoView {
    let suggestions = Signal::derive(move || {
        known.with(|known| known.iter().map(|choice| name(choice).to_owned()).collect::<Vec<_>>())
    });
    let complete = move |typed: &str| {
        let whole = known.with_untracked(|known| meant(typed, known).map(|choice| name(choice).to_owned()));
        if let Some(whole) = whole.filter(|whole| whole != typed) {
            answers.update(|answers| answers.set(pointer, whole));
        }
    };
    // Whoever wrote faster than the names came, and has gone on.
    let control = id.clone();
    Effect::new(move |_| {
        let came = known.with(|known| !known.is_empty());
        let here = document().active_element().is_some_and(|active| active.id() == control);
        if came && !here {
            complete(&answers.with_untracked(|a| a.text(pointer).to_owned()));
        }
    });
    view! {
        <TextInput
            id=id
            label=label
            description=description
            required=required
            unmarked=required
            suggestions=suggestions
            value=Signal::derive(move || answers.with(|a| a.text(pointer).to_owned()))
            set_value=move |text: String| answers.update(|a| a.set(pointer, text))
            left=move |typed: String| complete(&typed)
            error=error
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    fn one(value: &str, name: &str) -> Choice {
        Choice { value: value.to_owned(), words: Words::Said(name.to_owned()) }
    }

    #[test]
    fn one_is_meant_by_its_name_where_only_one_is_called_so() {
        let known = [
            one("1515", "Herøy (1515)"),
            one("1818", "Herøy (1818)"),
            one("4634", "Masfjorden (4634)"),
            one("a", "Pårørandesenteret"),
        ];
        let value = |typed: &str| meant(typed, &known).map(|choice| choice.value.as_str());
        assert_eq!(value(" masfjorden"), Some("4634"));
        assert_eq!(value("Herøy (1818)"), Some("1818"));
        assert_eq!(value("Herøy"), None);
        assert_eq!(value("pårørande"), Some("a"));
        assert_eq!(value("er"), None);
        assert_eq!(value("pårørandesenteret"), Some("a"));
        assert_eq!(value(""), None);
    }
}
