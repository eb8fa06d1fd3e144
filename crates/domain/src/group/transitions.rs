//! What can happen to a group or network.

use super::{Group, Membership, Nature, Party};
use crate::event::{GroupChange, GroupField, GroupWords};
use crate::period::Period;
use crate::structure::Altered;
use crate::text::GroupName;
use crate::{MembershipId, MunicipalityId};
use time::Date;

/// Why something cannot be done to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GroupError {
    /// It has ended.
    #[error("it has ended")]
    Over,
    /// A term must not begin before the group.
    #[error("the term begins before the group")]
    BeginsBefore,
    /// A term must not end after the group.
    #[error("the term ends after the group")]
    EndsAfter,
    /// The party has a term there already.
    #[error("the party has a term at that time")]
    Overlap,
    /// No such term.
    #[error("no such term")]
    NoSuchMembership,
    /// The last day does not fit.
    #[error("the last day does not fit")]
    LastDay,
    /// A network without an end.
    #[error("a network has an end")]
    NeedsEnd,
    /// A network is handed over to a municipality that is in it.
    #[error("a network is kept going by a municipality that is in it")]
    CoordinatorOutside,
    /// Whoever takes over is in the network.
    #[error("whoever takes over is in the network")]
    SuccessorOutside,
    /// Whoever keeps a network going leaves it when another has taken over.
    #[error("the municipality that keeps the network going leaves when another has taken over")]
    KeepsItGoing,
    /// Only municipalities and clusters are in networks.
    #[error("networks have municipalities and clusters alone")]
    WrongParty,
}

/// What a group says of itself, after an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupEdit {
    /// What it is called.
    pub name: GroupName,
    /// What kind of thing it is.
    pub nature: Nature,
    /// How long it lasts.
    pub period: Period,
}

type Changed = Result<Altered<Group, GroupChange>, GroupError>;

impl Group {
    /// What it says of itself.
    pub fn words(&self) -> GroupWords {
        let mut words = GroupWords {
            name: self.name.clone(),
            mandate: None,
            mandate_link: None,
            arena: None,
            theme: None,
            need: None,
            coordinator: None,
        };
        match &self.nature {
            Nature::Standing { mandate, mandate_link, arena, .. } => {
                (words.mandate, words.mandate_link) = (mandate.clone(), mandate_link.clone());
                words.arena = *arena;
            }
            Nature::Network { theme, need, coordinator } => {
                words.theme = Some(theme.clone());
                (words.need, words.coordinator) = (*need, Some(*coordinator));
            }
        }
        words
    }

    /// It, as it was when it said something else of itself.
    pub fn saying(&mut self, words: GroupWords) {
        self.name = words.name;
        match &mut self.nature {
            Nature::Standing { mandate, mandate_link, arena, .. } => {
                (*mandate, *mandate_link, *arena) = (words.mandate, words.mandate_link, words.arena);
            }
            Nature::Network { theme, need, coordinator } => {
                *theme = words.theme.unwrap_or_else(|| theme.clone());
                *need = words.need;
                *coordinator = words.coordinator.unwrap_or(*coordinator);
            }
        }
    }

    /// It, as a new one.
    ///
    /// # Errors
    /// [`GroupError::NeedsEnd`].
    pub fn made(self) -> Changed {
        self.ends_where_it_must()?;
        let change = GroupChange::Created {
            nature: self.nature.code().to_owned(),
            from: self.period.first_day(),
            last: self.period.last_day(),
        };
        let from = self.period.first_day();
        Ok(Altered::new(self, change, from))
    }

    fn ends_where_it_must(&self) -> Result<(), GroupError> {
        match (&self.nature, self.period.until()) {
            (Nature::Network { .. }, None) => Err(GroupError::NeedsEnd),
            (Nature::Network { .. } | Nature::Standing { .. }, _) => Ok(()),
        }
    }

    /// Says something else of itself. Terms end with it at the latest.
    ///
    /// # Errors
    /// Where it is over, or a term would lie outside.
    pub fn edit(mut self, edit: GroupEdit, day: Date) -> Changed {
        if self.is_over(day) {
            return Err(GroupError::Over);
        }
        // Nobody is put in charge without having joined.
        if let (Nature::Network { coordinator: now, .. }, Nature::Network { coordinator: next, .. }) =
            (&self.nature, &edit.nature)
            && now != next
            && self.member_on(Party::Municipality(*next), day).is_none()
        {
            return Err(GroupError::CoordinatorOutside);
        }
        let from = self.words();
        let mut fields = Vec::new();
        if edit.name != self.name {
            fields.push(GroupField::Title);
        }
        if edit.nature != self.nature {
            fields.push(GroupField::Purpose);
        }
        if edit.period != self.period {
            fields.push(GroupField::Period);
        }
        (self.name, self.nature, self.period) = (edit.name, edit.nature, edit.period);
        self.ends_where_it_must()?;
        for member in &self.members {
            inside(member.period, self.period)?;
        }
        self.version += 1;
        let change =
            GroupChange::Edited { fields, from: Some(Box::new(from)), to: Some(Box::new(self.words())) };
        Ok(Altered::new(self, change, day))
    }

