//! The map of Norway's municipalities, laid out from `data/municipalities.csv` and kept in `data/equal_voice_map.csv`.
//!
//! `UPDATE=1 cargo test -p equal-map` writes it anew, after the municipalities or the layout have changed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "what fails in a test has failed the test")]

use equal_map::{Cell, Figures, Place, lay_out, neighbours, project};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

const MUNICIPALITIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/municipalities.csv");
const MAP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/equal_voice_map.csv");

struct Norway {
    numbers: Vec<String>,
    counties: usize,
    places: Vec<Place>,
    cells: Vec<Cell>,
}

static NORWAY: LazyLock<Norway> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_path(MUNICIPALITIES).unwrap();
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = |name: &str| -> Vec<String> {
        let at = heads.iter().position(|head| head == name).unwrap();
        rows.iter().map(|row| row[at].to_owned()).collect()
    };
    let (longitudes, latitudes, in_county) = (column("lon"), column("lat"), column("county_number"));
    let counties: BTreeSet<&String> = in_county.iter().collect();
    let places: Vec<Place> = (0..rows.len())
        .map(|row| Place {
            longitude: longitudes[row].parse().unwrap(),
            latitude: latitudes[row].parse().unwrap(),
            county: counties.iter().position(|county| **county == in_county[row]).unwrap(),
        })
        .collect();
    let cells = lay_out(&places);
    Norway { numbers: column("number"), counties: counties.len(), places, cells }
});

fn figures() -> Figures {
    let points: Vec<_> = NORWAY.places.iter().map(|place| project(place.longitude, place.latitude)).collect();
    let counties: Vec<usize> = NORWAY.places.iter().map(|place| place.county).collect();
    Figures::of(&NORWAY.cells, &points, &neighbours(&points), &counties)
}

#[test]
fn each_municipality_has_a_cell_of_its_own() {
    let cells: BTreeSet<Cell> = NORWAY.cells.iter().copied().collect();
    assert_eq!((NORWAY.numbers.len(), cells.len()), (357, 357));
}

#[test]
fn each_county_is_one_patch_and_so_is_the_country() {
    let figures = figures();
    assert_eq!(figures.counties, vec![1; NORWAY.counties]);
    assert_eq!((NORWAY.counties, figures.whole), (15, 1));
}

#[test]
fn neighbours_touch_and_lie_where_they_should() {
    let figures = figures();
    println!("{figures:#?}");
    assert!(figures.touching >= 0.84, "the share of neighbours that touch: {}", figures.touching);
    assert!(
        figures.touching_directed >= 0.89,
        "of those, in the right direction: {}",
        figures.touching_directed
    );
    assert!(figures.furthest <= 3, "two neighbours are {} steps apart", figures.furthest);
    assert!(figures.holes <= 8, "{} holes", figures.holes);
}

#[test]
fn north_is_up_and_east_is_right() {
    let figures = figures();
    assert!(figures.northward > 0.99, "{}", figures.northward);
    assert!(figures.eastward > 0.98, "{}", figures.eastward);
}

#[test]
fn the_map_in_the_repository_is_the_one_that_is_laid_out() {
    let mut map = "number,q,r\n".to_owned();
    for (number, cell) in NORWAY.numbers.iter().zip(&NORWAY.cells) {
        writeln!(map, "{number},{},{}", cell.q, cell.r).unwrap();
    }
    #[expect(clippy::disallowed_methods, reason = "writes the map only when asked to")]
    let update = std::env::var_os("UPDATE").is_some();
    if update {
        std::fs::write(MAP, &map).unwrap();
    }
    assert!(std::fs::read_to_string(MAP).unwrap() == map, "run `just map`");
}

#[test]
fn the_same_places_give_the_same_map() {
    assert!(lay_out(&NORWAY.places) == NORWAY.cells);
}
