//! `codes` and `resends`: what a validation code is derived from, and how often it was sent again.

use std::time::Duration;

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Text};

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::{codes, requests, resends, setbacks};
use super::setbacks::still_waiting;
use super::statement::Statement;
use super::transaction::Tx;
use crate::domain::code::CodeSeed;
use crate::domain::request::State;
use crate::domain::time::Moment;
use crate::domain::work::TaskKind;
use crate::domain::{AccountId, SubmissionId};

/// What the code of this account in this submission is derived from.
pub fn find(conn: &mut AnyConnection, submission: SubmissionId, account: AccountId) -> StoreResult<Option<CodeSeed>> {
    let stored = codes::table.find((submission.0, account.0)).select((
        codes::nonce,
        codes::key_id,
        codes::generation,
        codes::wrong_tries,
    ));
    let found: Option<(Vec<u8>, String, i32, i32)> = stored.first(conn).optional()?;
    Ok(found.map(|(nonce, key_id, generation, wrong_tries)| CodeSeed {
        submission,
        account,
        nonce,
        key_id,
        generation,
        wrong_tries,
    }))
}

/// How the code of an account in a submission stands; never the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeTries {
    /// Whose: its NIC handle.
    pub nic: String,
    /// How many codes it has been sent, the first among them.
    pub sent: usize,
    /// How many wrong ones were given since the last was sent.
    pub wrong: usize,
}

/// How the codes in a submission stand.
pub fn tries_of(conn: &mut AnyConnection, submission: SubmissionId) -> StoreResult<Vec<CodeTries>> {
    let mut statement = Statement::<(Nullable<Text>, Integer, Integer)>::new();
    statement
        .sql("SELECT (SELECT a.nic_handle FROM accounts a WHERE a.id = c.account_id), c.generation, c.wrong_tries ");
    statement.sql("FROM codes c WHERE c.submission_id = ").number(submission.0).sql(" ORDER BY c.account_id");
    let read = |(nic, generation, wrong): (Option<String>, i32, i32)| CodeTries {
        nic: nic.unwrap_or_default(),
        sent: usize::try_from(generation).unwrap_or_default(),
        wrong: usize::try_from(wrong).unwrap_or_default(),
    };
    Ok(statement.load(conn)?.into_iter().map(read).collect())
}

/// The first code of an account in a submission.
#[derive(Clone, Debug)]
pub struct NewCode {
    /// The account.
    pub account: AccountId,
    /// The random part of what it is derived from.
    pub nonce: [u8; 16],
}

/// Stores the first codes of a submission, all derived with one secret key and with one time for the reminder.
pub fn insert_all(
    tx: &mut Tx,
    submission: SubmissionId,
    new: &[NewCode],
    key_id: &str,
    remind_at: Option<Moment>,
) -> StoreResult<()> {
    let row = |code: &NewCode| {
        (
            codes::submission_id.eq(submission.0),
            codes::account_id.eq(code.account.0),
            codes::nonce.eq(code.nonce.to_vec()),
            codes::key_id.eq(key_id.to_owned()),
            codes::generation.eq(1),
            codes::wrong_tries.eq(0),
            codes::remind_at.eq(remind_at.map(|moment| moment.0)),
        )
    };
    let insert = diesel::insert_into(codes::table).values(new.iter().map(row).collect::<Vec<_>>());
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    Ok(())
}

/// Puts a fresh code in the place of the old one, and writes down that it was sent again.
pub fn renew(tx: &mut Tx, old: &CodeSeed, nonce: &[u8], key_id: &str, now: Moment) -> StoreResult<i32> {
    let generation = old.generation + 1;
    diesel::update(codes::table.find((old.submission.0, old.account.0)))
        .set((
            codes::nonce.eq(nonce),
            codes::key_id.eq(key_id),
            codes::generation.eq(generation),
            codes::wrong_tries.eq(0),
        ))
        .execute(&mut **tx)?;
    diesel::insert_into(resends::table)
        .values((
            resends::submission_id.eq(old.submission.0),
            resends::account_id.eq(old.account.0),
            resends::sent_at.eq(now.0),
        ))
        .execute(&mut **tx)?;
    Ok(generation)
}

