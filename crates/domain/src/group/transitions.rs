//! What can happen to a group or network.

use super::{Group, Membership, Nature, Party};
use crate::MembershipId;
use crate::event::{GroupChange, GroupField, GroupWords};
use crate::period::Period;
use crate::structure::Altered;
use crate::text::GroupName;
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
    /// A network is handed over to a municipality that is in it on each day it keeps it going.
    #[error("a network is kept going by a municipality that is in it")]
    CoordinatorOutside,
    /// Whoever takes over is in the network on each day it keeps it going.
    #[error("whoever takes over is in the network")]
    SuccessorOutside,
    /// A network is left and handed over before it ends.
    #[error("the network lasts no longer than that day")]
    EndsThen,
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

pub(super) type Changed = Result<Altered<Group, GroupChange>, GroupError>;

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
            // Who keeps it going has days of its own.
            Nature::Network { theme, need, .. } => (words.theme, words.need) = (Some(theme.clone()), *need),
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
            Nature::Network { theme, need, .. } => {
                *theme = words.theme.unwrap_or_else(|| theme.clone());
                *need = words.need;
            }
        }
    }

    /// It, as a new one. Each term that goes on as what a municipality becomes gets an id of its own.
    ///
    /// # Errors
    /// [`GroupError::NeedsEnd`]; [`GroupError::BeginsBefore`] where one in it is not there yet.
    pub fn made(mut self, new_id: &dyn Fn() -> MembershipId) -> Changed {
        self.ends_where_it_must()?;
        for member in &self.members {
            self.begins_when_there(member)?;
        }
        self.pass_on(new_id);
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

    /// Says something else of itself. Terms end with it at the latest; a network's members are in it until then, also where
    /// it lasts longer than it was to.
    ///
    /// # Errors
    /// Where it is over, or a term would lie outside.
    pub fn edit(mut self, edit: GroupEdit, day: Date, new_id: &dyn Fn() -> MembershipId) -> Changed {
        if self.is_over(day) {
            return Err(GroupError::Over);
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
        let before = self.period.until();
        (self.name, self.nature, self.period) = (edit.name, edit.nature, edit.period);
        self.ends_where_it_must()?;
        if self.period.until() > before && matches!(self.nature, Nature::Network { .. }) {
            let until = self.period.until();
            for member in self.members.iter_mut().filter(|member| member.period.until() == before) {
                // Longer than it was: never empty.
                member.period = Period::half_open(member.period.first_day(), until).unwrap_or(member.period);
            }
            self.pass_on(new_id);
        }
        self.keep_going_throughout();
        for member in &self.members {
            inside(member.period, self.period)?;
        }
        self.version += 1;
        let change =
            GroupChange::Edited { fields, from: Some(Box::new(from)), to: Some(Box::new(self.words())) };
        Ok(Altered::new(self, change, day))
    }

    /// Gives a party a term. Where the term has no end it ends with the group; that of a municipality which becomes another
    /// goes on as that.
    ///
    /// # Errors
    /// Where it is over, the term lies outside, or the party has one already or is not there yet.
    pub fn add(mut self, mut member: Membership, day: Date, new_id: &dyn Fn() -> MembershipId) -> Changed {
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
        self.begins_when_there(&member)?;
        let taken = |other: &Membership| other.party == member.party && overlap(other.period, member.period);
        if self.members.iter().any(taken) {
            return Err(GroupError::Overlap);
        }
        let (membership, party, role) = (member.id, member.party, member.role);
        let from = member.period.first_day();
        self.members.push(member);
        self.pass_on(new_id);
        let last = self.members.iter().find(|m| m.id == membership).and_then(|m| m.period.last_day());
        self.version += 1;
        let change = GroupChange::MemberAdded { membership, party, role, from, last };
        Ok(Altered::new(self, change, from))
    }

    /// A municipality that is yet to come has no term before its first day.
    fn begins_when_there(&self, member: &Membership) -> Result<(), GroupError> {
        let from = member.period.first_day();
        let later = |s: &crate::structure::Successor| {
            Party::Municipality(s.municipality) == member.party && s.on > from
        };
        if self.successors.iter().any(later) { Err(GroupError::BeginsBefore) } else { Ok(()) }
    }

    /// Ends a term. One that has not begun is taken back by a last day before its first. Whoever is out before becoming
    /// another is not back as that.
    ///
    /// # Errors
    /// Where there is no such term, or the day does not fit.
    pub fn end(mut self, membership: MembershipId, last: Date, day: Date) -> Changed {
        let index = self.members.iter().position(|member| member.id == membership);
        let member =
            index.and_then(|index| self.members.get_mut(index)).ok_or(GroupError::NoSuchMembership)?;
        let (party, before) = (member.party, member.period);
        if before.until().is_some_and(|until| until <= day || last >= until) {
            return Err(GroupError::LastDay);
        }
        match Period::inclusive(before.first_day(), Some(last)) {
            Ok(shorter) => member.period = shorter,
            Err(_) if before.first_day() > day => {
                self.members.retain(|member| member.id != membership);
            }
            Err(_) => return Err(GroupError::LastDay),
        }
        let after = last.next_day().unwrap_or(last);
        if before.last_day() == Some(last) {
            self.stay_out(membership, after)?;
        }
        self.leave_behind(party, after, before.until());
        self.version += 1;
        Ok(Altered::new(self, GroupChange::MemberEnded { membership, last }, after))
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
        self.keep_going_throughout();
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
