//! Keeping roles.

use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel_async::AsyncPgConnection;
use domain::access::Scope;
use domain::role::RoleAssignment;
use domain::{RoleAssignmentId, UserId};
use time::OffsetDateTime;
use uuid::Uuid;

fn texts<T: Clone + Into<String>>(texts: &[T]) -> Vec<String> {
    texts.iter().cloned().map(Into::into).collect()
}

/// Stores a role as it is offered.
///
/// # Errors
/// [`StoreError::Taken`] when the same is offered already; [`StoreError::Excluded`] by KSF-R03.
pub async fn insert(
    connection: &mut AsyncPgConnection,
    role: &RoleAssignment,
    proposed_by: Option<UserId>,
    now: OffsetDateTime,
) -> Result<()> {
    let (mut region, mut cluster, mut municipality, mut organisation, mut county) =
        (None::<Uuid>, None::<Uuid>, None::<Uuid>, None::<Uuid>, None::<String>);
    match role.scope {
        Scope::Nation | Scope::System => {}
        Scope::Region(id) => region = Some(id.0),
        Scope::Cluster(id) => cluster = Some(id.0),
        Scope::Municipality(id) => municipality = Some(id.0),
        Scope::Organisation(id) => organisation = Some(id.0),
        Scope::County(number) => county = Some(number.to_string()),
    }
    let mut sql = Sql::new(
        "INSERT INTO role_assignments (id, version, user_id, role, region_id, cluster_id, municipality_id, \
         organisation_id, county_number, valid, state, decided_by, reason, mandate, tasks, replaces, proposed_by, \
         created_at) VALUES (",
    );
    sql.with(
        "?, ?, ?, ?, ?, ?, ?, ?, ?, daterange(?, ?), ?, ?, ?, ?, ?, ?, ?, ?)",
        values![
            role.id.0,
            role.version,
            role.holder.0,
            role.role.code(),
            region,
            cluster,
            municipality,
            organisation,
            county,
            role.period.first_day(),
            role.period.until(),
            role.answer.code(),
            role.decided_by.as_str(),
            role.reason.clone().map(String::from),
            role.mandate.clone().map(String::from),
            texts(&role.tasks),
            role.replaces.map(|id| id.0),
            proposed_by.map(|user| user.0),
            now,
        ],
    );
    sql.run(connection).await?;
    absences(connection, role).await
}

/// Keeps what the inviter calls the holder.
///
/// # Errors
/// When the database fails.
pub async fn invited_as(connection: &mut AsyncPgConnection, id: RoleAssignmentId, name: &str) -> Result<()> {
    let mut sql = Sql::new("UPDATE role_assignments SET invited_as = ");
    sql.with("? WHERE id = ?", values![name, id.0]);
    sql.run(connection).await?;
    Ok(())
}

/// Stores a changed role; its version must be one more than the stored one.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else changed it first; [`StoreError::Excluded`] by KSF-R03.
pub async fn update(connection: &mut AsyncPgConnection, role: &RoleAssignment) -> Result<()> {
    let mut sql = Sql::new("UPDATE role_assignments SET ");
    sql.with(
        "version = ?, valid = daterange(?, ?), state = ?, mandate = ?, tasks = ?, revoked_at = ? \
         WHERE id = ? AND version = ?",
        values![
            role.version,
            role.period.first_day(),
            role.period.until(),
            role.answer.code(),
            role.mandate.clone().map(String::from),
            texts(&role.tasks),
            role.revoked_at,
            role.id.0,
            role.version - 1,
        ],
    );
    if sql.run(connection).await? != 1 {
        return Err(StoreError::Stale);
    }
    absences(connection, role).await
}

async fn absences(connection: &mut AsyncPgConnection, role: &RoleAssignment) -> Result<()> {
    let mut sql = Sql::new("DELETE FROM absences ");
    sql.with("WHERE role_assignment_id = ?", values![role.id.0]);
    sql.run(connection).await?;
    for absence in role.absences.terms() {
        let mut sql = Sql::new("INSERT INTO absences (role_assignment_id, valid, deputy_id) VALUES (");
        sql.with(
            "?, daterange(?, ?), ?)",
            values![
                role.id.0,
                absence.period.first_day(),
                absence.period.until(),
                absence.value.map(|user| user.0),
            ],
        );
        sql.run(connection).await?;
    }
    Ok(())
}
