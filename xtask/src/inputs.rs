//! A fingerprint of source files, to know whether a build is still that of the sources.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The first 16 hexadecimal digits of a SHA-256 over names and contents.
#[derive(Default)]
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds one named piece. Lengths go in as well, so that no two lists of pieces look the same.
    pub(crate) fn add(&mut self, name: &str, content: &[u8]) {
        for part in [name.as_bytes(), content] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    /// Adds a file, or every file below a folder; a path that does not exist counts as nothing.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(crate) fn add_path(&mut self, path: &Path) -> Result<()> {
        for file in files_below(path)? {
            let content = fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
            self.add(&file.to_string_lossy(), &content);
        }
        Ok(())
    }

    /// The digits.
    pub(crate) fn finish(self) -> String {
        let head = self.0.finalize().iter().take(8).fold(0_u64, |head, byte| head << 8 | u64::from(*byte));
        format!("{head:016x}")
    }
}

/// Every file below a folder in order, or the file itself; nothing where nothing is.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(next) = open.pop() {
        if next.is_dir() {
            for entry in fs::read_dir(&next).with_context(|| format!("could not read {}", next.display()))? {
                open.push(entry?.path());
            }
        } else if next.is_file() {
            files.push(next);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_that_only_divide_the_same_bytes_otherwise_differ() {
        let digits = |pieces: &[(&str, &str)]| {
            let mut fingerprint = Fingerprint::default();
            for (name, content) in pieces {
                fingerprint.add(name, content.as_bytes());
            }
            fingerprint.finish()
        };
        assert_eq!(digits(&[("a", "b")]), digits(&[("a", "b")]));
        assert_ne!(digits(&[("a", "bc")]), digits(&[("ab", "c")]));
        assert_ne!(digits(&[("a", "b"), ("c", "d")]), digits(&[("a", "bcd")]));
    }
}