/// When the code was sent again within the last `term`, oldest first. What was sent before the clock was set back counts no
/// more.
pub fn resends_within(
    conn: &mut AnyConnection,
    code: &CodeSeed,
    term: Duration,
    now: Moment,
) -> StoreResult<Vec<Moment>> {
    let sent = resends::table
        .filter(resends::submission_id.eq(code.submission.0).and(resends::account_id.eq(code.account.0)))
        .filter(resends::sent_at.gt(now.minus(term).0).and(resends::sent_at.le(now.horizon().0)))
        .order(resends::sent_at)
        .select(resends::sent_at);
    Ok(sent.load(conn)?.into_iter().map(Moment).collect())
}

/// How many codes that could still decide something were made with other secret keys than these.
pub fn of_other_keys(conn: &mut AnyConnection, key_ids: &[&str], now: Moment) -> StoreResult<i64> {
    let pending = requests::table
        .filter(requests::submission_id.eq(codes::submission_id))
        .filter(requests::state.eq(State::Pending.as_str()).and(requests::expires_at.gt(now.0)));
    let lost = codes::table.filter(codes::key_id.ne_all(key_ids).and(exists(pending)));
    Ok(lost.count().get_result(conn)?)
}

/// Counts a wrong try.
pub fn count_wrong_try(tx: &mut Tx, code: &CodeSeed) -> StoreResult<()> {
    diesel::update(codes::table.find((code.submission.0, code.account.0)))
        .set(codes::wrong_tries.eq(codes::wrong_tries + 1))
        .execute(&mut **tx)?;
    Ok(())
}

/// Codes whose reader is to be reminded.
#[diesel::dsl::auto_type]
pub(super) fn unreminded(now: Moment) -> _ {
    let work: &'static str = TaskKind::Remind.into();
    let (begin, end): (i64, i64) = still_waiting(now);
    let at: i64 = now.0;
    let setback = setbacks::table
        .filter(setbacks::work.eq(work))
        .filter(setbacks::subject.eq(codes::submission_id))
        .filter(setbacks::reader.eq(codes::account_id))
        .filter(setbacks::not_before.gt(begin).and(setbacks::not_before.le(end)));
    codes::table.filter(codes::remind_at.le(at)).filter(not(exists(setback)))
}

/// Whose reminder is due.
pub fn to_remind(conn: &mut AnyConnection, now: Moment, most: i64) -> StoreResult<Vec<(SubmissionId, AccountId)>> {
    let due = unreminded(now).order(codes::remind_at).limit(most).select((codes::submission_id, codes::account_id));
    let due: Vec<(i64, i64)> = due.load(conn)?;
    Ok(due.into_iter().map(|(submission, account)| (SubmissionId(submission), AccountId(account))).collect())
}

/// Gives every reminder that is still to come another time, for the demo.
pub fn put_off_reminders(tx: &mut Tx, remind_at: Option<Moment>) -> StoreResult<()> {
    let to_come = codes::table.filter(codes::remind_at.is_not_null());
    diesel::update(to_come).set(codes::remind_at.eq(remind_at.map(|moment| moment.0))).execute(&mut **tx)?;
    Ok(())
}

/// Writes down that the reminder was seen to, unless somebody was faster: says which.
pub fn reminded(tx: &mut Tx, submission: SubmissionId, account: AccountId) -> StoreResult<bool> {
    let due = codes::table.find((submission.0, account.0)).filter(codes::remind_at.is_not_null());
    Ok(diesel::update(due).set(codes::remind_at.eq(None::<i64>)).execute(&mut **tx)? == 1)
}
