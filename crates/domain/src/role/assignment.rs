//! A role somebody was offered or holds.

use crate::access::policy::RoleAction;
use crate::access::{Role, Scope};
use crate::event::RoleWords;
use crate::period::Period;
use crate::structure::{Term, Timeline};
use crate::text::{AgreedTask, DecidedBy, Mandate, Reason, closed_list};
use crate::{RoleAssignmentId, UserId};
use time::{Date, OffsetDateTime};

closed_list! {
    /// What was answered to the proposal of a role.
    pub enum RoleAnswer {
        /// Nothing yet.
        Proposed = "proposed",
        /// The holder accepted.
        Accepted = "accepted",
        /// The holder declined.
        Declined = "declined",
        /// Taken back before it was answered.
        Withdrawn = "withdrawn",
    }
}

closed_list! {
    /// Where a role stands on a day.
    pub enum RoleStatus {
        /// Offered, not answered.
        Proposed = "proposed",
        /// Accepted; its first day has not come.
        Confirmed = "confirmed",
        /// Held.
        Active = "active",
        /// Over: its last day has passed, or it was ended at once.
        Ended = "ended",
        /// Declined by the one it was offered to.
        Declined = "declined",
        /// Taken back before it was answered.
        Withdrawn = "withdrawn",
    }
}

/// A role somebody was offered or holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleAssignment {
    /// Its id.
    pub id: RoleAssignmentId,
    /// One more at each change.
    pub version: i32,
    /// Whom it was offered to.
    pub holder: UserId,
    /// The role.
    pub role: Role,
    /// On what.
    pub scope: Scope,
    /// Its days.
    pub period: Period,
    /// What was answered.
    pub answer: RoleAnswer,
    /// Who decided it.
    pub decided_by: DecidedBy,
    /// Why it was given.
    pub reason: Option<Reason>,
    /// What it is meant to do.
    pub mandate: Option<Mandate>,
    /// What is agreed to belong to it.
    pub tasks: Vec<AgreedTask>,
    /// The role it takes over from on its first day.
    pub replaces: Option<RoleAssignmentId>,
    /// When it ended, where it ended at once.
    pub revoked_at: Option<OffsetDateTime>,
    /// When the holder is away, and who is deputy meanwhile.
    pub absences: Timeline<Option<UserId>>,
}

impl RoleAssignment {
    /// Where it stands on a day.
    pub fn status_on(&self, day: Date) -> RoleStatus {
        match self.answer {
            RoleAnswer::Proposed => RoleStatus::Proposed,
            RoleAnswer::Declined => RoleStatus::Declined,
            RoleAnswer::Withdrawn => RoleStatus::Withdrawn,
            RoleAnswer::Accepted => {
                let revoked = self.revoked_at.is_some_and(|at| crate::oslo::day(at) <= day);
                if revoked || self.is_over(day) {
                    RoleStatus::Ended
                } else if day < self.period.first_day() {
                    RoleStatus::Confirmed
                } else {
                    RoleStatus::Active
                }
            }
        }
    }
    fn is_over(&self, day: Date) -> bool {
        self.period.until().is_some_and(|until| until <= day)
    }
    /// The last day, also where it ended at once.
    pub fn last_day(&self) -> Option<Date> {
        let revoked = self.revoked_at.map(|at| crate::oslo::day(at).max(self.period.first_day()));
        match (self.period.last_day(), revoked) {
            (Some(planned), Some(revoked)) => Some(planned.min(revoked)),
            (planned, revoked) => planned.or(revoked),
        }
    }
    /// Whether it ended before it began.
    pub fn never_began(&self) -> bool {
        self.revoked_at.is_some_and(|at| crate::oslo::day(at) < self.period.first_day())
    }
    /// What is said of it.
    pub fn words(&self) -> RoleWords {
        RoleWords { mandate: self.mandate.clone(), tasks: self.tasks.clone() }
    }
    /// Has it say something.
    pub fn saying(&mut self, words: RoleWords) {
        (self.mandate, self.tasks) = (words.mandate, words.tasks);
    }
    /// The absence that runs on a day: its deputy, if there is one.
    pub fn away_on(&self, day: Date) -> Option<Option<UserId>> {
        self.absences.on(day).copied()
    }
    /// Who is deputy on a day or later.
    pub fn deputies_from(&self, day: Date) -> Vec<UserId> {
        let runs = |term: &&Term<Option<UserId>>| term.period.until().is_none_or(|until| day < until);
        self.absences.terms().iter().filter(runs).filter_map(|term| term.value).collect()
    }
    /// Whether an action exists from where it stands on a day.
    pub fn permits(&self, action: RoleAction, day: Date) -> bool {
        let status = self.status_on(day);
        let held = matches!(status, RoleStatus::Confirmed | RoleStatus::Active);
        match action {
            RoleAction::Accept => status == RoleStatus::Proposed && !self.is_over(day),
            RoleAction::Decline | RoleAction::Withdraw => status == RoleStatus::Proposed,
            RoleAction::Amend | RoleAction::ChangeEnd => held || status == RoleStatus::Proposed,
            RoleAction::End | RoleAction::CreateAbsence => held,
            RoleAction::EndAbsence => held && self.absences.runs_from(day),
            RoleAction::DeclineDeputyship => held && !self.deputies_from(day).is_empty(),
        }
    }
}
