//! `notice_rounds`: when to look whether a billing contact is to be told of last days. Triggers put them in, and the worker,
//! for the mornings that it plans.

use std::collections::BTreeMap;

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::StoreResult;
use super::bulk::BATCH;
use super::connection::AnyConnection;
use super::schema::{notice_rounds, notice_terms, setbacks};
use super::setbacks::still_waiting;
use super::statement::Statement;
use super::transaction::Tx;
use crate::domain::AccountId;
use crate::domain::day::Day;
use crate::domain::renewal::NoticeSteps;
use crate::domain::time::Moment;
use crate::domain::time_zone::TimeZone;
use crate::domain::work::TaskKind;

/// So many rounds are read at once: an import puts one in for each service.
const READ: i64 = 5000;

/// Rounds whose time has come.
#[diesel::dsl::auto_type]
pub(super) fn ripe(now: Moment) -> _ {
    let work: &'static str = TaskKind::NotifyRenewals.into();
    let (begin, end): (i64, i64) = still_waiting(now);
    let at: i64 = now.0;
    let setback = setbacks::table
        .filter(setbacks::work.eq(work))
        .filter(setbacks::subject.eq(notice_rounds::account_id))
        .filter(setbacks::reader.eq(0_i64))
        .filter(setbacks::not_before.gt(begin).and(setbacks::not_before.le(end)));
    notice_rounds::table.filter(notice_rounds::at.le(at)).filter(not(exists(setback)))
}

/// Who is to be looked after, at most so many, the longest waiting first.
///
/// # Errors
/// The database is away.
pub fn to_visit(conn: &mut AnyConnection, now: Moment, most: usize) -> StoreResult<Vec<AccountId>> {
    let rounds = ripe(now).order(notice_rounds::at).limit(READ);
    let mut found: Vec<AccountId> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for account in rounds.select(notice_rounds::account_id).load::<i64>(conn)? {
        if found.len() < most && seen.insert(account) {
            found.push(AccountId(account));
        }
    }
    Ok(found)
}

/// When somebody is to be looked after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeRound {
    /// From when on.
    pub at: Moment,
    /// Whether it was planned for that morning, and not put in by a trigger.
    pub planned: bool,
}

/// How much sooner than the day on which a last day comes to its first step a trigger's round for it is, in milliseconds.
const AHEAD: i64 = 6 * 3_600_000;

impl NoticeRound {
    /// Whether what is due is to be told `today`: it was planned, or the first step of a last day is today. Anything else is news of an
    /// import, which waits for the next morning.
    #[must_use]
    pub fn has_come(&self, now: Moment, today: Day) -> bool {
        let first_step = Day::at(Moment(self.at.0.saturating_add(AHEAD)), TimeZone::UTC);
        self.at <= now && (self.planned || first_step == today)
    }
}

/// Takes all rounds of these accounts out. Another worker that takes them too waits, and finds none.
///
/// # Errors
/// The database is away.
pub fn take(tx: &mut Tx, accounts: &[AccountId]) -> StoreResult<BTreeMap<AccountId, Vec<NoticeRound>>> {
    let ids: Vec<i64> = accounts.iter().map(|account| account.0).collect();
    let theirs = notice_rounds::table.filter(notice_rounds::account_id.eq_any(&ids));
    if let AnyConnection::Postgres(postgres) = &mut **tx {
        theirs.clone().order(notice_rounds::id).select(notice_rounds::id).for_update().execute(postgres)?;
    }
    let taken =
        diesel::delete(theirs).returning((notice_rounds::account_id, notice_rounds::at, notice_rounds::planned));
    let taken: Vec<(i64, i64, bool)> = match &mut **tx {
        AnyConnection::Postgres(postgres) => taken.get_results(postgres)?,
        AnyConnection::Sqlite(sqlite) => taken.get_results(sqlite)?,
    };
    let mut rounds: BTreeMap<AccountId, Vec<NoticeRound>> = BTreeMap::new();
    for (account, at, planned) in taken {
        rounds.entry(AccountId(account)).or_default().push(NoticeRound { at: Moment(at), planned });
    }
    Ok(rounds)
}

/// Plans when accounts are looked after next.
///
/// # Errors
/// The database is away.
pub fn plan(tx: &mut Tx, rounds: &[(AccountId, Moment)]) -> StoreResult<()> {
    for piece in rounds.chunks(BATCH) {
        let row = |(account, at): &(AccountId, Moment)| {
            (notice_rounds::account_id.eq(account.0), notice_rounds::at.eq(at.0), notice_rounds::planned.eq(true))
        };
        let insert = diesel::insert_into(notice_rounds::table).values(piece.iter().map(row).collect::<Vec<_>>());
        match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.execute(postgres),
            AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
        }?;
    }
    Ok(())
}

/// Writes the steps of the setting down. Where others were written there, every billing contact with a last day ahead is
/// looked after anew: says so.
///
/// # Errors
/// The database is away.
pub fn follow_steps(tx: &mut Tx, steps: &NoticeSteps, now: Moment) -> StoreResult<bool> {
    let written = steps.to_string();
    let other = notice_terms::table.filter(notice_terms::steps.ne(&written));
    if other.select(notice_terms::id).first::<i64>(&mut **tx).optional()?.is_none() {
        return Ok(false);
    }
    let first = notice_terms::first_step.eq(steps.first().unwrap_or(0));
    if diesel::update(other).set((first, notice_terms::steps.eq(&written))).execute(&mut **tx)? == 0 {
        return Ok(false);
    }
    let mut anew = Statement::<Bool>::of("INSERT INTO notice_rounds (account_id, at) SELECT id, 0");
    anew.sql(" FROM accounts WHERE EXISTS (SELECT 1 FROM services WHERE billing_id = accounts.id AND expires_on >= ")
        // Yesterday by UTC is today somewhere.
        .number(Day::at(now, TimeZone::UTC).plus(-1).0)
        .sql(")");
    anew.execute(&mut **tx)?;
    Ok(true)
}
