//! Filling in placeholders.

/// The text with each `{name}` replaced by its value; a name without a value stays as it is.
pub fn format(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(b, r)| r.split_once('}').map(|r| (b, r)))
    {
        out.push_str(before);
        if let Some((_, value)) = values.iter().find(|(n, _)| *n == name) {
            out.push_str(value);
        } else {
            out.extend(["{", name, "}"]);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The text with a capital first letter: the catalogue keeps nouns as they stand inside a sentence.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_in_each_name_once_and_never_looks_into_values() {
        assert_eq!(
            format("{who} tok over for {who} {when}", &[("who", "{when}"), ("when", "i dag")]),
            "{when} tok over for {when} i dag"
        );
        assert_eq!(format("{who} og {hvem", &[]), "{who} og {hvem");
    }

    #[test]
    fn capitalises_norwegian_letters() {
        assert_eq!(sentence_case("åpent for alle"), "Åpent for alle");
        assert_eq!(sentence_case(""), "");
    }
}
