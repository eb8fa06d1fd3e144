//! Opaque cursors: the last key of a page, tied to the query that gave it and signed, so that none can be made up.

use crate::problem::ApiError;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::problem::Code;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256, Sha512};
use std::fmt;
use store::keyset::Key;

/// Writes and reads cursors.
#[derive(Clone)]
pub struct Cursors(Hmac<Sha256>);

impl fmt::Debug for Cursors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cursors")
    }
}

/// Bytes of the signature kept.
const TAG: usize = 12;

impl Cursors {
    /// With the installation's secret.
    pub fn new(secret: &[u8]) -> Self {
        // HMAC takes keys of any length: the secret is hashed to one so that there is nothing to go wrong.

        let mut mac = Hmac::<Sha256>::new(&Sha512::digest(secret));
        mac.update(b"cursor");
        Self(mac)
    }

    fn tag(&self, key: &[u8], fingerprint: &[u8; 32]) -> Vec<u8> {
        let mut mac = self.0.clone();
        mac.update(fingerprint);
        mac.update(key);
        mac.finalize().into_bytes().into_iter().take(TAG).collect()
    }

    /// A key as a cursor.
    ///
    /// # Errors
    /// When the key cannot be written.
    pub fn write(&self, key: &Key, fingerprint: &[u8; 32]) -> Result<String, ApiError> {
        let key = serde_json::to_vec(key).map_err(ApiError::internal)?;
        let mut bytes = self.tag(&key, fingerprint);
        bytes.extend_from_slice(&key);
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// A cursor's key.
    ///
    /// # Errors
    /// 400 for one that this query did not give.
    pub fn read(&self, cursor: &str, fingerprint: &[u8; 32]) -> Result<Key, ApiError> {
        let invalid = || ApiError::of(Code::InvalidCursor);
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| invalid())?;
        let (tag, key) = bytes.split_at_checked(TAG).ok_or_else(invalid)?;
        let right: bool = subtle::ConstantTimeEq::ct_eq(tag, self.tag(key, fingerprint).as_slice()).into();
        if !right {
            return Err(invalid());
        }
        serde_json::from_slice(key).map_err(|_| invalid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::keyset::KeyPart;

    #[test]
    fn a_cursor_fits_only_the_query_that_gave_it_and_cannot_be_changed() {
        let cursors = Cursors::new(b"0123456789abcdef0123456789abcdef");
        let key = vec![KeyPart::Text("Ål".into()), KeyPart::Int(7)];
        let cursor = cursors.write(&key, &[1; 32]).unwrap();
        assert_eq!(cursors.read(&cursor, &[1; 32]).unwrap(), key);
        assert!(cursors.read(&cursor, &[2; 32]).is_err());
        let mut bytes = URL_SAFE_NO_PAD.decode(&cursor).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        assert!(cursors.read(&URL_SAFE_NO_PAD.encode(bytes), &[1; 32]).is_err());
        assert!(cursors.read("", &[1; 32]).is_err() && cursors.read("å", &[1; 32]).is_err());
    }
}
