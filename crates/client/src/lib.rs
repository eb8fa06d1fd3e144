//! The typed API client: the browser app, tests, benchmarks and tools all use this one.
//!
//! One function an operation, named as the operation. The endpoint table in `contract` gives method and path, so a
//! function cannot point at something that does not exist; a test holds the table and the specification together.

mod changes;
mod clusters;
mod error;
mod groups;
mod needs;
mod organisations;
mod people;
mod registers;
mod request;
mod roles;
mod stream;
mod structure;
mod templates;

pub use error::Error;
pub use request::{Client, Versioned, tag_of};
pub use stream::{ChangeStream, Told};
