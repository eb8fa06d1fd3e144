//! The terms a text is found by.

use std::collections::BTreeSet;

use crate::analysis::{Word, analyse, understand};
use crate::compound;
use crate::phrases::{PHRASES, is_stopword};

/// All terms that a document of these texts is found by, sorted, each once.
///
/// For every word: its normal form, the word as written (folded, for searches by beginning), the parts of a
/// compound, what an abbreviation stands for, and the concepts of expressions it begins.
pub fn index_terms(texts: &[&str]) -> Vec<String> {
    let mut terms = BTreeSet::new();
    for text in texts {
        add_text(&analyse(text), &mut terms);
    }
    terms.into_iter().collect()
}

fn add_text(words: &[Word], terms: &mut BTreeSet<String>) {
    for (at, word) in words.iter().enumerate() {
        terms.insert(word.folded.clone());
        terms.extend(word.sense.terms().map(str::to_owned));
        if let Some(meaning) = PHRASES.abbreviation(word, false) {
            terms.insert(meaning.concept.clone());
            terms.extend(meaning.words.iter().cloned());
        }
        if let Some(next) = words.get(at + 1) {
            add_joined(word, next, terms);
        }
    }
    let content: Vec<&Word> = words.iter().filter(|word| !is_stopword(&word.folded)).collect();
    for at in 0..content.len() {
        let from = content.get(at..).unwrap_or_default();
        terms.extend(PHRASES.starting_at(from).map(|(concept, _)| concept.to_owned()));
    }
}

/// A compound written apart or with a hyphen (`velferds teknologi`, `e-helse`) is also the compound.
fn add_joined(word: &Word, next: &Word, terms: &mut BTreeSet<String>) {
    if word.hyphen {
        let joined = format!("{}{}", word.folded, next.folded);
        terms.extend(understand(&joined).terms().map(str::to_owned));
        terms.insert(joined);
    } else if compound::can_begin(&word.folded) && compound::can_end(&next.folded) {
        terms.insert(format!("{}{}", word.sense.normal, next.sense.normal));
    }
}
