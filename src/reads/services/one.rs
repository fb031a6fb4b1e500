//! Everything about one service, for who is a contact of it.

use std::collections::BTreeMap;

use super::ServiceView;
use super::history::{KnownByName, ServiceHappened, happened, told_from};
use super::locked::LockView;
use super::pending::{PendingTurn, PendingView};
use crate::domain::acts::{ServiceActs, Viewer};
use crate::domain::owner::Owner;
use crate::domain::service::{ContactLock, ContactType, ContactTypes, Contacts};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::reads::cursor::{Cursor, CursorPage};
use crate::reads::people::Person;
use crate::store::service_history::{self, HistoryPlace};
use crate::store::service_lists::pending_on;
use crate::store::service_page::{ServiceOnPage, seen_by};
use crate::store::{AnyConnection, StoreResult, factors};

/// A service as one of its contacts sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneServiceView {
    /// The service and its contacts.
    pub service: ServiceView,
    /// Which of its contacts the viewer is: at least one.
    pub roles: ContactTypes,
    /// What the viewer may do.
    pub acts: ServiceActs,
    /// Whom it belongs to.
    pub owner: Owner,
    /// The contact lock, where one is on.
    pub lock: Option<LockView>,
    /// The open requests that the viewer sees, by number.
    pub open: Vec<OpenOnService>,
    /// Which contacts it cannot ask for now, since others that it does not see are open.
    pub others_open: ContactTypes,
    /// Whether the viewer is told the history only from when it became contact on.
    pub since_contact: bool,
    /// Whether the viewer, who may take the lock off, has a second factor.
    pub second_factor: bool,
    /// What has happened, newest first.
    pub history: CursorPage<ServiceHappened, HistoryPlace>,
}

/// An open request on a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenOnService {
    /// Its number.
    pub id: RequestId,
    /// Which contacts are to change.
    pub types: ContactTypes,
    /// The new contact.
    pub to: Person,
    /// Whose turn it is.
    pub turn: PendingTurn,
}

/// The service of this number with a page of its history, where the viewer is a contact of it.
pub fn service_for(
    conn: &mut AnyConnection,
    viewer: AccountId,
    id: ServiceId,
    cursor: Cursor<HistoryPlace>,
    now: Moment,
) -> StoreResult<Option<OneServiceView>> {
    let Some(found) = seen_by(conn, viewer, id, now)? else { return Ok(None) };
    let roles = found.service.contacts.roles_of(viewer);
    let asked = if found.asked_for.is_empty() { Vec::new() } else { pending_on(conn, viewer, &[id], now)? };
    let seen: Vec<_> = asked.into_iter().map(|pending| PendingView::of(pending, viewer)).collect();
    let acts = ServiceActs::of(&found.service, Viewer::Account(viewer));
    let is_unseen = |contact: &&ContactType| seen.iter().all(|seen| seen.contact != **contact);
    let others_open = found.asked_for.intersection(&acts.change).filter(is_unseen).copied().collect();
    let since = told_from(&roles, found.became);
    let known = known_by_name(&found, viewer);
    let history = CursorPage::read(
        cursor,
        |record: &service_history::ServiceRecord| record.place,
        |beyond, most| service_history::told_to(conn, Some(viewer), (id, since), beyond, most),
    )?;
    let history = history.try_map(|record| happened(&record, Some(viewer), &known))?;
    Ok(Some(OneServiceView {
        second_factor: acts.unlock && factors::confirmed(conn, viewer)?.is_some(),
        acts,
        lock: found.service.lock.map(|lock| lock_view(lock, &found, viewer, &known)),
        open: grouped(seen),
        service: service_view(&found, viewer),
        owner: found.owner,
        roles,
        others_open,
        since_contact: since.is_some(),
        history,
    }))
}

fn service_view(found: &ServiceOnPage, viewer: AccountId) -> ServiceView {
    let service = &found.service;
    ServiceView {
        id: service.id,
        name: service.name.clone(),
        category: service.category.clone(),
        contacts: Contacts::from_fn(|contact| Person::of(found.contacts.get(contact).0.clone(), viewer)),
        renewal: service.renewal,
        lock: service.lock,
    }
}

fn known_by_name(found: &ServiceOnPage, viewer: AccountId) -> KnownByName {
    let contacts = ContactType::ALL.map(|contact| found.contacts.get(contact).clone());
    let open = contacts.into_iter().filter(|(_, is_open)| *is_open);
    open.map(|(label, _)| (label.id, Person::of(label, viewer))).collect()
}

fn lock_view(lock: ContactLock, found: &ServiceOnPage, viewer: AccountId, known: &KnownByName) -> LockView {
    let locker = found.locked_by.clone();
    LockView::told(lock, locker.map(|label| (known.contains_key(&label.id), Person::of(label, viewer))))
}

/// One for each request, however many contacts it is to change.
fn grouped(seen: Vec<PendingView>) -> Vec<OpenOnService> {
    let mut open: BTreeMap<RequestId, OpenOnService> = BTreeMap::new();
    for PendingView { contact, request, to, turn, .. } in seen {
        let one = OpenOnService { id: request, types: ContactTypes::new(), to, turn };
        open.entry(request).or_insert(one).types.insert(contact);
    }
    open.into_values().collect()
}
