//! Places in query parameters. A parameter called `region` means a region wherever it stands, so what it may say is
//! known here, for all operations: a place that does not exist is 400 and names the nearest, so that a typing error is
//! never taken for an empty list.

use super::query::{invalid, nearest};
use crate::problem::{ApiError, Hint};
use crate::state::State;
use contract::problem::FieldCode;
use store::structure::{PlaceKind, place_names};

/// The parameters that name places.
const PARAMETERS: [(&str, PlaceKind); 4] = [
    ("county", PlaceKind::County),
    ("municipality", PlaceKind::Municipality),
    ("region", PlaceKind::Region),
    ("cluster", PlaceKind::Cluster),
];

/// Refuses a place that does not exist.
pub(super) async fn refuse_unknown(state: &State, pairs: &[(String, String)]) -> Result<(), ApiError> {
    for (parameter, kind) in PARAMETERS {
        let mut asked = pairs.iter().filter(|(name, _)| name == parameter).map(|(_, value)| value).peekable();
        if asked.peek().is_none() {
            continue;
        }
        let names = place_names(&mut *state.pool.get().await?, kind).await?;
        // An id may be written in capitals; numbers and slugs are as they stand.
        let is = |name: &str, value: &str| match kind {
            PlaceKind::Cluster => name.eq_ignore_ascii_case(value),
            PlaceKind::County | PlaceKind::Municipality | PlaceKind::Region => name == value,
        };
        if let Some(unknown) = asked.find(|value| !names.iter().any(|name| is(name, value))) {
            let hint = nearest(unknown, names.iter().map(String::as_str)).map(Hint::Nearest);
            return Err(invalid(parameter, FieldCode::UnknownValue, hint));
        }
    }
    Ok(())
}
