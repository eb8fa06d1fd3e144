//! The structure as it was on a day, and organisations as people change them.

mod clusters;
mod cooperations;
mod municipalities;
mod organisations;
mod places;
mod region_actors;
mod regions;

pub use clusters::{
    Cluster, ClusterQuery, Member, StatusPeriod, Subcluster, cluster, clusters, count_clusters,
};
pub use cooperations::{Cooperation, CooperationMember, cooperations, count_cooperations};
pub use municipalities::{
    County, Membership, Municipality, MunicipalityQuery, count_municipalities, counties, municipalities,
    municipalities_with_contact,
};
pub use organisations::{
    Organisation, OrganisationQuery, count_organisations, find_for_change, insert_organisation, organisation,
    organisations, update_organisation,
};
pub use places::{PlaceKind, cluster_place, municipality_ids, place_names, region_ids, region_place};
pub use region_actors::{
    RegionActorRecord, count_region_actors, find_region_actor, find_region_actor_for_update,
    insert_region_actor, region_actors, update_region_actor,
};
pub use regions::{Region, Term, regions};

use crate::{Result, StoreError};

pub(crate) fn code<T: std::str::FromStr<Err: std::fmt::Display>>(
    what: &'static str,
    text: &str,
) -> Result<T> {
    text.parse().map_err(|e| StoreError::corrupt(what, e))
}

/// Reads a JSON aggregate of a statement.
pub(crate) fn json<T: serde::de::DeserializeOwned>(
    what: &'static str,
    value: serde_json::Value,
) -> Result<T> {
    serde_json::from_value(value).map_err(|e| StoreError::corrupt(what, e))
}
