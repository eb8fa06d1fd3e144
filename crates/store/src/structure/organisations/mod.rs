//! Organisations: lists here, one to be changed in [`change`].

mod change;
mod words;

pub use change::{find_for_change, insert_organisation, update_organisation};

use super::code;
use super::named::or_called;
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use crate::users::like;
use crate::{Result, search};
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Integer, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::OrganisationId;
use domain::register::OrganisationKind;
use time::Date;
use uuid::Uuid;

/// An organisation on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Id.
    pub id: OrganisationId,
    /// One more at each change.
    pub version: i32,
    /// Whether its facts are a register's.
    pub from_register: bool,
    /// Name.
    pub name: String,
    /// Names it had before, and has no more.
    pub former_names: Vec<String>,
    /// English name.
    pub name_en: Option<String>,
    /// Short name.
    pub short_name: Option<String>,
    /// What kind.
    pub kind: OrganisationKind,
    /// What kind, in words, where it is another.
    pub kind_text: Option<String>,
    /// Organisation number.
    pub organisation_number: Option<String>,
    /// ROR id.
    pub ror_id: Option<String>,
    /// Where: number and name.
    pub municipality: Option<(String, String)>,
    /// Website.
    pub website: Option<String>,
    /// What it does, as people have added.
    pub description: Option<String>,
    /// The office to turn to, as people have added.
    pub contact_office: Option<String>,
    /// Whether it is active on the day.
    pub active: bool,
}

#[derive(QueryableByName)]
struct OrganisationRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Bool)]
    from_register: bool,
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
    #[diesel(sql_type = Nullable<Text>)]
    kind_text: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    description: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    contact_office: Option<String>,
    #[diesel(sql_type = Bool)]
    active: bool,
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
    /// Only those that are active on the day, or only those that are not.
    pub active: Option<bool>,
}

/// Appends whether an organisation is active on a day.
fn is_active(sql: &mut Sql, day: Date) {
    sql.with(
        "NOT EXISTS (SELECT 1 FROM organisation_closures x WHERE x.organisation_id = o.id AND x.valid @> ?)",
        values![day],
    );
}

async fn narrow(
    connection: &mut diesel_async::AsyncPgConnection,
    sql: &mut Sql,
    query: &OrganisationQuery,
    day: Date,
) -> Result<()> {
    // Where it lies is called what that place was called on the day.
    sql.with(
        " FROM organisations o LEFT JOIN LATERAL municipality_of_day(o.municipality_id, ?) k ON true WHERE true",
        values![day],
    );
    if let Some(id) = query.id {
        sql.with(" AND o.id = ?", values![id.0]);
    }
    if let Some(active) = query.active {
        sql.push(" AND ");
        is_active(sql, day);
        sql.with(" = ?", values![active]);
    }
    if !query.kinds.is_empty() {
        let codes: Vec<String> = query.kinds.iter().map(|k| k.code().to_owned()).collect();
        sql.with(" AND o.kind = ANY(?)", values![codes]);
    }
    if let Some(q) = query.q.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
        let wanted = search::understand(connection, q).await?;
        sql.push(if wanted.is_empty() { " AND (false" } else { " AND (true" });
        for word in wanted {
            sql.push(" AND (false");
            search::matches(sql, &word, "o.terms");
            sql.push(")");
        }
        // Whoever knows it by what it was called before finds it too.
        or_called(sql, "o.id", like(q));
        sql.push(")");
    }
    Ok(())
}

/// Organisations by name, with the municipality each lies in as it is called on a day. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn organisations(
    connection: &mut AsyncPgConnection,
    query: &OrganisationQuery,
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<Organisation>>>> {
    let order = Order {
        columns: &["o.name COLLATE \"nb-x-icu\"", "o.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = Sql::new(
        "SELECT o.id, o.version, o.origin = 'register' AS from_register, o.kind_text, o.description, o.contact_office, \
         o.name, o.name_en, o.short_name, o.kind, o.organisation_number, o.ror_id, o.website, \
         k.number AS municipality_number, k.name AS municipality_name, ",
    );
    is_active(&mut sql, day);
    sql.push(" AS active");
    narrow(connection, &mut sql, query, day).await?;
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<OrganisationRow> = sql.rows(connection).await?;
    let mut found = rows
        .into_iter()
        .map(|row| {
            let key = vec![KeyPart::Text(row.name.clone()), KeyPart::Id(row.id)];
            let item = Organisation {
                id: OrganisationId(row.id),
                version: row.version,
                from_register: row.from_register,
                kind_text: row.kind_text,
                description: row.description,
                contact_office: row.contact_office,
                active: row.active,
                kind: code("a kind", &row.kind)?,
                name: row.name,
                former_names: Vec::new(),
                name_en: row.name_en,
                short_name: row.short_name,
                organisation_number: row.organisation_number,
                ror_id: row.ror_id,
                municipality: row.municipality_number.zip(row.municipality_name),
                website: row.website,
            };
            Ok(Keyed { item, key })
        })
        .collect::<Result<Vec<_>>>()?;
    words::as_of(connection, &mut found, day).await?;
    Ok(Some(found))
}

/// How many organisations.
///
/// # Errors
/// When the database fails.
pub async fn count_organisations(
    connection: &mut AsyncPgConnection,
    query: &OrganisationQuery,
    day: Date,
) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    narrow(connection, &mut sql, query, day).await?;
    sql.count(connection).await
}

/// One organisation, as it was on a day.
///
/// # Errors
/// When the database fails.
pub async fn organisation(
    connection: &mut AsyncPgConnection,
    id: OrganisationId,
    day: Date,
) -> Result<Option<Organisation>> {
    let query = OrganisationQuery { id: Some(id), ..OrganisationQuery::default() };
    let found = organisations(connection, &query, &Window { limit: 1, after: None }, day).await?;
    Ok(found.unwrap_or_default().into_iter().next().map(|keyed| keyed.item))
}
