//! What every request passes: observation, security headers, the net under panics, compression, the gate of the API.

mod coding;
mod gate;
mod headers;
mod observe;
mod panics;

pub use coding::{accepts, coding};
pub use gate::{BASE, gate, operation, too_many};
pub use headers::{PAGE_POLICY, security_headers};
pub use observe::observe;
pub use panics::{catch_panics, log_panics};
