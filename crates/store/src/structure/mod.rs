//! The structure as it was on a day, and as commands change it.

mod cooperations;
mod counties;
mod facts;
mod lifetimes;
mod municipalities;
mod named;
mod organisations;
mod places;
mod published;
mod region_actors;
mod regions;

pub use cooperations::{Cooperation, CooperationMember, cooperations, count_cooperations, has_cooperation};
pub use counties::{County, counties};
pub use facts::{Fact, FactQuery, count_facts, facts};
pub use lifetimes::{Lifetime, lifetimes};
pub(crate) use municipalities::formerly;
pub use municipalities::{
    AnchoringPeriod, LinkedDocument, Membership, Municipality, MunicipalityQuery, RegionPeriod, Succession,
    count_municipalities, day_shown, document_owner, hosts_from, leaves_cluster_behind, linked_document,
    municipalities, municipality_for_update, next_municipality_version, same_place_for_update,
    save_municipality,
};
pub(crate) use named::{Names, former_names, municipality_on, or_called};
pub use organisations::{
    Organisation, OrganisationQuery, count_organisations, find_for_change, insert_organisation, organisation,
    organisations, update_organisation,
};
pub use places::{
    PlaceKind, cluster_place, language_decision, municipality_ids, place_names, region_ids, region_place,
};
pub use published::published_needs;
pub use region_actors::{
    RegionActorRecord, count_region_actors, find_region_actor, find_region_actor_for_update, helped_by,
    insert_region_actor, region_actors, update_region_actor,
};
pub use regions::{
    HostPlace, Places, Region, RegionStatusPeriod, Term, host_becomes, host_place, next_region_version,
    places_of, region_for_update, regions, save_region,
};

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
