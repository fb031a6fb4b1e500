//! The operator puts a contact lock on a service, for a dispute, or takes any off.

use std::collections::BTreeMap;

use super::Cx;
use super::lock_services::turn_them;
use super::moves::{self, EndedForOperator};
use crate::domain::locking::{LockTurn, LockTurned, turn_lock_for_operator};
use crate::domain::operator::{LogSubject, OperatorAct};
use crate::domain::request::FailReason;
use crate::domain::{RequestId, ServiceId};
use crate::store::{StoreResult, requests, services};

/// What the operator asks for.
#[derive(Clone, Copy, Debug)]
pub struct OperatorLock {
    /// Of which service.
    pub service: ServiceId,
    /// On or off.
    pub turn: LockTurn,
    /// Whether what is open on it ends first. Else it is refused, as it is to its contacts.
    pub end_requests: bool,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperatorLockOutcome {
    /// It is on, or off; so many requests ended first.
    Turned {
        /// How many.
        requests_ended: usize,
    },
    /// It was so already.
    AsItIs,
    /// These requests are open.
    RequestsOpen(Vec<RequestId>),
    /// There is no such service.
    NotFound,
}

/// Turns it: the history of the service says that support did it, and its contacts are told.
///
/// # Errors
/// The database's.
pub fn turn_operator_lock(cx: &mut Cx<'_>, lock: OperatorLock) -> StoreResult<OperatorLockOutcome> {
    let ids = [lock.service];
    moves::hold_services(cx, &ids, &[])?;
    let Some(service) = services::find(cx.tx, lock.service)? else { return Ok(OperatorLockOutcome::NotFound) };
    let mut open = open_on(cx, lock.service)?;
    let mut ended = EndedForOperator::default();
    let would_turn = |open: &[RequestId]| turn_lock_for_operator(&service, lock.turn, open.first().copied());
    if lock.end_requests && matches!(would_turn(&open), LockTurned::Refused(_)) {
        ended = moves::end_for_operator(cx, &open, |_| FailReason::Locked)?;
        open = Vec::new();
    }
    match would_turn(&open) {
        LockTurned::AsItIs => return Ok(OperatorLockOutcome::AsItIs),
        LockTurned::Refused(_) => return Ok(OperatorLockOutcome::RequestsOpen(open)),
        LockTurned::Changed => {}
    }
    let about = [LogSubject::of_service(&service)];
    turn_them(cx, &[(service, None)], &ids, lock.turn)?;
    let act = match lock.turn {
        LockTurn::On => OperatorAct::LockPutOn,
        LockTurn::Off => OperatorAct::LockTakenOff,
    };
    ended.log(cx)?;
    cx.log_act(act, &about)?;
    Ok(OperatorLockOutcome::Turned { requests_ended: ended.count() })
}

/// The requests that are open on it, by number.
fn open_on(cx: &mut Cx<'_>, service: ServiceId) -> StoreResult<Vec<RequestId>> {
    let by_type = requests::open_on(cx.tx, &[service])?.remove(&service).unwrap_or_default();
    let mut open: Vec<RequestId> = BTreeMap::into_values(by_type).collect();
    open.sort_unstable();
    open.dedup();
    Ok(open)
}
