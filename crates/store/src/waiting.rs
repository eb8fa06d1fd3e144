//! What waits for somebody: one statement over all that can be waited for. What a later module waits for is one more part
//! of it.

use crate::sql::{Sql, values};
use crate::{Result, StoreError};
use diesel::QueryableByName;
use diesel::sql_types::{Date as SqlDate, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::access::Role;
use domain::event::SpokenMatter;
use domain::waiting::{TOLD_FOR_DAYS, WaitingKind};
use domain::{ClusterId, GroupId, MunicipalityId, OrganisationId, UserId};
use std::collections::BTreeSet;
use time::{Date, Duration};
use uuid::Uuid;

/// Something that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What is waited for.
    pub kind: WaitingKind,
    /// Since when.
    pub since: Date,
    /// The day after the last, where it ends.
    pub until: Option<Date>,
    /// Of a role that is offered: its first day.
    pub valid_from: Option<Date>,
    /// The cluster, network, municipality or role where it is answered.
    pub resource: Uuid,
    /// The proposal or the agreement in it.
    pub part: Option<Uuid>,
    /// What the agreement is called.
    pub title: Option<String>,
    /// The municipality: number and name.
    pub municipality: Option<(String, String)>,
    /// The cluster: id and name.
    pub cluster: Option<(ClusterId, String)>,
    /// The network: id and name.
    pub network: Option<(GroupId, String)>,
    /// What another wrote down for the municipality.
    pub matter: Option<SpokenMatter>,
    /// Where the decision is found.
    pub reference: Option<String>,
    /// The role.
    pub role: Option<Role>,
    /// The region the role is held on: slug and name.
    pub region: Option<(String, String)>,
    /// The organisation it is held on: id and name.
    pub organisation: Option<(OrganisationId, String)>,
    /// The county it is held on: number and name.
    pub county: Option<(String, String)>,
    /// Whom one stands in for, or who said no to standing in for oneself.
    pub person: Option<String>,
}

#[derive(QueryableByName)]
struct WaitingRow {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = SqlDate)]
    since: Date,
    #[diesel(sql_type = Nullable<SqlDate>)]
    until: Option<Date>,
    #[diesel(sql_type = Nullable<SqlDate>)]
    valid_from: Option<Date>,
    #[diesel(sql_type = SqlUuid)]
    resource: Uuid,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    part: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    municipality_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    cluster_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    network_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    network_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    matter: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    reference: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    role: Option<String>,
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
    #[diesel(sql_type = Nullable<Text>)]
    person: Option<String>,
}

