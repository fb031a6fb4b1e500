//! An account as people type or paste it: a NIC handle or an email address, and what programs and people put around it.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::account::{Account, EMAIL_MAX, EmailAddress, NAME_MAX, NicHandle};
use super::text::{self, TextFault};

/// The longest text that is read: an address with a name before it, and some signs.
const TYPED_MAX: usize = EMAIL_MAX + NAME_MAX + 20;
/// What stands between words, beside blanks.
const BETWEEN: &[char] = &['<', '>', '(', ')', '[', ']', '"', '“', '”', '„', '«', '»', ';', ',', '|'];
/// What may stand at the ends of a word and is no part of it.
const AROUND: &[char] = &['\'', '‘', '’', '‚', '.', ':', '!', '?'];

/// An account as a field names it, read as far as the text goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TypedName {
    /// By NIC handle.
    Handle(NicHandle),
    /// By email address.
    Address(EmailAddress),
    /// By several handles, or several addresses.
    Several,
    /// By none: nobody is called so.
    Neither,
    /// Not a line of text.
    Unreadable(TextFault),
}

impl TypedName {
    /// Reads a field: the one NIC handle in it, or else the one address.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        let line = match text::line(typed, TYPED_MAX) {
            Ok(line) => text::visible(line),
            Err(fault) => return Self::Unreadable(fault),
        };
        let (mut handles, mut addresses) = (Vec::new(), Vec::new());
        for word in words(&line) {
            if let Some(nic) = handle(word) {
                handles.push(nic);
            } else if let Some(address) = address(word) {
                addresses.push(address);
            } else if folded(word).contains('@') {
                return Self::Neither;
            }
        }
        handles.dedup();
        addresses.dedup();
        match (handles.len(), addresses.len()) {
            (1, _) => handles.pop().map_or(Self::Neither, Self::Handle),
            (0, 1) => addresses.pop().map_or(Self::Neither, Self::Address),
            (0, 0) => Self::Neither,
            _ => Self::Several,
        }
    }

    /// Whether this account is called so.
    #[must_use]
    pub fn is_of(&self, account: &Account) -> bool {
        match self {
            Self::Handle(nic) => *nic == account.nic,
            Self::Address(email) => *email == account.email,
            Self::Several | Self::Neither | Self::Unreadable(_) => false,
        }
    }
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || BETWEEN.contains(&c))
        .map(|word| word.trim_matches(AROUND))
        .filter(|word| !word.is_empty())
}

/// Letters, digits and signs of full width as those of ASCII.
fn folded(word: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfkc().normalize(word)
}

fn handle(word: &str) -> Option<NicHandle> {
    let plain: String = folded(word).chars().map(|c| if text::is_dash(c) { '-' } else { c }).collect();
    NicHandle::parse(&plain).ok()
}

/// An address, also as a link to write to it.
fn address(word: &str) -> Option<EmailAddress> {
    let start = word.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:"));
    let word = start.map_or(word, |start| word[start.len()..].split('?').next().unwrap_or_default());
    EmailAddress::parse(word).or_else(|_| EmailAddress::parse(&folded(word))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nic(given: &str) -> TypedName {
        TypedName::Handle(NicHandle::parse(given).unwrap())
    }

    fn at(given: &str) -> TypedName {
        TypedName::Address(EmailAddress::parse(given).unwrap())
    }

    #[test]
    fn a_handle_is_read_whatever_stands_around_it() {
        for typed in [
            " XX1-NIC ",
            "xx1–nic",
            "xx1\u{2011}nic;",
            "ｘｘ１－ｎｉｃ",
            "\u{200b}xx1-nic\u{feff}",
            "“xx1-nic”.",
            "Bruno Kowalski (xx1-nic)",
            "xx1-nic Bruno Kowalski",
            "NIC handle: xx1-nic",
            "Bruno (xx1-nic) <bruno@example.org>",
            "xx1-nic, XX1-nic",
        ] {
            assert_eq!(TypedName::read(typed), nic("xx1-nic"), "{typed:?}");
        }
    }

    #[test]
    fn an_address_is_read_whatever_stands_around_it() {
        for typed in [
            " Bruno@Example.org",
            "Bruno Kowalski <bruno@example.org>",
            "\"Kowalski, Bruno\" <bruno@example.org>;",
            "mailto:bruno@example.org",
            "MAILTO:bruno@example.org?subject=Hello",
            "<bruno@example.org>,",
            "'bruno@example.org'",
            "bruno＠example．org",
            "bruno@example.org.",
        ] {
            assert_eq!(TypedName::read(typed), at("bruno@example.org"), "{typed:?}");
        }
        assert_eq!(TypedName::read("o'brien@example.org"), at("o'brien@example.org"));
        assert_eq!(TypedName::read("a+b@bücher.example"), at("a+b@xn--bcher-kva.example"));
    }

    #[test]
    fn what_names_nobody_or_several_is_told_apart() {
        for typed in ["xx1", "Bruno Kowalski", "bruno@", "\"a b\"@example.org", "\"c\\ar\"@example.org", "…"] {
            assert_eq!(TypedName::read(typed), TypedName::Neither, "{typed:?}");
        }
        for typed in ["xx1-nic, xx2-nic", "a@example.org; b@example.org"] {
            assert_eq!(TypedName::read(typed), TypedName::Several, "{typed:?}");
        }
        assert_eq!(TypedName::read(" "), TypedName::Unreadable(TextFault::Empty));
        assert_eq!(TypedName::read("\0"), TypedName::Unreadable(TextFault::ControlCharacters));
    }
}
