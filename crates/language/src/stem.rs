//! The last resort for words that no list knows: spelling rules from nynorsk to bokmål, then a stem.

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::fold::{contract, fold};
use crate::tables::{self, column, rows};

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Norwegian));
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(load);

struct Rule {
    place: Place,
    from: String,
    to: String,
}

enum Place {
    Start,
    End,
    Anywhere,
}

fn load() -> Vec<Rule> {
    rows(tables::SPELLING)
        .filter_map(|row| {
            let place = match column(&row, 0) {
                "start" => Place::Start,
                "end" => Place::End,
                "anywhere" => Place::Anywhere,
                _ => return None,
            };
            Some(Rule { place, from: column(&row, 1).to_owned(), to: column(&row, 2).to_owned() })
        })
        .collect()
}

/// The word in bokmål spelling, as far as regular correspondences go. Takes and gives folded text.
pub(crate) fn bokmaal_spelling(word: &str) -> String {
    let mut word = contract(word).into_owned();
    for rule in RULES.iter() {
        // A rule needs something left of the word to be about.
        if word.len() < rule.from.len() + 2 {
            continue;
        }
        match rule.place {
            Place::Start => {
                if let Some(rest) = word.strip_prefix(&rule.from) {
                    word = format!("{}{rest}", rule.to);
                }
            }
            Place::End => {
                if let Some(rest) = word.strip_suffix(&rule.from) {
                    word = format!("{rest}{}", rule.to);
                }
            }
            Place::Anywhere => {
                if word.contains(&rule.from) {
                    word = word.replace(&rule.from, &rule.to);
                }
            }
        }
    }
    fold(&word)
}

/// Endings of nouns made from verbs, longest first: they share the verb's stem.
const NOUN_OF_VERB: [&str; 20] = [
    "ningene", "ningane", "ningen", "ninger", "ningar", "ninga", "ingene", "ingane", "elsene", "elsane",
    "ingen", "inger", "ingar", "elsen", "elser", "elsar", "ning", "inga", "else", "ing",
];

/// The stem of a word: inflections of one word, and the noun made of a verb, meet. Takes and gives folded text.
pub(crate) fn stem(word: &str) -> String {
    let contracted = contract(word);
    let base = NOUN_OF_VERB
        .iter()
        .find_map(|ending| contracted.strip_suffix(ending))
        .filter(|base| base.chars().count() >= 4 && has_vowel(base) && !base.ends_with('h'))
        .map_or_else(|| contracted.to_string(), |base| format!("{base}e"));
    let stemmed = STEMMER.stem(&base);
    // The stemmer leaves the -er- of agents and of verbs in -ere in some inflections and takes it in others.
    let shorter = stemmed.strip_suffix("ern").or_else(|| stemmed.strip_suffix("er"));
    fold(shorter.filter(|text| text.chars().count() >= 4).unwrap_or(&stemmed))
}

fn has_vowel(text: &str) -> bool {
    text.contains(['a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å'])
}
