//! Lines around what belongs together, made of the sides of the cells.

use super::lattice::Cell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A point of the lattice's corners, in tenths, so that the same corner is the same number from each of its cells.
type Corner = (i32, i32);

#[expect(clippy::cast_possible_truncation, reason = "the map is some hundred units wide")]
fn corner((x, y): (f64, f64)) -> Corner {
    ((x * 10.0).round() as i32, (y * 10.0).round() as i32)
}

/// The sides between a cell of a group and one that is not of it, or is empty; a side between two groups once.
pub(super) fn sides<G: PartialEq>(groups: &BTreeMap<Cell, G>) -> Vec<(Corner, Corner)> {
    let mut sides = Vec::new();
    for (cell, group) in groups {
        for (at, step) in Cell::STEPS.into_iter().enumerate() {
            let beside = groups.get(&cell.stepped(step));
            // The first three steps lead to the east and south: of two cells, the other one draws their side.
            let drawn = beside.is_none() || at < 3;
            if beside != Some(group) && drawn {
                sides.extend(cell.side(at).map(|(from, to)| (corner(from), corner(to))));
            }
        }
    }
    sides
}

/// The lines as the data of an SVG path.
pub(super) fn path<G: PartialEq>(groups: &BTreeMap<Cell, G>) -> String {
    let mut data = String::new();
    let tenth = |number: i32| f64::from(number) / 10.0;
    for ((x, y), (to_x, to_y)) in sides(groups) {
        let _ = write!(data, "M{} {}L{} {}", tenth(x), tenth(y), tenth(to_x), tenth(to_y));
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(sides: &[(Corner, Corner)]) -> BTreeMap<Corner, usize> {
        let mut ends = BTreeMap::new();
        for (from, to) in sides {
            *ends.entry(*from).or_insert(0) += 1;
            *ends.entry(*to).or_insert(0) += 1;
        }
        ends
    }

    #[test]
    fn the_line_around_a_group_is_closed() {
        let cells = [(0, 0), (1, 0), (0, 1), (1, 1), (5, 0)].map(|(q, r)| (Cell { q, r }, "46"));
        let sides = sides(&BTreeMap::from(cells));
        assert_eq!(sides.len(), 14 + 6, "four in a lump, and one alone");
        assert!(ends(&sides).values().all(|count| count % 2 == 0), "each corner is come to and left");
    }

    #[test]
    fn a_side_between_two_groups_is_drawn_once() {
        let groups = BTreeMap::from([(Cell { q: 0, r: 0 }, "46"), (Cell { q: 1, r: 0 }, "11")]);
        assert_eq!(sides(&groups).len(), 11);
        let one = BTreeMap::from([(Cell { q: 0, r: 0 }, "46"), (Cell { q: 1, r: 0 }, "46")]);
        assert_eq!(sides(&one).len(), 10);
    }
}
