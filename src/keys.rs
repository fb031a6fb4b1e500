//! The secret key and what is derived from it: one key for each purpose, so that none says anything about another.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::config::SecretKeys;
use crate::domain::code::ValidationCode;
use crate::domain::{AccountId, SubmissionId};
use crate::store::codes::CodeRow;

/// What one secret key gives.
pub struct Key {
    /// Names the key beside what was made with it; says nothing about it.
    pub id: String,
    /// Derives validation codes.
    codes: [u8; 32],
    /// Encrypts the session cookie.
    pub cookies: [u8; 64],
    /// Seals the messages of the built-in mailbox.
    pub mailbox: [u8; 32],
    /// Hides what is counted by the throttles.
    throttles: [u8; 32],
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.id)
    }
}

impl Key {
    fn new(secret: &[u8]) -> Self {
        let mut cookies = [0; 64];
        let (first, second) = cookies.split_at_mut(32);
        first.copy_from_slice(&mac(secret, b"session cookies 1"));
        second.copy_from_slice(&mac(secret, b"session cookies 2"));
        Self {
            id: hex(&mac(secret, b"key id")[..8]),
            codes: mac(secret, b"validation codes"),
            cookies,
            mailbox: mac(secret, b"mailbox"),
            throttles: mac(secret, b"throttles"),
        }
    }
}

/// The keys of the setting: the first makes, all verify.
#[derive(Debug)]
pub struct Keyring {
    first: Key,
    others: Vec<Key>,
}

impl Keyring {
    /// Derives everything from the setting.
    #[must_use]
    pub fn new(secrets: &SecretKeys) -> Self {
        Self { first: Key::new(secrets.first()), others: secrets.iter().skip(1).map(Key::new).collect() }
    }

    /// The key that makes.
    #[must_use]
    pub fn first(&self) -> &Key {
        &self.first
    }

    /// All keys, the one that makes first.
    pub fn all(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// The validation code that a row of `codes` stands for; none where its secret key was taken out of the setting.
    #[must_use]
    pub fn code(&self, row: &CodeRow) -> Option<ValidationCode> {
        let key = self.all().find(|key| key.id == row.key_id)?;
        Some(ValidationCode::derive(&key.codes, SubmissionId(row.submission_id), AccountId(row.account_id), &row.nonce))
    }

    /// The name under which a throttle counts: who reads the database learns no address and no account from it.
    #[must_use]
    pub fn throttle_key(&self, what: &str, who: &str) -> String {
        hex(&mac(&self.first.throttles, format!("{what}\0{who}").as_bytes())[..16])
    }
}

fn mac(key: &[u8], message: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length: this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { unreachable!() };
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// Bytes in hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
