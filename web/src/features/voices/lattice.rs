//! The lattice of hexagons, as `data/equal_voice_map.csv` counts it: they stand on a corner, in rows from the north.

use contract::structure::EqualVoiceView;
use std::collections::{BTreeMap, BTreeSet};

/// The cells as they were laid out; `crates/equal-map` says how.
const LAYOUT: &str = include_str!("../../../../data/equal_voice_map.csv");

/// A cell in axial coordinates: steps east along a row, rows south.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    /// Rows south; each begins half a step further east.
    pub r: i32,
    /// Steps east along the row.
    pub q: i32,
}

/// Half the width of a hexagon in the units of the drawing.
pub(super) const HALF: f64 = 10.0;
/// From the centre to a corner.
const RADIUS: f64 = 11.547;
/// From a row to the next.
const ROW: f64 = 17.3205;

impl Cell {
    /// The steps to the six cells that touch: east, and on with the sun.
    pub(super) const STEPS: [(i32, i32); 6] = [(1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1)];

    /// The cell a step away.
    pub(super) const fn stepped(self, (q, r): (i32, i32)) -> Cell {
        Cell { q: self.q + q, r: self.r + r }
    }

    /// Where its centre is drawn.
    pub(super) fn centre(self) -> (f64, f64) {
        (HALF * f64::from(2 * self.q + self.r), ROW * f64::from(self.r))
    }

    /// Its corners, from the one at the upper right and on with the sun: the side to `STEPS[i]` lies between corner `i`
    /// and the next.
    pub(super) fn corners(self) -> [(f64, f64); 6] {
        let (x, y) = self.centre();
        let half = RADIUS / 2.0;
        [(HALF, -half), (HALF, half), (0.0, RADIUS), (-HALF, half), (-HALF, -half), (0.0, -RADIUS)]
            .map(|(right, down)| (x + right, y + down))
    }

    /// Its side to the cell that `STEPS[i]` leads to.
    pub(super) fn side(self, step: usize) -> Option<((f64, f64), (f64, f64))> {
        let corners = self.corners();
        Some((*corners.get(step)?, *corners.get((step + 1) % 6)?))
    }
}

/// The way an arrow key points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    North,
    South,
    East,
    West,
}

/// The cell one comes to from another: one that touches, else the nearest that lies that way; nothing at the edge. Where two
/// touch to the north or south, the one that keeps to the same line.
pub(super) fn towards(cells: &BTreeSet<Cell>, from: Cell, way: Way) -> Option<Cell> {
    let even = from.r.rem_euclid(2) == 0;
    let steps: &[(i32, i32)] = match (way, even) {
        (Way::East, _) => &[(1, 0)],
        (Way::West, _) => &[(-1, 0)],
        (Way::North, true) => &[(1, -1), (0, -1)],
        (Way::North, false) => &[(0, -1), (1, -1)],
        (Way::South, true) => &[(0, 1), (-1, 1)],
        (Way::South, false) => &[(-1, 1), (0, 1)],
    };
    let touching = steps.iter().map(|&step| from.stepped(step)).find(|cell| cells.contains(cell));
    touching.or_else(|| {
        let away = |cell: &&Cell| -> Option<f64> {
            let ((x, y), (here, there)) = (cell.centre(), from.centre());
            let (along, aside) = match way {
                Way::North => (there - y, x - here),
                Way::South => (y - there, x - here),
                Way::East => (x - here, y - there),
                Way::West => (here - x, y - there),
            };
            (along > 1.0 && aside.abs() <= along).then_some(along * along + aside * aside)
        };
        let near = cells.iter().filter_map(|cell| Some((away(&cell)?, *cell)));
        near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, cell)| cell)
    })
}

fn layout() -> BTreeMap<&'static str, Cell> {
    let cell = |line: &'static str| {
        let mut parts = line.split(',');
        let number = parts.next()?;
        Some((number, Cell { q: parts.next()?.parse().ok()?, r: parts.next()?.parse().ok()? }))
    };
    LAYOUT.lines().filter_map(cell).collect()
}

