//! The administrative contact puts contact locks on and takes them off, of one service or of many with one press.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::reauthenticate::{OwnershipProof, ProofFault};
use super::throttles::{self, Bound};
use super::{Cx, moves};
use crate::domain::change::ServicesMark;
use crate::domain::event::ServiceEvent;
use crate::domain::locking::{LockTurn, LocksTurned, ServiceToLock};
use crate::domain::notice::{Notice, ServiceNotice, ServiceReader};
use crate::domain::request::Actor;
use crate::domain::service::ContactType;
use crate::domain::time::DAY;
use crate::domain::{AccountId, ServiceId};
use crate::store::locks::{self, Locks};
use crate::store::outbox::{self, RecordTelling};
use crate::store::{StoreResult, requests, service_history, services};

/// Presses of an account within the term: each writes to the other contacts.
const PRESSES_MAX: usize = 60;
const PRESSES_TERM: Duration = Duration::from_hours(1);
/// And in a day: whoever plays with a lock all day long sends them no more than this.
const PRESSES_A_DAY: usize = 200;

/// Whose locks are turned, and which way.
#[derive(Clone, Debug)]
pub struct LocksToTurn {
    /// Of which services, at most [`SERVICES_MAX`](crate::domain::change::SERVICES_MAX).
    pub services: Vec<ServiceId>,
    /// On or off.
    pub turn: LockTurn,
    /// What tells those that were to change when the form was shown, where it says.
    pub shown: Option<ServicesMark>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockOutcome {
    /// These changed; the others stayed as they were.
    Turned(LocksTurned),
    /// None changed: all stay, for reasons that are said, or because they are so already.
    NothingTurned(LocksTurned),
    /// Others would change than those that the form was shown with.
    Changed,
    /// None of them exists for this account, or is its to lock.
    NotFound,
    /// The password or the code is missing or wrong.
    NotShown(ProofFault),
    /// Too often; how long to wait.
    TooOften(Duration),
}

/// Turns the locks that can be turned; the others stay, and are said. Taking off needs the account's `proof`.
///
/// # Errors
/// The database's.
pub fn turn_locks(cx: &mut Cx<'_>, to_turn: &LocksToTurn, proof: Option<&OwnershipProof>) -> StoreResult<LockOutcome> {
    let Actor::Account(account) = cx.by else { return Ok(LockOutcome::NotFound) };
    let who = account.to_string();
    let in_term = Bound { what: "contact locks", who: &who, most: PRESSES_MAX, term: PRESSES_TERM };
    let in_a_day = Bound { what: "contact locks a day", who: &who, most: PRESSES_A_DAY, term: DAY };
    let bounds = [in_term, in_a_day];
    if let Some(wait) = throttles::reached(cx, &bounds)? {
        proof.map_or(Ok(()), |proof| proof.take_back(cx))?;
        return Ok(LockOutcome::TooOften(wait));
    }
    locks::hold(cx.tx, &Locks { services: &to_turn.services, ..Locks::default() })?;
    let theirs: Vec<_> = held_by(cx, account, &to_turn.services)?.into_iter().map(|(service, _)| service.id).collect();
    moves::expire_overdue(cx, &theirs)?;
    let own = held_by(cx, account, &theirs)?;
    let turned = LocksTurned::of(&own, account, to_turn.turn);
    if let Some(nothing) = without_change(account, to_turn, (&own, &turned)) {
        proof.map_or(Ok(()), |proof| proof.take_back(cx))?;
        return Ok(nothing);
    }
    let fault = proof.map(|proof| proof.settle(cx)).transpose()?.and_then(Result::err);
    match (to_turn.turn, proof, fault) {
        (_, _, Some(fault)) => return Ok(LockOutcome::NotShown(fault)),
        (LockTurn::Off, None, None) => return Ok(LockOutcome::NotShown(ProofFault::PasswordNeeded)),
        (LockTurn::Off, Some(_), None) | (LockTurn::On, _, None) => {}
    }
    throttles::hit_once(cx, &bounds)?;
    turn_them(cx, &own, &turned.changed, to_turn.turn)?;
    Ok(LockOutcome::Turned(turned))
}

/// Turns the locks of those of these services that change: with their history, and the emails about it.
pub(super) fn turn_them(
    cx: &mut Cx<'_>,
    services: &[ServiceToLock],
    changed: &[ServiceId],
    turn: LockTurn,
) -> StoreResult<()> {
    let by = match cx.by {
        Actor::Account(account) => Some(account),
        Actor::Operator | Actor::System => None,
    };
    let (lock, what) = match turn {
        LockTurn::On => (Some((by, cx.now)), ServiceEvent::Locked),
        LockTurn::Off => (None, ServiceEvent::Unlocked),
    };
    services::set_lock(cx.tx, changed, lock)?;
    let records: Vec<_> = changed.iter().map(|service| (*service, what.clone())).collect();
    let records = service_history::record(cx.tx, &records, cx.by, cx.now)?;
    tell_other_contacts(cx, (services, &records), (by, turn))
}

/// One email to each other contact, of all its services (RULES.md, *Emails*).
fn tell_other_contacts(
    cx: &mut Cx<'_>,
    (services, records): (&[ServiceToLock], &[(ServiceId, i64)]),
    (by, turn): (Option<AccountId>, LockTurn),
) -> StoreResult<()> {
    let record_of: BTreeMap<ServiceId, i64> = records.iter().copied().collect();
    let mut told: BTreeMap<AccountId, Vec<i64>> = BTreeMap::new();
    for (service, record) in services.iter().filter_map(|(service, _)| Some((service, record_of.get(&service.id)?))) {
        let contacts: BTreeSet<AccountId> = ContactType::ALL.map(|contact| *service.contacts.get(contact)).into();
        for contact in contacts.into_iter().filter(|contact| Some(*contact) != by) {
            told.entry(contact).or_default().push(*record);
        }
    }
    let what = match turn {
        LockTurn::On => ServiceNotice::Locked,
        LockTurn::Off => ServiceNotice::Unlocked,
    };
    let telling = |(reader, records)| RecordTelling {
        notice: Notice::Service { reader: ServiceReader::Account(reader), what },
        records,
    };
    outbox::owe_telling(cx.tx, &told.into_iter().map(telling).collect::<Vec<_>>(), cx.now)
}

/// Those of these services of which the account is a contact.
fn held_by(cx: &mut Cx<'_>, account: AccountId, ids: &[ServiceId]) -> StoreResult<Vec<ServiceToLock>> {
    let found = services::get_all(cx.tx, ids.iter().copied())?.into_values();
    let own: Vec<_> = found.filter(|service| !service.contacts.roles_of(account).is_empty()).collect();
    let open = requests::open_on(cx.tx, &own.iter().map(|service| service.id).collect::<Vec<_>>())?;
    let first = |id: ServiceId| open.get(&id).and_then(|open| open.values().min().copied());
    Ok(own.into_iter().map(|service| (service.clone(), first(service.id))).collect())
}

/// What is said where nothing is to change, whatever the password.
fn without_change(
    account: AccountId,
    to_turn: &LocksToTurn,
    (own, turned): (&[ServiceToLock], &LocksTurned),
) -> Option<LockOutcome> {
    if own.iter().all(|(service, _)| service.contacts.administrative != account) {
        return Some(LockOutcome::NotFound);
    }
    if to_turn.shown.as_ref().is_some_and(|shown| *shown != turned.mark(own)) {
        return Some(LockOutcome::Changed);
    }
    turned.changed.is_empty().then(|| LockOutcome::NothingTurned(turned.clone()))
}
