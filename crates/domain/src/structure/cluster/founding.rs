//! Founding a cluster, and what is said of it.

use super::{Cluster, ClusterAction, ClusterError, Outcome, StatusTerm, Successor};
use crate::event::ClusterChange;
use crate::register::{Ambition, ClusterBasis, ClusterStatus, FundingModel, ProposalStatus};
use crate::structure::{Altered, Timeline};
use crate::text::{Reason, StructureName, Theme};
use crate::{ClusterId, MunicipalityId, RegionId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

/// What is said of a cluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterFacts {
    /// What it is called.
    #[serde(rename = "title")]
    pub name: StructureName,
    /// What it builds on.
    pub basis: ClusterBasis,
    /// The existing cooperation it builds on.
    pub cooperation: Option<Uuid>,
    /// The common need it builds on.
    pub common_need: Option<Theme>,
    /// Who pays.
    pub funding_model: FundingModel,
    /// The coordinator's share of a post, percent.
    pub coordinator_percent: Option<i16>,
}

impl Cluster {
    /// A new initiative. The municipality that founds it is its first member, and drives it until it has a motor; so does
    /// what it becomes. What it will do in it, it says later.
    pub fn found(
        id: ClusterId,
        facts: ClusterFacts,
        region: Option<RegionId>,
        founder: Option<MunicipalityId>,
        successors: Vec<Successor>,
        from: Date,
        reason: Reason,
    ) -> Altered<Self, ClusterChange> {
        let mut cluster = Self {
            id,
            version: 0,
            facts: facts.clone(),
            region,
            confirmed: false,
            statuses: Timeline::default(),
            members: BTreeMap::new(),
            motors: Timeline::default(),
            agreements: Vec::new(),
            subclusters: Vec::new(),
            proposals: Vec::new(),
            successors,
        };
        let status = StatusTerm { status: ClusterStatus::Initiative, reason: reason.as_str().to_owned() };
        cluster.statuses.change(status, from);
        if let Some(founder) = founder {
            cluster.members.entry(founder).or_default().change(Ambition::Undecided, from);
        }
        let altered = cluster.altered(ClusterChange::Founded { facts, founder }, from).because(Some(reason));
        match founder {
            Some(founder) => altered.on_behalf_of(founder),
            None => altered,
        }
    }

    /// Changes what is said of it.
    ///
    /// # Errors
    /// [`ClusterError::WrongState`] unless it is open.
    pub fn describe(mut self, facts: ClusterFacts, today: Date) -> Outcome {
        self.open_on(today)?;
        let from = std::mem::replace(&mut self.facts, facts.clone());
        Ok(self.altered(ClusterChange::Described { from, to: facts }, today))
    }

    /// Takes it back before it has begun: it never was, and whoever was asked to take part is asked no more.
    ///
    /// # Errors
    /// [`ClusterError::WrongState`] when it has begun.
    pub fn take_back(mut self, reason: Reason, today: Date) -> Outcome {
        if !self.permits(ClusterAction::TakeBack, today) {
            return Err(ClusterError::WrongState(self.status_on(today)));
        }
        self.statuses = Timeline::default();
        self.members = BTreeMap::new();
        for proposal in self.proposals.iter_mut().filter(|p| p.is_open_on(today)) {
            proposal.close(ProposalStatus::Withdrawn, today);
        }
        Ok(self.altered(ClusterChange::TakenBack, today).because(Some(reason)))
    }

    /// KS confirms it as a cluster of KSF.
    ///
    /// # Errors
    /// [`ClusterError::AlreadyConfirmed`]; [`ClusterError::WrongState`] when it is not open.
    pub fn confirm(mut self, reason: Option<Reason>, today: Date) -> Outcome {
        self.open_on(today)?;
        if self.confirmed {
            return Err(ClusterError::AlreadyConfirmed);
        }
        self.confirmed = true;
        Ok(self.altered(ClusterChange::Confirmed, today).because(reason))
    }
}
