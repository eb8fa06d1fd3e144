//! Each region's map of actors.

use super::{Names, code};
use crate::events::words_before;
use crate::keyset::{KeyPart, Keyed, Kind, Order, Window};
use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Array, Date as SqlDate, Integer, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::event::{EventBody, RegionActorChange};
use domain::organisation::{HelpTopic, RegionActor};
use domain::period::Period;
use domain::register::OrganisationKind;
use domain::text::{Note, Office};
use domain::{OrganisationId, RegionActorId, RegionId};
use time::Date;
use uuid::Uuid;

/// A line of the map, with the names it is shown with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionActorRecord {
    /// The line.
    pub actor: RegionActor,
    /// The region: slug and name.
    pub region: (String, String),
    /// The organisation's name.
    pub organisation: String,
    /// What kind of organisation.
    pub kind: OrganisationKind,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = SqlUuid)]
    region_id: Uuid,
    #[diesel(sql_type = Text)]
    region_slug: String,
    #[diesel(sql_type = Text)]
    region_name: String,
    #[diesel(sql_type = SqlUuid)]
    organisation_id: Uuid,
    #[diesel(sql_type = Text)]
    organisation_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Array<Text>)]
    topics: Vec<String>,
    #[diesel(sql_type = Nullable<Text>)]
    help: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    contact_office: Option<String>,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
}

impl TryFrom<Row> for RegionActorRecord {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self> {
        let text = |e| StoreError::corrupt("a text", e);
        Ok(Self {
            actor: RegionActor {
                id: RegionActorId(row.id),
                version: row.version,
                region: RegionId(row.region_id),
                organisation: OrganisationId(row.organisation_id),
                topics: row.topics.iter().map(|topic| code("a topic", topic)).collect::<Result<_>>()?,
                help: row.help.as_deref().map(Note::parse).transpose().map_err(text)?,
                contact_office: row.contact_office.as_deref().map(Office::parse).transpose().map_err(text)?,
                period: Period::half_open(row.valid_from, row.valid_until)
                    .map_err(|e| StoreError::corrupt("a period", e))?,
            },
            region: (row.region_slug, row.region_name),
            organisation: row.organisation_name,
            kind: code("a kind", &row.kind)?,
        })
    }
}

const SELECT: &str = "SELECT t.id, t.version, t.region_id, r.slug AS region_slug, r.name AS region_name, \
     t.organisation_id, o.name AS organisation_name, o.kind, t.topics, t.help, t.contact_office, \
     lower(t.valid) AS valid_from, upper(t.valid) AS valid_until";
const FROM: &str = " FROM region_actors t JOIN regions r ON r.id = t.region_id \
     JOIN organisations o ON o.id = t.organisation_id WHERE ";

/// A line of the map.
///
/// # Errors
/// When the database fails.
pub async fn find_region_actor(
    connection: &mut AsyncPgConnection,
    id: RegionActorId,
) -> Result<Option<RegionActorRecord>> {
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).with("t.id = ?", values![id.0]);
    let row: Option<Row> = sql.maybe(connection).await?;
    row.map(RegionActorRecord::try_from).transpose()
}

/// The same, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn find_region_actor_for_update(
    connection: &mut AsyncPgConnection,
    id: RegionActorId,
) -> Result<Option<RegionActorRecord>> {
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).with("t.id = ? FOR UPDATE OF t", values![id.0]);
    let row: Option<Row> = sql.maybe(connection).await?;
    row.map(RegionActorRecord::try_from).transpose()
}

fn narrow(sql: &mut Sql, region: &str, topics: &[HelpTopic], day: Date) {
    sql.push(FROM).with("r.slug = ? AND t.valid @> ?", values![region, day]);
    if !topics.is_empty() {
        let codes: Vec<String> = topics.iter().map(|topic| topic.code().to_owned()).collect();
        sql.with(
            " AND coalesce((SELECT ARRAY(SELECT jsonb_array_elements_text(e.payload #> '{data,from,topics}')) \
             FROM events e WHERE e.aggregate = 'region_actor' AND e.aggregate_id = t.id \
             AND e.kind = 'region_actor.edited' AND e.effective_on > ? \
             AND jsonb_typeof(e.payload #> '{data,from}') = 'object' ORDER BY e.aggregate_version LIMIT 1), t.topics) && ?",
            values![day, codes],
        );
    }
}

