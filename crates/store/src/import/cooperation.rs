//! Cooperation that exists, with its source.

use super::take;
use crate::Result;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use uuid::Uuid;

/// A cooperation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/SOURCES.md")]
pub struct CooperationFacts {
    /// Taken where the cooperation is new.
    pub id: Uuid,
    pub key: String,
    pub name: String,
    pub kind: String,
    pub started: Option<String>,
    pub ended: Option<String>,
    pub field: String,
    pub source_url: String,
    pub note: Option<String>,
}

/// A party of a cooperation: a municipality by number, or an organisation by short name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/SOURCES.md")]
pub struct CooperationMember {
    pub cooperation: String,
    /// Its place among the parties, from 0.
    pub ordinal: i32,
    pub municipality_number: Option<String>,
    pub organisation_name: Option<String>,
    pub role: String,
    pub inferred: bool,
}

/// Takes in cooperation, by key, and its parties, by place. Returns how many of each changed.
///
/// # Errors
/// When the database fails.
pub async fn cooperations(
    connection: &mut AsyncPgConnection,
    rows: &[CooperationFacts],
    members: &[CooperationMember],
) -> Result<(u64, u64)> {
    let structures = take(
        connection,
        "WITH done AS (INSERT INTO cooperation_structures AS c (id, key, name, kind, started, ended, field, \
         source_url, note) SELECT * FROM jsonb_to_recordset(",
        rows,
        ") AS r (id uuid, key text, name text, kind text, started text, ended text, field text, \
         source_url text, note text) \
         ON CONFLICT (key) DO UPDATE SET name = excluded.name, kind = excluded.kind, \
         started = excluded.started, ended = excluded.ended, field = excluded.field, \
         source_url = excluded.source_url, note = excluded.note \
         WHERE (c.name, c.kind, c.started, c.ended, c.field, c.source_url, c.note) IS DISTINCT FROM \
         (excluded.name, excluded.kind, excluded.started, excluded.ended, excluded.field, \
         excluded.source_url, excluded.note) RETURNING 1) SELECT count(*) AS changed FROM done",
    )
    .await?;
    let parties = take(
        connection,
        "WITH incoming AS (SELECT c.id AS cooperation_id, r.ordinal, m.id AS municipality_id, \
         o.id AS organisation_id, coalesce(m.name, o.name) AS name, r.role, r.inferred \
         FROM jsonb_to_recordset(",
        members,
        ") AS r (cooperation text, ordinal smallint, municipality_number text, \
         organisation_name text, role text, inferred boolean) \
         JOIN cooperation_structures c ON c.key = r.cooperation \
         LEFT JOIN municipalities m ON m.id = municipality_in_tables(r.municipality_number) \
         LEFT JOIN organisations o ON o.name = r.organisation_name), \
         gone AS (DELETE FROM cooperation_members p USING incoming i WHERE p.cooperation_id = i.cooperation_id \
         AND NOT EXISTS (SELECT 1 FROM incoming j WHERE j.cooperation_id = p.cooperation_id \
                         AND j.ordinal = p.ordinal) RETURNING 1), \
         done AS (INSERT INTO cooperation_members AS p (cooperation_id, ordinal, municipality_id, \
         organisation_id, name, role, inferred) SELECT * FROM incoming \
         ON CONFLICT (cooperation_id, ordinal) DO UPDATE SET municipality_id = excluded.municipality_id, \
         organisation_id = excluded.organisation_id, name = excluded.name, role = excluded.role, \
         inferred = excluded.inferred \
         WHERE (p.municipality_id, p.organisation_id, p.name, p.role, p.inferred) IS DISTINCT FROM \
         (excluded.municipality_id, excluded.organisation_id, excluded.name, excluded.role, \
         excluded.inferred) RETURNING 1) \
         SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM done) AS changed",
    )
    .await?;
    Ok((structures, parties))
}
