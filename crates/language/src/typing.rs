//! Typing errors.

use strsim::osa_distance;

use crate::fold::{contract, fold};

/// The candidate that the term is most likely a mistyping of.
///
/// A term of four letters or fewer has none; up to seven letters one error is allowed, from eight on two.
/// Two neighbours swapped count as one error, and so does Å typed as A. Among equals the one that begins with
/// the same letter wins, then the one of nearest length, then the alphabet.
pub fn closest<'a>(term: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = contract(&fold(term)).into_owned();
    let length = typed.chars().count();
    let limit = match length {
        0..=4 => return None,
        5..=7 => 1,
        _ => 2,
    };
    candidates
        .filter_map(|candidate| {
            let folded = fold(candidate);
            let word = contract(&folded);
            let difference = word.chars().count().abs_diff(length);
            if difference > limit {
                return None;
            }
            let errors = osa_distance(&typed, &word);
            let other_start = typed.chars().next() != word.chars().next();
            (errors <= limit).then_some((errors, other_start, difference, candidate))
        })
        .min()
        .map(|(.., candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_letters_are_one_error() {
        assert_eq!(closest("demnes", ["demens", "dement", "helse"].into_iter()), Some("demens"));
        assert_eq!(
            closest("velfredstenkologi", ["velferdsteknologi"].into_iter()),
            Some("velferdsteknologi")
        );
    }

    #[test]
    fn short_words_have_no_closest() {
        assert_eq!(closest("helt", ["helse", "hels", "held"].into_iter()), None);
        assert_eq!(closest("heise", ["helsa", "reisa"].into_iter()), None);
    }

    #[test]
    fn a_vowel_without_its_ring_is_one_error() {
        assert_eq!(closest("parorende", ["paaroerende"].into_iter()), Some("paaroerende"));
        assert_eq!(closest("tromso", ["tromsoe"].into_iter()), Some("tromsoe"));
    }

    #[test]
    fn the_order_of_candidates_does_not_matter() {
        let forward = closest("rutine", ["rutina", "rutinr", "butine"].into_iter());
        let backward = closest("rutine", ["butine", "rutinr", "rutina"].into_iter());
        assert_eq!((forward, backward), (Some("rutina"), Some("rutina")));
    }
}
