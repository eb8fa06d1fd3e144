//! KSF's structure over time: clusters, regions, and what they are made of.

mod altered;
pub mod cluster;
mod fact;
pub mod municipality;
pub mod region;
mod timeline;

pub use altered::{Altered, Voice};
pub use fact::FactKind;
pub use timeline::{Overlap, Term, Timeline};
