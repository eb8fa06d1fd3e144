//! Reading the word lists under `data/`.
//!
//! The lists are compiled in and read once. Each line is a row, `#` begins a comment, columns are separated by
//! a tab and the words of a column by a space. What belongs in which list is said at the head of each.

/// Words that can be parts of compounds.
pub(crate) const PARTS: &str = include_str!("../data/parts.tsv");
/// Verbs; they take a prefix.
pub(crate) const VERBS: &str = include_str!("../data/verbs.tsv");
/// Pronouns, adverbs, auxiliaries: words without regular endings.
pub(crate) const SMALL: &str = include_str!("../data/small.tsv");
/// Place names that are not to be taken for words, with their Sami and Kven names.
pub(crate) const NAMES: &str = include_str!("../data/names.tsv");
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

/// A number that another content of any list changes (FNV-1a over all of them).
pub(crate) fn fingerprint(seed: u64) -> u64 {
    let tables = [PARTS, VERBS, SMALL, NAMES, WORDS, PREFIXES, SPELLING, ABBREVIATIONS, SYNONYMS, STOPWORDS];
    let bytes = tables.into_iter().flat_map(|table| table.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

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

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    const ALL: [(&str, &str, usize); 10] = [
        ("small", SMALL, 2),
        ("names", NAMES, 2),
        ("parts", PARTS, 3),
        ("verbs", VERBS, 2),
        ("words", WORDS, 3),
        ("prefixes", PREFIXES, 2),
        ("spelling", SPELLING, 3),
        ("abbreviations", ABBREVIATIONS, 3),
        ("synonyms", SYNONYMS, 2),
        ("stopwords", STOPWORDS, 1),
    ];

    #[test]
    fn every_row_has_its_columns_and_no_stray_space() {
        for (name, table, most) in ALL {
            assert!(table.starts_with('#'), "{name} says what belongs in it");
            assert!(rows(table).count() >= 10, "{name} is read");
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                assert!(!line.trim().is_empty(), "{name}: no empty lines");
                for text in line.split('\t') {
                    assert_eq!(text.trim(), text, "{name}: {line:?}");
                    assert!(!text.is_empty() && !text.contains("  "), "{name}: {line:?}");
                }
                assert!(line.split('\t').count() <= most, "{name}: {line:?}");
            }
        }
    }

    /// By code points: where a word belongs is then never a question.
    #[test]
    fn the_lexicon_is_sorted() {
        for (name, table) in [
            ("small", SMALL),
            ("names", NAMES),
            ("parts", PARTS),
            ("verbs", VERBS),
            ("words", WORDS),
            ("prefixes", PREFIXES),
        ] {
            let keys: Vec<&str> = rows(table).map(|row| column(&row, 0)).collect();
            let unsorted = keys.windows(2).find(|pair| pair[0] >= pair[1]);
            assert_eq!(unsorted, None, "{name}");
        }
    }

    /// Forms of the lexicon with the row that owns them.
    fn forms() -> Vec<(String, &'static str)> {
        [SMALL, NAMES, PARTS, VERBS, WORDS]
            .into_iter()
            .flat_map(rows)
            .flat_map(|row| {
                let key = column(&row, 0);
                let forms = std::iter::once(key).chain(column(&row, 1).split_whitespace());
                forms.map(move |form| (crate::fold(form), key)).collect::<Vec<_>>()
            })
            .collect()
    }

    #[test]
    fn no_spelling_belongs_to_two_words() {
        let mut owner: HashMap<String, &str> = HashMap::new();
        for (form, key) in forms() {
            assert!(form.chars().all(char::is_alphanumeric), "{form:?} of {key} is one word");
            if let Some(other) = owner.insert(form.clone(), key) {
                panic!("{form} belongs to {other} and to {key}");
            }
        }
    }

    #[test]
    fn also_names_words_of_the_lexicon() {
        let keys: Vec<String> = [SMALL, PARTS, VERBS, WORDS]
            .into_iter()
            .flat_map(rows)
            .map(|row| crate::fold(column(&row, 0)))
            .collect();
        for row in [PARTS, WORDS].into_iter().flat_map(rows) {
            for also in column(&row, 2).split_whitespace() {
                assert!(keys.contains(&crate::fold(also)), "{also}, named by {}", column(&row, 0));
            }
        }
    }

    #[test]
    fn prefixes_abbreviations_and_concepts_are_listed_once() {
        for (name, table, columns) in
            [("prefixes", PREFIXES, 2), ("abbreviations", ABBREVIATIONS, 1), ("stopwords", STOPWORDS, 1)]
        {
            let mut seen: Vec<String> = rows(table)
                .flat_map(|row| {
                    (0..columns)
                        .map(|at| column(&row, at).to_owned())
                        .collect::<Vec<_>>()
                        .join(" ")
                        .split_whitespace()
                        .map(crate::fold)
                        .collect::<Vec<_>>()
                })
                .collect();
            seen.sort();
            let twice: Vec<_> = seen.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            assert!(twice.is_empty(), "{name}: {twice:?}");
        }
    }

    /// A concept that is a member of another would have to be followed further; nothing does.
    #[test]
    fn synonyms_have_no_cycles() {
        let members: Vec<(&str, Vec<String>)> = rows(SYNONYMS)
            .map(|row| {
                let words = std::iter::once(column(&row, 0)).chain(column(&row, 1).split(';'));
                (column(&row, 0), words.map(normal).collect())
            })
            .collect();
        let mut owner: HashMap<&String, &str> = HashMap::new();
        for (concept, words) in &members {
            for word in words {
                if let Some(other) = owner.insert(word, concept) {
                    panic!("{word} belongs to {other} and to {concept}");
                }
            }
        }
    }

    fn normal(text: &str) -> String {
        crate::analyse(text).into_iter().map(|word| word.sense.normal).collect()
    }

    #[test]
    fn spelling_rules_come_to_rest() {
        for row in rows(SPELLING) {
            assert!(["start", "end", "anywhere"].contains(&column(&row, 0)), "{row:?}");
            let word = match column(&row, 0) {
                "start" => format!("{}inga", column(&row, 1)),
                _ => format!("prat{}", column(&row, 1)),
            };
            let once = crate::stem::bokmaal_spelling(&crate::fold(&word));
            assert_ne!(once, crate::fold(&word), "{row:?} does something");
            assert_eq!(crate::stem::bokmaal_spelling(&once), once, "{row:?}");
        }
    }
}
