//! What is taken as a detail of an owner's, and how it is mailed.

use std::borrow::Cow;

use super::{OwnerFault, OwnerField};
use crate::domain::email::{EmailAddress, NotAnEmailAddress};
use crate::domain::name::{folded, holds_address};
use crate::domain::text::{self, TextFault};

/// A detail as it is kept; none where nothing was given. `country`, the two letters of the owner's, tells how a phone number
/// without its country is meant.
///
/// # Errors
/// It is no such detail.
pub fn checked(field: OwnerField, given: &str, country: Option<&str>) -> Result<Option<String>, OwnerFault> {
    let given = if field == OwnerField::Address { one_line(given) } else { Cow::Borrowed(given) };
    let line = match text::line(&given, field.longest()) {
        Err(TextFault::Empty) => return Ok(None),
        // Two letters are a country or none, whatever stands there.
        Err(TextFault::TooLong(_)) if field == OwnerField::Country => return Err(OwnerFault::NotACountry),
        line => text::visible(line?),
    };
    Ok(Some(match field {
        // It is mailed to whoever has the address: no place for a message of somebody else's.
        _ if field.is_a_name() && holds_address(&line) => return Err(OwnerFault::HoldsAddress),
        OwnerField::Address | OwnerField::Postcode | OwnerField::City if holds_web_address(&line) => {
            return Err(OwnerFault::HoldsAddress);
        }
        OwnerField::Name | OwnerField::Organisation | OwnerField::Address | OwnerField::Postcode | OwnerField::City => {
            line
        }
        OwnerField::Email => email(&line)?,
        OwnerField::Phone => e164(&line, country)?,
        OwnerField::Country => country_of(&line)?,
    }))
}

/// Whether a postal line holds a web or email address. Dots stand in real ones without a blank behind them (`ul.Marszałkowska`,
/// `Neustadt a.d.Weinstraße`, `C.so Garibaldi`): what is no address for certain is taken, and mailed [`unlinked`].
fn holds_web_address(line: &str) -> bool {
    line.split_whitespace().any(|word| holds_address(word) && !is_postal(word))
}

/// Whether each part before the last dot of a word is short, as what is abbreviated is, and nothing comes behind a slash; or the
/// last is a name with a capital letter.
fn is_postal(word: &str) -> bool {
    const LONGEST: usize = 4;
    let word = folded(word);
    let is_certain = ["@", "://", "\\", "www.", "mailto:"].iter().any(|sign| word.to_lowercase().contains(sign));
    let (before, last) = word.rsplit_once('.').unwrap_or_default();
    let is_short = |part: &str| part.chars().count() <= LONGEST;
    let is_abbreviated = before.split('.').all(is_short) && !last.contains('/');
    !is_certain && (is_abbreviated || last.starts_with(char::is_uppercase))
}

/// A detail as it is mailed: behind each dot in it stands a blank, so that no mail program makes a link of what a customer typed.
#[must_use]
pub fn unlinked(field: OwnerField, detail: &str) -> Cow<'_, str> {
    /// As mail programs take them, too.
    const DOTS: [char; 5] = ['.', '\u{3002}', '\u{ff0e}', '\u{ff61}', '\u{2024}'];
    if matches!(field, OwnerField::Email | OwnerField::Phone | OwnerField::Country) || !detail.contains(DOTS) {
        return Cow::Borrowed(detail);
    }
    let mut apart = String::new();
    for letter in detail.chars() {
        if apart.ends_with(DOTS) && letter.is_alphanumeric() {
            apart.push(' ');
        }
        apart.push(letter);
    }
    Cow::Owned(apart)
}

/// An address is typed and imported in several lines, too.
fn one_line(given: &str) -> Cow<'_, str> {
    if !given.contains(['\r', '\n']) {
        return Cow::Borrowed(given);
    }
    let lines = given.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty());
    Cow::Owned(lines.collect::<Vec<_>>().join(", "))
}

fn email(line: &str) -> Result<String, OwnerFault> {
    match EmailAddress::parse(line) {
        // It is mailed as it is: before its `@` stands nothing that mail programs take for a web address.
        Ok(email) if email.as_str().starts_with("www.") || email.as_str().contains(['/', '?']) => {
            Err(OwnerFault::NotAnEmailAddress)
        }
        Ok(email) => Ok(email.as_str().to_owned()),
        Err(NotAnEmailAddress::Text(fault)) => Err(fault.into()),
        Err(NotAnEmailAddress::Form) => Err(OwnerFault::NotAnEmailAddress),
    }
}

fn country_of(line: &str) -> Result<String, OwnerFault> {
    let letters = line.to_ascii_uppercase();
    let known = rust_iso3166::from_alpha2(&letters).ok_or(OwnerFault::NotACountry)?;
    Ok(known.alpha2.to_owned())
}

/// The two letters of every country, in their order.
#[must_use]
pub fn countries() -> &'static [&'static str] {
    rust_iso3166::ALL_ALPHA2
}

