//! Cooperation that exists.

use super::{Names, json};
use crate::Result;
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::OrganisationId;
use serde::Deserialize;
use time::Date;
use uuid::Uuid;

/// A party of a cooperation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CooperationMember {
    /// Name.
    pub name: String,
    /// Municipality: number and name.
    pub municipality: Option<(String, String)>,
    /// Organisation: id and name.
    pub organisation: Option<(OrganisationId, String)>,
    /// Its part.
    pub role: String,
    /// Whether we inferred it.
    pub inferred: bool,
}

/// A cooperation that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cooperation {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// What kind.
    pub kind: String,
    /// When it began.
    pub started: Option<String>,
    /// When it ended.
    pub ended: Option<String>,
    /// Parties.
    pub members: Vec<CooperationMember>,
    /// Where this is stated.
    pub source_url: String,
    /// What to know about it.
    pub note: Option<String>,
}

#[derive(QueryableByName)]
struct CooperationRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    started: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    ended: Option<String>,
    #[diesel(sql_type = Jsonb)]
    members: serde_json::Value,
    #[diesel(sql_type = Text)]
    source_url: String,
    #[diesel(sql_type = Nullable<Text>)]
    note: Option<String>,
}

fn narrow_cooperations(sql: &mut Sql, id: Option<Uuid>, municipality: Option<&str>) {
    sql.push(" FROM cooperation_structures s WHERE true");
    if let Some(id) = id {
        sql.with(" AND s.id = ?", values![id]);
    }
    if let Some(number) = municipality {
        sql.with(
            " AND EXISTS (SELECT 1 FROM cooperation_members m JOIN municipalities k ON k.id = m.municipality_id \
             WHERE m.cooperation_id = s.id AND (k.number = ? OR EXISTS (SELECT 1 FROM \
               municipality_and_successors(k.id, 'infinity') f JOIN municipalities h ON h.id = f.municipality_id \
               WHERE h.number = ?)))",
            values![number, number],
        );
    }
}

/// Cooperation by name, with municipalities as they are called on a day; all, one, or a municipality's. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn cooperations(
    connection: &mut AsyncPgConnection,
    id: Option<Uuid>,
    municipality: Option<&str>,
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<Cooperation>>>> {
    let order = Order {
        columns: &["s.name COLLATE \"nb-x-icu\"", "s.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = Sql::new(
        "SELECT s.id, s.name, s.kind, s.started, s.ended, s.source_url, s.note, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('name', m.name, 'role', m.role, 'inferred', m.inferred, \
            'municipality', CASE WHEN k.id IS NOT NULL THEN jsonb_build_array(k.number, k.name) END, \
            'organisation', CASE WHEN o.id IS NOT NULL THEN jsonb_build_array(o.id, o.name) END) ORDER BY m.ordinal) \
            FROM cooperation_members m ",
    );
    sql.with(
        "LEFT JOIN LATERAL municipality_of_day(m.municipality_id, ?) k ON true \
         LEFT JOIN organisations o ON o.id = m.organisation_id WHERE m.cooperation_id = s.id), '[]') AS members",
        values![day],
    );
    narrow_cooperations(&mut sql, id, municipality);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<CooperationRow> = sql.rows(connection).await?;
    let mut found = rows
        .into_iter()
        .map(|row| {
            let key = vec![KeyPart::Text(row.name.clone()), KeyPart::Id(row.id)];
            let item = Cooperation {
                id: row.id,
                name: row.name,
                kind: row.kind,
                started: row.started,
                ended: row.ended,
                members: json("members", row.members)?,
                source_url: row.source_url,
                note: row.note,
            };
            Ok(Keyed { item, key })
        })
        .collect::<Result<Vec<Keyed<Cooperation>>>>()?;
    let mut names = Names::default();
    for member in found.iter_mut().flat_map(|keyed| &mut keyed.item.members) {
        names.of(member.organisation.as_mut().map(|(id, name)| (id.0, name)));
    }
    names.called_on(connection, day).await?;
    Ok(Some(found))
}

/// How many cooperations.
///
/// # Errors
/// When the database fails.
pub async fn count_cooperations(
    connection: &mut AsyncPgConnection,
    municipality: Option<&str>,
) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    narrow_cooperations(&mut sql, None, municipality);
    sql.count(connection).await
}

#[derive(QueryableByName)]
struct ThereRow {
    #[diesel(sql_type = diesel::sql_types::Bool)]
    there: bool,
}

/// Whether a cooperation exists.
///
/// # Errors
/// When the database fails.
pub async fn has_cooperation(connection: &mut AsyncPgConnection, id: Uuid) -> Result<bool> {
    let mut sql = Sql::new("SELECT EXISTS (SELECT 1 FROM cooperation_structures WHERE id = ");
    sql.bind(id).push(") AS there");
    let row: ThereRow = sql.row(connection).await?;
    Ok(row.there)
}
