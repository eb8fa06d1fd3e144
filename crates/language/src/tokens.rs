//! Text → words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fold::fold;

/// One word as written, and folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Lower-case, without diacritics.
    pub(crate) folded: String,
    /// Written with two capitals or more (`VFT`, `FoU`), as abbreviations are.
    pub(crate) capitals: bool,
    /// A hyphen binds it to the next token (`FoU-kontakt`).
    pub(crate) hyphen: bool,
}

/// The words of a text: letters and digits; a hyphen between words binds them, the points of `ph.d.` vanish.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.nfkc().collect();
    let mut found = Vec::new();
    let mut word = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied();
        if c.is_alphanumeric() || is_combining_mark(c) {
            word.push(c);
        } else if !(c == '.' && inside_abbreviation(&word, chars.get(at + 1..).unwrap_or_default())) {
            let hyphen = is_hyphen(c) && next.is_some_and(char::is_alphanumeric);
            flush(&mut word, hyphen, &mut found);
        }
    }
    flush(&mut word, false, &mut found);
    found
}

fn flush(word: &mut String, hyphen: bool, found: &mut Vec<Token>) {
    let folded = fold(word);
    if !folded.is_empty() {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count() >= 2;
        found.push(Token { folded, capitals, hyphen });
    }
    word.clear();
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// `ph.d.`, `bl.a.`, `f.eks.`: a point between letters, two at most before it and three after it.
fn inside_abbreviation(word: &str, after: &[char]) -> bool {
    let before = word.chars().count();
    let letters = after.iter().take_while(|c| c.is_alphabetic()).count();
    (1..=2).contains(&before) && word.chars().all(char::is_alphabetic) && (1..=3).contains(&letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|t| t.folded).collect()
    }

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(
            words("Kva verkar? «Nattilsyn», 24 timar."),
            ["kva", "verkar", "nattilsyn", "24", "timar"]
        );
        assert_eq!(words("offentlig ph.d., bl.a. i Bø"), ["offentlig", "phd", "bla", "i", "boe"]);
        assert_eq!(words("slutt.Ny start"), ["slutt", "ny", "start"]);
        assert!(words(" – … !").is_empty());
    }

    #[test]
    fn hyphens_and_capitals_are_noticed() {
        let found = tokens("FoU-kontakt og rus- og KAD");
        let seen: Vec<_> = found.iter().map(|t| (t.folded.as_str(), t.capitals, t.hyphen)).collect();
        assert_eq!(
            seen,
            [
                ("fou", true, true),
                ("kontakt", false, false),
                ("og", false, false),
                ("rus", false, false),
                ("og", false, false),
                ("kad", true, false)
            ]
        );
    }
}
