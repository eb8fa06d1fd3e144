//! What the log says of roles.

use super::changes;
use crate::access::Role;
use crate::text::{AgreedTask, Mandate};
use crate::{RoleAssignmentId, UserId};
use serde::{Deserialize, Serialize};
use time::Date;

/// The role that took over, and how long the one that gave way was to last: should the other never begin, it gets that back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GaveWay {
    /// The one that takes over.
    pub to: RoleAssignmentId,
    /// The last day before; none where it had no end.
    #[serde(with = "crate::iso::date::option", default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Date>,
}

/// What is said of a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleWords {
    /// What it is meant to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
    /// What is agreed to belong to it.
    pub tasks: Vec<AgreedTask>,
}

changes! {
    /// What happened to a role somebody was offered. Holds ids of persons, never names.
    pub enum RoleChange {
        /// Offered to somebody.
        Proposed {
            /// The role.
            role: Role,
            /// Whom it was offered to.
            holder: UserId,
            /// The role it takes over from.
            replaces: Option<RoleAssignmentId>,
            /// Its last day, where its place ends before it was asked to.
            #[serde(with = "crate::iso::date::option", default, skip_serializing_if = "Option::is_none")]
            ends_with_place: Option<Date>,
        } = "role.proposed",
        /// Accepted by the holder.
        Accepted = "role.accepted",
        /// Declined by the holder.
        Declined = "role.declined",
        /// Taken back before it was answered.
        Withdrawn = "role.withdrawn",
        /// Mandate or agreed tasks changed, before what they were stood in the log: read, and no longer written.
        Amended = "role.amended",
        /// Mandate or agreed tasks changed.
        Described {
            /// Before.
            from: Box<RoleWords>,
            /// From then on.
            to: Box<RoleWords>,
        } = "role.described",
        /// The last day is another.
        EndChanged {
            /// Before; none where it had no end.
            #[serde(with = "crate::iso::date::option", default, skip_serializing_if = "Option::is_none")]
            from: Option<Date>,
            /// From then on; none where it has no end.
            #[serde(with = "crate::iso::date::option", default, skip_serializing_if = "Option::is_none")]
            to: Option<Date>,
        } = "role.end_changed",
        /// Ended: after a last day, or at once.
        Ended {
            /// The last day; none where it ended at once.
            #[serde(with = "crate::iso::date::option", default, skip_serializing_if = "Option::is_none")]
            last_day: Option<Date>,
            /// What it gave way to, where another took over.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            gave_way: Option<GaveWay>,
        } = "role.ended",
        /// The holder will be away.
        AbsenceAdded {
            /// Who has the role's reach meanwhile.
            deputy: Option<UserId>,
        } = "role.absence_added",
        /// The holder is back, or did not go.
        AbsenceEnded = "role.absence_ended",
        /// Whoever was named deputy said no.
        DeputyDeclined {
            /// Who.
            deputy: UserId,
        } = "role.deputy_declined",
    }
}
