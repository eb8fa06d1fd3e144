//! Groups with a mandate, theme networks, and who represents KSF where.

use crate::people::OrganisationRef;
use crate::structure::{ClusterRef, MunicipalityRef, RegionRef};
use crate::table::{Column, Open, Tabular, columns};
use domain::access::{Level, Role};
use domain::group::{GroupAction, GroupRole, GroupType};
use domain::{ClusterId, GroupId, MembershipId, NeedId, OrganisationId, UserId};
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;
use validator::Validate;

/// A person, for those in KSF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PersonRef {
    /// Id of the account.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: UserId,
    /// What the person is shown as.
    #[cfg_attr(feature = "openapi", schema(example = "FoU-kontakt på Voss (demo)"))]
    pub name: String,
}

/// A member's term. One party: a person, a municipality, a cluster or an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct GroupMemberView {
    /// Id of the term.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: MembershipId,
    /// The person; shown to those in KSF alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRef>,
    /// The municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// The cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// The organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRef>,
    /// The office that represents it; shown to those in KSF where the party is a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Its part.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::GroupRole))]
    pub role: GroupRole,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: GroupId,
    /// One more at each change; stands first in the ETag.
    pub version: i32,
    /// What type of group.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::GroupType))]
    pub kind: GroupType,
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Regional samarbeidsgruppe KSF Vest"))]
    pub name: String,
    /// What it is to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<String>,
    /// Where the mandate lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate_link: Option<String>,
    /// The level it lies at.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Level))]
    pub level: Level,
    /// Its region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// Its cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// Whose arena it is, where it is somebody else's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arena: Option<OrganisationRef>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// The members on the day.
    pub members: Vec<GroupMemberView>,
    /// Terms that begin later.
    pub planned: Vec<GroupMemberView>,
    /// What the caller may do with it now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::GroupAction>))]
    pub allowed_actions: Vec<GroupAction>,
}

impl Tabular for GroupView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "type": "/type", "name": "/name", "level": "/level", "region": "/region/slug", "cluster": "/cluster/id", "arena": "/arena/name", "validFrom": "/validFrom", "validTo": "/validTo", "mandateLink": "/mandateLink", "version": "/version",
    ];
}

/// Which groups.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct GroupFilter {
    /// Part of a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200, pattern = "^[^\\x00]*$", example = "faggruppe"))]
    pub q: Option<String>,
    /// Types.
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::GroupType>))]
    pub kind: Vec<GroupType>,
    /// Regions by slug.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[a-z]{1,20}$", example = json!(["vest"])))]
    pub region: Vec<String>,
    /// Clusters by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<Uuid>))]
    pub cluster: Vec<ClusterId>,
    /// Municipalities by number that are members, themselves or by their cluster.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = json!(["4621"])))]
    pub municipality: Vec<String>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// A new group. It lies in the region or cluster that is named, at the national level where none is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateGroup {
    /// What type of group.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::GroupType))]
    pub kind: GroupType,
    /// What it is called.
    #[validate(custom(function = "crate::field::group_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Faggruppe for velferdsteknologi"
        )
    )]
    pub name: String,
    /// What it is to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::mandate"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 4000, example = "Gi råd om prioriteringar")
    )]
    pub mandate: Option<String>,
    /// Where the mandate lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::https_link"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            max_length = 2000,
            pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$",
            example = "https://www.example.org/mandat"
        )
    )]
    pub mandate_link: Option<String>,
    /// Slug of the region it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z]{1,20}$", example = "vest"))]
    pub region: Option<String>,
    /// Id of the cluster it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub cluster: Option<ClusterId>,
    /// Whose arena it is; with type `external_arena` and only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub arena: Option<OrganisationId>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day, if it is known.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// Changes to a group (merge patch): absent is left alone, null is cleared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateGroup {
    /// What it is called.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::group_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            nullable = false,
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$"
        )
    )]
    pub name: Option<String>,
    /// What it is to do.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::mandate"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 3, max_length = 4000))]
    pub mandate: Option<Option<String>>,
    /// Where the mandate lies.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::https_link"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, max_length = 2000, pattern = r"^https://([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?[.])+[a-z]{2,20}([/?#][A-Za-z0-9/._~?=&%#-]*)?$"))]
    pub mandate_link: Option<Option<String>>,
    /// Last day.
    #[serde(
        deserialize_with = "crate::patch::date_present",
        serialize_with = "crate::patch::date_patch",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Option<Date>>,
}

