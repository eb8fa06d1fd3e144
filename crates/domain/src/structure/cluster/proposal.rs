//! What municipalities are asked to agree to: to be a member, or that another drives the cluster. Whoever is concerned
//! answers; with the last yes it happens, in the same breath.

use super::{AS_A_RULE, Cluster, ClusterError, KnownOfMembers, MotorTerm, Outcome, Successor};
use crate::event::ClusterChange;
use crate::register::{Ambition, ProposalStatus};
use crate::rule::{Override, Refused, RuleId, settle};
use crate::structure::{Timeline, Voice, succession};
use crate::text::{DecisionReference, Reason};
use crate::{MunicipalityId, ProposalId};
use serde::{Deserialize, Serialize};
use time::Date;

/// What is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Proposed {
    /// That a municipality becomes a member.
    Membership {
        /// The municipality.
        municipality: MunicipalityId,
        /// What it would do.
        ambition: Ambition,
    },
    /// That a municipality becomes the motor.
    Motor {
        /// The municipality.
        municipality: MunicipalityId,
    },
}

impl Proposed {
    /// The municipality it is about.
    pub const fn municipality(self) -> MunicipalityId {
        match self {
            Self::Membership { municipality, .. } | Self::Motor { municipality } => municipality,
        }
    }
    /// The same of another municipality.
    pub(super) fn of(self, other: impl Fn(MunicipalityId) -> MunicipalityId) -> Self {
        match self {
            Self::Membership { municipality, ambition } => {
                Self::Membership { municipality: other(municipality), ambition }
            }
            Self::Motor { municipality } => Self::Motor { municipality: other(municipality) },
        }
    }
}

/// A municipality's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether it agrees.
    pub yes: bool,
    /// The day it was written down.
    pub on: Date,
    /// Where the municipality's own decision is found.
    pub reference: Option<DecisionReference>,
    /// Whether another wrote it down.
    pub written_down: bool,
    /// Why, where it said no.
    pub reason: Option<Reason>,
}

/// What somebody who speaks for a municipality says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// Whether it agrees.
    pub yes: bool,
    /// How that came to be known.
    pub voice: Voice,
    /// Why.
    pub reason: Option<Reason>,
}

/// A municipality that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// Its answer, once given.
    pub answer: Option<Answer>,
}

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// What is proposed.
    pub proposed: Proposed,
    /// The day it would be valid from.
    pub from: Date,
    /// Why.
    pub reason: Option<Reason>,
    /// Rules set aside by whoever proposed it.
    pub overrides: Vec<Override>,
    /// The day it was proposed.
    pub proposed_on: Date,
    /// Where it stands.
    pub status: ProposalStatus,
    /// The day from which it is no longer open, once that is known: a cluster that is to close closes it then.
    pub closed_on: Option<Date>,
    /// Who is asked.
    pub consents: Vec<Consent>,
}

impl Proposal {
    /// Where it stood on a day; `None` before it was made.
    pub fn status_on(&self, day: Date) -> Option<ProposalStatus> {
        if day < self.proposed_on {
            None
        } else if self.is_open_on(day) {
            Some(ProposalStatus::Open)
        } else {
            Some(self.status)
        }
    }
    /// Whether somebody has still to answer on a day.
    pub fn is_open_on(&self, day: Date) -> bool {
        self.closed_on.is_none_or(|closed| day < closed)
    }
    /// It is over from a day on.
    pub(super) const fn close(&mut self, status: ProposalStatus, from: Date) {
        self.status = status;
        self.closed_on = Some(from);
    }
    /// Whether a municipality has still to answer on a day.
    pub fn awaits(&self, municipality: MunicipalityId, day: Date) -> bool {
        self.is_open_on(day)
            && self.consents.iter().any(|c| c.municipality == municipality && c.answer.is_none())
    }
}

impl Cluster {
    /// Invites a municipality. One outside the cluster's region takes a reason (KSF-R12), unless the cluster builds on a
    /// common need.
    ///
    /// # Errors
    /// [`ClusterError`].
    #[expect(clippy::too_many_arguments, reason = "each is a fact of its own")]
    pub fn invite(
        mut self,
        id: ProposalId,
        municipality: MunicipalityId,
        ambition: Ambition,
        from: Date,
        reason: Option<Reason>,
        known: &KnownOfMembers,
        given: &[Override],
        today: Date,
    ) -> Outcome {
        self.open_on(self.once_begun(today))?;
        self.open_on(from)?;
        let asked = |p: &Proposal| {
            p.is_open_on(today)
                && matches!(p.proposed, Proposed::Membership { municipality: m, .. } if m == municipality)
        };
        let member = self.members.get(&municipality).is_some_and(|line| line.runs_from(from));
        if member || self.proposals.iter().any(asked) {
            return Err(ClusterError::AlreadyMember);
        }
        let far = !known.near.contains(&municipality) && self.facts.common_need.is_none();
        let overrides = settle(far.then_some(RuleId::Nearness.in_the_way()).as_slice(), given)?;
        let proposed = Proposed::Membership { municipality, ambition };
        self.propose(id, proposed, from, reason.clone(), overrides.clone(), today, vec![municipality]);
        Ok(self
            .altered(ClusterChange::Proposed { proposal: id, proposed }, from)
            .because(reason)
            .despite(overrides))
    }

