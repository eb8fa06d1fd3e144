//! The authorization matrix: what the policy says, for people to read.

use super::resources::{STAGES, WHO, actors, needs_at, origins, programmes, seats};
use super::specification::{Operation, operations};
use super::table::{Asks, rows};
use contract::endpoints;
use domain::UserId;
use domain::access::policy::{self, HeldSeat, NeedAction, Request, finds_role, sees_role};
use domain::access::{Actor, Role};
use domain::need::Need;
use domain::role::RoleStatus;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use uuid::Uuid;

const HEAD: &str = "\
# Authorization matrix

Who may do what, as the policy (`crates/domain/src/access/`) decides it. Made by a test, which fails when this file is
not what the code says; `just matrix` writes it anew. [Authorization](AUTHORIZATION.md) explains the words.

- **yes**: always; **no**: never.
- **own scope**: for some. Needs: those of one's own municipality, on a desk one answers for (also as a stand-in), or
  open to one; the tables below say when. Nobody and those without a role in KSF see what is published, and no more.
  Roles: those of one's own place or to give there, and of others what the directory shows; *Every role* below says who
  gives which.
- *nobody* is not signed in; *no role* is signed in with an account that holds no role today.

";

/// Operations that are open to all and show each caller what the policy lets that caller read.
const FILTERED: [&str; 2] = ["list_needs", "list_changes"];

/// What an operation asks, one entry a question; nothing where it is open to all.
fn questions(operation: &Operation) -> Vec<Option<Asks>> {
    let asked: Vec<_> =
        rows().iter().filter(|row| row.operation == operation.id).map(|row| Some(row.asks)).collect();
    if !asked.is_empty() {
        return asked;
    }
    assert!(operation.public, "{} has no row", operation.id);
    vec![FILTERED.contains(&operation.id.as_str()).then_some(Asks::Need(NeedAction::Read))]
}

/// All, some or none.
fn word(answers: impl IntoIterator<Item = bool>) -> &'static str {
    let answers: BTreeSet<bool> = answers.into_iter().collect();
    match (answers.contains(&true), answers.contains(&false)) {
        (true, false) => "yes",
        (true, true) => "own scope",
        (false, _) => "no",
    }
}

/// The policy's answers for needs of a stage from which the action exists.
fn on_needs(actor: &Actor, action: NeedAction, needs: Vec<Need>) -> impl Iterator<Item = bool> {
    needs
        .into_iter()
        .filter(move |need| need.permits(action))
        .map(move |need| policy::check(actor, Request::Need(action, &need)).is_ok())
}

fn cell(asks: Option<Asks>, actor: &Actor) -> &'static str {
    let check = |request| word([policy::check(actor, request).is_ok()]);
    match asks {
        None => "yes",
        Some(Asks::SignedIn) => word([actor.user.is_some()]),
        Some(Asks::System(action)) => check(Request::System(action)),
        Some(Asks::At(who)) => word(
            origins().iter().map(|origin| policy::check(actor, Request::At(who, &origin.place())).is_ok()),
        ),
        Some(Asks::Introduction(action)) => word(
            programmes(actor).iter().map(|p| policy::check(actor, Request::Introduction(action, p)).is_ok()),
        ),
        Some(Asks::Own) => word([actor.user.is_some(), false]),
        // The table asks of one role; the operation gives all, each by those whom its own line below names.
        Some(Asks::Grant(..)) => {
            let all = Role::ALL.iter().flat_map(|role| seats(*role));
            word(all.map(|seat| policy::check(actor, Request::GrantRole(&seat, None)).is_ok()))
        }
        Some(Asks::FindRole) => {
            let each =
                |held: HeldSeat| RoleStatus::ALL.iter().map(move |status| finds_role(actor, &held, *status));
            word(roles().into_iter().flat_map(each))
        }
        Some(Asks::SeeRole) => word(roles().iter().map(|held| sees_role(actor, held))),
        Some(Asks::Role(action)) => {
            let own =
                |held: &HeldSeat| HeldSeat { holder: actor.user.unwrap_or(held.holder), ..held.clone() };
            let named = |held: &HeldSeat| HeldSeat {
                named_deputies: actor.user.into_iter().collect(),
                ..held.clone()
            };
            let all = roles().into_iter().flat_map(|held| match actor.user {
                Some(_) => vec![own(&held), named(&held), held],
                None => vec![held],
            });
            word(all.map(|held| policy::check(actor, Request::Role(action, &held)).is_ok()))
        }
        Some(Asks::SeeConsent) => word([actor.reach.in_ksf]),
        Some(Asks::Consent(who)) => word(
            origins().iter().map(|origin| policy::check(actor, Request::At(who, &origin.place())).is_ok()),
        ),
        Some(Asks::RegisterNeed) => {
            word(origins().iter().map(|origin| policy::check(actor, Request::RegisterNeed(origin)).is_ok()))
        }
        Some(Asks::Need(action)) => {
            word(STAGES.iter().flat_map(|(_, stage)| on_needs(actor, action, needs_at(*stage, actor))))
        }
    }
}

