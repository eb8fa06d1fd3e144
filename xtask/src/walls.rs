//! The walls between the crates: who may know whom, and what never reaches the browser.

use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;

use crate::process::{self, cargo, say};
use crate::project::Project;

/// Each crate of the workspace and the crates of ours that it may be built from. Tests may know more.
const ROOMS: [(&str, &[&str]); 13] = [
    ("domain", &[]),
    ("equal-map", &[]),
    ("language", &[]),
    ("texts", &[]),
    ("contract", &["domain"]),
    ("client", &["contract", "domain"]),
    ("store", &["domain", "language"]),
    ("api", &["contract", "domain", "language", "store", "texts"]),
    ("ui", &[]),
    ("web", &["client", "contract", "domain", "texts", "ui"]),
    ("test-support", &["api", "client", "contract", "domain", "store"]),
    ("bench", &["client", "contract", "domain", "store"]),
    ("xtask", &["texts"]),
];

/// Families of third-party crates, and the only crates of ours that may name them.
const NAMED_BY: [(&str, &[&str]); 4] = [
    ("diesel", &["store"]),
    ("actix", &["api", "bench"]),
    ("utoipa", &["api", "contract"]),
    ("leptos", &["ui", "web"]),
];

/// Crates that also run in the browser, or may one day.
const PORTABLE: [&str; 3] = ["domain", "contract", "client"];

/// Checks every wall and reports all that are broken.
///
/// # Errors
/// When one is broken, or cargo cannot tell.
pub(crate) fn check(project: &Project) -> Result<()> {
    let mut broken = direct_dependencies(project);
    broken.extend(graphs(project)?);
    for wall in &broken {
        say(wall);
    }
    let mut check = cargo(project);
    check.args(["check", "--quiet", "--target", "wasm32-unknown-unknown"]);
    for name in PORTABLE {
        check.args(["--package", name]);
    }
    process::run(&mut check).context("domain, contract and client must build for the browser")?;
    match broken.len() {
        0 => say(format_args!("{} crates, every wall stands", ROOMS.len())),
        count => bail!("{count} walls are broken"),
    }
    Ok(())
}

fn direct_dependencies(project: &Project) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, member) in &project.members {
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| room == name) else {
            broken.push(format!("{name}: say in xtask/src/walls.rs which crates it may know"));
            continue;
        };
        for dependency in &member.dependencies {
            if project.members.contains_key(dependency) && !allowed.contains(&dependency.as_str()) {
                broken.push(format!("{name} must not know {dependency}"));
            }
            for (family, owners) in NAMED_BY {
                if in_family(dependency, family) && !owners.contains(&name.as_str()) {
                    broken.push(format!(
                        "{name} must not name {dependency}: only {} may",
                        owners.join(" and ")
                    ));
                }
            }
        }
    }
    broken
}

fn in_family(name: &str, family: &str) -> bool {
    name.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

/// What must be absent from everything that a crate is built from, however far down.
fn graphs(project: &Project) -> Result<Vec<String>> {
    let browser = ["--package", "web", "--target", "wasm32-unknown-unknown"];
    let contract = ["--package", "contract", "--all-features"];
    let rows: [(&str, &[&str], &str, &[&str]); 3] = [
        ("the browser bundle", &browser, "leptos", &["diesel", "actix", "mio", "tokio", "utoipa"]),
        ("contract", &contract, "utoipa", &["diesel", "actix", "tokio", "leptos"]),
        ("domain", &["--package", "domain"], "serde", &["diesel", "actix", "tokio", "leptos", "utoipa"]),
    ];
    let mut broken = Vec::new();
    for (what, arguments, present, absent) in rows {
        let names = built_from(project, arguments)?;
        // Without this a cargo that printed nothing would prove every wall.
        if !names.contains(present) {
            broken.push(format!(
                "{what}: {present} was expected in its dependencies, but cargo tree lists none"
            ));
        }
        for name in &names {
            if absent.iter().any(|family| in_family(name, family)) {
                broken.push(format!(
                    "{what} must not contain {name} (cargo tree {} -i {name})",
                    arguments.join(" ")
                ));
            }
        }
    }
    Ok(broken)
}

/// The names of all crates that end up in a crate's output; procedural macros only run in the compiler.
fn built_from(project: &Project, arguments: &[&str]) -> Result<BTreeSet<String>> {
    let mut tree = cargo(project);
    tree.args(["tree", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"])
        .args(arguments);
    let printed = process::output(&mut tree)?;
    Ok(printed.lines().filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Member;

    fn project(members: &[(&str, &[&str])]) -> Project {
        let member = |(name, dependencies): &(&str, &[&str])| {
            let dependencies = dependencies.iter().map(|&name| name.to_owned()).collect();
            ((*name).to_owned(), Member { folder: "/ws".into(), dependencies })
        };
        Project {
            root: "/ws".into(),
            target: "/ws/target".into(),
            members: members.iter().map(member).collect(),
        }
    }

    #[test]
    fn a_crate_that_keeps_to_its_room_breaks_nothing() {
        let project = project(&[("domain", &["serde"]), ("store", &["domain", "diesel", "diesel-async"])]);
        assert_eq!(direct_dependencies(&project), Vec::<String>::new());
    }

    #[test]
    fn a_crate_that_looks_through_a_wall_is_told() {
        let project = project(&[("domain", &["store", "utoipa-gen"]), ("store", &[]), ("shed", &[])]);
        assert_eq!(
            direct_dependencies(&project),
            [
                "domain must not know store",
                "domain must not name utoipa-gen: only api and contract may",
                "shed: say in xtask/src/walls.rs which crates it may know",
            ]
        );
    }

    #[test]
    fn a_family_is_a_name_and_its_extensions() {
        assert!(
            in_family("actix-web", "actix")
                && in_family("diesel_migrations", "diesel")
                && in_family("mio", "mio")
        );
        assert!(!in_family("miow", "mio") && !in_family("actixweb", "actix"));
    }
}
