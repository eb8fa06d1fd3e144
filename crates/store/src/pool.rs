//! Connections.
//!
//! Connection drivers run on the runtime the pool was made on, not on whichever actix worker happened to open the
//! connection: a worker that stops must not take other workers' connections with it.

use crate::connect::Address;
use crate::sql::Sql;
use crate::{Result, StoreError};
use ::deadpool::managed::{Hook, HookError, HookResult, PoolError};
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool;
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use std::path::PathBuf;
use std::time::Duration;

/// How the pool behaves.
#[derive(Clone, Debug)]
pub struct PoolOptions {
    /// Most connections.
    pub size: usize,
    /// Longest wait for one.
    pub wait: Duration,
    /// Longest time a statement may run.
    pub statement_timeout: Duration,
    /// File of certificate authorities for `sslmode=require`; the system's own unless said.
    pub authorities: Option<PathBuf>,
}

/// Longest wait for a lock that another transaction holds: long enough for every transaction of ours to end, short
/// enough that those who wait do not take all connections.
const LOCK_TIMEOUT: Duration = Duration::from_secs(3);

/// How long a connection that was just used is taken to be there still. Asking costs a round trip, several for each
/// request.
const TRUSTED: Duration = Duration::from_secs(1);

/// How long no connection is trusted after one has ended: a database that goes takes all of them.
const SUSPICION: Duration = Duration::from_mins(1);

async fn still_there(
    connection: &mut AsyncPgConnection,
) -> HookResult<diesel_async::pooled_connection::PoolError> {
    match Sql::new("SELECT 1").run(connection).await {
        Ok(_) => Ok(()),
        Err(error) => Err(HookError::message(error.to_string())),
    }
}

/// A pool of connections.
#[derive(Clone)]
pub struct Pool(deadpool::Pool<AsyncPgConnection>);

/// A connection from the pool; goes back when dropped. One dropped inside a transaction is closed instead.
pub type Connection = deadpool::Object<AsyncPgConnection>;

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pool({:?})", self.0.status())
    }
}

impl Pool {
    /// A pool for a database address. Opens nothing yet. Must be called on a tokio runtime that outlives it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the address cannot be read.
    pub fn new(url: &str, options: &PoolOptions) -> Result<Self> {
        let mut address = Address::parse(url, options.wait, options.authorities.as_ref())?;
        address.options(&format!(
            "-c statement_timeout={} -c lock_timeout={} -c idle_in_transaction_session_timeout=60000 -c timezone=UTC",
            options.statement_timeout.as_millis(),
            LOCK_TIMEOUT.as_millis()
        ));
        let runtime = tokio::runtime::Handle::current();
        let last_end = address.last_end();
        let mut manager_config = ManagerConfig::default();
        manager_config.recycling_method = RecyclingMethod::Fast;
        manager_config.custom_setup = Box::new(move |_| {
            let (address, runtime) = (address.clone(), runtime.clone());
            Box::pin(async move { address.connect(&runtime).await })
        });
        let manager = AsyncDieselConnectionManager::new_with_config(url, manager_config);
        let pool = deadpool::Pool::builder(manager)
            .max_size(options.size)
            .wait_timeout(Some(options.wait))
            .create_timeout(Some(options.wait))
            .runtime(::deadpool::Runtime::Tokio1)
            .pre_recycle(Hook::async_fn(move |connection, metrics| {
                let trusted = metrics.last_used() < TRUSTED && !last_end.within(SUSPICION);
                Box::pin(async move { if trusted { Ok(()) } else { still_there(connection).await } })
            }))
            .build()
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
        Ok(Self(pool))
    }

    /// A connection.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when none comes in time.
    pub async fn get(&self) -> Result<Connection> {
        self.0.get().await.map_err(|error| {
            StoreError::Unavailable(match error {
                // Why the database refused, without what the pool was doing meanwhile.
                PoolError::Backend(cause) => cause.to_string(),
                other => other.to_string(),
            })
        })
    }

    /// Most connections.
    pub fn capacity(&self) -> usize {
        self.0.status().max_size
    }

    /// Closes every connection; later calls to [`Self::get`] fail.
    pub fn close(&self) {
        self.0.close();
    }
}
