//! What is kept about a person beside the account, roles and sessions: for those who want to see all of it.

use crate::sql::{Sql, values};
use crate::structure::code;
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Date as SqlDate, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::group::GroupRole;
use domain::introduction::IntroductionStep;
use domain::period::Period;
use domain::{GroupId, MembershipId, RoleAssignmentId, UserId};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A person's term in a group or network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalMembership {
    /// The term.
    pub id: MembershipId,
    /// The group.
    pub group: GroupId,
    /// What it is called.
    pub name: String,
    /// The part in it.
    pub part: GroupRole,
    /// The office.
    pub office: Option<String>,
    /// Its days.
    pub period: Period,
}

#[derive(QueryableByName)]
struct MembershipRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    group_id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    part: String,
    #[diesel(sql_type = Nullable<Text>)]
    office: Option<String>,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
}

fn period(from: Date, until: Option<Date>) -> Result<Period> {
    Period::half_open(from, until).map_err(|e| StoreError::corrupt("a period", e))
}

/// A person's terms in groups and networks, those that are over too, newest first.
///
/// # Errors
/// When the database fails.
pub async fn memberships(
    connection: &mut AsyncPgConnection,
    user: UserId,
) -> Result<Vec<PersonalMembership>> {
    let mut sql =
        Sql::new("SELECT m.id, m.group_id, g.name, m.role AS part, m.office, lower(m.valid) AS valid_from, ");
    sql.with(
        "upper(m.valid) AS valid_until FROM group_members m JOIN groups g ON g.id = m.group_id \
         WHERE m.user_id = ? ORDER BY m.valid DESC, m.id",
        values![user.0],
    );
    let rows: Vec<MembershipRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| {
            Ok(PersonalMembership {
                id: MembershipId(row.id),
                group: GroupId(row.group_id),
                name: row.name,
                part: code("a part", &row.part)?,
                office: row.office,
                period: period(row.valid_from, row.valid_until)?,
            })
        })
        .collect()
}

#[derive(QueryableByName)]
struct DeputyRow {
    #[diesel(sql_type = SqlUuid)]
    role_assignment_id: Uuid,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
}

/// The roles that a person is or was deputy in, and on which days, newest first.
///
/// # Errors
/// When the database fails.
pub async fn deputy_for(
    connection: &mut AsyncPgConnection,
    user: UserId,
) -> Result<Vec<(RoleAssignmentId, Period)>> {
    let mut sql =
        Sql::new("SELECT role_assignment_id, lower(valid) AS valid_from, upper(valid) AS valid_until ");
    sql.with("FROM absences WHERE deputy_id = ? ORDER BY valid DESC, role_assignment_id", values![user.0]);
    let rows: Vec<DeputyRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| Ok((RoleAssignmentId(row.role_assignment_id), period(row.valid_from, row.valid_until)?)))
        .collect()
}

/// An invitation that a person made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MadeInvitation {
    /// To what.
    pub role: RoleAssignmentId,
    /// When.
    pub made_at: OffsetDateTime,
    /// When it ends.
    pub expires_at: OffsetDateTime,
    /// When it was used.
    pub used_at: Option<OffsetDateTime>,
}

#[derive(QueryableByName)]
struct InvitationRow {
    #[diesel(sql_type = SqlUuid)]
    role_assignment_id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    created_at: OffsetDateTime,
    #[diesel(sql_type = Timestamptz)]
    expires_at: OffsetDateTime,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    used_at: Option<OffsetDateTime>,
}

/// The invitations that a person made and that are still kept, newest first.
///
/// # Errors
/// When the database fails.
pub async fn invitations_made(
    connection: &mut AsyncPgConnection,
    user: UserId,
) -> Result<Vec<MadeInvitation>> {
    let mut sql = Sql::new("SELECT role_assignment_id, created_at, expires_at, used_at FROM one_time_links ");
    sql.with(
        "WHERE created_by = ? AND role_assignment_id IS NOT NULL ORDER BY created_at DESC, role_assignment_id",
        values![user.0],
    );
    let rows: Vec<InvitationRow> = sql.rows(connection).await?;
    let made = |row: InvitationRow| MadeInvitation {
        role: RoleAssignmentId(row.role_assignment_id),
        made_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
    };
    Ok(rows.into_iter().map(made).collect())
}

#[derive(QueryableByName)]
struct StepRow {
    #[diesel(sql_type = SqlUuid)]
    role_assignment_id: Uuid,
    #[diesel(sql_type = Text)]
    step: String,
    #[diesel(sql_type = SqlDate)]
    done_on: Date,
}

/// The steps of introduction programmes that a person has done, by role.
///
/// # Errors
/// When the database fails.
pub async fn introduction_steps(
    connection: &mut AsyncPgConnection,
    user: UserId,
) -> Result<Vec<(RoleAssignmentId, IntroductionStep, Date)>> {
    let mut sql = Sql::new("SELECT s.role_assignment_id, s.step, s.done_on FROM introduction_steps_done s ");
    sql.with(
        "JOIN role_assignments a ON a.id = s.role_assignment_id WHERE a.user_id = ? \
         ORDER BY s.done_on, s.role_assignment_id, s.step",
        values![user.0],
    );
    let rows: Vec<StepRow> = sql.rows(connection).await?;
    rows.into_iter()
        .map(|row| Ok((RoleAssignmentId(row.role_assignment_id), code("a step", &row.step)?, row.done_on)))
        .collect()
}
