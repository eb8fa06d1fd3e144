//! What the parts of the page share: the municipalities with their cells, what they are coloured by, and which one is looked
//! at.

use super::classes::{Class, Classes, classes, value};
use super::lattice::{Cell, Way, places, towards};
use super::measure::Measure;
use crate::i18n::I18n;
use crate::labels::Label;
use contract::structure::EqualVoiceView;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use texts::key;

/// The municipalities, as they came, with their cells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Land {
    pub voices: Vec<EqualVoiceView>,
    pub cells: Vec<Option<Cell>>,
    at: BTreeMap<Cell, usize>,
}

impl Land {
    pub(super) fn of(voices: Vec<EqualVoiceView>) -> Land {
        let cells = places(&voices);
        let at = cells.iter().enumerate().filter_map(|(at, cell)| Some(((*cell)?, at))).collect();
        Land { voices, cells, at }
    }

    /// Who one comes to from another with a key; from nobody, to the first.
    pub(super) fn stepped(&self, from: Option<usize>, pressed: &str) -> Option<usize> {
        let here = from.and_then(|from| self.cells.get(from).copied().flatten());
        let way = match pressed {
            "ArrowUp" => Way::North,
            "ArrowDown" => Way::South,
            "ArrowLeft" => Way::West,
            "ArrowRight" => Way::East,
            "Home" => return self.at.first_key_value().map(|(_, at)| *at),
            "End" => return self.at.last_key_value().map(|(_, at)| *at),
            _ => return None,
        };
        let Some(here) = here else { return self.at.first_key_value().map(|(_, at)| *at) };
        let cells: BTreeSet<Cell> = self.at.keys().copied().collect();
        self.at.get(&towards(&cells, here, way)?).copied()
    }

    /// How many have no place on the map.
    pub(super) fn off_map(&self) -> usize {
        self.cells.iter().filter(|cell| cell.is_none()).count()
    }

    /// Where a municipality of a number stands.
    pub(super) fn numbered(&self, number: &str) -> Option<usize> {
        self.voices.iter().position(|voice| voice.number == number)
    }
}

/// What the parts share.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub i18n: I18n,
    pub land: StoredValue<Arc<Land>>,
    pub measure: Signal<Measure>,
    pub classes: Memo<Classes>,
    /// Who is looked at.
    pub chosen: RwSignal<Option<usize>>,
}

impl State {
    pub(super) fn new(i18n: I18n, land: Land, measure: Signal<Measure>) -> State {
        let land = StoredValue::new(Arc::new(land));
        let classes = Memo::new(move |_| land.with_value(|land| classes(i18n, measure.get(), &land.voices)));
        State { i18n, land, measure, classes, chosen: RwSignal::new(None) }
    }

    pub(super) fn land(self) -> Arc<Land> {
        self.land.get_value()
    }

    /// What is measured, as a heading.
    pub(super) fn called(self) -> String {
        self.i18n.heading(self.measure.get().key())
    }

    /// What the measure is of one municipality, in words.
    pub(super) fn value(self, at: usize) -> String {
        let land = self.land();
        let Some(voice) = land.voices.get(at) else { return String::new() };
        self.classes.with(|classes| value(self.i18n, self.measure.get(), classes, at, voice))
    }

    /// Name, county and measure of one municipality.
    pub(super) fn line(self, at: usize) -> String {
        let land = self.land();
        let Some(voice) = land.voices.get(at) else { return String::new() };
        let values = [
            ("name", voice.name.as_str()),
            ("county", voice.county.name.as_str()),
            ("measure", &self.called()),
            ("value", &self.value(at)),
        ];
        self.i18n.fill(key::MAP_LINE, &values)
    }

    /// The label of each class with how many are in it.
    pub(super) fn labels(self) -> Vec<String> {
        self.classes.with(|classes| {
            let label = |(at, class): (usize, &Class)| {
                let count = classes.count(at).to_string();
                self.i18n.fill(key::MAP_LEGEND_COUNT, &[("label", &class.label), ("count", &count)])
            };
            classes.all.iter().enumerate().map(label).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::voice;
    use super::*;

    #[test]
    fn keys_lead_from_one_municipality_to_another() {
        let land = Land::of(vec![voice("4601", "Bergen"), voice("5601", "Alta"), voice("9999", "Ny")]);
        assert_eq!((land.off_map(), land.numbered("5601")), (1, Some(1)));
        assert_eq!((land.stepped(None, "Home"), land.stepped(None, "End")), (Some(1), Some(0)));
        assert_eq!(land.stepped(None, "ArrowDown"), Some(1), "the first, from nobody");
        assert_eq!((land.stepped(Some(1), "ArrowUp"), land.stepped(Some(1), "a")), (None, None));
    }
}
