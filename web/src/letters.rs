//! Letters: one spelling for what people type on different keyboards, as the service's own search has it. For the short
//! lists that are looked through in the browser.

/// The text in small letters without marks: å is aa, ø is oe, æ is ae, and the marks of Sami letters fall away.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'å' => folded.push_str("aa"),
            'æ' | 'ä' => folded.push_str("ae"),
            'ø' | 'ö' => folded.push_str("oe"),
            'á' | 'à' | 'â' => folded.push('a'),
            'č' => folded.push('c'),
            'đ' => folded.push('d'),
            'é' | 'è' | 'ê' => folded.push('e'),
            'ï' | 'í' => folded.push('i'),
            'ŋ' => folded.push('n'),
            'ó' | 'ò' | 'ô' => folded.push('o'),
            'š' => folded.push('s'),
            'ŧ' => folded.push('t'),
            'ž' => folded.push('z'),
            other => folded.push(other),
        }
    }
    folded
}

/// Whether every word that is looked for stands somewhere in a text.
pub(crate) fn has_words(text: &str, looked_for: &str) -> bool {
    let (text, looked_for) = (fold(text), fold(looked_for));
    looked_for.split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_meet_across_keyboards() {
        for (a, b) in
            [("Tromsoe", "Tromsø"), ("HÅ", "haa"), ("karasjohka", "Kárášjohka"), ("Vaeroey", "Værøy")]
        {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
    }

    #[test]
    fn all_words_must_be_there_in_any_order() {
        assert!(has_words("Kunnskapskommunen Helse Omsorg Vest", "vest helse"));
        assert!(!has_words("Kunnskapskommunen Helse Omsorg Vest", "vest skole"));
    }
}
