use super::{altered, data};
use api::import::Problems;
use api::import::demo::{DemoTables, NeedRow, Outcome, Places, Stage, Taken, play};
use api::import::reference::ReferenceTables;
use domain::access::{Level, Visibility};
use domain::need::NeedProcess;
use domain::{ClusterId, MunicipalityId, NeedId, OrganisationId, RegionId, UserId};
use std::collections::BTreeMap;
use std::path::Path;
use time::Date;
use time::macros::date;
use uuid::Uuid;

struct Tables {
    reference: ReferenceTables,
    demo: DemoTables,
    places: Places,
}

impl Tables {
    fn read(directory: &Path) -> Result<Self, Problems> {
        let reference = ReferenceTables::read(directory)?;
        let demo = DemoTables::read(directory, &reference)?;
        let mut next = 0;
        let mut id = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let rows = &reference;
        let places = Places {
            municipalities: rows
                .municipalities
                .iter()
                .map(|at| (at.row.number.as_str().to_owned(), MunicipalityId(id())))
                .collect(),
            regions: rows.regions.iter().map(|at| (at.row.slug.clone(), RegionId(id()))).collect(),
            organisations: rows
                .organisations
                .iter()
                .map(|at| (at.row.short_name.clone(), OrganisationId(id())))
                .collect(),
            clusters: demo.clusters.iter().map(|at| (at.row.key.clone(), ClusterId(id()))).collect(),
            people: demo.everybody().map(|person| (person.key.clone(), UserId(id()))).collect(),
        };
        Ok(Self { reference, demo, places })
    }

    fn stage(&self) -> Stage<'_> {
        Stage { reference: &self.reference, demo: &self.demo, places: &self.places }
    }

    fn play(&self) -> Result<Vec<Taken>, Problems> {
        play(self.stage(), need_id)
    }

    fn members(&self, cluster: Option<&str>, day: Date) -> usize {
        let rows = self.demo.members.iter().map(|at| &at.row);
        rows.filter(|m| cluster.is_none_or(|c| c == m.cluster) && m.from <= day).count()
    }
}

fn need_id(row: &NeedRow) -> NeedId {
    NeedId(Uuid::from_u128(row.key.trim_start_matches('N').parse().unwrap()))
}

fn problems(directory: &Path) -> Vec<String> {
    let problems = match Tables::read(directory) {
        Ok(tables) => tables.play().expect_err("the mistake must be found"),
        Err(problems) => problems,
    };
    problems.0.iter().map(ToString::to_string).collect()
}

#[test]
fn the_whole_diary_passes_the_policy_and_the_transitions() {
    let taken = Tables::read(data()).unwrap().play().unwrap();
    let mut needs = BTreeMap::new();
    for step in &taken {
        needs.insert(step.outcome.need().id, step.outcome.need().clone());
    }
    let of = |process| needs.values().filter(|n| n.process == process).count();
    assert_eq!(needs.len(), 30);
    assert_eq!(
        [
            NeedProcess::Draft,
            NeedProcess::Submitted,
            NeedProcess::Qualified,
            NeedProcess::LiftedRegion,
            NeedProcess::LiftedNational,
            NeedProcess::Rejected
        ]
        .map(of),
        [1, 2, 23, 1, 2, 1]
    );
    assert_eq!(needs.values().filter(|n| n.visibility() == Visibility::Public).count(), 13);
    let submissions = taken.iter().filter(|step| matches!(step.outcome, Outcome::Submitted(_))).count();
    assert_eq!(submissions, 29);
}

#[test]
fn where_a_municipality_is_in_no_cluster_its_region_stands_in() {
    let tables = Tables::read(data()).unwrap();
    let taken = tables.play().unwrap();
    let sami = taken.iter().find(|step| step.outcome.need().id == NeedId(Uuid::from_u128(26))).unwrap();
    assert_eq!((sami.outcome.need().held_by, sami.outcome.need().cluster), (Level::Region, None));
    assert_eq!(sami.outcome.need().region, tables.places.regions.get("nord").copied());
    assert_eq!(sami.on_behalf_of, tables.places.municipalities.get("5610").copied(), "told on the phone");
    let own = taken.iter().find(|step| step.outcome.need().id == NeedId(Uuid::from_u128(1))).unwrap();
    assert_eq!(own.on_behalf_of, tables.places.municipalities.get("4634").copied(), "sent in by its contact");
    let qualified = taken.iter().find(|step| step.on_behalf_of.is_none()).unwrap();
    assert_eq!(qualified.outcome.need().process, NeedProcess::Qualified, "what a level decides is its own");
}

