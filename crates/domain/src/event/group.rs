//! What the log says of groups and networks. Names, mandates and offices stand in the group itself: the log tells that
//! they changed.

use super::changes;
use crate::group::{GroupRole, Party};
use crate::register::SuccessionKind;
use crate::text::closed_list;
use crate::{MembershipId, MunicipalityId};
use time::Date;

closed_list! {
    /// What an edit of a group changed.
    pub enum GroupField {
        /// What it is called.
        Title = "title",
        /// Mandate, arena, theme, need or coordinator.
        Purpose = "purpose",
        /// How long it lasts.
        Period = "period",
    }
}

changes! {
    /// What happened to a group or network.
    pub enum GroupChange {
        /// It was made.
        Created {
            /// Its type, or `network`.
            nature: String,
            /// First day.
            #[serde(with = "crate::iso::date")]
            from: Date,
            /// Last day.
            #[serde(with = "crate::iso::date::option", default, skip_serializing_if = "Option::is_none")]
            last: Option<Date>,
        } = "group.created",
        /// It says something else of itself.
        Edited {
            /// What changed.
            fields: Vec<GroupField>,
        } = "group.edited",
        /// A party was given a term, or joined.
        MemberAdded {
            /// The term.
            membership: MembershipId,
            /// Who.
            party: Party,
            /// Its part.
            role: GroupRole,
            /// First day.
            #[serde(with = "crate::iso::date")]
            from: Date,
            /// Last day.
            #[serde(with = "crate::iso::date::option", default, skip_serializing_if = "Option::is_none")]
            last: Option<Date>,
        } = "group.member_added",
        /// A term ends, or was taken back before it began.
        MemberEnded {
            /// The term.
            membership: MembershipId,
            /// Last day.
            #[serde(with = "crate::iso::date")]
            last: Date,
        } = "group.member_ended",
        /// Municipalities in it became others, or go on under another number or name.
        Succeeded {
            /// How.
            how: SuccessionKind,
            /// What they were.
            from: Vec<MunicipalityId>,
            /// What they became.
            to: Vec<MunicipalityId>,
        } = "group.succeeded",
        /// It was closed, and every term in it.
        Closed {
            /// Last day.
            #[serde(with = "crate::iso::date")]
            last: Date,
        } = "group.closed",
    }
}
