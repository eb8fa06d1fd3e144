//! Rows of clusters: one statement for all parts of all of them.

use super::corrupt;
use super::parts::{
    AgreementPart, MemberPart, ProposalPart, SubclusterPart, ValuePart, agreement, members, proposal,
    subcluster, terms, timeline,
};
use crate::Result;
use crate::sql::{Sql, values};
use crate::structure::{code, json};
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Date as SqlDate, Int2, Integer, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::event::{ClusterChange, EventBody};
use domain::register::ClusterStatus;
use domain::structure::Term;
use domain::structure::cluster::{Cluster, ClusterFacts, MotorTerm, StatusTerm};
use domain::text::{StructureName, Theme};
use domain::{ClusterId, MunicipalityId, RegionId};
use time::Date;
use uuid::Uuid;

/// A cluster as it lies in the database.
#[derive(QueryableByName)]
pub(super) struct ClusterRow {
    #[diesel(sql_type = SqlUuid)]
    pub(super) id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub(super) region_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) region_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cooperation_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) cooperation_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    common_need: Option<String>,
    #[diesel(sql_type = Text)]
    basis: String,
    #[diesel(sql_type = Text)]
    funding_model: String,
    #[diesel(sql_type = Nullable<Int2>)]
    coordinator_percent: Option<i16>,
    #[diesel(sql_type = Nullable<Jsonb>)]
    described: Option<serde_json::Value>,
    #[diesel(sql_type = Nullable<Integer>)]
    described_version: Option<i32>,
    #[diesel(sql_type = Bool)]
    confirmed: bool,
    #[diesel(sql_type = Bool)]
    pub(super) has_coordinator: bool,
    #[diesel(sql_type = Bool)]
    pub(super) region_has_coordinator: bool,
    #[diesel(sql_type = Nullable<SqlDate>)]
    pub(super) coordinator_since: Option<Date>,
    #[diesel(sql_type = Text)]
    pub(super) origin: String,
    #[diesel(sql_type = Text)]
    pub(super) source: String,
    #[diesel(sql_type = Jsonb)]
    statuses: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    members: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    motors: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    agreements: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    subclusters: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    proposals: serde_json::Value,
}

const SELECT: &str = "SELECT c.id, c.version, c.name, c.region_id, r.slug AS region_slug, r.name AS region_name, \
     c.cooperation_id, o.name AS cooperation_name, c.common_need, c.basis, c.funding_model, c.coordinator_percent, \
     d.payload AS described, d.payload_version AS described_version, c.origin, c.source, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('value', s.status, 'reason', s.reason, 'days', jsonb_build_object('first', lower(s.valid), 'until', upper(s.valid)))) FROM cluster_statuses s WHERE s.cluster_id = c.id), '[]') AS statuses, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('municipality', m.municipality_id, 'value', m.ambition, \
        'days', jsonb_build_object('first', lower(m.valid), 'until', upper(m.valid)))) FROM cluster_members m WHERE m.cluster_id = c.id), '[]') AS members, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('value', t.municipality_id, 'reason', t.reason, 'days', jsonb_build_object('first', lower(t.valid), 'until', upper(t.valid)))) FROM cluster_motors t WHERE t.cluster_id = c.id), '[]') AS motors, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'link', a.link, 'drafted_on', a.drafted_on, \
        'sent_on', a.sent_on, 'over_on', a.over_on, 'replaced', a.replaced, 'first', lower(a.valid), 'until', upper(a.valid), 'signatures', coalesce((SELECT jsonb_agg(jsonb_build_object( \
            'municipality', g.municipality_id, 'signed_on', g.signed_on, 'reference', g.reference, 'written_down', g.written_down) ORDER BY g.ordinal) \
            FROM agreement_signatures g WHERE g.agreement_id = a.id), '[]')) ORDER BY a.ordinal) \
        FROM cluster_agreements a WHERE a.cluster_id = c.id), '[]') AS agreements, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'theme', b.theme, 'days', jsonb_build_object('first', lower(b.valid), 'until', upper(b.valid)), 'members', coalesce((SELECT jsonb_agg(jsonb_build_object('municipality', q.municipality_id, \
            'days', jsonb_build_object('first', lower(q.valid), 'until', upper(q.valid)))) FROM subcluster_members q WHERE q.subcluster_id = b.id), '[]')) \
        ORDER BY lower(b.valid), b.id) FROM subclusters b WHERE b.cluster_id = c.id), '[]') AS subclusters, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'municipality', p.municipality_id, \
        'ambition', p.ambition, 'from', p.effective_on, 'reason', p.reason, 'overrides', p.overrides, \
        'proposed_on', p.proposed_on, 'status', p.status, 'closed_on', p.closed_on, 'consents', coalesce((SELECT jsonb_agg(jsonb_build_object( \
            'municipality', k.municipality_id, 'agrees', k.agrees, 'on', k.answered_on, 'reference', k.reference, 'written_down', k.written_down, \
            'reason', k.reason) ORDER BY k.ordinal) FROM proposal_consents k WHERE k.proposal_id = p.id), '[]')) \
        ORDER BY p.ordinal) FROM cluster_proposals p WHERE p.cluster_id = c.id), '[]') AS proposals, ";

