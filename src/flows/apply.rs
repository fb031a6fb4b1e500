//! The background worker carries a confirmed request out, or writes down why it no longer can be.

use super::{Cx, moves};
use crate::domain::request::{Actor, LastLook, Request, State, last_look};
use crate::domain::service::{ContactTypes, Service};
use crate::domain::{AccountId, RequestId};
use crate::store::connection::lock_accounts;
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, requests, services};

/// Carries one request out, if it is still to be carried out: says to which state that led.
pub fn apply(cx: &mut Cx<'_>, id: RequestId) -> StoreResult<Option<State>> {
    let Some(request) = moves::hold(cx.tx, id, cx.now)? else { return Ok(None) };
    if request.stored_state != State::Processing || request.apply_at.is_none_or(|at| cx.now < at) {
        return Ok(None);
    }
    // Neither is closed between the last look and the change.
    lock_accounts(cx.tx, [request.requester, request.to])?;
    let Some(service) = services::find(cx.tx, request.service)? else { return Ok(None) };
    let (to, reason) = match check(cx.tx, &request, &service)? {
        Ok(()) => (State::Done, None),
        Err(reason) => (State::Failed, Some(reason)),
    };
    if to == State::Done && !services::replace_contact(cx.tx, service.id, &request.types, request.from, request.to)? {
        // The row was looked at and is held: only a fault of the program leads here. Nothing is kept.
        return Err(StoreError::Corrupt(format!("service {} could not be changed", service.id)));
    }
    let moved = moves::finish(cx.tx, &request, to, reason, Actor::System, cx.now)?;
    Ok(moved.then_some(to))
}

fn check(
    conn: &mut AnyConnection,
    request: &Request,
    service: &Service,
) -> StoreResult<Result<(), crate::domain::request::FailReason>> {
    let requester = accounts::get(conn, request.requester)?;
    let from = accounts::get(conn, request.from)?;
    let to = accounts::get(conn, request.to)?;
    let taken_from_requester = taken_from(conn, request, request.requester)?;
    Ok(last_look(&LastLook {
        request,
        contacts: &service.contacts,
        requester: &requester,
        from: &from,
        to: &to,
        taken_from_requester: &taken_from_requester,
    }))
}

/// What *done* requests of the same submission, on the same service, took from an account.
fn taken_from(conn: &mut AnyConnection, request: &Request, account: AccountId) -> StoreResult<ContactTypes> {
    let siblings = requests::of_submission(conn, request.submission)?;
    let done = siblings.into_iter().filter(|sibling| {
        sibling.stored_state == State::Done && sibling.service == request.service && sibling.from == account
    });
    Ok(done.flat_map(|sibling| sibling.types).collect())
}
