//! A word understood: its normal form and its parts.

use crate::compound;
use crate::lexicon::LEXICON;
use crate::stem::{bokmaal_spelling, stem};
use crate::tokens::{Token, tokens};

/// A word of a text, as search sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As written, folded.
    pub folded: String,
    /// Normal form: the same for all inflections, both målformer and all ways to join a compound.
    pub normal: String,
    /// Normal forms of what the word is made of or is also about.
    pub parts: Vec<String>,
    /// Written with two capitals or more, as abbreviations are.
    pub capitals: bool,
    /// A hyphen binds it to the next word.
    pub hyphen: bool,
}

/// The words of a text in order.
pub fn analyse(text: &str) -> Vec<Word> {
    tokens(text).into_iter().map(word).collect()
}

fn word(token: Token) -> Word {
    let (normal, parts) = understand(&token.folded);
    Word { folded: token.folded, normal, parts, capitals: token.capitals, hyphen: token.hyphen }
}

/// Normal form and parts of a folded word.
pub(crate) fn understand(folded: &str) -> (String, Vec<String>) {
    if folded.len() < 2 || folded.contains(|c: char| c.is_ascii_digit()) {
        return (folded.to_owned(), Vec::new());
    }
    if let Some(known) = known(folded) {
        return known;
    }
    let spelled = bokmaal_spelling(folded);
    if spelled != folded
        && let Some(known) = known(&spelled)
    {
        return known;
    }
    if let Some((head, tail)) = compound::known_tail(&spelled) {
        let head = head.strip_suffix('s').filter(|bare| bare.len() >= 4).unwrap_or(head);
        return (format!("{head}{tail}"), vec![tail.to_owned()]);
    }
    (stem(&spelled), Vec::new())
}

fn known(word: &str) -> Option<(String, Vec<String>)> {
    if let Some(entry) = LEXICON.find(word) {
        return Some((entry.key.clone(), entry.also.clone()));
    }
    let units = compound::split(word)?;
    let normal = units.iter().map(|unit| unit.key.as_str()).collect();
    let parts = if units.len() > 1 {
        units.into_iter().flat_map(|unit| std::iter::once(unit.key).chain(unit.also)).collect()
    } else {
        Vec::new()
    };
    Some((normal, parts))
}
#[doc(hidden)]
pub fn known_word(folded: &str) -> bool {
    known(folded).is_some()
        || crate::phrases::is_stopword(folded)
        || known(&bokmaal_spelling(folded)).is_some()
}
