//! How requests of a submission that has several came to their end: gathered into one email to an account for each kind of
//! end. An email takes more in until a worker has it; what ends later is told in another one.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use super::owing::{NewEmailRow, insert};
use crate::domain::notice::{GATHERED_WITHIN, Notice, Outcome};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, SubmissionId};
use crate::store::StoreResult;
use crate::store::bulk::BATCH;
use crate::store::connection::AnyConnection;
use crate::store::requests::SubmissionStanding;
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
    let mut gathering = take_in(tx, &submissions)?;
    let is_new = |telling: &&Telling| !gathering.contains_key(&key_of(telling));
    let mut seen = BTreeSet::new();
    let new: Vec<NewEmailRow> = told
        .iter()
        .filter(is_new)
        .filter(|telling| seen.insert(key_of(telling)))
        .map(|telling| NewEmailRow::gathering(&telling.notice(), now, now.plus(GATHERED_WITHIN)))
        .collect();
    if !new.is_empty() {
        insert(tx, &new)?;
        gathering = take_in(tx, &submissions)?;
    }
    put_in(tx, &gathering, told)?;
    let is_over = |standing: &&SubmissionStanding| !standing.is_processing;
    let over: Vec<i64> = standings.iter().filter(is_over).map(|standing| standing.submission.0).collect();
    let numbers = gathering.iter().filter(|((submission, ..), _)| over.contains(submission)).map(|(_, id)| *id);
    make_due(tx, numbers.collect(), now)
}

/// The requests of which a gathered email tells.
pub fn told_by(conn: &mut AnyConnection, email: i64) -> StoreResult<Vec<RequestId>> {
    let told = tellings::table.filter(tellings::email_id.eq(email)).order(tellings::request_id);
    Ok(told.select(tellings::request_id).load(conn)?.into_iter().map(RequestId).collect())
}

fn key_of(telling: &Telling) -> (i64, i64, String) {
    (telling.submission.0, telling.reader.0, telling.notice().name().to_owned())
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
        let email = gathering.get(&key_of(telling))?;
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
