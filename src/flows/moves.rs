//! What flows that move requests have in common: holding them, and bringing them to their end with history and emails.

use crate::domain::notice::{CodeOccasion, Notice, final_notices};
use crate::domain::request::{Actor, Ended, Ending, Request, State};
use crate::domain::{AccountId, RequestId, SubmissionId};
use crate::flows::Cx;
use crate::store::locks::{self, Locks};
use crate::store::{AnyConnection, StoreResult, requests, services};

/// Those of these requests that there are, held for this transaction, as they stand now, in the order of their numbers.
/// What is overdue is written down as expired, so that the flow that meets it sees what everybody sees.
pub fn hold_requests(cx: &mut Cx<'_>, ids: &[RequestId]) -> StoreResult<Vec<Request>> {
    let submissions = requests::submissions_of(cx.tx, ids)?;
    locks::hold(cx.tx, &Locks { submissions: &submissions, requests: ids, ..Locks::default() })?;
    let mut held = requests::get_all(cx.tx, ids)?;
    let is_over =
        |request: &&Request| request.stored_state == State::Pending && request.state_at(cx.now) == State::Expired;
    let over: Vec<Request> = held.iter().filter(is_over).cloned().collect();
    let moved = end_requests(cx, &over, Ending::Expired, Actor::System)?;
    for request in held.iter_mut().filter(|request| moved.contains(&request.id)) {
        request.stored_state = State::Expired;
        request.ended = Some(Ended { how: Ending::Expired, by: Some(Actor::System), at: cx.now });
    }
    Ok(held)
}

/// Brings requests to their end, all in the same way, with their histories and the emails about it: says which moved.
/// Of the others somebody was faster.
pub fn end_requests(cx: &mut Cx<'_>, all: &[Request], how: Ending, by: Actor) -> StoreResult<Vec<RequestId>> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<RequestId> = all.iter().map(|request| request.id).collect();
    let moved = requests::end(cx.tx, &ids, how, by, cx.now)?;
    let records: Vec<_> = moved.iter().map(|id| (*id, how.event())).collect();
    cx.record_all_by(&records, by)?;
    let administrators = administrators_of(cx.tx, all)?;
    let mut notices = Vec::new();
    for (request, administrator) in all.iter().zip(administrators) {
        if moved.binary_search(&request.id).is_err() {
            continue;
        }
        let told = final_notices(request, how.state(), by, administrator).into_iter();
        notices.extend(told.map(|(outcome, reader)| Notice::Outcome {
            request: request.id,
            submission: request.submission,
            reader,
            outcome,
        }));
    }
    cx.owe_all(&notices)?;
    Ok(moved)
}

/// The administrative contact today of the service of each of these requests.
pub fn administrators_of(conn: &mut AnyConnection, all: &[Request]) -> StoreResult<Vec<AccountId>> {
    let services = services::get_all(conn, all.iter().map(|request| request.service))?;
    let of = |request: &Request| {
        services.get(&request.service).map_or(request.requester, |service| service.contacts.administrative)
    };
    Ok(all.iter().map(of).collect())
}

/// Owes a validator its code, and what it must decide with it.
pub fn owe_code_email(
    cx: &mut Cx<'_>,
    occasion: CodeOccasion,
    submission: SubmissionId,
    reader: AccountId,
    generation: i32,
) -> StoreResult<()> {
    cx.owe(&Notice::Code { submission, reader, generation, occasion })
}
