//! `api_answers`: what calls with an `Idempotency-Key` were answered, so that the same call is answered the same, and done once.

use std::time::Duration;

use diesel::prelude::*;

use super::schema::api_answers;
use super::transaction::Tx;
use super::{StoreResult, throttle};
use crate::domain::ApiKeyId;
use crate::domain::time::{DAY, Moment};

/// How long an answer is kept.
pub const KEPT: Duration = DAY;
/// A call that was not answered after so long is taken for lost: its process has ended, most likely. Where it goes on all the same, it
/// finds itself replaced before it commits ([`settle`]).
const GIVEN_UP_AFTER: Duration = Duration::from_mins(2);

/// Which call it is: whose, by which `Idempotency-Key`.
#[derive(Clone, Debug)]
pub struct CallKey {
    /// The key that it came with.
    pub key: ApiKeyId,
    /// Its own.
    pub idempotency_key: String,
}

/// Where a call stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallStanding {
    /// It is new, and written down as being answered, in the row of this number.
    New(i64),
    /// It was answered so.
    Answered(u16, Option<String>),
    /// It is being answered.
    InProgress,
    /// Another call came with the same `Idempotency-Key`.
    Other,
}

type AnswerColumns = (i64, String, i64, Option<i32>, Option<String>);

/// Writes down that a call is being answered, unless it, or another one with the same `Idempotency-Key`, was there before.
pub fn begin(tx: &mut Tx, call: &CallKey, request_hash: &str, now: Moment) -> StoreResult<CallStanding> {
    throttle::hold(tx, &format!("answer {} {}", call.key, call.idempotency_key))?;
    let of_call = api_answers::table
        .filter(api_answers::api_key_id.eq(call.key.0).and(api_answers::idempotency_key.eq(&call.idempotency_key)));
    let columns =
        (api_answers::id, api_answers::request_hash, api_answers::begun_at, api_answers::status, api_answers::body);
    let found: Option<AnswerColumns> = of_call.select(columns).first(&mut **tx).optional()?;
    if let Some((id, hash, begun_at, status, body)) = found {
        let (term, was_open) = if status.is_some() { (KEPT, false) } else { (GIVEN_UP_AFTER, true) };
        let is_of_use = Moment(begun_at).plus(term) > now && begun_at <= now.horizon().0;
        match status.map(|status| u16::try_from(status).unwrap_or_default()) {
            _ if !is_of_use => {}
            _ if hash != request_hash => return Ok(CallStanding::Other),
            Some(status) => return Ok(CallStanding::Answered(status, body)),
            None => return Ok(CallStanding::InProgress),
        }
        let old = api_answers::table.filter(api_answers::id.eq(id));
        let is_gone = if was_open { forget(tx, id)? } else { diesel::delete(old).execute(&mut **tx)? > 0 };
        // It has settled just now.
        if !is_gone {
            return Ok(CallStanding::InProgress);
        }
    }
    let id = diesel::insert_into(api_answers::table)
        .values((
            api_answers::api_key_id.eq(call.key.0),
            api_answers::idempotency_key.eq(&call.idempotency_key),
            api_answers::request_hash.eq(request_hash),
            api_answers::begun_at.eq(now.0),
        ))
        .returning(api_answers::id)
        .get_result(&mut **tx)?;
    Ok(CallStanding::New(id))
}

/// Keeps what a call was answered, in the row that it was begun in; whether it still has that, and was not answered before.
pub fn settle(tx: &mut Tx, begun: i64, (status, body): (u16, Option<&str>)) -> StoreResult<bool> {
    let of_call = api_answers::table.filter(api_answers::id.eq(begun).and(api_answers::status.is_null()));
    let set = diesel::update(of_call).set((api_answers::status.eq(i32::from(status)), api_answers::body.eq(body)));
    Ok(set.execute(&mut **tx)? > 0)
}

/// Forgets a call that was not answered: it may be made again. Whether there was one.
pub fn forget(tx: &mut Tx, begun: i64) -> StoreResult<bool> {
    let of_call = api_answers::table.filter(api_answers::id.eq(begun).and(api_answers::status.is_null()));
    Ok(diesel::delete(of_call).execute(&mut **tx)? > 0)
}

/// Forgets the oldest whose time is over, at most so many.
pub(super) fn sweep(tx: &mut Tx, now: Moment, most: i64) -> StoreResult<usize> {
    let old = api_answers::table.filter(api_answers::begun_at.le(now.minus(KEPT).0)).order(api_answers::begun_at);
    let ids: Vec<i64> = old.limit(most).select(api_answers::id).load(&mut **tx)?;
    Ok(diesel::delete(api_answers::table.filter(api_answers::id.eq_any(ids))).execute(&mut **tx)?)
}
