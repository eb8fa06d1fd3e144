//! The texts of one language, loaded as data.

use crate::{FINGERPRINT, Key};

/// The texts of one language in key order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle(Vec<Box<str>>);

/// The bundle belongs to another build than this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongBundle;

impl std::fmt::Display for WrongBundle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the texts belong to another build")
    }
}

impl std::error::Error for WrongBundle {}

impl Bundle {
    /// Takes the two members of a bundle file.
    ///
    /// # Errors
    /// [`WrongBundle`] when the fingerprint is that of another catalogue.
    pub fn new(fingerprint: &str, texts: Vec<Box<str>>) -> Result<Bundle, WrongBundle> {
        if fingerprint == FINGERPRINT { Ok(Bundle(texts)) } else { Err(WrongBundle) }
    }

    /// The text of a key.
    pub fn text(&self, key: Key) -> &str {
        self.0.get(usize::from(key.0)).map_or("", |text| text)
    }
}