/// Appends all that waits for a person who speaks for these municipalities: the kind, since when, where, and for whom.
fn all(sql: &mut Sql, user: UserId, municipalities: &BTreeSet<MunicipalityId>, day: Date) {
    let ids: Vec<Uuid> = municipalities.iter().map(|id| id.0).collect();
    sql.with(
        "(SELECT CASE p.kind WHEN 'motor' THEN 'motor' ELSE 'membership' END AS kind, p.proposed_on AS since, \
            NULL::date AS until, p.cluster_id AS resource, p.id AS part, NULL::text AS title, \
            s.municipality_id, p.cluster_id, NULL::uuid AS role_id, NULL::text AS person, NULL::uuid AS network_id, \
            NULL::text AS matter, NULL::text AS reference \
         FROM proposal_consents s JOIN cluster_proposals p ON p.id = s.proposal_id \
         WHERE s.municipality_id = ANY(?) AND s.agrees IS NULL AND (p.closed_on IS NULL OR p.closed_on > ?) ",
        values![ids.clone(), day],
    );
    // An agreement that is in force waits for those who joined after it was signed.
    sql.with(
        "UNION ALL SELECT 'agreement', CASE WHEN a.valid IS NULL THEN a.sent_on ELSE greatest(lower(a.valid), lower(m.valid)) END, \
            NULL, a.cluster_id, a.id, a.title, m.municipality_id, a.cluster_id, NULL, NULL, NULL, NULL, NULL \
         FROM live_memberships(?) m JOIN cluster_agreements a ON a.cluster_id = m.cluster_id \
         WHERE m.municipality_id = ANY(?) AND (a.valid @> ? OR a.valid IS NULL AND a.sent_on <= ? AND (a.over_on IS NULL OR a.over_on > ?)) \
            AND NOT EXISTS (SELECT 1 FROM agreement_signatures g WHERE g.agreement_id = a.id AND g.municipality_id IN \
                (SELECT p.municipality_id FROM municipality_and_predecessors(m.municipality_id, ?) p)) ",
        values![day, ids, day, day, day, day],
    );
    sql.with(
        "UNION ALL SELECT 'role_offer', (o.created_at AT TIME ZONE 'Europe/Oslo')::date, NULL, o.id, NULL, NULL, \
            o.municipality_id, o.cluster_id, o.id, NULL, NULL, NULL, NULL \
         FROM role_assignments o WHERE o.user_id = ? AND o.state = 'proposed' AND o.valid && daterange(?, NULL) \
         UNION ALL SELECT 'deputy', lower(x.valid), upper(x.valid), h.id, NULL, NULL, h.municipality_id, h.cluster_id, h.id, \
            u.display_name, NULL, NULL, NULL \
         FROM absences x JOIN role_assignments h ON h.id = x.role_assignment_id JOIN users u ON u.id = h.user_id \
         WHERE x.deputy_id = ? AND x.valid && daterange(?, NULL) AND h.state = 'accepted' AND h.revoked_at IS NULL \
            AND h.valid && x.valid * daterange(?, NULL) AND u.active ",
        values![user.0, day, user.0, day, day],
    );
    let told_since = day - Duration::days(i64::from(TOLD_FOR_DAYS));
    // Told while one is to be away, or is, with nobody instead.
    sql.with(
        "UNION ALL SELECT 'deputy_declined', (e.recorded_at AT TIME ZONE 'Europe/Oslo')::date, NULL, h.id, e.id, NULL, \
            h.municipality_id, h.cluster_id, h.id, u.display_name, NULL, NULL, NULL \
         FROM role_assignments h JOIN events e ON e.aggregate = 'role_assignment' AND e.aggregate_id = h.id \
            AND e.kind = 'role.deputy_declined' AND e.recorded_at >= ?::timestamp AT TIME ZONE 'Europe/Oslo' \
         LEFT JOIN users u ON u.id = (e.payload #>> '{data,deputy}')::uuid \
         WHERE h.user_id = ? AND h.state = 'accepted' AND h.revoked_at IS NULL AND EXISTS (SELECT 1 FROM absences x \
            WHERE x.role_assignment_id = h.id AND x.deputy_id IS NULL AND x.valid * h.valid && daterange(?, NULL)) ",
        values![told_since, user.0, day],
    );
    let ids: Vec<Uuid> = municipalities.iter().map(|id| id.0).collect();
    let numbers: Vec<String> = ids.iter().map(Uuid::to_string).collect();
    // What another did for the municipality, told for some weeks to whoever did not do it.
    sql.with(
        "UNION ALL SELECT 'written_down', (e.recorded_at AT TIME ZONE 'Europe/Oslo')::date, NULL, \
            coalesce((e.payload #>> '{data,cluster}')::uuid, (e.payload #>> '{data,network}')::uuid, e.aggregate_id), e.id, NULL, e.aggregate_id, \
            (e.payload #>> '{data,cluster}')::uuid, NULL, NULL, (e.payload #>> '{data,network}')::uuid, \
            e.payload #>> '{data,matter}', e.reference \
         FROM events e WHERE (e.kind = 'municipality.spoken_for' OR e.kind = 'municipality.anchored' AND e.written_down) AND e.recorded_at >= ?::timestamp AT TIME ZONE 'Europe/Oslo' \
            AND e.aggregate_id = ANY(?) AND e.actor_id IS DISTINCT FROM ? \
         UNION ALL SELECT 'network_handed_over', (e.recorded_at AT TIME ZONE 'Europe/Oslo')::date, NULL, e.aggregate_id, e.id, \
            NULL, (e.payload #>> '{data,to}')::uuid, NULL, NULL, NULL, e.aggregate_id, NULL, NULL \
         FROM events e WHERE e.kind = 'group.handed_over' AND (e.recorded_at >= ?::timestamp AT TIME ZONE 'Europe/Oslo' OR e.effective_on >= ?) \
            AND e.payload #>> '{data,to}' = ANY(?) AND e.actor_id IS DISTINCT FROM ? \
            AND EXISTS (SELECT 1 FROM network_coordinators c WHERE c.group_id = e.aggregate_id AND upper(c.valid) > greatest(?, e.effective_on) \
                AND lower(c.valid) <= greatest(?, e.effective_on) AND c.municipality_id IN (\
                SELECT f.municipality_id FROM municipality_and_successors((e.payload #>> '{data,to}')::uuid, 'infinity') f))) w",
        values![told_since, ids, user.0, told_since, told_since, numbers, user.0, day, day],
    );
}

