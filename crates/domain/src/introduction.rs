//! The introduction programme for new coordinators: what the plan asks of the role, as steps to have been through.

use crate::access::policy::{Place, Who};
use crate::access::{Actor, Audience, Level, Role, Visibility};
use crate::event::IntroductionChange;
use crate::structure::Altered;
use crate::text::closed_list;
use crate::{ClusterId, RegionId, RoleAssignmentId, UserId};
use std::collections::BTreeMap;
use time::Date;

closed_list! {
    /// A step of the introduction programme.
    pub enum IntroductionStep {
        /// Read what KSF is, and what each level does.
        KnowKsf = "know_ksf",
        /// Talk the mandate and the tasks through with one's leader.
        AgreeMandate = "agree_mandate",
        /// Meet the coordinator or the office above.
        MeetLevelAbove = "meet_level_above",
        /// See that every member names an R&D contact, and meet them.
        MeetContacts = "meet_contacts",
        /// Read the agreement and see what is missing.
        ReadAgreement = "read_agreement",
        /// Go through the needs that lie there.
        GoThroughNeeds = "go_through_needs",
        /// See that research enquiries are answered and shared out.
        HandleInquiries = "handle_inquiries",
        /// Learn where calls are announced and how a stance is taken.
        FollowCalls = "follow_calls",
        /// Meet the research organisations and other actors of the region.
        MeetActors = "meet_actors",
        /// Support the clusters, and those that might become one.
        SupportClusters = "support_clusters",
        /// See what is known already before anything is researched.
        UseWhatIsKnown = "use_what_is_known",
        /// Put the fixed meetings and the report into one's calendar.
        PlanTheYear = "plan_the_year",
    }
}

closed_list! {
    /// What can be done to an introduction programme.
    pub enum IntroductionAction {
        /// See how far it has come.
        Read = "read",
        /// Say that a step is done, or is not.
        Complete = "complete",
    }
}

impl IntroductionStep {
    /// Whether a role has the step.
    pub const fn is_for(self, role: Role) -> bool {
        let cluster = !matches!(self, Self::SupportClusters | Self::MeetActors);
        let region = !matches!(self, Self::HandleInquiries | Self::MeetContacts);
        match role {
            Role::ClusterCoordinator => cluster,
            Role::RegionalCoordinator => region,
            Role::National
            | Role::NationalAnalyst
            | Role::RdContact
            | Role::RdContactShared
            | Role::Researcher
            | Role::SystemAdmin
            | Role::KsDepartment
            | Role::KsRegionalOffice
            | Role::Fhi
            | Role::CountyAuthority
            | Role::CountyGovernor
            | Role::ExternalEvaluator => false,
        }
    }
    /// The steps of a role, in the order to take them.
    pub fn of(role: Role) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |step| step.is_for(role))
    }
}

/// One coordinator's way through the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// The role it belongs to.
    pub id: RoleAssignmentId,
    /// One more at each change; 0 before the first.
    pub version: i32,
    /// Who holds the role.
    pub holder: UserId,
    /// The role.
    pub role: Role,
    /// The cluster, for its coordinator.
    pub cluster: Option<ClusterId>,
    /// The region it lies in, or is.
    pub region: Option<RegionId>,
    /// What is done, and when.
    pub done: BTreeMap<IntroductionStep, Date>,
}

/// Why a step cannot be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IntroductionError {
    /// The role does not have the step.
    #[error("the role does not have this step")]
    NotForRole,
    /// It is marked so already.
    #[error("it is so already")]
    AlreadySo,
}

type Changed = Result<Altered<Introduction, IntroductionChange>, IntroductionError>;

