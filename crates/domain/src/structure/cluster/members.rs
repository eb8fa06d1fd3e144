//! Members: leaving, and how much one has said one will do.

use super::{Cluster, ClusterError, MotorTerm, Outcome};
use crate::MunicipalityId;
use crate::event::ClusterChange;
use crate::register::{Ambition, ClusterStatus, MemberPart};
use crate::rule::{Override, Refused, RuleId, settle};
use crate::structure::Term;
use crate::text::Reason;
use time::Date;

impl Cluster {
    /// A municipality leaves from a day. The motor stays until another drives the cluster (KSF-R08); where fewer than five
    /// would be left of an established cluster, it takes a reason (KSF-R07). An agreement that everyone left has signed is in
    /// force from then on.
    ///
    /// # Errors
    /// [`ClusterError`].
    pub fn leave(
        mut self,
        municipality: MunicipalityId,
        from: Date,
        reason: Reason,
        given: &[Override],
    ) -> Outcome {
        let status = self.open_on(from)?;
        let line = self.members.get_mut(&municipality).ok_or(ClusterError::NotAMember)?;
        if line.on(from).is_none() {
            return Err(ClusterError::NotAMember);
        }
        line.end_for_good(from);
        if line.terms().is_empty() {
            self.members.remove(&municipality);
        }
        for subcluster in &mut self.subclusters {
            subcluster.leave(municipality, from);
        }
        self.leave_behind(municipality, from);
        self.keep_motors_inside()?;
        let few = status == ClusterStatus::Established && self.below_five(from);
        let overrides = settle(few.then_some(RuleId::FiveMembers.in_the_way()).as_slice(), given)?;
        // Nobody is left to wait for where all others have signed.
        let agreements = self.put_in_force_when_whole(None, from);
        Ok(self
            .altered(ClusterChange::Left { municipality, agreements }, from)
            .because(Some(reason))
            .despite(overrides)
            .on_behalf_of(municipality))
    }

    /// A member says how much it will do from a day on.
    ///
    /// # Errors
    /// [`ClusterError`].
    pub fn set_ambition(mut self, municipality: MunicipalityId, ambition: Ambition, from: Date) -> Outcome {
        self.open_on(from)?;
        let line = self.members.get_mut(&municipality).ok_or(ClusterError::NotAMember)?;
        if line.on(from).is_none() {
            return Err(ClusterError::NotAMember);
        }
        line.change(ambition, from);
        self.say_on(municipality, ambition, from);
        Ok(self
            .altered(ClusterChange::AmbitionChanged { municipality, ambition }, from)
            .on_behalf_of(municipality))
    }

    /// What a member does on a day; `None` for one that is no member then.
    pub fn part_on(&self, municipality: MunicipalityId, day: Date) -> Option<MemberPart> {
        let line = self.members.get(&municipality)?;
        let said = *line.on(day)?;
        // Since it said so without a break, however often the term is cut.
        let mut said_on = line.term_on(day)?.period.first_day();
        while let Some(before) = said_on.previous_day().and_then(|day| line.term_on(day))
            && before.value == said
        {
            said_on = before.period.first_day();
        }
        let drove = |term: &Term<MotorTerm>| {
            term.value.municipality == municipality
                && term.period.until().is_some_and(|until| until > said_on && until <= day)
        };
        let has_driven = self.motors.terms().iter().any(drove);
        Some(MemberPart::of(said, self.motor_on(day) == Some(municipality), has_driven))
    }

    /// KSF-R08: whoever drives the cluster is a member of it on every day of the term.
    pub(super) fn keep_motors_inside(&self) -> Result<(), ClusterError> {
        let inside = self.motors.terms().iter().all(|term| {
            self.members
                .get(&term.value.municipality)
                .is_some_and(|line| line.first_gap(term.period).is_none())
        });
        if inside { Ok(()) } else { Err(Refused::by(RuleId::OneMotor).into()) }
    }
}
