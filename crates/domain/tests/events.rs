//! What was ever written to the event log can be read: golden files of every kind and version, named
//! `<kind>.v<version>[.<which>].json`. They are never changed: a payload of another shape is another version, with
//! files of its own beside those of the old one.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what fails in a test has failed the test"
)]

use domain::event::EventBody;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

struct Golden {
    file: String,
    kind: String,
    version: i32,
    payload: Value,
}

fn golden() -> Vec<Golden> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/events");
    let mut files: Vec<Golden> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let file = path.file_name().unwrap().to_str().unwrap().to_owned();
            let parts: Vec<&str> = file.split('.').collect();
            let version = parts[2].strip_prefix('v').unwrap().parse().unwrap();
            let text = std::fs::read_to_string(&path).unwrap();
            let payload = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{file}: {e}"));
            Golden { kind: format!("{}.{}", parts[0], parts[1]), version, payload, file }
        })
        .collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    files
}

fn read(golden: &Golden) -> EventBody {
    EventBody::read(golden.version, &golden.kind, golden.payload.clone())
        .unwrap_or_else(|e| panic!("{}: {e}", golden.file))
}

/// Every kind of event there is.
fn all_kinds() -> BTreeSet<String> {
    EventBody::KINDS.concat().into_iter().map(str::to_owned).collect()
}

#[test]
fn every_kind_of_event_has_a_golden_file_of_every_version() {
    let files = golden();
    for version in 1..=EventBody::VERSION {
        let held: BTreeSet<String> =
            files.iter().filter(|file| file.version == version).map(|file| file.kind.clone()).collect();
        // What was written in an older version may have come to an end; what is written today must be there.
        let wanted = if version == EventBody::VERSION { all_kinds() } else { held.clone() };
        assert!(!held.is_empty(), "version {version} has no files");
        assert_eq!(held, wanted, "version {version}");
    }
    assert!(files.iter().all(|file| file.version <= EventBody::VERSION), "a version that does not exist");
    assert!(all_kinds().len() >= 16, "{:?}", all_kinds());
}

#[test]
fn every_event_ever_written_is_read_as_what_it_was() {
    for file in golden() {
        let body = read(&file);
        assert_eq!(body.kind(), file.kind, "{}", file.file);
        if file.version == EventBody::VERSION {
            assert_eq!(
                serde_json::to_value(&body).unwrap(),
                file.payload,
                "{} is written as it is read",
                file.file
            );
        }
    }
}

#[test]
fn a_version_or_kind_that_nobody_wrote_is_refused_and_named() {
    let refusal =
        |version, kind: &str, payload| EventBody::read(version, kind, payload).unwrap_err().to_string();
    for version in [0, EventBody::VERSION + 1] {
        let text = refusal(version, "need.qualified", json!({ "kind": "need.qualified" }));
        assert!(text.contains("need.qualified") && text.contains(&format!("version {version}")), "{text}");
    }
    assert!(refusal(1, "need.danced", json!({ "kind": "need.danced" })).contains("need.danced"));
}

/// The members of a value, at any depth.
fn members(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (name, inner) in map {
                found.insert(name.clone());
                members(inner, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| members(inner, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn no_event_has_a_place_for_a_persons_name_or_address() {
    for file in golden() {
        let mut found = BTreeSet::new();
        members(&file.payload, &mut found);
        for personal in ["name", "display_name", "email", "phone", "address", "password", "token"] {
            assert!(!found.contains(personal), "{}: {personal}", file.file);
        }
        if file.kind.starts_with("user.") {
            let whole: &[&str] =
                if file.kind == "user.role_granted" { &["data", "kind", "role"] } else { &["kind"] };
            let found: Vec<&str> = found.iter().map(String::as_str).collect();
            assert_eq!(found, whole, "{}: that it happened, and no more", file.file);
        }
    }
}

#[test]
fn every_event_of_structure_and_roles_says_its_facts_or_all_of_it_by_its_name() {
    let by_name = [
        "cluster.confirmed",
        "cluster.taken_back",
        "role.accepted",
        "role.declined",
        "role.withdrawn",
        "role.amended",
        "role.absence_ended",
        "organisation.created",
    ];
    // Written before what was said stood in the log, or with nothing more to say.
    let older = [
        "group.edited.v1.json",
        "organisation.edited.v1.json",
        "role.ended.v1.at_once.json",
        "cluster.member_left.v1.json",
    ];
    for file in golden() {
        let told = ["cluster.", "role.", "region.", "municipality.", "group.", "organisation."];
        if !told.iter().any(|sort| file.kind.starts_with(sort)) || older.contains(&file.file.as_str()) {
            continue;
        }
        let facts = read(&file).facts();
        assert_eq!(facts.is_empty(), by_name.contains(&file.kind.as_str()), "{}: {facts:?}", file.file);
        assert!(facts.iter().all(|fact| fact.before != fact.after), "{}", file.file);
    }
}
