//! Agreements of a cluster, and what its municipalities are asked to agree to.

use super::MunicipalityRef;
use crate::changes::OverrideView;
use domain::register::{AgreementStatus, Ambition, ProposalStatus};
use domain::{AgreementId, ProposalId};
use serde::{Deserialize, Serialize};
use time::Date;

/// An existing cooperation by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CooperationRef {
    /// Its id.
    pub id: uuid::Uuid,
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(example = "Lofotrådet"))]
    pub name: String,
}

/// A member's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SignatureView {
    /// The member, by what it is called on the day.
    pub municipality: MunicipalityRef,
    /// The municipality that signed, where it has become another since: what it became is bound by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_as: Option<MunicipalityRef>,
    /// The day it signed.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub signed_on: Date,
    /// Where its own decision is found, for those in KSF.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "Kommunestyret 14/25"))]
    pub reference: Option<String>,
    /// Whether another wrote the signature down for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub written_down: bool,
}

/// A cooperation agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AgreementView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: AgreementId,
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Samarbeidsavtale"))]
    pub title: String,
    /// Where its text is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "uri"))]
    pub link: Option<String>,
    /// Where it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::AgreementStatus))]
    pub status: AgreementStatus,
    /// First day in force.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day in force.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Who has signed.
    pub signatures: Vec<SignatureView>,
    /// Members that have not.
    pub awaits: Vec<MunicipalityRef>,
}

/// A municipality that is asked, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConsentView {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// Whether it agrees; absent until it has answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agrees: Option<bool>,
    /// The day of the answer.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub answered_on: Option<Date>,
    /// Where its own decision is found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Whether another wrote the answer down for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub written_down: bool,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether the caller may answer for it now.
    pub may_answer: bool,
}

/// What is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProposalKind {
    /// That a municipality becomes a member.
    Membership,
    /// That a municipality becomes the motor.
    Motor,
}

/// Something that municipalities are asked to agree to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProposalView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = uuid::Uuid))]
    pub id: ProposalId,
    /// What is proposed.
    pub kind: ProposalKind,
    /// The municipality it is about.
    pub municipality: MunicipalityRef,
    /// What it would do as a member.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Ambition>))]
    pub ambition: Option<Ambition>,
    /// The day it would be valid from.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Rules set aside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<OverrideView>,
    /// The day it was proposed.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub proposed_on: Date,
    /// Where it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::ProposalStatus))]
    pub status: ProposalStatus,
    /// Who is asked.
    pub consents: Vec<ConsentView>,
}
