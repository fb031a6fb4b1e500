//! The background worker carries a confirmed request out, or writes down why it no longer can be.

use super::{Cx, moves};
use crate::domain::request::{Actor, Ending, FailReason, LastLook, Request, State, last_look};
use crate::domain::service::{ContactTypes, Service};
use crate::domain::{AccountId, RequestId};
use crate::store::locks::{self, Locks};
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, requests, services};

/// Carries one request out, if it is still to be carried out: says how that ended.
///
/// # Errors
/// The service changed while it was held: a fault of the program.
pub fn apply(cx: &mut Cx<'_>, id: RequestId) -> StoreResult<Option<Ending>> {
    let Some(request) = requests::find(cx.tx, id)? else { return Ok(None) };
    // Neither account is closed between the last look and the change.
    let accounts = [request.requester, request.to];
    let (services, submissions) = ([request.service], [request.submission]);
    locks::hold(
        cx.tx,
        &Locks { services: &services, submissions: &submissions, requests: &[id], accounts: &accounts },
    )?;
    let is_due = |request: &Request| {
        request.stored_state == State::Processing && request.apply_at.is_some_and(|at| cx.now >= at)
    };
    let Some(request) = requests::find(cx.tx, id)?.filter(is_due) else { return Ok(None) };
    let Some(service) = services::find(cx.tx, request.service)? else { return Ok(None) };
    let how = match look_once_more(cx.tx, &request, &service)? {
        Ok(()) => Ending::Done,
        Err(reason) => Ending::Failed(Some(reason)),
    };
    if how == Ending::Done && !services::replace_contact(cx.tx, service.id, &request.types, request.from, request.to)? {
        // The row was looked at and is held: only a fault of the program leads here. Nothing is kept.
        return Err(StoreError::Corrupt(format!("service {} could not be changed", service.id)));
    }
    let moved = moves::end_requests(cx, std::slice::from_ref(&request), how, Actor::System)?;
    Ok((!moved.is_empty()).then_some(how))
}

fn look_once_more(
    conn: &mut AnyConnection,
    request: &Request,
    service: &Service,
) -> StoreResult<Result<(), FailReason>> {
    let found = accounts::get_all(conn, [request.requester, request.from, request.to])?;
    let account =
        |id: AccountId| found.get(&id).ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")));
    let taken_from_requester = taken_from(conn, request, request.requester)?;
    Ok(last_look(&LastLook {
        request,
        contacts: &service.contacts,
        requester: account(request.requester)?,
        from: account(request.from)?,
        to: account(request.to)?,
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
