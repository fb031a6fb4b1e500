//! The conditional updates that decide races: each says which requests moved, and of the others somebody was faster.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::domain::note::Note;
use crate::domain::request::{Actor, Decision, Ending, FailReason, State};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::events::stored_actor;
use crate::store::schema::{request_types, requests, validations};
use crate::store::statement::Statement;
use crate::store::transaction::Tx;

/// What a validator decides.
#[derive(Clone, Copy, Debug)]
pub struct NewDecision<'a> {
    /// The validator.
    pub validator: AccountId,
    /// Which way.
    pub decision: Decision,
    /// Why, where it says.
    pub reason: Option<&'a Note>,
}

/// Writes down what a validator decides of these requests, unless it has decided already: says of which.
pub fn decide(tx: &mut Tx, ids: &[RequestId], new: NewDecision<'_>, now: Moment) -> StoreResult<Vec<RequestId>> {
    let undecided = validations::table
        .filter(validations::request_id.eq_any(numbers(ids)).and(validations::account_id.eq(new.validator.0)))
        .filter(validations::decision.is_null());
    let decided: Vec<i64> = diesel::update(undecided)
        .set((
            validations::decision.eq(new.decision.as_str()),
            validations::decided_at.eq(now.0),
            validations::reason.eq(new.reason.map(Note::as_str)),
        ))
        .returning(validations::request_id)
        .get_results(&mut **tx)?;
    Ok(in_order(decided))
}

/// Moves pending requests to *processing*: says which moved.
pub fn start_processing(tx: &mut Tx, ids: &[RequestId], now: Moment, apply_at: Moment) -> StoreResult<Vec<RequestId>> {
    let pending = requests::table.filter(requests::id.eq_any(numbers(ids)));
    let moved: Vec<i64> = diesel::update(pending.filter(requests::state.eq(State::Pending.as_str())))
        .set((
            requests::state.eq(State::Processing.as_str()),
            requests::decided_at.eq(now.0),
            requests::apply_at.eq(apply_at.0),
        ))
        .returning(requests::id)
        .get_results(&mut **tx)?;
    Ok(in_order(moved))
}

/// Ends requests, writes down who did, frees their contact types, and has nobody wait for them: says which moved.
pub fn end(tx: &mut Tx, ids: &[RequestId], how: Ending, by: Actor, now: Moment) -> StoreResult<Vec<RequestId>> {
    let (actor, actor_id) = stored_actor(by);
    let unmoved = requests::table.filter(requests::id.eq_any(numbers(ids)));
    let moved: Vec<i64> = diesel::update(unmoved.filter(requests::state.eq(how.comes_after().as_str())))
        .set((
            requests::state.eq(how.state().as_str()),
            requests::reason.eq(how.fail_reason().map(FailReason::as_str)),
            requests::finished_at.eq(now.0),
            requests::ended_by.eq(actor),
            requests::ended_by_id.eq(actor_id),
        ))
        .returning(requests::id)
        .get_results(&mut **tx)?;
    let types = request_types::table.filter(request_types::request_id.eq_any(moved.clone()));
    diesel::update(types).set(request_types::open.eq(false)).execute(&mut **tx)?;
    let undecided = validations::table.filter(validations::request_id.eq_any(moved.clone()));
    let undecided = undecided.filter(validations::decision.is_null());
    diesel::update(undecided).set(validations::open.eq(false)).execute(&mut **tx)?;
    forget_administered(tx, &moved)?;
    Ok(in_order(moved))
}

/// Keeps what the gate said of requests that it refused.
pub fn keep_refusal(tx: &mut Tx, ids: &[RequestId], words: &Note) -> StoreResult<()> {
    let refused = requests::table.filter(requests::id.eq_any(numbers(ids)));
    diesel::update(refused).set(requests::refusal.eq(words.as_str())).execute(&mut **tx)?;
    Ok(())
}

/// What has ended is passed over where it is looked for: a row that somebody holds who changes the contacts of its service stays.
fn forget_administered(tx: &mut Tx, ended: &[i64]) -> StoreResult<()> {
    if ended.is_empty() {
        return Ok(());
    }
    let mut statement = Statement::<BigInt>::new();
    statement.sql("DELETE FROM administered WHERE request_id IN (");
    match &**tx {
        AnyConnection::Sqlite(_) => statement.numbers(ended),
        AnyConnection::Postgres(_) => {
            statement.sql("SELECT request_id FROM administered WHERE request_id IN (").numbers(ended);
            statement.sql(") FOR UPDATE SKIP LOCKED")
        }
    };
    statement.sql(")");
    statement.execute(&mut **tx)?;
    Ok(())
}

fn numbers(ids: &[RequestId]) -> Vec<i64> {
    ids.iter().map(|id| id.0).collect()
}

fn in_order(mut moved: Vec<i64>) -> Vec<RequestId> {
    moved.sort_unstable();
    moved.into_iter().map(RequestId).collect()
}
