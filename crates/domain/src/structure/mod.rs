//! KSF's structure over time: clusters, regions, and what they are made of.

mod altered;
pub mod cluster;
mod timeline;

pub use altered::Altered;
pub use timeline::{Overlap, Term, Timeline};
