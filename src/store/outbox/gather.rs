//! How requests of a submission that has several came to their end: gathered into one email to an account for each kind of
//! end. An email takes more in until a worker has it; what ends later is told in another one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;

use super::owing::{NewEmailRow, insert, insert_numbered};
use crate::domain::notice::{GATHERED_WITHIN, Notice, Outcome};
use crate::domain::renewal::RenewalOccasion;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, SubmissionId};
use crate::store::StoreResult;
use crate::store::bulk::BATCH;
use crate::store::connection::AnyConnection;
use crate::store::requests::{SubmissionStanding, with_several};
use crate::store::schema::{outbox, tellings};
use crate::store::transaction::Tx;

/// That an account is told of the end of a request.
#[derive(Clone, Copy, Debug)]
pub struct Telling {
    /// The request.
    pub request: RequestId,
    /// Its submission.
    pub submission: SubmissionId,
    /// Who is told.
    pub reader: AccountId,
    /// What it is told.
    pub outcome: Outcome,
}

impl Telling {
    fn notice(&self) -> Notice {
        Notice::Outcomes { submission: self.submission, reader: self.reader, outcome: self.outcome }
    }
}

/// The emails that take more in: submission, account and name, and each one's number.
type Gathering = HashMap<(i64, i64, String), i64>;

/// Owes what is told of requests of these submissions, which are held and have several. The emails are due once none of a
/// submission's requests is being carried out any more, or some time after their first was put in. As many statements for
/// hundreds of requests as for one.
pub fn owe_gathered(tx: &mut Tx, standings: &[SubmissionStanding], told: &[Telling], now: Moment) -> StoreResult<()> {
    if standings.is_empty() {
        return Ok(());
    }
    let submissions: Vec<i64> = standings.iter().map(|standing| standing.submission.0).collect();
    let notices: Vec<Notice> = told.iter().map(Telling::notice).collect();
    let gathering = gather(tx, &submissions, &notices, now)?;
    put_in(tx, &gathering, told)?;
    let is_over = |standing: &&SubmissionStanding| !standing.is_processing;
    let over: Vec<i64> = standings.iter().filter(is_over).map(|standing| standing.submission.0).collect();
    let numbers = gathering.iter().filter(|((submission, ..), _)| over.contains(submission)).map(|(_, id)| *id);
    make_due(tx, numbers.collect(), now)
}

/// Owes accounts what a submission, which is held, has made them the billing contact of: gives the email of each. It takes more in
/// as long as a request of the submission is being carried out; of no submission, nothing more.
pub fn owe_taken_over(
    tx: &mut Tx,
    submission: Option<SubmissionId>,
    readers: &BTreeSet<AccountId>,
    now: Moment,
) -> StoreResult<BTreeMap<AccountId, i64>> {
    let occasion = RenewalOccasion::TakenOver;
    let notice = |reader: &AccountId| Notice::Renewals { reader: *reader, occasion, submission };
    let notices: Vec<Notice> = readers.iter().map(notice).collect();
    let Some(submission) = submission else {
        let rows: Vec<_> = notices.iter().map(|notice| NewEmailRow::of(notice, now)).collect();
        let numbers = insert_numbered(tx, &rows)?;
        let of = |(reader, row): (&AccountId, &NewEmailRow)| Some((*reader, *numbers.get(&row.message_id)?));
        return Ok(readers.iter().zip(&rows).filter_map(of).collect());
    };
    let gathering = gather(tx, &[submission.0], &notices, now)?;
    let emails: BTreeMap<_, _> = readers
        .iter()
        .zip(&notices)
        .filter_map(|(reader, notice)| Some((*reader, *gathering.get(&key_of(notice))?)))
        .collect();
    let standing = with_several(tx, &[submission])?;
    if !standing.iter().any(|standing| standing.is_processing) {
        make_due(tx, emails.values().copied().collect(), now)?;
    }
    Ok(emails)
}

/// The emails of these submissions that take more in, with a new one for each of these notices that has none.
fn gather(tx: &mut Tx, submissions: &[i64], notices: &[Notice], now: Moment) -> StoreResult<Gathering> {
    let gathering = take_in(tx, submissions)?;
    let mut seen = BTreeSet::new();
    let new: Vec<NewEmailRow> = notices
        .iter()
        .filter(|notice| !gathering.contains_key(&key_of(notice)) && seen.insert(key_of(notice)))
        .map(|notice| NewEmailRow::gathering(notice, now, now.plus(GATHERED_WITHIN)))
        .collect();
    if new.is_empty() {
        return Ok(gathering);
    }
    insert(tx, &new)?;
    take_in(tx, submissions)
}

/// The requests of which a gathered email tells.
pub fn told_by(conn: &mut AnyConnection, email: i64) -> StoreResult<Vec<RequestId>> {
    let told = tellings::table.filter(tellings::email_id.eq(email)).order(tellings::request_id);
    Ok(told.select(tellings::request_id).load(conn)?.into_iter().map(RequestId).collect())
}

fn key_of(notice: &Notice) -> (i64, i64, String) {
    let about = notice.about();
    let (submission, account) = (about.submission.map_or(0, |id| id.0), about.account.map_or(0, |id| id.0));
    (submission, account, notice.name().to_owned())
}

/// Holds the emails of these submissions that no worker has had yet: until the transaction ends none takes them.
fn take_in(tx: &mut Tx, submissions: &[i64]) -> StoreResult<Gathering> {
    let untouched = outbox::finished_at.is_null().and(outbox::leased_until.is_null()).and(outbox::attempts.eq(0));
    let found = outbox::table
        .filter(outbox::submission_id.eq_any(submissions).and(outbox::gathers_until.is_not_null()))
        .filter(untouched)
        .order(outbox::id)
        .select((
            (outbox::submission_id.assume_not_null(), outbox::account_id.assume_not_null(), outbox::kind),
            outbox::id,
        ));
    let rows: Vec<((i64, i64, String), i64)> = match &mut **tx {
        AnyConnection::Postgres(postgres) => found.for_update().load(postgres)?,
        // The transaction holds the whole database.
        AnyConnection::Sqlite(sqlite) => found.load(sqlite)?,
    };
    Ok(rows.into_iter().collect())
}

fn put_in(tx: &mut Tx, gathering: &Gathering, told: &[Telling]) -> StoreResult<()> {
    let row = |telling: &Telling| {
        let email = gathering.get(&key_of(&telling.notice()))?;
        Some((tellings::email_id.eq(*email), tellings::request_id.eq(telling.request.0)))
    };
    let rows: Vec<_> = told.iter().filter_map(row).collect();
    for piece in rows.chunks(BATCH) {
        let insert = diesel::insert_into(tellings::table).values(piece);
        match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.execute(postgres),
            AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
        }?;
    }
    Ok(())
}

/// Has emails wait for nothing more. What waits for its mail server goes on waiting for that.
fn make_due(tx: &mut Tx, ids: Vec<i64>, now: Moment) -> StoreResult<()> {
    let gathers = outbox::id.eq_any(ids).and(outbox::gathers_until.gt(now.0));
    let is_not_put_off = outbox::not_before.nullable().le(outbox::gathers_until);
    diesel::update(outbox::table.filter(gathers.and(is_not_put_off)))
        .set((outbox::not_before.eq(now.0), outbox::gathers_until.eq(now.0)))
        .execute(&mut **tx)?;
    Ok(())
}
