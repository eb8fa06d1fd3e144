//! What every request passes: observation, security headers, the gate of the API.

mod gate;
mod headers;
mod observe;

pub use gate::{BASE, gate, operation, too_many};
pub use headers::{PAGE_POLICY, security_headers};
pub use observe::observe;
