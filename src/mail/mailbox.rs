//! The built-in mailbox: messages lie in the database sealed under the secret key, since they hold codes.

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::letter::Letter;
use crate::domain::time::Moment;
use crate::keys::Keyring;
use crate::store::{AnyConnection, StoreError, StoreResult, mailbox};

const NONCE: usize = 24;

/// Puts a letter in; once, however often it is sent.
///
/// # Errors
/// The database's fault.
pub fn put(conn: &mut AnyConnection, keyring: &Keyring, letter: &Letter, now: Moment) -> StoreResult<()> {
    let fault = |what: &str| StoreError::Corrupt(format!("a letter could not be sealed: {what}"));
    let plain = serde_json::to_vec(letter).map_err(|error| fault(&error.to_string()))?;
    let nonce: [u8; NONCE] = rand::random();
    let cipher = XChaCha20Poly1305::new((&keyring.first().mailbox).into());
    let sealed = cipher.encrypt(&XNonce::from(nonce), plain.as_slice()).map_err(|_| fault("encryption"))?;
    mailbox::put(conn, &letter.message_id, &[nonce.as_slice(), &sealed].concat(), now)
}

/// Opens a letter; none where its secret key was taken out of the setting.
#[must_use]
pub fn open(keyring: &Keyring, sealed: &[u8]) -> Option<Letter> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let plain = keyring
        .all()
        .find_map(|key| XChaCha20Poly1305::new((&key.mailbox).into()).decrypt(&XNonce::from(*nonce), sealed).ok())?;
    serde_json::from_slice(&plain).ok()
}