/// The cell of each municipality, in their order. One that is new since the map was laid out has the cell of what it was
/// made of; where that is taken, none.
pub(super) fn places(voices: &[EqualVoiceView]) -> Vec<Option<Cell>> {
    let layout = layout();
    let mut taken: BTreeSet<Cell> = BTreeSet::new();
    let own: Vec<Option<Cell>> =
        voices.iter().map(|voice| layout.get(voice.number.as_str()).copied()).collect();
    taken.extend(own.iter().flatten());
    let inherited = |(voice, own): (&EqualVoiceView, Option<Cell>)| {
        own.or_else(|| {
            let before = voice.formerly.iter().filter_map(|before| layout.get(before.number.as_str()));
            let free = before.copied().find(|cell| !taken.contains(cell))?;
            taken.insert(free);
            Some(free)
        })
    };
    voices.iter().zip(own).map(inherited).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::voice;
    use super::*;
    use contract::structure::MunicipalityRef;

    #[test]
    fn every_municipality_has_a_cell_of_its_own() {
        let layout = layout();
        let cells: BTreeSet<Cell> = layout.values().copied().collect();
        assert_eq!((layout.len(), cells.len()), (357, 357));
    }

    #[test]
    fn a_merged_municipality_has_the_cell_of_one_that_it_was_made_of() {
        let merged = MunicipalityRef { number: "4621".to_owned(), name: "Voss".to_owned() };
        let new = EqualVoiceView { formerly: vec![merged], ..voice("4699", "Nye Voss") };
        let unknown = voice("9999", "Ukjend");
        let cells = places(&[voice("4601", "Bergen"), new.clone(), unknown]);
        assert_eq!(cells, [layout().get("4601").copied(), layout().get("4621").copied(), None]);
        let both = places(&[voice("4621", "Voss"), new]);
        assert_eq!(both.last(), Some(&None), "never two in one cell");
    }

    #[test]
    fn an_arrow_leads_to_the_hexagon_that_touches() {
        let cells: BTreeSet<Cell> =
            [(0, 0), (1, 0), (0, 1), (-1, 2), (3, 0)].map(|(q, r)| Cell { q, r }).into();
        let from = Cell { q: 0, r: 0 };
        assert_eq!(towards(&cells, from, Way::East), Some(Cell { q: 1, r: 0 }));
        assert_eq!(towards(&cells, Cell { q: 1, r: 0 }, Way::East), Some(Cell { q: 3, r: 0 }), "over a gap");
        assert_eq!(towards(&cells, from, Way::South), Some(Cell { q: 0, r: 1 }));
        assert_eq!(
            towards(&cells, Cell { q: 0, r: 1 }, Way::South),
            Some(Cell { q: -1, r: 2 }),
            "straight on"
        );
        assert_eq!(towards(&cells, Cell { q: -1, r: 2 }, Way::North), Some(Cell { q: 0, r: 1 }), "and back");
        assert_eq!((towards(&cells, from, Way::North), towards(&cells, from, Way::West)), (None, None));
    }

    #[test]
    fn on_the_map_each_is_reached_by_arrows_from_each() {
        let cells: BTreeSet<Cell> = layout().into_values().collect();
        let mut reached: BTreeSet<Cell> = cells.first().copied().into_iter().collect();
        let mut next: Vec<Cell> = reached.iter().copied().collect();
        while let Some(cell) = next.pop() {
            let ways = [Way::North, Way::South, Way::East, Way::West];
            next.extend(
                ways.into_iter()
                    .filter_map(|way| towards(&cells, cell, way))
                    .filter(|&cell| reached.insert(cell)),
            );
        }
        assert_eq!(reached, cells);
    }

    #[test]
    fn a_side_is_shared_with_the_cell_behind_it() {
        let cell = Cell { q: 3, r: 2 };
        for (at, step) in Cell::STEPS.into_iter().enumerate() {
            let ((a, b), (c, d)) = cell.side(at).unwrap();
            let ((e, f), (g, h)) = cell.stepped(step).side((at + 3) % 6).unwrap();
            let close = |x: f64, y: f64| (x - y).abs() < 0.01;
            assert!(close(a, g) && close(b, h) && close(c, e) && close(d, f), "{step:?}");
        }
    }
}
