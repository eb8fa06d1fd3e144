//! Ids of the demo: made from the key, so that a second import knows what the first one made, and addresses in the
//! demo stay the same from machine to machine.

use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use uuid::{Builder, Uuid};

/// A UUID of version 7 with the moment of what it names, and random bits that follow from the key.
pub(super) fn id(kind: &str, key: &str, at: OffsetDateTime) -> Uuid {
    let digest = Sha256::digest(format!("ksf-demo/{kind}/{key}"));
    let mut bits = [0; 10];
    for (bit, byte) in bits.iter_mut().zip(digest) {
        *bit = byte;
    }
    let milliseconds = u64::try_from(at.unix_timestamp_nanos() / 1_000_000).unwrap_or_default();
    Builder::from_unix_timestamp_millis(milliseconds, &bits).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn an_id_is_a_version_7_that_follows_from_kind_key_and_moment() {
        let at = datetime!(2025-01-20 09:20 UTC);
        let need = id("need", "N13", at);
        assert_eq!(need.get_version_num(), 7);
        assert_eq!(need, id("need", "N13", at));
        assert_ne!(need, id("need", "N14", at));
        assert_ne!(need, id("person", "N13", at));
        assert!(need < id("need", "N01", datetime!(2025-01-20 09:21 UTC)), "sorted by time");
    }
}
