//! The background worker carries a confirmed request out, or writes down why it no longer can be.

use super::moves;
use crate::domain::request::{Actor, LastLook, Request, State, last_look};
use crate::domain::service::{ContactTypes, Service};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};
use crate::store::connection::lock_accounts;
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, requests, services, write};

/// Carries one request out, if it is still to be carried out: says to which state that led.
///
/// # Errors
/// The database's fault.
pub fn apply(conn: &mut AnyConnection, now: Moment, id: RequestId) -> StoreResult<Option<State>> {
    write(conn, |conn| {
        let Some(request) = moves::hold(conn, id, now)? else { return Ok(None) };
        if request.stored_state != State::Processing || request.apply_at.is_none_or(|at| now < at) {
            return Ok(None);
        }
        // Neither is closed between the last look and the change.
        lock_accounts(conn, [request.requester, request.to])?;
        let Some(service) = services::find(conn, request.service)? else { return Ok(None) };
        let (to, reason) = match check(conn, &request, &service)? {
            Ok(()) => (State::Done, None),
            Err(reason) => (State::Failed, Some(reason)),
        };
        if to == State::Done && !services::replace_contact(conn, service.id, &request.types, request.from, request.to)?
        {
            // The row was looked at and is held: only a fault of the program leads here. Nothing is kept.
            return Err(StoreError::Corrupt(format!("service {} could not be changed", service.id)));
        }
        let moved = moves::finish(conn, &request, to, reason, Actor::System, now)?;
        Ok(moved.then_some(to))
    })
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
