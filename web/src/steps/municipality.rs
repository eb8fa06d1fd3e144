//! Choosing any municipality of the country: typed, with the names as suggestions.

use super::Answers;
use crate::session::load;
use contract::page::Paging;
use contract::structure::{MunicipalityFilter, MunicipalityRef};
use leptos::prelude::*;
use ui::TextInput;

/// As a municipality stands in the field: two have the same name more than once in the country.
fn written(place: &MunicipalityRef) -> String {
    format!("{} ({})", place.name, place.number)
}

/// The number that stands in a field.
pub(super) fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let text =
        text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or(text, |(_, inside)| inside);
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.to_owned())
}

/// The whole text for one that was typed by name alone, where only one has that name.
fn completed(typed: &str, known: &[MunicipalityRef]) -> Option<String> {
    let wanted = typed.trim().to_lowercase();
    let mut found = known.iter().filter(|place| place.name.to_lowercase() == wanted);
    found.next().filter(|_| found.next().is_none()).map(written)
}

/// The field.
#[component]
pub(super) fn MunicipalityInput(
    id: String,
    label: Signal<String>,
    description: Option<Signal<String>>,
    required: bool,
    pointer: &'static str,
    answers: RwSignal<Answers>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let fetched = load(move |session| async move {
        session
            .call(async |client| {
                let (mut all, mut cursor) = (Vec::new(), None);
                loop {
                    let paging = Paging { limit: Some(200), cursor, ..Paging::default() };
                    let page = client.list_municipalities(&MunicipalityFilter::default(), &paging).await?;
                    let place = |m: contract::structure::MunicipalityView| MunicipalityRef {
                        number: m.number,
                        name: m.name,
                    };
                    all.extend(page.items.into_iter().map(place));
                    cursor = page.next_cursor;
                    if cursor.is_none() {
                        return Ok(all);
                    }
                }
            })
            .await
    });
    // Without them one writes the number; nothing else depends on it.
    let known = Signal::derive(move || fetched.get().and_then(Result::ok).unwrap_or_default());
    let suggestions =
        Signal::derive(move || known.with(|known| known.iter().map(written).collect::<Vec<_>>()));
    let complete = move |typed: &str| {
        if let Some(whole) = known.with_untracked(|known| completed(typed, known)) {
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

    #[test]
    fn a_municipality_is_known_by_its_number_and_completed_by_its_name() {
        assert_eq!(number("Herøy (1515)").as_deref(), Some("1515"));
        assert_eq!(number(" 4634 ").as_deref(), Some("4634"));
        assert_eq!(number("Masfjorden"), None);
        assert_eq!(number("Masfjorden (46)"), None);
        let place = |number: &str, name: &str| MunicipalityRef { number: number.into(), name: name.into() };
        let known = [place("1515", "Herøy"), place("1818", "Herøy"), place("4634", "Masfjorden")];
        assert_eq!(completed(" masfjorden", &known).as_deref(), Some("Masfjorden (4634)"));
        assert_eq!(completed("Herøy", &known), None);
        assert_eq!(completed("", &known), None);
    }
}
