//! What the log says of roles.

use super::changes;
use crate::access::Role;
use crate::{RoleAssignmentId, UserId};
use time::Date;

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
        } = "role.proposed",
        /// Accepted by the holder.
        Accepted = "role.accepted",
        /// Declined by the holder.
        Declined = "role.declined",
        /// Taken back before it was answered.
        Withdrawn = "role.withdrawn",
        /// Mandate or agreed tasks changed.
        Amended = "role.amended",
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
