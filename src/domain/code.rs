//! Validation codes: derived from a key and a nonce, so that nothing that is stored tells a live one.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use icu_normalizer::ComposingNormalizerBorrowed;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::text;
use super::{AccountId, SubmissionId};

/// Without look-alikes: of 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B and U V, at most one each. 22 characters, so a code has 89
/// bits.
pub(super) const ALPHABET: &[u8; 22] = b"ACDEFHJKMNPQRTVWXY3479";
const LENGTH: usize = 20;
const GROUP: usize = 5;

/// How many wrong tries a code takes before it is dead (RULES.md, Codes).
pub const WRONG_TRIES_MAX: u32 = 5;

/// What the code of one account in one submission is derived from, and how it has fared.
#[derive(Clone, Debug)]
pub struct CodeSeed {
    /// The submission.
    pub submission: SubmissionId,
    /// The account.
    pub account: AccountId,
    /// The random part.
    pub nonce: Vec<u8>,
    /// Which secret key it is derived with.
    pub key_id: String,
    /// Counts up with each new code.
    pub generation: i32,
    /// How many wrong tries the code has seen.
    pub wrong_tries: i32,
}

/// What a validator types, or a link carries, to accept or decline. Personal, single-use.
#[derive(Clone)]
pub struct ValidationCode([u8; LENGTH]);

impl ValidationCode {
    /// The code of an account in a submission. The same key and nonce give the same code, so that a retried email or
    /// a reminder carries it too; a new nonce makes a new one.
    #[must_use]
    pub fn derive(key: &[u8; 32], submission: SubmissionId, account: AccountId, nonce: &[u8]) -> Self {
        // HMAC takes keys of any length: this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { unreachable!() };
        mac.update(b"validation code\0");
        mac.update(&submission.0.to_be_bytes());
        mac.update(&account.0.to_be_bytes());
        mac.update(nonce);
        let digest = mac.finalize().into_bytes();
        Self(letters(digest.iter().take(16).fold(0u128, |number, byte| number << 8 | u128::from(*byte))))
    }

    /// Whether this is what was typed. Takes the same time for every wrong code of the right length.
    #[must_use]
    pub fn matches(&self, typed: &TypedValidationCode) -> bool {
        match typed {
            TypedValidationCode::Nothing => false,
            TypedValidationCode::Given(letters) => letters.as_bytes().ct_eq(&self.0).into(),
        }
    }
}

/// What was typed where a validation code is asked for: the code as an email, a link or its label shows it, whatever
/// its case and whatever stands between its letters.
#[derive(Clone, PartialEq, Eq)]
pub enum TypedValidationCode {
    /// Nothing: no try.
    Nothing,
    /// These letters, at most one more than a code has. They may be no code at all.
    Given(String),
}

impl TypedValidationCode {
    /// Reads what was typed.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let letters = code_within(typed, LENGTH).unwrap_or_else(|| normalized(typed, LENGTH + 1));
        if letters.is_empty() { Self::Nothing } else { Self::Given(letters) }
    }

    /// As codes are written: in capitals and in groups.
    #[must_use]
    pub fn as_written(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Given(letters) => in_groups(letters),
        }
    }
}

impl fmt::Debug for TypedValidationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedValidationCode(…)")
    }
}

/// As many letters of the alphabet as a number gives; 22 to the power of their count must be well below 2 to the power
/// of 128.
pub(super) fn letters<const COUNT: usize>(mut number: u128) -> [u8; COUNT] {
    std::array::from_fn(|_| {
        let letter = ALPHABET[usize::try_from(number % ALPHABET.len() as u128).unwrap_or(0)];
        number /= ALPHABET.len() as u128;
        letter
    })
}

/// Letters in groups of five, with dashes between them.
pub(super) fn in_groups(letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The letters and digits of what was typed, those of full width too, in capitals: at most so many of them.
pub(super) fn normalized(typed: &str, most: usize) -> String {
    folded(typed).filter(|c| c.is_alphanumeric()).take(most).collect()
}

fn folded(typed: &str) -> impl Iterator<Item = char> {
    ComposingNormalizerBorrowed::new_nfkc().normalize_iter(typed.chars()).flat_map(char::to_uppercase)
}

/// The code of so many letters that stands in a longer text, such as a pasted link, or the code with its label: the
/// last one.
pub(super) fn code_within(typed: &str, length: usize) -> Option<String> {
    let seen: String = folded(&text::visible(typed)).collect();
    let words: Vec<&str> = seen.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_code_of = |word: &str, length| word.len() == length && word.bytes().all(|b| ALPHABET.contains(&b));
    let whole = words.iter().rev().find(|word| is_code_of(word, length)).map(|word| (*word).to_owned());
    whole.or_else(|| {
        let mut windows = words.windows(length / GROUP).rev();
        windows.find(|groups| groups.iter().all(|group| is_code_of(group, GROUP))).map(<[&str]>::concat)
    })
}

impl fmt::Display for ValidationCode {
    /// As it is written everywhere: groups of five letters and digits, with dashes between them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_groups(&String::from_utf8_lossy(&self.0)))
    }
}

