//! Where things are, and which crate depends on which: read from `cargo metadata`.

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use crate::process;

/// One crate of the workspace.
pub(crate) struct Member {
    /// Its folder.
    pub folder: PathBuf,
    /// Direct dependencies for running and building, by package name; those for tests are left out.
    pub dependencies: BTreeSet<String>,
}

/// The workspace around the current folder.
pub(crate) struct Project {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// The crates by name.
    pub members: BTreeMap<String, Member>,
}

impl Project {
    /// Asks cargo.
    ///
    /// # Errors
    /// When the current folder is in no cargo workspace.
    pub(crate) fn find() -> Result<Project> {
        let printed = process::output(Command::new("cargo").args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ]))?;
        Self::read(&serde_json::from_str(&printed)?).context("cargo metadata printed something unexpected")
    }

    fn read(metadata: &Value) -> Option<Project> {
        let mut members = BTreeMap::new();
        for package in metadata.get("packages")?.as_array()? {
            let manifest = PathBuf::from(package.get("manifest_path")?.as_str()?);
            let dependencies = package
                .get("dependencies")?
                .as_array()?
                .iter()
                .filter(|dependency| dependency.get("kind").and_then(Value::as_str) != Some("dev"))
                .filter_map(|dependency| Some(dependency.get("name")?.as_str()?.to_owned()))
                .collect();
            let member = Member { folder: manifest.parent()?.to_owned(), dependencies };
            members.insert(package.get("name")?.as_str()?.to_owned(), member);
        }
        Some(Project {
            root: metadata.get("workspace_root")?.as_str()?.into(),
            target: metadata.get("target_directory")?.as_str()?.into(),
            members,
        })
    }

    /// The folders of a crate and of every crate of ours that it is built from.
    pub(crate) fn folders_behind(&self, name: &str) -> BTreeSet<PathBuf> {
        let mut folders = BTreeSet::new();
        let mut open = vec![name];
        while let Some(next) = open.pop() {
            if let Some(member) = self.members.get(next)
                && folders.insert(member.folder.clone())
            {
                open.extend(member.dependencies.iter().map(String::as_str));
            }
        }
        folders
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(name: &str, dependencies: &Value) -> Value {
        json!({ "name": name, "manifest_path": format!("/ws/{name}/Cargo.toml"), "dependencies": dependencies })
    }

    #[test]
    fn the_folders_behind_a_crate_are_its_dependencies_but_not_those_of_tests() {
        let metadata = json!({
            "workspace_root": "/ws",
            "target_directory": "/ws/target",
            "packages": [
                package("app", &json!([{ "name": "rules", "kind": null }, { "name": "fixtures", "kind": "dev" }])),
                package("rules", &json!([{ "name": "serde", "kind": null }, { "name": "tables", "kind": "build" }])),
                package("tables", &json!([])),
                package("fixtures", &json!([])),
            ],
        });
        let project = Project::read(&metadata).unwrap();
        let folders: Vec<_> = project.folders_behind("app").into_iter().collect();
        assert_eq!(folders, ["/ws/app", "/ws/rules", "/ws/tables"].map(PathBuf::from));
    }
}
