//! What flows that move requests have in common: holding them, and bringing them to their end with history and emails.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::domain::notice::{CodeOccasion, Notice, final_notices};
use crate::domain::operator::{LogSubject, OperatorAct};
use crate::domain::request::{Actor, Ended, Ending, FailReason, Request, State};
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};
use crate::flows::Cx;
use crate::store::locks::{self, Locks};
use crate::store::outbox::{self, Telling};
use crate::store::{AnyConnection, StoreResult, accounts, requests, services};

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

/// Writes down as expired what is over on these services, which are held, so that it stands in no way.
pub fn expire_overdue(cx: &mut Cx<'_>, services: &[ServiceId]) -> StoreResult<()> {
    let open = requests::open_on(cx.tx, services)?;
    let is_open: BTreeSet<RequestId> = open.into_values().flat_map(BTreeMap::into_values).collect();
    let ids: Vec<RequestId> = is_open.into_iter().collect();
    let mut overdue = requests::get_all(cx.tx, &ids)?;
    overdue.retain(|request| request.state_at(cx.now) == State::Expired);
    if overdue.is_empty() {
        return Ok(());
    }
    // Holding them already writes down that their time is over.
    let ids: Vec<RequestId> = overdue.iter().map(|request| request.id).collect();
    hold_requests(cx, &ids).map(drop)
}

/// Holds services and what is open on them, with these accounts, in the one order (`store/locks.rs`). What is overdue is written
/// down as that once all are held.
pub fn hold_services(cx: &mut Cx<'_>, services: &[ServiceId], accounts: &[AccountId]) -> StoreResult<()> {
    locks::hold(cx.tx, &Locks { services, ..Locks::default() })?;
    let open: BTreeSet<RequestId> =
        requests::open_on(cx.tx, services)?.into_values().flat_map(BTreeMap::into_values).collect();
    let open: Vec<RequestId> = open.into_iter().collect();
    let submissions = requests::submissions_of(cx.tx, &open)?;
    locks::hold(cx.tx, &Locks { submissions: &submissions, requests: &open, accounts, ..Locks::default() })?;
    expire_overdue(cx, services)
}

/// What an operator has ended. It is written into the log last of all, as whoever holds that waits for nothing else.
#[must_use]
#[derive(Default)]
pub struct EndedForOperator {
    held: Vec<Request>,
    ended: Vec<RequestId>,
}

impl EndedForOperator {
    /// How many they are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ended.len()
    }

    /// Writes them into the log.
    pub fn log(&self, cx: &mut Cx<'_>) -> StoreResult<()> {
        log_ended(cx, &self.held.iter().collect::<Vec<_>>(), &self.ended)
    }
}

/// Ends what is open of these requests, for the operator: what is pending is cancelled. What all have confirmed can only be carried
/// out or fail: it fails now, for this reason, and not when its time comes.
pub fn end_for_operator(
    cx: &mut Cx<'_>,
    ids: &[RequestId],
    reason: impl Fn(&Request) -> FailReason,
) -> StoreResult<EndedForOperator> {
    let held = hold_requests(cx, ids)?;
    let is_in = |state: State| held.iter().filter(move |request| request.stored_state == state);
    let pending: Vec<Request> = is_in(State::Pending).cloned().collect();
    let mut ended = end_requests(cx, &pending, Ending::Cancelled, cx.by)?;
    let mut failing: Vec<(FailReason, Vec<Request>)> = Vec::new();
    for request in is_in(State::Processing) {
        let why = reason(request);
        match failing.iter_mut().find(|(known, _)| *known == why) {
            Some((_, alike)) => alike.push(request.clone()),
            None => failing.push((why, vec![request.clone()])),
        }
    }
    for (why, alike) in failing {
        ended.extend(end_requests(cx, &alike, Ending::Failed(Some(why)), Actor::System)?);
    }
    ended.sort_unstable();
    Ok(EndedForOperator { held, ended })
}

/// Writes into the operators' log which requests an operator has ended, sorted, and who is party to them; nothing where there are none.
pub fn log_ended(cx: &mut Cx<'_>, held: &[&Request], ended: &[RequestId]) -> StoreResult<()> {
    if cx.desk.is_none() || ended.is_empty() {
        return Ok(());
    }
    let these = held.iter().filter(|request| ended.binary_search(&request.id).is_ok());
    let parties = accounts::get_all(cx.tx, these.flat_map(|request| [request.requester, request.to]))?;
    let requests = ended.iter().copied().map(LogSubject::Request);
    let about: Vec<_> = requests.chain(parties.into_values().map(|party| LogSubject::Account(party.nic))).collect();
    let count = (ended.len() > 1).then(|| json!({ "requests": ended.len() }));
    cx.log_act_with(OperatorAct::RequestsEnded, &about, count)
}

/// Brings requests to their end, all in the same way, with their histories and the emails about it: says which moved.
/// Of the others somebody was faster.
pub fn end_requests(cx: &mut Cx<'_>, all: &[Request], how: Ending, by: Actor) -> StoreResult<Vec<RequestId>> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let administrators = administrators_of(cx.tx, all)?;
    let administered: Vec<_> = all.iter().zip(administrators).collect();
    end_administered(cx, &administered, how, by)
}

/// The same, in the order in which they came to it, where it is known who administered the service of each then.
pub fn end_administered(
    cx: &mut Cx<'_>,
    all: &[(&Request, AccountId)],
    how: Ending,
    by: Actor,
) -> StoreResult<Vec<RequestId>> {
    let ids: Vec<RequestId> = all.iter().map(|(request, _)| request.id).collect();
    let moved = requests::end(cx.tx, &ids, how, by, cx.now)?;
    let mut moved_ones = all.to_vec();
    moved_ones.retain(|(request, _)| moved.binary_search(&request.id).is_ok());
    let records: Vec<_> = moved_ones.iter().map(|(request, _)| (request.id, how.event())).collect();
    cx.record_all_by(&records, by)?;
    owe_outcomes(cx, &moved_ones, how, by)?;
    Ok(moved)
}

/// Owes the emails about requests that have come to this end: each its own, or gathered where a submission has several.
fn owe_outcomes(cx: &mut Cx<'_>, ended: &[(&Request, AccountId)], how: Ending, by: Actor) -> StoreResult<()> {
    let mut submissions: Vec<_> = ended.iter().map(|(request, _)| request.submission).collect();
    submissions.sort_unstable();
    submissions.dedup();
    let several = requests::with_several(cx.tx, &submissions)?;
    let (mut each, mut gathered) = (Vec::new(), Vec::new());
    for (request, administrator) in ended {
        let (submission, request_id) = (request.submission, request.id);
        let is_one_of_several = several.binary_search_by_key(&submission, |standing| standing.submission).is_ok();
        for (outcome, reader) in final_notices(request, how.state(), by, *administrator) {
            if is_one_of_several {
                gathered.push(Telling { request: request_id, submission, reader, outcome });
            } else {
                each.push(Notice::Outcome { request: request_id, submission, reader, outcome });
            }
        }
    }
    cx.owe_all(&each)?;
    outbox::owe_gathered(cx.tx, &several, &gathered, cx.now)
}

/// The administrative contact today of the service of each of these requests.
pub fn administrators_of<R: Borrow<Request>>(conn: &mut AnyConnection, all: &[R]) -> StoreResult<Vec<AccountId>> {
    let services = services::get_all(conn, all.iter().map(|request| request.borrow().service))?;
    let of = |request: &R| {
        let request = request.borrow();
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
