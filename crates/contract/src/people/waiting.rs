//! What waits for oneself, across all modules.

use super::RoleView;
use crate::groups::GroupRef;
use crate::structure::{ClusterRef, MunicipalityRef};
use crate::table::{Column, Tabular, columns};
use domain::event::SpokenMatter;
use domain::waiting::WaitingKind;
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

/// Something that waits for oneself, and where it is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WaitingView {
    /// What is waited for.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::WaitingKind))]
    pub kind: WaitingKind,
    /// Since when; of a deputy, the first day; of what another did, the day it was done.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub since: Date,
    /// Of a deputy: the last day, where it is known.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub until: Option<Date>,
    /// Of a role one is offered, and of a network that was handed over: its first day.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// The kind of resource where it is answered, as the change feed names it.
    #[cfg_attr(feature = "openapi", schema(example = "cluster"))]
    pub resource: String,
    /// Id of that resource.
    pub resource_id: Uuid,
    /// The proposal or the agreement in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_id: Option<Uuid>,
    /// What the agreement is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The municipality whose answer is waited for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// The cluster that waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// The network that was handed over, or that the municipality joined or left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<GroupRef>,
    /// What another wrote down that the municipality has decided; nothing where it is how taking part is anchored.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::SpokenMatter>))]
    pub matter: Option<SpokenMatter>,
    /// Where the decision that was written down is found.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "Kommunestyret 12/26"))]
    pub reference: Option<String>,
    /// The role one is offered, or stands in for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleView>,
    /// Whom one stands in for, or who said no to standing in for oneself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "FoU-kontakt i Masfjorden"))]
    pub person: Option<String>,
}

impl Tabular for WaitingView {
    const COLUMNS: &'static [Column] = columns![
        "kind": "/kind", "since": "/since", "until": "/until", "validFrom": "/validFrom", "resource": "/resource",
        "resourceId": "/resourceId", "title": "/title", "municipality": "/municipality/number",
        "cluster": "/cluster/id", "network": "/network/id", "matter": "/matter", "reference": "/reference",
        "role": "/role/role", "person": "/person",
    ];
}

/// Which of what waits for oneself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct WaitingFilter {
    /// What waits for an answer from these municipalities, by number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = json!(["4634"])))]
    pub municipality: Vec<String>,
}
