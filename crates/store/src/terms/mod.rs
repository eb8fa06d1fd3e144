//! Search terms, stored with what they describe and with the version of the language tables that made them.
//!
//! Terms are derived: making them anew writes no event and bumps no version. Whoever changes a name or a text marks
//! its terms (`terms_version = 0`) or makes them in the same transaction; everything of another version than this
//! program's is found by that number, in steps that are transactions of their own.
//!
//! The installation says which version all terms are meant to have. Only a program of that version makes terms anew
//! by itself, so that two versions that serve side by side do not undo each other's work. See decision 0020.

mod lexicon;
mod needs;
mod registers;

pub(crate) use needs::of_need;
pub(crate) use registers::of_organisation;

use crate::sql::{Sql, values};
use crate::{Pool, Result, StoreError, transaction};
use diesel::QueryableByName;
use diesel::sql_types::Bool;
use diesel_async::AsyncPgConnection;

/// Rows that one step takes, so that no transaction holds others up for long.
const STEP: i64 = 500;

#[derive(QueryableByName)]
struct Yes {
    #[diesel(sql_type = Bool)]
    yes: bool,
}

/// Whether the installation's terms are meant to be this program's.
///
/// # Errors
/// When the database fails.
pub async fn are_ours(connection: &mut AsyncPgConnection) -> Result<bool> {
    let mut sql = Sql::new("SELECT terms_version IS NOT DISTINCT FROM ");
    sql.bind(language::version()).push(" AS yes FROM installation");
    let row: Yes = sql.row(connection).await?;
    Ok(row.yes)
}

/// Makes the terms of the whole installation this program's; returns how many rows had others. May be interrupted:
/// the next run goes on where it ended, and until then no program serves.
///
/// # Errors
/// When the database fails.
pub async fn take_over(pool: &Pool) -> Result<usize> {
    transaction::write(pool, async |connection| {
        let mut sql = Sql::new("UPDATE installation SET terms_version = NULL WHERE terms_version <> ");
        sql.bind(language::version());
        sql.run(connection).await
    })
    .await?;
    let mut all = 0;
    loop {
        let done = transaction::write(pool, async |connection| {
            let done = step(connection).await?;
            if done == 0 {
                declare_ours(connection).await?;
            }
            Ok::<_, StoreError>(done)
        })
        .await?;
        if done == 0 {
            return Ok(all);
        }
        all += done;
    }
}

async fn declare_ours(connection: &mut AsyncPgConnection) -> Result<()> {
    let mut sql = Sql::new("UPDATE installation SET terms_version = ");
    sql.bind(language::version())
        .with(" WHERE terms_version IS DISTINCT FROM ?", values![language::version()]);
    sql.run(connection).await?;
    Ok(())
}

/// Makes anew what a program of another version wrote while this one's terms were already those of the installation.
/// Does nothing when they are not. Returns how many rows had others.
///
/// # Errors
/// When the database fails.
pub async fn catch_up(pool: &Pool) -> Result<usize> {
    let mut all = 0;
    loop {
        let done = transaction::write(pool, async |connection| {
            if are_ours(connection).await? { step(connection).await } else { Ok(0) }
        })
        .await?;
        all += done;
        if done == 0 {
            return Ok(all);
        }
    }
}

/// Makes the terms of everything that was changed, in the caller's transaction.
///
/// # Errors
/// When the database fails.
pub async fn refresh(connection: &mut AsyncPgConnection) -> Result<()> {
    while step(connection).await? > 0 {}
    Ok(())
}

/// Makes some terms of another version anew; returns how many, 0 when there are none left. Needs come last, since
/// they take over their municipalities' terms; what ends the work also makes the lexicon anew.
async fn step(connection: &mut AsyncPgConnection) -> Result<usize> {
    // One at a time, whichever program it is. Any number will do that nothing else in the product takes.
    Sql::new("SELECT pg_advisory_xact_lock(4203)").run(connection).await?;
    let mut done = registers::municipalities(connection).await?;
    if done == 0 {
        done = registers::organisations(connection).await?;
    }
    if done == 0 {
        done = needs::of_another_version(connection).await?;
    }
    if done > 0 && !any_outdated(connection).await? {
        lexicon::rebuild(connection).await?;
    }
    Ok(done)
}

async fn any_outdated(connection: &mut AsyncPgConnection) -> Result<bool> {
    let mut sql = Sql::new("SELECT ");
    for (between, table) in [("", "municipalities"), (" OR ", "organisations"), (" OR ", "need_terms")] {
        sql.push(between).push("EXISTS (SELECT 1 FROM ").push(table).push(" WHERE ");
        outdated(&mut sql);
        sql.push(")");
    }
    sql.push(" AS yes");
    let row: Yes = sql.row(connection).await?;
    Ok(row.yes)
}

/// Appends the condition that terms are of another version. Not `<>`, which no index answers.
fn outdated(sql: &mut Sql) {
    let ours = language::version();
    sql.with("(terms_version < ? OR terms_version > ?)", values![ours, ours]);
}
