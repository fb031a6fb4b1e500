//! The id of a session.

use sha2::{Digest, Sha256};

use super::text::hex;

/// The id of a session, known to the browser alone.
#[derive(Clone)]
pub struct SessionId(pub String);

impl SessionId {
    /// How many random bytes it is made of.
    pub const LENGTH: usize = 32;

    /// An id of random bytes.
    #[must_use]
    pub fn new(random: [u8; Self::LENGTH]) -> Self {
        Self(hex(&random))
    }

    /// What of it is stored.
    #[must_use]
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}