/// A new term in a group, for one party.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct AddGroupMember {
    /// Id of a person's account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub person: Option<UserId>,
    /// Number of a municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Id of a cluster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub cluster: Option<ClusterId>,
    /// Id of an organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub organisation: Option<OrganisationId>,
    /// The office that represents it; never a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::office"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Kommunedirektøren"
        )
    )]
    pub office: Option<String>,
    /// Its part; `member` unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::GroupRole>))]
    pub role: Option<GroupRole>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day; the group's own unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Oppnemnd av regionen")
    )]
    pub reason: Option<String>,
}

/// The end of a term. One that has not begun is taken back by a last day before its first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndGroupMembership {
    /// Id of the term.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub membership: MembershipId,
    /// Last day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub last_day: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 3, max_length = 2000, example = "Ny kontakt frå hausten")
    )]
    pub reason: Option<String>,
}

/// A need that a network came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NeedRef {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: NeedId,
    /// The short reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What the municipality needs to know.
    pub title: String,
}

/// A theme network across clusters and regions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NetworkView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: GroupId,
    /// One more at each change; stands first in the ETag.
    pub version: i32,
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Nettverk for digitalt nattilsyn"))]
    pub name: String,
    /// What it is about.
    #[cfg_attr(feature = "openapi", schema(example = "Digitalt nattilsyn der det er langt mellom husa"))]
    pub theme: String,
    /// The need it came from, where the caller sees that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<NeedRef>,
    /// The municipality that keeps it going.
    pub coordinator: MunicipalityRef,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
    /// The members on the day.
    pub members: Vec<GroupMemberView>,
    /// Terms that begin later.
    pub planned: Vec<GroupMemberView>,
    /// What the caller may do with it now.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::GroupAction>))]
    pub allowed_actions: Vec<GroupAction>,
}

impl Tabular for NetworkView {
    const OPEN: Open = Open::Always;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "name": "/name", "theme": "/theme", "need": "/need/reference", "coordinator": "/coordinator/number", "validFrom": "/validFrom", "validTo": "/validTo", "version": "/version",
    ];
}

/// Which networks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct NetworkFilter {
    /// Part of a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(max_length = 200, pattern = "^[^\\x00]*$", example = "nattilsyn"))]
    pub q: Option<String>,
    /// Municipalities by number that are members, themselves or by their cluster.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = json!(["4621"])))]
    pub municipality: Vec<String>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}

/// A new theme network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateNetwork {
    /// What it is called.
    #[validate(custom(function = "crate::field::group_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Nettverk for digitalt nattilsyn"
        )
    )]
    pub name: String,
    /// What it is about.
    #[validate(custom(function = "crate::field::theme"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 3,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Digitalt nattilsyn der det er langt mellom husa"
        )
    )]
    pub theme: String,
    /// Number of the municipality that keeps it going.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub coordinator: String,
    /// Id of the need it came from; one that was sent in and that the caller sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub need: Option<NeedId>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
    /// Last day: a network has an end.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_to: Date,
}

