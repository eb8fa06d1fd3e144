//! What every request passes: observation, security headers, compression and the gate of the API.

mod coding;
mod gate;
mod headers;
mod observe;

pub use coding::{accepts, coding};
pub use gate::{BASE, gate, operation, too_many};
pub use headers::{PAGE_POLICY, security_headers};
pub use observe::observe;
