//! What a municipality lets its motor or coordinator do for it: a standing consent, so that nobody asks each time.

use crate::access::Desk;
use crate::event::DelegationChange;
use crate::period::Period;
use crate::structure::Altered;
use crate::text::{Reason, closed_list};
use crate::{DelegationId, MunicipalityId};
use time::{Date, OffsetDateTime};

closed_list! {
    /// What a municipality can let others do for it.
    pub enum DelegatedTask {
        /// Withdraw its needs (KSF-R29).
        WithdrawNeeds = "withdraw_needs",
        /// Say that its need is the same as another's.
        MergeNeeds = "merge_needs",
        /// Answer research enquiries.
        AnswerInquiries = "answer_inquiries",
        /// Say that it takes part in an application.
        TakePartInApplications = "take_part_in_applications",
    }
}

impl DelegatedTask {
    /// What the policy asks about today. No other consent lets anybody do anything yet, so no other is asked for.
    pub const IN_USE: &'static [Self] = &[Self::WithdrawNeeds];
}

/// A standing consent as the policy knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delegated {
    /// What may be done.
    pub task: DelegatedTask,
    /// For whom.
    pub municipality: MunicipalityId,
    /// By whoever answers for this desk.
    pub to: Desk,
}

/// A standing consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// Its id.
    pub id: DelegationId,
    /// One more at each change.
    pub version: i32,
    /// What, for whom, by whom.
    pub delegated: Delegated,
    /// Its days.
    pub period: Period,
    /// When it was taken back.
    pub revoked_at: Option<OffsetDateTime>,
}

impl Delegation {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.revoked_at.is_none() && self.period.contains(day)
    }
    /// Whether it can be taken back: it holds, or will.
    pub fn can_end(&self, day: Date) -> bool {
        self.revoked_at.is_none() && self.period.until().is_none_or(|until| until > day)
    }
    /// Taken back at once. `None` when it is over already.
    pub fn end(
        mut self,
        reason: Option<Reason>,
        now: OffsetDateTime,
    ) -> Option<Altered<Self, DelegationChange>> {
        let day = crate::oslo::day(now);
        if !self.can_end(day) {
            return None;
        }
        self.version += 1;
        self.revoked_at = Some(now);
        let municipality = self.delegated.municipality;
        let ended = Altered::new(self, DelegationChange::Ended, day).because(reason);
        Some(ended.on_behalf_of(municipality))
    }
    /// Ends from a day on, with what it rests on: the municipality that gave it, or the cluster it was given to. One that
    /// was to begin later never does. `None` when it is over by then.
    pub fn end_from(
        mut self,
        from: Date,
        reason: Option<Reason>,
        now: OffsetDateTime,
    ) -> Option<Altered<Self, DelegationChange>> {
        if !self.can_end(from) {
            return None;
        }
        match Period::half_open(self.period.first_day(), Some(from)) {
            Ok(shorter) => self.period = shorter,
            Err(_) => self.revoked_at = Some(now),
        }
        self.version += 1;
        Some(Altered::new(self, DelegationChange::Ended, from).because(reason))
    }
}
