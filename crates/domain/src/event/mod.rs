//! The event log's words: typed, versioned, and readable for years.
//!
//! Every change appends one event per changed aggregate in the transaction that makes it. Events hold ids of persons,
//! never names or addresses. A stored payload is read back by [`EventBody::read`]; golden files of every version that
//! was ever written keep that true.

mod facts;
mod group;
mod introduction;
mod organisation;
mod template;

pub use facts::{EventFact, FactPart, FactSort, FactValue, Named};
pub use group::{GroupChange, GroupField, GroupWords};
pub use introduction::IntroductionChange;
pub use organisation::{
    OrganisationChange, OrganisationField, OrganisationWords, RegionActorChange, RegionActorWords,
};
pub use template::TemplateChange;
mod cluster;
mod delegation;
mod import;
mod municipality;
mod need;
mod region;
mod role;
mod user;

pub use cluster::ClusterChange;
pub use delegation::DelegationChange;
pub use import::ImportChange;
pub use municipality::{MunicipalityChange, PlannedMove, SpokenMatter};
pub use need::{NeedChange, NeedFacts};
pub use region::RegionChange;
pub use role::{GaveWay, RoleChange, RoleWords};
pub use user::UserChange;

use crate::access::Audience;
use crate::rule::Override;
use crate::structure::Voice;
use crate::text::Reason;
use crate::{
    ClusterId, CommandId, DelegationId, EventId, GroupId, MunicipalityId, NeedId, OrganisationId,
    RegionActorId, RegionId, RoleAssignmentId, TemplateId, UserId,
};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// Declares what can happen to one sort of aggregate, each with the kind that the log calls it by.
macro_rules! changes {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$vdoc:meta])* $variant:ident $({ $($(#[$fdoc:meta])* $field:ident: $type:ty,)+ })? = $kind:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = "kind", content = "data")]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $kind)] $variant $({ $($(#[$fdoc])* $field: $type,)+ })?,)+
        }

        impl $name {
            /// Every kind, in the order of the list.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];
            /// The kind, as the log and the API name it.
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $kind,)+ }
            }
        }
    };
}
use changes;

