//! The second factor: codes of an authenticator app (RFC 6238), and the recovery codes that stand in for it.

use std::fmt;
use std::time::Duration;

use totp_rs::{Builder, Secret, Totp};

use super::code::{ALPHABET, code_within, in_groups, letters, normalized};
use super::time::Moment;

/// How long a code of the app is shown.
const STEP_SECONDS: i64 = 30;
/// How many steps the clock of a phone may be off, either way.
const STEPS_OFF: i64 = 1;
const DIGITS: usize = 6;

/// How long an app can be set up with the secret that was shown.
const SET_UP_TERM: Duration = Duration::from_hours(1);

/// How many recovery codes a set has.
pub const RECOVERY_CODES: usize = 10;
/// 15 of the 22 letters have 66 bits: what is left of them is guessed by nobody, behind the throttles and argon2.
const RECOVERY_LENGTH: usize = 15;
/// No code is as long as this; what is typed beyond it is not looked at.
const TYPED_MAX: usize = 32;

/// What an authenticator app and this application share.
#[derive(Clone)]
pub struct AppSecret([u8; Self::LENGTH]);

impl AppSecret {
    /// The length that RFC 4226 recommends, in bytes.
    pub const LENGTH: usize = 20;

    /// A secret of random bytes.
    #[must_use]
    pub fn new(random: [u8; Self::LENGTH]) -> Self {
        Self(random)
    }

    /// A secret as it was stored.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The secret, to be sealed.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// As it is typed into an app: Base32 in groups of four.
    #[must_use]
    pub fn in_groups(&self) -> String {
        let letters: Vec<char> = Secret::from(self.0).to_base32().chars().collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// The `otpauth://` address that an app reads from the QR code. `issuer` is the operator's name, `account` the NIC
    /// handle.
    #[must_use]
    pub fn address(&self, issuer: &str, account: &str) -> String {
        // A colon stands between the two names in the address and can be in neither.
        let issuer = issuer.replace(':', " ");
        let totp = Builder::new().with_secret(self.0).with_issuer(Some(issuer)).with_account_name(account);
        // It fails for names with a colon and for an empty account: a NIC handle is neither.
        totp.build_noncompliant().to_url().unwrap_or_default()
    }

    /// The step that a typed code belongs to, one before or after `now` at the farthest. Codes up to the step that was
    /// taken last are refused: each is good once. One beyond the [`latest_step`] says nothing.
    #[must_use]
    pub fn step_of(&self, digits: &str, now: Moment, last_step: Option<i64>) -> Option<i64> {
        let step = step_at(now);
        let last_step = last_step.filter(|last| *last <= latest_step(now));
        let totp = Builder::new().with_secret(self.0).with_skew(0).build_noncompliant();
        (step - STEPS_OFF..=step + STEPS_OFF)
            .filter(|step| last_step.is_none_or(|last| *step > last))
            .find(|step| is_code_of(&totp, *step, digits))
    }
}

fn step_at(moment: Moment) -> i64 {
    moment.0.div_euclid(1000 * STEP_SECONDS)
}

/// The latest step whose code may have been taken by now, on any host. A later one was taken before the clock was set
/// back.
#[must_use]
pub fn latest_step(now: Moment) -> i64 {
    step_at(now.horizon()).saturating_add(STEPS_OFF)
}

/// Compared in constant time, by totp-rs.
fn is_code_of(totp: &Totp, step: i64, digits: &str) -> bool {
    u64::try_from(step * STEP_SECONDS).is_ok_and(|seconds| totp.check(digits, seconds).is_some())
}

impl fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AppSecret(…)")
    }
}

/// The authenticator app of an account, on or being set up.
#[derive(Clone, Debug)]
pub struct AppFactor {
    /// Its number.
    pub id: i64,
    /// The secret, sealed.
    pub sealed: Vec<u8>,
    /// Since when it was being set up.
    pub created_at: Moment,
    /// Since when it is on; none while it is being set up.
    pub confirmed_at: Option<Moment>,
    /// The step of the last code that was taken.
    pub last_step: Option<i64>,
}

impl AppFactor {
    /// Whether it can still be set up, and `begun`, the app that a browser has begun to set up, is this one: nobody
    /// else is shown its secret.
    #[must_use]
    pub fn is_set_up_by(&self, begun: Option<i64>, now: Moment) -> bool {
        self.confirmed_at.is_none() && begun == Some(self.id) && now.since(self.created_at) < SET_UP_TERM
    }
}

/// A code that signs in once where the app cannot. Stored as a hash alone.
#[derive(Clone)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// A code made of a random number.
    #[must_use]
    pub fn new(random: u128) -> Self {
        Self(String::from_utf8_lossy(&letters::<RECOVERY_LENGTH>(random)).into_owned())
    }

    /// What is hashed: the letters alone.
    #[must_use]
    pub fn letters(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecoveryCode {
    /// As it is shown: three groups of five.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_groups(&self.0))
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// What was typed where a code is asked for, whatever its case and whatever stands between its letters.
#[derive(Clone, Debug)]
pub enum TypedCode {
    /// Nothing: no try.
    Nothing,
    /// Six digits, as the app shows them.
    App(String),
    /// Has the form of a recovery code.
    Recovery(RecoveryCode),
    /// Can be no code.
    Other,
}

impl TypedCode {
    /// Tells which it is.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let letters = code_within(typed, RECOVERY_LENGTH).unwrap_or_else(|| normalized(typed, TYPED_MAX));
        let all = |fits: fn(&u8) -> bool| letters.as_bytes().iter().all(fits);
        match letters.len() {
            0 => Self::Nothing,
            DIGITS if all(u8::is_ascii_digit) => Self::App(letters),
            RECOVERY_LENGTH if all(|letter| ALPHABET.contains(letter)) => Self::Recovery(RecoveryCode(letters)),
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests;
