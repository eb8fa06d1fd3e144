//! What stands on every page: header, footer, the mark of a demonstration.

mod banner;
mod footer;
mod header;
mod search;

pub(crate) use banner::{DemoBanner, DemoOnPaper};
pub(crate) use footer::Footer;
pub(crate) use header::Header;
pub(crate) use search::{key_is_on, switch_key};
