//! An operator sets other contacts of a service by force (RULES.md, *Those who run it*); and what that has in common with replacing an
//! account on many.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::json;

use super::moves::{self, EndedForOperator};
use super::{Cx, notify_renewals};
use crate::domain::account::{Account, NicHandle};
use crate::domain::event::ContactMove;
use crate::domain::force::{ForceFault, force_faults};
use crate::domain::notice::{Notice, ServiceNotice, ServiceReader};
use crate::domain::operator::{LogSubject, OperatorAct};
use crate::domain::request::FailReason;
use crate::domain::service::{ContactType, ContactTypes, Contacts, Service};
use crate::domain::{AccountId, ServiceId};
use crate::store::contact_changes::{ContactRecord, ContactsCause, ContactsChange, change_contacts};
use crate::store::outbox::{self, RecordTelling};
use crate::store::{StoreError, StoreResult, accounts, requests, services};

/// What became of contacts that an operator set on one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forced {
    /// They are contacts now; so many requests ended.
    Set {
        /// How many.
        requests_ended: usize,
    },
    /// They were that before.
    AsItIs,
    /// Nothing is changed, for these reasons.
    Faults(Vec<(ContactType, ForceFault)>),
    /// There is no such service.
    NotFound,
}

/// Sets the contacts of a service, those of whom something is said.
///
/// # Errors
/// The database's.
pub fn force_contacts(
    cx: &mut Cx<'_>,
    service: ServiceId,
    wanted: &BTreeMap<ContactType, NicHandle>,
) -> StoreResult<Forced> {
    let mut named = BTreeMap::new();
    let mut unknown = Vec::new();
    for (contact, nic) in wanted {
        match accounts::by_nic(cx.tx, nic)? {
            Some(account) => drop(named.insert(*contact, account.id)),
            None => unknown.push((*contact, ForceFault::Unknown)),
        }
    }
    let new_ones: Vec<_> = named.values().copied().collect();
    moves::hold_services(cx, &[service], &new_ones)?;
    let Some(before) = services::find(cx.tx, service)? else { return Ok(Forced::NotFound) };
    let mut after = before.contacts.clone();
    for (contact, account) in &named {
        after.set(*contact, *account);
    }
    let change = [(before, after)];
    let people = people_of(cx, &change)?;
    let mut faults = unknown;
    faults.extend(faults_of(&people, &change[0])?);
    if !faults.is_empty() {
        faults.sort_unstable();
        return Ok(Forced::Faults(faults));
    }
    if changed_types(&change[0]).is_empty() {
        return Ok(Forced::AsItIs);
    }
    let requests_ended = set(cx, &change, &people)?;
    Ok(Forced::Set { requests_ended })
}

/// On which services which contact goes from whom to whom.
type ServicesByMove = BTreeMap<(ContactType, AccountId, AccountId), Vec<ServiceId>>;

/// A service, and the contacts that it is to have.
pub(super) type Change = (Service, Contacts<AccountId>);

pub(super) fn changed_types((service, after): &Change) -> ContactTypes {
    ContactMove::between(&service.contacts, after).map(|moved| moved.contact).collect()
}

pub(super) fn people_of(cx: &mut Cx<'_>, changes: &[Change]) -> StoreResult<HashMap<AccountId, Account>> {
    let both = changes.iter().flat_map(|(service, after)| [&service.contacts, after]);
    accounts::get_all(cx.tx, both.flat_map(|contacts| ContactType::ALL.map(|contact| *contacts.get(contact))))
}

pub(super) fn faults_of(
    people: &HashMap<AccountId, Account>,
    change: &Change,
) -> StoreResult<Vec<(ContactType, ForceFault)>> {
    let person =
        |id: &AccountId| people.get(id).ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")));
    let after = &change.1;
    let after = Contacts {
        administrative: person(&after.administrative)?,
        technical: person(&after.technical)?,
        billing: person(&after.billing)?,
    };
    Ok(force_faults(&after, &changed_types(change)))
}

