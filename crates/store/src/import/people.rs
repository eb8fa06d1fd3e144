//! The people of the demo year and their roles: added once, and then left to people.

use super::take;
use crate::Result;
use diesel_async::AsyncPgConnection;
use domain::role::DelegatedTask;
use serde::Serialize;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/demo/README.md")]
pub struct PersonFacts {
    pub id: Uuid,
    /// Somebody who does not sign in has none.
    pub email: Option<String>,
    pub display_name: String,
    pub language: &'static str,
    pub password_hash: Option<String>,
    #[serde(with = "domain::iso::moment")]
    pub created_at: OffsetDateTime,
    pub roles: Vec<RoleFacts>,
}

/// A role in a period; exactly one scope for the roles that have one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/demo/README.md")]
pub struct RoleFacts {
    pub id: Uuid,
    pub role: &'static str,
    pub region_id: Option<Uuid>,
    pub cluster_id: Option<Uuid>,
    pub municipality_id: Option<Uuid>,
    pub organisation_id: Option<Uuid>,
    pub county_number: Option<String>,
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    /// The day after the last.
    #[serde(with = "domain::iso::date::option")]
    pub until: Option<Date>,
    /// What was answered to it.
    pub state: &'static str,
    pub decided_by: String,
    pub mandate: Option<String>,
    pub tasks: Vec<String>,
    /// Who offered it.
    pub proposed_by: Option<Uuid>,
}

/// A standing consent of a municipality, to a cluster's coordinator or a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "columns are documented in data/demo/README.md")]
pub struct DelegationFacts {
    pub id: Uuid,
    pub task: DelegatedTask,
    pub municipality_id: Uuid,
    pub cluster_id: Option<Uuid>,
    pub region_id: Option<Uuid>,
    #[serde(with = "domain::iso::date")]
    pub valid_from: Date,
    pub given_by: Uuid,
    #[serde(with = "domain::iso::moment")]
    pub created_at: OffsetDateTime,
}

/// Adds standing consents. The caller leaves out those that are there already.
///
/// # Errors
/// When the database fails.
pub async fn delegations(connection: &mut AsyncPgConnection, rows: &[DelegationFacts]) -> Result<u64> {
    take(
        connection,
        "WITH added AS (INSERT INTO delegations (id, version, task, municipality_id, cluster_id, region_id, valid, \
         given_by, created_at) SELECT id, 1, task, municipality_id, cluster_id, region_id, \
         daterange(valid_from, NULL), given_by, created_at FROM jsonb_to_recordset(",
        rows,
        ") AS r (id uuid, task text, municipality_id uuid, cluster_id uuid, region_id uuid, valid_from date, \
         given_by uuid, created_at timestamptz) RETURNING 1) SELECT count(*) AS changed FROM added",
    )
    .await
}

/// Adds people, each with their roles. The caller leaves out those who are there already.
///
/// # Errors
/// [`crate::StoreError::Taken`] for an id or address in use; when the database fails.
pub async fn people(connection: &mut AsyncPgConnection, rows: &[PersonFacts]) -> Result<u64> {
    take(
        connection,
        "WITH incoming AS (SELECT * FROM jsonb_to_recordset(",
        rows,
        ") AS r (id uuid, email text, display_name text, language text, password_hash text, \
         created_at timestamptz, roles jsonb)), \
         added AS (INSERT INTO users (id, version, email, display_name, language, active, password_hash, \
         created_at, updated_at) \
         SELECT id, 1, email, display_name, language, true, password_hash, created_at, created_at \
         FROM incoming RETURNING 1), \
         roles AS (INSERT INTO role_assignments (id, user_id, role, region_id, cluster_id, municipality_id, \
         organisation_id, county_number, valid, state, decided_by, mandate, tasks, proposed_by, created_at) \
         SELECT a.id, i.id, a.role, a.region_id, a.cluster_id, a.municipality_id, a.organisation_id, \
         a.county_number, daterange(a.valid_from, a.until), a.state, a.decided_by, a.mandate, \
         ARRAY(SELECT jsonb_array_elements_text(a.tasks)), a.proposed_by, i.created_at FROM incoming i, \
         jsonb_to_recordset(i.roles) AS a (id uuid, role text, region_id uuid, cluster_id uuid, \
         municipality_id uuid, organisation_id uuid, county_number text, valid_from date, until date, \
         state text, decided_by text, mandate text, tasks jsonb, proposed_by uuid)) \
         SELECT count(*) AS changed FROM added",
    )
    .await
}
