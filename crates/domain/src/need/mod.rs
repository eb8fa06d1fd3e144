//! The knowledge need (kunnskapsbehov): what a municipality needs to know, and its way through KSF.

mod lists;
mod place;
mod query;
mod record;
mod transitions;

#[cfg(test)]
mod tests;

pub use lists::{AffectedGroup, Channel, NeedAnswer, NeedProcess, ServiceArea, Urgency, UrgencyKind};
pub use place::{ChooseCluster, destination};
pub use query::{NeedLevel, NeedOrder, NeedQuery, NeedSort};
pub use record::{ClusterName, Holder, MunicipalityName, NeedRecord, RegionName};
pub use transitions::{Changed, NeedError, Publication, WrongState};

use crate::access::{Audience, Level, Visibility};
use crate::language::ContentLanguage;
use crate::text::{NeedProblem, NeedTitle, Reason, WhoAffected};
use crate::{ClusterId, MunicipalityId, NeedId, RegionId, UserId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// The short reference people say on the phone, `KB-2026-0042`. Given when the need is submitted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(pub String);

impl Reference {
    /// The reference of the `number`th need of a year.
    pub fn new(year: i32, number: u32) -> Self {
        Self(format!("KB-{year}-{number:04}"))
    }
}

/// The municipality's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The language it is written in.
    pub language: ContentLanguage,
    /// What they need to know.
    pub title: NeedTitle,
    /// What the problem is today.
    pub problem: NeedProblem,
}

/// What the need concerns; may be filled in later, also by a coordinator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// Service area.
    pub service_area: Option<ServiceArea>,
    /// Who it concerns, in the municipality's own words.
    pub who_affected: Option<WhoAffected>,
    /// Who it concerns, by the fixed list.
    #[serde(default)]
    pub affected_groups: Vec<AffectedGroup>,
    /// When an answer is needed.
    pub urgency: Option<Urgency>,
    /// Outside the 2024–2028 theme of sustainable health and care (KSF-R24): kept, but flagged.
    #[serde(default)]
    pub outside_theme: bool,
}

/// A knowledge need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// One more at each save.
    pub version: i32,
    /// Given at submission.
    pub reference: Option<Reference>,
    /// The municipality's own words.
    pub wording: Wording,
    /// What it concerns.
    pub classification: Classification,
    /// The municipalities it comes from; at least one, the first registered it.
    pub originators: Vec<MunicipalityId>,
    /// How it came in.
    pub channel: Channel,
    /// Where it is in the process.
    pub process: NeedProcess,
    /// Whether it has been answered.
    pub answer: NeedAnswer,
    /// The cluster it was sent to.
    pub cluster: Option<ClusterId>,
    /// The region of its municipality when it was sent in.
    pub region: Option<RegionId>,
    /// The level that holds it.
    pub held_by: Level,
    /// How far its level opens it.
    pub opened_to: Visibility,
    /// The municipality's consent to publish it.
    pub publication: Option<Publication>,
    /// Why it was rejected, lifted or withdrawn; the latest decision's reason.
    pub decision_reason: Option<Reason>,
    /// Who registered it.
    pub created_by: Option<UserId>,
    /// When it was first saved.
    pub created_at: OffsetDateTime,
    /// When it was last changed.
    pub updated_at: OffsetDateTime,
    /// When it was sent in.
    pub submitted_at: Option<OffsetDateTime>,
}

impl Need {
    /// A new draft for one municipality.
    pub fn draft(
        id: NeedId,
        municipality: MunicipalityId,
        wording: Wording,
        classification: Classification,
        channel: Channel,
        created_by: Option<UserId>,
        now: OffsetDateTime,
    ) -> Self {
        Self {
            id,
            version: 1,
            reference: None,
            wording,
            classification,
            originators: vec![municipality],
            channel,
            process: NeedProcess::Draft,
            answer: NeedAnswer::Unanswered,
            cluster: None,
            region: None,
            held_by: Level::Cluster,
            opened_to: Visibility::Internal,
            publication: None,
            decision_reason: None,
            created_by,
            created_at: now,
            updated_at: now,
            submitted_at: None,
        }
    }

    /// How far it is open: public by consent, else as its level opened it.
    pub const fn visibility(&self) -> Visibility {
        if self.publication.is_some() { Visibility::Public } else { self.opened_to }
    }

    /// Whether it is published without the municipality's name.
    pub fn is_nameless(&self) -> bool {
        self.publication.is_some_and(|p| !p.with_name)
    }

    /// What decides who sees it.
    pub fn audience(&self) -> Audience {
        Audience {
            visibility: self.visibility(),
            private: self.process == NeedProcess::Draft,
            municipalities: self.originators.clone(),
            cluster: self.cluster,
            region: self.region,
            held_by: self.held_by,
            author: self.created_by,
        }
    }
}
