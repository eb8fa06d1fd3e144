//! Where a cluster stands: initiative → being established → established ↔ dormant → closed.

use super::{Cluster, ClusterAction, ClusterError, KnownOfMembers, Outcome, StatusTerm};
use crate::event::ClusterChange;
use crate::period::Period;
use crate::register::{ClusterStatus, ProposalStatus};
use crate::rule::{InTheWay, Override, RuleId, settle};
use crate::text::Reason;
use time::Date;

impl Cluster {
    /// Begins to establish it.
    ///
    /// # Errors
    /// [`ClusterError::WrongState`] unless it is an initiative on that day.
    pub fn begin(self, from: Date, reason: Reason) -> Outcome {
        self.turn(ClusterAction::Begin, ClusterStatus::Establishing, from, reason, Vec::new())
    }

    /// Establishes it, also after a rest: with an agreement that all have signed (KSF-R10), one motor without a gap
    /// (KSF-R08) and a contact in each municipality (KSF-R11). Fewer than five members (KSF-R07), or members that are not
    /// anchored (KSF-R15), take a reason.
    ///
    /// # Errors
    /// [`ClusterError`].
    pub fn establish(
        self,
        from: Date,
        reason: Reason,
        known: &KnownOfMembers,
        given: &[Override],
    ) -> Outcome {
        if !self.permits(ClusterAction::Establish, from) {
            return Err(ClusterError::WrongState(self.status_on(from)));
        }
        self.keep_motors_inside()?;
        let members = self.members_on(from);
        let rules: [(bool, InTheWay); 5] = [
            (!self.agreed_by_all(from), RuleId::SignedAgreement.in_the_way()),
            (self.motors.first_gap(Period::since(from)).is_some(), RuleId::OneMotor.in_the_way()),
            (!members.is_subset(&known.with_contact), RuleId::MemberNamesContact.hard()),
            (self.below_five(from), RuleId::FiveMembers.in_the_way()),
            (!members.is_subset(&known.anchored), RuleId::Anchored.in_the_way()),
        ];
        let in_the_way: Vec<InTheWay> =
            rules.into_iter().filter(|(broken, _)| *broken).map(|(_, rule)| rule).collect();
        let overrides = settle(&in_the_way, given)?;
        self.turn(ClusterAction::Establish, ClusterStatus::Established, from, reason, overrides)
    }

    /// Lets it rest.
    ///
    /// # Errors
    /// [`ClusterError::WrongState`] unless it is established on that day.
    pub fn rest(self, from: Date, reason: Reason) -> Outcome {
        self.turn(ClusterAction::Rest, ClusterStatus::Dormant, from, reason, Vec::new())
    }

    /// Closes it: memberships, motor, subclusters, agreements and open proposals end with it, from its day.
    ///
    /// # Errors
    /// [`ClusterError::WrongState`] unless it is open on that day.
    pub fn close(mut self, from: Date, reason: Reason) -> Outcome {
        self.open_on(from)?;
        for line in self.members.values_mut() {
            line.end_for_good(from);
        }
        self.members.retain(|_, line| !line.terms().is_empty());
        self.motors.end_for_good(from);
        self.end_subclusters(from);
        self.end_agreements(from);
        for proposal in self.proposals.iter_mut().filter(|p| p.is_open_on(from)) {
            proposal.close(ProposalStatus::Withdrawn, from);
        }
        self.turn(ClusterAction::Close, ClusterStatus::Closed, from, reason, Vec::new())
    }

    /// Gives it another status from a day on. What was planned for later falls away: it was planned from another status.
    fn turn(
        mut self,
        action: ClusterAction,
        to: ClusterStatus,
        from: Date,
        reason: Reason,
        overrides: Vec<Override>,
    ) -> Outcome {
        // Once it is to close, what rests on it has ended from that day: there is nothing to go on with.
        let closes = self.closes_on().is_some_and(|day| day > from);
        if action != ClusterAction::Close && closes {
            return Err(ClusterError::Closing);
        }
        if action != ClusterAction::Close && !self.permits(action, from) {
            return Err(ClusterError::WrongState(self.status_on(from)));
        }
        let before = self.status_on(from);
        self.statuses.end_for_good(from);
        self.statuses.change(StatusTerm { status: to, reason: reason.as_str().to_owned() }, from);
        Ok(self
            .altered(ClusterChange::StatusChanged { from: before, to }, from)
            .because(Some(reason))
            .despite(overrides))
    }
}
