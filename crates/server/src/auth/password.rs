//! Passwords: argon2id (RFC 9106) in PHC form. Checking is slow on purpose, so it runs beside the other work and
//! only so many at a time.

use std::sync::Arc;

use argon2::{
    Argon2,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use tokio::sync::Semaphore;

/// Checks passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    at_once: Arc<Semaphore>,
    /// Checked when there is no such login, so that the answer takes as long.
    decoy: Arc<str>,
}

/// The password could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("the password cannot be hashed: {0}")]
pub struct HashError(String);

impl Passwords {
    pub fn new() -> Result<Self, HashError> {
        Ok(Self { at_once: Arc::new(Semaphore::new(2)), decoy: hash("decoy", &Argon2::default())?.into() })
    }

    /// Whether a password fits a stored hash; with no hash it never does, and takes as long.
    pub async fn fits(&self, password: String, stored: Option<String>) -> bool {
        let Ok(_permit) = self.at_once.acquire().await else { return false };
        let (known, stored) = (stored.is_some(), stored.unwrap_or_else(|| self.decoy.to_string()));
        let check = move || {
            PasswordHash::new(&stored)
                .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
        };
        let fits = tokio::task::spawn_blocking(check).await.unwrap_or(false);
        fits && known
    }
}

/// A hash in PHC form, with the parameters of `hasher`.
pub fn hash(password: &str, hasher: &Argon2) -> Result<String, HashError> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(|error| HashError(error.to_string()))?;
    let salt = SaltString::encode_b64(&random).map_err(|error| HashError(error.to_string()))?;
    let hash = hasher.hash_password(password.as_bytes(), &salt);
    hash.map(|hash| hash.to_string()).map_err(|error| HashError(error.to_string()))
}
