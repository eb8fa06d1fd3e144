//! What handlers take: the caller, a typed path, a typed body, a list request. Each refuses in the one way.

mod body;
mod caller;
pub mod language;
mod origin;
mod path;
mod places;
mod query;
mod said;

pub use body::{BodyHash, Json, JsonOrEmpty};
pub use caller::Caller;
pub use origin::{client_address, is_secure};
pub use path::{Path, Paths};
pub use query::{ListRequest, Query, day_of};
pub(crate) use query::{invalid, invalid_limit, refuse_unknown_parameters};
pub(crate) use said::{optional_reason, overrides, reason};
