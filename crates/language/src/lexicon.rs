//! The words we know: spellings of both målformer, their inflections, and which can be parts of compounds.

use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use crate::fold::fold;
use crate::tables::{self, column, rows};

/// The one lexicon, read once.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

/// A word with all its spellings.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The normal form: bokmål, folded.
    pub(crate) key: String,
    /// Where the word may stand in a compound.
    pub(crate) role: Role,
    /// Normal forms that a text with this word is also about (`fastlege` is also `lege`).
    pub(crate) also: Vec<String>,
}

/// Where a word may stand in a compound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Any place.
    Part,
    /// Last, as in `kompetanseheving`, and after a prefix.
    Verb,
    /// Nowhere but after a prefix, as in `uvanlig`.
    Alone,
    /// Nowhere, and it takes no endings.
    Small,
}

/// See the module.
pub(crate) struct Lexicon {
    forms: FxHashMap<String, Arc<Entry>>,
    prefixes: FxHashMap<String, String>,
}

/// Inflections of both målformer, shortest first: the shortest that leads to a known word is the right one
/// (`lederen` is `leder` + en, not `lede` + ren).
const ENDINGS: [&str; 58] = [
    "a", "e", "n", "r", "t", "d", "en", "et", "er", "ar", "ne", "te", "de", "st", "ene", "ane", "ere", "are",
    "est", "ast", "ing", "ande", "ende", "este", "aste", "else", "ning", "inga", "eren", "aren", "erne",
    "arar", "ingen", "inger", "ingar", "elsen", "elser", "elsar", "ninga", "arane", "arene", "erane",
    "ingene", "ingane", "elsene", "elsane", "ningen", "ninger", "ningar", "ningene", "ningane", "heten",
    "heita", "het", "heit", "dde", "dd", "tt",
];

/// A first part that is shorter could as well be chance, when nothing is known of the rest.
const SHORTEST_HEAD: usize = 4;

/// Endings that make a noun, which then joins its compound with an -s-.
const NOUN_ENDINGS: [&str; 5] = ["ing", "else", "het", "heit", "leik"];

impl Lexicon {
    fn load() -> Self {
        let mut lexicon = Self { forms: FxHashMap::default(), prefixes: FxHashMap::default() };
        for (table, role) in [
            (tables::SMALL, Role::Small),
            (tables::NAMES, Role::Small),
            (tables::PARTS, Role::Part),
            (tables::VERBS, Role::Verb),
            (tables::WORDS, Role::Alone),
        ] {
            for row in rows(table) {
                lexicon.add(&row, role);
            }
        }
        for row in rows(tables::PREFIXES) {
            let normal = fold(column(&row, 0));
            for form in column(&row, 1).split_whitespace().map(fold) {
                lexicon.prefixes.insert(form, normal.clone());
            }
            lexicon.prefixes.insert(normal.clone(), normal);
        }
        lexicon
    }

    fn add(&mut self, row: &[&str], role: Role) {
        let key = fold(column(row, 0));
        let also = column(row, 2).split_whitespace().map(fold).collect();
        let entry = Arc::new(Entry { key: key.clone(), role, also });
        for form in std::iter::once(key).chain(column(row, 1).split_whitespace().map(fold)) {
            self.forms.entry(form).or_insert_with(|| Arc::clone(&entry));
        }
    }

    /// The word written exactly so.
    pub(crate) fn exact(&self, word: &str) -> Option<&Entry> {
        self.forms.get(word).map(Arc::as_ref)
    }

    /// The normal form of a first part that carries no meaning of its own (`ut-`, `sjølv-`).
    pub(crate) fn prefix(&self, word: &str) -> Option<&str> {
        self.prefixes.get(word).map(String::as_str)
    }

    /// The word as a part that others follow: written exactly so, or a noun made of a verb
    /// (`kartleggings-`, `undersøkelses-`).
    pub(crate) fn first_part(&self, word: &str) -> Option<&Entry> {
        if let Some(entry) = self.exact(word) {
            return (entry.role == Role::Part).then_some(entry);
        }
        if !NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending)) {
            return None;
        }
        self.find(word).filter(|entry| matches!(entry.role, Role::Part | Role::Verb))
    }

    /// The word with a known first part in its normal form (`leiarspenn` → `lederspenn`), when that is another
    /// spelling.
    pub(crate) fn with_normal_head(&self, word: &str) -> Option<String> {
        (SHORTEST_HEAD..word.len().saturating_sub(2)).rev().find_map(|at| {
            let (head, rest) = word.get(..at).zip(word.get(at..))?;
            let entry = self.exact(head).filter(|entry| entry.role == Role::Part)?;
            (entry.key != head).then(|| format!("{}{rest}", entry.key))
        })
    }

    /// The word that this is an inflection of.
    pub(crate) fn find(&self, word: &str) -> Option<&Entry> {
        self.exact(word).or_else(|| self.inflected(word)).or_else(|| self.imperative(word)).or_else(|| {
            let owner = word.strip_suffix('s').filter(|owner| owner.len() >= 4)?;
            self.exact(owner).or_else(|| self.inflected(owner))
        })
    }

    fn inflected(&self, word: &str) -> Option<&Entry> {
        ENDINGS.iter().find_map(|ending| {
            let base = word.strip_suffix(ending).filter(|base| base.len() >= 3)?;
            self.inflecting(base)
                .or_else(|| self.inflecting(&format!("{base}e")))
                .or_else(|| self.doubled(base, ending))
        })
    }

    /// `meld` is `melde`, and so is nynorsk's present tense of strong verbs: `skriv` is `skrive`.
    fn imperative(&self, word: &str) -> Option<&Entry> {
        if word.len() < 3 {
            return None;
        }
        self.exact(&format!("{word}e")).filter(|entry| entry.role == Role::Verb)
    }

    /// A word that takes endings. Of verbs those are the infinitives: no `låst` from `lå`.
    fn inflecting(&self, word: &str) -> Option<&Entry> {
        self.exact(word).filter(|entry| match entry.role {
            Role::Part | Role::Alone => true,
            Role::Verb => word == entry.key || word.ends_with('e'),
            Role::Small => false,
        })
    }

    /// `hjemmet` is `hjem`, `trygt` is `trygg`: Norwegian doubles and drops consonants when it inflects.
    fn doubled(&self, base: &str, ending: &str) -> Option<&Entry> {
        if let Some(single) = base.strip_suffix("mm") {
            return self.inflecting(&format!("{single}m"));
        }
        if ending.starts_with(['t', 'd']) {
            let last = base.chars().next_back()?;
            let double = format!("{base}{last}");
            return self.inflecting(&double).or_else(|| self.inflecting(&format!("{double}e")));
        }
        None
    }
}
