//! A cell for each: the solver's part of the work.

use crate::hex::{Cell, ROW};
use pathfinding::matrix::Matrix;
use pathfinding::prelude::kuhn_munkres_min;
use std::collections::BTreeSet;

/// How far from the wished position a cell may be looked for, in steps.
const REACH: i32 = 5;

/// The whole number nearest; positions are some hundreds at most.
#[expect(clippy::cast_possible_truncation, reason = "positions and costs are small")]
pub(crate) fn whole(number: f64) -> i32 {
    number.round() as i32
}

/// The cell that a position lies in, or one that touches it.
pub(crate) fn cell_at((east, north): (f64, f64)) -> Cell {
    let r = whole(-north / ROW);
    Cell { q: whole(east - f64::from(r) / 2.0), r }
}

/// The square of the distance from a cell's centre to a position, in thousandths.
pub(crate) fn displacement(cell: Cell, (east, north): (f64, f64)) -> i64 {
    let centre = cell.centre();
    let (across, along) = (centre.0 - east, centre.1 - north);
    i64::from(whole((across * across + along * along).min(1_000_000.0) * 1000.0))
}

/// Gives each position its own cell so that the squares of the distances are the least in sum: the assignment problem,
/// by Kuhn and Munkres.
pub(crate) fn nearest_cells(wished: &[(f64, f64)]) -> Vec<Cell> {
    let mut near = BTreeSet::new();
    for &position in wished {
        let middle = cell_at(position);
        for q in -REACH..=REACH {
            for r in -REACH..=REACH {
                let cell = middle.stepped((q, r));
                if cell.distance(middle) <= 2 || cell.distance(middle) <= REACH && (q + r) % 2 == 0 {
                    near.insert(cell);
                }
            }
        }
    }
    let cells: Vec<Cell> = near.into_iter().collect();
    let costs =
        Matrix::from_fn(wished.len(), cells.len(), |(place, cell)| displacement(cells[cell], wished[place]));
    let (_, chosen) = kuhn_munkres_min(&costs);
    chosen.into_iter().map(|cell| cells[cell]).collect()
}
