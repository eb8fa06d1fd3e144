//! What the log says of groups and networks. What a group said of itself before and after an edit stands with the edit, so
//! that it can be read as it was on any day; members' offices stand in the group itself.

use super::changes;
use crate::group::{GroupRole, Party};
use crate::register::SuccessionKind;
use crate::text::{GroupName, HttpsLink, Mandate, Theme, closed_list};
use crate::{MembershipId, MunicipalityId, NeedId, OrganisationId};
use serde::{Deserialize, Serialize};
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

/// What a group or network says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupWords {
    /// What it is called.
    #[serde(rename = "title")]
    pub name: GroupName,
    /// What a group is to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
    /// Where the mandate lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate_link: Option<HttpsLink>,
    /// Whose arena it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arena: Option<OrganisationId>,
    /// What a network is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// The need it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<NeedId>,
    /// The municipality that keeps it going, as edits told it before that had days of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinator: Option<MunicipalityId>,
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
            /// What it said before.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            from: Option<Box<GroupWords>>,
            /// What it says from then on.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            to: Option<Box<GroupWords>>,
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
        /// Another municipality keeps the network going.
        HandedOver {
            /// Who did until then.
            from: MunicipalityId,
            /// Who does from then on.
            to: MunicipalityId,
        } = "group.handed_over",
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
