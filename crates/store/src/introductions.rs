//! Introduction programmes of coordinators: one for each role of theirs that runs today.

use crate::sql::{Sql, values};
use crate::structure::{code, json};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Date as SqlDate, Integer, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::introduction::{Introduction, IntroductionStep};
use domain::{ClusterId, RegionId, RoleAssignmentId, UserId};
use serde::Deserialize;
use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

/// A programme with the names it is shown with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntroductionRecord {
    /// The programme.
    pub introduction: Introduction,
    /// What the holder is shown as.
    pub holder: String,
    /// The cluster's name.
    pub cluster: Option<String>,
    /// The region: slug and name.
    pub region: Option<(String, String)>,
    /// Since when the role is held.
    pub since: Date,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = SqlUuid)]
    user_id: Uuid,
    #[diesel(sql_type = Text)]
    holder: String,
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    cluster_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
    #[diesel(sql_type = SqlDate)]
    since: Date,
    #[diesel(sql_type = Jsonb)]
    done: serde_json::Value,
}

#[derive(Deserialize)]
struct Done {
    step: IntroductionStep,
    #[serde(with = "domain::iso::date")]
    on: Date,
}

impl TryFrom<Row> for IntroductionRecord {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self> {
        let done: Vec<Done> = json("steps", row.done)?;
        Ok(Self {
            introduction: Introduction {
                id: RoleAssignmentId(row.id),
                version: row.version,
                holder: UserId(row.user_id),
                role: code("a role", &row.role)?,
                cluster: row.cluster_id.map(ClusterId),
                region: row.region_id.map(RegionId),
                done: done.into_iter().map(|done| (done.step, done.on)).collect::<BTreeMap<_, _>>(),
            },
            holder: row.holder,
            cluster: row.cluster_name,
            region: row.region_slug.zip(row.region_name),
            since: row.since,
        })
    }
}

fn select(day: Date) -> Sql {
    let mut sql = Sql::new(
        "SELECT a.id, coalesce(i.version, 0) AS version, a.user_id, u.display_name AS holder, a.role, a.cluster_id, \
         c.name AS cluster_name, r.id AS region_id, r.slug AS region_slug, r.name AS region_name, \
         lower(a.valid) AS since, coalesce((SELECT jsonb_agg(jsonb_build_object('step', s.step, 'on', s.done_on)) \
            FROM introduction_steps_done s WHERE s.role_assignment_id = a.id), '[]') AS done \
         FROM manned_roles(",
    );
    sql.bind(day).push(
        ") a JOIN users u ON u.id = a.user_id LEFT JOIN introductions i ON i.role_assignment_id = a.id \
         LEFT JOIN clusters c ON c.id = a.cluster_id LEFT JOIN regions r ON r.id = coalesce(a.region_id, c.region_id) \
         WHERE a.role IN ('regional_coordinator', 'cluster_coordinator') ",
    );
    sql
}

/// The programmes of roles that run on a day, by holder: a few for each region. Whoever asks leaves out what is not for
/// the actor.
///
/// # Errors
/// When the database fails.
pub async fn all(connection: &mut AsyncPgConnection, day: Date) -> Result<Vec<IntroductionRecord>> {
    let mut sql = select(day);
    sql.push(" ORDER BY u.display_name COLLATE \"nb-x-icu\", a.id");
    let rows: Vec<Row> = sql.rows(connection).await?;
    rows.into_iter().map(IntroductionRecord::try_from).collect()
}

/// One programme.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut AsyncPgConnection,
    id: RoleAssignmentId,
    day: Date,
) -> Result<Option<IntroductionRecord>> {
    let mut sql = select(day);
    sql.with(" AND a.id = ?", values![id.0]);
    let row: Option<Row> = sql.maybe(connection).await?;
    row.map(IntroductionRecord::try_from).transpose()
}

/// The same, with its role locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn find_for_update(
    connection: &mut AsyncPgConnection,
    id: RoleAssignmentId,
    day: Date,
) -> Result<Option<IntroductionRecord>> {
    let mut lock = Sql::new("SELECT id FROM role_assignments WHERE id = ");
    lock.bind(id.0).push(" FOR UPDATE");
    lock.run(connection).await?;
    find(connection, id, day).await
}

/// Stores what is done. The role is locked, so nobody else did in between.
///
/// # Errors
/// When the database fails.
pub async fn save(connection: &mut AsyncPgConnection, introduction: &Introduction) -> Result<()> {
    let id = introduction.id.0;
    let mut sql = Sql::new("INSERT INTO introductions (role_assignment_id, version) VALUES (");
    sql.with(
        "?, ?) ON CONFLICT (role_assignment_id) DO UPDATE SET version = excluded.version",
        values![id, introduction.version],
    );
    sql.run(connection).await?;
    let mut gone = Sql::new("DELETE FROM introduction_steps_done WHERE role_assignment_id = ");
    gone.bind(id);
    gone.run(connection).await?;
    for (step, on) in &introduction.done {
        let mut sql =
            Sql::new("INSERT INTO introduction_steps_done (role_assignment_id, step, done_on) VALUES (");
        sql.with("?, ?, ?)", values![id, step.code(), *on]);
        sql.run(connection).await?;
    }
    Ok(())
}
