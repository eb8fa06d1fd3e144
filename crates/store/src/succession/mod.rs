//! Municipalities and counties that become others: what ends, what begins, and what goes on.

mod carry;
mod counties;
mod named;

pub use carry::{Carried, Followed, follow, keep_still};
pub use counties::{CountySuccession, county_left_with_municipalities, county_successors, succeed_county};
pub use named::names;

use crate::Result;
use crate::sql::{Sql, values};
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Date as SqlDate, Integer, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::MunicipalityId;
use domain::register::SuccessionKind;
use time::Date;
use uuid::Uuid;

/// A municipality that is to become another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predecessor {
    /// It.
    pub id: MunicipalityId,
    /// Its version.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// Its county.
    pub county: String,
    /// Day after its last, if it ends already.
    pub valid_until: Option<Date>,
}

#[derive(QueryableByName)]
struct PredecessorRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    county_number: String,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
}

/// The municipality that has a number on the day before a change, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn predecessor(
    connection: &mut AsyncPgConnection,
    number: &str,
    changed_on: Date,
) -> Result<Option<Predecessor>> {
    let mut sql =
        Sql::new("SELECT id, version, name, county_number, upper(valid) AS valid_until FROM municipalities ");
    sql.with("WHERE number = ? AND valid @> (?::date - 1) FOR UPDATE", values![number, changed_on]);
    let row: Option<PredecessorRow> = sql.maybe(connection).await?;
    Ok(row.map(|row| Predecessor {
        id: MunicipalityId(row.id),
        version: row.version,
        name: row.name,
        county: row.county_number,
        valid_until: row.valid_until,
    }))
}

#[derive(QueryableByName)]
struct NumberRow {
    #[diesel(sql_type = Text)]
    number: String,
}

/// The numbers of what a municipality became on a day, in one way.
///
/// # Errors
/// When the database fails.
pub async fn successors(
    connection: &mut AsyncPgConnection,
    predecessor: MunicipalityId,
    changed_on: Date,
    kind: SuccessionKind,
) -> Result<Vec<String>> {
    let mut sql = Sql::new(
        "SELECT k.number FROM municipality_successions s JOIN municipalities k ON k.id = s.successor_id ",
    );
    sql.with(
        "WHERE s.predecessor_id = ? AND s.changed_on = ? AND s.kind = ? ORDER BY s.ordinal",
        values![predecessor.0, changed_on, kind.code()],
    );
    let rows: Vec<NumberRow> = sql.rows(connection).await?;
    Ok(rows.into_iter().map(|row| row.number).collect())
}

/// Who has a number on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// It.
    pub id: MunicipalityId,
    /// Whether it begins that day and comes from nothing that is known.
    pub begins: bool,
}

#[derive(QueryableByName)]
struct HolderRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Bool)]
    begins: bool,
}

/// Who has a number on a day, or later.
///
/// # Errors
/// When the database fails.
pub async fn holder(connection: &mut AsyncPgConnection, number: &str, day: Date) -> Result<Option<Holder>> {
    let mut sql = Sql::new("SELECT k.id, lower(k.valid) = ");
    sql.with(
        "? AND NOT EXISTS (SELECT 1 FROM municipality_successions s WHERE s.successor_id = k.id) AS begins \
         FROM municipalities k WHERE k.number = ? AND k.valid && daterange(?, NULL) ORDER BY lower(k.valid) LIMIT 1",
        values![day, number, day],
    );
    let row: Option<HolderRow> = sql.maybe(connection).await?;
    Ok(row.map(|row| Holder { id: MunicipalityId(row.id), begins: row.begins }))
}

/// Whether a county is there on a day.
///
/// # Errors
/// When the database fails.
pub async fn county_is_there(connection: &mut AsyncPgConnection, number: &str, day: Date) -> Result<bool> {
    let mut sql = Sql::new("SELECT count(*) AS count FROM counties ");
    sql.with("WHERE number = ? AND valid @> ?", values![number, day]);
    Ok(sql.count(connection).await? > 0)
}

/// A municipality to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Successor {
    /// Its id.
    pub id: MunicipalityId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its county.
    pub county: String,
    /// Whether it is in the register already.
    pub known: bool,
}

