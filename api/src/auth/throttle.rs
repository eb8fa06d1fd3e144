//! Throttles: a budget a client for everything, and a small one for guessing passwords.
//!
//! Guesses are counted per address and per address-and-account, never per account alone: nobody can lock the owner of
//! an account out by guessing from elsewhere.

use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

type Keyed = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock, StateInformationMiddleware>;

/// What is left of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// What it is for.
    pub name: &'static str,
    /// Requests in a full budget.
    pub quota: u32,
    /// Seconds in which an empty budget is full again.
    pub window: u64,
    /// Requests left.
    pub remaining: u32,
    /// Seconds until this budget is full again.
    pub reset: u64,
    /// Seconds until the next is allowed; 0 while there are some.
    pub retry_after: u64,
}

/// Budgets of one kind, one for each key.
struct Budgets {
    name: &'static str,
    quota: u32,
    every: Duration,
    taken: AtomicU32,
    keyed: Keyed,
}

/// How many keys are kept before full budgets are looked for and forgotten without waiting for the hourly round.
const MANY: usize = 10_000;
/// How often that is considered: once in so many requests, since it reads the whole store.
const LOOK: u32 = 1_024;

impl Budgets {
    /// A full budget has `quota` requests; one more comes every `every`.
    fn new(name: &'static str, quota: u32, every: Duration) -> Self {
        let burst = NonZeroU32::new(quota).unwrap_or(NonZeroU32::MIN);
        let rate = Quota::with_period(every).unwrap_or_else(|| Quota::per_minute(burst)).allow_burst(burst);
        let keyed = RateLimiter::keyed(rate).with_middleware::<StateInformationMiddleware>();
        Self { name, quota, every, taken: AtomicU32::new(0), keyed }
    }

    fn left(&self, remaining: u32) -> Budget {
        let seconds =
            |requests: u32| (self.every * requests).as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX);
        Budget {
            name: self.name,
            quota: self.quota,
            window: seconds(self.quota),
            remaining,
            reset: seconds(self.quota.saturating_sub(remaining)),
            retry_after: 0,
        }
    }

    fn take(&self, clock: &DefaultClock, key: &str) -> Result<Budget, Budget> {
        if self.taken.fetch_add(1, Ordering::Relaxed) % LOOK == LOOK - 1 && self.keyed.len() > MANY {
            self.keyed.retain_recent();
        }
        match self.keyed.check_key(&key.to_owned()) {
            Ok(state) => Ok(self.left(state.remaining_burst_capacity())),
            Err(not_until) => {
                let wait = not_until.wait_time_from(clock.now());
                Err(Budget { retry_after: wait.as_secs() + 1, ..self.left(0) })
            }
        }
    }
}

/// The throttles.
pub struct Throttle {
    on: bool,
    clock: DefaultClock,
    requests: Budgets,
    guesses: Budgets,
    addresses: Budgets,
}

impl std::fmt::Debug for Throttle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Throttle {{ on: {} }}", self.on)
    }
}

impl Throttle {
    /// On, or off for tests that send more than any person would.
    pub fn new(on: bool) -> Self {
        Self {
            on,
            clock: DefaultClock::default(),
            requests: Budgets::new("default", 600, Duration::from_millis(50)),
            guesses: Budgets::new("account", 10, Duration::from_secs(12)),
            addresses: Budgets::new("address", 60, Duration::from_secs(2)),
        }
    }

    /// Takes one request from a client's budget.
    ///
    /// # Errors
    /// The empty budget.
    pub fn request(&self, client: &str) -> Result<Budget, Budget> {
        self.take(&self.requests, client)
    }

    /// Takes one guess at an account's password from an address.
    ///
    /// # Errors
    /// The empty budget.
    pub fn guess(&self, address: &str, account: &str) -> Result<Budget, Budget> {
        self.take(&self.addresses, address)?;
        self.take(&self.guesses, &format!("{address}\u{1f}{account}"))
    }

    fn take(&self, budgets: &Budgets, key: &str) -> Result<Budget, Budget> {
        if self.on { budgets.take(&self.clock, key) } else { Ok(budgets.left(budgets.quota)) }
    }

    /// Forgets clients whose budget is full again.
    pub fn tidy(&self) {
        for budgets in [&self.requests, &self.guesses, &self.addresses] {
            budgets.keyed.retain_recent();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_whose_budget_is_full_again_are_forgotten_when_there_are_many() {
        // Full again at once, so that the clock need not be waited for.
        let (budgets, clock) = (Budgets::new("test", 1, Duration::from_nanos(1)), DefaultClock::default());
        for client in 0..MANY + 2 * LOOK as usize {
            budgets.take(&clock, &client.to_string()).unwrap();
        }
        assert!(budgets.keyed.len() <= MANY, "{}", budgets.keyed.len());
    }

    #[test]
    fn a_budget_says_how_much_is_left_and_when_it_is_full_again() {
        let throttle = Throttle::new(true);
        let first = throttle.guess("198.51.100.7", "somebody").unwrap();
        assert_eq!((first.quota, first.window, first.remaining, first.reset), (10, 120, 9, 12));
        let request = throttle.request("198.51.100.7").unwrap();
        assert_eq!((request.quota, request.window, request.remaining, request.reset), (600, 30, 599, 1));
    }
}
