//! What the log says of organisations and of the regions' maps of actors.

use super::changes;
use crate::OrganisationId;
use crate::organisation::{Addition, Facts, HelpTopic};
use crate::text::{Note, Office, closed_list};
use serde::{Deserialize, Serialize};
use time::Date;

closed_list! {
    /// What an edit of an organisation changed.
    pub enum OrganisationField {
        /// A fact that a register could know.
        Facts = "facts",
        /// What people have added.
        Addition = "addition",
    }
}

/// What is said of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationWords {
    /// Its facts, where they are not a register's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Facts>,
    /// What people have added.
    pub addition: Addition,
}

/// What is said of a line of a region's map of actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionActorWords {
    /// What it can help with.
    pub topics: Vec<HelpTopic>,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Note>,
    /// The office to turn to; never a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_office: Option<Office>,
}

changes! {
    /// What happened to an organisation.
    pub enum OrganisationChange {
        /// It was made by people.
        Created = "organisation.created",
        /// It says something else of itself.
        Edited {
            /// What changed.
            fields: Vec<OrganisationField>,
            /// What was said before.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            from: Option<Box<OrganisationWords>>,
            /// What is said from then on.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            to: Option<Box<OrganisationWords>>,
        } = "organisation.edited",
        /// It is no longer active.
        Ended {
            /// Last day.
            #[serde(with = "crate::iso::date")]
            last: Date,
        } = "organisation.ended",
        /// It is active again.
        Reactivated {
            /// First day.
            #[serde(with = "crate::iso::date")]
            from: Date,
        } = "organisation.reactivated",
    }
}

changes! {
    /// What happened to a line of a region's map of actors.
    pub enum RegionActorChange {
        /// An organisation was put on the map.
        Added {
            /// Which.
            organisation: OrganisationId,
            /// What it can help with.
            topics: Vec<HelpTopic>,
        } = "region_actor.added",
        /// Something else is said of it.
        Edited {
            /// What it can help with now.
            topics: Vec<HelpTopic>,
            /// What was said before.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            from: Option<Box<RegionActorWords>>,
            /// What is said from then on.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            to: Option<Box<RegionActorWords>>,
        } = "region_actor.edited",
        /// It was taken off the map.
        Ended {
            /// Last day.
            #[serde(with = "crate::iso::date")]
            last: Date,
        } = "region_actor.ended",
    }
}
