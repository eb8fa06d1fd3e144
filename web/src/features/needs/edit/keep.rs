//! What is typed is kept in the browser until the service has it: through a reload, a lost network, an ended session.

use super::form::NeedForm;
use crate::storage::{self, Keep};
use contract::needs::CreateNeed;
use domain::{NeedId, UserId};
use serde::{Deserialize, Serialize};

/// The form with what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Who typed it: another person in the same tab must not find it.
    pub(super) person: UserId,
    /// The draft that the service has already.
    pub(super) draft: Option<NeedId>,
    /// The request that makes the draft, until its answer has come.
    #[serde(default)]
    pub(super) making: Option<Making>,
    /// The form.
    pub(super) form: NeedForm,
}

/// A request that makes a draft. When its answer is lost it is sent again as it was, under the same key, and the service
/// makes one draft and not two; what was typed meanwhile follows as a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Making {
    /// The Idempotency-Key.
    pub(super) key: String,
    /// The body.
    pub(super) need: CreateNeed,
}

/// The name of the place: one for the new need, one for each need that is changed.
fn name(need: Option<NeedId>) -> String {
    need.map_or_else(|| "ksf.need.new".to_owned(), |id| format!("ksf.need.{id}"))
}

/// What this person typed and did not finish.
pub(super) fn get(need: Option<NeedId>, person: UserId) -> Option<Kept> {
    let kept: Kept = serde_json::from_str(&storage::get(Keep::ThisVisit, &name(need))?).ok()?;
    (kept.person == person).then_some(kept)
}

/// Keeps what is typed.
pub(super) fn set(need: Option<NeedId>, kept: &Kept) {
    if let Ok(text) = serde_json::to_string(kept) {
        storage::set(Keep::ThisVisit, &name(need), &text);
    }
}

/// Forgets it: the service has it, or the person started over.
pub(super) fn remove(need: Option<NeedId>) {
    storage::remove(Keep::ThisVisit, &name(need));
}
