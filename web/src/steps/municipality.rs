//! Choosing any municipality of the country by its name.

use super::choices::Choice;
use super::named::Known;
use crate::every::every;
use crate::format::alphabetical;
use crate::session::load;
use crate::words::Words;
use contract::structure::{MunicipalityFilter, MunicipalityView};
use leptos::prelude::*;

/// As a municipality stands in the field: two have the same name more than once in the country.
fn written(place: MunicipalityView) -> Choice {
    let name = format!("{} ({})", place.name, place.number);
    Choice { value: place.number, words: Words::Said(name) }
}

/// The number that stands in a field.
pub(super) fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let text =
        text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or(text, |(_, inside)| inside);
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.to_owned())
}

/// All of them, once they have come. Without the names one writes the number; nothing else depends on them.
pub(super) fn municipalities() -> Known {
    let fetched = load(async |session| {
        let mut all = session
            .call(async |client| {
                every(async |paging| client.list_municipalities(&MunicipalityFilter::default(), paging).await)
                    .await
            })
            .await?;
        all.sort_by_cached_key(|place| alphabetical(&place.name));
        Ok(all.into_iter().map(written).collect::<Vec<_>>())
    });
    Signal::derive(move || fetched.get().and_then(Result::ok).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_municipality_is_known_by_its_number() {
        assert_eq!(number("Herøy (1515)").as_deref(), Some("1515"));
        assert_eq!(number(" 4634 ").as_deref(), Some("4634"));
        assert_eq!(number("Masfjorden"), None);
        assert_eq!(number("Masfjorden (46)"), None);
    }
}
