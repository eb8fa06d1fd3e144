//! Compounds: `heimetenesta` is `heim` + `teneste`.
//!
//! A word is split only when every part is known. A prefix (`ut-`, `for-`) belongs to the part after it: one
//! who searches for `lysing` does not want every `utlysing`.

use crate::lexicon::{LEXICON, Role};

/// A part with meaning of its own; a prefix is already joined to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Normal form.
    pub(crate) key: String,
    /// What else a text with it is about.
    pub(crate) also: Vec<String>,
}

const MOST_PARTS: usize = 5;
// Short words stand at the end of long ones by chance: the less is known of what is before, the longer they must be.
const SHORTEST_AFTER_PREFIX: usize = 2;
const SHORTEST_PART: usize = 3;
const SHORTEST_VERB: usize = 5;
const SHORTEST_TAIL: usize = 7;
/// Endings of nouns that join what follows with an -s-.
const WANT_S: [&str; 9] = ["ing", "het", "heit", "sjon", "skap", "dom", "tet", "nad", "else"];
const LONGEST_WORD: usize = 60;

/// The parts of a compound, the fewest possible; one unit when it is only a word with a prefix.
pub(crate) fn split(word: &str) -> Option<Vec<Unit>> {
    if word.len() > LONGEST_WORD { None } else { parts(word, MOST_PARTS, false) }
}

/// The last part of a compound whose beginning we do not know, and that beginning.
pub(crate) fn known_tail(word: &str) -> Option<(&str, &str)> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    (3..word.len().saturating_sub(4)).find_map(|at| {
        let (head, tail) = (word.get(..at)?, word.get(at..)?);
        let entry = LEXICON.find(tail).filter(|entry| entry.role == Role::Part)?;
        let has_vowel = head.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        (has_vowel && entry.key.len() >= SHORTEST_TAIL).then_some((head, entry.key.as_str()))
    })
}

/// Whether the word, as written, could be the beginning of a compound (`velferds`, not `velferden`).
pub(crate) fn can_begin(word: &str) -> bool {
    let bare = || word.strip_suffix(['s', 'e']).and_then(|bare| LEXICON.first_part(bare));
    LEXICON.first_part(word).or_else(bare).is_some()
}

/// Whether the word could be the end of a compound.
pub(crate) fn can_end(word: &str) -> bool {
    LEXICON.find(word).is_some_and(|entry| entry.role == Role::Part)
}

fn parts(word: &str, most: usize, after_prefix: bool) -> Option<Vec<Unit>> {
    if let Some(last) = last_part(word, most == MOST_PARTS, after_prefix) {
        return Some(vec![last]);
    }
    if most <= 1 {
        return None;
    }
    let mut best: Option<Vec<Unit>> = None;
    for at in (1..=word.len().saturating_sub(SHORTEST_AFTER_PREFIX)).rev() {
        let Some((head, rest)) = word.get(..at).zip(word.get(at..)) else { continue };
        let Some(found) = with_head(head, rest, most - 1, after_prefix) else { continue };
        if best.as_ref().is_none_or(|best| found.len() < best.len()) {
            best = Some(found);
        }
    }
    best
}

fn last_part(word: &str, whole: bool, after_prefix: bool) -> Option<Unit> {
    let shortest = if after_prefix { SHORTEST_AFTER_PREFIX } else { SHORTEST_PART };
    if whole || word.len() < shortest {
        return None;
    }
    let entry = LEXICON.find(word)?;
    let fits = match entry.role {
        Role::Part => true,
        Role::Verb => after_prefix || word.len() >= SHORTEST_VERB,
        Role::Alone => after_prefix,
        Role::Small => false,
    };
    fits.then(|| Unit { key: entry.key.clone(), also: entry.also.clone() })
}

fn with_head(head: &str, rest: &str, most: usize, after_prefix: bool) -> Option<Vec<Unit>> {
    if let Some(entry) = LEXICON.first_part(head) {
        let unit = Unit { key: entry.key.clone(), also: entry.also.clone() };
        let joined = |rest: &str| parts(rest, most, false);
        let with_s = || rest.strip_prefix('s').and_then(joined);
        let direct = || joined(rest);
        // `bevilgningsår` holds no `sår`: these nouns always join with -s-.
        let wants_s = WANT_S.iter().any(|ending| head.ends_with(ending));
        let tail = if wants_s { with_s().or_else(direct) } else { direct().or_else(with_s) }
            .or_else(|| rest.strip_prefix('e').and_then(joined))
            .or_else(|| joined(&swallowed(head, rest)?));
        if let Some(mut units) = tail {
            units.insert(0, unit);
            return Some(units);
        }
    }
    let prefix = LEXICON.prefix(head).filter(|_| !after_prefix)?;
    let mut units = parts(rest, most, true)?;
    if let Some(first) = units.first_mut() {
        first.key.insert_str(0, prefix);
        first.also.clear();
    }
    Some(units)
}

/// Three equal consonants are written as two: `nattilsyn` is `natt` + `tilsyn`. The rest with its own back.
fn swallowed(head: &str, rest: &str) -> Option<String> {
    let mut ending = head.chars().rev();
    let last = ending.next()?;
    (ending.next() == Some(last) && !rest.starts_with(last)).then(|| format!("{last}{rest}"))
}
