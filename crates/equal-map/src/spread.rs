//! The same room for everyone: each neighbour at the distance of one, in the direction it really lies.

use crate::neighbours::by_place;
use crate::project::Point;

/// The direction from one point to another, as a step of length one; nothing where they are the same.
pub(crate) fn direction(from: Point, to: Point) -> (f64, f64) {
    let (east, north) = (to.east - from.east, to.north - from.north);
    let length = (east * east + north * north).sqrt();
    if length == 0.0 { (0.0, 0.0) } else { (east / length, north / length) }
}

/// How often everyone is moved to where the neighbours say. Norway is some sixty neighbours long, and word of a move
/// goes one neighbour at a time.
const ROUNDS: usize = 20_000;

/// Positions in steps of the lattice that come as near as can be (least squares) to each neighbour being one step away
/// in its true direction: a sum that Gauss and Seidel's method brings to rest.
pub(crate) fn spread(points: &[Point], pairs: &[(usize, usize)]) -> Vec<(f64, f64)> {
    let neighbours = by_place(points.len(), pairs);
    let mut places: Vec<(f64, f64)> =
        points.iter().map(|point| (point.east / 30_000.0, point.north / 30_000.0)).collect();
    for _ in 0..ROUNDS {
        for (place, others) in neighbours.iter().enumerate() {
            let Ok(count) = u32::try_from(others.len()) else { continue };
            if count == 0 {
                continue;
            }
            let (mut east, mut north) = (0.0, 0.0);
            for &other in others {
                let step = direction(points[other], points[place]);
                east += places[other].0 + step.0;
                north += places[other].1 + step.1;
            }
            places[place] = (east / f64::from(count), north / f64::from(count));
        }
    }
    places
}
