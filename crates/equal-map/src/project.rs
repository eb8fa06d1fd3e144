//! From longitude and latitude to the ordinary map of Norway.

/// A point on the map: metres east and north.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Metres east of the middle of the map.
    pub east: f64,
    /// Metres north of the equator.
    pub north: f64,
}

/// Metres from the centre of the earth, taken as a ball: the shape is what counts here, not the metre.
const RADIUS: f64 = 6_371_000.0;

/// The meridian in the middle of zone 33, the one that maps of the whole of Norway use.
const MIDDLE: f64 = 15.0;

/// The transverse Mercator projection of zone 33. Rounded to whole metres, so that the last digit of a sine, which
/// machines differ in, changes nothing.
pub fn project(longitude: f64, latitude: f64) -> Point {
    let (east, north) = ((longitude - MIDDLE).to_radians(), latitude.to_radians());
    let across = north.cos() * east.sin();
    Point { east: (RADIUS * across.atanh()).round(), north: (RADIUS * north.tan().atan2(east.cos())).round() }
}
