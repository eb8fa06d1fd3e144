//! The schema's migrations, embedded in the program.

use crate::{Result, StoreError};
use diesel_async::{AsyncConnection, AsyncMigrationHarness, AsyncPgConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../../migrations");

async fn harness(url: &str) -> Result<AsyncMigrationHarness<AsyncPgConnection>> {
    let connection =
        AsyncPgConnection::establish(url).await.map_err(|e| StoreError::Unavailable(e.to_string()))?;
    Ok(AsyncMigrationHarness::new(connection))
}

fn failed(error: &(dyn std::error::Error + Send + Sync)) -> StoreError {
    StoreError::Unavailable(format!("a migration failed: {error}"))
}

/// Brings the database to the program's schema; returns how many migrations ran. Needs a multi-thread runtime.
///
/// # Errors
/// When the database cannot be reached or a migration fails; what had run before it stays.
pub async fn migrate(url: &str) -> Result<usize> {
    let mut harness = harness(url).await?;
    Ok(harness.run_pending_migrations(MIGRATIONS).map_err(|e| failed(&*e))?.len())
}

/// How many migrations have not run yet.
///
/// # Errors
/// When the database cannot be reached.
pub async fn pending(url: &str) -> Result<usize> {
    let mut harness = harness(url).await?;
    Ok(harness.pending_migrations(MIGRATIONS).map_err(|e| failed(&*e))?.len())
}

/// Migrations the database has had that this program does not know: it was run by a newer version.
///
/// # Errors
/// When the database cannot be reached.
pub async fn unknown(url: &str) -> Result<Vec<String>> {
    use diesel::migration::{Migration, MigrationSource};
    let mut harness = harness(url).await?;
    let known: Vec<Box<dyn Migration<diesel::pg::Pg>>> = MIGRATIONS.migrations().map_err(|e| failed(&*e))?;
    let known: Vec<String> = known.iter().map(|m| m.name().version().to_string()).collect();
    let applied = harness.applied_migrations().map_err(|e| failed(&*e))?;
    Ok(applied.iter().map(ToString::to_string).filter(|version| !known.contains(version)).collect())
}