#[test]
fn the_demo_holds_the_figures_its_readme_promises() {
    let tables = Tables::read(data()).unwrap();
    assert_eq!(tables.members(None, date!(2025 - 12 - 31)), 26);
    assert_eq!(tables.members(Some("setesdal"), date!(2025 - 06 - 30)), 4);
    assert_eq!(tables.members(Some("setesdal"), date!(2025 - 12 - 31)), 5);
    let motor = |day| {
        let rows = tables.demo.motors.iter().map(|at| &at.row);
        let mut rows = rows.filter(|m| m.cluster == "ung" && m.period.contains(day));
        rows.next().map(|m| m.municipality_number.as_str())
    };
    assert_eq!(motor(date!(2025 - 08 - 31)), Some("3437"));
    assert_eq!(motor(date!(2025 - 09 - 01)), Some("3435"));
    let nynorsk = tables.demo.needs.iter().filter(|at| at.row.wording.language.code() == "nn").count();
    assert_eq!(nynorsk, 14);

    let small = tables.reference.municipalities.iter().filter(|at| {
        let number = at.row.number.as_str();
        at.row.population.0 < 5_000 && !tables.stage().clusters_of(number, date!(2025 - 12 - 31)).is_empty()
    });
    assert_eq!(small.count(), 17);
}

#[test]
fn on_a_day_after_it_was_left_rost_has_no_contact_and_three_regions_have_no_cluster() {
    let tables = Tables::read(data()).unwrap();
    let day = date!(2025 - 12 - 31);
    let contacts = |number: &str| {
        let on_duty = tables.demo.everybody().filter(|p| p.period.contains(day));
        on_duty.filter(|p| p.scopes.iter().any(|s| s == number)).count()
    };
    let members = tables.demo.members.iter().map(|at| at.row.municipality_number.as_str());
    let (with, without): (Vec<_>, Vec<_>) = members.partition(|number| contacts(number) > 0);
    assert_eq!((with.len(), without), (25, vec!["1856"]));
    let structure = tables.stage().structure(day);
    assert!(structure.clusters_without_coordinator.is_empty());
    assert!(structure.regions_without_coordinator.is_empty());
    assert_eq!(structure.region_of_cluster.len(), 4);
}

#[test]
fn somebody_without_the_role_that_day_is_refused() {
    let copy = altered(
        "wrong_actor",
        &[(
            "demo/need_transitions.csv",
            "N01,2024-09-23T09:00,qualify,u_kly",
            "N01,2024-09-23T09:00,qualify,u_voss",
        )],
    );
    assert_eq!(
        problems(&copy),
        ["demo/need_transitions.csv:9:3: column `action`: N01 by u_voss: not allowed"]
    );
    let copy = altered(
        "role_not_yet_held",
        &[(
            "demo/people.csv",
            "cluster_coordinator,kkhov,nb,2024-05-15,",
            "cluster_coordinator,kkhov,nb,2024-10-02,",
        )],
    );
    assert_eq!(
        problems(&copy),
        ["demo/need_transitions.csv:9:3: column `action`: N01 by u_kly: not allowed"]
    );
}

#[test]
fn a_step_that_does_not_exist_from_there_is_refused() {
    let copy = altered(
        "qualified_twice",
        &[(
            "demo/need_transitions.csv",
            "N02,2024-09-27T09:30,qualify,u_kly,,",
            "N01,2024-09-27T09:30,qualify,u_kly,,",
        )],
    );
    assert_eq!(
        problems(&copy),
        [
            "demo/need_transitions.csv:11:3: column `action`: N01 by u_kly: a need that is qualified cannot be qualify"
        ]
    );
}

#[test]
fn a_story_that_does_not_end_as_told_is_refused() {
    let copy =
        altered("other_end", &[("demo/need_transitions.csv", "N02,2024-12-16T09:00,publish,u_voss,,\n", "")]);
    assert_eq!(problems(&copy), ["demo/needs.csv:3:11: column `visibility`: its story ends as cluster"]);
}

#[test]
fn the_demo_names_no_real_person_and_no_real_address() {
    let copy = altered(
        "real_person",
        &[
            ("demo/people.csv", "klynge@demo.example", "klynge@bergen.kommune.no"),
            (
                "demo/contacts.csv",
                "FoU-kontakt i Lom (demo),FoU-kontakt i Lom (demo)",
                "Kari Nordmann,Kari Nordmann",
            ),
        ],
    );
    let found = problems(&copy);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].ends_with("an address of the demo ends in @demo.example"), "{}", found[0]);
    assert!(found[1].ends_with("the name of a person in the demo ends in ` (demo)`"), "{}", found[1]);
}
