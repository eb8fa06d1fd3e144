//! Throttles: a budget a client for everything, and a small one for guessing passwords.
//!
//! Guesses are counted per address and per address-and-account, never per account alone: nobody can lock the owner of
//! an account out by guessing from elsewhere.

use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;
use std::time::Duration;

type Keyed = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock, StateInformationMiddleware>;

/// What is left of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Requests in a full budget.
    pub quota: u32,
    /// Requests left.
    pub remaining: u32,
    /// Seconds until the next is allowed; 0 while there are some.
    pub retry_after: u64,
}

/// The throttles.
pub struct Throttle {
    on: bool,
    clock: DefaultClock,
    requests: Keyed,
    guesses: Keyed,
    addresses: Keyed,
}

impl std::fmt::Debug for Throttle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Throttle {{ on: {} }}", self.on)
    }
}

/// Requests a client may have in store; one more comes every 1/20 second.
const REQUESTS: u32 = 600;

fn keyed(quota: Option<Quota>, burst: u32) -> Keyed {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    let quota = quota.unwrap_or_else(|| Quota::per_minute(burst)).allow_burst(burst);
    RateLimiter::keyed(quota).with_middleware::<StateInformationMiddleware>()
}

impl Throttle {
    /// On, or off for tests that send more than any person would.
    pub fn new(on: bool) -> Self {
        Self {
            on,
            clock: DefaultClock::default(),
            requests: keyed(Quota::with_period(Duration::from_millis(50)), REQUESTS),
            guesses: keyed(Quota::with_period(Duration::from_secs(12)), 10),
            addresses: keyed(Quota::with_period(Duration::from_secs(2)), 60),
        }
    }

    /// Takes one request from a client's budget.
    ///
    /// # Errors
    /// The empty budget.
    pub fn request(&self, client: &str) -> Result<Budget, Budget> {
        self.take(&self.requests, client, REQUESTS)
    }

    /// Takes one guess at an account's password from an address.
    ///
    /// # Errors
    /// The empty budget.
    pub fn guess(&self, address: &str, account: &str) -> Result<Budget, Budget> {
        self.take(&self.addresses, address, 60)?;
        self.take(&self.guesses, &format!("{address}\u{1f}{account}"), 10)
    }

    fn take(&self, limiter: &Keyed, key: &str, quota: u32) -> Result<Budget, Budget> {
        if !self.on {
            return Ok(Budget { quota, remaining: quota, retry_after: 0 });
        }
        match limiter.check_key(&key.to_owned()) {
            Ok(state) => Ok(Budget { quota, remaining: state.remaining_burst_capacity(), retry_after: 0 }),
            Err(not_until) => {
                let wait = not_until.wait_time_from(self.clock.now());
                Err(Budget { quota, remaining: 0, retry_after: wait.as_secs() + 1 })
            }
        }
    }

    /// Forgets clients whose budget is full again.
    pub fn tidy(&self) {
        self.requests.retain_recent();
        self.guesses.retain_recent();
        self.addresses.retain_recent();
    }
}
