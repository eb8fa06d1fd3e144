//! Research organisations, and cooperation that exists.

use super::{code, json};
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use crate::{Result, search};
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::OrganisationId;
use domain::register::OrganisationKind;
use serde::Deserialize;
use uuid::Uuid;

/// A research organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Id.
    pub id: OrganisationId,
    /// Name.
    pub name: String,
    /// English name.
    pub name_en: Option<String>,
    /// Short name.
    pub short_name: Option<String>,
    /// What kind.
    pub kind: OrganisationKind,
    /// Organisation number.
    pub organisation_number: Option<String>,
    /// ROR id.
    pub ror_id: Option<String>,
    /// Where: number and name.
    pub municipality: Option<(String, String)>,
    /// Website.
    pub website: Option<String>,
}

#[derive(QueryableByName)]
struct OrganisationRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Text>)]
    name_en: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    short_name: Option<String>,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    organisation_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    ror_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    website: Option<String>,
}

/// Which organisations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrganisationQuery {
    /// Exactly this one.
    pub id: Option<OrganisationId>,
    /// Words of a name.
    pub q: Option<String>,
    /// Kinds.
    pub kinds: Vec<OrganisationKind>,
}

async fn narrow(
    connection: &mut diesel_async::AsyncPgConnection,
    sql: &mut Sql,
    query: &OrganisationQuery,
) -> Result<()> {
    sql.push(" FROM organisations o LEFT JOIN municipalities k ON k.id = o.municipality_id WHERE true");
    if let Some(id) = query.id {
        sql.with(" AND o.id = ?", values![id.0]);
    }
    if !query.kinds.is_empty() {
        let codes: Vec<String> = query.kinds.iter().map(|k| k.code().to_owned()).collect();
        sql.with(" AND o.kind = ANY(?)", values![codes]);
    }
    if let Some(q) = query.q.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
        let wanted = search::understand(connection, q).await?;
        if wanted.is_empty() {
            sql.push(" AND false");
        }
        for word in wanted {
            sql.push(" AND (false");
            search::matches(sql, &word, "o.terms");
            sql.push(")");
        }
    }
    Ok(())
}

/// Organisations by name. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn organisations(
    connection: &mut AsyncPgConnection,
    query: &OrganisationQuery,
    window: &Window,
) -> Result<Option<Vec<Keyed<Organisation>>>> {
    let order = Order {
        columns: &["o.name COLLATE \"nb-x-icu\"", "o.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = Sql::new(
        "SELECT o.id, o.name, o.name_en, o.short_name, o.kind, o.organisation_number, o.ror_id, o.website, \
         k.number AS municipality_number, k.name AS municipality_name",
    );
    narrow(connection, &mut sql, query).await?;
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<OrganisationRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            let key = vec![KeyPart::Text(row.name.clone()), KeyPart::Id(row.id)];
            let item = Organisation {
                id: OrganisationId(row.id),
                kind: code("a kind", &row.kind)?,
                name: row.name,
                name_en: row.name_en,
                short_name: row.short_name,
                organisation_number: row.organisation_number,
                ror_id: row.ror_id,
                municipality: row.municipality_number.zip(row.municipality_name),
                website: row.website,
            };
            Ok(Keyed { item, key })
        })
        .collect::<Result<Vec<_>>>()
        .map(Some)
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many organisations.
///
/// # Errors
/// When the database fails.
pub async fn count_organisations(
    connection: &mut AsyncPgConnection,
    query: &OrganisationQuery,
) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    narrow(connection, &mut sql, query).await?;
    let row: CountRow = sql.row(connection).await?;
    Ok(row.count)
}

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
             WHERE m.cooperation_id = s.id AND k.number = ?)",
            values![number],
        );
    }
}

/// Cooperation by name; all, one, or a municipality's. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn cooperations(
    connection: &mut AsyncPgConnection,
    id: Option<Uuid>,
    municipality: Option<&str>,
    window: &Window,
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
            FROM cooperation_members m LEFT JOIN municipalities k ON k.id = m.municipality_id \
            LEFT JOIN organisations o ON o.id = m.organisation_id WHERE m.cooperation_id = s.id), '[]') AS members",
    );
    narrow_cooperations(&mut sql, id, municipality);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<CooperationRow> = sql.rows(connection).await?;
    rows.into_iter()
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
        .collect::<Result<Vec<_>>>()
        .map(Some)
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
    let row: CountRow = sql.row(connection).await?;
    Ok(row.count)
}
