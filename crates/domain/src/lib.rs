//! The domain of KSF: ids, newtypes, states with their transitions, KSF's numbered rules and the access policy.
//!
//! Pure: no async, no I/O, no clock. Whoever calls passes `now`. The same code runs in the service and, as
//! wasm32, in the browser, so a form and the API refuse the same things for the same reasons.

pub mod access;
pub mod county;
pub mod event;
pub mod ids;
pub mod iso;
pub mod language;
pub mod need;
pub mod oslo;
pub mod period;
pub mod register;
pub mod role;
pub mod rule;
pub mod structure;
pub mod text;

pub use county::CountyNumber;
pub use ids::{
    AgreementId, ClusterId, CommandId, DelegationId, DocumentId, EventId, MunicipalityId, NeedId,
    OrganisationId, ProposalId, RegionId, RoleAssignmentId, SessionId, SubclusterId, UserId,
};
pub use language::{ContentLanguage, UiLanguage};
