//! The schema's migrations, embedded in the program.

use crate::connect::Address;
use crate::{Result, StoreError};
use diesel_async::{AsyncMigrationHarness, AsyncPgConnection, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::path::PathBuf;
use std::time::Duration;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../../migrations");

async fn connect(url: &str, authorities: Option<&PathBuf>) -> Result<AsyncPgConnection> {
    let address = Address::parse(url, Duration::from_secs(10), authorities)?;
    let connection = address.connect(&tokio::runtime::Handle::current()).await;
    connection.map_err(|e| StoreError::Unavailable(e.to_string()))
}

async fn harness(
    url: &str,
    authorities: Option<&PathBuf>,
) -> Result<AsyncMigrationHarness<AsyncPgConnection>> {
    Ok(AsyncMigrationHarness::new(connect(url, authorities).await?))
}

fn failed(error: &(dyn std::error::Error + Send + Sync)) -> StoreError {
    StoreError::Unavailable(format!("a migration failed: {error}"))
}

/// Brings the database to the program's schema; returns how many migrations ran. Where several do it at once, one does
/// and the others wait. Needs a multi-thread runtime.
///
/// # Errors
/// When the database cannot be reached or a migration fails; what had run before it stays.
pub async fn migrate(url: &str, authorities: Option<&PathBuf>) -> Result<usize> {
    let mut connection = connect(url, authorities).await?;
    // Held until the connection ends. Any number will do that nothing else in the product takes.
    connection.batch_execute("SELECT pg_advisory_lock(4204)").await?;
    let mut harness = AsyncMigrationHarness::new(connection);
    Ok(harness.run_pending_migrations(MIGRATIONS).map_err(|e| failed(&*e))?.len())
}

/// How many migrations have not run yet.
///
/// # Errors
/// When the database cannot be reached.
pub async fn pending(url: &str, authorities: Option<&PathBuf>) -> Result<usize> {
    let mut harness = harness(url, authorities).await?;
    Ok(harness.pending_migrations(MIGRATIONS).map_err(|e| failed(&*e))?.len())
}

/// Migrations the database has had that this program does not know: it was run by a newer version.
///
/// # Errors
/// When the database cannot be reached.
pub async fn unknown(url: &str, authorities: Option<&PathBuf>) -> Result<Vec<String>> {
    use diesel::migration::{Migration, MigrationSource};
    let mut harness = harness(url, authorities).await?;
    let known: Vec<Box<dyn Migration<diesel::pg::Pg>>> = MIGRATIONS.migrations().map_err(|e| failed(&*e))?;
    let known: Vec<String> = known.iter().map(|m| m.name().version().to_string()).collect();
    let applied = harness.applied_migrations().map_err(|e| failed(&*e))?;
    Ok(applied.iter().map(ToString::to_string).filter(|version| !known.contains(version)).collect())
}
