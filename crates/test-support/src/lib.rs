//! What integration tests stand on: a database of their own, a clock they set, the running service, and callers
//! whose variable says who they are.
//!
//! * [`Database`] is cloned from a template (about 40 ms) and dropped with its value.
//! * [`TestApp`] is the real server on a free port, over such a database and a [`MockClock`].
//! * [`People`] are the callers of a small invented country (`country.sql`); [`Story`] brings a need to a state.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "only tests use this: what fails here has failed the test"
)]

mod answer;
mod app;
mod caller;
mod clock;
mod cluster_story;
mod country;
mod database;
mod people;
mod server;
mod story;
mod template;

pub use answer::Answer;
pub use app::{AppOptions, TestApp};
pub use caller::{Call, Caller};
pub use clock::{MockClock, NOW};
pub use cluster_story::{ClusterStory, FIVE, a_cluster};
pub use country::{HARDANGER, HVL, KKHOV, NORD, NORDHORDLAND, SETESDAL, SOR, VEST, municipality};
pub use database::Database;
pub use people::{PASSWORD, People, Person};
pub use story::{Story, a_need};
pub use template::Template;
