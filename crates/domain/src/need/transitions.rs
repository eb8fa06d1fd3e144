//! The transitions of a need. Each takes the need, and gives it back changed together with what the event says.

use super::{Classification, Need, NeedProcess, Reference, Wording, place};
use crate::access::policy::{NeedAction, level_above};
use crate::access::{Audience, Level, Visibility};
use crate::event::{NeedChange, NeedFacts};
use crate::rule::{Override, Refused, RuleId, settle};
use crate::text::Reason;
use crate::{ClusterId, RegionId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// A municipality's consent to publish its need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Whether the municipality's name is shown.
    pub with_name: bool,
}

/// The action does not exist from the present state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a need that is {process} cannot be {action}")]
pub struct WrongState {
    /// What was asked for.
    pub action: NeedAction,
    /// Where the need is.
    pub process: NeedProcess,
}

/// Why a transition was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NeedError {
    /// The action does not exist from the present state.
    #[error(transparent)]
    WrongState(#[from] WrongState),
    /// A rule stands in the way.
    #[error(transparent)]
    Refused(#[from] Refused),
}

/// A need after a transition, with what the event says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The need.
    pub need: Need,
    /// Who could see it before, where it existed for others.
    pub before: Option<Audience>,
    /// What happened.
    pub change: NeedChange,
    /// The reason given.
    pub reason: Option<Reason>,
    /// Rules set aside.
    pub overrides: Vec<Override>,
}

impl Need {
    /// Whether the action exists from the present state.
    pub const fn permits(&self, action: NeedAction) -> bool {
        use NeedProcess as P;
        match action {
            NeedAction::Read => true,
            NeedAction::Edit => matches!(self.process, P::Draft | P::Submitted),
            NeedAction::Discard | NeedAction::Submit => matches!(self.process, P::Draft),
            NeedAction::Classify => matches!(self.process, P::Draft) || self.process.is_open(),
            NeedAction::Qualify => matches!(self.process, P::Submitted),
            NeedAction::Reject => matches!(self.process, P::Submitted | P::Qualified),
            NeedAction::OpenToRegion => {
                matches!(self.process, P::Qualified)
                    && matches!(self.opened_to, Visibility::Cluster)
                    && self.region.is_some()
            }
            NeedAction::Lift => matches!(self.process, P::Qualified | P::LiftedRegion),
            NeedAction::Publish | NeedAction::Withdraw => self.process.is_open(),
            NeedAction::Unpublish => self.publication.is_some(),
        }
    }

    fn require(&self, action: NeedAction) -> Result<(), WrongState> {
        if self.permits(action) { Ok(()) } else { Err(WrongState { action, process: self.process }) }
    }

    fn changed(mut self, before: Option<Audience>, now: OffsetDateTime, change: NeedChange) -> Changed {
        self.version += 1;
        self.updated_at = now;
        Changed { need: self, before, change, reason: None, overrides: Vec::new() }
    }

    /// Changes the words or what the need concerns. A draft's saves write no event: the caller looks at
    /// [`Changed::before`], which is `None` for a private working copy.
    ///
    /// # Errors
    /// [`WrongState`] when the words are changed after somebody has decided on them, or the need has ended.
    pub fn edit(
        mut self,
        wording: Wording,
        classification: Classification,
        now: OffsetDateTime,
    ) -> Result<Changed, WrongState> {
        if wording != self.wording {
            self.require(NeedAction::Edit)?;
        }
        self.require(NeedAction::Classify)?;
        let before = (self.process != NeedProcess::Draft).then(|| self.audience());
        let from = NeedFacts::of(&self);
        self.wording = wording;
        self.classification = classification;
        let to = NeedFacts::of(&self);
        Ok(self.changed(before, now, NeedChange::Edited { from, to }))
    }

    /// Sends a draft in, to the place that [`place::destination`] found.
    ///
    /// # Errors
    /// [`WrongState`] unless it is a draft.
    pub fn submit(
        mut self,
        reference: Reference,
        cluster: Option<ClusterId>,
        region: Option<RegionId>,
        level: Level,
        now: OffsetDateTime,
    ) -> Result<Changed, WrongState> {
        self.require(NeedAction::Submit)?;
        self.process = NeedProcess::Submitted;
        self.reference = Some(reference.clone());
        self.cluster = cluster;
        self.region = region;
        self.held_by = level;
        self.opened_to = place::opened_by(level);
        self.submitted_at = Some(now);
        let facts = NeedFacts::of(&self);
        Ok(self.changed(None, now, NeedChange::Submitted { reference, held_by: level, facts }))
    }

