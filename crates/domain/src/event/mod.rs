//! The event log's words: typed, versioned, and readable for years.
//!
//! Every change appends one event per changed aggregate in the transaction that makes it. Events hold ids of persons,
//! never names or addresses. A stored payload is read back by [`EventBody::read`]; golden files of every version that
//! was ever written keep that true.

use crate::access::{Audience, Level, Role};
use crate::need::{Classification, Need, Reference, Wording};
use crate::rule::Override;
use crate::text::Reason;
use crate::{CommandId, EventId, MunicipalityId, NeedId, UserId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What a need said at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedFacts {
    /// The municipality's words.
    pub wording: Wording,
    /// What it concerns.
    pub classification: Classification,
}

impl NeedFacts {
    /// What a need says now.
    pub fn of(need: &Need) -> Self {
        Self { wording: need.wording.clone(), classification: need.classification.clone() }
    }
}

/// What happened to a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum NeedChange {
    /// Sent in; the first event of a need.
    #[serde(rename = "need.submitted")]
    Submitted {
        /// The reference it was given.
        reference: Reference,
        /// The level that received it.
        held_by: Level,
        /// What it said.
        facts: NeedFacts,
    },
    /// Words or classification changed.
    #[serde(rename = "need.edited")]
    Edited {
        /// Before.
        from: NeedFacts,
        /// After.
        to: NeedFacts,
    },
    /// Accepted for ranking.
    #[serde(rename = "need.qualified")]
    Qualified,
    /// Rejected.
    #[serde(rename = "need.rejected")]
    Rejected,
    /// Opened to the region without being lifted.
    #[serde(rename = "need.opened_to_region")]
    OpenedToRegion,
    /// Lifted to the level above.
    #[serde(rename = "need.lifted")]
    Lifted {
        /// The level that holds it from now on.
        to: Level,
    },
    /// Published by the municipality's consent.
    #[serde(rename = "need.published")]
    Published {
        /// Whether the municipality is named.
        with_name: bool,
    },
    /// The consent was taken back.
    #[serde(rename = "need.unpublished")]
    Unpublished,
    /// Withdrawn.
    #[serde(rename = "need.withdrawn")]
    Withdrawn,
}

/// What happened to an account. Holds no personal data: the log outlives the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum UserChange {
    /// An account was made.
    #[serde(rename = "user.created")]
    Created,
    /// Name, address or language changed.
    #[serde(rename = "user.edited")]
    Edited,
    /// Closed: can no longer sign in.
    #[serde(rename = "user.deactivated")]
    Deactivated,
    /// Opened again.
    #[serde(rename = "user.reactivated")]
    Reactivated,
    /// A one-time link was made by an administrator.
    #[serde(rename = "user.link_created")]
    LinkCreated,
    /// The owner set a password by a one-time link; all sessions ended.
    #[serde(rename = "user.password_set")]
    PasswordSet,
    /// Was given a role.
    #[serde(rename = "user.role_granted")]
    RoleGranted {
        /// The role.
        role: Role,
    },
}

/// What kind of change reference data went through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum ImportChange {
    /// A run of the importer changed something.
    #[serde(rename = "import.completed")]
    Completed {
        /// Which import: `reference` or `demo`.
        source: String,
        /// Rows added or changed, by table.
        rows: std::collections::BTreeMap<String, u64>,
    },
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum EventBody {
    /// Of a need.
    Need(NeedChange),
    /// Of an account.
    User(UserChange),
    /// Of an import.
    Import(ImportChange),
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

    /// The kind, such as `need.submitted`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Need(change) => match change {
                NeedChange::Submitted { .. } => "need.submitted",
                NeedChange::Edited { .. } => "need.edited",
                NeedChange::Qualified => "need.qualified",
                NeedChange::Rejected => "need.rejected",
                NeedChange::OpenedToRegion => "need.opened_to_region",
                NeedChange::Lifted { .. } => "need.lifted",
                NeedChange::Published { .. } => "need.published",
                NeedChange::Unpublished => "need.unpublished",
                NeedChange::Withdrawn => "need.withdrawn",
            },
            Self::User(change) => match change {
                UserChange::Created => "user.created",
                UserChange::Edited => "user.edited",
                UserChange::Deactivated => "user.deactivated",
                UserChange::Reactivated => "user.reactivated",
                UserChange::LinkCreated => "user.link_created",
                UserChange::PasswordSet => "user.password_set",
                UserChange::RoleGranted { .. } => "user.role_granted",
            },
            Self::Import(ImportChange::Completed { .. }) => "import.completed",
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

/// What an event belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// A need.
    Need(NeedId),
    /// An account.
    User(UserId),
    /// A run of the importer, by its command.
    Import(CommandId),
}

impl Aggregate {
    /// The name of its kind, as the change feed calls the resource.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Need(_) => "need",
            Self::User(_) => "user",
            Self::Import(_) => "import",
        }
    }
    /// Its id.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Need(id) => id.0,
            Self::User(id) => id.0,
            Self::Import(id) => id.0,
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
            overrides: Vec::new(),
            at,
            effective_on: crate::oslo::day(at),
            audience: None,
            before: None,
            body,
        }
    }
}
