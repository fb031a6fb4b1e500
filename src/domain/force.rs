//! Contacts that an operator sets by force (RULES.md, *Those who run it*): nobody confirms them, but zones hold.

use super::account::Account;
use super::service::{ContactType, ContactTypes, Contacts};

/// Why an account cannot be set as a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ForceFault {
    /// There is no such account.
    Unknown,
    /// It is closed.
    Closed,
    /// It belongs to another zone than the contacts beside it.
    OtherZone,
}

/// What stands in the way of these contacts, of which `changed` are new: each fault with its contact.
#[must_use]
pub fn force_faults(after: &Contacts<&Account>, changed: &ContactTypes) -> Vec<(ContactType, ForceFault)> {
    // Who stays says where the service belongs; where all are new, the first of them.
    let stays = ContactType::ALL.into_iter().find(|contact| !changed.contains(contact));
    let zone = &after.get(stays.unwrap_or(ContactType::Administrative)).zone;
    let fault = |contact: &ContactType| {
        let account = after.get(*contact);
        match account {
            account if !account.open => Some((*contact, ForceFault::Closed)),
            account if account.zone != *zone => Some((*contact, ForceFault::OtherZone)),
            _ => None,
        }
    };
    changed.iter().filter_map(fault).collect()
}
