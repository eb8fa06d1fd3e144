//! Rows of clusters: one statement for all parts of all of them.

use super::corrupt;
use crate::Result;
use crate::sql::{Sql, values};
use crate::structure::{code, json};
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Int2, Integer, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use domain::period::Period;
use domain::register::{AgreementStatus, Ambition, ClusterStatus, ProposalStatus};
use domain::rule::Override;
use domain::structure::cluster::{
    Agreement, Answer, Cluster, ClusterFacts, Consent, MotorTerm, Proposal, Proposed, Signature, StatusTerm,
    Subcluster,
};
use domain::structure::{Term, Timeline};
use domain::text::{DecisionReference, HttpsLink, Reason, StructureName, Theme};
use domain::{AgreementId, ClusterId, MunicipalityId, ProposalId, RegionId, SubclusterId};
use serde::Deserialize;
use std::collections::BTreeMap;
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
    pub(super) cooperation_id: Option<Uuid>,
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
    #[diesel(sql_type = Bool)]
    confirmed: bool,
    #[diesel(sql_type = Bool)]
    pub(super) has_coordinator: bool,
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
     c.confirmed, c.origin, c.source, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('value', s.status, 'reason', s.reason, 'days', jsonb_build_object('first', lower(s.valid), 'until', upper(s.valid)))) FROM cluster_statuses s WHERE s.cluster_id = c.id), '[]') AS statuses, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('municipality', m.municipality_id, 'value', m.ambition, \
        'days', jsonb_build_object('first', lower(m.valid), 'until', upper(m.valid)))) FROM cluster_members m WHERE m.cluster_id = c.id), '[]') AS members, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('value', t.municipality_id, 'reason', t.reason, 'days', jsonb_build_object('first', lower(t.valid), 'until', upper(t.valid)))) FROM cluster_motors t WHERE t.cluster_id = c.id), '[]') AS motors, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'link', a.link, 'status', a.status, \
        'first', lower(a.valid), 'until', upper(a.valid), 'signatures', coalesce((SELECT jsonb_agg(jsonb_build_object( \
            'municipality', g.municipality_id, 'signed_on', g.signed_on, 'reference', g.reference) ORDER BY g.ordinal) \
            FROM agreement_signatures g WHERE g.agreement_id = a.id), '[]')) ORDER BY a.ordinal) \
        FROM cluster_agreements a WHERE a.cluster_id = c.id), '[]') AS agreements, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'theme', b.theme, 'days', jsonb_build_object('first', lower(b.valid), 'until', upper(b.valid)), 'members', coalesce((SELECT jsonb_agg(jsonb_build_object('municipality', q.municipality_id, \
            'days', jsonb_build_object('first', lower(q.valid), 'until', upper(q.valid)))) FROM subcluster_members q WHERE q.subcluster_id = b.id), '[]')) \
        ORDER BY lower(b.valid), b.id) FROM subclusters b WHERE b.cluster_id = c.id), '[]') AS subclusters, \
     coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'municipality', p.municipality_id, \
        'ambition', p.ambition, 'from', p.effective_on, 'reason', p.reason, 'overrides', p.overrides, \
        'proposed_on', p.proposed_on, 'status', p.status, 'consents', coalesce((SELECT jsonb_agg(jsonb_build_object( \
            'municipality', k.municipality_id, 'agrees', k.agrees, 'on', k.answered_on, 'reference', k.reference, \
            'reason', k.reason) ORDER BY k.ordinal) FROM proposal_consents k WHERE k.proposal_id = p.id), '[]')) \
        ORDER BY p.ordinal) FROM cluster_proposals p WHERE p.cluster_id = c.id), '[]') AS proposals, ";

/// The rows of clusters.
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
        "EXISTS (SELECT 1 FROM staffed_desks(?) d WHERE d.cluster_id = c.id) AS has_coordinator FROM clusters c \
         LEFT JOIN regions r ON r.id = c.region_id LEFT JOIN cooperation_structures o ON o.id = c.cooperation_id \
         WHERE c.id = ANY(?)",
        values![day, ids],
    );
    sql.rows(connection).await
}

/// The days of a part.
#[derive(Clone, Copy, Deserialize)]
struct Days {
    #[serde(with = "domain::iso::date")]
    first: Date,
    #[serde(with = "domain::iso::date::option")]
    until: Option<Date>,
}

impl Days {
    fn period(self) -> Result<Period> {
        Period::half_open(self.first, self.until).map_err(|e| corrupt("a period")(&e))
    }
}

#[derive(Deserialize)]
struct ValuePart<T> {
    value: T,
    #[serde(default)]
    reason: String,
    days: Days,
}

#[derive(Deserialize)]
struct MemberPart {
    municipality: MunicipalityId,
    #[serde(default)]
    value: Option<Ambition>,
    days: Days,
}

#[derive(Deserialize)]
struct SignaturePart {
    municipality: MunicipalityId,
    #[serde(with = "domain::iso::date")]
    signed_on: Date,
    reference: Option<DecisionReference>,
}

