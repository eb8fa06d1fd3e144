//! What every request shares.

use crate::auth::{Passwords, Throttle, Tokens};
use crate::clock::Clock;
use crate::config::{AuthConfig, ServerConfig};
use crate::metrics::Metrics;
use crate::respond::Cursors;
use crate::routes::changes::Pulse;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use store::Pool;

/// What every request shares.
#[derive(Debug)]
pub struct State {
    /// Connections for requests.
    pub pool: Pool,
    /// A few connections for long exports, so that they cannot take those of requests.
    pub export_pool: Pool,
    /// Time and ids.
    pub clock: Arc<dyn Clock>,
    /// Access tokens.
    pub tokens: Tokens,
    /// Page cursors.
    pub cursors: Cursors,
    /// Password hashing, bounded.
    pub passwords: Passwords,
    /// Throttles.
    pub throttle: Throttle,
    /// Where the event log ends, for those who follow it.
    pub pulse: Pulse,
    /// Counts and durations.
    pub metrics: Metrics,
    /// Sign-in.
    pub auth: AuthConfig,
    /// Server.
    pub server: ServerConfig,
    /// Whether the content is an example.
    pub demo: bool,
    /// The commit the program was built from.
    pub commit: Option<String>,
    /// The service is about to stop: not ready for more.
    pub stopping: AtomicBool,
}

impl State {
    /// Puts the state together.
    pub fn new(
        pool: Pool,
        export_pool: Pool,
        clock: Arc<dyn Clock>,
        auth: AuthConfig,
        server: ServerConfig,
        demo: bool,
    ) -> Self {
        Self {
            tokens: Tokens::new(&auth),
            cursors: Cursors::new(&auth.secret),
            passwords: Passwords::default(),
            throttle: Throttle::new(server.throttle),
            pulse: Pulse::default(),
            metrics: Metrics::default(),
            pool,
            export_pool,
            clock,
            auth,
            server,
            demo,
            commit: None,
            stopping: AtomicBool::new(false),
        }
    }
}
