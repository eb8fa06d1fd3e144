//! What the domain refuses, as a problem.

use super::{ApiError, Hint, Why};
use contract::problem::{Code, FieldCode};
use domain::group::GroupError;
use domain::introduction::IntroductionError;
use domain::need::{ChooseCluster, NeedError, WrongState};
use domain::organisation::{LastDayDoesNotFit, OrganisationError};
use domain::rule::RuleId;
use domain::structure::cluster::ClusterError;
use domain::structure::municipality::MoveError;
use domain::structure::region::RegionError;
use domain::template::TemplateError;
use texts::{Key, key};

/// The word of a code, among the words of its list.
fn word(list: &str, code: &str) -> Option<Key> {
    Key::named(&format!("{list}.{code}"))
}

impl From<domain::structure::municipality::WrongState> for ApiError {
    fn from(_: domain::structure::municipality::WrongState) -> Self {
        Self::of(Code::StateConflict)
    }
}

impl From<RegionError> for ApiError {
    fn from(error: RegionError) -> Self {
        match error {
            RegionError::WrongState => Self::of(Code::StateConflict),
            RegionError::Refused(error) => error.into(),
        }
    }
}

impl From<WrongState> for ApiError {
    fn from(_: WrongState) -> Self {
        Self::of(Code::StateConflict)
    }
}

impl From<NeedError> for ApiError {
    fn from(error: NeedError) -> Self {
        match error {
            NeedError::WrongState(error) => error.into(),
            NeedError::Refused(error) => error.into(),
        }
    }
}

impl From<ClusterError> for ApiError {
    fn from(error: ClusterError) -> Self {
        match error {
            ClusterError::WrongState(Some(status)) => Self::state(
                Why::of(key::WHY_CLUSTER_STATUS).with("status", word("cluster.status", status.code())),
            ),
            ClusterError::WrongState(None) => Self::state(Why::of(key::WHY_CLUSTER_NOT_BEGUN)),
            ClusterError::AgreementStands(status) => Self::state(
                Why::of(key::WHY_AGREEMENT_STATUS).with("status", word("agreement.status", status.code())),
            ),
            ClusterError::Closing => Self::state(Why::of(key::WHY_CLUSTER_CLOSING)),
            ClusterError::AlreadySigned => Self::state(Why::of(key::WHY_ALREADY_SIGNED)),
            ClusterError::NotAsked | ClusterError::AlreadyConfirmed | ClusterError::MotorProposed(_) => {
                Self::of(Code::StateConflict)
            }
            ClusterError::Refused(error) => error.into(),
            ClusterError::AlreadyMember => Self::field("/municipality", FieldCode::AlreadyThere),
            ClusterError::AlreadyMotor => Self::field("/municipality", FieldCode::AlreadyMotor),
            ClusterError::NotAMember => Self::field("/municipality", FieldCode::NotAMember),
            ClusterError::NoSuchPart => Self::of(Code::NotFound),
            ClusterError::Day => Self::field("/validFrom", FieldCode::InvalidDate),
        }
    }
}

impl From<MoveError> for ApiError {
    fn from(error: MoveError) -> Self {
        match error {
            MoveError::WrongState => Self::of(Code::StateConflict),
            MoveError::Refused(error) => error.into(),
        }
    }
}

impl From<ChooseCluster> for ApiError {
    fn from(error: ChooseCluster) -> Self {
        let mut refused = Self::field("/cluster", FieldCode::ChooseCluster);
        refused.0.rules = vec![RuleId::WhereANeedGoes.hard()];
        let ids: Vec<String> = error.clusters.iter().map(ToString::to_string).collect();
        refused.0.hint = Some(Hint::OneOf(ids.join(", ")));
        refused
    }
}

impl From<GroupError> for ApiError {
    fn from(error: GroupError) -> Self {
        match error {
            GroupError::Over => Self::of(Code::StateConflict),
            GroupError::Overlap => Self::of(Code::AlreadyExists),
            GroupError::BeginsBefore => Self::field("/validFrom", FieldCode::InvalidDate),
            GroupError::EndsAfter => Self::field("/validTo", FieldCode::InvalidDate),
            GroupError::NeedsEnd => Self::field("/validTo", FieldCode::Required),
            GroupError::KeepsItGoing => Self::field("/successor", FieldCode::Required),
            GroupError::LastDay => Self::field("/lastDay", FieldCode::InvalidDate),
            GroupError::NoSuchMembership => Self::field("/membership", FieldCode::UnknownValue),
            GroupError::CoordinatorOutside => Self::field("/coordinator", FieldCode::NotInNetwork),
            GroupError::EndsThen => Self::field("/lastDay", FieldCode::AfterTheEnd),
            GroupError::SuccessorOutside => Self::field("/successor", FieldCode::NotInNetwork),
            GroupError::WrongParty => Self::field("/municipality", FieldCode::Required),
        }
    }
}

impl From<OrganisationError> for ApiError {
    fn from(error: OrganisationError) -> Self {
        match error {
            OrganisationError::AlreadySo => Self::of(Code::StateConflict),
        }
    }
}

impl From<LastDayDoesNotFit> for ApiError {
    fn from(_: LastDayDoesNotFit) -> Self {
        Self::field("/lastDay", FieldCode::InvalidDate)
    }
}

impl From<TemplateError> for ApiError {
    fn from(error: TemplateError) -> Self {
        match error {
            TemplateError::InThePast => Self::field("/validFrom", FieldCode::InvalidDate),
            TemplateError::SameDay => Self::of(Code::AlreadyExists),
        }
    }
}

impl From<IntroductionError> for ApiError {
    fn from(error: IntroductionError) -> Self {
        match error {
            IntroductionError::NotForRole => Self::field("/step", FieldCode::UnknownValue),
            IntroductionError::AlreadySo => Self::of(Code::StateConflict),
        }
    }
}
