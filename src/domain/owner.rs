//! Whom a service belongs to: no account, and no contact type (RULES.md, *Words* and *Owner's details*).

mod checks;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use thiserror::Error;

pub use self::checks::{checked, countries, unlinked};
use super::text::TextFault;

/// The owner's details, as they were checked. What is not known is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Owner {
    /// The name of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name of a company or an association.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// The email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The phone number, as E.164 writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Street and house, in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The postcode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// The city.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The country, by its two letters of ISO 3166.
    #[serde(skip_serializing_if = "Option::is_none")]
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

    /// The column of a file.
    #[must_use]
    pub fn column(self) -> &'static str {
        match self {
            Self::Name => "owner_name",
            Self::Organisation => "owner_organisation",
            Self::Email => "owner_email",
            Self::Phone => "owner_phone",
            Self::Address => "owner_address",
            Self::Postcode => "owner_postcode",
            Self::City => "owner_city",
            Self::Country => "owner_country",
        }
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
