//! The structure as it was on a day: reads only; writing it follows with the structure's own commands.

mod cooperations;
mod counties;
mod municipalities;
mod organisations;
mod places;
mod regions;

pub use cooperations::{Cooperation, CooperationMember, cooperations, count_cooperations, has_cooperation};
pub use counties::{County, counties};
pub use municipalities::{Membership, Municipality, MunicipalityQuery, count_municipalities, municipalities};
pub use organisations::{Organisation, OrganisationQuery, count_organisations, organisations};
pub use places::{PlaceKind, municipality_ids, place_names, region_ids};
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
