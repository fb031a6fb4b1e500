//! `setbacks`: what failed of the worker's work. It is tried again, ever more seldom, and the operator sees it; what does not
//! fail has no row here.

use diesel::dsl::not;
use diesel::prelude::*;

use super::connection::AnyConnection;
use super::schema::{codes, imports, notice_rounds, requests, setbacks};
use super::transaction::Tx;
use super::{StoreError, StoreResult};
use crate::domain::request::State;
use crate::domain::time::Moment;
use crate::domain::work::{Task, TaskKind, WAIT_MAX, wait_after};

/// A piece of work that fails.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = setbacks)]
pub struct Setback {
    /// Its number.
    pub id: i64,
    /// Which kind of work; a newer version of the program may know more of them.
    pub work: String,
    /// The number of what it is about.
    pub subject: i64,
    /// The number of the account that it is for; 0 where it is for nobody alone.
    pub reader: i64,
    /// How often it has failed.
    pub attempts: i32,
    /// When it is tried next.
    #[diesel(deserialize_as = i64)]
    pub not_before: Moment,
    /// When it failed first.
    #[diesel(deserialize_as = i64)]
    pub first_failed_at: Moment,
    /// Why it failed last, in words of our own.
    pub last_error: String,
}

/// Why something failed, for the operator's eyes on a list: nothing that is stored stands in it, no address, code or name. The
/// log says more.
#[must_use]
pub fn cause(error: &StoreError) -> &'static str {
    match error {
        StoreError::Unavailable(_) => "the database could not be reached",
        StoreError::Refused(_) => "the database refused a statement; the log says why",
        StoreError::HeldUp(_) => "others held what it needs",
        StoreError::NotADatabase(_) => "the file of the database is none",
        StoreError::Corrupt(_) => "a row holds what this version of the program cannot read; the log says what",
        StoreError::Duplicate(_) => "the database holds this already; the log says what",
        StoreError::Statement(_) => "a statement failed; the log says how",
        StoreError::Panicked => "it ended in a panic",
    }
}

fn of(task: Task) -> (&'static str, i64, i64) {
    (task.name(), task.subject(), task.reader().map_or(0, |reader| reader.0))
}

/// Has a piece of work that failed wait for its next try: says how often it has failed by now.
pub fn record(tx: &mut Tx, task: Task, why: &str, now: Moment) -> StoreResult<u32> {
    let (work, subject, reader) = of(task);
    let same = setbacks::work.eq(work).and(setbacks::subject.eq(subject)).and(setbacks::reader.eq(reader));
    let before: Option<i32> = setbacks::table.filter(same).select(setbacks::attempts).first(&mut **tx).optional()?;
    let failures = u32::try_from(before.unwrap_or(0)).unwrap_or(0);
    let not_before = now.plus(wait_after(failures, task.wait_max())).0;
    let changed = diesel::update(setbacks::table.filter(same))
        .set((
            setbacks::attempts.eq(setbacks::attempts + 1),
            setbacks::not_before.eq(not_before),
            setbacks::last_error.eq(why),
        ))
        .execute(&mut **tx)?;
    if changed == 0 {
        diesel::insert_into(setbacks::table)
            .values((
                setbacks::work.eq(work),
                setbacks::subject.eq(subject),
                setbacks::reader.eq(reader),
                setbacks::attempts.eq(1),
                setbacks::not_before.eq(not_before),
                setbacks::first_failed_at.eq(now.0),
                setbacks::last_error.eq(why),
            ))
            .execute(&mut **tx)?;
    }
    Ok(failures.saturating_add(1))
}

/// Forgets that pieces of work, all of one kind and for the same, have failed: they are done. Says of how many that was known.
pub fn clear(tx: &mut Tx, tasks: &[Task]) -> StoreResult<usize> {
    let Some(first) = tasks.first() else { return Ok(0) };
    let (work, _, reader) = of(*first);
    let subjects: Vec<i64> = tasks.iter().map(|task| task.subject()).collect();
    let same = setbacks::work.eq(work).and(setbacks::subject.eq_any(subjects)).and(setbacks::reader.eq(reader));
    Ok(diesel::delete(setbacks::table.filter(same)).execute(&mut **tx)?)
}

