//! A request's last move, whatever brought it about: state, history and emails together.

use crate::domain::notice::{NoticeKind, final_notices};
use crate::domain::request::{Actor, FailReason, Request, State};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};
use crate::store::events::{self, Event, What};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreResult, connection, requests, services};

/// Brings a request to its end, unless somebody was faster: says which.
///
/// # Errors
/// The database's fault.
pub fn finish(
    conn: &mut AnyConnection,
    request: &Request,
    to: State,
    reason: Option<FailReason>,
    by: Actor,
    now: Moment,
) -> StoreResult<bool> {
    if !requests::finish(conn, request, to, reason, now)? {
        return Ok(false);
    }
    let what = match to {
        State::Done => What::Done,
        State::Declined => What::Declined,
        State::Cancelled => What::Cancelled,
        State::Expired => What::Expired,
        // Pending and processing are no ends; nothing brings a request to them here.
        State::Failed | State::Pending | State::Processing => What::Failed,
    };
    note(conn, request.id, what, None, by, now)?;
    let administrator = administrator_of(conn, request)?;
    for (outcome, account) in final_notices(request, to, by, administrator) {
        let (submission, id) = (Some(request.submission), Some(request.id));
        let owed = Owed { submission, request: id, ..Owed::to_account(outcome.into(), account) };
        outbox::put(conn, &owed, now)?;
    }
    Ok(true)
}

/// Writes an overdue request down as expired, so that the flow that meets it sees what everybody sees.
///
/// # Errors
/// The database's fault.
pub fn expire_if_over(conn: &mut AnyConnection, request: Request, now: Moment) -> StoreResult<Request> {
    if request.stored_state == State::Pending && request.state_at(now) == State::Expired {
        finish(conn, &request, State::Expired, None, Actor::System, now)?;
        return Ok(Request { stored_state: State::Expired, finished_at: Some(now), ..request });
    }
    Ok(request)
}

/// The request, held for this transaction, as it stands now.
///
/// # Errors
/// The database's fault.
pub fn hold(conn: &mut AnyConnection, id: RequestId, now: Moment) -> StoreResult<Option<Request>> {
    let Some(request) = requests::find(conn, id)? else { return Ok(None) };
    connection::lock_row(conn, connection::Lockable::Service, request.service.0)?;
    connection::lock_row(conn, connection::Lockable::Submission, request.submission.0)?;
    match requests::find(conn, id)? {
        Some(request) => expire_if_over(conn, request, now).map(Some),
        None => Ok(None),
    }
}

/// The service's administrative contact today.
///
/// # Errors
/// The database's fault.
pub fn administrator_of(conn: &mut AnyConnection, request: &Request) -> StoreResult<AccountId> {
    let service = services::find(conn, request.service)?;
    Ok(service.map_or(request.requester, |service| service.contacts.administrative))
}

/// Adds to the history of a request.
///
/// # Errors
/// The database's fault.
pub fn note(
    conn: &mut AnyConnection,
    request: RequestId,
    what: What,
    about: Option<AccountId>,
    by: Actor,
    now: Moment,
) -> StoreResult<()> {
    events::insert(conn, request, Event { what, about, by, at: now })
}

/// Owes a validator its code, and what it must decide with it.
///
/// # Errors
/// The database's fault.
pub fn owe_code(
    conn: &mut AnyConnection,
    kind: NoticeKind,
    request: &Request,
    account: AccountId,
    generation: i32,
    now: Moment,
) -> StoreResult<()> {
    let (submission, generation) = (Some(request.submission), Some(generation));
    let owed = Owed { submission, generation, ..Owed::to_account(kind, account) };
    outbox::put(conn, &owed, now)
}