/// Sets the contacts of services that are held: with their histories, the emails, and the line in the log. Says how many requests
/// ended.
pub(super) fn set(cx: &mut Cx<'_>, changes: &[Change], people: &HashMap<AccountId, Account>) -> StoreResult<usize> {
    if changes.is_empty() {
        return Ok(0);
    }
    let ended = end_what_asks_for_these(cx, changes)?;
    let mut told: BTreeMap<AccountId, Vec<i64>> = BTreeMap::new();
    let mut replaced = ServicesByMove::new();
    let change = |(service, after): &Change| ContactsChange {
        service: service.id,
        before: service.contacts.clone(),
        after: after.clone(),
        cause: ContactsCause::Operator,
    };
    let stamp = cx.stamp();
    // The rows were read after they were held.
    let overtaken = || StoreError::Corrupt("services that are held could not be changed".to_owned());
    let records =
        change_contacts(cx.tx, &changes.iter().map(change).collect::<Vec<_>>(), stamp)?.ok_or_else(overtaken)?;
    let administrators: BTreeMap<_, _> =
        changes.iter().map(|(service, after)| (service.id, after.administrative)).collect();
    for ContactRecord { service, moved, record } in records {
        let readers = [moved.from, moved.to].into_iter().chain(administrators.get(&service).copied());
        for reader in readers.collect::<BTreeSet<_>>() {
            told.entry(reader).or_default().push(record);
        }
        replaced.entry((moved.contact, moved.from, moved.to)).or_default().push(service);
    }
    tell(cx, told, people)?;
    tell_new_billing_contacts(cx, changes, people)?;
    ended.log(cx)?;
    log(cx, changes, (people, &replaced), ended.count())?;
    Ok(ended.count())
}

/// Ends what is open for the contacts that change.
fn end_what_asks_for_these(cx: &mut Cx<'_>, changes: &[Change]) -> StoreResult<EndedForOperator> {
    let ids: Vec<_> = changes.iter().map(|(service, _)| service.id).collect();
    let mut open = requests::open_on(cx.tx, &ids)?;
    let mut ending = BTreeSet::new();
    for change in changes {
        let of_service = open.remove(&change.0.id).unwrap_or_default();
        let types = changed_types(change);
        ending.extend(of_service.into_iter().filter(|(contact, _)| types.contains(contact)).map(|(_, id)| id));
    }
    let ending: Vec<_> = ending.into_iter().collect();
    moves::end_for_operator(cx, &ending, |_| FailReason::ContactChanged)
}

/// One email to each, of all that concerns it: who was contact, who is, and the administrative contact.
fn tell(cx: &mut Cx<'_>, told: BTreeMap<AccountId, Vec<i64>>, people: &HashMap<AccountId, Account>) -> StoreResult<()> {
    let is_open = |reader: &AccountId| people.get(reader).is_some_and(|account| account.open);
    let telling = |(reader, records)| RecordTelling {
        notice: Notice::Service { reader: ServiceReader::Account(reader), what: ServiceNotice::ContactsSet },
        records,
    };
    let tellings: Vec<_> = told.into_iter().filter(|(reader, _)| is_open(reader)).map(telling).collect();
    outbox::owe_telling(cx.tx, &tellings, cx.now)
}

fn tell_new_billing_contacts(
    cx: &mut Cx<'_>,
    changes: &[Change],
    people: &HashMap<AccountId, Account>,
) -> StoreResult<()> {
    let is_new = |(service, after): &&Change| service.contacts.billing != after.billing;
    let both = |(service, after): &'_ Change| Some((people.get(&after.billing)?.clone(), service.clone()));
    let taken_over: Vec<_> = changes.iter().filter(is_new).filter_map(both).collect();
    let taken_over: Vec<_> = taken_over.iter().map(|(account, service)| (account, service)).collect();
    notify_renewals::tell_taken_over(cx, None, &taken_over)
}

fn log(
    cx: &mut Cx<'_>,
    changes: &[Change],
    (people, replaced): (&HashMap<AccountId, Account>, &ServicesByMove),
    requests_ended: usize,
) -> StoreResult<()> {
    let nic = |id: &AccountId| people.get(id).map(|account| account.nic.clone());
    let concerned: BTreeSet<AccountId> = replaced.keys().flat_map(|(_, from, to)| [*from, *to]).collect();
    let accounts = concerned.iter().filter_map(nic).map(LogSubject::Account);
    let about: Vec<_> = changes.iter().map(|(service, _)| LogSubject::of_service(service)).chain(accounts).collect();
    let one = |(contact, from, to): &(ContactType, AccountId, AccountId)| {
        json!({
            "contact": contact.as_str(),
            "from": nic(from).map(|nic| nic.to_string()),
            "to": nic(to).map(|nic| nic.to_string()),
        })
    };
    let all: Vec<_> = replaced.keys().map(one).collect();
    let details = json!({ "moves": all, "services": changes.len(), "requests_ended": requests_ended });
    cx.log_act_with(OperatorAct::ContactsSet, &about, Some(details))
}
