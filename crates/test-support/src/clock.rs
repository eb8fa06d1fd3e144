//! A clock that stands until it is moved.

use api::clock::Clock;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// When tests begin: a Thursday morning in winter.
pub const NOW: OffsetDateTime = datetime!(2026-01-15 09:00 UTC);

/// A clock that stands until it is moved, and ids that follow from the order they are asked for.
#[derive(Debug)]
pub struct MockClock {
    now: Mutex<OffsetDateTime>,
    ids: AtomicU64,
    broken: AtomicBool,
}

impl Default for MockClock {
    fn default() -> Self {
        Self { now: Mutex::new(NOW), ids: AtomicU64::new(1), broken: AtomicBool::new(false) }
    }
}

impl MockClock {
    /// Moves it.
    pub fn advance(&self, by: Duration) {
        *self.now.lock().unwrap() += by;
    }
    /// Sets it.
    pub fn set(&self, now: OffsetDateTime) {
        *self.now.lock().unwrap() = now;
    }
    /// Whoever asks for the time next panics.
    pub fn break_once(&self) {
        self.broken.store(true, Ordering::Relaxed);
    }
}

impl Clock for MockClock {
    fn now(&self) -> OffsetDateTime {
        assert!(!self.broken.swap(false, Ordering::Relaxed), "the clock is broken");
        *self.now.lock().unwrap()
    }

    /// A version 7 id of the clock's moment; greater than every one before it, also when the clock stands.
    fn id(&self) -> Uuid {
        let number = self.ids.fetch_add(1, Ordering::Relaxed);
        let milliseconds =
            u64::try_from(self.now.lock().unwrap().unix_timestamp_nanos() / 1_000_000).unwrap();
        let mut bits = [0; 10];
        bits[2..].copy_from_slice(&number.to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &bits).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_of_version_7_and_increase_while_the_clock_stands() {
        let clock = MockClock::default();
        let ids: Vec<Uuid> = (0..300).map(|_| clock.id()).collect();
        assert!(ids.is_sorted() && ids.iter().all(|id| id.get_version_num() == 7));
        clock.advance(Duration::SECOND);
        assert!(clock.id() > ids[299] && clock.now() == NOW + Duration::SECOND);
    }
}
