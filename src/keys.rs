//! The secret key and what is derived from it: one key for each purpose, so that none says anything about another.

use std::fmt;

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::config::SecretKeys;
use crate::domain::code::{CodeSeed, ValidationCode};
use crate::domain::factor::{AppFactor, AppSecret};
use crate::domain::link::{Link, LinkHolder, LinkToken};
use crate::domain::text::hex;

/// What one secret key gives.
pub struct Key {
    /// Names the key beside what was made with it; says nothing about it.
    pub id: String,
    /// Derives validation codes.
    codes: [u8; 32],
    /// Encrypts the session cookie.
    pub cookies: [u8; 64],
    /// Derives the tokens of links.
    links: [u8; 32],
    /// Seals the messages of the built-in mailbox.
    mailbox: [u8; 32],
    /// Seals the secrets of authenticator apps.
    second_factors: [u8; 32],
    /// Hides what is counted by the throttles.
    throttles: [u8; 32],
    /// Seals what was typed into a form that was not taken.
    drafts: [u8; 32],
    /// Seals where somebody was heading.
    headings: [u8; 32],
    /// Makes the tokens of return addresses.
    returns: [u8; 32],
    /// Seals the secrets of webhooks.
    webhooks: [u8; 32],
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
            links: mac(secret, b"links"),
            mailbox: mac(secret, b"mailbox"),
            second_factors: mac(secret, b"second factors"),
            throttles: mac(secret, b"throttles"),
            drafts: mac(secret, b"drafts"),
            headings: mac(secret, b"headings"),
            returns: mac(secret, b"return addresses"),
            webhooks: mac(secret, b"webhook secrets"),
        }
    }
}

/// What is kept sealed.
#[derive(Clone, Copy, Debug)]
pub enum Sealed {
    /// A message of the built-in mailbox.
    Mailbox,
    /// The secret of an authenticator app.
    SecondFactor,
    /// What was typed into a form that was not taken; only its browser keeps it.
    Draft,
    /// Where somebody was heading who asked for a link.
    Heading,
    /// What signs what is sent to a webhook.
    WebhookSecret,
}

