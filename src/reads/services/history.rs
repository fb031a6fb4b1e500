//! The history of a service as one of its contacts is told it (RULES.md, *History of a service*).

use std::collections::BTreeMap;

use crate::domain::event::{ServiceEvent, ServiceRename};
use crate::domain::owner::OwnerChange;
use crate::domain::request::Actor;
use crate::domain::service::{ContactType, ContactTypes};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::reads::cursor::{Cursor, CursorPage};
use crate::reads::people::Person;
use crate::reads::requests::HistoryDoer;
use crate::store::service_history::{self, HistoryPlace, ServiceRecord};
use crate::store::{AnyConnection, StoreError, StoreResult};

/// Something in the history of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceHappened {
    /// Where it stands.
    pub place: HistoryPlace,
    /// What.
    pub what: ServiceStep,
    /// Who did it.
    pub by: HistoryDoer,
}

/// What has happened to a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceStep {
    /// A contact changed.
    Moved {
        /// Which.
        contact: ContactType,
        /// Who was.
        from: Person,
        /// Who is.
        to: Person,
        /// Whether an import brought it.
        imported: bool,
        /// The request that it is due to, where the viewer sees it.
        request: Option<RequestId>,
    },
    /// The owner's details changed.
    Owner {
        /// Before and after.
        change: Box<OwnerChange>,
        /// Whether an import brought it.
        imported: bool,
    },
    /// The contact lock was put on.
    Locked,
    /// It was taken off.
    Unlocked,
    /// It got another name.
    Renamed(ServiceRename),
    /// It was removed.
    Removed,
    /// Something that only a newer version of the program knows.
    Other,
}

/// From when on a contact is told the history: all of it where it is the administrative contact, or where nothing says when it
/// became contact; else from the earliest of the moments at which it became what it is.
pub(super) fn told_from(roles: &ContactTypes, became: [Option<Moment>; 2]) -> Option<Moment> {
    let became = ContactType::ALL.into_iter().zip([None, became[0], became[1]]);
    // Of several nothing is less than a moment.
    became.filter(|(contact, _)| roles.contains(contact)).map(|(_, at)| at).min().flatten()
}

/// Those whom the viewer knows by name: who is a contact of the service today.
pub(super) type KnownByName = BTreeMap<AccountId, Person>;

/// A page of all that has happened to a service, as the operator sees it.
pub(super) fn all_history(
    conn: &mut AnyConnection,
    service: ServiceId,
    cursor: Cursor<HistoryPlace>,
    known: &KnownByName,
) -> StoreResult<CursorPage<ServiceHappened, HistoryPlace>> {
    let page = CursorPage::read(
        cursor,
        |record: &ServiceRecord| record.place,
        |beyond, most| service_history::told_to(conn, None, (service, None), beyond, most),
    )?;
    page.try_map(|record| happened(&record, None, known))
}

/// One entry. Whoever is no contact of the service today, or has closed its account, goes by its NIC handle alone.
pub(super) fn happened(
    record: &ServiceRecord,
    viewer: Option<AccountId>,
    known: &KnownByName,
) -> StoreResult<ServiceHappened> {
    let called = |account: AccountId| -> StoreResult<Person> {
        if let Some(person) = known.get(&account) {
            return Ok(person.clone());
        }
        let handle = record.handles.iter().find(|(named, _)| *named == account);
        let (_, nic) = handle.ok_or_else(|| StoreError::Corrupt(format!("there is no account {account}")))?;
        Ok(Person { nic: nic.clone(), name: String::new(), own: Some(account) == viewer })
    };
    let by = match record.recorded.by {
        Some(Actor::Account(account)) => HistoryDoer::Person(called(account)?),
        Some(Actor::Operator) => HistoryDoer::Operator,
        Some(Actor::System) => HistoryDoer::System,
        None => HistoryDoer::Unknown,
    };
    let what = match &record.recorded.what {
        Some(what @ (ServiceEvent::ContactChanged { moved, .. } | ServiceEvent::ContactImported(moved))) => {
            ServiceStep::Moved {
                contact: moved.contact,
                from: called(moved.from)?,
                to: called(moved.to)?,
                imported: matches!(what, ServiceEvent::ContactImported(_)),
                request: what.request().filter(|_| record.sees_request),
            }
        }
        Some(ServiceEvent::OwnerChanged(change)) => ServiceStep::Owner { change: change.clone(), imported: false },
        Some(ServiceEvent::OwnerImported(change)) => ServiceStep::Owner { change: change.clone(), imported: true },
        Some(ServiceEvent::Locked) => ServiceStep::Locked,
        Some(ServiceEvent::Unlocked) => ServiceStep::Unlocked,
        Some(ServiceEvent::Renamed(rename)) => ServiceStep::Renamed(rename.clone()),
        Some(ServiceEvent::Removed) => ServiceStep::Removed,
        None => ServiceStep::Other,
    };
    Ok(ServiceHappened { place: record.place, what, by })
}
