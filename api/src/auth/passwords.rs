//! Passwords: argon2id, in a few threads of their own so that a flood of sign-ins cannot take every core.

use crate::problem::ApiError;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Hashes and checks passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    at_once: Arc<Semaphore>,
    /// A hash that no password has to fit. Made at the start: were it made by the first sign-in to an account that
    /// does not exist, that one would take twice the time.
    nobody: Arc<str>,
}

impl Default for Passwords {
    fn default() -> Self {
        let nobody = hash("nobody has this account").unwrap_or_default();
        Self { at_once: Arc::new(Semaphore::new(2)), nobody: nobody.into() }
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
        let nobody = Arc::clone(&self.nobody);
        self.blocking(move || {
            let exists = stored.is_some();
            let fits = PasswordHash::new(stored.as_deref().unwrap_or(&nobody))
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

/// Hashes a password at once, for the importer of demo accounts.
pub(crate) fn hash_now(password: &str) -> Option<String> {
    hash(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_unknown_account_is_checked_against_is_there_from_the_start_and_costs_what_others_cost() {
        let cost = |text: &str| PasswordHash::new(text).unwrap().params.to_string();
        let passwords = Passwords::default();
        assert_eq!(cost(&passwords.nobody), cost(&hash("somebody's password").unwrap()));
    }
}
