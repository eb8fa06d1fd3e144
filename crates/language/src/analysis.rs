//! A word understood: its normal form, and what it is made of.

use crate::compound;
use crate::lexicon::LEXICON;
use crate::stem::{bokmaal_spelling, stem};
use crate::tokens::{Token, tokens};

/// A word of a text, as search sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As written, folded.
    pub folded: String,
    /// What it means.
    pub sense: Sense,
    /// Written with two capitals or more, as abbreviations are.
    pub capitals: bool,
    /// A hyphen binds it to the next word.
    pub hyphen: bool,
}

/// What search makes of a word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sense {
    /// Normal form: the same for all inflections, both målformer and all ways to join a compound.
    pub normal: String,
    /// Normal forms of all parts of a compound, in order; empty when the word is none.
    pub parts: Vec<String>,
    /// Normal forms of what a text with the word is also about, without being the same (`fastlege`: `lege`).
    pub also: Vec<String>,
}

impl Sense {
    /// Every term that a text with the word is found by.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.normal).chain(&self.parts).chain(&self.also).map(String::as_str)
    }
}

/// The words of a text in order.
pub fn analyse(text: &str) -> Vec<Word> {
    tokens(text).into_iter().map(word).collect()
}

fn word(token: Token) -> Word {
    let sense = understand(&token.folded);
    Word { folded: token.folded, sense, capitals: token.capitals, hyphen: token.hyphen }
}

/// What a folded word means.
pub(crate) fn understand(folded: &str) -> Sense {
    if folded.len() < 2 || folded.contains(|c: char| c.is_ascii_digit()) {
        return Sense { normal: folded.to_owned(), ..Sense::default() };
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
        return Sense { normal: format!("{head}{tail}"), also: vec![tail.to_owned()], ..Sense::default() };
    }
    let spelled = LEXICON.with_normal_head(&spelled).unwrap_or(spelled);
    Sense { normal: stem(&spelled), ..Sense::default() }
}

fn known(word: &str) -> Option<Sense> {
    if let Some(entry) = LEXICON.find(word) {
        return Some(Sense { normal: entry.key.clone(), also: entry.also.clone(), ..Sense::default() });
    }
    let units = compound::split(word)?;
    let normal = units.iter().map(|unit| unit.key.as_str()).collect();
    if units.len() == 1 {
        return Some(Sense { normal, ..Sense::default() });
    }
    let also = units.iter().flat_map(|unit| unit.also.clone()).collect();
    let parts = units.into_iter().map(|unit| unit.key).collect();
    Some(Sense { normal, parts, also })
}
