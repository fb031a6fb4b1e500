//! Contacts that stay what a request made them, though the file says otherwise.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::faults::NAMED_MAX;
use crate::domain::account::NicHandle;
use crate::domain::service::{ContactType, Service};

/// One of them. `Display` is one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "KeptTexts", into = "KeptTexts")]
pub struct KeptContact {
    /// The service's name.
    pub name: String,
    /// Its category.
    pub category: String,
    /// Which contact.
    pub contact: ContactType,
    /// Who it stays.
    pub stays: NicHandle,
    /// Whom the file names.
    pub named: NicHandle,
}

impl KeptContact {
    pub(super) fn new(service: &Service, contact: ContactType, stays: &NicHandle, named: &NicHandle) -> Self {
        let (name, category) = (service.name.clone(), service.category.clone());
        Self { name, category, contact, stays: stays.clone(), named: named.clone() }
    }
}

impl fmt::Display for KeptContact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, category, contact, stays, named } = self;
        write!(f, "{name} ({category}): the {} contact stays {stays}; the file says {named}", contact.as_str())
    }
}

/// How the database has one while its import is carried out: name, category, contact, who it stays and whom the file names.
type KeptTexts = (String, String, String, String, String);

impl From<KeptContact> for KeptTexts {
    fn from(kept: KeptContact) -> Self {
        let KeptContact { name, category, contact, stays, named } = kept;
        (name, category, contact.as_str().to_owned(), stays.to_string(), named.to_string())
    }
}

impl TryFrom<KeptTexts> for KeptContact {
    type Error = String;

    fn try_from((name, category, contact, stays, named): KeptTexts) -> Result<Self, String> {
        let contact = ContactType::parse(&contact).ok_or_else(|| format!("{contact} is no contact"))?;
        let nic = |text: &str| NicHandle::parse(text).map_err(|error| format!("{text} {error}"));
        Ok(Self { name, category, contact, stays: nic(&stays)?, named: nic(&named)? })
    }
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptContacts {
    /// The first [`NAMED_MAX`], in the order of the lines.
    pub first: Vec<KeptContact>,
    /// How many there are besides.
    pub more: u64,
}

impl KeptContacts {
    /// How many there are.
    pub(super) fn len(&self) -> u64 {
        self.first.len() as u64 + self.more
    }

    /// Adds some.
    pub fn extend(&mut self, kept: Vec<KeptContact>) {
        for kept in kept {
            if self.first.len() < NAMED_MAX {
                self.first.push(kept);
            } else {
                self.more += 1;
            }
        }
    }
}
