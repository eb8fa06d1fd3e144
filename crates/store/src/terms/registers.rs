//! The terms of municipalities and organisations: their names in every language they have.

use super::lexicon::learn;
use super::{STEP, outdated};
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Array, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use uuid::Uuid;

#[derive(QueryableByName)]
struct NamedRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Array<Nullable<Text>>)]
    names: Vec<Option<String>>,
    #[diesel(sql_type = Array<Text>)]
    terms: Vec<String>,
}

#[derive(Serialize)]
struct Indexed {
    id: Uuid,
    terms: Vec<String>,
}

/// Municipalities with terms of another version. Needs that come from one whose terms became others are marked.
pub(super) async fn municipalities(connection: &mut AsyncPgConnection) -> Result<usize> {
    let made = anew(
        connection,
        "SELECT id, ARRAY[name, name_official, name_sami, name_kven] AS names, terms FROM municipalities WHERE ",
        "UPDATE municipalities t",
    )
    .await?;
    let mut sql = Sql::new("UPDATE need_terms SET terms_version = 0 WHERE need_id IN ");
    sql.with(
        "(SELECT need_id FROM need_originators WHERE municipality_id = ANY(?)) AND terms_version <> 0",
        values![made.changed],
    );
    sql.run(connection).await?;
    Ok(made.rows)
}

/// Organisations with terms of another version.
pub(super) async fn organisations(connection: &mut AsyncPgConnection) -> Result<usize> {
    let made = anew(
        connection,
        "SELECT id, ARRAY[name, short_name, name_en] AS names, terms FROM organisations WHERE ",
        "UPDATE organisations t",
    )
    .await?;
    Ok(made.rows)
}

/// How many rows were looked at, and which of them have other terms than before.
struct Made {
    rows: usize,
    changed: Vec<Uuid>,
}

async fn anew(
    connection: &mut AsyncPgConnection,
    select: &'static str,
    update: &'static str,
) -> Result<Made> {
    let mut sql = Sql::new(select);
    outdated(&mut sql);
    sql.with(" ORDER BY id LIMIT ? FOR NO KEY UPDATE", values![STEP]);
    let rows: Vec<NamedRow> = sql.rows(connection).await?;
    let mut made = Made { rows: rows.len(), changed: Vec::new() };
    let mut all = Vec::new();
    for row in rows {
        let names: Vec<&str> = row.names.iter().flatten().map(String::as_str).collect();
        let terms = language::index_terms(&names);
        if terms != row.terms {
            made.changed.push(row.id);
        }
        all.push(Indexed { id: row.id, terms });
    }
    let all = serde_json::to_value(all).map_err(|e| StoreError::corrupt("terms", e))?;
    let mut sql = Sql::new(update);
    sql.with(
        " SET terms = r.terms, terms_version = ? FROM jsonb_to_recordset(?) AS r (id uuid, terms text[]) \
         WHERE t.id = r.id",
        values![language::version(), all],
    );
    sql.run(connection).await?;
    Ok(made)
}

/// The terms of an organisation that was just stored.
pub(crate) async fn of_organisation(connection: &mut AsyncPgConnection, organisation: Uuid) -> Result<()> {
    // As whoever makes all terms anew: what is learnt here must not be forgotten there.
    Sql::new("SELECT pg_advisory_xact_lock(4203)").run(connection).await?;
    let mut sql = Sql::new(
        "SELECT id, ARRAY[name, short_name, name_en] AS names, terms FROM organisations WHERE id = ",
    );
    sql.bind(organisation);
    let row: NamedRow = sql.row(connection).await?;
    let names: Vec<&str> = row.names.iter().flatten().map(String::as_str).collect();
    let terms = language::index_terms(&names);
    let mut sql = Sql::new("UPDATE organisations SET ");
    sql.with(
        "terms = ?, terms_version = ? WHERE id = ?",
        values![terms.clone(), language::version(), row.id],
    );
    sql.run(connection).await?;
    learn(connection, terms).await
}
