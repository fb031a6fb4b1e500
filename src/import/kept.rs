//! Contacts that stay what a request made them, though the file says otherwise.

use std::fmt;

use super::faults::NAMED_MAX;
use crate::domain::account::NicHandle;
use crate::domain::service::{ContactType, Service};

/// One of them. `Display` is one line.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptContacts {
    /// The first [`NAMED_MAX`], in the order of the lines.
    pub first: Vec<KeptContact>,
    /// How many there are besides.
    pub more: u64,
}

impl KeptContacts {
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
