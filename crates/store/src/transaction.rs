//! Transactions: one way to write, one way to read a consistent snapshot.

use crate::{Pool, Result, StoreError};
use diesel_async::{AnsiTransactionManager, AsyncPgConnection, TransactionManager};

/// Whether a failed transaction may succeed when tried again.
pub trait MayRetry {
    /// True for deadlocks and serialization failures.
    fn may_retry(&self) -> bool;
}

impl MayRetry for StoreError {
    fn may_retry(&self) -> bool {
        matches!(self, Self::Retry(_))
    }
}

/// How often a transaction is tried when others stand in its way.
const TRIES: u32 = 4;

/// Runs work in a transaction: committed when it succeeds, rolled back when it fails, tried again a few times when the
/// database asks for it (40P01, 40001). The work must have no effect but on the database.
///
/// # Errors
/// What the work gives, or the database.
pub async fn write<T, E>(
    pool: &Pool,
    work: impl AsyncFn(&mut AsyncPgConnection) -> std::result::Result<T, E>,
) -> std::result::Result<T, E>
where
    E: From<StoreError> + MayRetry,
{
    let mut connection = pool.get().await?;
    let mut tries = 1;
    loop {
        let result = attempt(&mut connection, &work, "BEGIN").await;
        match result {
            Err(error) if error.may_retry() && tries < TRIES => {
                tracing::debug!(tries, "a transaction stood in another's way");
                tries += 1;
            }
            other => return other,
        }
    }
}

/// Runs work that only reads, on one consistent snapshot.
///
/// # Errors
/// What the work gives, or the database.
pub async fn snapshot<T, E>(
    pool: &Pool,
    work: impl AsyncFn(&mut AsyncPgConnection) -> std::result::Result<T, E>,
) -> std::result::Result<T, E>
where
    E: From<StoreError>,
{
    let mut connection = pool.get().await?;
    attempt(&mut connection, &work, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await
}

async fn attempt<T, E>(
    connection: &mut AsyncPgConnection,
    work: &impl AsyncFn(&mut AsyncPgConnection) -> std::result::Result<T, E>,
    begin: &str,
) -> std::result::Result<T, E>
where
    E: From<StoreError>,
{
    AnsiTransactionManager::begin_transaction_sql(connection, begin).await.map_err(StoreError::from)?;
    let outcome = work(connection).await;
    if outcome.is_ok() {
        commit(connection).await?;
    } else if let Err(error) = AnsiTransactionManager::rollback_transaction(connection).await {
        // The work's own error says more; the pool drops a connection left in a transaction.
        tracing::warn!(%error, "a rollback failed");
    }
    outcome
}

async fn commit(connection: &mut AsyncPgConnection) -> Result<()> {
    Ok(AnsiTransactionManager::commit_transaction(connection).await?)
}
