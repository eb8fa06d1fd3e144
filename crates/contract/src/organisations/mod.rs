//! Organisations that KSF works with, and each region's map of what they can help with.

mod active;
mod actors;
mod change;
mod organisation;

pub use active::{End, Resume};
pub use actors::{
    CreateRegionActor, RegionActorAction, RegionActorFilter, RegionActorView, UpdateRegionActor,
};
pub use change::{CreateOrganisation, UpdateOrganisation};
pub use organisation::{OrganisationFilter, OrganisationHelp, OrganisationView};
