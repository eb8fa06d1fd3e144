//! Counties, municipalities, regions, clusters, organisations and existing cooperation: one file a resource.
//!
//! What time changes is given as it was on one day: `asOf`, or today.

mod agreements;
mod clusters;
mod cooperations;
mod counties;
mod documents;
mod equal_voice;
mod facts;
mod municipalities;
mod refs;
mod regions;

pub use crate::organisations::{OrganisationFilter, OrganisationView};
pub use agreements::{AgreementView, ConsentView, CooperationRef, ProposalKind, ProposalView, SignatureView};
pub use clusters::{ClusterFilter, ClusterView, MemberView, StatusPeriodView, SubclusterView};
pub use cooperations::{CooperationFilter, CooperationMemberView, CooperationView};
pub use counties::CountyView;
pub use documents::{CreateDocument, DocumentView, UpdateDocument};
pub use equal_voice::{EqualVoiceMap, EqualVoiceView};
pub use facts::{FactView, TimelineFilter};
pub use municipalities::{
    AnchoringRequest, AnchoringView, MembershipView, MoveMunicipality, MunicipalityFilter, MunicipalityView,
    RegionMembershipView, UpdateMunicipality,
};
pub use refs::{
    AsOf, ClusterRef, CountyRef, MunicipalityRef, ParallelNames, RegionRef, SuccessionView, TermView,
};
pub use regions::{ChangeHost, RegionLackRule, RegionStatusPeriodView, RegionView, SetRegionStatus};
