//! Reading the word lists under `data/`.
//!
//! The lists are compiled in and read once. Each line is a row, `#` begins a comment, columns are separated by
//! a tab and the words of a column by a space. What belongs in which list is said at the head of each.

/// Words that can be parts of compounds.
pub(crate) const PARTS: &str = include_str!("../data/parts.tsv");
/// Verbs; they take a prefix.
pub(crate) const VERBS: &str = include_str!("../data/verbs.tsv");
/// All other words with more than one spelling, and words that must not be split or shortened.
pub(crate) const WORDS: &str = include_str!("../data/words.tsv");
/// First parts that carry no meaning of their own.
pub(crate) const PREFIXES: &str = include_str!("../data/prefixes.tsv");
/// Regular differences in spelling, for words that no list has.
pub(crate) const SPELLING: &str = include_str!("../data/spelling.tsv");
/// Abbreviations and what they stand for.
pub(crate) const ABBREVIATIONS: &str = include_str!("../data/abbreviations.tsv");
/// Near-equal words and expressions of the field.
pub(crate) const SYNONYMS: &str = include_str!("../data/synonyms.tsv");
/// Words too common to search for.
pub(crate) const STOPWORDS: &str = include_str!("../data/stopwords.tsv");

/// The rows of a list, as columns.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// Column `at` of a row; empty when the row is shorter or the column holds `-`.
pub(crate) fn column<'a>(row: &[&'a str], at: usize) -> &'a str {
    row.get(at).copied().filter(|text| *text != "-").unwrap_or_default()
}