/// What waits for a person who speaks for these municipalities: what waits longest for an answer first, then what they are
/// told. Only of some municipalities, where those are named.
///
/// # Errors
/// When the database fails.
pub async fn list(
    connection: &mut AsyncPgConnection,
    user: UserId,
    municipalities: &BTreeSet<MunicipalityId>,
    named: &[String],
    day: Date,
) -> Result<Vec<Waiting>> {
    let mut sql = Sql::new(
        "SELECT w.kind, w.since, w.until, CASE w.kind WHEN 'role_offer' THEN lower(b.valid) \
            WHEN 'network_handed_over' THEN (SELECT e.effective_on FROM events e WHERE e.id = w.part) END AS valid_from, w.resource, w.part, w.title, \
         coalesce(d.number, k.number) AS municipality_number, coalesce(d.name, k.name) AS municipality_name, c.id AS cluster_id, c.name AS cluster_name, \
         n.id AS network_id, n.name AS network_name, w.matter, w.reference, b.role, r.slug AS region_slug, \
         r.name AS region_name, o.id AS organisation_id, o.name AS organisation_name, y.number AS county_number, \
         y.name AS county_name, w.person FROM ",
    );
    all(&mut sql, user, municipalities, day);
    // What was asked under one number waits under the one that the place has on the day; a role that is offered, under the
    // one that it has when the role begins.
    sql.with(
        " LEFT JOIN municipalities k ON k.id = w.municipality_id LEFT JOIN role_assignments b ON b.id = w.role_id \
         LEFT JOIN LATERAL municipality_of_day(w.municipality_id, \
            CASE WHEN w.kind = 'role_offer' THEN greatest(lower(b.valid), ?) ELSE ? END) d ON true \
         LEFT JOIN clusters c ON c.id = w.cluster_id LEFT JOIN groups n ON n.id = w.network_id \
         LEFT JOIN regions r ON r.id = b.region_id \
         LEFT JOIN organisations o ON o.id = b.organisation_id LEFT JOIN counties y ON y.number = b.county_number",
        values![day, day],
    );
    if !named.is_empty() {
        sql.with(
            " WHERE w.role_id IS NULL AND coalesce(d.number, k.number) = ANY(?)",
            values![named.to_vec()],
        );
    }
    sql.with(
        " ORDER BY w.kind <> ALL(?), w.since, w.resource, w.part, municipality_number",
        values![asking()],
    );
    let rows: Vec<WaitingRow> = sql.rows(connection).await?;
    rows.into_iter().map(waiting).collect()
}

/// How much of it is to be answered.
///
/// # Errors
/// When the database fails.
pub async fn answers(
    connection: &mut AsyncPgConnection,
    user: UserId,
    municipalities: &BTreeSet<MunicipalityId>,
    day: Date,
) -> Result<i64> {
    let mut sql = Sql::new("SELECT count(*) AS count FROM ");
    all(&mut sql, user, municipalities, day);
    sql.with(" WHERE w.kind = ANY(?)", values![asking()]);
    sql.count(connection).await
}

/// The kinds that want an answer.
fn asking() -> Vec<String> {
    let asking = WaitingKind::ALL.iter().filter(|kind| kind.wants_answer());
    asking.map(|kind| kind.code().to_owned()).collect()
}

fn waiting(row: WaitingRow) -> Result<Waiting> {
    let role = row.role.as_deref().map(str::parse).transpose();
    let matter = row.matter.as_deref().map(str::parse).transpose();
    Ok(Waiting {
        kind: row.kind.parse().map_err(|e| StoreError::corrupt("what is waited for", e))?,
        since: row.since,
        until: row.until,
        valid_from: row.valid_from,
        resource: row.resource,
        part: row.part,
        title: row.title,
        municipality: row.municipality_number.zip(row.municipality_name),
        cluster: row.cluster_id.map(ClusterId).zip(row.cluster_name),
        network: row.network_id.map(GroupId).zip(row.network_name),
        matter: matter.map_err(|e| StoreError::corrupt("what was decided", e))?,
        reference: row.reference,
        role: role.map_err(|e| StoreError::corrupt("a role", e))?,
        region: row.region_slug.zip(row.region_name),
        organisation: row.organisation_id.map(OrganisationId).zip(row.organisation_name),
        county: row.county_number.zip(row.county_name),
        person: row.person,
    })
}
