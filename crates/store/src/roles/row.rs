//! A role as the database keeps it, with the names of its place and of the persons.

use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{
    Array, Bool, Date as SqlDate, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use domain::access::policy::{HeldSeat, Seat};
use domain::access::{Role, Scope};
use domain::period::Period;
use domain::role::{RoleAssignment, RoleStatus};
use domain::structure::{Term, Timeline};
use domain::{ClusterId, OrganisationId, RegionId, RoleAssignmentId, UserId};
use serde::Deserialize;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What the holder is shown as: until the role is accepted, as whoever invited says, which tells nobody whether there
/// was an account.
macro_rules! holder {
    () => {
        "CASE WHEN a.state = 'accepted' THEN u.display_name ELSE coalesce(a.invited_as, u.display_name) END"
    };
}
pub(super) use holder;

pub(super) const FROM: &str = " FROM role_assignments a JOIN users u ON u.id = a.user_id \
     LEFT JOIN municipalities k ON k.id = a.municipality_id LEFT JOIN clusters c ON c.id = a.cluster_id \
     LEFT JOIN regions r ON r.id = a.region_id LEFT JOIN organisations o ON o.id = a.organisation_id \
     LEFT JOIN counties y ON y.number = a.county_number";

/// Appends where a role stands on a day, as `domain::role::RoleAssignment::status_on` has it; an account that was
/// closed ends its roles.
pub(super) fn status(sql: &mut Sql, day: Date) {
    sql.with(
        "CASE WHEN a.state <> 'accepted' THEN a.state WHEN upper(a.valid) <= ? \
         OR (a.revoked_at AT TIME ZONE 'Europe/Oslo')::date <= ? \
         OR (u.closed_at AT TIME ZONE 'Europe/Oslo')::date <= ? THEN 'ended' \
         WHEN lower(a.valid) > ? THEN 'confirmed' ELSE 'active' END",
        values![day, day, day, day],
    );
}

/// The columns: where it stands on a day, and what its place lies in today.
pub(super) fn select(day: Date, today: Date) -> Sql {
    let mut sql = Sql::new(concat!(
        "SELECT a.id, a.version, a.user_id, ",
        holder!(),
        " AS holder, a.state <> 'accepted' AND a.invited_as IS NOT NULL AS undisclosed, u.email, a.role, a.state, a.municipality_id, k.number AS municipality_number, \
         k.name AS municipality_name, a.cluster_id, c.name AS cluster_name, a.region_id, r.slug AS region_slug, \
         r.name AS region_name, a.organisation_id, o.name AS organisation_name, a.county_number, \
         y.name AS county_name, lower(a.valid) AS valid_from, upper(a.valid) AS valid_until, a.decided_by, \
         a.reason, a.mandate, a.tasks, a.replaces, a.revoked_at, \
         coalesce((SELECT jsonb_agg(jsonb_build_object('from', lower(x.valid), 'until', upper(x.valid), \
            'deputy', x.deputy_id, 'name', d.display_name) ORDER BY x.valid) FROM absences x \
            LEFT JOIN users d ON d.id = x.deputy_id WHERE x.role_assignment_id = a.id), '[]') AS absences, "
    ));
    sql.with(
        "CASE WHEN a.cluster_id IS NOT NULL THEN ARRAY[a.cluster_id] ELSE ARRAY(SELECT m.cluster_id \
            FROM live_memberships(?) m WHERE m.municipality_id = a.municipality_id ORDER BY 1) END AS seat_clusters, \
         CASE WHEN a.region_id IS NOT NULL THEN ARRAY[a.region_id] \
            WHEN a.cluster_id IS NOT NULL THEN array_remove(ARRAY[c.region_id], NULL) \
            ELSE ARRAY(SELECT DISTINCT p.region_id FROM region_municipalities p \
               JOIN municipalities m ON m.id = p.municipality_id AND m.valid @> ? WHERE p.valid @> ? \
               AND (m.id = a.municipality_id OR m.county_number = a.county_number) ORDER BY 1) END AS seat_regions, ",
        values![today, today, today],
    );
    status(&mut sql, day);
    sql.push(" AS status");
    sql
}

/// When the holder is away, and who is deputy meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceRecord {
    /// The days.
    pub period: Period,
    /// Who, and what they are shown as.
    pub deputy: Option<(UserId, String)>,
}

/// A role with the names it is shown with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRecord {
    /// The role.
    pub role: RoleAssignment,
    /// Where it stands on the day asked for.
    pub status: RoleStatus,
    /// What the holder is shown as.
    pub holder: String,
    /// Whether that is what whoever invited says, which tells nobody whose account it is.
    pub undisclosed: bool,
    /// The holder's address.
    pub email: Option<String>,
    /// Municipality: number and name.
    pub municipality: Option<(String, String)>,
    /// Cluster: id and name.
    pub cluster: Option<(ClusterId, String)>,
    /// Region: slug and name.
    pub region: Option<(String, String)>,
    /// Organisation: id and name.
    pub organisation: Option<(OrganisationId, String)>,
    /// County: number and name.
    pub county: Option<(String, String)>,
    /// The place, with what it lies in today.
    pub seat: Seat,
    /// Absences with the names of the deputies.
    pub absences: Vec<AbsenceRecord>,
}

