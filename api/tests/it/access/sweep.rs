//! Every guarded operation, tried by those who may not and by those who may.

use super::decision::{actor, decide, subject};
use super::given::Target;
use super::specification::{Operation, operations};
use super::table::{Other, Row, rows};
use contract::problem::{Code, Problem};
use domain::access::Actor;
use reqwest::Method;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use test_support::{Answer, Caller, TestApp};

/// The rows, each with its operation of the specification.
fn tried() -> Vec<(Operation, Row)> {
    let of = |row: Row| {
        let operation = operations().into_iter().find(|operation| operation.id == row.operation);
        (operation.unwrap(), row)
    };
    rows().into_iter().map(of).collect()
}

/// The request of a row by somebody.
async fn request(operation: &Operation, row: &Row, target: &Target, caller: &Caller) -> Answer {
    let mut call = caller.call(operation.method.clone(), &target.path(&operation.path));
    if !row.body.is_null() {
        call = call.json(&row.body);
    }
    if let Some(etag) = target.etag.as_ref().filter(|_| operation.method != Method::GET) {
        call = call.if_match(etag);
    }
    call.await
}

/// The same by the one who may, who also has the cookie where there is one.
async fn request_by_right(operation: &Operation, row: &Row, target: &Target, caller: &Caller) -> Answer {
    match &target.cookie {
        Some(cookie) => caller.call(operation.method.clone(), &operation.path).header("cookie", cookie).await,
        None => request(operation, row, target, caller).await,
    }
}

/// What is wrong with a refusal, if anything.
fn flaw(operation: &Operation, answer: &Answer, code: Code) -> Option<String> {
    let told = || format!("wanted {} {}, got {} {}", code.status(), code.code(), answer.status, answer.body);
    let problem: Option<Problem> = serde_json::from_str(&answer.body).ok();
    let whole = answer.header("content-type") == "application/problem+json"
        && problem.is_some_and(|p| (p.code, p.status) == (code, answer.status) && !p.error_id.is_empty());
    if answer.status != code.status() || !whole {
        return Some(told());
    }
    (!operation.answers(answer.status)).then(|| format!("{} is not in the specification", answer.status))
}

/// Everything in the database, one digest a table.
async fn everything(app: &TestApp) -> Vec<Value> {
    let tables =
        app.database.rows("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'").await;
    let mut sql = String::from("SELECT '' AS name, '' AS digest");
    for table in &tables {
        let name = table["name"].as_str().unwrap();
        write!(
            sql,
            " UNION ALL SELECT '{name}', md5(string_agg(t::text, ';' ORDER BY t::text)) FROM {name} t"
        )
        .unwrap();
    }
    app.database.rows(&format!("{sql} ORDER BY name")).await
}

#[test]
fn every_guarded_operation_has_a_row_and_every_row_an_operation() {
    let guarded: BTreeSet<String> =
        operations().into_iter().filter(Operation::guarded).map(|o| o.id).collect();
    let rows: BTreeSet<String> = rows().into_iter().map(|row| row.operation.to_owned()).collect();
    assert_eq!(guarded, rows);
}

#[tokio::test]
async fn whoever_may_not_is_refused_and_changes_nothing_and_whoever_may_gets_through() {
    let (app, people) = TestApp::start().await;
    let mut flaws = Vec::new();
    for (operation, row) in tried() {
        let target = row.given.bring(&app, &people).await;
        let before = everything(&app).await;
        let nobody = if operation.public { Code::NotFound } else { Code::Unauthenticated };
        let mut attempts = vec![("no credentials", &people.anonymous, nobody)];
        for (name, other) in [("wrong role", row.wrong_role), ("other tenant", row.other_tenant)] {
            match other {
                Other::Forbidden(who) => attempts.push((name, who(&people), Code::Forbidden)),
                Other::Hidden(who) => attempts.push((name, who(&people), Code::NotFound)),
                Other::Nobody(why) => assert!(!why.is_empty()),
            }
        }
        for (name, caller, code) in attempts {
            let answer = request(&operation, &row, &target, caller).await;
            flaws.extend(
                flaw(&operation, &answer, code).map(|flaw| format!("{} by {name}: {flaw}", operation.id)),
            );
        }
        if before != everything(&app).await {
            flaws.push(format!("{}: a refused attempt has changed the database", operation.id));
        }
        let answer = request_by_right(&operation, &row, &target, (row.right)(&people)).await;
        if !(200..300).contains(&answer.status) || !operation.answers(answer.status) {
            flaws.push(format!("{} by the right role: {} {}", operation.id, answer.status, answer.body));
        }
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
}

#[tokio::test]
async fn everyone_is_answered_as_the_policy_says() {
    let (app, people) = TestApp::start().await;
    let mut flaws = Vec::new();
    for (operation, row) in tried().into_iter().filter(|(operation, _)| operation.id != "refresh_session") {
        let right = actor(&app, (row.right)(&people).user()).await;
        let mut target = row.given.bring(&app, &people).await;
        let (mut allowed, mut refused) = (0, 0);
        for (name, caller) in people.all() {
            let subject = subject(&app, &row, &target, &right).await;
            let wanted = if name == "anonymous" {
                let nobody = Actor::anonymous();
                if operation.public {
                    decide(row.asks, &nobody, &subject)
                } else {
                    Err(Code::Unauthenticated)
                }
            } else {
                decide(row.asks, &actor(&app, caller.user()).await, &subject)
            };
            let answer = request(&operation, &row, &target, caller).await;
            let flaw = match wanted {
                Ok(()) => {
                    allowed += 1;
                    let through = (200..300).contains(&answer.status);
                    (!through).then(|| format!("wanted through, got {} {}", answer.status, answer.body))
                }
                Err(code) => {
                    refused += 1;
                    flaw(&operation, &answer, code)
                }
            };
            flaws.extend(flaw.map(|flaw| format!("{} ({:?}) by {name}: {flaw}", operation.id, row.asks)));
            if answer.status < 300 && operation.method != Method::GET {
                target = row.given.bring(&app, &people).await;
            }
        }
        assert!(allowed > 0 && refused > 0, "{} is decided the same for everyone", operation.id);
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
}