/// A region's map on a day, by name of the organisation. `None` when the window's key is not one of this order.
///
/// # Errors
/// When the database fails.
pub async fn region_actors(
    connection: &mut AsyncPgConnection,
    region: &str,
    topics: &[HelpTopic],
    window: &Window,
    day: Date,
) -> Result<Option<Vec<Keyed<RegionActorRecord>>>> {
    let order = Order {
        columns: &["o.name COLLATE \"nb-x-icu\"", "t.id"],
        kinds: &[Kind::Text, Kind::Id],
        descending: false,
    };
    let mut sql = Sql::new(SELECT);
    narrow(&mut sql, region, topics, day);
    if !order.after(&mut sql, window) {
        return Ok(None);
    }
    order.order(&mut sql, window);
    let rows: Vec<Row> = sql.rows(connection).await?;
    let mut found = rows
        .into_iter()
        .map(|row| {
            let key = vec![KeyPart::Text(row.organisation_name.clone()), KeyPart::Id(row.id)];
            Ok(Keyed { item: row.try_into()?, key })
        })
        .collect::<Result<Vec<Keyed<RegionActorRecord>>>>()?;
    let mut lines: Vec<&mut RegionActorRecord> = found.iter_mut().map(|keyed| &mut keyed.item).collect();
    saying(connection, &mut lines, day).await?;
    let mut names = Names::default();
    for Keyed { item, .. } in &mut found {
        names.of(Some((item.actor.organisation.0, &mut item.organisation)));
    }
    names.called_on(connection, day).await?;
    Ok(Some(found))
}

/// The lines of all maps that an organisation stands on, on a day, by region.
///
/// # Errors
/// When the database fails.
pub async fn helped_by(
    connection: &mut AsyncPgConnection,
    organisation: OrganisationId,
    day: Date,
) -> Result<Vec<RegionActorRecord>> {
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).with("t.organisation_id = ? AND t.valid @> ?", values![organisation.0, day]);
    sql.push(" ORDER BY r.name COLLATE \"nb-x-icu\", t.id");
    let rows: Vec<Row> = sql.rows(connection).await?;
    let mut found: Vec<_> = rows.into_iter().map(RegionActorRecord::try_from).collect::<Result<_>>()?;
    saying(connection, &mut found.iter_mut().collect::<Vec<_>>(), day).await?;
    Ok(found)
}

/// Has lines say what they said on a day.
async fn saying(
    connection: &mut AsyncPgConnection,
    lines: &mut [&mut RegionActorRecord],
    day: Date,
) -> Result<()> {
    let ids: Vec<Uuid> = lines.iter().map(|line| line.actor.id.0).collect();
    let before = |body| match body {
        EventBody::RegionActor(RegionActorChange::Edited { from, .. }) => from,
        _ => None,
    };
    let mut said =
        words_before(connection, &[("region_actor", "region_actor.edited")], &ids, day, before).await?;
    for line in lines {
        if let Some(words) = said.remove(&line.actor.id.0) {
            line.actor.saying(*words);
        }
    }
    Ok(())
}

/// How many lines a region's map has on a day.
///
/// # Errors
/// When the database fails.
pub async fn count_region_actors(
    connection: &mut AsyncPgConnection,
    region: &str,
    topics: &[HelpTopic],
    day: Date,
) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count");
    narrow(&mut sql, region, topics, day);
    sql.count(connection).await
}

fn topics(actor: &RegionActor) -> Vec<String> {
    actor.topics.iter().map(|topic| topic.code().to_owned()).collect()
}

/// Puts an organisation on the map, unless it is there in that period already: then nothing is stored.
///
/// # Errors
/// When the database fails.
pub async fn insert_region_actor(connection: &mut AsyncPgConnection, actor: &RegionActor) -> Result<bool> {
    // Whoever puts something on a region's map waits for who did so before, so that the question is answered right.
    let mut lock = Sql::new("SELECT id FROM regions WHERE id = ");
    lock.bind(actor.region.0).push(" FOR UPDATE");
    lock.run(connection).await?;
    let (from, until) = (actor.period.first_day(), actor.period.until());
    let mut sql = Sql::new(
        "INSERT INTO region_actors (id, version, region_id, organisation_id, topics, help, contact_office, valid) SELECT ",
    );
    sql.with(
        "?, ?, ?, ?, ?, ?, ?, daterange(?, ?) ",
        values![
            actor.id.0,
            actor.version,
            actor.region.0,
            actor.organisation.0,
            topics(actor),
            actor.help.as_ref().map(|note| note.as_str().to_owned()),
            actor.contact_office.as_ref().map(|office| office.as_str().to_owned()),
            from,
            until,
        ],
    );
    sql.with(
        "WHERE NOT EXISTS (SELECT 1 FROM region_actors x WHERE x.region_id = ? AND x.organisation_id = ? \
         AND x.valid && daterange(?, ?))",
        values![actor.region.0, actor.organisation.0, from, until],
    );
    Ok(sql.run(connection).await? == 1)
}

/// Stores a changed line; its version must be one more than the stored one.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first.
pub async fn update_region_actor(connection: &mut AsyncPgConnection, actor: &RegionActor) -> Result<()> {
    let mut sql = Sql::new("UPDATE region_actors SET ");
    sql.with(
        "version = ?, topics = ?, help = ?, contact_office = ?, valid = daterange(?, ?) WHERE id = ? AND version = ?",
        values![
            actor.version,
            topics(actor),
            actor.help.as_ref().map(|note| note.as_str().to_owned()),
            actor.contact_office.as_ref().map(|office| office.as_str().to_owned()),
            actor.period.first_day(),
            actor.period.until(),
            actor.id.0,
            actor.version - 1,
        ],
    );
    if sql.run(connection).await? == 1 { Ok(()) } else { Err(StoreError::Stale) }
}
