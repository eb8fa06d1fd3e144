//! Reaching the database: one way for the pool and for migrations.
//!
//! `sslmode=require` in the address means TLS with a certificate that the system, or the file `DATABASE_CA_FILE`
//! names, vouches for. Anything else is a plain connection (a socket, this machine, a private network): half a
//! promise, encryption without knowing with whom, is not made.

use crate::{Result, StoreError};
use diesel::{ConnectionError, ConnectionResult};
use diesel_async::AsyncPgConnection;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio_postgres::config::SslMode;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Config, NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

/// Where a database is and how to get there.
#[derive(Clone)]
pub(crate) struct Address {
    config: Config,
    tls: Option<MakeRustlsConnect>,
    ended: Arc<LastEnd>,
}

/// When a connection ended last, for whatever reason.
#[derive(Debug, Default)]
pub(crate) struct LastEnd(Mutex<Option<Instant>>);

impl LastEnd {
    fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }
    /// Whether one ended within a while: others may have, too.
    pub(crate) fn within(&self, long: Duration) -> bool {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_some_and(|last| last.elapsed() < long)
    }
}

impl Address {
    /// Reads an address such as `postgres://user@host/database`.
    pub(crate) fn parse(url: &str, wait: Duration, authorities: Option<&PathBuf>) -> Result<Self> {
        let mut config: Config =
            url.parse().map_err(|e: tokio_postgres::Error| StoreError::Unavailable(describe(&e)))?;
        config.connect_timeout(wait);
        config.application_name("ksf-plattformen");
        let tls = (config.get_ssl_mode() == SslMode::Require).then(|| tls(authorities)).transpose()?;
        Ok(Self { config, tls, ended: Arc::default() })
    }

    /// Sets options of every session.
    pub(crate) fn options(&mut self, options: &str) {
        self.config.options(options);
    }

    /// When a connection that was made from here ended last.
    pub(crate) fn last_end(&self) -> Arc<LastEnd> {
        Arc::clone(&self.ended)
    }

    /// Connects; the connection's driver runs on the given runtime.
    pub(crate) async fn connect(&self, runtime: &Handle) -> ConnectionResult<AsyncPgConnection> {
        match self.tls.clone() {
            Some(tls) => self.connect_with(tls, runtime).await,
            None => self.connect_with(NoTls, runtime).await,
        }
    }

    async fn connect_with<T>(&self, tls: T, runtime: &Handle) -> ConnectionResult<AsyncPgConnection>
    where
        T: MakeTlsConnect<Socket> + Send + 'static,
        T::Stream: Send + 'static,
        T::TlsConnect: Send,
        <T::TlsConnect as tokio_postgres::tls::TlsConnect<Socket>>::Future: Send,
    {
        let (client, driver) =
            self.config.connect(tls).await.map_err(|e| ConnectionError::BadConnection(describe(&e)))?;
        let ended = self.last_end();
        runtime.spawn(async move {
            if let Err(error) = driver.await {
                tracing::warn!(error = %describe(&error), "a database connection ended");
            }
            ended.note();
        });
        AsyncPgConnection::try_from(client).await
    }
}

fn tls(authorities: Option<&PathBuf>) -> Result<MakeRustlsConnect> {
    let unusable = |problem: String| StoreError::Unavailable(format!("TLS to the database: {problem}"));
    let certificates: Vec<CertificateDer<'static>> = match authorities {
        Some(file) => CertificateDer::pem_file_iter(file)
            .and_then(Iterator::collect)
            .map_err(|e| unusable(format!("{}: {e}", file.display())))?,
        None => rustls_native_certs::load_native_certs().certs,
    };
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(certificates);
    if roots.is_empty() {
        return Err(unusable("no certificate authorities are known: set DATABASE_CA_FILE".to_owned()));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| unusable(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// An error of the driver with its causes; never holds the password.
fn describe(error: &tokio_postgres::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}
