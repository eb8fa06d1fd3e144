//! The equal-voice map: one hexagon of the same size for each municipality, so that the smallest is seen as well as
//! the largest, laid out so that Norway is known again.
//!
//! Pure and deterministic: the same places give the same cells, on any machine. Four rooms, in the order of the work:
//!
//! 1. [`project`] takes longitude and latitude to metres on the ordinary map of Norway.
//! 2. [`neighbours`] finds who is whose neighbour: the Gabriel graph of the points.
//! 3. [`spread`] gives everyone the same room and keeps the direction to each neighbour; `assign` then gives each its
//!    own cell, with a library's solver, at the least total distance.
//! 4. `improve` moves and swaps until neighbours touch, and never leaves a county in two pieces.
//!
//! What became of it is told by [`Figures`]. The layout is kept in `data/equal_voice_map.csv`; a test lays it out anew
//! and compares.

#![expect(
    clippy::indexing_slicing,
    reason = "places, pairs and cells are indices made here, into lists of this size"
)]

mod assign;
mod figures;
mod hex;
mod improve;
mod neighbours;
mod patch;
mod project;
mod random;
mod spread;

pub use figures::Figures;
pub use hex::Cell;
pub use neighbours::neighbours;
pub use project::{Point, project};

/// Something that is to have a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// East of Greenwich, degrees.
    pub longitude: f64,
    /// North of the equator, degrees.
    pub latitude: f64,
    /// Which of the counties it lies in; those of one county become one patch.
    pub county: usize,
}

/// A cell for each place, in the order of the places.
pub fn lay_out(places: &[Place]) -> Vec<Cell> {
    let points: Vec<Point> = places.iter().map(|place| project(place.longitude, place.latitude)).collect();
    let pairs = neighbours(&points);
    let wished = spread::spread(&points, &pairs);
    let first = assign::nearest_cells(&wished);
    let counties: Vec<usize> = places.iter().map(|place| place.county).collect();
    let mut cells = improve::improve(&first, &wished, &points, &pairs, &counties);
    hex::from_the_corner(&mut cells);
    cells
}
