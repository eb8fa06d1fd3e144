//! The terms of needs: of their texts, and apart from those of the municipalities they come from, since a need that is
//! published without its municipality's name must not be found by it.

use super::lexicon::learn;
use super::{STEP, outdated};
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Array, Bool, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::NeedId;
use serde::Serialize;
use uuid::Uuid;

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

#[derive(QueryableByName)]
struct TextRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    problem: String,
    #[diesel(sql_type = Nullable<Text>)]
    who_affected: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    reference: Option<String>,
    #[diesel(sql_type = Bool)]
    draft: bool,
    #[diesel(sql_type = Array<Text>)]
    origin_terms: Vec<String>,
}

#[derive(Serialize)]
struct Indexed {
    need_id: Uuid,
    terms: Vec<String>,
    title_terms: Vec<String>,
    origin_terms: Vec<String>,
}

impl From<TextRow> for Indexed {
    fn from(row: TextRow) -> Self {
        let mut texts = vec![row.title.as_str(), row.problem.as_str()];
        texts.extend(row.who_affected.as_deref());
        texts.extend(row.reference.as_deref());
        Self {
            need_id: row.id,
            terms: language::index_terms(&texts),
            title_terms: language::index_terms(&[row.title.as_str()]),
            origin_terms: row.origin_terms,
        }
    }
}

/// The terms of a need that was just stored.
pub(crate) async fn of_need(connection: &mut AsyncPgConnection, need: NeedId) -> Result<()> {
    make(connection, vec![need.0]).await
}

/// Needs with terms of another version. Their terms are locked before their texts are read: a change that is under way
/// is either waited for here, or comes after and makes the terms itself.
pub(super) async fn of_another_version(connection: &mut AsyncPgConnection) -> Result<usize> {
    let mut sql = Sql::new("SELECT need_id AS id FROM need_terms WHERE ");
    outdated(&mut sql);
    sql.with(" ORDER BY need_id LIMIT ? FOR UPDATE", values![STEP]);
    let needs: Vec<Id> = sql.rows(connection).await?;
    make(connection, needs.iter().map(|row| row.id).collect()).await?;
    Ok(needs.len())
}

async fn make(connection: &mut AsyncPgConnection, needs: Vec<Uuid>) -> Result<()> {
    let mut sql = Sql::new(
        "SELECT n.id, n.title, n.problem, n.who_affected, n.reference, n.process = 'draft' AS draft, \
         ARRAY(SELECT DISTINCT unnest(m.terms) COLLATE \"C\" FROM need_originators o \
         JOIN municipalities m ON m.id = o.municipality_id WHERE o.need_id = n.id ORDER BY 1) AS origin_terms \
         FROM needs n WHERE n.id = ANY(",
    );
    sql.bind(needs).push(")");
    let rows: Vec<TextRow> = sql.rows(connection).await?;
    let (mut all, mut in_use) = (Vec::new(), Vec::new());
    for row in rows {
        let draft = row.draft;
        let terms = Indexed::from(row);
        if !draft {
            in_use.extend(terms.terms.iter().chain(&terms.origin_terms).cloned());
        }
        all.push(terms);
    }
    let all = serde_json::to_value(all).map_err(|e| StoreError::corrupt("terms", e))?;
    let mut sql = Sql::new(
        "INSERT INTO need_terms (need_id, terms, title_terms, origin_terms, terms_version) SELECT r.*, ",
    );
    sql.with(
        "? FROM jsonb_to_recordset(?) AS r (need_id uuid, terms text[], title_terms text[], origin_terms text[]) \
         ON CONFLICT (need_id) DO UPDATE SET terms = excluded.terms, title_terms = excluded.title_terms, \
         origin_terms = excluded.origin_terms, terms_version = excluded.terms_version",
        values![language::version(), all],
    );
    sql.run(connection).await?;
    // After the terms themselves, see the lexicon's lock.
    if in_use.is_empty() { Ok(()) } else { learn(connection, in_use).await }
}
