//! A database to import into.

use super::data;
use api::import::{ImportError, Summary, import_changes, import_demo, import_reference};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;
use store::{Pool, PoolOptions};
use test_support::{Database, MockClock, Template};

/// A database with the schema, and the means to import into it.
pub(super) struct Target {
    /// Its database.
    pub(super) database: Database,
    pool: Pool,
    clock: MockClock,
}

impl Target {
    pub(super) async fn empty() -> Self {
        let database = Database::of(Template::Empty).await;
        let options = PoolOptions {
            size: 2,
            wait: Duration::from_secs(10),
            statement_timeout: Duration::from_secs(20),
            authorities: None,
        };
        let pool = Pool::new(&database.url, &options).unwrap();
        Self { database, pool, clock: MockClock::default() }
    }

    pub(super) async fn with_reference() -> Self {
        let target = Self::empty().await;
        target.reference(data()).await.unwrap();
        target
    }

    pub(super) async fn reference(&self, directory: &Path) -> Result<Summary, ImportError> {
        import_reference(&self.pool, directory, &self.clock).await
    }

    pub(super) async fn demo(&self, directory: &Path) -> Result<Summary, ImportError> {
        import_demo(&self.pool, directory, &self.clock).await
    }

    pub(super) async fn changes(&self, file: &Path) -> Result<Summary, ImportError> {
        import_changes(&self.pool, file, &self.clock).await
    }

    pub(super) async fn events(&self) -> i64 {
        self.database.count("events").await
    }
}

/// How many rows of each table a summary tells.
pub(super) fn told(summary: &Summary) -> Value {
    json!(summary.rows)
}
