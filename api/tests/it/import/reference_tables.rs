use super::{altered, data};
use api::import::reference::ReferenceTables;
use domain::register::LanguageDecision;
use std::collections::BTreeMap;
use std::path::Path;
use time::macros::date;

fn problems(directory: &Path) -> Vec<String> {
    let problems = ReferenceTables::read(directory).expect_err("the mistake must be found");
    problems.0.iter().map(ToString::to_string).collect()
}

#[test]
fn the_tables_hold_the_country_and_the_seven_regions() {
    let tables = ReferenceTables::read(data()).unwrap();
    assert_eq!(
        (tables.counties.len(), tables.municipalities.len(), tables.organisations.len()),
        (15, 357, 102)
    );
    let mut regions: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for at in &tables.municipalities {
        let region = tables.region_of(at.row.number.as_str(), date!(2025 - 01 - 01));
        *regions.entry(region).or_default() += 1;
    }
    let counted = [
        (None, 1),
        (Some("innlandet"), 46),
        (Some("midt"), 65),
        (Some("nord"), 80),
        (Some("ost"), 33),
        (Some("sor"), 25),
        (Some("sorost"), 41),
        (Some("vest"), 66),
    ];
    assert_eq!(regions, counted.into());
    assert_eq!(tables.region_of("0301", date!(2025 - 01 - 01)), None, "Oslo is undecided");
    assert_eq!(tables.region_of("1804", date!(2024 - 09 - 30)), None, "Nord was decided in October 2024");
}

#[test]
fn the_plans_number_is_kept_apart_from_the_counted_one() {
    let tables = ReferenceTables::read(data()).unwrap();
    let east = tables.regions.iter().find(|at| at.row.slug == "ost").unwrap();
    assert_eq!(east.row.plan_municipality_count, 38);
    assert!(east.row.plan_quote.contains("38 kommuner"));
}

#[test]
fn the_register_sums_to_the_nation() {
    let tables = ReferenceTables::read(data()).unwrap();
    let people: i32 = tables.municipalities.iter().map(|at| at.row.population.0).sum();
    assert_eq!(people, 5_627_400);
    let of = |wanted| tables.municipalities.iter().filter(|at| at.row.language_decision == wanted).count();
    assert_eq!(
        [LanguageDecision::Bokmal, LanguageDecision::Nynorsk, LanguageDecision::Neutral].map(of),
        [119, 88, 150]
    );
}

#[test]
fn every_mistake_is_told_at_once_by_file_line_and_column() {
    let copy = altered(
        "unreadable_cells",
        &[
            ("municipalities.csv", "46,1672,2026-01-01", "46,about 1700,2026-01-01"),
            ("municipalities.csv", "945627913", "945627914"),
            ("regions.csv", "innlandet,KSF Innlandet,2024-10,", "innlandet,KSF Innlandet,oktober,"),
        ],
    );
    assert_eq!(
        problems(&copy),
        [
            "municipalities.csv:264:10: column `population`: `about 1700`: \
             expected a whole number from 0 to 10000000",
            "regions.csv:5:3: column `decided_on`: `oktober`: \
             expected a date as exact as the source: 2024, 2024-10 or 2024-10-31",
        ],
        "the first unreadable cell of each row"
    );
}

#[test]
fn a_key_that_names_nothing_and_a_key_given_twice_are_found() {
    let copy = altered("unknown_county", &[("region_counties.csv", "sor,42,", "sor,43,")]);
    assert_eq!(
        problems(&copy),
        [
            "region_counties.csv:15:2: column `county_number`: `43` is not a known county",
            "region_hosts.csv:8:2: column `municipality_number`: the host must be a municipality of its region",
        ]
    );
    let copy = altered("county_in_two_regions", &[("region_counties.csv", "sor,42,", "sor,46,")]);
    assert_eq!(
        problems(&copy)[0],
        "region_counties.csv:15:2: column `county_number`: `46` stands more than once"
    );
}

#[test]
fn rows_and_files_that_are_not_tables_are_found() {
    let copy = altered(
        "broken_files",
        &[
            ("counties.csv", "number,name,name_official", "number,navn,name_official"),
            ("organisations.csv", "UiB,Universitetet i Bergen,", "UiB,Universitetet, i Bergen,"),
        ],
    );
    std::fs::remove_file(copy.join("region_hosts.csv")).unwrap();
    std::fs::write(copy.join("regions.csv"), b"slug,name\xe6\n").unwrap();
    let found = problems(&copy);
    assert_eq!(
        found[0],
        "counties.csv:1: the columns are number,navn,name_official,name_sami,sami_language,name_kven,\
         language_decision,organisation_number, expected number,name,name_official,name_sami,sami_language,\
         name_kven,language_decision,organisation_number"
    );
    assert_eq!(found[1], "organisations.csv:3: has 11 cells, expected 10");
    assert_eq!(found[2], "regions.csv:1: is not UTF-8");
    assert!(found[3].starts_with("region_hosts.csv: cannot be read: "), "{}", found[3]);
}