const SEAL_NONCE: usize = 24;

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

    /// For what makes and verifies nothing: of a secret that nobody knows, and that is forgotten again.
    #[must_use]
    pub fn of_no_secret() -> Self {
        let secret: [u8; 32] = rand::random();
        Self { first: Key::new(&secret), others: Vec::new() }
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

    /// The validation code that grows from a seed; none where its secret key was taken out of the setting.
    #[must_use]
    pub fn code(&self, seed: &CodeSeed) -> Option<ValidationCode> {
        let key = self.all().find(|key| key.id == seed.key_id)?;
        Some(ValidationCode::derive(&key.codes, seed.submission, seed.account, &seed.nonce))
    }

    /// Seals a text with the first key: a nonce, and what XChaCha20-Poly1305 makes of it. None where the cipher fails,
    /// which only a text of many gigabytes brings about.
    #[must_use]
    pub fn seal(&self, what: Sealed, plain: &[u8]) -> Option<Vec<u8>> {
        let nonce: [u8; SEAL_NONCE] = rand::random();
        let sealed = cipher(&self.first, what).encrypt(&XNonce::from(nonce), plain).ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what any of the keys has sealed; none where its key was taken out of the setting.
    #[must_use]
    pub fn open(&self, what: Sealed, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<SEAL_NONCE>()?;
        self.all().find_map(|key| cipher(key, what).decrypt(&XNonce::from(*nonce), sealed).ok())
    }

    /// The secret of an authenticator app; none where the key that sealed it was taken out of the setting.
    #[must_use]
    pub fn app_secret(&self, factor: &AppFactor) -> Option<AppSecret> {
        self.open(Sealed::SecondFactor, &factor.sealed).and_then(|bytes| AppSecret::from_bytes(&bytes))
    }

    /// What another key than the first has sealed, sealed anew with the first; none where the first did, or no key
    /// opens it.
    #[must_use]
    pub fn reseal(&self, what: Sealed, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_first_chunk::<SEAL_NONCE>()?;
        if cipher(&self.first, what).decrypt(&XNonce::from(*nonce), text).is_ok() {
            return None;
        }
        self.seal(what, &self.open(what, sealed)?)
    }

    /// The token of a link, for the account that it is for where there is one; it is another one as soon as that
    /// account's password or address is. None where the secret key of the link was taken out of the setting.
    #[must_use]
    pub fn link_token(&self, link: &Link, holder: Option<&LinkHolder>) -> Option<LinkToken> {
        let key = self.all().find(|key| key.id == link.key_id)?;
        let account = holder.map(|holder| holder.account);
        let mut message = format!("{}\0{}\0{}", link.kind.as_str(), link.id, account.map_or(0, |id| id.0)).into_bytes();
        let bound_to = holder.into_iter().flat_map(|holder| [holder.password_hash.as_bytes(), holder.email.as_bytes()]);
        for part in [link.nonce.as_slice()].into_iter().chain(bound_to) {
            message.extend(part.len().to_be_bytes());
            message.extend(part);
        }
        let [code @ .., _, _, _, _, _, _, _, _, _, _, _, _] = mac(&key.links, &message);
        Some(LinkToken::new(link.id, account, code))
    }

    /// The name under which a throttle counts: who reads the database learns no address and no account from it.
    #[must_use]
    pub fn throttle_key(&self, what: &str, who: &str) -> String {
        hex(&mac(&self.first.throttles, format!("{what}\0{who}").as_bytes())[..16])
    }

    /// What the return address of an email carries: its number, and what nobody without the key can make of that.
    #[must_use]
    pub fn return_token(&self, email: i64) -> String {
        format!("{email}-{}", hex(&return_mac(&self.first, email)))
    }

    /// The email that a return address is of, whatever its case; none where no key has made it.
    #[must_use]
    pub fn email_of_return(&self, token: &str) -> Option<i64> {
        let (email, given) = token.split_once('-')?;
        let email = email.parse().ok().filter(|email| *email > 0)?;
        let given = given.to_ascii_lowercase();
        let same = |key| bool::from(hex(&return_mac(key, email)).as_bytes().ct_eq(given.as_bytes()));
        self.all().any(same).then_some(email)
    }

    /// A number for what was typed at sign-in, always the same; nobody without the key can tell which.
    #[must_use]
    pub fn decoy_number(&self, typed: &str) -> u32 {
        let [a, b, c, d, ..] = mac(&self.first.throttles, format!("decoy\0{typed}").as_bytes());
        u32::from_be_bytes([a, b, c, d])
    }
}

/// 80 bits: as hard to guess as a code.
fn return_mac(key: &Key, email: i64) -> [u8; 10] {
    let [first @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
        mac(&key.returns, &email.to_be_bytes());
    first
}

fn cipher(key: &Key, what: Sealed) -> XChaCha20Poly1305 {
    let key = match what {
        Sealed::Mailbox => &key.mailbox,
        Sealed::SecondFactor => &key.second_factors,
        Sealed::Draft => &key.drafts,
        Sealed::Heading => &key.headings,
        Sealed::WebhookSecret => &key.webhooks,
    };
    XChaCha20Poly1305::new(key.into())
}

fn mac(key: &[u8], message: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length: this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { unreachable!() };
    mac.update(message);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_whole_and_for_its_purpose() {
        let keyring = Keyring::new(&SecretKeys::from_hex(&"07".repeat(32)).unwrap());
        let sealed = keyring.seal(Sealed::SecondFactor, b"a seed").unwrap();
        assert_eq!(keyring.open(Sealed::SecondFactor, &sealed).as_deref(), Some(&b"a seed"[..]));
        assert_ne!(keyring.seal(Sealed::SecondFactor, b"a seed").unwrap(), sealed, "a nonce of its own");
        assert_eq!(keyring.open(Sealed::Mailbox, &sealed), None);
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert_eq!(keyring.open(Sealed::SecondFactor, &altered), None, "byte {at}");
            assert_eq!(keyring.open(Sealed::SecondFactor, &sealed[..at]), None, "only {at} bytes");
        }
        let other = Keyring::new(&SecretKeys::from_hex(&"08".repeat(32)).unwrap());
        assert_eq!(other.open(Sealed::SecondFactor, &sealed), None);
    }

    #[test]
    fn only_the_key_makes_return_tokens() {
        let [old, new, both] = ["07", "08", "08,07"].map(|bytes| {
            let keys: Vec<String> = bytes.split(',').map(|byte| byte.repeat(32)).collect();
            Keyring::new(&SecretKeys::from_hex(&keys.join(",")).unwrap())
        });
        let token = old.return_token(7);
        assert_eq!(token.len(), "7-".len() + 20);
        assert_eq!(old.email_of_return(&token), Some(7));
        assert_eq!(old.email_of_return(&token.to_uppercase()), Some(7), "mail servers may change the case");
        assert_eq!((both.email_of_return(&token), new.email_of_return(&token)), (Some(7), None));
        let other = token.replacen('7', "8", 1);
        for forged in ["", "7", "7-", "-", "x-00", &token[..token.len() - 1], &format!("{token}0"), &other] {
            assert_eq!(old.email_of_return(forged), None, "{forged}");
        }
    }
}
