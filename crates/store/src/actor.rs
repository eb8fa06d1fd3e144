//! Who acts: a session's user, the roles held today, and what they reach over the structure of today.
//!
//! Read for every request, so that a role taken away stops working at once, also for tokens already issued.

use crate::sql::{Sql, values};
use crate::{Result, StoreError, roles};
use diesel::QueryableByName;
use diesel::sql_types::{Array, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::access::{Actor, Grant, Role, Scope, Structure};
use domain::{ClusterId, MunicipalityId, RegionId, SessionId, UserId};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

#[derive(QueryableByName)]
struct GrantRow {
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    municipality_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    organisation_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    county_number: Option<String>,
    #[diesel(sql_type = Array<SqlUuid>)]
    clusters: Vec<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_of: Option<Uuid>,
    #[diesel(sql_type = Array<SqlUuid>)]
    former: Vec<Uuid>,
}

#[derive(QueryableByName)]
struct VacancyRow {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_id: Option<Uuid>,
}

#[derive(QueryableByName)]
struct SessionRow {
    #[diesel(sql_type = SqlUuid)]
    user_id: Uuid,
}

/// The actor of a session that still runs; `None` when it has ended or the account is closed.
///
/// # Errors
/// When the database fails.
pub async fn of_session(
    connection: &mut AsyncPgConnection,
    user: UserId,
    session: SessionId,
    now: OffsetDateTime,
) -> Result<Option<Actor>> {
    let mut sql = Sql::new("SELECT s.user_id FROM sessions s JOIN users u ON u.id = s.user_id ");
    sql.with(
        "WHERE s.id = ? AND s.user_id = ? AND s.revoked_at IS NULL AND s.expires_at > ? AND u.active",
        values![session.0, user.0, now],
    );
    let day = domain::oslo::day(now);
    let shared = &*connection;
    // The token says who it should be: what they may do is asked before it is known that the session still runs.
    let (sessions, grants): (Vec<SessionRow>, Vec<GrantRow>) = tokio::try_join!(biased; sql.keep().rows_beside(shared), grants_of(user, day).keep().rows_beside(shared))?;
    match sessions.first() {
        Some(row) => acting(connection, UserId(row.user_id), Some(session), day, grants).await.map(Some),
        None => Ok(None),
    }
}

/// A user as an actor, on a day.
///
/// # Errors
/// When the database fails.
pub async fn of_user(
    connection: &mut AsyncPgConnection,
    user: UserId,
    session: Option<SessionId>,
    day: Date,
) -> Result<Actor> {
    let rows = grants_of(user, day).keep().rows(connection).await?;
    acting(connection, user, session, day, rows).await
}

/// The roles that a user holds on a day, or stands in for, with where they reach.
fn grants_of(user: UserId, day: Date) -> Sql {
    let mut sql = Sql::new(
        "SELECT r.role, r.region_id, r.cluster_id, r.municipality_id, r.organisation_id, r.county_number, \
         ARRAY(SELECT m.cluster_id FROM live_memberships(",
    );
    sql.bind(day).push(") m WHERE m.municipality_id = r.municipality_id) AS clusters, ");
    sql.with(
        "coalesce((SELECT p.region_id FROM region_municipalities p \
                   WHERE p.municipality_id = r.municipality_id AND p.valid @> ?), \
                  (SELECT c.region_id FROM clusters c WHERE c.id = r.cluster_id)) AS region_of, \
         ARRAY(SELECT f.municipality_id FROM municipality_and_predecessors(r.municipality_id, ?) f \
               WHERE f.municipality_id IS NOT NULL) AS former \
         FROM held_roles(?) r WHERE r.revoked_at IS NULL AND (r.user_id = ? ",
        values![day, day, day, user.0],
    );
    // While the holder is away, the deputy has the role's reach as well.
    sql.with(
        "OR EXISTS (SELECT 1 FROM deputies(?) x JOIN users h ON h.id = r.user_id WHERE x.role_assignment_id = r.id \
         AND x.user_id = ? AND h.active)) ORDER BY r.user_id <> ?, r.created_at, r.id",
        values![day, user.0, user.0],
    );
    sql
}

/// A user with these roles.
async fn acting(
    connection: &mut AsyncPgConnection,
    user: UserId,
    session: Option<SessionId>,
    day: Date,
    rows: Vec<GrantRow>,
) -> Result<Actor> {
    let mut structure = Structure::default();
    let mut grants = Vec::with_capacity(rows.len());
    let former: Vec<MunicipalityId> =
        rows.iter().flat_map(|row| &row.former).map(|id| (*id).into()).collect();
    for row in rows {
        let role: Role = row.role.parse().map_err(|e| StoreError::corrupt("a role", e))?;
        let county = row.county_number.as_deref().map(str::parse).transpose();
        let county = county.map_err(|e| StoreError::corrupt("a county", e))?;
        let scope = roles::scope_of_columns(
            role,
            row.region_id,
            row.cluster_id,
            row.municipality_id,
            row.organisation_id,
            county,
        );
        let region_of = row.region_of.map(RegionId);
        match scope {
            Scope::Cluster(cluster) => {
                structure.region_of_cluster.extend(region_of.map(|region| (cluster, region)));
            }
            Scope::Municipality(municipality) => {
                structure.region_of.extend(region_of.map(|region| (municipality, region)));
                let clusters = row.clusters.into_iter().map(ClusterId).collect();
                structure.clusters_of.insert(municipality, clusters);
            }
            Scope::Nation | Scope::Region(_) | Scope::Organisation(_) | Scope::County(_) | Scope::System => {}
        }
        grants.push(Grant { role, scope });
    }
    if grants.iter().any(|g| matches!(g.role, Role::RegionalCoordinator | Role::National)) {
        vacancies(connection, &mut structure, day).await?;
    }
    let mut actor = Actor::signed_in(user, session, grants, &structure);
    let consents = crate::delegations::holding(connection, &actor.reach, day).await?;
    actor.reach.entrust(consents);
    actor.reach.speak_for_former(former);
    Ok(actor)
}

/// Clusters and regions without an active coordinator: the level above stands in. Only those above need to know.
async fn vacancies(connection: &mut AsyncPgConnection, structure: &mut Structure, day: Date) -> Result<()> {
    let mut sql = Sql::new("SELECT c.id AS cluster_id, c.region_id FROM clusters c WHERE NOT EXISTS (");
    sql.with(
        "SELECT 1 FROM staffed_desks(?) d WHERE d.cluster_id = c.id) \
         UNION ALL SELECT NULL, g.id FROM regions g WHERE NOT EXISTS (\
         SELECT 1 FROM staffed_desks(?) d WHERE d.region_id = g.id)",
        values![day, day],
    );
    let rows: Vec<VacancyRow> = sql.keep().rows(connection).await?;
    for row in rows {
        match (row.cluster_id, row.region_id) {
            (Some(cluster), region) => {
                structure.clusters_without_coordinator.insert(ClusterId(cluster));
                structure.region_of_cluster.extend(region.map(|r| (ClusterId(cluster), RegionId(r))));
            }
            (None, Some(region)) => {
                structure.regions_without_coordinator.insert(RegionId(region));
            }
            (None, None) => {}
        }
    }
    Ok(())
}
