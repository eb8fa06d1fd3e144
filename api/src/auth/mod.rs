//! Signing in: passwords, access tokens, refresh cookies, throttles.

pub mod cookie;
pub mod device;
mod passwords;
pub mod secret;
mod throttle;
mod tokens;

pub use passwords::Passwords;
pub(crate) use passwords::hash_now;
pub use throttle::{Budget, Throttle};
pub use tokens::{AccessClaims, Tokens};
