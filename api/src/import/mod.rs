//! The importer: reads the tables of `data/`, says everything that is wrong with them at once, and writes all or nothing.
//!
//! Reading and checking know no database; what the tables say is held against each other first. Writing is one
//! transaction, knows facts by natural key alone, and leaves alone what people have changed.

mod cell;
pub mod changes;
pub mod demo;
mod error;
mod keys;
mod problem;
pub mod reference;
mod summary;
mod table;

pub use error::ImportError;
pub use problem::{Problem, Problems};
pub use summary::Summary;
pub use table::At;

use crate::clock::Clock;
use changes::ChangeTable;
use demo::DemoTables;
use reference::ReferenceTables;
use std::path::Path;
use store::Pool;

/// Takes in the reference tables of a data directory.
///
/// # Errors
/// [`ImportError`]; nothing was written.
pub async fn import_reference(
    pool: &Pool,
    directory: &Path,
    clock: &dyn Clock,
) -> Result<Summary, ImportError> {
    let tables = ReferenceTables::read(directory).map_err(|problems| problems.within(directory))?;
    counted(pool, reference::write(pool, &tables, clock).await?).await
}

/// Takes in the demo year of a data directory. The reference tables must have been taken in before.
///
/// # Errors
/// [`ImportError`]; nothing was written.
pub async fn import_demo(pool: &Pool, directory: &Path, clock: &dyn Clock) -> Result<Summary, ImportError> {
    let read = || {
        let reference = ReferenceTables::read(directory)?;
        let demo = DemoTables::read(directory, &reference)?;
        Ok((reference, demo))
    };
    let (reference, demo) = read().map_err(|problems: Problems| problems.within(directory))?;
    let summary =
        demo::write(pool, &reference, &demo, clock).await.map_err(|error| error.within(directory))?;
    counted(pool, summary).await
}

/// Takes in a list of municipalities and counties that become others.
///
/// # Errors
/// [`ImportError`]; nothing was written.
pub async fn import_changes(pool: &Pool, file: &Path, clock: &dyn Clock) -> Result<Summary, ImportError> {
    let table = ChangeTable::read(file).map_err(|problems| problems.of_file(file))?;
    let summary = changes::write(pool, &table, clock).await.map_err(|error| error.of_file(file))?;
    counted(pool, summary).await
}

/// What was written, once the database knows how much it is.
async fn counted(pool: &Pool, summary: Summary) -> Result<Summary, ImportError> {
    store::import::refresh_statistics(pool).await?;
    Ok(summary)
}
