//! The built-in mailbox: messages lie in the database sealed under the secret key, since they hold codes.

use super::letter::Letter;
use crate::domain::time::Moment;
use crate::keys::{Keyring, Sealed};
use crate::store::{StoreError, StoreResult, Tx, mailbox};

/// Puts a letter in; once, however often it is sent.
pub fn put(tx: &mut Tx, keyring: &Keyring, letter: &Letter, now: Moment) -> StoreResult<()> {
    let fault = |what: &str| StoreError::Corrupt(format!("a letter could not be sealed: {what}"));
    let plain = serde_json::to_vec(letter).map_err(|error| fault(&error.to_string()))?;
    let sealed = keyring.seal(Sealed::Mailbox, &plain).ok_or_else(|| fault("encryption"))?;
    mailbox::put(tx, &letter.message_id, &sealed, now)
}

/// Opens a letter; none where its secret key was taken out of the setting.
#[must_use]
pub fn open(keyring: &Keyring, sealed: &[u8]) -> Option<Letter> {
    serde_json::from_slice(&keyring.open(Sealed::Mailbox, sealed)?).ok()
}
