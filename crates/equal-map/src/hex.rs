//! The lattice: hexagons that stand on a corner, in rows from north to south.

/// How far a row is from the next, where a step along a row is one: half the square root of three.
pub(crate) const ROW: f64 = 0.866_025_403_784_438_6;

/// A cell of the lattice, in axial coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Steps east along a row.
    pub q: i32,
    /// Rows south; each row begins half a step further east.
    pub r: i32,
}

impl Cell {
    /// The six steps to the cells that touch, from east and on with the sun.
    pub const STEPS: [(i32, i32); 6] = [(1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1)];

    /// The cell a step away.
    #[must_use]
    pub const fn stepped(self, (q, r): (i32, i32)) -> Self {
        Self { q: self.q + q, r: self.r + r }
    }

    /// The six cells that touch this one.
    pub fn around(self) -> impl Iterator<Item = Self> {
        Self::STEPS.into_iter().map(move |step| self.stepped(step))
    }

    /// How many steps there are to another.
    pub fn distance(self, other: Self) -> i32 {
        let (q, r) = (self.q - other.q, self.r - other.r);
        q.abs().max(r.abs()).max((q + r).abs())
    }

    /// Where its centre is: steps east, steps north.
    pub fn centre(self) -> (f64, f64) {
        (f64::from(self.q) + f64::from(self.r) / 2.0, -f64::from(self.r) * ROW)
    }
}

/// Counts rows from the northernmost, and steps from the westernmost centre, so that the numbers are small.
pub(crate) fn from_the_corner(cells: &mut [Cell]) {
    let Some(top) = cells.iter().map(|cell| cell.r).min() else { return };
    // A row further south begins half a step further east: an even row keeps the lattice as it is.
    let top = top - top.rem_euclid(2);
    for cell in cells.iter_mut() {
        *cell = Cell { q: cell.q + top / 2, r: cell.r - top };
    }
    let west = cells.iter().map(|cell| (2 * cell.q + cell.r).div_euclid(2)).min().unwrap_or(0);
    for cell in cells.iter_mut() {
        cell.q -= west;
    }
}
