//! The importer: the tables of `data/` as they are, tables with mistakes in them, and what lands in the database.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot read its own files has failed"
)]

mod changes;
mod demo;
mod lists;
mod reference;
mod reference_tables;
mod story;
mod target;

use std::path::{Path, PathBuf};

/// The tables of the repository.
pub(crate) fn data() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../data"))
}

/// A copy of the tables for one test, with texts replaced: `(file, from, to)`.
pub(crate) fn altered(test: &str, mistakes: &[(&str, &str, &str)]) -> PathBuf {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import").join(test);
    if copy.exists() {
        std::fs::remove_dir_all(&copy).unwrap();
    }
    for folder in ["", "demo", "templates"] {
        std::fs::create_dir_all(copy.join(folder)).unwrap();
        for entry in std::fs::read_dir(data().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "csv" || e == "md") {
                std::fs::copy(&path, copy.join(folder).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    for (file, from, to) in mistakes {
        let whole = std::fs::read_to_string(copy.join(file)).unwrap();
        assert_eq!(whole.matches(from).count(), 1, "`{from}` must stand exactly once in {file}");
        std::fs::write(copy.join(file), whole.replace(from, to)).unwrap();
    }
    copy
}