impl RoleRecord {
    /// As the policy knows it on a day.
    pub fn held(&self, day: Date) -> HeldSeat {
        HeldSeat {
            seat: self.seat.clone(),
            holder: self.role.holder,
            deputy: self.role.away_on(day).flatten(),
            named_deputies: self.role.deputies_from(day),
        }
    }
}

#[derive(QueryableByName)]
pub(super) struct RoleRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = SqlUuid)]
    user_id: Uuid,
    #[diesel(sql_type = Text)]
    holder: String,
    #[diesel(sql_type = Bool)]
    undisclosed: bool,
    #[diesel(sql_type = Nullable<Text>)]
    email: Option<String>,
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Text)]
    status: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    municipality_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_name: Option<String>,
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
    #[diesel(sql_type = Nullable<SqlUuid>)]
    organisation_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    organisation_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    county_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    county_name: Option<String>,
    #[diesel(sql_type = SqlDate)]
    valid_from: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_until: Option<Date>,
    #[diesel(sql_type = Text)]
    decided_by: String,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    mandate: Option<String>,
    #[diesel(sql_type = Array<Text>)]
    tasks: Vec<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    replaces: Option<Uuid>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    revoked_at: Option<OffsetDateTime>,
    #[diesel(sql_type = Jsonb)]
    absences: serde_json::Value,
    #[diesel(sql_type = Array<SqlUuid>)]
    seat_clusters: Vec<Uuid>,
    #[diesel(sql_type = Array<SqlUuid>)]
    seat_regions: Vec<Uuid>,
}

#[derive(Deserialize)]
struct AbsenceJson {
    #[serde(with = "domain::iso::date")]
    from: Date,
    #[serde(with = "domain::iso::date::option")]
    until: Option<Date>,
    deputy: Option<UserId>,
    name: Option<String>,
}

fn read<T, E: std::fmt::Display>(what: &'static str, value: std::result::Result<T, E>) -> Result<T> {
    value.map_err(|e| StoreError::corrupt(what, e))
}

fn absences(value: serde_json::Value) -> Result<Vec<AbsenceRecord>> {
    let all: Vec<AbsenceJson> = read("absences", serde_json::from_value(value))?;
    all.into_iter()
        .map(|each| {
            let period = read("a period", Period::half_open(each.from, each.until))?;
            Ok(AbsenceRecord { period, deputy: each.deputy.zip(each.name) })
        })
        .collect()
}

impl TryFrom<RoleRow> for RoleRecord {
    type Error = StoreError;
    fn try_from(row: RoleRow) -> Result<Self> {
        let role: Role = read("a role", row.role.parse())?;
        let scope = scope_of(&row, role)?;
        let absences = absences(row.absences)?;
        let terms = absences
            .iter()
            .map(|each| Term { value: each.deputy.as_ref().map(|(id, _)| *id), period: each.period })
            .collect();
        let tasks: std::result::Result<_, _> = row.tasks.into_iter().map(TryFrom::try_from).collect();
        Ok(Self {
            status: read("a status", row.status.parse())?,
            holder: row.holder,
            undisclosed: row.undisclosed,
            email: row.email,
            municipality: row.municipality_number.zip(row.municipality_name),
            cluster: row.cluster_id.map(ClusterId).zip(row.cluster_name),
            region: row.region_slug.zip(row.region_name),
            organisation: row.organisation_id.map(OrganisationId).zip(row.organisation_name),
            county: row.county_number.zip(row.county_name),
            seat: Seat {
                role,
                scope,
                clusters: row.seat_clusters.into_iter().map(ClusterId).collect(),
                regions: row.seat_regions.into_iter().map(RegionId).collect(),
            },
            role: RoleAssignment {
                id: RoleAssignmentId(row.id),
                version: row.version,
                holder: UserId(row.user_id),
                role,
                scope,
                period: read("a period", Period::half_open(row.valid_from, row.valid_until))?,
                answer: read("an answer", row.state.parse())?,
                decided_by: read("a decision", row.decided_by.try_into())?,
                reason: read("a reason", row.reason.map(TryFrom::try_from).transpose())?,
                mandate: read("a mandate", row.mandate.map(TryFrom::try_from).transpose())?,
                tasks: read("a task", tasks)?,
                replaces: row.replaces.map(RoleAssignmentId),
                revoked_at: row.revoked_at,
                absences: read("absences", Timeline::of(terms))?,
            },
            absences,
        })
    }
}

fn scope_of(row: &RoleRow, role: Role) -> Result<Scope> {
    let county = row.county_number.as_deref().map(str::parse).transpose();
    Ok(scope(
        role,
        row.region_id,
        row.cluster_id,
        row.municipality_id,
        row.organisation_id,
        read("a county", county)?,
    ))
}

/// The scope that a role's columns name.
pub(crate) fn scope(
    role: Role,
    region: Option<Uuid>,
    cluster: Option<Uuid>,
    municipality: Option<Uuid>,
    organisation: Option<Uuid>,
    county: Option<domain::CountyNumber>,
) -> Scope {
    let place = region
        .map(|id| Scope::Region(id.into()))
        .or(cluster.map(|id| Scope::Cluster(id.into())))
        .or(municipality.map(|id| Scope::Municipality(id.into())))
        .or(organisation.map(|id| Scope::Organisation(id.into())))
        .or(county.map(Scope::County));
    place.unwrap_or(if role == Role::SystemAdmin { Scope::System } else { Scope::Nation })
}
