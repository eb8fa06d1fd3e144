//! What is typed is kept in the browser until the service has it: through a reload, a lost network, an ended session.

use crate::storage::{self, Keep};
use domain::UserId;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What was typed, and by whom: another person in the same tab must not find it.
#[derive(Serialize, Deserialize)]
struct Kept<T> {
    person: UserId,
    typed: T,
}

/// What this person typed under a name and did not finish.
pub(crate) fn get<T: DeserializeOwned>(name: &str, person: UserId) -> Option<T> {
    let kept: Kept<T> = serde_json::from_str(&storage::get(Keep::ThisVisit, name)?).ok()?;
    (kept.person == person).then_some(kept.typed)
}

/// Keeps what this person types.
pub(crate) fn set<T: Serialize>(name: &str, person: UserId, typed: T) {
    if let Ok(text) = serde_json::to_string(&Kept { person, typed }) {
        storage::set(Keep::ThisVisit, name, &text);
    }
}

/// Forgets it: the service has it, or the person started over.
pub(crate) fn remove(name: &str) {
    storage::remove(Keep::ThisVisit, name);
}
