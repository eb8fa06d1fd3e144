//! KSF's structure over time: clusters, regions, and what they are made of.

mod altered;
pub mod cluster;
mod fact;
pub mod municipality;
pub mod region;
pub(crate) mod succession;
mod timeline;

pub use altered::{Altered, Voice};
pub use fact::FactKind;
pub use succession::{Succeeded, Successor};
pub use timeline::{Overlap, Term, Timeline};
