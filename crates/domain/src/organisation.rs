//! Organisations that KSF works with, and each region's map of what they can help with.

use crate::event::{
    OrganisationChange, OrganisationField, OrganisationWords, RegionActorChange, RegionActorWords,
};
use crate::period::Period;
use crate::register::OrganisationKind;
use crate::structure::{Altered, Timeline};
use crate::text::{HttpsLink, Note, Office, OrganisationName, closed_list};
use crate::{MunicipalityId, OrganisationId, RegionActorId, RegionId};
use serde::{Deserialize, Serialize};
use time::Date;

closed_list! {
    /// What an organisation can help a region's municipalities with.
    pub enum HelpTopic {
        /// Taking part in research, as a partner.
        ResearchPartner = "research_partner",
        /// Turning a need into something that can be researched.
        NeedToQuestion = "need_to_question",
        /// Summaries of what is known.
        EvidenceSummaries = "evidence_summaries",
        /// Methods and tools.
        Methods = "methods",
        /// Data and statistics.
        Data = "data",
        /// Evaluation and accompanying research.
        Evaluation = "evaluation",
        /// Students, placements and master's theses.
        Students = "students",
        /// Shared posts and PhDs.
        SharedPosts = "shared_posts",
        /// Calls, applications and money.
        Funding = "funding",
        /// Taking knowledge into use.
        Implementation = "implementation",
        /// Spreading knowledge.
        Dissemination = "dissemination",
        /// The voice of users and next of kin.
        UserInvolvement = "user_involvement",
        /// Innovation and procurement.
        Innovation = "innovation",
        /// Guidance on law and national policy.
        Guidance = "guidance",
    }
}

closed_list! {
    /// What can be done to an organisation.
    pub enum OrganisationAction {
        /// Change what is said of it.
        Edit = "edit",
        /// Say that it is no longer active.
        End = "end",
        /// Say that it is active again.
        Reactivate = "reactivate",
    }
}

/// What a register could know of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Name.
    #[serde(rename = "title")]
    pub name: OrganisationName,
    /// English name.
    #[serde(rename = "title_en")]
    pub name_en: Option<OrganisationName>,
    /// Short name.
    #[serde(rename = "short_title")]
    pub short_name: Option<OrganisationName>,
    /// What kind.
    pub kind: OrganisationKind,
    /// What kind, in words, where it is another.
    pub kind_text: Option<OrganisationName>,
    /// Organisation number.
    pub organisation_number: Option<String>,
    /// Where it is.
    pub municipality: Option<MunicipalityId>,
    /// Website.
    pub website: Option<HttpsLink>,
}

/// What people add to it, whoever it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// What it does, for a municipality that does not know it.
    pub description: Option<Note>,
    /// The office to turn to.
    pub contact_office: Option<Office>,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// One more at each change.
    pub version: i32,
    /// Its facts; `None` where they are a register's, which people do not change.
    pub facts: Option<Facts>,
    /// What people have added.
    pub addition: Addition,
    /// When it is not active.
    pub closures: Timeline<()>,
}

/// Why something cannot be done to an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationError {
    /// It is in that state already.
    #[error("it is so already")]
    AlreadySo,
}

type Changed = Result<Altered<Organisation, OrganisationChange>, OrganisationError>;

impl Organisation {
    /// Whether it is active on a day.
    pub fn is_active(&self, day: Date) -> bool {
        self.closures.on(day).is_none()
    }
    /// Whether an action exists from how it is on a day.
    pub fn permits(&self, action: OrganisationAction, day: Date) -> bool {
        match action {
            OrganisationAction::Edit => true,
            OrganisationAction::End => self.is_active(day),
            OrganisationAction::Reactivate => !self.is_active(day),
        }
    }
    /// What is said of it.
    pub fn words(&self) -> OrganisationWords {
        OrganisationWords { facts: self.facts.clone(), addition: self.addition.clone() }
    }
    /// Something else is said of it. Facts are taken where they are its own, never a register's.
    pub fn edit(
        mut self,
        facts: Option<Facts>,
        addition: Addition,
        day: Date,
    ) -> Altered<Self, OrganisationChange> {
        let from = self.words();
        let mut fields = Vec::new();
        let facts = if self.facts.is_some() { facts } else { None };
        if facts.is_some() && facts != self.facts {
            self.facts = facts;
            fields.push(OrganisationField::Facts);
        }
        if addition != self.addition {
            self.addition = addition;
            fields.push(OrganisationField::Addition);
        }
        self.version += 1;
        let change = OrganisationChange::Edited {
            fields,
            from: Some(Box::new(from)),
            to: Some(Box::new(self.words())),
        };
        Altered::new(self, change, day)
    }
    /// It is active until a day.
    ///
    /// # Errors
    /// Where it is not active on that day.
    pub fn end(mut self, last: Date) -> Changed {
        let from = last.next_day().unwrap_or(last);
        if !self.is_active(last) || !self.is_active(from) {
            return Err(OrganisationError::AlreadySo);
        }
        self.closures.change((), from);
        self.version += 1;
        Ok(Altered::new(self, OrganisationChange::Ended { last }, from))
    }
    /// It is active again from a day.
    ///
    /// # Errors
    /// Where it is active on that day.
    pub fn reactivate(mut self, from: Date) -> Changed {
        if self.is_active(from) {
            return Err(OrganisationError::AlreadySo);
        }
        self.closures.end(from);
        self.version += 1;
        Ok(Altered::new(self, OrganisationChange::Reactivated { from }, from))
    }
}

