//! Other contacts for services: the one way to them, so that the histories and the feed tell of each.

use std::collections::BTreeMap;

use super::feed::{self, Stamp};
use super::transaction::Tx;
use super::{StoreResult, service_history, services};
use crate::domain::event::{ContactMove, ServiceEvent};
use crate::domain::service::{ContactType, Contacts};
use crate::domain::{AccountId, RequestId, ServiceId};

/// What changes contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactsCause {
    /// A request that is carried out.
    Request(RequestId),
    /// An operator by force.
    Operator,
    /// A file.
    Import,
}

impl ContactsCause {
    /// The request, where it is one.
    #[must_use]
    pub fn request(self) -> Option<RequestId> {
        match self {
            Self::Request(id) => Some(id),
            Self::Operator | Self::Import => None,
        }
    }

    fn event(self, moved: ContactMove) -> ServiceEvent {
        match self {
            Self::Request(_) | Self::Operator => ServiceEvent::ContactChanged { moved, request: self.request() },
            Self::Import => ServiceEvent::ContactImported(moved),
        }
    }
}

/// Other contacts for a service, of which at least one differs.
#[derive(Clone, Debug)]
pub struct ContactsChange {
    /// The service.
    pub service: ServiceId,
    /// Its contacts before.
    pub before: Contacts<AccountId>,
    /// Its contacts from now on.
    pub after: Contacts<AccountId>,
    /// Why.
    pub cause: ContactsCause,
}

impl ContactsChange {
    fn moves(&self) -> impl Iterator<Item = ContactMove> {
        ContactMove::between(&self.before, &self.after)
    }
}

/// What the history of a service says of one of its contacts.
#[derive(Clone, Copy, Debug)]
pub struct ContactRecord {
    /// The service.
    pub service: ServiceId,
    /// The contact, from whom to whom.
    pub moved: ContactMove,
    /// The number of the record.
    pub record: i64,
}

/// Changes the contacts of these services, some hundreds at most, which are held; of one service several times, where each begins where
/// the one before ends. Gives what the histories say, contact type by contact type; none where a service has other contacts than it is
/// said to have before, or is gone.
///
/// # Errors
/// The database is away.
pub fn change_contacts(
    tx: &mut Tx,
    changes: &[ContactsChange],
    stamp: Stamp,
) -> StoreResult<Option<Vec<ContactRecord>>> {
    if changes.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let there = services::get_all(tx, changes.iter().map(|change| change.service))?;
    let mut today: BTreeMap<ServiceId, &Contacts<AccountId>> =
        there.iter().map(|(id, service)| (*id, &service.contacts)).collect();
    for change in changes {
        if today.insert(change.service, &change.after) != Some(&change.before) {
            return Ok(None);
        }
    }
    let mut moved: Vec<(ServiceId, ContactMove, ContactsCause)> =
        changes.iter().flat_map(|change| change.moves().map(|moved| (change.service, moved, change.cause))).collect();
    moved.sort_by_key(|(_, moved, _)| moved.contact);
    let mut replaced: BTreeMap<(ContactType, AccountId, AccountId), Vec<ServiceId>> = BTreeMap::new();
    for (service, moved, _) in &moved {
        replaced.entry((moved.contact, moved.from, moved.to)).or_default().push(*service);
    }
    for ((contact, from, to), ids) in &replaced {
        if services::replace_contact(tx, ids, *contact, *from, *to)? != ids.len() {
            return Ok(None);
        }
    }
    let events: Vec<_> = moved.iter().map(|(service, moved, cause)| (*service, cause.event(*moved))).collect();
    let records = service_history::record_contacts(tx, &events, stamp)?;
    feed::tell_contacts_changed(tx, changes, stamp, &there)?;
    let record = |(service, moved, _): (ServiceId, ContactMove, ContactsCause)| {
        let record = *records.get(&(service, moved.contact))?;
        Some(ContactRecord { service, moved, record })
    };
    Ok(Some(moved.into_iter().filter_map(record).collect()))
}
