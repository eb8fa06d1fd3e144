//! Expressions: abbreviations with what they stand for, and near-equal words of the field.
//!
//! Each gets one concept term. A text with any of the expressions is indexed under it, and a search for any
//! of them looks for it.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::analysis::{Word, analyse};
use crate::fold::fold;
use crate::tables::{self, column, rows};

/// The expressions, read once.
pub(crate) static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::load);
static STOPWORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    rows(tables::STOPWORDS).flat_map(|row| column(&row, 0).split(' ').map(fold).collect::<Vec<_>>()).collect()
});

/// Too common to search for. Takes a folded word.
pub(crate) fn is_stopword(folded: &str) -> bool {
    STOPWORDS.contains(folded)
}

/// What an abbreviation stands for.
pub(crate) struct Abbreviation {
    /// The term that it shares with its long form.
    pub(crate) concept: String,
    /// What a text with it is also about; nothing when it is a name (`NAV`).
    pub(crate) words: Vec<String>,
    /// Only when written with capitals: in small letters it is another word (`rop`).
    capitals: bool,
}

/// See the module.
pub(crate) struct Phrases {
    abbreviations: HashMap<String, Abbreviation>,
    /// By the first normal form.
    phrases: HashMap<String, Vec<Phrase>>,
}

struct Phrase {
    rest: Vec<String>,
    concept: String,
}

impl Phrases {
    fn load() -> Self {
        let mut loaded = Self { abbreviations: HashMap::new(), phrases: HashMap::new() };
        for row in rows(tables::ABBREVIATIONS) {
            let long_forms: Vec<Vec<Word>> = column(&row, 1).split(';').map(content).collect();
            let Some(first) = long_forms.first() else { continue };
            let concept: String = first.iter().map(|word| word.sense.normal.as_str()).collect();
            let marks = column(&row, 2);
            let capitals = marks.contains("capitals");
            let words: Vec<String> =
                if marks.contains("name") { Vec::new() } else { first.iter().flat_map(terms_of).collect() };
            for abbreviation in column(&row, 0).split(' ').map(fold) {
                let meaning = Abbreviation { concept: concept.clone(), words: words.clone(), capitals };
                loaded.abbreviations.insert(abbreviation, meaning);
            }
            for long_form in long_forms {
                loaded.add(&long_form, &concept);
            }
        }
        for row in rows(tables::SYNONYMS) {
            let concept: String =
                content(column(&row, 0)).iter().map(|word| word.sense.normal.as_str()).collect();
            for member in std::iter::once(column(&row, 0)).chain(column(&row, 1).split(';')) {
                loaded.add(&content(member), &concept);
            }
        }
        loaded
    }

    fn add(&mut self, phrase: &[Word], concept: &str) {
        let Some((first, rest)) = phrase.split_first() else { return };
        let rest: Vec<String> = rest.iter().map(|word| word.sense.normal.clone()).collect();
        if rest.is_empty() && first.sense.normal == concept {
            return;
        }
        let phrase = Phrase { rest, concept: concept.to_owned() };
        self.phrases.entry(first.sense.normal.clone()).or_default().push(phrase);
    }

    /// What the word stands for; `lenient` also when an ambiguous abbreviation has no capitals.
    pub(crate) fn abbreviation(&self, word: &Word, lenient: bool) -> Option<&Abbreviation> {
        let bare = word.folded.strip_suffix('s');
        let found = self
            .abbreviations
            .get(&word.folded)
            .or_else(|| bare.filter(|_| word.capitals).and_then(|bare| self.abbreviations.get(bare)))?;
        (word.capitals || lenient || !found.capitals).then_some(found)
    }

    /// The expressions that begin with the first of these words: concept, and how many words it covers.
    /// Stopwords are left out of `words`.
    pub(crate) fn starting_at(&self, words: &[&Word]) -> impl Iterator<Item = (&str, usize)> {
        let phrases = words.first().and_then(|first| self.phrases.get(&first.sense.normal));
        let rest = words.get(1..).unwrap_or_default();
        phrases
            .into_iter()
            .flatten()
            .filter(move |phrase| {
                phrase.rest.len() <= rest.len()
                    && phrase.rest.iter().zip(rest).all(|(want, word)| *want == word.sense.normal)
            })
            .map(|phrase| (phrase.concept.as_str(), phrase.rest.len() + 1))
    }
}

/// The words of an expression that carry meaning.
fn content(text: &str) -> Vec<Word> {
    analyse(text).into_iter().filter(|word| !is_stopword(&word.folded)).collect()
}

fn terms_of(word: &Word) -> Vec<String> {
    word.sense.terms().map(str::to_owned).collect()
}
