//! The classes of each measure, with a colour, a letter and a word for each, and who is in which.

use super::measure::{Fill, KINDS, Measure, SCALE, light};
use crate::i18n::I18n;
use crate::labels::Label;
use contract::structure::EqualVoiceView;
use domain::ClusterId;
use domain::register::{LanguageDecision, SizeClass};
use std::collections::{BTreeMap, BTreeSet};
use texts::{Key, key};

/// The needs where each class begins.
const NEEDS: [i64; 4] = [1, 2, 4, 8];

/// A class of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Class {
    /// What stands in the hexagon.
    pub letter: String,
    pub fill: Fill,
    pub label: String,
}

/// The classes of a measure, and who is in which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Classes {
    pub all: Vec<Class>,
    /// The class of each municipality, in their order.
    pub of: Vec<usize>,
}

impl Classes {
    /// How many municipalities are in a class.
    pub(super) fn count(&self, class: usize) -> usize {
        self.of.iter().filter(|&&of| of == class).count()
    }
}

fn class(letter: impl Into<String>, fill: Fill, label: String) -> Class {
    Class { letter: letter.into(), fill, label }
}

fn nth(fills: &[Fill], at: usize) -> Fill {
    fills.get(at % fills.len().max(1)).copied().unwrap_or(Fill::Hatched)
}

/// The classes of a measure in the language of the moment.
pub(super) fn classes(i18n: I18n, measure: Measure, voices: &[EqualVoiceView]) -> Classes {
    sorted(measure, voices, &|key| i18n.heading(key), &|key, values| i18n.fill(key, values))
}

type Say<'a> = &'a dyn Fn(Key) -> String;
type SayWith<'a> = &'a dyn Fn(Key, &[(&str, &str)]) -> String;

fn sorted(measure: Measure, voices: &[EqualVoiceView], say: Say<'_>, fill: SayWith<'_>) -> Classes {
    match measure {
        Measure::Region => regions(voices, say),
        Measure::Cluster => clusters(voices, say),
        Measure::Contact => by(
            voices,
            vec![
                class("✓", light("#0072b2"), say(key::MAP_CONTACT_YES)),
                class("–", Fill::Hatched, say(key::MAP_CONTACT_NO)),
            ],
            |voice| usize::from(!voice.contact_named),
        ),
        Measure::Needs => needs(voices, say, fill),
        Measure::Size => sizes(voices, say),
        Measure::Centrality => centralities(voices, say),
        Measure::Language => languages(voices, say),
    }
}

fn sizes(voices: &[EqualVoiceView], say: Say<'_>) -> Classes {
    let letters = ["1", "2", "3"];
    let mut all: Vec<Class> = SizeClass::ALL
        .iter()
        .zip(letters)
        .enumerate()
        .map(|(at, (size, letter))| class(letter, nth(&SCALE, at * 2), say(size.key())))
        .collect();
    all.push(class("?", Fill::Hatched, say(key::MAP_UNKNOWN)));
    by(voices, all, |voice| {
        let known = voice.size_class.and_then(|size| SizeClass::ALL.iter().position(|one| *one == size));
        known.unwrap_or(SizeClass::ALL.len())
    })
}

fn centralities(voices: &[EqualVoiceView], say: Say<'_>) -> Classes {
    let mut all: Vec<Class> = (1..=6_usize)
        .map(|number| {
            let label = match number {
                1 => say(key::MAP_CENTRALITY_FIRST),
                6 => say(key::MAP_CENTRALITY_LAST),
                _ => number.to_string(),
            };
            class(number.to_string(), nth(&SCALE, 6 - number), label)
        })
        .collect();
    all.push(class("?", Fill::Hatched, say(key::MAP_UNKNOWN)));
    by(voices, all, |voice| match voice.centrality_class {
        Some(number @ 1..=6) => usize::try_from(number - 1).unwrap_or(6),
        Some(_) | None => 6,
    })
}

fn languages(voices: &[EqualVoiceView], say: Say<'_>) -> Classes {
    let named = [
        (LanguageDecision::Bokmal, "B", nth(&KINDS, 0)),
        (LanguageDecision::Nynorsk, "N", nth(&KINDS, 4)),
        (LanguageDecision::Neutral, "–", Fill::Hatched),
    ];
    let all = named.map(|(decision, letter, fill)| class(letter, fill, say(decision.key())));
    by(voices, all.to_vec(), |voice| {
        named.iter().position(|(decision, _, _)| *decision == voice.language_decision).unwrap_or(2)
    })
}

fn by(voices: &[EqualVoiceView], all: Vec<Class>, of: impl Fn(&EqualVoiceView) -> usize) -> Classes {
    let of: Vec<usize> = voices.iter().map(of).collect();
    pruned(all, of)
}

/// Without the hatched class where nobody is in it.
fn pruned(mut all: Vec<Class>, of: Vec<usize>) -> Classes {
    let last = all.len().saturating_sub(1);
    if all.last().is_some_and(|class| class.fill == Fill::Hatched) && !of.contains(&last) {
        all.pop();
    }
    Classes { all, of }
}

