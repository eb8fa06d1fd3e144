//! The domain of KSF: ids, newtypes, states with their transitions, KSF's numbered rules and the access policy.
//!
//! Pure: no async, no I/O, no clock. Whoever calls passes `now`. The same code runs in the service and, as
//! wasm32, in the browser, so a form and the API refuse the same things for the same reasons.

pub mod access;
pub mod county;
pub mod event;
pub mod group;
pub mod ids;
pub mod introduction;
pub mod iso;
pub mod language;
pub mod need;
pub mod organisation;
pub mod oslo;
pub mod period;
pub mod register;
pub mod role;
pub mod rule;
pub mod structure;
pub mod template;
pub mod text;
pub mod waiting;

pub use county::CountyNumber;
pub use ids::{
    AgreementId, ClusterId, CommandId, DelegationId, DocumentId, EventId, GroupId, MembershipId,
    MunicipalityId, NeedId, OrganisationId, ProposalId, RegionActorId, RegionId, RoleAssignmentId, SessionId,
    SubclusterId, TemplateId, UserId,
};
pub use language::{ContentLanguage, UiLanguage};
