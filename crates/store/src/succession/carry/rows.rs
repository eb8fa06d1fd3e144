//! Rows of tables whose parts are a municipality's for a period, read as JSON and put back under another municipality.

use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::Jsonb;
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use serde_json::{Map, Value, json};
use time::Date;
use uuid::Uuid;

/// A row.
pub(super) type Row = Map<String, Value>;

/// A table whose rows are a municipality's for a period.
pub(super) struct Carried {
    read: &'static str,
    forget: &'static str,
    end: &'static str,
    put: &'static str,
}

macro_rules! carried {
    ($table:literal) => {
        Carried {
            read: concat!(
                "SELECT coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('valid', t.valid * daterange(?, NULL)) \
                 ORDER BY lower(t.valid), t.municipality_id), '[]') AS rows FROM ",
                $table,
                " t WHERE t.municipality_id = ANY(?) AND t.valid && daterange(?, NULL) \
                 AND to_jsonb(t) ->> 'revoked_at' IS NULL"
            ),
            forget: concat!("DELETE FROM ", $table, " WHERE municipality_id = ANY(?) AND lower(valid) >= ?"),
            end: concat!(
                "UPDATE ",
                $table,
                " SET valid = daterange(lower(valid), ?) WHERE municipality_id = ANY(?) AND valid @> ? AND lower(valid) < ?"
            ),
            put: concat!("INSERT INTO ", $table, " SELECT (jsonb_populate_recordset(NULL::", $table, ", ?)).*"),
        }
    };
}

pub(super) const REGIONS: Carried = carried!("region_municipalities");
pub(super) const HOSTS: Carried = carried!("region_hosts");
pub(super) const ROLES: Carried = carried!("role_assignments");
pub(super) const ANCHORINGS: Carried = carried!("municipality_anchorings");
pub(super) const DOCUMENTS: Carried = carried!("municipality_documents");
pub(super) const DELEGATIONS: Carried = carried!("delegations");

/// Rows as one JSON value.
#[derive(QueryableByName)]
pub(super) struct RowsRow {
    #[diesel(sql_type = Jsonb)]
    pub(super) rows: Value,
}

impl Carried {
    /// The rows from a day on, cut to it.
    pub(super) async fn rows(
        &self,
        connection: &mut AsyncPgConnection,
        from: &[Uuid],
        day: Date,
    ) -> Result<Vec<Row>> {
        let mut sql = Sql::new("");
        sql.with(self.read, values![day, from.to_vec(), day]);
        let row: RowsRow = sql.row(connection).await?;
        serde_json::from_value(row.rows).map_err(|e| StoreError::corrupt("rows of a municipality", e))
    }
    /// Ends them the day before, and forgets those that were to begin later.
    pub(super) async fn end(
        &self,
        connection: &mut AsyncPgConnection,
        from: &[Uuid],
        day: Date,
    ) -> Result<()> {
        let mut sql = Sql::new("");
        sql.with(self.forget, values![from.to_vec(), day]);
        sql.run(connection).await?;
        self.cut(connection, from, day).await
    }
    /// Ends those that run the day before.
    pub(super) async fn cut(
        &self,
        connection: &mut AsyncPgConnection,
        from: &[Uuid],
        day: Date,
    ) -> Result<()> {
        let mut sql = Sql::new("");
        sql.with(self.end, values![day, from.to_vec(), day, day]);
        sql.run(connection).await?;
        Ok(())
    }
    /// Puts rows under a municipality; those with an id of their own get another.
    pub(super) async fn put(
        &self,
        connection: &mut AsyncPgConnection,
        mut rows: Vec<Row>,
        to: MunicipalityId,
        new_id: &dyn Fn() -> Uuid,
    ) -> Result<()> {
        for row in rows.iter_mut().filter(|row| row.contains_key("id")) {
            row.insert("id".to_owned(), json!(new_id()));
        }
        self.put_as_they_are(connection, rows, to).await
    }
    /// Puts rows under a municipality that have ids nobody else has.
    pub(super) async fn put_as_they_are(
        &self,
        connection: &mut AsyncPgConnection,
        rows: Vec<Row>,
        to: MunicipalityId,
    ) -> Result<()> {
        let mine = rows.into_iter().map(|mut row| {
            row.insert("municipality_id".to_owned(), json!(to.0));
            Value::Object(row)
        });
        let mine: Vec<Value> = mine.collect();
        if mine.is_empty() {
            return Ok(());
        }
        let mut sql = Sql::new("");
        sql.with(self.put, values![Value::Array(mine)]);
        sql.run(connection).await?;
        Ok(())
    }
}

/// A text member of a row; empty where it has none.
pub(super) fn text<'a>(row: &'a Row, member: &str) -> &'a str {
    row.get(member).and_then(Value::as_str).unwrap_or_default()
}

/// An id of a row.
///
/// # Errors
/// When it is none.
pub(super) fn id(row: &Row, member: &str) -> Result<Uuid> {
    text(row, member).parse().map_err(|_| StoreError::corrupt("an id", text(row, member)))
}

/// The bounds of a half-open period as JSON has it; an empty end is none.
pub(super) fn bounds(row: &Row) -> (String, String) {
    let inner = text(row, "valid").trim_matches(['[', ')']);
    let (lower, upper) = inner.split_once(',').unwrap_or((inner, ""));
    (lower.to_owned(), upper.to_owned())
}