    /// Proposes another motor (KSF-R08): the new one, and the one that drives the cluster on that day, have to agree; where
    /// none does yet, all that joined to drive it. For one that is yet to come, those it is made of answer.
    ///
    /// # Errors
    /// [`ClusterError`].
    pub fn propose_motor(
        mut self,
        id: ProposalId,
        municipality: MunicipalityId,
        from: Date,
        reason: Reason,
        today: Date,
    ) -> Outcome {
        self.open_on(from)?;
        if let Some(proposed) = self.proposed_motor(today) {
            return Err(ClusterError::MotorProposed(proposed));
        }
        let present = self.motor_on(from);
        if present == Some(municipality) {
            return Err(ClusterError::AlreadyMotor);
        }
        if !self.has_member(municipality, from) {
            return Err(Refused::by(RuleId::OneMotor).into());
        }
        let others = present.map_or_else(|| self.joined_to_drive(from), |motor| vec![motor]);
        let mut concerned: Vec<MunicipalityId> = Vec::new();
        for one in std::iter::once(municipality).chain(others).flat_map(|one| self.there_is_now(one, today)) {
            if !concerned.contains(&one) {
                concerned.push(one);
            }
        }
        let proposed = Proposed::Motor { municipality };
        self.propose(id, proposed, from, Some(reason.clone()), Vec::new(), today, concerned);
        Ok(self.altered(ClusterChange::Proposed { proposal: id, proposed }, from).because(Some(reason)))
    }

    /// Who answers on a day for a municipality: itself, or what it is to be made of while it is yet to come. Of those it is
    /// the members that are asked, where any is one.
    fn there_is_now(&self, municipality: MunicipalityId, day: Date) -> Vec<MunicipalityId> {
        let Some(s) = self.successors.iter().find(|s| s.municipality == municipality && s.on > day) else {
            return vec![municipality];
        };
        let all: Vec<_> = s.from.iter().flat_map(|from| self.there_is_now(*from, day)).collect();
        let members: Vec<_> = all.iter().copied().filter(|id| self.has_member(*id, day)).collect();
        if members.is_empty() { all } else { members }
    }

    /// The day from which those asked are no more, and a new council is asked anew.
    fn asked_until(&self, concerned: &[MunicipalityId], today: Date) -> Option<Date> {
        let becomes = |s: &&Successor| {
            !s.same_place && s.on > today && s.from.iter().any(|from| concerned.contains(from))
        };
        self.successors.iter().find(becomes).map(|s| s.on)
    }

    /// The municipality that is proposed as motor, where not all have answered on a day.
    pub(super) fn proposed_motor(&self, day: Date) -> Option<MunicipalityId> {
        self.proposals.iter().filter(|p| p.is_open_on(day)).find_map(|p| match p.proposed {
            Proposed::Motor { municipality } => Some(municipality),
            Proposed::Membership { .. } => None,
        })
    }

    #[expect(clippy::too_many_arguments, reason = "each is a fact of its own")]
    fn propose(
        &mut self,
        id: ProposalId,
        proposed: Proposed,
        from: Date,
        reason: Option<Reason>,
        overrides: Vec<Override>,
        proposed_on: Date,
        concerned: Vec<MunicipalityId>,
    ) {
        let until = self.asked_until(&concerned, proposed_on);
        let consents =
            concerned.into_iter().map(|municipality| Consent { municipality, answer: None }).collect();
        // Taken back from then on, as what was proposed before the change was known.
        let status = if until.is_some() { ProposalStatus::Withdrawn } else { ProposalStatus::Open };
        self.proposals.push(Proposal {
            id,
            proposed,
            from,
            reason,
            overrides,
            proposed_on,
            status,
            closed_on: until,
            consents,
        });
    }

