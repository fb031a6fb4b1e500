//! The keys that sign sessions and codes.

use std::{fmt, iter};

use crate::refusal::Refusal;

/// What is expected of the setting.
pub(super) const EXPECTED: &str =
    "an even count of at least 64 hexadecimal digits, as `openssl rand -hex 32` prints them; several with commas";

const FEWEST_DIGITS: usize = 64;

/// One or several keys of at least 32 bytes: the first signs, all verify. `Debug` shows none.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKeys {
    first: Vec<u8>,
    others: Vec<Vec<u8>>,
}

impl SecretKeys {
    /// Reads keys in hexadecimal, separated by commas; blanks around a key are dropped.
    ///
    /// # Errors
    /// A key that is too short, of an odd count of digits, or holds something else than digits. Says which, not what.
    pub fn from_hex(text: &str) -> Result<Self, Refusal> {
        let mut keys = text.split(',').enumerate().map(|(index, key)| {
            decode(key.trim()).map_err(|fault| Refusal::new(format!("{EXPECTED} (key {} {fault})", index + 1)))
        });
        let first = keys.next().ok_or_else(|| Refusal::new(EXPECTED))??;
        let others = keys.collect::<Result<_, _>>()?;
        Ok(Self { first, others })
    }

    /// The key that signs.
    #[must_use]
    pub fn first(&self) -> &[u8] {
        &self.first
    }

    /// Every key, the one that signs first: what any of them signed is good.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        iter::once(&self.first).chain(&self.others).map(Vec::as_slice)
    }
}

fn decode(digits: &str) -> Result<Vec<u8>, &'static str> {
    if digits.is_empty() {
        return Err("is empty");
    }
    let values: Vec<u8> = digits
        .chars()
        .map(|c| c.to_digit(16).and_then(|value| u8::try_from(value).ok()))
        .collect::<Option<_>>()
        .ok_or("holds something else than hexadecimal digits")?;
    if values.len() < FEWEST_DIGITS {
        return Err("is too short");
    }
    let (pairs, rest) = values.as_chunks::<2>();
    if !rest.is_empty() {
        return Err("has an odd count of digits");
    }
    Ok(pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

impl fmt::Debug for SecretKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecretKeys").finish_non_exhaustive()
    }
}
