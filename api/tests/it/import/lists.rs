//! The fixed lists stand in three places: the tables that people read and review, the domain that refuses other codes,
//! and the catalogue that says them. They must not drift apart.

use super::data;
use domain::introduction::IntroductionStep;
use domain::need::{AffectedGroup, ServiceArea, UrgencyKind};
use texts::{Key, Lang};

/// The rows of a table: code, bokmål, nynorsk, English. None of the lists has quoted cells with line breaks in them.
fn rows(file: &str) -> Vec<[String; 4]> {
    let text = std::fs::read_to_string(data().join(file)).unwrap();
    let mut rows = text.lines().map(cells);
    assert_eq!(rows.next().unwrap(), ["code", "nb", "nn", "en"].map(str::to_owned));
    rows.collect()
}

fn cells(line: &str) -> [String; 4] {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells.truncate(4);
    cells.try_into().unwrap()
}

fn agrees(file: &str, codes: &[&str], key: &str) {
    let rows = rows(file);
    let listed: Vec<&str> = rows.iter().map(|[code, ..]| code.as_str()).collect();
    assert_eq!(listed, codes, "{file} and the domain");
    for [code, nb, nn, en] in &rows {
        let name = format!("{key}.{code}");
        let key = Key::named(&name);
        assert!(key.is_some(), "{name} has no text");
        let key = key.unwrap();
        for (language, words) in [(Lang::Nb, nb), (Lang::Nn, nn), (Lang::En, en)] {
            assert_eq!(texts::text(language, key), words, "{file}, {code}");
        }
    }
}

#[test]
fn service_areas_are_the_same_in_table_domain_and_catalogue() {
    agrees("service_areas.csv", ServiceArea::CODES, "service_area");
}

#[test]
fn affected_groups_are_the_same_in_table_domain_and_catalogue() {
    agrees("affected_groups.csv", AffectedGroup::CODES, "affected_group");
}

#[test]
fn urgencies_are_the_same_in_table_domain_and_catalogue() {
    agrees("urgencies.csv", UrgencyKind::CODES, "need.urgency");
}

#[test]
fn steps_of_the_introduction_are_the_same_in_table_domain_and_catalogue() {
    agrees("introduction_steps.csv", IntroductionStep::CODES, "introduction_step");
}
