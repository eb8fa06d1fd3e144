//! Moves and swaps, until neighbours touch.
//!
//! Simulated annealing with chance that is the same each time and costs in whole numbers, so that every machine comes to
//! the same map.

use crate::assign::{displacement, whole};
use crate::figures::{EIGHTH, turned};
use crate::hex::Cell;
use crate::neighbours::by_place;
use crate::patch::{Board, Pieces};
use crate::project::Point;
use crate::random::Random;

/// Where chance begins. Of a handful of beginnings, the one whose map has the fewest holes and looks most like Norway.
const SEED: u64 = 1;

/// How many changes are tried.
const TRIES: u32 = 4_000_000;

/// How much more a change may cost at the beginning and still be kept; less and less, until nothing.
const WARMTH: f64 = 2_500.0;

/// A county in one piece more.
const PIECE: i64 = 4_000;
/// A pair of neighbours that do not touch, for each step between them.
const APART: i64 = 1_000;
/// Steps beyond this cost no more than a little.
const FAR: i64 = 8;
/// A neighbour in the opposite direction of the true one.
const TURNED: f64 = 1_500.0;
/// A neighbour further aside of its true direction than an eighth of a turn.
const ASTRAY: i64 = 1_300;
/// What the square of the distance from the wished position, in thousandths of a step's, is divided by.
const NEARNESS: i64 = 8;
/// An empty cell, by how many sides of it have land: Norway has fjords, but no lake as large as a municipality.
const HOLES: [i64; 7] = [0, 0, 0, 0, 100, 700, 1_600];

struct Work<'a> {
    cells: Vec<Cell>,
    board: Board,
    wished: &'a [(f64, f64)],
    points: &'a [Point],
    neighbours: Vec<Vec<usize>>,
    counties: &'a [usize],
    members: Vec<Vec<usize>>,
    pieces: Pieces,
    /// How many pieces too many each county is in, and all together.
    tears: Vec<i64>,
    torn: i64,
}

/// A better layout than the first.
pub(crate) fn improve(
    first: &[Cell],
    wished: &[(f64, f64)],
    points: &[Point],
    pairs: &[(usize, usize)],
    counties: &[usize],
) -> Vec<Cell> {
    let mut members = vec![Vec::new(); counties.iter().max().map_or(0, |last| last + 1)];
    for (place, &county) in counties.iter().enumerate() {
        members[county].push(place);
    }
    let mut work = Work {
        cells: first.to_vec(),
        board: Board::around(first, 4),
        wished,
        points,
        neighbours: by_place(points.len(), pairs),
        counties,
        members,
        pieces: Pieces::default(),
        tears: Vec::new(),
        torn: 0,
    };
    work.tears = (0..work.members.len()).map(|county| work.torn_by(county)).collect();
    work.torn = work.tears.iter().sum();
    let mut random = Random::new(SEED);
    for attempt in 0..TRIES {
        let left = 1.0 - f64::from(attempt) / f64::from(TRIES);
        work.attempt(&mut random, WARMTH * left * left);
    }
    work.cells
}

impl Work<'_> {
    /// Tries one change, and takes it back where it costs more than `warmth` and chance allow.
    fn attempt(&mut self, random: &mut Random, warmth: f64) {
        let place = random.below(self.cells.len());
        let Some(to) = self.goal(place, random) else { return };
        let from = self.cells[place];
        let other = self.board.at(to);
        let before = self.cost(place, other, [from, to]);
        self.change(place, other, from, to);
        let chance = random.share();
        let allowed = i64::from(whole(warmth * chance * chance * chance));
        let mut more = self.cost(place, other, [from, to]) - before;
        // Where all counties are whole, none can become more so: most changes need not be looked at further.
        if more <= allowed || self.torn > 0 {
            let changed = self
                .counties_of(place, other)
                .map(|county| county.map(|county| (county, self.torn_by(county))));
            let torn: i64 = changed.iter().flatten().map(|&(county, torn)| torn - self.tears[county]).sum();
            more += PIECE * torn;
            if more <= allowed {
                self.torn += torn;
                for (county, torn) in changed.into_iter().flatten() {
                    self.tears[county] = torn;
                }
                return;
            }
        }
        self.change(place, other, to, from);
    }

    /// The counties whose shape a change of these two changes: within a county a swap changes nothing.
    fn counties_of(&self, place: usize, other: Option<usize>) -> [Option<usize>; 2] {
        match (self.counties[place], other.map(|other| self.counties[other])) {
            (one, Some(same)) if one == same => [None, None],
            (one, another) => [Some(one), another],
        }
    }

    /// How many pieces too many a county is in.
    fn torn_by(&mut self, county: usize) -> i64 {
        let Self { pieces, members, cells, board, counties, .. } = self;
        pieces.of(&members[county], cells, board, |place| counties[place] == county) - 1
    }

    /// Where a place might rather be: beside one of its neighbours, or a step or two from where it is.
    fn goal(&self, place: usize, random: &mut Random) -> Option<Cell> {
        let neighbours = &self.neighbours[place];
        let beside = if random.below(2) == 0 && !neighbours.is_empty() {
            self.cells[neighbours[random.below(neighbours.len())]]
        } else if random.below(3) == 0 {
            self.cells[place].stepped(Cell::STEPS[random.below(6)])
        } else {
            self.cells[place]
        };
        let to = beside.stepped(Cell::STEPS[random.below(6)]);
        (to != self.cells[place] && self.board.has(to)).then_some(to)
    }

    fn change(&mut self, place: usize, other: Option<usize>, from: Cell, to: Cell) {
        self.board.put(from, other);
        self.board.put(to, Some(place));
        self.cells[place] = to;
        if let Some(other) = other {
            self.cells[other] = from;
        }
    }

    /// What a change of these two may change, but for the counties.
    fn cost(&self, place: usize, other: Option<usize>, touched: [Cell; 2]) -> i64 {
        self.of_place(place, None)
            + match other {
                Some(other) => self.of_place(other, Some(place)),
                None => self.of_holes(touched),
            }
    }

    /// What a place costs with its neighbours, but one that is counted already.
    fn of_place(&self, place: usize, but: Option<usize>) -> i64 {
        let cell = self.cells[place];
        let neighbours = self.neighbours[place].iter().filter(|&&other| Some(other) != but);
        let apart: i64 = neighbours.map(|&other| self.of_pair(place, other)).sum();
        apart + displacement(cell, self.wished[place]) / NEARNESS
    }

    fn of_pair(&self, place: usize, other: usize) -> i64 {
        let (here, there) = (self.cells[place], self.cells[other]);
        let steps = i64::from(here.distance(there)) - 1;
        let cosine = turned(here, there, self.points[place], self.points[other]);
        let aside =
            i64::from(whole((1.0 - cosine) * TURNED / 2.0)) + if cosine < EIGHTH { ASTRAY } else { 0 };
        let apart = if steps == 0 { 0 } else { APART + 400 * (steps.min(FAR) - 1) };
        apart + aside
    }

    /// What the empty cells at and around two cells cost.
    fn of_holes(&self, [from, to]: [Cell; 2]) -> i64 {
        let mut cells: Vec<Cell> = from.around().chain(to.around()).chain([from, to]).collect();
        cells.sort_unstable();
        cells.dedup();
        let empty = cells.into_iter().filter(|&cell| self.board.at(cell).is_none());
        empty.map(|cell| HOLES[cell.around().filter(|&beside| self.board.at(beside).is_some()).count()]).sum()
    }
}
