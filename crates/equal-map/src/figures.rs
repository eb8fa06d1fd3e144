//! How well the map came out.

use crate::hex::Cell;
use crate::patch::{Board, Pieces};
use crate::project::Point;
use crate::spread::direction;
use std::collections::BTreeSet;

/// The cosine of an eighth of a turn.
pub(crate) const EIGHTH: f64 = std::f64::consts::FRAC_1_SQRT_2;

/// What can be said of a layout in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Share of the pairs of neighbours whose cells touch.
    pub touching: f64,
    /// Share of the pairs of neighbours that lie in their true direction, give or take an eighth of a turn.
    pub directed: f64,
    /// The same of those whose cells touch.
    pub touching_directed: f64,
    /// The most steps there are between two neighbours.
    pub furthest: i32,
    /// Empty cells with land on five or six sides.
    pub holes: usize,
    /// How well rows follow latitude: the correlation of metres north and rows north.
    pub northward: f64,
    /// The same of metres east and steps east.
    pub eastward: f64,
    /// How many pieces each county is in.
    pub counties: Vec<i64>,
    /// How many pieces the whole is in.
    pub whole: i64,
}

impl Figures {
    /// Measures a layout.
    pub fn of(cells: &[Cell], points: &[Point], pairs: &[(usize, usize)], counties: &[usize]) -> Self {
        let board = Board::around(cells, 1);
        let all: Vec<usize> = (0..cells.len()).collect();
        let county = |number: usize| {
            let of: Vec<usize> = all.iter().copied().filter(|&place| counties[place] == number).collect();
            Pieces::default().of(&of, cells, &board, |place| counties[place] == number)
        };
        let touching = |&&(a, b): &&(usize, usize)| cells[a].distance(cells[b]) == 1;
        let directed =
            |&&(a, b): &&(usize, usize)| turned(cells[a], cells[b], points[a], points[b]) >= EIGHTH;
        let beside: Vec<(usize, usize)> = pairs.iter().filter(touching).copied().collect();
        Self {
            touching_directed: share(beside.iter().filter(directed).count(), beside.len()),
            touching: share(beside.len(), pairs.len()),
            directed: share(pairs.iter().filter(directed).count(), pairs.len()),
            furthest: pairs.iter().map(|&(a, b)| cells[a].distance(cells[b])).max().unwrap_or(0),
            holes: holes(cells, &board),
            northward: correlation(
                cells.iter().zip(points).map(|(cell, point)| (cell.centre().1, point.north)),
            ),
            eastward: correlation(
                cells.iter().zip(points).map(|(cell, point)| (cell.centre().0, point.east)),
            ),
            counties: (0..counties.iter().max().map_or(0, |last| last + 1)).map(county).collect(),
            whole: Pieces::default().of(&all, cells, &board, |_| true),
        }
    }
}

/// The cosine of the angle between the direction on the map and the true one.
pub(crate) fn turned(from: Cell, to: Cell, here: Point, there: Point) -> f64 {
    let (a, b) = (from.centre(), to.centre());
    let shown = direction(Point { east: a.0, north: a.1 }, Point { east: b.0, north: b.1 });
    let real = direction(here, there);
    shown.0 * real.0 + shown.1 * real.1
}

fn holes(cells: &[Cell], board: &Board) -> usize {
    let beside: BTreeSet<Cell> = cells.iter().flat_map(|cell| cell.around()).collect();
    let land = |cell: &Cell| cell.around().filter(|&other| board.at(other).is_some()).count();
    beside.iter().filter(|&&cell| board.at(cell).is_none() && land(&cell) >= 5).count()
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::NAN, f64::from)
}

fn share(part: usize, of: usize) -> f64 {
    count(part) / count(of)
}

fn correlation(values: impl Iterator<Item = (f64, f64)>) -> f64 {
    let values: Vec<(f64, f64)> = values.collect();
    let mean = |of: fn(&(f64, f64)) -> f64| values.iter().map(of).sum::<f64>() / count(values.len());
    let (a, b) = (mean(|value| value.0), mean(|value| value.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| values.iter().map(|&(x, y)| of(x - a, y - b)).sum::<f64>();
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}