/// What an organisation can help a region with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionActor {
    /// Its id.
    pub id: RegionActorId,
    /// One more at each change.
    pub version: i32,
    /// The region.
    pub region: RegionId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it can help with, by the fixed list.
    pub topics: Vec<HelpTopic>,
    /// The same in words.
    pub help: Option<Note>,
    /// The office to turn to; never a person.
    pub contact_office: Option<Office>,
    /// Since when, and until.
    pub period: Period,
}

/// The line of the map has ended already, or the day does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the last day does not fit")]
pub struct LastDayDoesNotFit;

impl RegionActor {
    /// Whether it had ended on a day.
    pub fn is_over(&self, day: Date) -> bool {
        self.period.until().is_some_and(|until| until <= day)
    }
    /// It, put on the map.
    pub fn added(self) -> Altered<Self, RegionActorChange> {
        let (from, organisation, topics) = (self.period.first_day(), self.organisation, self.topics.clone());
        Altered::new(self, RegionActorChange::Added { organisation, topics }, from)
    }
    /// Something else is said of it.
    pub fn edit(
        mut self,
        topics: Vec<HelpTopic>,
        help: Option<Note>,
        contact_office: Option<Office>,
        day: Date,
    ) -> Altered<Self, RegionActorChange> {
        let from = Some(Box::new(self.words()));
        self.saying(RegionActorWords { topics: topics.clone(), help, contact_office });
        self.version += 1;
        let to = Some(Box::new(self.words()));
        Altered::new(self, RegionActorChange::Edited { topics, from, to }, day)
    }
    /// What is said of it.
    pub fn words(&self) -> RegionActorWords {
        let Self { topics, help, contact_office, .. } = self.clone();
        RegionActorWords { topics, help, contact_office }
    }
    /// Has it say something.
    pub fn saying(&mut self, words: RegionActorWords) {
        (self.topics, self.help, self.contact_office) = (words.topics, words.help, words.contact_office);
    }
    /// Takes it off the map.
    ///
    /// # Errors
    /// [`LastDayDoesNotFit`].
    pub fn end(mut self, last: Date) -> Result<Altered<Self, RegionActorChange>, LastDayDoesNotFit> {
        if self.period.last_day().is_some_and(|now| last > now) {
            return Err(LastDayDoesNotFit);
        }
        self.period =
            Period::inclusive(self.period.first_day(), Some(last)).map_err(|_| LastDayDoesNotFit)?;
        self.version += 1;
        let after = last.next_day().unwrap_or(last);
        Ok(Altered::new(self, RegionActorChange::Ended { last }, after))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    const TODAY: Date = date!(2026 - 01 - 15);

    fn of_register() -> Organisation {
        Organisation {
            id: OrganisationId(Uuid::from_u128(1)),
            version: 1,
            facts: None,
            addition: Addition::default(),
            closures: Timeline::default(),
        }
    }

    #[test]
    fn a_registers_facts_are_not_changed_by_people_who_may_add_to_them() {
        let facts = Facts {
            name: OrganisationName::parse("Noko anna").unwrap(),
            name_en: None,
            short_name: None,
            kind: OrganisationKind::University,
            kind_text: None,
            organisation_number: None,
            municipality: None,
            website: None,
        };
        let addition = Addition {
            contact_office: Some(Office::parse("Forskingsavdelinga").unwrap()),
            ..Addition::default()
        };
        let edited = of_register().edit(Some(facts), addition.clone(), TODAY);
        assert_eq!((edited.thing.facts, edited.thing.addition), (None, addition));
        assert!(
            matches!(&edited.change, OrganisationChange::Edited { fields, .. } if *fields == [OrganisationField::Addition])
        );
    }

    #[test]
    fn an_organisation_ends_and_comes_back_once_each() {
        let ended = of_register().end(TODAY).unwrap();
        assert_eq!(ended.effective_on, date!(2026 - 01 - 16));
        assert!(ended.thing.is_active(TODAY) && !ended.thing.is_active(date!(2026 - 01 - 16)));
        assert_eq!(ended.thing.clone().end(date!(2026 - 02 - 01)).unwrap_err(), OrganisationError::AlreadySo);
        let back = ended.thing.reactivate(date!(2026 - 03 - 01)).unwrap().thing;
        assert!(!back.is_active(date!(2026 - 02 - 28)) && back.is_active(date!(2026 - 03 - 01)));
        assert_eq!(back.reactivate(date!(2026 - 03 - 01)).unwrap_err(), OrganisationError::AlreadySo);
    }
}
