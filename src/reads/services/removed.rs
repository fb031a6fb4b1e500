//! A service that was removed, as operators still see it: what it was, whose, and what has happened to it.

use super::history::all_history;
use super::operators::ServiceHistoryPage;
use crate::domain::ServiceId;
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::reads::cursor::Cursor;
use crate::reads::people::Person;
use crate::store::service_history::{self, HistoryPlace};
use crate::store::{AnyConnection, StoreResult, accounts, services};

/// What is left of it.
#[derive(Clone, Debug)]
pub struct RemovedServiceView {
    /// Its number.
    pub id: ServiceId,
    /// What it was called.
    pub name: String,
    /// Its category.
    pub category: String,
    /// When it was removed.
    pub removed_at: Moment,
    /// Its last contacts, as far as its history knows them.
    pub contacts: Vec<(ContactType, Person)>,
}

/// The removed service of this number, with a page of its history.
///
/// # Errors
/// The database is away.
pub fn removed_service_page(
    conn: &mut AnyConnection,
    id: ServiceId,
    cursor: Cursor<HistoryPlace>,
) -> StoreResult<Option<(RemovedServiceView, ServiceHistoryPage)>> {
    let Some((name, category, removed_at)) = services::find_removed(conn, id)? else { return Ok(None) };
    let last = service_history::last_contacts(conn, id)?;
    let known = accounts::get_all(conn, last.values().copied())?;
    let contact = |(contact, account)| Some((contact, Person::of_account(known.get(&account)?)));
    let contacts: Vec<_> = last.into_iter().filter_map(contact).collect();
    let by_name = known.iter().map(|(id, account)| (*id, Person::of_account(account))).collect();
    let history = all_history(conn, id, cursor, &by_name)?;
    Ok(Some((RemovedServiceView { id, name, category, removed_at, contacts }, history)))
}
