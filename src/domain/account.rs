//! Accounts: the customers, and what they are known by.

use std::fmt;

use thiserror::Error;

use super::AccountId;
pub use super::email::{EMAIL_MAX, EmailAddress, NotAnEmailAddress};
use super::name::AccountName;
use super::time_zone::TimeZone;

/// The longest name of a person or company, in characters.
pub const NAME_MAX: usize = 100;

/// A NIC handle: two letters, digits, a dash and a suffix, as in `xx11111-nic`. Always in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NicHandle(String);

/// The text is no NIC handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("is not a NIC handle such as xx11111-nic")]
pub struct NotANicHandle;

impl NicHandle {
    /// Reads a NIC handle, whatever its case and the blanks around it.
    ///
    /// # Errors
    /// It is not of the form `[a-z]{2}[0-9]{1,12}-[a-z0-9]{1,16}`.
    pub fn parse(given: &str) -> Result<Self, NotANicHandle> {
        let handle = given.trim().to_ascii_lowercase();
        let (number, suffix) = handle.split_once('-').ok_or(NotANicHandle)?;
        let (letters, digits) = number.split_at_checked(2).ok_or(NotANicHandle)?;
        let fits = letters.bytes().all(|b| b.is_ascii_lowercase())
            && (1..=12).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
            && (1..=16).contains(&suffix.len())
            && suffix.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if fits { Ok(Self(handle)) } else { Err(NotANicHandle) }
    }

    /// A handle for a new account: the first letters of the first and the last word of its name, this number, the
    /// operator's suffix.
    ///
    /// # Errors
    /// The number or the suffix does not fit.
    pub fn issue(name: &str, number: u64, suffix: &str) -> Result<Self, NotANicHandle> {
        let letter = |word: &str| word.chars().next().map(|first| first.to_ascii_lowercase());
        let mut words = name.split_whitespace();
        let first = words.next().and_then(letter);
        let last = words.next_back().or(name.trim().get(1..)).and_then(letter);
        let [first, last] = [first, last].map(|letter| letter.filter(char::is_ascii_lowercase).unwrap_or('x'));
        Self::parse(&format!("{first}{last}{number}-{suffix}"))
    }

    /// The handle as it is shown and stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NicHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The geographical zone of an account. The operator sets the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(pub String);

/// The language of an account's pages and emails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, which also stands in where a translation is missing.
    English,
    /// French.
    French,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// Polish.
    Polish,
    /// Portuguese.
    Portuguese,
}

impl Language {
    /// Every language an account may have.
    pub const ALL: [Self; 7] =
        [Self::English, Self::French, Self::German, Self::Spanish, Self::Italian, Self::Polish, Self::Portuguese];

    /// The ISO 639 code, as stored and as in `lang="…"`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::Polish => "pl",
            Self::Portuguese => "pt",
        }
    }

    /// The language's name in itself, as offered in lists.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
            Self::German => "Deutsch",
            Self::Spanish => "Español",
            Self::Italian => "Italiano",
            Self::Polish => "Polski",
            Self::Portuguese => "Português",
        }
    }

    /// Reads a code; case does not count, a region such as in `fr-CA` is cut off.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        let code = given.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// A customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub id: AccountId,
    /// What it is known by.
    pub nic: NicHandle,
    /// The person's or company's name.
    pub name: AccountName,
    /// Where its emails go. Shown to nobody else. Blank some time after it was closed, until it is given another.
    pub email: EmailAddress,
    /// Its geographical zone.
    pub zone: Zone,
    /// The language of its pages and emails.
    pub language: Language,
    /// What its pages and emails say dates and times in; none where it is that of the setting.
    pub time_zone: Option<TimeZone>,
    /// How many bills the billing system reports as unpaid.
    pub outstanding_payments: u32,
    /// Whether the billing system knows a payment method of it; none where it does not say.
    pub payment_method: Option<bool>,
    /// Whether it is open; a closed account cannot sign in and cannot be named.
    pub open: bool,
}

impl Account {
    /// Whether no bill is unpaid (RULES.md, check 3).
    #[must_use]
    pub fn is_paid_up(&self) -> bool {
        self.outstanding_payments == 0
    }

    /// Whether it may become billing contact: no bill is unpaid, and it is not known to be without a payment method
    /// (RULES.md, check 3).
    #[must_use]
    pub fn may_be_billed(&self) -> bool {
        self.is_paid_up() && self.payment_method != Some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, NicHandle};

    #[test]
    fn nic_handles_are_read_without_regard_to_case_or_blanks() {
        for good in ["xx11111-nic", " XX11111-NIC ", "ab1-0", "zz123456789012-abcdefgh12345678"] {
            let handle = NicHandle::parse(good).unwrap();
            assert_eq!(handle.as_str(), good.trim().to_lowercase());
        }
        let bad = [
            "",
            "x",
            "xx-nic",
            "x11111-nic",
            "xx11111",
            "xx11111-",
            "xx1234567890123-nic",
            "xx1-12345678901234567",
            "xx11111_nic",
            "éx11111-nic",
            "xx１１-nic",
            "xx11111-nic-2",
            "xx11 111-nic",
            "xx11111-ni\0c",
        ];
        for bad in bad {
            assert!(NicHandle::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn nic_handles_are_issued_from_the_name() {
        for (name, issued) in [
            ("Alice Martin", "am12345-nic"),
            ("Alice van der Berg", "ab12345-nic"),
            ("Bob", "bo12345-nic"),
            ("Q", "qx12345-nic"),
            ("Éva 3com", "xx12345-nic"),
            ("Ωμέγα", "xx12345-nic"),
        ] {
            assert_eq!(NicHandle::issue(name, 12345, "nic").map(|nic| nic.to_string()), Ok(issued.to_owned()));
        }
        assert!(NicHandle::issue("Alice", 1_000_000_000_000, "nic").is_err());
    }

    #[test]
    fn languages_are_read_without_their_region() {
        assert_eq!(Language::parse("fr-CA"), Some(Language::French));
        assert_eq!(Language::parse("PL"), Some(Language::Polish));
        assert_eq!(Language::parse("xx"), None);
    }
}
