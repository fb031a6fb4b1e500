//! Whom a service belongs to: no account, and no contact type (RULES.md, *Words* and *Owner's details*).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use thiserror::Error;

use super::email::{EmailAddress, NotAnEmailAddress};
use super::name::holds_address;
use super::text::{self, TextFault};

/// The owner's details, as they were checked. What is not known is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Owner {
    /// The name of a person.
    pub name: Option<String>,
    /// The name of a company or an association.
    pub organisation: Option<String>,
    /// The email address.
    pub email: Option<String>,
    /// The phone number, as E.164 writes it.
    pub phone: Option<String>,
    /// Street and house, in one line.
    pub address: Option<String>,
    /// The postcode.
    pub postcode: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The country, by its two letters of ISO 3166.
    pub country: Option<String>,
}

/// One of the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum OwnerField {
    /// The name of a person.
    Name,
    /// The name of a company or an association.
    Organisation,
    /// The email address.
    Email,
    /// The phone number.
    Phone,
    /// Street and house.
    Address,
    /// The postcode.
    Postcode,
    /// The city.
    City,
    /// The country.
    Country,
}

/// Why a detail cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OwnerFault {
    /// Not a line of text.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// A name that holds a web or email address.
    #[error("holds a web or email address")]
    HoldsAddress,
    /// No email address.
    #[error("is not an email address such as alice@example.org")]
    NotAnEmailAddress,
    /// No country's two letters.
    #[error("is not a country's two letters, such as FR")]
    NotACountry,
    /// No phone number, or one that needs its country.
    #[error("is not a phone number such as +33 1 23 45 67 89")]
    NotAPhoneNumber,
    /// Neither a name nor an organisation.
    #[error("is needed where there is no organisation")]
    NoName,
}

impl OwnerField {
    /// All, in the order in which they are typed and shown.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Organisation,
        Self::Email,
        Self::Phone,
        Self::Address,
        Self::Postcode,
        Self::City,
        Self::Country,
    ];

    /// The name in forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    fn is_a_name(self) -> bool {
        matches!(self, Self::Name | Self::Organisation)
    }

    /// How many characters it has at most.
    #[must_use]
    pub fn longest(self) -> usize {
        match self {
            Self::Name | Self::Organisation | Self::City => 100,
            Self::Email => super::email::EMAIL_MAX,
            Self::Phone => 40,
            Self::Address => 200,
            Self::Postcode => 20,
            Self::Country => 2,
        }
    }
}

impl Owner {
    /// One of the details.
    #[must_use]
    pub fn get(&self, field: OwnerField) -> Option<&str> {
        match field {
            OwnerField::Name => &self.name,
            OwnerField::Organisation => &self.organisation,
            OwnerField::Email => &self.email,
            OwnerField::Phone => &self.phone,
            OwnerField::Address => &self.address,
            OwnerField::Postcode => &self.postcode,
            OwnerField::City => &self.city,
            OwnerField::Country => &self.country,
        }
        .as_deref()
    }

    /// Puts another in the place of one of the details.
    pub fn set(&mut self, field: OwnerField, detail: Option<String>) {
        let place = match field {
            OwnerField::Name => &mut self.name,
            OwnerField::Organisation => &mut self.organisation,
            OwnerField::Email => &mut self.email,
            OwnerField::Phone => &mut self.phone,
            OwnerField::Address => &mut self.address,
            OwnerField::Postcode => &mut self.postcode,
            OwnerField::City => &mut self.city,
            OwnerField::Country => &mut self.country,
        };
        *place = detail;
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }

    /// What differs between the two.
    #[must_use]
    pub fn differing(&self, other: &Self) -> Vec<OwnerField> {
        OwnerField::ALL.into_iter().filter(|field| self.get(*field) != other.get(*field)).collect()
    }
}

/// The owner's details before and after a change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerChange {
    /// Before.
    pub before: Owner,
    /// After.
    pub after: Owner,
}

/// The details as a form holds them; none where it has no such field.
#[derive(Clone, Debug)]
pub struct TypedOwner(Vec<(OwnerField, String)>);

impl TypedOwner {
    /// What stands in each field.
    pub fn new(of: impl Fn(OwnerField) -> Option<String>) -> Self {
        Self(OwnerField::ALL.into_iter().filter_map(|field| Some((field, of(field)?))).collect())
    }

    /// The owner that this makes of today's, and what of it cannot be taken. What is as it was is no fault, even where it would
    /// not be taken today.
    #[must_use]
    pub fn on(&self, today: &Owner) -> (Owner, Vec<(OwnerField, OwnerFault)>) {
        let (mut owner, mut faults) = (today.clone(), Vec::new());
        let is_new = |(field, typed): &&(OwnerField, String)| typed.trim() != today.get(*field).unwrap_or_default();
        let mut new: Vec<&(OwnerField, String)> = self.0.iter().filter(is_new).collect();
        // How a phone number is meant depends on the country.
        new.sort_by_key(|(field, _)| *field != OwnerField::Country);
        for (field, typed) in new {
            match checked(*field, typed, owner.country.as_deref()) {
                Ok(detail) => owner.set(*field, detail),
                Err(fault) => faults.push((*field, fault)),
            }
        }
        let is_nameless = owner.name.is_none() && owner.organisation.is_none();
        if is_nameless && owner != *today && !faults.iter().any(|(field, _)| field.is_a_name()) {
            faults.push((OwnerField::Name, OwnerFault::NoName));
        }
        faults.sort_by_key(|(field, _)| *field);
        (owner, faults)
    }
}

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
        OwnerField::Address | OwnerField::Postcode | OwnerField::City if holds_address(&without_streets(&line)) => {
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

/// Without what is no web address in a postal one: `ul.Marszałkowska`, `St.Gallen`.
fn without_streets(line: &str) -> String {
    let is_short = |word: &str| word.chars().count() <= 3 && word.chars().all(char::is_alphabetic);
    let is_called = |word: &str| word.starts_with(char::is_uppercase) && word.chars().count() >= 4;
    let is_street = |word: &&str| {
        let named = word.trim_end_matches(',').split_once('.');
        named.is_some_and(|(short, named)| is_short(short) && is_called(named) && !named.contains(['.', '/', '@', ':']))
    };
    line.split_whitespace().filter(|word| !is_street(word)).collect::<Vec<_>>().join(" ")
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
            (OwnerField::City, "St.Gallen", "St.Gallen"),
            (OwnerField::Postcode, "SW1A 1AA", "SW1A 1AA"),
            (OwnerField::Country, " fr ", "FR"),
        ] {
            assert_eq!(read(field, given), Ok(Some(kept.to_owned())), "{field:?} {given:?}");
        }
        for field in OwnerField::VARIANTS {
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
            (OwnerField::Address, "c/o alice@example.org", HoldsAddress),
            (OwnerField::City, "https://x.Paris", HoldsAddress),
            (OwnerField::Email, "alice", NotAnEmailAddress),
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
    fn every_country_is_one() {
        assert!(countries().len() > 240);
        for letters in countries() {
            assert_eq!(read(OwnerField::Country, letters), Ok(Some((*letters).to_owned())));
        }
    }
}
