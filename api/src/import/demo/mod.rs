//! The demo year: one small, believable KSF year, for `./dev run` and for tests. Its ground rules are in
//! `data/demo/README.md`.

mod actors;
mod clusters;
mod facts;
mod groups;
mod ids;
mod introductions;
mod municipalities;
mod needs;
mod people;
mod roles;
mod stage;
mod story;
mod tables;
mod write;

pub use actors::{ActorRow, RegionActorRow};
pub use clusters::{ClusterRow, MemberRow, MotorRow, StatusRow, SubclusterRow};
pub use groups::{GroupMemberRow, GroupRow};
pub use introductions::DoneStepRow;
pub use municipalities::{AnchoringRow, DocumentRow};
pub use needs::{NeedRow, Step, StepRow};
pub use people::{ContactRow, Person, PersonRow};
pub use roles::{ConsentRow, MandateRow, OfferRow};
pub use stage::{Places, Stage};
pub use story::{Outcome, Taken, play};
pub use tables::DemoTables;
pub use write::{PASSWORD, write};
