//! A service as the operator sees it.

use std::collections::HashMap;

use super::history::{ServiceHappened, all_history};
use crate::domain::account::Account;
use crate::domain::owner::Owner;
use crate::domain::service::{ContactType, Contacts, LockedBy, Service};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::reads::cursor::{Cursor, CursorPage};
use crate::reads::people::Person;
use crate::store::service_history::HistoryPlace;
use crate::store::walks::service_names;
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, owners, requests, services};

/// A page of what has happened to a service, newest first.
pub type ServiceHistoryPage = CursorPage<ServiceHappened, HistoryPlace>;

/// All that is known of a service but its history.
#[derive(Clone, Debug)]
pub struct OperatorsServiceView {
    /// The service.
    pub service: Service,
    /// Its contacts.
    pub contacts: Contacts<Account>,
    /// Whom it belongs to.
    pub owner: Owner,
    /// The account that has locked it; none where none has, or the operator has.
    pub locked_by: Option<Account>,
    /// The requests that are open on it, by number.
    pub open: Vec<RequestId>,
}

/// The service of this name, however it is spelt, and category.
///
/// # Errors
/// The database is away.
pub fn operators_service_view(
    conn: &mut AnyConnection,
    (name, category): (&str, &str),
    now: Moment,
) -> StoreResult<Option<OperatorsServiceView>> {
    services::by_name(conn, name, category)?.map(|service| view_of(conn, service, now)).transpose()
}

/// The service of this number.
///
/// # Errors
/// The database is away.
pub fn operators_service_by_number(
    conn: &mut AnyConnection,
    id: ServiceId,
    now: Moment,
) -> StoreResult<Option<OperatorsServiceView>> {
    services::find(conn, id)?.map(|service| view_of(conn, service, now)).transpose()
}

/// What the service of this number is called, or was before it was removed.
///
/// # Errors
/// The database is away.
pub fn service_called(conn: &mut AnyConnection, id: ServiceId) -> StoreResult<Option<String>> {
    Ok(service_names(conn, [id])?.remove(&id).map(|(name, _)| name))
}

/// The service of this number, with a page of all its history.
///
/// # Errors
/// The database is away.
pub fn operators_service_page(
    conn: &mut AnyConnection,
    id: ServiceId,
    cursor: Cursor<HistoryPlace>,
    now: Moment,
) -> StoreResult<Option<(OperatorsServiceView, ServiceHistoryPage)>> {
    let Some(view) = operators_service_by_number(conn, id, now)? else { return Ok(None) };
    let contacts = ContactType::ALL.map(|contact| view.contacts.get(contact));
    let known = contacts.into_iter().map(|account| (account.id, Person::of_account(account))).collect();
    let history = all_history(conn, id, cursor, &known)?;
    Ok(Some((view, history)))
}

fn view_of(conn: &mut AnyConnection, service: Service, now: Moment) -> StoreResult<OperatorsServiceView> {
    let locker = service.lock.and_then(|lock| match lock.by {
        LockedBy::Account(account) => Some(account),
        LockedBy::Operator => None,
    });
    let ids = ContactType::ALL.map(|contact| *service.contacts.get(contact));
    let known = accounts::get_all(conn, ids.into_iter().chain(locker))?;
    let stored = requests::open_on(conn, &[service.id])?.remove(&service.id).unwrap_or_default();
    let stored: Vec<RequestId> = stored.into_values().collect();
    let mut open: Vec<RequestId> = requests::get_all(conn, &stored)?
        .into_iter()
        .filter(|request| request.state_at(now).is_open())
        .map(|request| request.id)
        .collect();
    open.sort_unstable();
    Ok(OperatorsServiceView {
        contacts: Contacts {
            administrative: of(&known, service.contacts.administrative)?,
            technical: of(&known, service.contacts.technical)?,
            billing: of(&known, service.contacts.billing)?,
        },
        owner: owners::of_service(conn, service.id)?,
        locked_by: locker.map(|id| of(&known, id)).transpose()?,
        open,
        service,
    })
}

fn of(known: &HashMap<AccountId, Account>, id: AccountId) -> StoreResult<Account> {
    known.get(&id).cloned().ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))
}
