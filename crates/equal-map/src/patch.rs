//! Patches: whether the cells of a county hang together.

use crate::hex::Cell;

/// Which place each cell holds, over a part of the lattice with room around it.
pub(crate) struct Board {
    width: i32,
    height: i32,
    west: i32,
    top: i32,
    held: Vec<Option<usize>>,
}

impl Board {
    /// Room for the cells, and for `margin` more in every direction.
    pub(crate) fn around(cells: &[Cell], margin: i32) -> Self {
        let least = |of: fn(&Cell) -> i32| cells.iter().map(of).min().unwrap_or(0) - margin;
        let most = |of: fn(&Cell) -> i32| cells.iter().map(of).max().unwrap_or(0) + margin;
        let (west, top) = (least(|cell| cell.q), least(|cell| cell.r));
        let (width, height) = (most(|cell| cell.q) - west + 1, most(|cell| cell.r) - top + 1);
        let size = usize::try_from(width * height).unwrap_or(0);
        let mut board = Self { width, height, west, top, held: vec![None; size] };
        for (place, &cell) in cells.iter().enumerate() {
            board.put(cell, Some(place));
        }
        board
    }

    fn index(&self, cell: Cell) -> Option<usize> {
        let (q, r) = (cell.q - self.west, cell.r - self.top);
        let inside = (0..self.width).contains(&q) && (0..self.height).contains(&r);
        if inside { usize::try_from(r * self.width + q).ok() } else { None }
    }

    /// Whether a cell is on the board, away from its edge.
    pub(crate) fn has(&self, cell: Cell) -> bool {
        self.index(cell).is_some()
    }

    /// Who is in a cell.
    pub(crate) fn at(&self, cell: Cell) -> Option<usize> {
        self.index(cell).and_then(|index| self.held[index])
    }

    /// Puts somebody, or nobody, into a cell.
    pub(crate) fn put(&mut self, cell: Cell, place: Option<usize>) {
        if let Some(index) = self.index(cell) {
            self.held[index] = place;
        }
    }
}

/// Counts pieces; keeps its lists from one count to the next.
#[derive(Default)]
pub(crate) struct Pieces {
    round: u32,
    seen_in: Vec<u32>,
    queue: Vec<usize>,
}

impl Pieces {
    /// How many pieces the places of a group are in.
    pub(crate) fn of(
        &mut self,
        group: &[usize],
        cells: &[Cell],
        board: &Board,
        belongs: impl Fn(usize) -> bool,
    ) -> i64 {
        self.round = self.round.wrapping_add(1);
        self.seen_in.resize(cells.len(), 0);
        let mut count = 0;
        for &first in group {
            if self.seen_in[first] == self.round {
                continue;
            }
            count += 1;
            self.seen_in[first] = self.round;
            self.queue.push(first);
            while let Some(place) = self.queue.pop() {
                for other in cells[place].around().filter_map(|cell| board.at(cell)) {
                    if belongs(other) && self.seen_in[other] != self.round {
                        self.seen_in[other] = self.round;
                        self.queue.push(other);
                    }
                }
            }
        }
        count
    }
}
