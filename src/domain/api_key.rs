//! The keys by which other programs come in: their names, what they may do, and how they are told from anything else.

use std::fmt;

use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

use super::text::{self, TextFault, hex};

/// What every key begins with: scanners that look for secrets in files find it by that.
pub const KEY_PREFIX: &str = "handover_";
/// Random bytes of a key.
pub const KEY_BYTES: usize = 24;
/// The longest name of a key, in characters.
pub const KEY_NAME_MAX: usize = 64;

/// What a key allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum KeyScope {
    /// To read.
    Read,
    /// To read and to change.
    Sync,
}

impl KeyScope {
    /// The name in the database and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Reads the name of the database.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        given.parse().ok()
    }

    /// Whether it allows what another one does.
    #[must_use]
    pub fn covers(self, needed: Self) -> bool {
        self >= needed
    }
}

/// What a key is called, in the operators' log and in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyName(String);

/// Why a name cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum KeyNameFault {
    /// Nothing, too long, or control characters.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// It could be read as the key itself, which belongs in no list.
    #[error("looks like a key; give the key a name")]
    LooksLikeAKey,
}

impl KeyName {
    /// Reads what was typed.
    ///
    /// # Errors
    /// It is empty, longer than 64 characters, has control characters, or looks like a key.
    pub fn parse(typed: &str) -> Result<Self, KeyNameFault> {
        let name = text::visible(text::line(typed, KEY_NAME_MAX)?);
        if name.starts_with(KEY_PREFIX) { Err(KeyNameFault::LooksLikeAKey) } else { Ok(Self(name)) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A key, as whoever uses it has it.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

impl ApiKey {
    /// The key of these random bytes.
    #[must_use]
    pub fn of(random: [u8; KEY_BYTES]) -> Self {
        Self(format!("{KEY_PREFIX}{}", hex(&random)))
    }

    /// Reads what somebody sent; none where it cannot be a key.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        let digits = given.strip_prefix(KEY_PREFIX)?;
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (digits.len() == 2 * KEY_BYTES && digits.bytes().all(is_digit)).then(|| Self(given.to_owned()))
    }

    /// The key itself, to be shown once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored of it. It is looked up by this: how long that takes tells nothing of a key, since nobody knows what to send
    /// for a hash that begins as another does. 192 random bits need no slow hash.
    #[must_use]
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(&self.0))
    }
}

/// Says nothing of it.
impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_made_and_nothing_else_is() {
        let key = ApiKey::of([0x5a; KEY_BYTES]);
        assert_eq!(ApiKey::parse(key.reveal()), Some(key.clone()));
        assert!(key.reveal().starts_with("handover_5a5a"));
        assert!(!format!("{key:?}").contains("5a"));
        assert_eq!(key.hash().len(), 64);
        for other in ["", "handover_", "handover_5A", &key.reveal()[1..], &format!("{}0", key.reveal())] {
            assert_eq!(ApiKey::parse(other), None, "{other}");
        }
    }

    #[test]
    fn a_key_that_changes_things_reads_too() {
        assert!(KeyScope::Sync.covers(KeyScope::Read) && KeyScope::Read.covers(KeyScope::Read));
        assert!(!KeyScope::Read.covers(KeyScope::Sync));
    }

    #[test]
    fn no_key_is_called_like_a_key() {
        assert_eq!(KeyName::parse(" billing ").map(|name| name.0), Ok("billing".to_owned()));
        assert_eq!(KeyName::parse("handover_5a"), Err(KeyNameFault::LooksLikeAKey));
        assert_eq!(KeyName::parse("\u{200b}"), Err(KeyNameFault::Text(TextFault::Empty)));
    }
}
