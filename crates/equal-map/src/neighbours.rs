//! Who is whose neighbour, told from the points alone.

use crate::project::Point;

fn squared(a: Point, b: Point) -> f64 {
    let (east, north) = (a.east - b.east, a.north - b.north);
    east * east + north * north
}

/// The pairs of the Gabriel graph: two are neighbours where nobody else lies within the circle that has them as the
/// ends of its diameter. Each pair once, the lower index first.
pub fn neighbours(points: &[Point]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (a, &from) in points.iter().enumerate() {
        for (b, &to) in points.iter().enumerate().skip(a + 1) {
            let apart = squared(from, to);
            let between = |(other, &point): (usize, &Point)| {
                other != a && other != b && squared(from, point) + squared(point, to) < apart
            };
            if !points.iter().enumerate().any(between) {
                pairs.push((a, b));
            }
        }
    }
    pairs
}

/// The neighbours of each place.
pub(crate) fn by_place(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut lists = vec![Vec::new(); count];
    for &(a, b) in pairs {
        lists[a].push(b);
        lists[b].push(a);
    }
    lists
}
