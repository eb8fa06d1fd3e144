//! What the form of a need keeps in the browser until the service has it.

use super::form::NeedForm;
use contract::needs::CreateNeed;
use domain::NeedId;
use serde::{Deserialize, Serialize};

/// The form with what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
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
pub(super) fn place(need: Option<NeedId>) -> String {
    need.map_or_else(|| "ksf.need.new".to_owned(), |id| format!("ksf.need.{id}"))
}
