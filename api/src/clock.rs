//! The one place that reads the real clock and makes random ids; everywhere else they are passed in.

use std::fmt::Debug;
use time::OffsetDateTime;
use uuid::Uuid;

/// Time and ids.
pub trait Clock: Debug + Send + Sync {
    /// Now, in UTC, in whole microseconds: what PostgreSQL gives back must compare equal.
    fn now(&self) -> OffsetDateTime;
    /// A new id (UUID version 7).
    fn id(&self) -> Uuid;
}

/// The real clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place")]
    fn now(&self) -> OffsetDateTime {
        whole_microseconds(OffsetDateTime::now_utc())
    }
    #[expect(clippy::disallowed_methods, reason = "the one place")]
    fn id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// Cuts off what PostgreSQL cannot hold.
pub fn whole_microseconds(at: OffsetDateTime) -> OffsetDateTime {
    at.replace_nanosecond(at.nanosecond() / 1_000 * 1_000).unwrap_or(at)
}