    /// Gives a party a term. Where the term has no end it ends with the group.
    ///
    /// # Errors
    /// Where it is over, the term lies outside, or the party has one already.
    pub fn add(mut self, mut member: Membership, day: Date) -> Changed {
        if self.is_over(day) {
            return Err(GroupError::Over);
        }
        let fits = match (&self.nature, member.party) {
            (Nature::Network { .. }, Party::Person(_) | Party::Organisation(_)) => false,
            (Nature::Network { .. }, Party::Municipality(_) | Party::Cluster(_))
            | (Nature::Standing { .. }, _) => true,
        };
        if !fits {
            return Err(GroupError::WrongParty);
        }
        if member.period.until().is_none() {
            member.period = Period::half_open(member.period.first_day(), self.period.until())
                .map_err(|_| GroupError::EndsAfter)?;
        }
        inside(member.period, self.period)?;
        if self
            .members
            .iter()
            .any(|other| other.party == member.party && overlap(other.period, member.period))
        {
            return Err(GroupError::Overlap);
        }
        let change = GroupChange::MemberAdded {
            membership: member.id,
            party: member.party,
            role: member.role,
            from: member.period.first_day(),
            last: member.period.last_day(),
        };
        let from = member.period.first_day();
        self.members.push(member);
        self.version += 1;
        Ok(Altered::new(self, change, from))
    }

    /// Ends a term. One that has not begun is taken back by a last day before its first.
    ///
    /// # Errors
    /// Where there is no such term, or the day does not fit.
    pub fn end(mut self, membership: MembershipId, last: Date, day: Date) -> Changed {
        let index = self.members.iter().position(|member| member.id == membership);
        let member =
            index.and_then(|index| self.members.get_mut(index)).ok_or(GroupError::NoSuchMembership)?;
        if member.period.until().is_some_and(|until| until <= day || last >= until) {
            return Err(GroupError::LastDay);
        }
        match Period::inclusive(member.period.first_day(), Some(last)) {
            Ok(shorter) => member.period = shorter,
            Err(_) if member.period.first_day() > day => {
                self.members.retain(|member| member.id != membership);
            }
            Err(_) => return Err(GroupError::LastDay),
        }
        self.version += 1;
        let after = last.next_day().unwrap_or(last);
        Ok(Altered::new(self, GroupChange::MemberEnded { membership, last }, after))
    }

    /// Whether a party's term is that of the municipality that keeps the network going.
    pub fn keeps_going(&self, membership: MembershipId) -> bool {
        let party = self.members.iter().find(|member| member.id == membership).map(|member| member.party);
        matches!(self.nature, Nature::Network { coordinator, .. } if party == Some(Party::Municipality(coordinator)))
    }

    /// Has another member of a network keep it going from the day on.
    ///
    /// # Errors
    /// [`GroupError::KeepsItGoing`] where that is who keeps it going already, [`GroupError::SuccessorOutside`] where that
    /// one is not in it.
    pub fn hand_over(self, next: MunicipalityId, day: Date) -> Changed {
        let Nature::Network { theme, need, coordinator } = self.nature.clone() else {
            return Err(GroupError::KeepsItGoing);
        };
        if coordinator == next {
            return Err(GroupError::KeepsItGoing);
        }
        if self.member_on(Party::Municipality(next), day).is_none() {
            return Err(GroupError::SuccessorOutside);
        }
        let nature = Nature::Network { theme, need, coordinator: next };
        let edit = GroupEdit { name: self.name.clone(), nature, period: self.period };
        self.edit(edit, day)
    }

    /// Ends a party's term in a network.
    ///
    /// # Errors
    /// As [`Group::end`]; [`GroupError::KeepsItGoing`] for the one that keeps it going, until another does.
    pub fn leave(self, membership: MembershipId, last: Date, day: Date) -> Changed {
        if self.keeps_going(membership) {
            return Err(GroupError::KeepsItGoing);
        }
        self.end(membership, last, day)
    }

    /// Closes it, with every term in it.
    ///
    /// # Errors
    /// Where it is over, or the day does not fit.
    pub fn close(mut self, last: Date, day: Date) -> Changed {
        if self.is_over(day) {
            return Err(GroupError::Over);
        }
        if self.period.last_day().is_some_and(|now| last > now) {
            return Err(GroupError::LastDay);
        }
        self.period =
            Period::inclusive(self.period.first_day(), Some(last)).map_err(|_| GroupError::LastDay)?;
        let until = self.period.until();
        self.members.retain(|member| until.is_none_or(|until| member.period.first_day() < until));
        for member in &mut self.members {
            if let (Some(until), true) = (until, inside(member.period, self.period).is_err())
                && let Ok(shorter) = Period::half_open(member.period.first_day(), Some(until))
            {
                member.period = shorter;
            }
        }
        self.version += 1;
        let after = last.next_day().unwrap_or(last);
        Ok(Altered::new(self, GroupChange::Closed { last }, after))
    }
}

fn inside(inner: Period, outer: Period) -> Result<(), GroupError> {
    let ends = match (inner.until(), outer.until()) {
        (_, None) => true,
        (Some(inner), Some(outer)) => inner <= outer,
        (None, Some(_)) => false,
    };
    if inner.first_day() < outer.first_day() {
        Err(GroupError::BeginsBefore)
    } else if ends {
        Ok(())
    } else {
        Err(GroupError::EndsAfter)
    }
}

fn overlap(one: Period, other: Period) -> bool {
    one.contains(other.first_day()) || other.contains(one.first_day())
}
