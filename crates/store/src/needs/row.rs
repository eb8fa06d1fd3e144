//! How a need lies in the database.

use super::around::Around;
use crate::schema::needs;
use crate::{Result, StoreError};
use diesel::prelude::*;
use diesel::sql_types::{
    Array, Bool, Date as SqlDate, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use domain::need::{
    Classification, ClusterName, MunicipalityName, Need, NeedRecord, Publication, Reference, RegionName,
    Urgency, Wording,
};
use domain::{ClusterId, MunicipalityId, NeedId, RegionId, UserId};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What is written of a need.
#[derive(AsChangeset, Insertable)]
#[diesel(table_name = needs, treat_none_as_null = true)]
pub(super) struct NeedColumns {
    version: i32,
    reference: Option<String>,
    language: &'static str,
    title: String,
    problem: String,
    service_area: Option<String>,
    who_affected: Option<String>,
    affected_groups: Vec<String>,
    urgency: Option<String>,
    urgency_starts: Option<Date>,
    outside_theme: bool,
    channel: &'static str,
    process: &'static str,
    answer: &'static str,
    cluster_id: Option<Uuid>,
    region_id: Option<Uuid>,
    held_by: &'static str,
    opened_to: &'static str,
    published_with_name: Option<bool>,
    decision_reason: Option<String>,
    created_by: Option<Uuid>,
    created_at: OffsetDateTime,
    updated_at: OffsetDateTime,
    submitted_at: Option<OffsetDateTime>,
}

impl NeedColumns {
    pub(super) fn of(need: &Need) -> Self {
        let urgency = need.classification.urgency.map(Urgency::parts);
        Self {
            version: need.version,
            reference: need.reference.as_ref().map(|r| r.0.clone()),
            language: need.wording.language.code(),
            title: need.wording.title.as_str().to_owned(),
            problem: need.wording.problem.as_str().to_owned(),
            service_area: need.classification.service_area.map(|area| area.code().to_owned()),
            who_affected: need.classification.who_affected.as_ref().map(|w| w.as_str().to_owned()),
            affected_groups: need
                .classification
                .affected_groups
                .iter()
                .map(|g| g.code().to_owned())
                .collect(),
            urgency: urgency.map(|(kind, _)| kind.code().to_owned()),
            urgency_starts: urgency.and_then(|(_, starts)| starts),
            outside_theme: need.classification.outside_theme,
            channel: need.channel.code(),
            process: need.process.code(),
            answer: need.answer.code(),
            cluster_id: need.cluster.map(|c| c.0),
            region_id: need.region.map(|r| r.0),
            held_by: need.held_by.code(),
            opened_to: need.opened_to.code(),
            published_with_name: need.publication.map(|p| p.with_name),
            decision_reason: need.decision_reason.as_ref().map(|r| r.as_str().to_owned()),
            created_by: need.created_by.map(|u| u.0),
            created_at: need.created_at,
            updated_at: need.updated_at,
            submitted_at: need.submitted_at,
        }
    }
}

/// A need's columns with the names of its places; what depends on the day comes with [`super::around::records`], so
/// that this is read and planned once, not at every request.
pub(super) const COLUMNS: &str = "SELECT n.*, o.originator_ids, o.originator_numbers, o.originator_names, o.lasting, \
     c.name AS cluster_name, r.slug AS region_slug, r.name AS region_name";

/// Where those columns come from.
pub(super) const FROM: &str = " FROM needs n LEFT JOIN clusters c ON c.id = n.cluster_id LEFT JOIN regions r ON r.id = n.region_id \
     CROSS JOIN LATERAL (\
         SELECT coalesce(array_agg(k.id ORDER BY f.ordinal), '{}') AS originator_ids, \
             coalesce(array_agg(k.number ORDER BY f.ordinal), '{}') AS originator_numbers, \
             coalesce(array_agg(k.name ORDER BY f.ordinal), '{}') AS originator_names, \
             coalesce(bool_and(upper_inf(k.valid)), true) AS lasting \
         FROM need_originators f JOIN municipalities k ON k.id = f.municipality_id WHERE f.need_id = n.id) o";

#[derive(QueryableByName)]
pub(super) struct RecordRow {
    #[diesel(sql_type = SqlUuid)]
    pub(super) id: Uuid,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Nullable<Text>)]
    reference: Option<String>,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    problem: String,
    #[diesel(sql_type = Nullable<Text>)]
    service_area: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    who_affected: Option<String>,
    #[diesel(sql_type = Array<Text>)]
    affected_groups: Vec<String>,
    #[diesel(sql_type = Nullable<Text>)]
    urgency: Option<String>,
    #[diesel(sql_type = Nullable<SqlDate>)]
    urgency_starts: Option<Date>,
    #[diesel(sql_type = Bool)]
    outside_theme: bool,
    #[diesel(sql_type = Text)]
    channel: String,
    #[diesel(sql_type = Text)]
    process: String,
    #[diesel(sql_type = Text)]
    answer: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    cluster_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    region_id: Option<Uuid>,
    #[diesel(sql_type = Text)]
    held_by: String,
    #[diesel(sql_type = Text)]
    opened_to: String,
    #[diesel(sql_type = Nullable<Bool>)]
    published_with_name: Option<bool>,
    #[diesel(sql_type = Nullable<Text>)]
    decision_reason: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    created_by: Option<Uuid>,
    #[diesel(sql_type = Timestamptz)]
    created_at: OffsetDateTime,
    #[diesel(sql_type = Timestamptz)]
    pub(super) updated_at: OffsetDateTime,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    submitted_at: Option<OffsetDateTime>,
    #[diesel(sql_type = Array<SqlUuid>)]
    pub(super) originator_ids: Vec<Uuid>,
    #[diesel(sql_type = Array<Text>)]
    originator_numbers: Vec<String>,
    #[diesel(sql_type = Array<Text>)]
    originator_names: Vec<String>,
    /// Whether its originators have no last day.
    #[diesel(sql_type = Bool)]
    pub(super) lasting: bool,
    #[diesel(sql_type = Nullable<Text>)]
    cluster_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    region_name: Option<String>,
}