impl Introduction {
    /// Who sees it besides its holder: the level above, and the nation.
    fn above(&self) -> (Who, Place) {
        match (self.role, self.region) {
            (Role::ClusterCoordinator, Some(region)) => {
                (Who::Region, Place { region: Some(region), ..Place::default() })
            }
            _ => (Who::Nation, Place::default()),
        }
    }
    /// Whether the actor sees it.
    pub fn seen_by(&self, actor: &Actor) -> bool {
        let (who, place) = self.above();
        let above =
            crate::access::policy::check(actor, crate::access::policy::Request::At(who, &place)).is_ok();
        self.is_of(actor) || above
    }
    /// Who sees what happens in it: the level above. It tells of a role, and is no municipality's affair.
    pub fn audience(&self) -> Audience {
        let held_by = match (self.role, self.region) {
            (Role::ClusterCoordinator, Some(_)) => Level::Region,
            _ => Level::National,
        };
        let held = Audience::of_place(Visibility::Internal, Vec::new(), None, self.region);
        Audience { held_by, author: Some(self.holder), ..held }
    }
    fn is_of(&self, actor: &Actor) -> bool {
        actor.user == Some(self.holder)
    }
    /// Whether the actor may: only who goes through it says what is done.
    pub fn allows(&self, actor: &Actor, action: IntroductionAction) -> bool {
        match action {
            IntroductionAction::Read => self.seen_by(actor),
            IntroductionAction::Complete => self.is_of(actor),
        }
    }
    /// A step is done.
    ///
    /// # Errors
    /// [`IntroductionError`].
    pub fn complete(mut self, step: IntroductionStep, on: Date) -> Changed {
        if !step.is_for(self.role) {
            return Err(IntroductionError::NotForRole);
        }
        if self.done.insert(step, on).is_some() {
            return Err(IntroductionError::AlreadySo);
        }
        self.version += 1;
        Ok(Altered::new(self, IntroductionChange::StepCompleted { step, on }, on))
    }
    /// A step is not done after all.
    ///
    /// # Errors
    /// [`IntroductionError::AlreadySo`].
    pub fn undo(mut self, step: IntroductionStep, day: Date) -> Changed {
        if self.done.remove(&step).is_none() {
            return Err(IntroductionError::AlreadySo);
        }
        self.version += 1;
        Ok(Altered::new(self, IntroductionChange::StepUndone { step }, day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Grant, Scope, Structure};
    use time::macros::date;
    use uuid::Uuid;

    const REGION: RegionId = RegionId(Uuid::from_u128(3));
    const CLUSTER: ClusterId = ClusterId(Uuid::from_u128(2));
    const HOLDER: UserId = UserId(Uuid::from_u128(1));

    fn of_cluster() -> Introduction {
        Introduction {
            id: RoleAssignmentId(Uuid::from_u128(8)),
            version: 0,
            holder: HOLDER,
            role: Role::ClusterCoordinator,
            cluster: Some(CLUSTER),
            region: Some(REGION),
            done: BTreeMap::new(),
        }
    }

    #[test]
    fn both_coordinators_have_about_ten_steps() {
        for role in [Role::ClusterCoordinator, Role::RegionalCoordinator] {
            assert_eq!(IntroductionStep::of(role).count(), 10, "{role}");
        }
        assert_eq!(IntroductionStep::of(Role::RdContact).count(), 0);
    }

    #[test]
    fn only_who_goes_through_it_says_what_is_done_and_the_level_above_sees() {
        let actor = |user: u128, role, scope| {
            Actor::signed_in(
                UserId(Uuid::from_u128(user)),
                None,
                vec![Grant { role, scope }],
                &Structure::default(),
            )
        };
        let programme = of_cluster();
        let own = actor(1, Role::ClusterCoordinator, Scope::Cluster(CLUSTER));
        assert!(programme.seen_by(&own) && programme.allows(&own, IntroductionAction::Complete));
        for above in [
            actor(5, Role::RegionalCoordinator, Scope::Region(REGION)),
            actor(6, Role::National, Scope::Nation),
        ] {
            assert!(programme.seen_by(&above) && !programme.allows(&above, IntroductionAction::Complete));
        }
        let elsewhere = actor(7, Role::RegionalCoordinator, Scope::Region(RegionId(Uuid::from_u128(4))));
        assert!(!programme.seen_by(&elsewhere) && !programme.seen_by(&Actor::anonymous()));
    }

    #[test]
    fn a_step_is_done_once_and_can_be_undone() {
        let day = date!(2026 - 01 - 15);
        let done = of_cluster().complete(IntroductionStep::KnowKsf, day).unwrap().thing;
        assert_eq!(done.version, 1);
        let twice = done.clone().complete(IntroductionStep::KnowKsf, day);
        assert_eq!(twice.unwrap_err(), IntroductionError::AlreadySo);
        let undone = done.undo(IntroductionStep::KnowKsf, day).unwrap().thing;
        assert_eq!((undone.done.len(), undone.version), (0, 2));
        assert_eq!(undone.undo(IntroductionStep::KnowKsf, day).unwrap_err(), IntroductionError::AlreadySo);
        let not_hers = of_cluster().complete(IntroductionStep::SupportClusters, day);
        assert_eq!(not_hers.unwrap_err(), IntroductionError::NotForRole);
    }
}
