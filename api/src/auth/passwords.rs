//! Passwords: argon2id, in a few threads of their own so that a flood of sign-ins cannot take every core.

use crate::problem::ApiError;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// Hashes and checks passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    at_once: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { at_once: Arc::new(Semaphore::new(2)) }
    }
}

impl Passwords {
    /// Hashes a new password.
    ///
    /// # Errors
    /// When no thread can be had.
    pub async fn hash(&self, password: String) -> Result<String, ApiError> {
        self.blocking(move || hash(&password))
            .await?
            .ok_or_else(|| ApiError::internal("hashing a password failed"))
    }

    /// Checks a password. Without a hash (no such account, no password set) the same work is done for nothing, so
    /// that the time taken tells nobody which accounts exist.
    ///
    /// # Errors
    /// When no thread can be had.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, ApiError> {
        self.blocking(move || {
            let exists = stored.is_some();
            let stored = stored.or_else(nobody).unwrap_or_default();
            let fits = PasswordHash::new(&stored)
                .is_ok_and(|stored| Argon2::default().verify_password(password.as_bytes(), &stored).is_ok());
            fits && exists
        })
        .await
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        let permit = Arc::clone(&self.at_once).acquire_owned().await.map_err(ApiError::internal)?;
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(permit);
            result
        })
        .await
        .map_err(ApiError::internal)
    }
}

fn hash(password: &str) -> Option<String> {
    Argon2::default().hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

/// A hash that no password has to fit.
fn nobody() -> Option<String> {
    static HASH: OnceLock<Option<String>> = OnceLock::new();
    HASH.get_or_init(|| hash("nobody has this account")).clone()
}

/// Hashes a password at once, for the importer of demo accounts.
pub(crate) fn hash_now(password: &str) -> Option<String> {
    hash(password)
}
