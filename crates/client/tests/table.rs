//! One function an operation, named as the operation, calling that operation.

#![expect(clippy::panic, clippy::unwrap_used, reason = "what fails in a test has failed the test")]

use contract::endpoints;
use std::collections::BTreeSet;
use std::path::Path;

/// The client's functions that call the service: what they are called, and which operation they name.
fn functions() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in std::fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap();
        // How requests are made, what can go wrong with them, and what comes as it happens.
        if ["lib.rs", "error.rs", "request.rs", "stream.rs"].contains(&file) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for part in text.split("pub async fn ").skip(1) {
            let name = part.split('(').next().unwrap();
            if name == "$name" {
                assert!(
                    part.contains("(stringify!($name), "),
                    "{file}: a macro names its function's operation"
                );
                continue;
            }
            let named =
                part.split_once("(\"").unwrap_or_else(|| panic!("{file}: {name} names no operation")).1;
            found.push((name.to_owned(), named.split('"').next().unwrap().to_owned()));
        }
        // Functions that a macro writes: a line of a name and its types.
        let invocations =
            text.lines().map(str::trim).filter(|line| line.ends_with(';') && !line.contains(' '));
        let listed = text.lines().map(str::trim).filter(|line| line.ends_with(';') && line.contains(") -> "));
        for line in invocations.chain(listed) {
            let name = line.split('(').next().unwrap();
            if line.contains('(') && name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
                found.push((name.to_owned(), name.to_owned()));
            }
        }
    }
    found
}

#[test]
fn every_operation_has_one_function_of_its_name_and_every_function_its_operation() {
    let functions = functions();
    for (function, operation) in &functions {
        assert_eq!(function, operation, "a function calls the operation it is named after");
    }
    let names: BTreeSet<&str> = functions.iter().map(|(function, _)| function.as_str()).collect();
    assert_eq!(names.len(), functions.len(), "each once");
    let table: BTreeSet<&str> = endpoints::ALL.iter().map(|endpoint| endpoint.id).collect();
    assert_eq!(names, table);
}
