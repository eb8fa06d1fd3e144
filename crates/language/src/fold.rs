//! Letters: one spelling for what people type on different keyboards.
//!
//! Norwegian letters become their established two-letter spelling (å → aa, ø → oe, æ → ae), so that `Haa`
//! and `Hå`, `Tromsoe` and `Tromsø` meet, while `har` and `hår` stay apart. All other diacritics fall away
//! (`Kárášjohka` → `karasjohka`): nobody who lacks the key can type them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-case, compatibility-normalised text without diacritics; see the module for the choices.
///
/// Idempotent: folding folded text changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = fold_once(text);
    // Rare letters change again once their marks are gone; a few rounds reach the fixed point.
    for _ in 0..4 {
        if folded.is_ascii() {
            break;
        }
        let again = fold_once(&folded);
        if again == folded {
            break;
        }
        folded = again;
    }
    folded
}

fn fold_once(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.nfkc() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for lower in c.to_lowercase() {
            push_plain(lower, &mut out);
        }
    }
    // South Sami writes `åa` and `åå` (Snåase), others type it with two: a longer row of A says nothing more.
    while out.contains("aaa") {
        out = out.replace("aaa", "aa");
    }
    out
}

fn push_plain(c: char, out: &mut String) {
    if let Some(spelling) = letter(c) {
        out.push_str(spelling);
        return;
    }
    for part in std::iter::once(c).nfkd() {
        if let Some(spelling) = letter(part) {
            out.push_str(spelling);
        } else if !is_combining_mark(part) {
            out.extend(part.to_lowercase());
        }
    }
}

/// Letters that are not "a letter with a mark" in Unicode, or whose mark makes another letter.
fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        'å' => "aa",
        'æ' | 'ä' | 'ǽ' => "ae",
        'ø' | 'ö' | 'ǿ' | 'œ' => "oe",
        'đ' | 'ð' => "d",
        'ŋ' => "n",
        'ŧ' => "t",
        'þ' => "th",
        'ß' => "ss",
        'ł' => "l",
        'ı' => "i",
        'ʒ' => "z",
        'ǥ' => "g",
        _ => return None,
    })
}

/// Folded text with the vowels Å, Ø and Æ as single letters again, for rules that count letters.
///
/// Both spellings arrive here alike, so it does not matter that a few words (`noen`) are no true Ø-words.
pub(crate) fn contract(folded: &str) -> Cow<'_, str> {
    if folded.contains("aa") || folded.contains("oe") || folded.contains("ae") {
        Cow::Owned(folded.replace("aa", "å").replace("oe", "ø").replace("ae", "æ"))
    } else {
        Cow::Borrowed(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_meet_across_keyboards() {
        for (a, b) in [
            ("Haa", "Hå"),
            ("HÅ", "ha\u{30a}"),
            ("Karasjohka", "Kárášjohka"),
            ("Guovdageaidnu", "GUOVDAGEAIDNU"),
            ("Unjarga", "Unjárga"),
            ("Porsangu", "Porsáŋgu"),
            ("Deatnu", "Đeatnu"),
            ("ruota", "ruoŧa"),
            ("Tromsoe", "Tromsø"),
            ("Saaffle", "Såffle"),
            ("vaere", "være"),
            ("Snaase", "Snåase"),
            ("Naamesjenjaelmie", "Nååmesjenjaelmie"),
            ("oversikt", "ｏｖｅｒｓｉｋｔ"),
            ("fi", "ﬁ"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [("hår", "har"), ("får", "far"), ("bønder", "bonder"), ("måte", "mate")] {
            assert_ne!(fold(a), fold(b), "{a} and {b}");
        }
    }

    proptest! {
        #[test]
        fn fold_is_idempotent(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