impl fmt::Debug for ValidationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ValidationCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn matches(code: &ValidationCode, typed: &str) -> bool {
        code.matches(&TypedValidationCode::parse(typed))
    }

    fn code(submission: i64, account: i64, nonce: &[u8]) -> ValidationCode {
        ValidationCode::derive(&[7; 32], SubmissionId(submission), AccountId(account), nonce)
    }

    #[test]
    fn a_code_matches_itself_however_it_is_typed() {
        let code = code(1, 2, b"nonce");
        let shown = code.to_string();
        assert_eq!(shown.len(), 23);
        for typed in
            [shown.clone(), shown.to_lowercase(), shown.replace('-', ""), format!("  {} ", shown.replace('-', " – "))]
        {
            assert!(matches(&code, &typed), "{typed:?}");
            assert_eq!(TypedValidationCode::parse(&typed).as_written(), shown);
        }
        for typed in ["", &shown[1..], &format!("{shown}A"), &shown.replace('-', "").repeat(2)] {
            assert!(!matches(&code, typed), "{typed:?}");
        }
    }

    #[test]
    fn a_code_matches_itself_however_it_is_pasted() {
        let code = code(1, 2, b"nonce");
        let shown = code.to_string();
        let wide: String = shown.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap()).collect();
        for pasted in [
            format!("{shown}."),
            format!("“{shown}”"),
            format!("\u{200b}{}\u{feff}", shown.replace('-', "\u{2060}-\u{ad}")),
            wide,
            format!("https://handover.example/requests/12?token={shown}"),
            format!("<http://10.0.0.1:8080/submissions/3?token={shown}&x=1#a>"),
            format!("Validation code: {shown}"),
            format!("Code de validation\u{a0}: {}", shown.to_lowercase()),
            format!("Your code is {}!", shown.replace('-', "")),
            format!("Code\n\n    {}\n", shown.replace('-', " ")),
        ] {
            assert!(matches(&code, &pasted), "{pasted:?}");
            assert_eq!(TypedValidationCode::parse(&pasted).as_written(), shown, "{pasted:?}");
        }
    }

    #[test]
    fn codes_differ_by_submission_account_and_nonce() {
        let codes = [code(1, 2, b"a"), code(2, 1, b"a"), code(1, 3, b"a"), code(1, 2, b"b")].map(|c| c.to_string());
        assert_eq!(BTreeSet::from(codes).len(), 4);
    }

    #[test]
    fn a_code_never_shows_in_debug_output() {
        assert_eq!(format!("{:?}", code(1, 2, b"a")), "ValidationCode(…)");
        assert_eq!(format!("{:?}", TypedValidationCode::parse("ACDEF")), "TypedValidationCode(…)");
    }

    #[test]
    fn what_has_no_letter_is_no_try() {
        for nothing in [" - – ", "…", "\u{200b}", "\"\""] {
            assert_eq!(TypedValidationCode::parse(nothing), TypedValidationCode::Nothing, "{nothing:?}");
        }
        assert_ne!(TypedValidationCode::parse("x"), TypedValidationCode::Nothing);
    }

    /// What may stand anywhere in a code that is typed: blanks and signs of every kind, and what cannot be seen.
    const FILLING: &str = "[ \\t\u{a0}\u{2003}\u{3000}\u{2010}-\u{2015}\u{2212}\u{200b}\u{202e}.,:;'/_-]{0,3}";

    fn any_code() -> impl Strategy<Value = ValidationCode> {
        (any::<i64>(), any::<i64>(), any::<[u8; 16]>())
            .prop_map(|(submission, account, nonce)| code(submission, account, &nonce))
    }

    proptest! {
        #[test]
        fn any_mix_of_case_and_signs_matches(
            code in any_code(),
            how in prop::collection::vec((any::<bool>(), FILLING), LENGTH),
            end in FILLING,
        ) {
            let letters = code.to_string().replace('-', "");
            let mut typed = String::new();
            for (letter, (lower, filling)) in letters.chars().zip(how) {
                typed.push_str(&filling);
                typed.push(if lower { letter.to_ascii_lowercase() } else { letter });
            }
            typed.push_str(&end);
            prop_assert!(matches(&code, &typed), "{typed:?}");
        }

        #[test]
        fn no_single_changed_character_matches(code in any_code(), at in 0..LENGTH, any in any::<char>()) {
            let letters: Vec<char> = code.to_string().replace('-', "").chars().collect();
            let same = |other: &char| normalized(&other.to_string(), 2) == letters[at].to_string();
            for other in ('!'..='~').chain([any]).filter(|other| !same(other)) {
                let mut typed = letters.clone();
                typed[at] = other;
                let typed: String = typed.into_iter().collect();
                prop_assert!(!matches(&code, &typed), "{typed:?}");
            }
        }

        #[test]
        fn a_code_has_no_look_alikes_and_is_grouped(code in any_code()) {
            let shown = code.to_string();
            prop_assert!(shown.split('-').map(str::len).eq([5, 5, 5, 5]), "{shown}");
            for pair in ["0O", "1I", "1L", "IL", "2Z", "5S", "6G", "8B", "UV"] {
                prop_assert!(!pair.chars().all(|letter| shown.contains(letter)), "{shown}");
            }
        }
    }
}
