//! What goes on when municipalities become others: being in a region, hosting it, being in clusters and driving them,
//! roles, anchoring, documents.
//!
//! Rows are read as JSON and put back under another municipality, so that every column of theirs goes along, also those
//! that this file does not know.

use super::Succession;
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::Jsonb;
use diesel_async::AsyncPgConnection;
use domain::{ClusterId, MunicipalityId, RegionId};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

type Row = Map<String, Value>;

/// A table whose rows are a municipality's for a period.
struct Carried {
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
                " SET valid = daterange(lower(valid), ?) WHERE municipality_id = ANY(?) AND valid @> ?"
            ),
            put: concat!("INSERT INTO ", $table, " SELECT (jsonb_populate_recordset(NULL::", $table, ", ?)).*"),
        }
    };
}

const REGIONS: Carried = carried!("region_municipalities");
const HOSTS: Carried = carried!("region_hosts");
const MEMBERS: Carried = carried!("cluster_members");
const MOTORS: Carried = carried!("cluster_motors");
const ROLES: Carried = carried!("role_assignments");
const ANCHORINGS: Carried = carried!("municipality_anchorings");
const DOCUMENTS: Carried = carried!("municipality_documents");
const SUBCLUSTERS: Carried = carried!("subcluster_members");

#[derive(QueryableByName)]
struct RowsRow {
    #[diesel(sql_type = Jsonb)]
    rows: Value,
}

