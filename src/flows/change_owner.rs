//! The administrative contact changes the owner's details of a service (RULES.md, *Owner's details*).

mod bounds;

use std::time::Duration;

use self::bounds::OwnerBounds;
use super::Cx;
use super::reauthenticate::{OwnershipProof, ProofFault};
use crate::domain::ServiceId;
use crate::domain::event::ServiceEvent;
use crate::domain::notice::{Notice, ServiceNotice, ServiceReader};
use crate::domain::owner::{Owner, OwnerChange, OwnerFault, OwnerField, TypedOwner};
use crate::domain::request::Actor;
use crate::domain::service::Service;
use crate::store::locks::{self, Locks};
use crate::store::outbox::{self, RecordTelling};
use crate::store::{StoreResult, owners, service_history, services};

/// What was typed.
#[derive(Clone, Debug)]
pub struct OwnerForm {
    /// The details.
    pub typed: TypedOwner,
    /// What the form was filled with, where it says.
    pub filled_with: Option<Owner>,
}

/// What is wrong with the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerFormFaults {
    /// With the details.
    pub details: Vec<(OwnerField, OwnerFault)>,
    /// With what shows that the account is its own.
    pub proof: Option<ProofFault>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnerOutcome {
    /// They are changed.
    Changed {
        /// Whether there is an address, of before or of now, at which the owner is told.
        told: bool,
    },
    /// They are what they were.
    Same,
    /// Nothing is changed; these are wrong.
    Faults(OwnerFormFaults),
    /// Nothing is changed: they are others than the form was filled with.
    ChangedMeanwhile,
    /// Nothing is changed: the contact lock is on.
    Locked,
    /// There is no such service, or its owner is not the account's to change.
    NotFound,
    /// Nothing is changed: too often; of what there was too much, and how long to wait.
    TooOften(OwnerBound, Duration),
}

/// What there may be so many of in a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnerBound {
    /// Changes by one account.
    Account,
    /// Changes by it to one service.
    Service,
    /// Emails for its changes to this address, which is not its own.
    Address(String),
}

/// Changes the owner's details, for the account that `own` is the proof of.
///
/// # Errors
/// The database's.
pub fn change_owner(
    cx: &mut Cx<'_>,
    id: ServiceId,
    form: &OwnerForm,
    own: &OwnershipProof,
) -> StoreResult<OwnerOutcome> {
    let bounds = OwnerBounds::hold(cx, own.account(), id)?;
    locks::hold(cx.tx, &Locks { services: &[id], ..Locks::default() })?;
    let found = services::find(cx.tx, id)?.filter(|service| service.contacts.administrative == own.account());
    let Some(service) = found else {
        own.take_back(cx)?;
        return Ok(OwnerOutcome::NotFound);
    };
    let before = owners::of_service(cx.tx, id)?;
    let (after, faults) = form.typed.on(&before);
    if let Some(unchanged) = without_change(form, &service, (&before, &after), &faults) {
        own.take_back(cx)?;
        return Ok(unchanged);
    }
    let addresses = addresses(&before, &after);
    let bounds = bounds.with_strangers(cx, &addresses)?;
    if let Some((bound, wait)) = bounds.reached(cx)? {
        own.take_back(cx)?;
        return Ok(OwnerOutcome::TooOften(bound, wait));
    }
    let proof = own.fault(cx, faults.is_empty())?;
    if proof.is_some() || !faults.is_empty() {
        return Ok(OwnerOutcome::Faults(OwnerFormFaults { details: faults, proof }));
    }
    bounds.count(cx)?;
    let told = !addresses.is_empty();
    carry_out(cx, &service, OwnerChange { before, after }, addresses)?;
    Ok(OwnerOutcome::Changed { told })
}

/// What is said whatever the password.
fn without_change(
    form: &OwnerForm,
    service: &Service,
    (before, after): (&Owner, &Owner),
    faults: &[(OwnerField, OwnerFault)],
) -> Option<OwnerOutcome> {
    if service.lock.is_some() {
        return Some(OwnerOutcome::Locked);
    }
    if form.filled_with.as_ref().is_some_and(|filled| filled != before) {
        return Some(OwnerOutcome::ChangedMeanwhile);
    }
    (before == after && faults.is_empty()).then_some(OwnerOutcome::Same)
}

/// Where the owner is told: once where the address stays.
fn addresses(before: &Owner, after: &Owner) -> Vec<String> {
    let mut addresses: Vec<String> = [&before.email, &after.email].into_iter().flatten().cloned().collect();
    addresses.dedup();
    addresses
}

/// Stores it, and tells the owner, and the administrative contact where somebody else did it.
fn carry_out(cx: &mut Cx<'_>, service: &Service, change: OwnerChange, addresses: Vec<String>) -> StoreResult<()> {
    owners::put(cx.tx, service.id, &change.after)?;
    let event = ServiceEvent::OwnerChanged(Box::new(change));
    let records = service_history::record(cx.tx, &[(service.id, event)], cx.by, cx.now)?;
    let records: Vec<i64> = records.into_iter().map(|(_, record)| record).collect();
    let administrator = service.contacts.administrative;
    let is_others_act = cx.by != Actor::Account(administrator);
    let administrator = is_others_act.then_some(ServiceReader::Account(administrator));
    let telling = |reader| RecordTelling {
        notice: Notice::Service { reader, what: ServiceNotice::OwnerChanged },
        records: records.clone(),
    };
    let readers = addresses.into_iter().map(ServiceReader::Address).chain(administrator);
    outbox::owe_telling(cx.tx, &readers.map(telling).collect::<Vec<_>>(), cx.now)
}