    /// Writes a municipality's answer down. With a no it is over; with the last yes it happens, from its day. A municipality
    /// that becomes a member without an R&D contact gives a reason (KSF-R11).
    ///
    /// # Errors
    /// [`ClusterError`].
    pub fn answer(
        mut self,
        id: ProposalId,
        said: Said,
        known: &KnownOfMembers,
        given: &[Override],
        today: Date,
    ) -> Outcome {
        self.open_on(self.once_begun(today))?;
        // A municipality that has become another is not there to answer.
        let there = self.became(said.municipality, today) == [said.municipality];
        let proposal = self.proposals.iter_mut().find(|p| p.id == id).ok_or(ClusterError::NoSuchPart)?;
        let open = there && proposal.is_open_on(today);
        let consent = proposal
            .consents
            .iter_mut()
            .find(|c| open && c.municipality == said.municipality && c.answer.is_none())
            .ok_or(ClusterError::NotAsked)?;
        let reason = said.reason.clone();
        let Voice { reference, written_down } = said.voice;
        consent.answer =
            Some(Answer { yes: said.yes, on: today, reference, written_down, reason: said.reason });
        let (proposed, from) = (proposal.proposed, proposal.from);
        let (change, overrides) = if !said.yes {
            proposal.close(ProposalStatus::Declined, today);
            (ClusterChange::Declined { proposal: id, proposed }, Vec::new())
        } else if proposal.consents.iter().any(|c| c.answer.is_none()) {
            (ClusterChange::Consented { proposal: id, proposed }, Vec::new())
        } else {
            proposal.close(ProposalStatus::Accepted, today);
            let why = proposal.reason.clone();
            self.happen(proposed, from, why.as_ref(), known, given)?
        };
        Ok(self.altered(change, from).because(reason).despite(overrides).on_behalf_of(said.municipality))
    }

    /// Does what all have agreed to.
    fn happen(
        &mut self,
        proposed: Proposed,
        from: Date,
        why: Option<&Reason>,
        known: &KnownOfMembers,
        given: &[Override],
    ) -> Result<(ClusterChange, Vec<Override>), ClusterError> {
        match proposed {
            Proposed::Membership { municipality, ambition } => {
                self.open_on(from)?;
                let without = !known.with_contact.contains(&municipality);
                let rule = without.then_some(RuleId::MemberNamesContact.in_the_way());
                let overrides = settle(rule.as_slice(), given)?;
                // Asked under one number, answered under the next: from the day that was asked about, in one go.
                let place = self.same_place_on(municipality, from);
                let closes = self.closes_on();
                let line = self.members.entry(place).or_default();
                line.change(ambition, from);
                // Whoever joins while it is to close is in it until then.
                if let Some(day) = closes {
                    line.end_for_good(day);
                }
                Ok((ClusterChange::Joined { municipality, ambition }, overrides))
            }
            Proposed::Motor { municipality } => {
                self.open_on(from)?;
                let before = self.motor_on(from);
                let reason = why.map(|reason| reason.as_str().to_owned()).unwrap_or_default();
                let place = self.same_place_on(municipality, from);
                // It drives the cluster instead of whoever would have, also instead of what that one is to become.
                let line =
                    before.map(|id| succession::line(&self.successors, id, Date::MAX)).unwrap_or_default();
                let goes_on = |motors: &Timeline<MotorTerm>, day: &Date| {
                    let began =
                        self.successors.iter().any(|s| s.on == *day && line.contains(&s.municipality));
                    began && motors.on(*day).is_some_and(|motor| line.contains(&motor.municipality))
                };
                let mut day = Some(from);
                while let Some(first) = day {
                    let until = self.motors.term_on(first).and_then(|term| term.period.until());
                    let (municipality, reason) = (place, reason.clone());
                    self.motors.change(MotorTerm { municipality, reason }, first);
                    day = until.filter(|until| goes_on(&self.motors, until));
                }
                self.motors.join(|one, next| one.municipality == next.municipality);
                self.pass_on();
                self.keep_motors_inside()?;
                Ok((ClusterChange::MotorChanged { from: before, to: municipality }, Vec::new()))
            }
        }
    }

    /// Takes a proposal back.
    ///
    /// # Errors
    /// [`ClusterError::NoSuchPart`]; [`ClusterError::NotAsked`] when it is over.
    pub fn withdraw_proposal(mut self, id: ProposalId, reason: Option<Reason>, today: Date) -> Outcome {
        let proposal = self.proposals.iter_mut().find(|p| p.id == id).ok_or(ClusterError::NoSuchPart)?;
        if !proposal.is_open_on(today) {
            return Err(ClusterError::NotAsked);
        }
        proposal.close(ProposalStatus::Withdrawn, today);
        let proposed = proposal.proposed;
        Ok(self.altered(ClusterChange::Withdrawn { proposal: id, proposed }, today).because(reason))
    }

    /// Whether fewer would be left than there are as a rule (KSF-R07).
    pub(super) fn below_five(&self, day: Date) -> bool {
        self.members_on(day).len() < AS_A_RULE
    }
}