impl Carried {
    /// The rows from a day on, cut to it.
    async fn rows(&self, connection: &mut AsyncPgConnection, from: &[Uuid], day: Date) -> Result<Vec<Row>> {
        let mut sql = Sql::new("");
        sql.with(self.read, values![day, from.to_vec(), day]);
        let row: RowsRow = sql.row(connection).await?;
        serde_json::from_value(row.rows).map_err(|e| StoreError::corrupt("rows of a municipality", e))
    }
    /// Ends them the day before.
    async fn end(&self, connection: &mut AsyncPgConnection, from: &[Uuid], day: Date) -> Result<()> {
        let mut sql = Sql::new("");
        sql.with(self.forget, values![from.to_vec(), day]);
        sql.run(connection).await?;
        let mut sql = Sql::new("");
        sql.with(self.end, values![day, from.to_vec(), day]);
        sql.run(connection).await?;
        Ok(())
    }
    /// Puts rows under a municipality; those with an id of their own get another.
    async fn put(
        &self,
        connection: &mut AsyncPgConnection,
        rows: Vec<Row>,
        to: MunicipalityId,
        new_id: &dyn Fn() -> Uuid,
    ) -> Result<()> {
        let mine = rows.into_iter().map(|mut row| {
            row.insert("municipality_id".to_owned(), json!(to.0));
            if row.contains_key("id") {
                row.insert("id".to_owned(), json!(new_id()));
            }
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

/// What a new municipality goes on with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// The region it is in.
    pub region: Option<RegionId>,
    /// The clusters it is a member of.
    pub clusters: Vec<ClusterId>,
    /// Those it drives.
    pub motor_of: Vec<ClusterId>,
    /// The regions it hosts, each with the host before.
    pub host_of: Vec<(RegionId, MunicipalityId)>,
}

fn text<'a>(row: &'a Row, member: &str) -> &'a str {
    row.get(member).and_then(Value::as_str).unwrap_or_default()
}

fn id(row: &Row, member: &str) -> Result<Uuid> {
    text(row, member).parse().map_err(|_| StoreError::corrupt("an id", text(row, member)))
}

/// The bounds of a half-open period as JSON has it; an empty end is none.
fn bounds(row: &Row) -> (String, String) {
    let inner = text(row, "valid").trim_matches(['[', ')']);
    let (lower, upper) = inner.split_once(',').unwrap_or((inner, ""));
    (lower.to_owned(), upper.to_owned())
}

/// The regions of what is new: those of what it was made of, where these agree; from the first day alone where they agree
/// on that alone. Where they do not, none, until somebody decides.
fn regions(rows: &[Row], sources: usize) -> Vec<Row> {
    let mut of: BTreeMap<&str, Vec<(&str, String)>> = BTreeMap::new();
    for row in rows {
        let (lower, upper) = bounds(row);
        of.entry(text(row, "municipality_id"))
            .or_default()
            .push((text(row, "region_id"), format!("{lower},{upper}")));
    }
    let mut lists = of.values();
    let Some(first) = lists.next() else { return Vec::new() };
    if of.len() != sources {
        return Vec::new();
    }
    let source = of.keys().next().copied().unwrap_or_default();
    if lists.clone().all(|list| list == first) {
        return rows.iter().filter(|row| text(row, "municipality_id") == source).cloned().collect();
    }
    let same_first = first.first().map(|(region, _)| *region);
    if of.values().all(|list| list.first().map(|(region, _)| *region) == same_first) {
        let row = rows.iter().find(|row| text(row, "municipality_id") == source).cloned();
        return row
            .map(|mut row| {
                let (lower, _) = bounds(&row);
                row.insert("valid".to_owned(), json!(format!("[{lower},)")));
                row
            })
            .into_iter()
            .collect();
    }
    Vec::new()
}

/// Memberships of clusters: where any of the sources was a member, with the strongest ambition, periods that meet in one.
fn members(rows: Vec<Row>) -> Vec<Row> {
    let strength = |row: &Row| match text(row, "ambition") {
        "motor" => 2,
        "build" => 1,
        _ => 0,
    };
    let mut kept: Vec<Row> = Vec::new();
    for row in rows {
        let (lower, upper) = bounds(&row);
        let meets = kept.iter_mut().find(|other| {
            let (_, end) = bounds(other);
            text(other, "cluster_id") == text(&row, "cluster_id") && (end.is_empty() || lower <= end)
        });
        match meets {
            Some(other) => {
                let (first, end) = bounds(other);
                let until = if end.is_empty() || upper.is_empty() { String::new() } else { end.max(upper) };
                if strength(&row) > strength(other) {
                    other.insert("ambition".to_owned(), row.get("ambition").cloned().unwrap_or_default());
                }
                other.insert("valid".to_owned(), json!(format!("[{first},{until})")));
            }
            None => kept.push(row),
        }
    }
    kept
}

/// Ends everything of what ends the day before, and lets what begins go on with it. Returns what each goes on with, in
/// the order of the successors. Roles go on where it is the same place; of a new one somebody has to be named.
///
/// # Errors
/// When the database fails.
pub async fn follow(
    connection: &mut AsyncPgConnection,
    change: &Succession,
    now: OffsetDateTime,
    new_id: &dyn Fn() -> Uuid,
) -> Result<Vec<Followed>> {
    let (from, day) = (change.sources(), change.changed_on);
    let region_rows = regions(&REGIONS.rows(connection, &from, day).await?, from.len());
    let host_rows = HOSTS.rows(connection, &from, day).await?;
    let member_rows = members(MEMBERS.rows(connection, &from, day).await?);
    let motor_rows = MOTORS.rows(connection, &from, day).await?;
    let role_rows = ROLES.rows(connection, &from, day).await?;
    let anchoring_rows = ANCHORINGS.rows(connection, &from, day).await?;
    withdraw_planned_roles(connection, change, now).await?;
    for table in [&REGIONS, &HOSTS, &MEMBERS, &MOTORS, &ANCHORINGS] {
        table.end(connection, &from, day).await?;
    }
    let mut sql = Sql::new("");
    sql.with(ROLES.end, values![day, from.clone(), day]);
    sql.run(connection).await?;
    let mut all = Vec::new();
    for (ordinal, to) in change.to.iter().enumerate() {
        let mut followed = Followed::default();
        // One that the register knew before may have been put into a region by it.
        if !to.known || REGIONS.rows(connection, &[to.id.0], day).await?.is_empty() {
            REGIONS.put(connection, region_rows.clone(), to.id, new_id).await?;
        }
        followed.region = region_rows.first().map(|row| id(row, "region_id")).transpose()?.map(RegionId);
        MEMBERS.put(connection, member_rows.clone(), to.id, new_id).await?;
        for row in &member_rows {
            followed.clusters.push(ClusterId(id(row, "cluster_id")?));
        }
        if ordinal == 0 {
            for row in &host_rows {
                followed
                    .host_of
                    .push((RegionId(id(row, "region_id")?), MunicipalityId(id(row, "municipality_id")?)));
            }
            for row in &motor_rows {
                followed.motor_of.push(ClusterId(id(row, "cluster_id")?));
            }
            HOSTS.put(connection, host_rows.clone(), to.id, new_id).await?;
            MOTORS.put(connection, motor_rows.clone(), to.id, new_id).await?;
        }
        if change.same_place() {
            ROLES.put(connection, role_rows.clone(), to.id, new_id).await?;
            ANCHORINGS.put(connection, anchoring_rows.clone(), to.id, new_id).await?;
            copy_documents(connection, &from, to.id, new_id).await?;
        }
        all.push(followed);
    }
    subclusters(connection, change, new_id).await?;
    Ok(all)
}

/// Roles that were to begin later on a municipality that is no more by then.
async fn withdraw_planned_roles(
    connection: &mut AsyncPgConnection,
    change: &Succession,
    now: OffsetDateTime,
) -> Result<()> {
    let mut sql = Sql::new("UPDATE role_assignments SET revoked_at = ");
    sql.with(
        "? WHERE municipality_id = ANY(?) AND lower(valid) >= ? AND revoked_at IS NULL",
        values![now, change.sources(), change.changed_on],
    );
    sql.run(connection).await?;
    Ok(())
}

async fn copy_documents(
    connection: &mut AsyncPgConnection,
    from: &[Uuid],
    to: MunicipalityId,
    new_id: &dyn Fn() -> Uuid,
) -> Result<()> {
    let mut sql = Sql::new(
        "SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.id), '[]') AS rows FROM municipality_documents d ",
    );
    sql.with("WHERE d.municipality_id = ANY(?) AND d.removed_on IS NULL", values![from.to_vec()]);
    let row: RowsRow = sql.row(connection).await?;
    let rows: Vec<Row> = serde_json::from_value(row.rows).map_err(|e| StoreError::corrupt("documents", e))?;
    DOCUMENTS.put(connection, rows, to, new_id).await
}

/// Members of subclusters go on in them as long as these last.
async fn subclusters(
    connection: &mut AsyncPgConnection,
    change: &Succession,
    new_id: &dyn Fn() -> Uuid,
) -> Result<()> {
    let (from, day) = (change.sources(), change.changed_on);
    let mut sql =
        Sql::new("SELECT coalesce(jsonb_agg(to_jsonb(q) ORDER BY q.municipality_id), '[]') AS rows ");
    sql.with(
        "FROM subcluster_members q JOIN subclusters b ON b.id = q.subcluster_id \
         WHERE q.municipality_id = ANY(?) AND b.valid && daterange(?, NULL) \
         AND coalesce((to_jsonb(q) ->> 'valid')::daterange, b.valid) && daterange(?, NULL)",
        values![from.clone(), day, day],
    );
    let found: RowsRow = sql.row(connection).await?;
    let rows: Vec<Row> =
        serde_json::from_value(found.rows).map_err(|e| StoreError::corrupt("members of subclusters", e))?;
    // Where being a member has a period of its own, it is cut and ends like the others.
    let dated = rows.iter().any(|row| row.contains_key("valid"));
    let cut = rows.into_iter().map(|mut row| {
        if dated {
            let (lower, upper) = bounds(&row);
            let lower = lower.max(domain::iso::write_date(day));
            row.insert("valid".to_owned(), json!(format!("[{lower},{upper})")));
        }
        row
    });
    let mut once: BTreeMap<String, Row> = BTreeMap::new();
    for row in cut {
        once.entry(text(&row, "subcluster_id").to_owned()).or_insert(row);
    }
    if dated {
        SUBCLUSTERS.end(connection, &from, day).await?;
    }
    for to in &change.to {
        SUBCLUSTERS.put(connection, once.values().cloned().collect(), to.id, new_id).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(municipality: &str, place: &str, valid: &str, ambition: &str) -> Row {
        let row = json!({ "municipality_id": municipality, "region_id": place, "cluster_id": place, "valid": valid, "ambition": ambition });
        row.as_object().unwrap().clone()
    }

    #[test]
    fn what_is_made_of_several_is_in_their_region_where_they_agree() {
        let same = [row("a", "vest", "[2027-01-01,)", ""), row("b", "vest", "[2027-01-01,)", "")];
        assert_eq!(regions(&same, 2).len(), 1);
        let other = [row("a", "vest", "[2027-01-01,)", ""), row("b", "nord", "[2027-01-01,)", "")];
        assert_eq!(regions(&other, 2), Vec::<Row>::new());
        assert_eq!(regions(&other[..1], 2), Vec::<Row>::new(), "one of them is in none");
        let later = [
            row("a", "vest", "[2027-01-01,2028-01-01)", ""),
            row("a", "nord", "[2028-01-01,)", ""),
            row("b", "vest", "[2027-01-01,)", ""),
        ];
        let found = regions(&later, 2);
        assert_eq!((found.len(), text(&found[0], "valid")), (1, "[2027-01-01,)"));
    }

    #[test]
    fn what_is_made_of_several_is_in_every_cluster_of_theirs_once() {
        let found = members(vec![
            row("a", "kkhov", "[2027-01-01,)", "follow"),
            row("b", "kkhov", "[2027-01-01,2028-01-01)", "motor"),
            row("b", "nordhordland", "[2027-01-01,)", "build"),
        ]);
        let seen: Vec<_> =
            found.iter().map(|r| (text(r, "cluster_id"), text(r, "ambition"), text(r, "valid"))).collect();
        assert_eq!(seen, [("kkhov", "motor", "[2027-01-01,)"), ("nordhordland", "build", "[2027-01-01,)")]);
    }
}
