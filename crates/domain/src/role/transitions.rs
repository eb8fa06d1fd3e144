//! The transitions of a role. Each takes the role, and gives it back changed together with what the event says.

use super::{RoleAnswer, RoleAssignment, RoleStatus};
use crate::UserId;
use crate::access::Role;
use crate::access::policy::RoleAction;
use crate::event::{GaveWay, RoleChange};
use crate::period::Period;
use crate::rule::Refused;
use crate::structure::{Altered, Term, Timeline};
use crate::text::{AgreedTask, Mandate, Reason};
use time::{Date, OffsetDateTime};

/// The action does not exist from where the role stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a role that is {status} permits no {action}")]
pub struct WrongRoleState {
    /// What was asked for.
    pub action: RoleAction,
    /// Where the role stands.
    pub status: RoleStatus,
}

/// Why a transition was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoleError {
    /// The action does not exist from where the role stands.
    #[error(transparent)]
    WrongState(#[from] WrongRoleState),
    /// A rule stands in the way.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// A day that makes no sense here, by the member of the request that gave it.
    #[error("{0} is not a day that makes sense here")]
    Day(&'static str),
    /// Something that must be said, by the member of the request.
    #[error("{0} must be given")]
    Missing(&'static str),
}

/// A changed role with what the event says, or why not.
pub(super) type Outcome = Result<Altered<RoleAssignment, RoleChange>, RoleError>;

impl RoleAssignment {
    /// A role as it is offered.
    ///
    /// # Errors
    /// [`RoleError`]: its last day has passed, or an evaluator would stay for ever.
    pub fn propose(self, day: Date) -> Outcome {
        if self.period.until().is_some_and(|until| until <= day) {
            return Err(RoleError::Day("/validTo"));
        }
        ends_where_it_must(self.role, self.period)?;
        let change = RoleChange::Proposed {
            role: self.role,
            holder: self.holder,
            replaces: self.replaces,
            ends_with_place: None,
        };
        let (from, reason) = (self.period.first_day(), self.reason.clone());
        Ok(Altered::new(self, change, from).because(reason))
    }

    /// The same on a place that ends from a day on, where it does: nobody holds a role on what is no more.
    ///
    /// # Errors
    /// [`RoleError`]: as before, or it would begin when the place is no more.
    pub fn propose_on(mut self, place_ends: Option<Date>, day: Date) -> Outcome {
        let longer = |end: &Date| self.period.until().is_none_or(|until| until > *end);
        let Some(end) = place_ends.filter(longer) else { return self.propose(day) };
        self.period = Period::half_open(self.period.first_day(), Some(end))
            .map_err(|_| RoleError::Day("/validFrom"))?;
        let mut altered = self.propose(day)?;
        if let RoleChange::Proposed { ends_with_place, .. } = &mut altered.change {
            *ends_with_place = altered.thing.period.last_day();
        }
        Ok(altered)
    }

    fn permitted(mut self, action: RoleAction, day: Date) -> Result<Self, WrongRoleState> {
        if self.permits(action, day) {
            self.version += 1;
            Ok(self)
        } else {
            Err(WrongRoleState { action, status: self.status_on(day) })
        }
    }

    /// The holder accepts. It holds from its first day, or from the day it is accepted where that is later: nobody has acted
    /// in it before.
    ///
    /// # Errors
    /// [`RoleError`].
    pub fn accept(self, day: Date) -> Outcome {
        let mut role = self.permitted(RoleAction::Accept, day)?;
        role.answer = RoleAnswer::Accepted;
        let from = role.period.first_day().max(day);
        role.period =
            Period::half_open(from, role.period.until()).map_err(|_| RoleError::Day("/validFrom"))?;
        Ok(Altered::new(role, RoleChange::Accepted, from))
    }

    /// The holder declines.
    ///
    /// # Errors
    /// [`RoleError`].
    pub fn decline(self, reason: Option<Reason>, day: Date) -> Outcome {
        let mut role = self.permitted(RoleAction::Decline, day)?;
        role.answer = RoleAnswer::Declined;
        Ok(Altered::new(role, RoleChange::Declined, day).because(reason))
    }

    /// Those who offered it take it back.
    ///
    /// # Errors
    /// [`RoleError`].
    pub fn withdraw(self, reason: Option<Reason>, day: Date) -> Outcome {
        let mut role = self.permitted(RoleAction::Withdraw, day)?;
        role.answer = RoleAnswer::Withdrawn;
        Ok(Altered::new(role, RoleChange::Withdrawn, day).because(reason))
    }

    /// Mandate and tasks are written anew.
    ///
    /// # Errors
    /// [`RoleError`].
    pub fn amend(self, mandate: Option<Mandate>, tasks: Vec<AgreedTask>, day: Date) -> Outcome {
        let mut role = self.permitted(RoleAction::Amend, day)?;
        let from = Box::new(role.words());
        (role.mandate, role.tasks) = (mandate, tasks);
        let to = Box::new(role.words());
        Ok(Altered::new(role, RoleChange::Described { from, to }, day))
    }

    /// Its last day becomes another, or none; never beyond its place, where that ends from a day on.
    ///
    /// # Errors
    /// [`RoleError`]: not a day that is past, nor none for an evaluator.
    pub fn change_end(self, last_day: Option<Date>, place_ends: Option<Date>, day: Date) -> Outcome {
        let mut role = self.permitted(RoleAction::ChangeEnd, day)?;
        let last_day = [last_day, place_ends.and_then(Date::previous_day)].into_iter().flatten().min();
        if last_day.is_some_and(|last| last < day) {
            return Err(RoleError::Day("/validTo"));
        }
        let from = role.period.last_day();
        role.period =
            Period::inclusive(role.period.first_day(), last_day).map_err(|_| RoleError::Day("/validTo"))?;
        ends_where_it_must(role.role, role.period)?;
        Ok(Altered::new(role, RoleChange::EndChanged { from, to: last_day }, day))
    }

    /// It ends after a last day, which may have passed.
    ///
    /// # Errors
    /// [`RoleError`]: the day must lie in the role's own.
    pub fn end_after(self, last_day: Date, reason: Option<Reason>, day: Date) -> Outcome {
        let mut role = self.permitted(RoleAction::End, day)?;
        if role.period.last_day().is_some_and(|planned| last_day > planned) {
            return Err(RoleError::Day("/lastDay"));
        }
        role.period = Period::inclusive(role.period.first_day(), Some(last_day))
            .map_err(|_| RoleError::Day("/lastDay"))?;
        let until = role.period.until().unwrap_or(last_day);
        Ok(Altered::new(role, RoleChange::Ended { last_day: Some(last_day), gave_way: None }, until)
            .because(reason))
    }

    /// It ends at once.
    ///
    /// # Errors
    /// [`RoleError`].
    pub fn end_at_once(self, reason: Option<Reason>, now: OffsetDateTime) -> Outcome {
        let day = crate::oslo::day(now);
        let mut role = self.permitted(RoleAction::End, day)?;
        role.revoked_at = Some(now);
        Ok(Altered::new(role, RoleChange::Ended { last_day: None, gave_way: None }, day).because(reason))
    }

    /// It gives way to the one that takes over on a day: the day before is its last.
    ///
    /// # Errors
    /// [`RoleError`]: the one that takes over must begin later than it did.
    pub fn give_way(mut self, from: Date) -> Outcome {
        self.period = Period::half_open(self.period.first_day(), Some(from))
            .map_err(|_| RoleError::Day("/validFrom"))?;
        self.version += 1;
        let last_day = self.period.last_day();
        Ok(Altered::new(self, RoleChange::Ended { last_day, gave_way: None }, from))
    }

    /// It gives way to another on the other's first day, and remembers how long it was to last.
    ///
    /// # Errors
    /// [`RoleError`]: the other must begin later than it did.
    pub fn give_way_to(self, other: &Self) -> Outcome {
        let gave_way = Some(GaveWay { to: other.id, last_day: self.period.last_day() });
        let mut altered = self.give_way(other.period.first_day())?;
        let last_day = altered.thing.period.last_day();
        altered.change = RoleChange::Ended { last_day, gave_way };
        Ok(altered)
    }

    /// What it gave way to never begins: it lasts as long as it was to, or until a day on which yet another has it.
    ///
    /// # Errors
    /// [`RoleError`]: no day is left.
    pub fn take_back(mut self, until: Option<Date>, day: Date) -> Outcome {
        let from = self.period.last_day();
        self.period =
            Period::half_open(self.period.first_day(), until).map_err(|_| RoleError::Day("/validTo"))?;
        self.version += 1;
        let to = self.period.last_day();
        Ok(Altered::new(self, RoleChange::EndChanged { from, to }, day))
    }

    /// The holder will be away, with or without a deputy.
    ///
    /// # Errors
    /// [`RoleError`]: days that have passed, or that another absence has.
    pub fn add_absence(self, period: Period, deputy: Option<UserId>, day: Date) -> Outcome {
        let mut role = self.permitted(RoleAction::CreateAbsence, day)?;
        if period.until().is_some_and(|until| until <= day) {
            return Err(RoleError::Day("/validTo"));
        }
        let mut terms = role.absences.terms().to_vec();
        terms.push(Term { value: deputy, period });
        role.absences = Timeline::of(terms).map_err(|_| RoleError::Day("/validFrom"))?;
        let from = period.first_day();
        Ok(Altered::new(role, RoleChange::AbsenceAdded { deputy }, from))
    }

    /// The holder is back; or does not go, where the next absence has not begun.
    ///
    /// # Errors
    /// [`RoleError`].
    pub fn end_absence(self, day: Date) -> Outcome {
        let mut role = self.permitted(RoleAction::EndAbsence, day)?;
        let next = role.absences.terms().iter().map(|term| term.period.first_day()).find(|from| *from > day);
        let from = if role.absences.on(day).is_some() { day } else { next.unwrap_or(day) };
        role.absences.end(from);
        Ok(Altered::new(role, RoleChange::AbsenceEnded, day))
    }
}

impl RoleAssignment {
    /// Whoever was named deputy is not, from a day on: the holder is away without one, and the level above stands in.
    ///
    /// # Errors
    /// [`RoleError`].
    pub fn decline_deputyship(self, deputy: UserId, day: Date) -> Outcome {
        let mut role = self.permitted(RoleAction::DeclineDeputyship, day)?;
        let mut terms = Vec::new();
        for term in role.absences.terms() {
            let (first, until) = (term.period.first_day(), term.period.until());
            if term.value != Some(deputy) || until.is_some_and(|until| until <= day) {
                terms.push(term.clone());
                continue;
            }
            let before = Period::half_open(first, Some(day));
            terms.extend(before.ok().map(|period| Term { value: term.value, period }));
            let after = Period::half_open(first.max(day), until);
            terms.extend(after.ok().map(|period| Term { value: None, period }));
        }
        role.absences = Timeline::of(terms).map_err(|_| RoleError::Day("/validFrom"))?;
        Ok(Altered::new(role, RoleChange::DeputyDeclined { deputy }, day))
    }
}

/// Whoever evaluates KSF from outside does so for a time.
fn ends_where_it_must(role: Role, period: Period) -> Result<(), RoleError> {
    if role == Role::ExternalEvaluator && period.until().is_none() {
        return Err(RoleError::Missing("/validTo"));
    }
    Ok(())
}