fn code<T: std::str::FromStr<Err: std::fmt::Display>>(what: &'static str, text: &str) -> Result<T> {
    text.parse().map_err(|e| StoreError::corrupt(what, e))
}

fn text<T: TryFrom<String, Error: std::fmt::Display>>(what: &'static str, text: String) -> Result<T> {
    text.try_into().map_err(|e| StoreError::corrupt(what, e))
}

impl RecordRow {
    /// The need, with what its originators are today, and whether its cluster and its region have somebody who answers.
    pub(super) fn record(self, around: &Around) -> Result<NeedRecord> {
        let row = self;
        let originators: Vec<MunicipalityName> = row
            .originator_ids
            .iter()
            .zip(row.originator_numbers)
            .zip(row.originator_names)
            .map(|((id, number), name)| MunicipalityName { id: MunicipalityId(*id), number, name })
            .collect();
        let originators_today = around.today_of(&row.originator_ids);
        let urgency = match row.urgency {
            None => None,
            Some(kind) => Some(
                Urgency::from_parts(code("an urgency", &kind)?, row.urgency_starts)
                    .ok_or_else(|| StoreError::corrupt("an urgency", kind))?,
            ),
        };
        let need = Need {
            id: NeedId(row.id),
            version: row.version,
            reference: row.reference.map(Reference),
            wording: Wording {
                language: code("a language", &row.language)?,
                title: text("a title", row.title)?,
                problem: text("a problem", row.problem)?,
            },
            classification: Classification {
                service_area: row.service_area.map(|a| code("a service area", &a)).transpose()?,
                who_affected: row.who_affected.map(|w| text("who is affected", w)).transpose()?,
                affected_groups: row
                    .affected_groups
                    .iter()
                    .map(|group| code("an affected group", group))
                    .collect::<Result<_>>()?,
                urgency,
                outside_theme: row.outside_theme,
            },
            originators: originators.iter().map(|o| o.id).collect(),
            channel: code("a channel", &row.channel)?,
            process: code("a process", &row.process)?,
            answer: code("an answer", &row.answer)?,
            cluster: row.cluster_id.map(ClusterId),
            region: row.region_id.map(RegionId),
            held_by: super::level(&row.held_by)?,
            opened_to: code("a visibility", &row.opened_to)?,
            publication: row.published_with_name.map(|with_name| Publication { with_name }),
            decision_reason: row.decision_reason.map(|r| text("a reason", r)).transpose()?,
            created_by: row.created_by.map(UserId),
            created_at: row.created_at,
            updated_at: row.updated_at,
            submitted_at: row.submitted_at,
        };
        let cluster = need.cluster.zip(row.cluster_name).map(|(id, name)| ClusterName {
            id,
            name,
            staffed: around.is_staffed(id.0),
        });
        let region = need
            .region
            .zip(row.region_slug.zip(row.region_name))
            .map(|(id, (slug, name))| RegionName { id, slug, name, staffed: around.is_staffed(id.0) });
        Ok(NeedRecord { need, originators, originators_today, cluster, region })
    }
}
