//! Email addresses. Whatever is stored, compared, counted and mailed to is in one form: in lower-case, the letters
//! before the `@` in NFC, the domain in ASCII.

use std::str::FromStr;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup};
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use thiserror::Error;

use super::text::{self, TextFault};

/// The longest email address, in bytes.
pub const EMAIL_MAX: usize = 254;
/// The longest part before the `@`, in bytes.
const LOCAL_MAX: usize = 64;
/// What may stand in front of the `@` beside letters and digits.
const SIGNS: &str = "!#$%&'*+-/=?^_`{|}~";
/// What cannot be seen, or is nothing yet.
const UNSEEN: GeneralCategoryGroup = GeneralCategoryGroup::Other.union(GeneralCategoryGroup::Separator);

/// An email address, in the one form in which addresses are compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

/// Why a text is no email address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotAnEmailAddress {
    /// Not a line of text at all.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// Not of the form `name@domain`, or of one that needs quotes or brackets.
    #[error("is not an email address such as alice@example.org")]
    Form,
}

impl EmailAddress {
    /// Reads an email address, whatever its case, the blanks around it and the writing of its domain.
    ///
    /// # Errors
    /// It is no line of at most 254 characters, or not an address that can be mailed to: neither are parts before the
    /// `@` that need quotes, nor addresses of machines in place of a domain.
    pub fn parse(given: &str) -> Result<Self, NotAnEmailAddress> {
        let address = text::line(given, EMAIL_MAX)?;
        let (local, domain) = address.rsplit_once('@').ok_or(NotAnEmailAddress::Form)?;
        let local = local_part(local).ok_or(NotAnEmailAddress::Form)?;
        let domain = ascii_domain(domain).ok_or(NotAnEmailAddress::Form)?;
        let address = format!("{local}@{domain}");
        if address.len() > EMAIL_MAX {
            return Err(TextFault::TooLong(EMAIL_MAX).into());
        }
        // What cannot be mailed to is refused before anybody relies on it.
        lettre::Address::from_str(&address).map_err(|_| NotAnEmailAddress::Form)?;
        Ok(Self(address))
    }

    /// An address as the database holds it. Earlier versions also took what is refused now: it is kept, so that its
    /// account can be read.
    #[must_use]
    pub fn stored(text: &str) -> Option<Self> {
        let kept = || lettre::Address::from_str(text).is_ok().then(|| Self(text.to_lowercase()));
        Self::parse(text).ok().or_else(kept)
    }

    /// That of an account that was blanked: none.
    #[must_use]
    pub fn blank() -> Self {
        Self(String::new())
    }

    /// Whether there is none: the account was blanked.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// The address; empty where there is none.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A domain in lower-case ASCII, letters beyond it as IDNA writes them (`xn--`); none where it is no domain.
#[must_use]
pub fn ascii_domain(domain: &str) -> Option<String> {
    let ascii =
        Uts46::new().to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify);
    let ascii = ascii.ok()?.into_owned();
    let is_number = |label: &str| label.bytes().all(|byte| byte.is_ascii_digit());
    (!ascii.rsplit('.').next().is_none_or(is_number)).then_some(ascii)
}

/// What stands before the `@`: words with dots between them, which need no quotes.
fn local_part(given: &str) -> Option<String> {
    let lower = given.to_lowercase();
    let local = ComposingNormalizerBorrowed::new_nfc().normalize(&lower).into_owned();
    let is_word = |word: &str| !word.is_empty() && word.chars().all(stands_in_a_word);
    (local.len() <= LOCAL_MAX && local.split('.').all(is_word)).then_some(local)
}

fn stands_in_a_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || SIGNS.contains(c);
    }
    let ignorable = icu_properties::CodePointSetData::new::<DefaultIgnorableCodePoint>();
    !ignorable.contains(c) && !UNSEEN.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(given: &str) -> Option<String> {
        EmailAddress::parse(given).ok().map(|address| address.0)
    }

    #[test]
    fn addresses_are_read_into_one_form() {
        for (given, form) in [
            (" Alice@Example.org ", "alice@example.org"),
            ("kontakt@bücher.example", "kontakt@xn--bcher-kva.example"),
            ("Kontakt@BÜCHER.example", "kontakt@xn--bcher-kva.example"),
            ("kontakt@XN--bcher-KVA.example", "kontakt@xn--bcher-kva.example"),
            ("kontakt@bu\u{308}cher。example", "kontakt@xn--bcher-kva.example"),
            ("ju\u{308}rgen@example.org", "jürgen@example.org"),
            ("JÜRGEN@example.org", "jürgen@example.org"),
            ("a.b+c_d-e'f/g@sub.example.org", "a.b+c_d-e'f/g@sub.example.org"),
            ("用户@例子.example", "用户@xn--fsqu00a.example"),
            ("root@localhost", "root@localhost"),
        ] {
            assert_eq!(read(given).as_deref(), Some(form), "{given}");
        }
    }

    #[test]
    fn what_cannot_be_mailed_to_or_has_a_second_form_is_refused() {
        for bad in [
            "",
            "alice",
            "alice@",
            "@example.org",
            "a b@example.org",
            "a@b@c",
            "a@example.org\r\nBcc: x@y.z",
            "\"carol\"@example.org",
            "\"c\\ar\\ol\"@example.org",
            "\"a b\"@example.org",
            "\"a@b\"@example.org",
            "carol(comment)@example.org",
            "carol@[192.0.2.1]",
            "carol@[IPv6:2001:db8::1]",
            "carol@192.0.2.1",
            ".carol@example.org",
            "carol.@example.org",
            "ca..rol@example.org",
            "ca\u{200b}rol@example.org",
            "ca\u{202e}rol@example.org",
            "ca\u{a0}rol@example.org",
            "carol@exa_mple.org",
            "carol@-example.org",
            "carol@example..org",
            "carol@example.org.",
            "carol@xn--\u{fc}.example",
            "carol@xn--zzzzzzzzz.example",
        ] {
            assert_eq!(read(bad), None, "{bad:?}");
        }
        assert_eq!(read(&format!("{}@example.org", "a".repeat(65))), None);
        assert_eq!(read(&format!("a@{}.example", "b".repeat(64))), None);
        let long = format!("a@{}example", "ü.".repeat(30));
        assert_eq!(
            EmailAddress::parse(&format!("{}{long}", "é".repeat(20))),
            Err(TextFault::TooLong(EMAIL_MAX).into())
        );
    }

    #[test]
    fn what_earlier_versions_took_can_still_be_read() {
        let stored = |text: &str| EmailAddress::stored(text).map(|address| address.0);
        assert_eq!(stored("Kontakt@Bücher.example").as_deref(), Some("kontakt@xn--bcher-kva.example"));
        assert_eq!(stored("\"Carol\"@example.org").as_deref(), Some("\"carol\"@example.org"));
        assert_eq!(stored("nonsense"), None);
    }

    proptest! {
        #[test]
        fn an_address_in_its_form_stays_as_it_is(given in "[\\PC.]{1,20}@[\\PC]{1,12}\\.example") {
            if let Some(form) = read(&given) {
                prop_assert_eq!(read(&form), Some(form.clone()));
                prop_assert_eq!(read(&form.to_uppercase()).is_some(), true);
            }
        }
    }
}
