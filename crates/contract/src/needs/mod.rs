//! Knowledge needs.

mod filter;
mod requests;
mod view;

pub use filter::{NeedFilter, PreviewFilter, Sort};
pub use requests::{CreateNeed, Decide, DecideWithReason, PublishNeed, SubmitNeed, UpdateNeed};
pub use view::{HolderView, NeedView, PublicationView};