/// Changes to a network (merge patch): absent is left alone, null is cleared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateNetwork {
    /// What it is called.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::group_name"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            nullable = false,
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$"
        )
    )]
    pub name: Option<String>,
    /// What it is about.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::theme"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            nullable = false,
            min_length = 3,
            max_length = 200,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$"
        )
    )]
    pub theme: Option<String>,
    /// Number of the municipality that keeps it going.
    #[serde(deserialize_with = "crate::patch::value", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false, pattern = "^[0-9]{4}$"))]
    pub coordinator: Option<String>,
    /// Id of the need it came from.
    #[serde(deserialize_with = "crate::patch::present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub need: Option<Option<NeedId>>,
    /// Last day.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false, value_type = String, format = Date))]
    pub valid_to: Option<Date>,
}

/// Who joins a network: a municipality, or a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct JoinNetwork {
    /// Number of the municipality; needed where the caller speaks for several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Id of the cluster, where a whole cluster joins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub cluster: Option<ClusterId>,
    /// The office that represents it; never a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::office"))]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 2,
            max_length = 160,
            pattern = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$",
            example = "Heimetenesta"
        )
    )]
    pub office: Option<String>,
    /// First day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_from: Option<Date>,
}

/// Who leaves a network.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct LeaveNetwork {
    /// Number of the municipality; needed where the caller speaks for several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{4}$", example = "4634"))]
    pub municipality: Option<String>,
    /// Id of the cluster, where a whole cluster leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Uuid>))]
    pub cluster: Option<ClusterId>,
    /// Last day; today unless said.
    #[serde(default, with = "domain::iso::date::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub last_day: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "crate::field::reason"))]
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 2000, example = "Behovet er dekt"))]
    pub reason: Option<String>,
}

/// A group by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct GroupRef {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = Uuid))]
    pub id: GroupId,
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Referansegruppe for utlysinga"))]
    pub name: String,
    /// What type of group; a network has none.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::GroupType>))]
    pub kind: Option<GroupType>,
}

/// Somebody who represents somebody somewhere: a term in a group or arena, or a coordinator's role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RepresentativeView {
    /// Id of the term, or of the role.
    pub id: Uuid,
    /// Where: what the group, the arena or the level is called.
    pub arena: String,
    /// The group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupRef>,
    /// Whose arena it is, where it is somebody else's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arena_of: Option<OrganisationRef>,
    /// The person; shown to those in KSF alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRef>,
    /// The municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityRef>,
    /// The cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<ClusterRef>,
    /// The region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionRef>,
    /// The organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRef>,
    /// The office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The part in the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::GroupRole>))]
    pub part: Option<GroupRole>,
    /// The role that it follows from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Role>))]
    pub role: Option<Role>,
    /// First day.
    #[serde(with = "domain::iso::date")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub valid_from: Date,
    /// Last day, if it ends.
    #[serde(with = "domain::iso::date::option", skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

impl Tabular for RepresentativeView {
    const OPEN: Open = Open::Never;
    const COLUMNS: &'static [Column] = columns![
        "id": "/id", "arena": "/arena", "type": "/group/type", "arenaOf": "/arenaOf/name", "person": "/person/name", "municipality": "/municipality/number", "cluster": "/cluster/name", "region": "/region/slug", "organisation": "/organisation/name", "office": "/office", "part": "/part", "role": "/role", "validFrom": "/validFrom", "validTo": "/validTo",
    ];
}

/// Which representatives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(rename_all = "camelCase", default)]
pub struct RepresentativeFilter {
    /// In this organisation's arenas, or for this organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<Uuid>))]
    pub organisation: Option<OrganisationId>,
    /// In this group.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<Uuid>))]
    pub group: Option<GroupId>,
    /// This person; for those in KSF, nothing for others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<Uuid>))]
    pub person: Option<UserId>,
    /// Types.
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Vec<crate::schema::GroupType>))]
    pub kind: Vec<GroupType>,
    /// Municipalities by number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", param(pattern = "^[0-9]{4}$", example = json!(["4621"])))]
    pub municipality: Vec<String>,
    /// As it was on this day; today unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(format = Date, example = "2025-06-30"))]
    pub as_of: Option<String>,
}