/// The rows of clusters. What is said of them has no periods of its own: on a day before it was changed it is what the log
/// says that it was changed from.
///
/// # Errors
/// When the database fails.
pub(super) async fn rows(
    connection: &mut AsyncPgConnection,
    ids: &[ClusterId],
    day: Date,
) -> Result<Vec<ClusterRow>> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut sql = Sql::new(SELECT);
    sql.with(
        "c.confirmed AND NOT EXISTS (SELECT 1 FROM events e WHERE e.aggregate = 'cluster' AND e.aggregate_id = c.id \
           AND e.kind = 'cluster.confirmed' AND e.effective_on > ?) AS confirmed, \
         EXISTS (SELECT 1 FROM staffed_desks(?) t WHERE t.cluster_id = c.id) AS has_coordinator, \
         EXISTS (SELECT 1 FROM staffed_desks(?) t WHERE t.region_id = c.region_id) AS region_has_coordinator, \
         (SELECT min(lower(a.valid)) FROM manned_roles(?) a WHERE a.cluster_id = c.id AND a.role = 'cluster_coordinator') \
           AS coordinator_since FROM clusters c \
         LEFT JOIN LATERAL (SELECT e.payload, e.payload_version FROM events e WHERE e.aggregate = 'cluster' \
           AND e.aggregate_id = c.id AND e.kind = 'cluster.described' AND e.effective_on > ? \
           ORDER BY e.aggregate_version LIMIT 1) d ON true \
         LEFT JOIN regions r ON r.id = c.region_id LEFT JOIN cooperation_structures o ON o.id = CASE \
           WHEN d.payload IS NULL THEN c.cooperation_id ELSE (d.payload -> 'data' -> 'from' ->> 'cooperation')::uuid END \
         WHERE c.id = ANY(?)",
        values![day, day, day, day, day, ids],
    );
    sql.rows(connection).await
}

/// The cluster that a row is.
pub(super) fn cluster(row: &ClusterRow) -> Result<Cluster> {
    let statuses: Vec<ValuePart<ClusterStatus>> = json("statuses", row.statuses.clone())?;
    let motors: Vec<ValuePart<MunicipalityId>> = json("motors", row.motors.clone())?;
    let status = |term: Term<(ClusterStatus, String)>| Term {
        period: term.period,
        value: StatusTerm { status: term.value.0, reason: term.value.1 },
    };
    let motor = |term: Term<(MunicipalityId, String)>| Term {
        period: term.period,
        value: MotorTerm { municipality: term.value.0, reason: term.value.1 },
    };
    let agreements: Vec<AgreementPart> = json("agreements", row.agreements.clone())?;
    let subclusters: Vec<SubclusterPart> = json("subclusters", row.subclusters.clone())?;
    let proposals: Vec<ProposalPart> = json("proposals", row.proposals.clone())?;
    let ambition = |part: &MemberPart| part.value.ok_or_else(|| corrupt("a membership")(&part.municipality));
    Ok(Cluster {
        id: ClusterId(row.id),
        version: row.version,
        facts: facts(row)?,
        region: row.region_id.map(RegionId),
        confirmed: row.confirmed,
        statuses: timeline(terms(statuses)?.into_iter().map(status).collect())?,
        members: members(json("members", row.members.clone())?, ambition)?,
        motors: timeline(terms(motors)?.into_iter().map(motor).collect())?,
        agreements: agreements.into_iter().map(agreement).collect::<Result<_>>()?,
        subclusters: subclusters.into_iter().map(subcluster).collect::<Result<_>>()?,
        proposals: proposals.into_iter().map(proposal).collect(),
        successors: Vec::new(),
    })
}

/// What was said of it on the day.
fn facts(row: &ClusterRow) -> Result<ClusterFacts> {
    if let Some((payload, version)) = row.described.clone().zip(row.described_version) {
        let body = EventBody::read(version, "cluster.described", payload);
        return match body.map_err(|e| corrupt("an event")(&e))? {
            EventBody::Cluster(ClusterChange::Described { from, .. }) => Ok(from),
            other => Err(corrupt("an event")(&other.kind())),
        };
    }
    let text = |e: domain::text::TextError| corrupt("a text")(&e);
    Ok(ClusterFacts {
        name: StructureName::parse(&row.name).map_err(text)?,
        basis: code("a basis", &row.basis)?,
        cooperation: row.cooperation_id,
        common_need: row.common_need.as_deref().map(Theme::parse).transpose().map_err(text)?,
        funding_model: code("a funding model", &row.funding_model)?,
        coordinator_percent: row.coordinator_percent,
    })
}