fn e164(line: &str, country: Option<&str>) -> Result<String, OwnerFault> {
    let country = country.and_then(|letters| letters.parse().ok());
    let number = phonenumber::parse(country, line).map_err(|_| OwnerFault::NotAPhoneNumber)?;
    if !number.is_valid() || number.extension().is_some() {
        return Err(OwnerFault::NotAPhoneNumber);
    }
    Ok(number.format().mode(phonenumber::Mode::E164).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: OwnerField, given: &str) -> Result<Option<String>, OwnerFault> {
        checked(field, given, Some("FR"))
    }

    #[test]
    fn details_are_kept_as_the_world_writes_them() {
        for (field, given, kept) in [
            (OwnerField::Name, " Łucja O'Brien-Nguyễn ", "Łucja O'Brien-Nguyễn"),
            (OwnerField::Name, "王", "王"),
            (OwnerField::Organisation, "Müller & Söhne GmbH & Co. KG", "Müller & Söhne GmbH & Co. KG"),
            (OwnerField::Email, "Alice@BÜCHER.example", "alice@xn--bcher-kva.example"),
            (OwnerField::Phone, "01 23 45 67 89", "+33123456789"),
            (OwnerField::Phone, "+49 (30) 901820", "+4930901820"),
            (OwnerField::Phone, "0044 20 7946 0958", "+442079460958"),
            (OwnerField::Address, "1 rue Exemple\r\n\r\nBâtiment B\n", "1 rue Exemple, Bâtiment B"),
            (OwnerField::Address, "ul.Marszałkowska 5, 2.OG", "ul.Marszałkowska 5, 2.OG"),
            (OwnerField::Address, "C.so Garibaldi 5, P.zza Duomo, s.n.c.", "C.so Garibaldi 5, P.zza Duomo, s.n.c."),
            (OwnerField::Address, "z.Hd. Frau Vogt, Dr.Karl-Renner-Pl.5", "z.Hd. Frau Vogt, Dr.Karl-Renner-Pl.5"),
            (OwnerField::Address, "al.gen.Andersa 3/5, Avda.Constitución", "al.gen.Andersa 3/5, Avda.Constitución"),
            (OwnerField::City, "St.Gallen", "St.Gallen"),
            (OwnerField::City, "Neustadt a.d.Weinstraße", "Neustadt a.d.Weinstraße"),
            (OwnerField::City, "Freiburg i.Br.", "Freiburg i.Br."),
            (OwnerField::Postcode, "SW1A 1AA", "SW1A 1AA"),
            (OwnerField::Country, " fr ", "FR"),
        ] {
            assert_eq!(read(field, given), Ok(Some(kept.to_owned())), "{field:?} {given:?}");
        }
        for field in &OwnerField::ALL {
            assert_eq!(read(*field, "  "), Ok(None), "{field:?}");
        }
    }

    #[test]
    fn what_is_no_such_detail_is_refused() {
        use OwnerFault::{HoldsAddress, NotACountry, NotAPhoneNumber, NotAnEmailAddress, Text};
        for (field, given, fault) in [
            (OwnerField::Name, "Alice www.example.org", HoldsAddress),
            (OwnerField::Name, "Ali\0ce", Text(TextFault::ControlCharacters)),
            (OwnerField::Organisation, "alice@example.org", HoldsAddress),
            (OwnerField::Address, "Pay at evil.example/now", HoldsAddress),
            (OwnerField::Address, "5 rue st.example.com", HoldsAddress),
            (OwnerField::Address, "c/o alice@example.org", HoldsAddress),
            (OwnerField::Address, "a＠b.Example", HoldsAddress),
            (OwnerField::Postcode, "www.Ab.Example", HoldsAddress),
            (OwnerField::City, "https://x.Paris", HoldsAddress),
            (OwnerField::Email, "alice", NotAnEmailAddress),
            (OwnerField::Email, "WWW.evil@x.example", NotAnEmailAddress),
            (OwnerField::Email, "evil.example/pay@x.example", NotAnEmailAddress),
            (OwnerField::Email, "evil.example?id=1@x.example", NotAnEmailAddress),
            (OwnerField::Phone, "12", NotAPhoneNumber),
            (OwnerField::Phone, "call me", NotAPhoneNumber),
            (OwnerField::Phone, "+33 1 23 45 67 89 ext. 12", NotAPhoneNumber),
            (OwnerField::Country, "XX", NotACountry),
            (OwnerField::Country, "France", NotACountry),
            (OwnerField::Postcode, "123456789012345678901", Text(TextFault::TooLong(20))),
        ] {
            assert_eq!(read(field, given), Err(fault), "{field:?} {given:?}");
        }
        assert_eq!(checked(OwnerField::Phone, "01 23 45 67 89", None), Err(NotAPhoneNumber));
    }

    #[test]
    fn no_detail_is_mailed_with_a_dot_in_a_word() {
        for (field, detail, mailed) in [
            (OwnerField::Address, "5 rue st.example, 2.OG", "5 rue st. example, 2. OG"),
            (OwnerField::City, "St.Gallen", "St. Gallen"),
            (OwnerField::City, "t.co/x", "t. co/x"),
            (OwnerField::Postcode, "a。b．c", "a。 b． c"),
            (OwnerField::Name, "A.B.Info", "A. B. Info"),
            (OwnerField::Organisation, "Vogt & Co. KG", "Vogt & Co. KG"),
            (OwnerField::Email, "a.b@c.example", "a.b@c.example"),
        ] {
            assert_eq!(unlinked(field, detail), mailed, "{field:?} {detail:?}");
        }
    }

    #[test]
    fn every_country_is_one() {
        assert!(countries().len() > 240);
        for letters in countries() {
            assert_eq!(read(OwnerField::Country, letters), Ok(Some((*letters).to_owned())));
        }
    }
}