/// A table with columns of even width.
fn table(first: &str, lines: &[(String, Vec<&'static str>)]) -> String {
    let width = lines.iter().map(|(name, _)| name.len()).chain([first.len()]).max().unwrap();
    let row = |name: &str, cells: &[&str]| {
        let mut line = format!("| {name:<width$} |");
        for (cell, head) in cells.iter().zip(WHO) {
            write!(line, " {cell:<w$} |", w = head.len().max("own scope".len())).unwrap();
        }
        line + "\n"
    };
    let rule: Vec<String> = WHO.iter().map(|head| "-".repeat(head.len().max("own scope".len()))).collect();
    let rule: Vec<&str> = rule.iter().map(String::as_str).collect();
    let mut text = row(first, &WHO) + &row(&"-".repeat(width), &rule);
    for (name, cells) in lines {
        text += &row(name, cells);
    }
    text
}

/// Somebody's roles, one of every kind and place.
fn roles() -> Vec<HeldSeat> {
    let holder = UserId(Uuid::from_u128(998));
    let seats = Role::ALL.iter().flat_map(|role| seats(*role));
    seats.map(|seat| HeldSeat { seat, holder, deputy: None, named_deputies: Vec::new() }).collect()
}

/// Who gives which role, and what each role consents to for its place.
fn grants(actors: &[Actor]) -> String {
    let lines: Vec<_> = Role::ALL
        .iter()
        .map(|role| {
            let gives = |actor: &Actor| {
                word(
                    seats(*role)
                        .iter()
                        .map(|seat| policy::check(actor, Request::GrantRole(seat, None)).is_ok()),
                )
            };
            (format!("`{role}`"), actors.iter().map(gives).collect())
        })
        .collect();
    let mut text = String::from(
        "\n## Every role: who gives it\n\nNobody gives themselves a role (KSF-D04). *own scope*: at one's own place, or where \
         one stands in.\n\n",
    );
    text += &table("Role", &lines);
    text += "\n| Role | Given by | Consents to, for its place |\n| --- | --- | --- |\n";
    for role in Role::ALL {
        let rule = role.rule();
        let by: Vec<_> = rule.granted_by.iter().map(|granter| granter.code()).collect();
        let to: Vec<_> = rule.consents_to.iter().map(|consent| consent.code()).collect();
        writeln!(text, "| `{role}` | {} | {} |", by.join(", "), to.join(", ")).unwrap();
    }
    text
}

fn matrix() -> String {
    let actors = actors();
    let operations = operations();
    let mut lines = Vec::new();
    for endpoint in endpoints::ALL {
        let operation = operations.iter().find(|operation| operation.id == endpoint.id).unwrap();
        let questions = questions(operation);
        for asks in &questions {
            let name = match asks {
                Some(Asks::Need(action)) if questions.len() > 1 => format!("`{}`, {action}", endpoint.id),
                Some(Asks::Role(action)) if questions.len() > 1 => format!("`{}`, {action}", endpoint.id),
                _ => format!("`{}`", endpoint.id),
            };
            lines.push((name, actors.iter().map(|actor| cell(*asks, actor)).collect()));
        }
    }
    let mut text = format!("{HEAD}## Every operation\n\n{}", table("Operation", &lines));
    text += &grants(&actors);
    text += "\n## Every action on a need, by where the need stands\n\nWhere a need stands that is not listed, the action \
             does not exist (409).\n";
    for action in NeedAction::ALL {
        let lines: Vec<_> = STAGES
            .iter()
            .filter(|(_, stage)| {
                actors.iter().any(|a| on_needs(a, *action, needs_at(*stage, a)).next().is_some())
            })
            .map(|(name, stage)| {
                let cells = actors.iter().map(|a| word(on_needs(a, *action, needs_at(*stage, a)))).collect();
                ((*name).to_owned(), cells)
            })
            .collect();
        write!(text, "\n### {action}\n\n{}", table("A need that is", &lines)).unwrap();
    }
    text
}

#[test]
fn the_authorization_matrix_is_the_one_in_the_documentation() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/authorization-matrix.md");
    let matrix = matrix();
    #[expect(clippy::disallowed_methods, reason = "asked for by `just matrix` alone")]
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &matrix).unwrap();
    }
    let documented = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        matrix == documented,
        "docs/authorization-matrix.md is not what the policy says: run 'just matrix'"
    );
}
