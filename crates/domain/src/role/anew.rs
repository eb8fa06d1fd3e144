//! A role on a municipality or county that is no more, offered anew for what that became (decision 0015).

use super::transitions::Outcome;
use super::{RoleAnswer, RoleAssignment};
use crate::RoleAssignmentId;
use crate::access::Scope;
use crate::period::Period;
use crate::structure::Term;
use crate::text::{DecidedBy, Reason};
use time::{Date, OffsetDateTime};

impl RoleAssignment {
    /// It ends with its place: the day before what that becomes begins. One that was to begin later never does.
    ///
    /// # Errors
    /// [`super::RoleError`]: it is not held.
    pub fn end_with_place(self, successor_from: Date, now: OffsetDateTime) -> Outcome {
        if self.period.first_day() < successor_from {
            self.give_way(successor_from)
        } else {
            self.end_at_once(None, now)
        }
    }

    /// The same role as it is offered to its holder on what its place became, with mandate, tasks and the absences
    /// that are left. `None` where nothing of its days is left.
    #[must_use]
    pub fn anew(
        &self,
        id: RoleAssignmentId,
        scope: Scope,
        from: Date,
        decided_by: DecidedBy,
        reason: Option<Reason>,
    ) -> Option<Self> {
        let left = |period: Period| Period::half_open(period.first_day().max(from), period.until()).ok();
        let mut absences = Vec::new();
        for term in self.absences.terms() {
            absences.extend(left(term.period).map(|period| Term { value: term.value, period }));
        }
        Some(Self {
            id,
            version: 1,
            scope,
            period: left(self.period)?,
            answer: RoleAnswer::Proposed,
            decided_by,
            reason,
            replaces: None,
            revoked_at: None,
            absences: crate::structure::Timeline::of(absences).ok()?,
            ..self.clone()
        })
    }
}