/// What fails, in the order in which it began to, beyond a number: at most so many.
pub fn still_failing(conn: &mut AnyConnection, beyond: i64, most: i64) -> StoreResult<Vec<Setback>> {
    let owed = setbacks::table.filter(setbacks::id.gt(beyond)).filter(not(is_settled()));
    Ok(owed.order(setbacks::id).limit(most).select(Setback::as_select()).load(conn)?)
}

/// What fails of the work on a request and its submission.
pub fn of_request(conn: &mut AnyConnection, request: i64, submission: i64) -> StoreResult<Vec<Setback>> {
    let about_request = setbacks::work
        .eq_any([TaskKind::CarryOut, TaskKind::Expire].map(<&str>::from))
        .and(setbacks::subject.eq(request));
    let about_submission = setbacks::work.eq(<&str>::from(TaskKind::Remind)).and(setbacks::subject.eq(submission));
    let owed = setbacks::table.filter(about_request.or(about_submission)).filter(not(is_settled()));
    Ok(owed.select(Setback::as_select()).load(conn)?)
}

/// What fails of a decided import.
pub fn of_import(conn: &mut AnyConnection, import: i64) -> StoreResult<Option<Setback>> {
    let about_import = setbacks::work.eq(<&str>::from(TaskKind::Import)).and(setbacks::subject.eq(import));
    Ok(setbacks::table.filter(about_import).select(Setback::as_select()).first(conn).optional()?)
}

/// What fails under a number.
pub fn numbered(conn: &mut AnyConnection, id: i64) -> StoreResult<Option<Setback>> {
    Ok(setbacks::table.find(id).select(Setback::as_select()).first(conn).optional()?)
}

/// Has what fails tried at once: says whether there was such a number.
pub fn retry(tx: &mut Tx, id: i64, now: Moment) -> StoreResult<bool> {
    let changed = diesel::update(setbacks::table.find(id)).set(setbacks::not_before.eq(now.0)).execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Forgets at most so many of what need not be tried any more, since somebody else was faster: says how many.
pub fn forget_settled(tx: &mut Tx, most: i64) -> StoreResult<usize> {
    let ids: Vec<i64> = setbacks::table.filter(is_settled()).limit(most).select(setbacks::id).load(&mut **tx)?;
    Ok(diesel::delete(setbacks::table.filter(setbacks::id.eq_any(ids))).execute(&mut **tx)?)
}

/// Whether there is nothing left to try. Of work that this version does not know, a newer one judges.
#[diesel::dsl::auto_type(no_type_alias)]
fn is_settled() -> _ {
    let carry_out: &'static str = TaskKind::CarryOut.into();
    let expire: &'static str = TaskKind::Expire.into();
    let remind: &'static str = TaskKind::Remind.into();
    let notify: &'static str = TaskKind::NotifyRenewals.into();
    let import: &'static str = TaskKind::Import.into();
    let (state_processing, state_pending): (&'static str, &'static str) =
        (State::Processing.as_str(), State::Pending.as_str());
    let processing =
        requests::table.filter(requests::id.eq(setbacks::subject)).filter(requests::state.eq(state_processing));
    let pending = requests::table.filter(requests::id.eq(setbacks::subject)).filter(requests::state.eq(state_pending));
    let to_come = codes::table
        .filter(codes::submission_id.eq(setbacks::subject))
        .filter(codes::account_id.eq(setbacks::reader))
        .filter(codes::remind_at.is_not_null());
    let rounds = notice_rounds::table.filter(notice_rounds::account_id.eq(setbacks::subject));
    let standing = imports::table.filter(imports::id.eq(setbacks::subject));
    // One value for each: PostgreSQL would look for what exists by reading all requests.
    let carried_out = setbacks::work.eq(carry_out).and(processing.select(requests::id).single_value().is_null());
    let expired = setbacks::work.eq(expire).and(pending.select(requests::id).single_value().is_null());
    let reminded = setbacks::work.eq(remind).and(to_come.select(codes::account_id).single_value().is_null());
    let notified = setbacks::work.eq(notify).and(rounds.select(notice_rounds::account_id).single_value().is_null());
    let imported = setbacks::work.eq(import).and(standing.select(imports::id).single_value().is_null());
    carried_out.or(expired).or(reminded).or(notified).or(imported)
}

/// Until when a piece of work waits at the earliest and the latest, in a query of what is due. What waits longer than anything
/// may was written down before the clock was set back.
pub(super) fn still_waiting(now: Moment) -> (i64, i64) {
    (now.0, now.plus(WAIT_MAX).horizon().0)
}
