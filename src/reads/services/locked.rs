//! Who has locked a service, and since when.

use crate::domain::AccountId;
use crate::domain::service::{ContactLock, LockedBy, Service};
use crate::domain::time::Moment;
use crate::reads::people::{People, Person};
use crate::store::{AnyConnection, StoreResult, accounts};

/// A contact lock, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockView {
    /// Who has put it on; none where that was the operator.
    pub by: Option<Person>,
    /// When.
    pub since: Moment,
}

impl LockView {
    /// The lock of a service.
    ///
    /// # Errors
    /// The database is away.
    pub fn of(conn: &mut AnyConnection, viewer: AccountId, service: &Service) -> StoreResult<Option<Self>> {
        let Some(lock) = service.lock else { return Ok(None) };
        let locker = match lock.by {
            LockedBy::Operator => None,
            LockedBy::Account(account) => {
                let person = People::load(conn, viewer, [account])?.get(account)?;
                let is_contact = !service.contacts.roles_of(account).is_empty();
                Some((is_contact && accounts::get(conn, account)?.open, person))
            }
        };
        Ok(Some(Self::told(lock, locker)))
    }

    /// The lock that an account has put on: it is named while it is a contact of the service, and open; later it goes by its NIC
    /// handle alone.
    pub(super) fn told(lock: ContactLock, locker: Option<(bool, Person)>) -> Self {
        let by = locker.map(|(is_named, person)| if is_named { person } else { person.nameless() });
        Self { by, since: lock.since }
    }
}
