//! Whom a row names as the contacts of its service.

use crate::domain::account::NicHandle;
use crate::domain::service::{ContactType, Contacts};
use crate::import::changes::ContactLine;
use crate::import::excerpt;
use crate::import::faults::ColumnFault;
use crate::import::known::{KnownContact, KnownContacts};
use crate::import::table::CsvRow;

/// What a row says of one contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowContact {
    /// Nothing: the service keeps its contact.
    Kept,
    /// This account.
    Called(NicHandle),
    /// Something bad, or an account whose own row is bad.
    Unclear,
}

impl RowContact {
    pub(super) fn handle(self) -> Option<NicHandle> {
        match self {
            Self::Called(nic) => Some(nic),
            Self::Kept | Self::Unclear => None,
        }
    }

    pub(super) fn known<'a>(&self, contacts: &'a KnownContacts) -> Option<&'a KnownContact> {
        match self {
            Self::Called(nic) => contacts.called(nic),
            Self::Kept | Self::Unclear => None,
        }
    }
}

pub(super) fn named(row: &mut CsvRow, contact: ContactType) -> RowContact {
    let column = contact.as_str();
    if row.text(column).is_none() && !row.is_bad_in(column) {
        return RowContact::Kept;
    }
    let called = |given: &str| match NicHandle::parse(given) {
        Ok(nic) => Ok(RowContact::Called(nic)),
        Err(reason) => Err(format!("{} {reason}", excerpt(given))),
    };
    row.parse(column, called).unwrap_or(RowContact::Unclear)
}

pub(super) fn contact_line(contact: &KnownContact) -> ContactLine {
    contact.id.map_or_else(|| ContactLine::Nic(contact.nic.to_string()), |id| ContactLine::Id(id.0))
}

/// The fault that contacts are of several zones, as far as these are known.
pub(super) fn divided(contacts: &Contacts<Option<&KnownContact>>) -> Option<ColumnFault> {
    let zone = |contact| Some((contact, (*contacts.get(contact))?.zone.as_deref()?));
    let mut zones = ContactType::ALL.into_iter().filter_map(zone);
    let (first, its_zone) = zones.next()?;
    let (other, other_zone) = zones.find(|(_, zone)| *zone != its_zone)?;
    let first = first.as_str();
    Some(ColumnFault::new(other.as_str(), format!("is in zone {other_zone}, the {first} contact in {its_zone}")))
}
