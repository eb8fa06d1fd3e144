//! Random secrets: the installation's key, refresh tokens, one-time links.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};
use std::io::{self, Write};
use std::path::Path;

/// A secret text given to a person or browser once, and the hash that the database keeps.
pub struct Secret {
    /// The text; never logged, never stored.
    pub text: String,
    /// Its SHA-256.
    pub hash: [u8; 32],
}

/// Makes a secret of 256 random bits.
///
/// # Errors
/// When the operating system has no random numbers.
pub fn make() -> io::Result<Secret> {
    let mut bytes = [0_u8; 32];
    OsRng.try_fill_bytes(&mut bytes).map_err(io::Error::other)?;
    let text = URL_SAFE_NO_PAD.encode(bytes);
    let hash = hash(&text);
    Ok(Secret { text, hash })
}

/// The hash the database keeps of a secret.
pub fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// The installation's key from a file, made on first use and readable by its owner alone.
///
/// # Errors
/// When the file cannot be read or written, or holds too little.
pub fn read_or_make(path: &Path) -> io::Result<Vec<u8>> {
    match std::fs::read(path) {
        Ok(key) if key.len() >= 32 => Ok(key),
        Ok(_) => Err(io::Error::other("holds fewer than 32 bytes; remove it to have a new one made")),
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            let secret = make()?.text.into_bytes();
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            match options.open(path) {
                Ok(mut file) => {
                    file.write_all(&secret)?;
                    Ok(secret)
                }
                // Another process was first.
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => std::fs::read(path),
                Err(e) => Err(e),
            }
        }
        Err(e) => Err(e),
    }
}