fn regions(voices: &[EqualVoiceView], say: Say<'_>) -> Classes {
    let named: BTreeMap<&str, &str> = voices
        .iter()
        .filter_map(|voice| voice.region.as_ref())
        .map(|region| (region.slug.as_str(), region.name.as_str()))
        .collect();
    let slugs: Vec<&str> = named.keys().copied().collect();
    // «KSF Sørøst» is «Sø» in a hexagon, «KSF Sør» is «Sr»: what is short and differs.
    let mut all: Vec<Class> = named
        .iter()
        .enumerate()
        .map(|(at, (slug, name))| class(short(slug, name), nth(&KINDS, at), (*name).to_owned()))
        .collect();
    all.push(class("–", Fill::Hatched, say(key::MAP_NO_REGION)));
    let none = slugs.len();
    by(voices, all, |voice| {
        let slug = voice.region.as_ref().map(|region| region.slug.as_str());
        slug.and_then(|slug| slugs.iter().position(|one| *one == slug)).unwrap_or(none)
    })
}

/// A letter for a region; two where one is not enough.
fn short(slug: &str, name: &str) -> String {
    match slug {
        "sor" => "S".to_owned(),
        "sorost" => "SØ".to_owned(),
        _ => name.trim_start_matches("KSF ").chars().take(1).collect(),
    }
}

fn clusters(voices: &[EqualVoiceView], say: Say<'_>) -> Classes {
    let named: BTreeSet<(&str, ClusterId)> = voices
        .iter()
        .flat_map(|voice| &voice.clusters)
        .map(|cluster| (cluster.name.as_str(), cluster.id))
        .collect();
    let order: Vec<ClusterId> = named.iter().map(|(_, id)| *id).collect();
    let mut all: Vec<Class> = named
        .iter()
        .enumerate()
        .map(|(at, (name, _))| class((at + 1).to_string(), nth(&KINDS, at), (*name).to_owned()))
        .collect();
    all.push(class("–", Fill::Hatched, say(key::MAP_NO_CLUSTER)));
    let none = order.len();
    by(voices, all, |voice| {
        let first = voice.clusters.first().map(|cluster| cluster.id);
        first.and_then(|id| order.iter().position(|one| *one == id)).unwrap_or(none)
    })
}

fn needs(voices: &[EqualVoiceView], say: Say<'_>, fill: SayWith<'_>) -> Classes {
    let mut all = Vec::new();
    for (at, from) in NEEDS.iter().enumerate() {
        let (lowest, next) = (from.to_string(), NEEDS.get(at + 1));
        let (letter, label) = match next {
            None => (format!("{lowest}+"), fill(key::MAP_NEEDS_FROM, &[("from", &lowest)])),
            Some(next) if next - from == 1 => (lowest.clone(), lowest),
            Some(next) => {
                let to = (next - 1).to_string();
                (format!("{lowest}+"), fill(key::MAP_NEEDS_BETWEEN, &[("from", &lowest), ("to", &to)]))
            }
        };
        all.push(class(letter, nth(&SCALE, at + usize::from(at > 1)), label));
    }
    all.push(class("0", Fill::Hatched, say(key::MAP_NEEDS_NONE)));
    by(voices, all, |voice| {
        NEEDS.iter().rposition(|from| voice.published_needs >= *from).unwrap_or(NEEDS.len())
    })
}

/// What a measure is of one municipality, in words.
pub(super) fn value(
    i18n: I18n,
    measure: Measure,
    classes: &Classes,
    at: usize,
    voice: &EqualVoiceView,
) -> String {
    match measure {
        Measure::Cluster if voice.clusters.len() > 1 => {
            voice.clusters.iter().map(|cluster| cluster.name.as_str()).collect::<Vec<_>>().join(", ")
        }
        Measure::Needs if voice.published_needs > 0 => {
            crate::format::number(i18n.lang(), u64::try_from(voice.published_needs).unwrap_or_default())
        }
        _ => {
            let class = classes.of.get(at).and_then(|&class| classes.all.get(class));
            class.map(|class| class.label.clone()).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::voice;
    use super::*;
    use contract::structure::RegionRef;

    fn of(measure: Measure, voices: &[EqualVoiceView]) -> Classes {
        sorted(measure, voices, &|key| format!("{key:?}"), &|_, values| {
            values.iter().map(|(_, value)| *value).collect::<Vec<_>>().join("-")
        })
    }

    #[test]
    fn no_two_classes_of_a_measure_have_the_same_letter() {
        let region =
            |slug: &str, name: &str| Some(RegionRef { slug: slug.to_owned(), name: name.to_owned() });
        let all = [("sor", "KSF Sør"), ("sorost", "KSF Sørøst"), ("ost", "KSF Øst"), ("vest", "KSF Vest")];
        let mut voices: Vec<EqualVoiceView> = all
            .iter()
            .map(|(slug, name)| EqualVoiceView { region: region(slug, name), ..voice("4601", "Bergen") })
            .collect();
        voices.push(voice("0301", "Oslo"));
        for measure in Measure::ALL {
            let classes = of(measure, &voices);
            let mut letters: Vec<&String> = classes.all.iter().map(|class| &class.letter).collect();
            letters.sort();
            letters.dedup();
            assert_eq!(letters.len(), classes.all.len(), "{measure:?}: {letters:?}");
            assert!(classes.of.iter().all(|&class| class < classes.all.len()), "{measure:?}");
        }
        assert_eq!(of(Measure::Region, &voices).count(4), 1, "Oslo is in none");
    }

    #[test]
    fn needs_are_in_classes_and_none_is_hatched() {
        let with = |needs| EqualVoiceView { published_needs: needs, ..voice("4601", "Bergen") };
        let classes = of(Measure::Needs, &[0, 1, 2, 3, 4, 7, 8, 40].map(with));
        assert_eq!(classes.of, [4, 0, 1, 1, 2, 2, 3, 3]);
        assert_eq!(classes.all.last().map(|class| class.fill), Some(Fill::Hatched));
    }
}
