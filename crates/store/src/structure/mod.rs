//! The structure as it was on a day: reads only; writing it follows with the structure's own commands.

mod clusters;
mod cooperations;
mod counties;
mod municipalities;
mod organisations;
mod places;
mod regions;

pub use clusters::{
    Cluster, ClusterQuery, Member, StatusPeriod, Subcluster, cluster, clusters, count_clusters,
};
pub use cooperations::{Cooperation, CooperationMember, cooperations, count_cooperations};
pub use counties::{County, counties};
pub use municipalities::{Membership, Municipality, MunicipalityQuery, count_municipalities, municipalities};
pub use organisations::{Organisation, OrganisationQuery, count_organisations, organisations};
pub use places::{PlaceKind, municipality_ids, place_names, region_ids};
pub use regions::{Region, Term, regions};

use crate::{Result, StoreError};

fn code<T: std::str::FromStr<Err: std::fmt::Display>>(what: &'static str, text: &str) -> Result<T> {
    text.parse().map_err(|e| StoreError::corrupt(what, e))
}

/// Reads a JSON aggregate of a statement.
fn json<T: serde::de::DeserializeOwned>(what: &'static str, value: serde_json::Value) -> Result<T> {
    serde_json::from_value(value).map_err(|e| StoreError::corrupt(what, e))
}