/// Declares the sorts of events, and of what.
macro_rules! bodies {
    ($($(#[$doc:meta])* $sort:ident($change:ty);)+) => {
        /// What an event says.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(untagged)]
        pub enum EventBody { $($(#[$doc])* $sort($change),)+ }

        impl EventBody {
            /// The kinds of every sort.
            pub const KINDS: &'static [&'static [&'static str]] = &[$(<$change>::KINDS),+];
            /// The kind, such as `need.submitted`.
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$sort(change) => change.kind(),)+ }
            }
        }

        $(impl From<$change> for EventBody {
            fn from(change: $change) -> Self {
                Self::$sort(change)
            }
        })+
    };
}

bodies! {
    /// Of a need.
    Need(NeedChange);
    /// Of an account.
    User(UserChange);
    /// Of a cluster.
    Cluster(ClusterChange);
    /// Of a role.
    Role(RoleChange);
    /// Of a standing consent.
    Delegation(DelegationChange);
    /// Of a region.
    Region(RegionChange);
    /// Of a municipality.
    Municipality(MunicipalityChange);
    /// Of an import.
    Import(ImportChange);
    /// Of a group or network.
    Group(GroupChange);
    /// Of an organisation.
    Organisation(OrganisationChange);
    /// Of a region's map of actors.
    RegionActor(RegionActorChange);
    /// Of a template.
    Template(TemplateChange);
    /// Of an introduction programme.
    Introduction(IntroductionChange);
}

/// Declares what events belong to: each sort with its id and the name the change feed calls it by.
macro_rules! aggregates {
    ($($(#[$doc:meta])* $sort:ident($id:ty) = $kind:literal;)+) => {
        /// What an event belongs to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Aggregate { $($(#[$doc])* $sort($id),)+ }

        impl Aggregate {
            /// Every kind, in the order of the list.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];
            /// The name of its kind, as the change feed calls the resource.
            pub const fn kind(self) -> &'static str {
                match self { $(Self::$sort(_) => $kind,)+ }
            }
            /// Its id.
            pub const fn id(self) -> Uuid {
                match self { $(Self::$sort(id) => id.0,)+ }
            }
        }
    };
}

aggregates! {
    /// A need.
    Need(NeedId) = "need";
    /// An account.
    User(UserId) = "user";
    /// A cluster.
    Cluster(ClusterId) = "cluster";
    /// A role somebody was offered or holds.
    RoleAssignment(RoleAssignmentId) = "role_assignment";
    /// A standing consent of a municipality.
    Delegation(DelegationId) = "delegation";
    /// A region.
    Region(RegionId) = "region";
    /// A municipality.
    Municipality(MunicipalityId) = "municipality";
    /// A run of the importer, by its command.
    Import(CommandId) = "import";
    /// A group with a mandate.
    Group(GroupId) = "group";
    /// A theme network.
    Network(GroupId) = "network";
    /// An organisation.
    Organisation(OrganisationId) = "organisation";
    /// A line of a region's map of actors.
    RegionActor(RegionActorId) = "region_actor";
    /// A template.
    Template(TemplateId) = "template";
    /// A coordinator's introduction programme, by the role it belongs to.
    Introduction(RoleAssignmentId) = "introduction";
}

/// A stored event this program cannot read.
#[derive(Debug, thiserror::Error)]
#[error("event of kind {kind} version {version} cannot be read: {problem}")]
pub struct UnreadableEvent {
    kind: String,
    version: i32,
    problem: String,
}

impl EventBody {
    /// The version of the payload written today.
    pub const VERSION: i32 = 1;

    /// The municipality it is about, besides the one acted for, where it is about one.
    pub const fn municipality(&self) -> Option<MunicipalityId> {
        match self {
            Self::Cluster(change) => change.municipality(),
            Self::Need(_)
            | Self::User(_)
            | Self::Role(_)
            | Self::Delegation(_)
            | Self::Region(_)
            | Self::Municipality(_)
            | Self::Import(_)
            | Self::Group(_)
            | Self::Organisation(_)
            | Self::RegionActor(_)
            | Self::Template(_)
            | Self::Introduction(_) => None,
        }
    }

    /// Reads a stored payload of any version ever written.
    ///
    /// # Errors
    /// [`UnreadableEvent`] for an unknown version or kind.
    pub fn read(version: i32, kind: &str, payload: serde_json::Value) -> Result<Self, UnreadableEvent> {
        let unreadable = |problem: String| UnreadableEvent { kind: kind.to_owned(), version, problem };
        match version {
            1 => serde_json::from_value(payload).map_err(|e| unreadable(e.to_string())),
            _ => Err(unreadable("unknown version".to_owned())),
        }
    }
}

/// Who acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A person.
    User(UserId),
    /// The system itself: an import, a job, a command on the server.
    System,
}

/// An event to be appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// Its id.
    pub id: EventId,
    /// The command that caused it.
    pub command: CommandId,
    /// What it belongs to.
    pub aggregate: Aggregate,
    /// The aggregate's version after it.
    pub version: i32,
    /// Who acted.
    pub by: By,
    /// The municipality acted for.
    pub on_behalf_of: Option<MunicipalityId>,
    /// The reason given.
    pub reason: Option<Reason>,
    /// How it came to be known what the municipality says.
    pub voice: Voice,
    /// Rules set aside.
    pub overrides: Vec<Override>,
    /// When it was recorded.
    pub at: OffsetDateTime,
    /// The day it is valid from.
    pub effective_on: Date,
    /// Who sees it; `None` for the administrators alone.
    pub audience: Option<Audience>,
    /// Who saw the thing before it.
    pub before: Option<Audience>,
    /// What happened.
    pub body: EventBody,
}

impl NewEvent {
    /// An event that is valid from the day it is recorded, seen by the administrators alone, without reason.
    pub fn new(
        id: EventId,
        command: CommandId,
        aggregate: Aggregate,
        version: i32,
        by: By,
        at: OffsetDateTime,
        body: EventBody,
    ) -> Self {
        Self {
            id,
            command,
            aggregate,
            version,
            by,
            on_behalf_of: None,
            reason: None,
            voice: Voice::SILENT,
            overrides: Vec::new(),
            at,
            effective_on: crate::oslo::day(at),
            audience: None,
            before: None,
            body,
        }
    }
}
