//! JSON merge patch (RFC 7396): a member that is absent is left alone, one that is null is cleared.

use serde::{Deserialize, Deserializer, Serializer};
use time::Date;

/// Reads a member that is present, so that `null` becomes `Some(None)`. With `#[serde(default)]`, absent is `None`.
///
/// # Errors
/// Whatever reading the value gives.
pub fn present<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}

/// Reads a member that is present and cannot be cleared: `null` is refused. With `#[serde(default)]`, absent is `None`.
///
/// # Errors
/// Whatever reading the value gives.
pub fn value<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// Reads a day that is present, as [`present`] does.
///
/// # Errors
/// Whatever reading the day gives.
pub fn date_present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Date>>, D::Error> {
    domain::iso::date::option::deserialize(deserializer).map(Some)
}

/// Writes such a day.
///
/// # Errors
/// Whatever writing the day gives.
pub fn date_patch<S: Serializer>(date: &Option<Option<Date>>, serializer: S) -> Result<S::Ok, S::Error> {
    domain::iso::date::option::serialize(&date.flatten(), serializer)
}

/// What a patched member becomes.
pub fn apply<T: Clone>(current: Option<&T>, patch: Option<&Option<T>>) -> Option<T> {
    match patch {
        None => current.cloned(),
        Some(new) => new.clone(),
    }
}