    /// Accepts it as understandable, a knowledge need, and possible to rank.
    ///
    /// # Errors
    /// [`WrongState`] unless it is submitted.
    pub fn qualify(mut self, reason: Option<Reason>, now: OffsetDateTime) -> Result<Changed, WrongState> {
        self.require(NeedAction::Qualify)?;
        let before = self.audience();
        self.process = NeedProcess::Qualified;
        self.decision_reason.clone_from(&reason);
        Ok(Changed { reason, ..self.changed(Some(before), now, NeedChange::Qualified) })
    }

    /// Rejects it; it is internal again and no longer published.
    ///
    /// # Errors
    /// [`WrongState`] unless it is submitted or qualified.
    pub fn reject(mut self, reason: Reason, now: OffsetDateTime) -> Result<Changed, WrongState> {
        self.require(NeedAction::Reject)?;
        let before = self.audience();
        self.process = NeedProcess::Rejected;
        self.opened_to = Visibility::Internal;
        self.publication = None;
        self.decision_reason = Some(reason.clone());
        Ok(Changed { reason: Some(reason), ..self.changed(Some(before), now, NeedChange::Rejected) })
    }

    /// Opens a qualified need to the region while the cluster still holds it.
    ///
    /// # Errors
    /// [`WrongState`] unless it is qualified and open to the cluster only.
    pub fn open_to_region(
        mut self,
        reason: Option<Reason>,
        now: OffsetDateTime,
    ) -> Result<Changed, WrongState> {
        self.require(NeedAction::OpenToRegion)?;
        let before = self.audience();
        self.opened_to = Visibility::Region;
        Ok(Changed { reason, ..self.changed(Some(before), now, NeedChange::OpenedToRegion) })
    }

    /// Lifts it to the level above: cluster → region → nation. Where there is no region, straight to the nation.
    /// A need outside the theme is lifted only with a reason for that (KSF-R24).
    ///
    /// # Errors
    /// [`WrongState`] unless it is qualified or lifted to the region; [`Refused`] by KSF-R24.
    pub fn lift(
        mut self,
        reason: Reason,
        given: &[Override],
        now: OffsetDateTime,
    ) -> Result<Changed, NeedError> {
        self.require(NeedAction::Lift)?;
        let in_the_way = self.classification.outside_theme.then_some(RuleId::OutsideTheme.in_the_way());
        let overrides = settle(in_the_way.as_slice(), given)?;
        let before = self.audience();
        let to = level_above(self.held_by, self.region);
        self.held_by = to;
        self.process = match to {
            Level::Region | Level::Cluster => NeedProcess::LiftedRegion,
            Level::National => NeedProcess::LiftedNational,
        };
        self.opened_to = place::opened_by(to);
        self.decision_reason = Some(reason.clone());
        let changed = self.changed(Some(before), now, NeedChange::Lifted { to });
        Ok(Changed { reason: Some(reason), overrides, ..changed })
    }

    /// Records the municipality's consent to publish it, with or without its name.
    ///
    /// # Errors
    /// [`WrongState`] unless it is open.
    pub fn publish(mut self, publication: Publication, now: OffsetDateTime) -> Result<Changed, WrongState> {
        self.require(NeedAction::Publish)?;
        let before = self.audience();
        self.publication = Some(publication);
        let change = NeedChange::Published { with_name: publication.with_name };
        Ok(self.changed(Some(before), now, change))
    }

    /// Takes the consent back.
    ///
    /// # Errors
    /// [`WrongState`] unless it is published.
    pub fn unpublish(mut self, now: OffsetDateTime) -> Result<Changed, WrongState> {
        self.require(NeedAction::Unpublish)?;
        let before = self.audience();
        self.publication = None;
        Ok(self.changed(Some(before), now, NeedChange::Unpublished))
    }

    /// Withdraws it (KSF-R29 says who may); it is internal again, no longer published, and back with the level it was
    /// sent to, whose coordinator may have been the one to withdraw it.
    ///
    /// # Errors
    /// [`WrongState`] unless it is open.
    pub fn withdraw(mut self, reason: Option<Reason>, now: OffsetDateTime) -> Result<Changed, WrongState> {
        self.require(NeedAction::Withdraw)?;
        let before = self.audience();
        self.process = NeedProcess::Withdrawn;
        self.held_by = place::first_level(self.cluster, self.region);
        self.opened_to = Visibility::Internal;
        self.publication = None;
        self.decision_reason.clone_from(&reason);
        Ok(Changed { reason, ..self.changed(Some(before), now, NeedChange::Withdrawn) })
    }

    /// Withdrawn by somebody whom the municipality lets do that: it stays in sight of the desk that did it.
    ///
    /// # Errors
    /// [`WrongState`].
    pub fn withdraw_at(
        self,
        level: Level,
        reason: Option<Reason>,
        now: OffsetDateTime,
    ) -> Result<Changed, WrongState> {
        let mut changed = self.withdraw(reason, now)?;
        changed.need.held_by = level;
        Ok(changed)
    }
}
