//! The clusters of the demo year: added once, with everything that belongs to them, and then left to people.

use super::take;
use crate::Result;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use time::Date;
use uuid::Uuid;

/// A cluster with its whole history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/demo/README.md")]
pub struct ClusterFacts {
    pub id: Uuid,
    pub key: String,
    pub name: String,
    /// Slug.
    pub region: String,
    pub origin: String,
    pub confirmed: bool,
    pub basis: &'static str,
    pub funding_model: &'static str,
    pub coordinator_percent: i32,
    /// The agreement that all who were members on the day it was signed have signed.
    pub agreement_id: Uuid,
    #[serde(with = "domain::iso::date")]
    pub agreement_signed_on: Date,
    pub source: String,
    pub statuses: Vec<ClusterStatusPeriod>,
    pub members: Vec<ClusterMember>,
    pub motors: Vec<ClusterMotor>,
    pub subclusters: Vec<Subcluster>,
}

/// A status in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/demo/README.md")]
pub struct ClusterStatusPeriod {
    pub status: &'static str,
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    /// The day after the last.
    #[serde(with = "domain::iso::date::option")]
    pub until: Option<Date>,
    pub reason: String,
}

/// A member in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/demo/README.md")]
pub struct ClusterMember {
    pub municipality_id: Uuid,
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    pub ambition: &'static str,
}

/// A motor in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/demo/README.md")]
pub struct ClusterMotor {
    pub municipality_id: Uuid,
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    /// The day after the last.
    #[serde(with = "domain::iso::date::option")]
    pub until: Option<Date>,
    pub reason: String,
}

/// A subcluster in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/demo/README.md")]
pub struct Subcluster {
    pub id: Uuid,
    pub key: String,
    pub name: String,
    pub theme: String,
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    /// The day after the last.
    #[serde(with = "domain::iso::date::option")]
    pub until: Option<Date>,
    pub municipality_ids: Vec<Uuid>,
}

/// Adds the clusters that are not there yet, by key, with statuses, members, motors and subclusters.
///
/// # Errors
/// When the database fails.
pub async fn clusters(connection: &mut AsyncPgConnection, rows: &[ClusterFacts]) -> Result<u64> {
    take(
        connection,
        "WITH incoming AS (SELECT * FROM jsonb_to_recordset(",
        rows,
        ") AS r (id uuid, key text, name text, region text, origin text, confirmed boolean, basis text, funding_model text, \
         coordinator_percent smallint, agreement_id uuid, agreement_signed_on date, source text, statuses jsonb, members jsonb, \
         motors jsonb, subclusters jsonb) \
         WHERE NOT EXISTS (SELECT 1 FROM clusters c WHERE c.key = r.key)), \
         added AS (INSERT INTO clusters (id, key, name, region_id, origin, confirmed, basis, funding_model, \
         coordinator_percent, source) \
         SELECT i.id, i.key, i.name, g.id, i.origin, i.confirmed, i.basis, i.funding_model, i.coordinator_percent, \
         i.source FROM incoming i JOIN regions g ON g.slug = i.region RETURNING 1), \
         statuses AS (INSERT INTO cluster_statuses (cluster_id, status, valid, reason) \
         SELECT i.id, s.status, daterange(s.valid_from, s.until), s.reason FROM incoming i, \
         jsonb_to_recordset(i.statuses) AS s (status text, valid_from date, until date, reason text)), \
         members AS (INSERT INTO cluster_members (cluster_id, municipality_id, valid, ambition) \
         SELECT i.id, m.municipality_id, daterange(m.valid_from, NULL), m.ambition FROM incoming i, \
         jsonb_to_recordset(i.members) AS m (municipality_id uuid, valid_from date, ambition text)), \
         agreements AS (INSERT INTO cluster_agreements (id, cluster_id, ordinal, title, drafted_on, sent_on, valid) \
         SELECT agreement_id, id, 0, 'Samarbeidsavtale', agreement_signed_on, agreement_signed_on, \
         daterange(agreement_signed_on, NULL) FROM incoming), \
         signatures AS (INSERT INTO agreement_signatures (agreement_id, municipality_id, ordinal, signed_on) \
         SELECT i.agreement_id, (m.value ->> 'municipality_id')::uuid, m.ordinality - 1, i.agreement_signed_on \
         FROM incoming i, jsonb_array_elements(i.members) WITH ORDINALITY AS m \
         WHERE (m.value ->> 'valid_from')::date <= i.agreement_signed_on), \
         motors AS (INSERT INTO cluster_motors (cluster_id, municipality_id, valid, reason) \
         SELECT i.id, t.municipality_id, daterange(t.valid_from, t.until), t.reason FROM incoming i, \
         jsonb_to_recordset(i.motors) AS t (municipality_id uuid, valid_from date, until date, reason text)), \
         sub AS (SELECT i.id AS cluster_id, s.* FROM incoming i, jsonb_to_recordset(i.subclusters) AS \
         s (id uuid, key text, name text, theme text, valid_from date, until date, municipality_ids uuid[])), \
         subs AS (INSERT INTO subclusters (id, key, cluster_id, name, theme, valid) \
         SELECT id, key, cluster_id, name, theme, daterange(valid_from, until) FROM sub), \
         sub_members AS (INSERT INTO subcluster_members (subcluster_id, municipality_id, valid) \
         SELECT id, unnest(municipality_ids), daterange(valid_from, until) FROM sub) \
         SELECT count(*) AS changed FROM added",
    )
    .await
}
