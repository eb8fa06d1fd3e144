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
    match read(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            put(path, make()?.text.as_bytes())?;
            // What is there counts: another process may have been first.
            read(path)
        }
        known => known,
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let key = std::fs::read(path)?;
    if key.len() < 32 {
        return Err(io::Error::other("holds fewer than 32 bytes; remove it to have a new one made"));
    }
    Ok(key)
}

/// Puts a key in its place, whole or not at all, unless there is one.
fn put(path: &Path, key: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}", make()?.text));
    let beside = Path::new(&beside);
    let put = write(beside, key).and_then(|()| std::fs::hard_link(beside, path));
    let removed = std::fs::remove_file(beside);
    match put {
        Err(e) if e.kind() != io::ErrorKind::AlreadyExists => Err(e),
        _ => removed,
    }
}

fn write(path: &Path, key: &[u8]) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;

    struct Folder(std::path::PathBuf);

    impl Folder {
        fn new() -> Self {
            Self(std::env::temp_dir().join(format!("ksf-{}", make().unwrap().text)))
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn all_that_start_at_once_have_the_same_key_and_leave_nothing_else_behind() {
        const STARTS: usize = 8;
        for _ in 0..20 {
            let folder = Folder::new();
            let (path, together) = (folder.0.join("sub/key"), Barrier::new(STARTS));
            let keys: Vec<_> = std::thread::scope(|scope| {
                let start = || {
                    together.wait();
                    read_or_make(&path).unwrap()
                };
                let starts: Vec<_> = (0..STARTS).map(|_| scope.spawn(start)).collect();
                starts.into_iter().map(|started| started.join().unwrap()).collect()
            });
            assert!(keys.iter().all(|key| key.len() >= 32 && *key == keys[0]), "{keys:?}");
            assert_eq!(std::fs::read_dir(folder.0.join("sub")).unwrap().count(), 1);
        }
    }

    #[test]
    fn a_key_that_is_too_short_is_refused_and_kept() {
        let folder = Folder::new();
        std::fs::create_dir_all(&folder.0).unwrap();
        let path = folder.0.join("key");
        std::fs::write(&path, "short").unwrap();
        assert!(read_or_make(&path).unwrap_err().to_string().contains("fewer than 32 bytes"));
        assert_eq!(std::fs::read(&path).unwrap(), b"short");
    }
}
