//! The background worker carries confirmed requests out, or writes down why they no longer can be.

use std::collections::{BTreeMap, HashMap};

use super::{Cx, moves, notify_renewals};
use crate::domain::account::Account;
use crate::domain::request::{Actor, Ending, LastLook, Request, State, last_look};
use crate::domain::service::{ContactType, ContactTypes, Contacts, Service};
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::store::contact_changes::{ContactsCause, ContactsChange, change_contacts};
use crate::store::feed::Stamp;
use crate::store::locks::{self, Locks};
use crate::store::{StoreError, StoreResult, accounts, requests, services};

/// Carries those of these requests out, of one submission, that are still to be carried out: each by itself, in the order
/// in which they are given. As many statements for many as for one, but for what becomes of them.
///
/// # Errors
/// A service changed while it was held: a fault of the program.
pub fn apply(cx: &mut Cx<'_>, ids: &[RequestId]) -> StoreResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let found = requests::get_all(cx.tx, ids)?;
    let Some(submission) = found.first().map(|request| request.submission) else { return Ok(()) };
    // No account is closed between the last look and the change.
    let held_accounts: Vec<_> = found.iter().flat_map(|request| [request.requester, request.to]).collect();
    let held_services: Vec<_> = found.iter().map(|request| request.service).collect();
    let locks = Locks { services: &held_services, submissions: &[submission], requests: ids, accounts: &held_accounts };
    locks::hold(cx.tx, &locks)?;
    let mut due = requests::get_all(cx.tx, ids)?;
    due.retain(|request| request.stored_state == State::Processing && request.apply_at.is_some_and(|at| cx.now >= at));
    if due.is_empty() {
        return Ok(());
    }
    due.sort_by_key(|request| ids.iter().position(|id| *id == request.id));
    let mut look = PieceLook::at(cx, &due)?;
    let mut endings: Vec<(Ending, Vec<(&Request, AccountId)>)> = Vec::new();
    let (mut changes, mut billed) = (Vec::new(), Vec::new());
    for request in &due {
        let before = look.contacts(request.service)?;
        let (how, administrator) = look.judge(request)?;
        if how == Ending::Done {
            let (service, after) = (request.service, look.contacts(request.service)?);
            changes.push(ContactsChange { service, before, after, cause: ContactsCause::Request(request.id) });
            billed.extend(request.types.contains(&ContactType::Billing).then_some((request.to, service)));
        }
        match endings.iter_mut().find(|(known, _)| *known == how) {
            Some((_, alike)) => alike.push((request, administrator)),
            None => endings.push((how, vec![(request, administrator)])),
        }
    }
    let stamp = Stamp { by: Actor::System, at: cx.now };
    if change_contacts(cx.tx, &changes, stamp)?.is_none() {
        // The rows were looked at and are held: only a fault of the program leads here. Nothing is kept.
        return Err(StoreError::Corrupt(format!("services of submission {submission} could not be changed")));
    }
    for (how, alike) in endings {
        moves::end_administered(cx, &alike, how, Actor::System)?;
    }
    let taken_over: Vec<(&Account, &Service)> = billed.iter().filter_map(|(to, id)| look.both(*to, *id)).collect();
    notify_renewals::tell_taken_over(cx, Some(submission), &taken_over)
}

/// All that is looked at once more before requests of one submission are carried out, as each of them leaves it.
struct PieceLook {
    services: BTreeMap<ServiceId, Service>,
    accounts: HashMap<AccountId, Account>,
    /// What *done* requests of the submission took, from whom and on which service.
    taken: BTreeMap<(ServiceId, AccountId), ContactTypes>,
}

impl PieceLook {
    fn at(cx: &mut Cx<'_>, due: &[Request]) -> StoreResult<Self> {
        let services = services::get_all(cx.tx, due.iter().map(|request| request.service))?;
        let parties = due.iter().flat_map(|request| [request.requester, request.from, request.to]);
        let accounts = accounts::get_all(cx.tx, parties)?;
        let mut look = Self { services, accounts, taken: BTreeMap::new() };
        if let Some(first) = due.first() {
            let ids: Vec<_> = look.services.keys().copied().collect();
            for (service, contact) in requests::taken_from(cx.tx, (first.submission, first.requester), &ids)? {
                look.taken.entry((service, first.requester)).or_default().insert(contact);
            }
        }
        Ok(look)
    }

    /// The contacts of a service, as the requests before this one leave them.
    fn contacts(&self, id: ServiceId) -> StoreResult<Contacts<AccountId>> {
        let service = self.services.get(&id).map(|service| service.contacts.clone());
        service.ok_or_else(|| StoreError::Corrupt(format!("there is no service {id}")))
    }

    /// A new billing contact and its service, where it is that still.
    fn both(&self, to: AccountId, id: ServiceId) -> Option<(&Account, &Service)> {
        let service = self.services.get(&id).filter(|service| service.contacts.billing == to)?;
        Some((self.accounts.get(&to)?, service))
    }

    /// What becomes of a request, who administers its service then, and what that leaves for those behind it.
    fn judge(&mut self, request: &Request) -> StoreResult<(Ending, AccountId)> {
        let account = |id: AccountId| {
            self.accounts.get(&id).ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))
        };
        let gone = || StoreError::Corrupt(format!("there is no service {}", request.service));
        let service = self.services.get(&request.service).ok_or_else(gone)?;
        let nothing = ContactTypes::new();
        let looked = last_look(&LastLook {
            request,
            lock: service.lock,
            contacts: &service.contacts,
            requester: account(request.requester)?,
            from: account(request.from)?,
            to: account(request.to)?,
            taken_from_requester: self.taken.get(&(request.service, request.requester)).unwrap_or(&nothing),
        });
        let service = self.services.get_mut(&request.service).ok_or_else(gone)?;
        let how = match looked {
            Ok(()) => {
                request.types.iter().for_each(|contact| service.contacts.set(*contact, request.to));
                self.taken.entry((request.service, request.from)).or_default().extend(&request.types);
                Ending::Done
            }
            Err(reason) => Ending::Failed(Some(reason)),
        };
        Ok((how, service.contacts.administrative))
    }
}
