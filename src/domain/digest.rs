//! What stands for a key where millions are kept.

use sha2::{Digest, Sha256};

/// The first half of its SHA-256.
pub type KeyDigest = [u8; 16];

/// The digest of a key of several parts.
#[must_use]
pub fn digest(parts: &[&str]) -> KeyDigest {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    let whole: [u8; 32] = hash.finalize().into();
    whole.first_chunk().copied().unwrap_or_default()
}
