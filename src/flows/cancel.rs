//! A pending request is withdrawn, or several of a submission with one press, by a customer or by the operator.

use super::chosen::{self, Chosen};
use super::{Cx, moves};
use crate::domain::acts::{Viewer, may_cancel, may_see};
use crate::domain::request::{Actor, Ending, Request, State};
use crate::domain::{AccountId, RequestId};
use crate::store::StoreResult;

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cancelled {
    /// What was still pending is withdrawn; the rest is left as it is.
    Done {
        /// What is withdrawn, by number; at least one.
        requests: Vec<RequestId>,
        /// Whether who withdrew it still sees any of what it is about: a party does, the administrative contact alone does not.
        seen: bool,
    },
    /// Nothing of it is there, or never this account's to withdraw.
    NotFound,
    /// Nothing of it is still pending; this is where the first stands.
    NotPending(State),
}

/// Withdraws what is chosen, as far as it is pending and this actor's to withdraw: a request's requester, the service's present
/// administrative contact and the operator may.
pub fn cancel(cx: &mut Cx<'_>, chosen: &Chosen) -> StoreResult<Cancelled> {
    let by = match cx.by {
        Actor::Account(account) => Viewer::Account(account),
        Actor::Operator => Viewer::Operator,
        Actor::System => return Ok(Cancelled::NotFound),
    };
    let held = chosen::hold(cx, chosen, by)?;
    if held.is_empty() {
        return Ok(Cancelled::NotFound);
    }
    let administrators = moves::administrators_of(cx.tx, &held)?;
    let all: Vec<(Request, AccountId)> = held.into_iter().zip(administrators).collect();
    let is_its = |(request, administrator): &&(Request, AccountId)| {
        may_cancel(request, by, *administrator) && may_see(request, by, *administrator, cx.now)
    };
    let its: Vec<Request> = all.iter().filter(is_its).map(|(request, _)| request.clone()).collect();
    let Some(state) = its.first().map(|first| first.state_at(cx.now)) else { return Ok(Cancelled::NotFound) };
    let is_pending = |request: &Request| request.state_at(cx.now) == State::Pending;
    let pending: Vec<Request> = its.into_iter().filter(is_pending).collect();
    let moved = moves::end_requests(cx, &pending, Ending::Cancelled, cx.by)?;
    if moved.is_empty() {
        return Ok(Cancelled::NotPending(state));
    }
    let of_all: Vec<_> = all.iter().map(|(request, _)| request).collect();
    moves::log_ended(cx, &of_all, &moved)?;
    let is_still_seen = |(request, administrator): &(Request, AccountId)| {
        let is_moved = moved.binary_search(&request.id).is_ok();
        let stored_state = if is_moved { State::Cancelled } else { request.stored_state };
        may_see(&Request { stored_state, ..request.clone() }, by, *administrator, cx.now)
    };
    let seen = all.iter().any(is_still_seen);
    Ok(Cancelled::Done { requests: moved, seen })
}
