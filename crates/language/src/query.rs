//! What a search asks for.

use crate::analysis::{Word, analyse, understand};
use crate::fold::fold;
use crate::phrases::{PHRASES, is_stopword};

/// Words shorter than this are not searched for by their beginning.
const SHORTEST_BEGINNING: usize = 4;

/// One word of a search. A document matches when its index terms hold one of `any_of`, or all of `all_of`
/// (unless empty), or one that begins with `prefix`. It matches a search when it matches every word of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryTerm {
    /// The word as typed, folded: what to compare with when nothing matches (see [`crate::closest`]).
    pub word: String,
    /// Index terms that each suffice.
    pub any_of: Vec<String>,
    /// The parts of a compound, which together suffice (`kompetansebehov`: `behov for kompetanse`).
    pub all_of: Vec<String>,
    /// The beginning of an index term that suffices, for one who has not typed the whole word.
    pub prefix: Option<String>,
}

impl QueryTerm {
    /// The same place in the search with a mended word, an index term that [`crate::closest`] chose.
    pub fn mended(&self, term: &str) -> Self {
        let folded = fold(term);
        let mut any_of = vec![understand(&folded).normal, folded];
        any_of.sort_unstable();
        any_of.dedup();
        Self { word: self.word.clone(), any_of, all_of: Vec::new(), prefix: None }
    }

    /// Whether a document with these index terms matches this word.
    pub fn matches(&self, terms: &[String]) -> bool {
        let has = |wanted: &String| terms.contains(wanted);
        self.any_of.iter().any(has)
            || (!self.all_of.is_empty() && self.all_of.iter().all(has))
            || self.prefix.as_ref().is_some_and(|prefix| terms.iter().any(|term| term.starts_with(prefix)))
    }
}

/// The words of a search. Common words (`og`, `i`, `kva`) are left out, unless there are no others.
pub fn query_terms(query: &str) -> Vec<QueryTerm> {
    let words = join_short_pieces(analyse(query));
    let content: Vec<&Word> = words.iter().filter(|word| !is_stopword(&word.folded)).collect();
    let chosen: Vec<&Word> = if content.is_empty() { words.iter().collect() } else { content };
    let mut terms: Vec<QueryTerm> = chosen.iter().map(|word| query_term(word)).collect();
    for at in 0..chosen.len() {
        for (concept, covered) in PHRASES.starting_at(chosen.get(at..).unwrap_or_default()) {
            // A text with the concept answers every word of the expression.
            for term in terms.iter_mut().skip(at).take(covered) {
                term.any_of.push(concept.to_owned());
            }
        }
    }
    let mut distinct: Vec<QueryTerm> = Vec::with_capacity(terms.len());
    for mut term in terms {
        term.any_of.sort_unstable();
        term.any_of.dedup();
        if !distinct.contains(&term) {
            distinct.push(term);
        }
    }
    distinct
}

fn query_term(word: &Word) -> QueryTerm {
    let mut any_of = vec![word.sense.normal.clone()];
    any_of.extend(PHRASES.abbreviation(word, true).map(|meaning| meaning.concept.clone()));
    let long = word.folded.chars().count() >= SHORTEST_BEGINNING;
    QueryTerm {
        word: word.folded.clone(),
        any_of,
        all_of: word.sense.parts.clone(),
        prefix: long.then(|| word.folded.clone()),
    }
}

/// `e-helse` is one word; `FoU-kontakt` is two, found apart as well.
fn join_short_pieces(words: Vec<Word>) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut() {
            Some(last) if last.hyphen && last.folded.len().min(word.folded.len()) < 3 => {
                last.folded.push_str(&word.folded);
                last.sense = understand(&last.folded);
                last.hyphen = word.hyphen;
            }
            _ => joined.push(word),
        }
    }
    joined
}
