//! The second factor: codes of an authenticator app (RFC 6238), and the recovery codes that stand in for it.

use std::fmt;

use totp_rs::{Builder, Secret, Totp};

use super::code::{ALPHABET, in_groups, letters, normalized};
use super::time::Moment;

/// How long a code of the app is shown.
const STEP_SECONDS: i64 = 30;
/// How many steps the clock of a phone may be off, either way.
const STEPS_OFF: i64 = 1;
const DIGITS: usize = 6;

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

    /// The `otpauth://` address that an app reads from the QR code. `issuer` is the operator's name, `account` the NIC handle.
    #[must_use]
    pub fn address(&self, issuer: &str, account: &str) -> String {
        // A colon stands between the two names in the address and can be in neither.
        let issuer = issuer.replace(':', " ");
        let totp = Builder::new().with_secret(self.0).with_issuer(Some(issuer)).with_account_name(account);
        // It fails for names with a colon and for an empty account: a NIC handle is neither.
        totp.build_noncompliant().to_url().unwrap_or_default()
    }

    /// The step that a typed code belongs to, one before or after `now` at the farthest. Codes up to the step that was taken
    /// last are refused: each is good once. One beyond the [`latest_step`] says nothing.
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

/// The latest step whose code may have been taken by now, on any host. A later one was taken before the clock was set back.
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

/// What was typed where a code is asked for, whatever the case, blanks and dashes.
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
        let letters = normalized(typed, TYPED_MAX);
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment(seconds * 1000)
    }

    /// The table of RFC 6238, appendix B, and its secret; the last six of its eight digits.
    const RFC: [(i64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    fn rfc() -> AppSecret {
        AppSecret::new(*b"12345678901234567890")
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        for (seconds, code) in RFC {
            assert_eq!(rfc().step_of(code, at(seconds), None), Some(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_a_step_early_and_a_step_late() {
        let (seconds, code) = RFC[3];
        let step = seconds / 30;
        for (off, good) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            for second in [0, 29] {
                let now = at((step + off) * 30 + second);
                assert_eq!(rfc().step_of(code, now, None), good.then_some(step), "{off} steps, {second} s");
            }
        }
    }

    #[test]
    fn a_step_that_was_taken_is_refused_and_so_are_those_before() {
        let (seconds, code) = RFC[3];
        let step = seconds / 30;
        for (last, good) in [(step - 1, true), (step, false), (step + 1, false)] {
            assert_eq!(rfc().step_of(code, at(seconds), Some(last)).is_some(), good, "{last}");
        }
    }

    #[test]
    fn a_step_beyond_any_clock_says_nothing_and_one_within_reach_of_another_host_does() {
        let (seconds, code) = RFC[3];
        let step = seconds / 30;
        let latest = latest_step(at(seconds));
        assert_eq!(latest, step + 3, "a minute and a step");
        for (last, good) in [(latest, false), (latest + 1, true), (step + 2880, true)] {
            assert_eq!(rfc().step_of(code, at(seconds), Some(last)).is_some(), good, "{last}");
        }
    }

    #[test]
    fn at_the_beginning_of_time_nothing_breaks() {
        for now in [Moment(0), Moment(-1), Moment(i64::MIN), Moment(i64::MAX)] {
            assert_eq!(rfc().step_of("000000", now, None), None, "{now:?}");
        }
    }

    #[test]
    fn the_address_names_the_operator_and_the_account() {
        let address = rfc().address("A & B: Hosting", "xx11111-nic");
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        let name = "A%20%26%20B%20%20Hosting";
        assert_eq!(address, format!("otpauth://totp/{name}:xx11111-nic?secret={secret}&issuer={name}"));
        assert_eq!(rfc().in_groups().replace(' ', ""), secret);
        assert_eq!(rfc().in_groups().split(' ').map(str::len).collect::<Vec<_>>(), [4; 8]);
    }

    #[test]
    fn what_was_typed_is_told_apart() {
        let code = RecoveryCode::new(u128::MAX);
        assert_eq!(code.to_string().split('-').map(str::len).collect::<Vec<_>>(), [5; 3]);
        let typed = format!(" {} ", code.to_string().to_lowercase().replace('-', " – "));
        assert!(matches!(TypedCode::parse(&typed), TypedCode::Recovery(read) if read.letters() == code.letters()));
        assert!(matches!(TypedCode::parse(" 123 456 "), TypedCode::App(digits) if digits == "123456"));
        assert!(matches!(TypedCode::parse(" - "), TypedCode::Nothing));
        for other in
            ["12345", "1234567", "12345a", "١٢٣٤٥٦", "BBBBB-BBBBB-BBBBB", &"A".repeat(14), &"A".repeat(16), "ééé"]
        {
            assert!(matches!(TypedCode::parse(other), TypedCode::Other), "{other}");
        }
    }

    #[test]
    fn nothing_shows_in_debug_output() {
        let code = RecoveryCode::new(7);
        assert_eq!(format!("{:?} {code:?}", rfc()), "AppSecret(…) RecoveryCode(…)");
    }

    proptest! {
        #[test]
        fn recovery_codes_have_no_look_alikes(random in any::<u128>()) {
            let code = RecoveryCode::new(random);
            prop_assert!(code.letters().bytes().all(|letter| ALPHABET.contains(&letter)));
            prop_assert!(matches!(TypedCode::parse(&code.to_string()), TypedCode::Recovery(_)));
        }

        #[test]
        fn no_text_breaks_the_reading(typed in any::<String>(), now in any::<i64>()) {
            let _ = TypedCode::parse(&typed);
            prop_assert_eq!(rfc().step_of(&typed, Moment(now), Some(i64::MAX)), None);
        }
    }
}