/// How municipalities become others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// First day of what they become.
    pub changed_on: Date,
    /// How.
    pub kind: SuccessionKind,
    /// What ends.
    pub from: Vec<MunicipalityId>,
    /// What begins; the first goes on as motor and host.
    pub to: Vec<Successor>,
    /// Where this is stated.
    pub source: String,
}

impl Succession {
    /// Whether it is the same place after it, under another number or name.
    pub const fn same_place(&self) -> bool {
        self.kind.same_place()
    }
    pub(crate) fn sources(&self) -> Vec<Uuid> {
        self.from.iter().map(|id| id.0).collect()
    }
}

/// Ends what ends and begins what begins, and ties them together. What is the same place keeps what the registers know of
/// it; of what is new they know the name alone, until they say more.
///
/// # Errors
/// When the database fails.
pub async fn succeed(connection: &mut AsyncPgConnection, change: &Succession) -> Result<()> {
    let day = change.changed_on;
    let mut sql = Sql::new("UPDATE municipalities SET version = version + 1, ");
    sql.with("valid = daterange(lower(valid), ?) WHERE id = ANY(?)", values![day, change.sources()]);
    sql.run(connection).await?;
    for (ordinal, to) in (0_i16..).zip(&change.to) {
        if !to.known {
            begin(connection, change, to).await?;
        }
        let mut sql = Sql::new(
            "INSERT INTO municipality_successions (predecessor_id, successor_id, changed_on, kind, ",
        );
        sql.with(
            "ordinal, source) SELECT unnest(?), ?, ?, ?, ?, ?",
            values![change.sources(), to.id.0, day, change.kind.code(), ordinal, change.source.clone()],
        );
        sql.run(connection).await?;
    }
    Ok(())
}

async fn begin(connection: &mut AsyncPgConnection, change: &Succession, to: &Successor) -> Result<()> {
    let same = change.same_place();
    let renamed = change.kind == SuccessionKind::Rename;
    let first = change.from.first().map(|id| id.0);
    let mut sql = Sql::new(
        "INSERT INTO municipalities (id, number, valid, name, name_official, name_sami, sami_language, name_kven, \
         county_number, language_decision, centrality_class, centrality_index, economic_region_code, \
         economic_region_name, sami_admin_area, organisation_number, admin_center, website, longitude, latitude) SELECT ",
    );
    sql.with(
        "?, ?, daterange(?, NULL), ?, CASE WHEN s.same AND NOT s.renamed THEN k.name_official ELSE ? END, \
         CASE WHEN s.same AND NOT s.renamed THEN k.name_sami END, \
         CASE WHEN s.same AND NOT s.renamed THEN k.sami_language END, \
         CASE WHEN s.same AND NOT s.renamed THEN k.name_kven END, ?, \
         CASE WHEN (SELECT count(DISTINCT o.language_decision) FROM municipalities o WHERE o.id = ANY(?)) = 1 \
           THEN k.language_decision ELSE 'neutral' END, ",
        values![
            to.id.0,
            to.number.clone(),
            change.changed_on,
            to.name.clone(),
            to.name.clone(),
            to.county.clone(),
            change.sources()
        ],
    );
    sql.with(
        "CASE WHEN s.same THEN k.centrality_class END, CASE WHEN s.same THEN k.centrality_index END, \
         CASE WHEN s.same THEN k.economic_region_code END, CASE WHEN s.same THEN k.economic_region_name END, \
         (SELECT bool_or(o.sami_admin_area) FROM municipalities o WHERE o.id = ANY(?)), \
         CASE WHEN s.same THEN k.organisation_number END, CASE WHEN s.same THEN k.admin_center END, \
         CASE WHEN s.same THEN k.website END, CASE WHEN s.same THEN k.longitude END, \
         CASE WHEN s.same THEN k.latitude END \
         FROM municipalities k, (SELECT ?::boolean AS same, ?::boolean AS renamed) s WHERE k.id = ?",
        values![change.sources(), same, renamed, first],
    );
    sql.run(connection).await?;
    if same {
        let mut sql =
            Sql::new("INSERT INTO municipality_populations (municipality_id, counted_on, population) ");
        sql.with(
            "SELECT ?, counted_on, population FROM municipality_populations WHERE municipality_id = ?",
            values![to.id.0, first],
        );
        sql.run(connection).await?;
    }
    Ok(())
}