#[derive(Deserialize)]
struct AgreementPart {
    id: AgreementId,
    title: StructureName,
    link: Option<HttpsLink>,
    status: AgreementStatus,
    #[serde(with = "domain::iso::date::option")]
    first: Option<Date>,
    #[serde(with = "domain::iso::date::option")]
    until: Option<Date>,
    signatures: Vec<SignaturePart>,
}

#[derive(Deserialize)]
struct SubclusterPart {
    id: SubclusterId,
    name: StructureName,
    theme: Theme,
    members: Vec<MemberPart>,
    days: Days,
}

#[derive(Deserialize)]
struct ConsentPart {
    municipality: MunicipalityId,
    agrees: Option<bool>,
    #[serde(with = "domain::iso::date::option")]
    on: Option<Date>,
    reference: Option<DecisionReference>,
    reason: Option<Reason>,
}

#[derive(Deserialize)]
struct ProposalPart {
    id: ProposalId,
    municipality: MunicipalityId,
    ambition: Option<Ambition>,
    #[serde(with = "domain::iso::date")]
    from: Date,
    reason: Option<Reason>,
    overrides: Vec<Override>,
    #[serde(with = "domain::iso::date")]
    proposed_on: Date,
    status: ProposalStatus,
    consents: Vec<ConsentPart>,
}

fn timeline<T: Clone + PartialEq>(terms: Vec<Term<T>>) -> Result<Timeline<T>> {
    Timeline::of(terms).map_err(|e| corrupt("periods")(&e))
}

fn terms<T>(parts: Vec<ValuePart<T>>) -> Result<Vec<Term<(T, String)>>> {
    parts
        .into_iter()
        .map(|part| Ok(Term { period: part.days.period()?, value: (part.value, part.reason) }))
        .collect()
}

/// Members with the terms of each.
fn members<T: Clone + PartialEq>(
    parts: Vec<MemberPart>,
    value: impl Fn(&MemberPart) -> Result<T>,
) -> Result<BTreeMap<MunicipalityId, Timeline<T>>> {
    let mut of: BTreeMap<MunicipalityId, Vec<Term<T>>> = BTreeMap::new();
    for part in parts {
        let term = Term { period: part.days.period()?, value: value(&part)? };
        of.entry(part.municipality).or_default().push(term);
    }
    of.into_iter().map(|(id, terms)| Ok((id, timeline(terms)?))).collect()
}

fn agreement(part: AgreementPart) -> Result<Agreement> {
    let in_force = part.first.map(|first| Days { first, until: part.until }.period()).transpose()?;
    let signatures = part.signatures.into_iter().map(|s| Signature {
        municipality: s.municipality,
        signed_on: s.signed_on,
        reference: s.reference,
    });
    let signatures = signatures.collect();
    Ok(Agreement {
        id: part.id,
        title: part.title,
        link: part.link,
        status: part.status,
        in_force,
        signatures,
    })
}

fn subcluster(part: SubclusterPart) -> Result<Subcluster> {
    let period = part.days.period()?;
    let members = members(part.members, |_| Ok(()))?;
    Ok(Subcluster { id: part.id, name: part.name, theme: part.theme, period, members })
}

fn proposal(part: ProposalPart) -> Proposal {
    let municipality = part.municipality;
    let consent = |each: ConsentPart| Consent {
        municipality: each.municipality,
        answer: each.agrees.zip(each.on).map(|(yes, on)| Answer {
            yes,
            on,
            reference: each.reference,
            reason: each.reason,
        }),
    };
    Proposal {
        id: part.id,
        proposed: match part.ambition {
            Some(ambition) => Proposed::Membership { municipality, ambition },
            None => Proposed::Motor { municipality },
        },
        from: part.from,
        reason: part.reason,
        overrides: part.overrides,
        proposed_on: part.proposed_on,
        status: part.status,
        consents: part.consents.into_iter().map(consent).collect(),
    }
}

/// The cluster that a row is.
pub(super) fn cluster(row: &ClusterRow) -> Result<Cluster> {
    let text = |e: domain::text::TextError| corrupt("a text")(&e);
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
        facts: ClusterFacts {
            name: StructureName::parse(&row.name).map_err(text)?,
            basis: code("a basis", &row.basis)?,
            cooperation: row.cooperation_id,
            common_need: row.common_need.as_deref().map(Theme::parse).transpose().map_err(text)?,
            funding_model: code("a funding model", &row.funding_model)?,
            coordinator_percent: row.coordinator_percent,
        },
        region: row.region_id.map(RegionId),
        confirmed: row.confirmed,
        statuses: timeline(terms(statuses)?.into_iter().map(status).collect())?,
        members: members(json("members", row.members.clone())?, ambition)?,
        motors: timeline(terms(motors)?.into_iter().map(motor).collect())?,
        agreements: agreements.into_iter().map(agreement).collect::<Result<_>>()?,
        subclusters: subclusters.into_iter().map(subcluster).collect::<Result<_>>()?,
        proposals: proposals.into_iter().map(proposal).collect(),
    })
}
