//! What the clock does with requests: which are due, and other times for them.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::domain::request::State;
use crate::domain::time::Moment;
use crate::domain::work::TaskKind;
use crate::domain::{RequestId, SubmissionId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::{requests, setbacks, validations};
use crate::store::setbacks::still_waiting;
use crate::store::transaction::Tx;

// Said as the partial indexes say it: a bound value would not always lead there.
diesel::postfix_operator!(IsPending, " = 'pending'");
diesel::postfix_operator!(IsProcessing, " = 'processing'");

/// That this work on a request failed of late, and waits for its next try.
#[diesel::dsl::auto_type]
fn waits(work: TaskKind, now: Moment) -> _ {
    let work: &'static str = work.into();
    let (now, latest): (i64, i64) = still_waiting(now);
    let setback = setbacks::table
        .filter(setbacks::work.eq(work))
        .filter(setbacks::subject.eq(requests::id))
        .filter(setbacks::reader.eq(0_i64))
        .filter(setbacks::not_before.gt(now).and(setbacks::not_before.le(latest)));
    exists(setback)
}

/// Pending requests whose time is over.
#[diesel::dsl::auto_type]
pub(in crate::store) fn overdue(now: Moment) -> _ {
    let at: i64 = now.0;
    let pending: IsPending<requests::state> = IsPending::new(requests::state);
    let failed: waits = waits(TaskKind::Expire, now);
    requests::table.filter(pending.and(requests::expires_at.le(at))).filter(not(failed))
}

/// Confirmed requests whose time to be carried out has come.
#[diesel::dsl::auto_type]
pub(in crate::store) fn ripe(now: Moment) -> _ {
    let at: i64 = now.0;
    let processing: IsProcessing<requests::state> = IsProcessing::new(requests::state);
    let failed: waits = waits(TaskKind::CarryOut, now);
    requests::table.filter(processing.and(requests::apply_at.le(at))).filter(not(failed))
}

/// Requests that were confirmed in what is the future since the clock was set back.
#[diesel::dsl::auto_type]
pub(in crate::store) fn ahead(now: Moment) -> _ {
    let horizon: i64 = now.horizon().0;
    let processing: IsProcessing<requests::state> = IsProcessing::new(requests::state);
    requests::table.filter(processing.and(requests::decided_at.gt(horizon)))
}

/// The numbers of pending requests whose time is over, with those of their submissions, the longest overdue first.
pub fn to_expire(conn: &mut AnyConnection, now: Moment, most: i64) -> StoreResult<Vec<(RequestId, SubmissionId)>> {
    let ids = overdue(now).order((requests::expires_at, requests::id)).limit(most);
    let ids: Vec<(i64, i64)> = ids.select((requests::id, requests::submission_id)).load(conn)?;
    Ok(ids.into_iter().map(|(id, submission)| (RequestId(id), SubmissionId(submission))).collect())
}

/// The numbers of confirmed requests whose time to be carried out has come, with those of their submissions, the longest
/// waiting first.
pub fn to_apply(conn: &mut AnyConnection, now: Moment, most: i64) -> StoreResult<Vec<(RequestId, SubmissionId)>> {
    let ids = ripe(now).order((requests::apply_at, requests::id)).limit(most);
    let ids: Vec<(i64, i64)> = ids.select((requests::id, requests::submission_id)).load(conn)?;
    Ok(ids.into_iter().map(|(id, submission)| (RequestId(id), SubmissionId(submission))).collect())
}

/// Confirmed requests that were confirmed in what is the future since the clock was set back: that moment, and when they
/// would be carried out.
pub fn decided_ahead(
    conn: &mut AnyConnection,
    now: Moment,
    most: i64,
) -> StoreResult<Vec<(RequestId, Moment, Moment)>> {
    let columns = (requests::id, requests::decided_at, requests::apply_at);
    let ahead: Vec<(i64, Option<i64>, Option<i64>)> = ahead(now).limit(most).select(columns).load(conn)?;
    let known =
        |(id, decided, apply): (i64, Option<i64>, Option<i64>)| Some((RequestId(id), Moment(decided?), Moment(apply?)));
    Ok(ahead.into_iter().filter_map(known).collect())
}

/// Gives a confirmed request other times, unless somebody was faster.
pub fn redate(tx: &mut Tx, id: RequestId, from: Moment, (decided_at, apply_at): (Moment, Moment)) -> StoreResult<()> {
    let same = requests::table.find(id.0).filter(requests::state.eq(State::Processing.as_str()));
    diesel::update(same.filter(requests::decided_at.eq(from.0)))
        .set((requests::decided_at.eq(decided_at.0), requests::apply_at.eq(apply_at.0)))
        .execute(&mut **tx)?;
    Ok(())
}

/// Gives pending requests their time anew, for the demo.
pub fn renew_pending(tx: &mut Tx, expires_at: Moment) -> StoreResult<()> {
    let pending = requests::table.filter(requests::state.eq(State::Pending.as_str()));
    diesel::update(pending).set(requests::expires_at.eq(expires_at.0)).execute(&mut **tx)?;
    let open = validations::table.filter(validations::open.and(validations::decision.is_null()));
    diesel::update(open).set(validations::expires_at.eq(expires_at.0)).execute(&mut **tx)?;
    Ok(())
}

/// Has confirmed requests be carried out not before `apply_at`, for the demo.
pub fn put_off_confirmed(tx: &mut Tx, apply_at: Moment) -> StoreResult<()> {
    let processing = requests::table.filter(requests::state.eq(State::Processing.as_str()));
    diesel::update(processing).set(requests::apply_at.eq(apply_at.0)).execute(&mut **tx)?;
    Ok(())
}
