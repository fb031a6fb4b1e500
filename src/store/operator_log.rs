//! `operator_log`: what operators did, when and why. Lines are added, and forgotten when their time is over; nothing changes one.

mod pages;

use std::collections::BTreeMap;
use std::time::Duration;

use diesel::prelude::*;

use super::bulk::BATCH;
use super::connection::AnyConnection;
use super::schema::{operator_log, operator_log_ends, operator_log_subjects};
use super::transaction::Tx;
use super::{StoreResult, throttle};
use crate::domain::account::NicHandle;
use crate::domain::operator::{LogSubject, LogSubjectKind, OperatorAct, OperatorDesk};
use crate::domain::operator_log::{CHAIN_START, LogEnd, LogLine, LoggedSubject};
use crate::domain::time::Moment;

pub use self::pages::{LogPageFilter, hashes, newest_lines};

/// A line to be written.
#[derive(Clone, Debug)]
pub struct NewLogLine<'a> {
    /// Who acts, and why.
    pub desk: &'a OperatorDesk,
    /// What.
    pub act: OperatorAct,
    /// What it is about.
    pub about: &'a [LogSubject],
    /// What else is to be known of it, as JSON.
    pub details: Option<String>,
    /// When.
    pub at: Moment,
}

/// Adds a line. Whoever adds another meanwhile waits: it is the last thing that a flow holds (`locks`).
pub fn append(tx: &mut Tx, new: &NewLogLine<'_>) -> StoreResult<()> {
    let ends = hold_ends(tx)?;
    let last = ends.as_ref().map_or_else(before_all, |(last, _)| last.clone());
    let mut about: Vec<LoggedSubject> = new.about.iter().map(logged).collect();
    about.sort_unstable();
    about.dedup();
    let mut line = LogLine {
        number: last.number + 1,
        at: new.at,
        operator: new.desk.name.to_string(),
        act: new.act.as_str().to_owned(),
        reason: new.desk.reason.as_ref().map(|reason| reason.as_str().to_owned()),
        about,
        details: new.details.clone(),
        hash_before: last.hash,
        hash: String::new(),
    };
    line.hash = line.expected_hash();
    store(tx, &line)?;
    let end = (operator_log_ends::last_number.eq(line.number), operator_log_ends::last_hash.eq(&line.hash));
    if ends.is_some() {
        diesel::update(operator_log_ends::table.find(1)).set(end).execute(&mut **tx)?;
    } else {
        let begin = (operator_log_ends::forgotten_number.eq(0), operator_log_ends::forgotten_hash.eq(CHAIN_START));
        diesel::insert_into(operator_log_ends::table)
            .values((operator_log_ends::one.eq(1), end, begin))
            .execute(&mut **tx)?;
    }
    Ok(())
}

fn before_all() -> LogEnd {
    LogEnd { number: 0, hash: CHAIN_START.to_owned() }
}

fn logged(about: &LogSubject) -> LoggedSubject {
    let (kind, subject) = about.key();
    LoggedSubject { kind: kind.as_str().to_owned(), subject, name: about.name() }
}

/// Both ends of the log, held until the transaction ends; none where no line was ever written.
fn hold_ends(tx: &mut Tx) -> StoreResult<Option<(LogEnd, LogEnd)>> {
    throttle::hold(tx, "operators' log")?;
    ends(tx)
}

/// The last line of the log, and the last that was forgotten because its time was over; none where no line was ever written.
pub fn ends(conn: &mut AnyConnection) -> StoreResult<Option<(LogEnd, LogEnd)>> {
    let columns = (
        (operator_log_ends::last_number, operator_log_ends::last_hash),
        (operator_log_ends::forgotten_number, operator_log_ends::forgotten_hash),
    );
    let found: Option<((i64, String), (i64, String))> =
        operator_log_ends::table.find(1).select(columns).first(conn).optional()?;
    let end = |(number, hash)| LogEnd { number, hash };
    Ok(found.map(|(last, forgotten)| (end(last), end(forgotten))))
}

#[derive(Insertable)]
#[diesel(table_name = operator_log_subjects, treat_none_as_default_value = false)]
struct SubjectRow<'a> {
    number: i64,
    kind: &'a str,
    subject: &'a str,
    name: Option<String>,
}

impl<'a> SubjectRow<'a> {
    fn of(number: i64, about: &'a LoggedSubject) -> Self {
        Self { number, kind: &about.kind, subject: &about.subject, name: about.name.clone() }
    }
}

fn store(tx: &mut Tx, line: &LogLine) -> StoreResult<()> {
    diesel::insert_into(operator_log::table)
        .values((
            operator_log::number.eq(line.number),
            operator_log::happened_at.eq(line.at.0),
            operator_log::operator.eq(&line.operator),
            operator_log::act.eq(&line.act),
            operator_log::reason.eq(&line.reason),
            operator_log::details.eq(&line.details),
            operator_log::hash_before.eq(&line.hash_before),
            operator_log::hash.eq(&line.hash),
        ))
        .execute(&mut **tx)?;
    for piece in line.about.chunks(BATCH) {
        let rows: Vec<SubjectRow<'_>> = piece.iter().map(|about| SubjectRow::of(line.number, about)).collect();
        let insert = diesel::insert_into(operator_log_subjects::table).values(&rows);
        match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.execute(postgres),
            AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
        }?;
    }
    Ok(())
}

/// Which lines are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Not before then.
    pub since: Option<Moment>,
    /// Before then.
    pub until: Option<Moment>,
    /// About this account, or its doing.
    pub account: Option<NicHandle>,
}

/// Lines of the log, oldest first: at most so many, beyond a line's number.
pub fn lines(conn: &mut AnyConnection, filter: &LogFilter, beyond: i64, most: usize) -> StoreResult<Vec<LogLine>> {
    let within = |numbers: Option<Vec<i64>>| {
        let query = operator_log::table.select(LineRow::as_select()).into_boxed();
        let query = match numbers {
            Some(numbers) => query.filter(operator_log::number.eq_any(numbers)),
            None => query.filter(operator_log::number.gt(beyond)),
        };
        let query = match filter.since {
            Some(since) => query.filter(operator_log::happened_at.ge(since.0)),
            None => query,
        };
        match filter.until {
            Some(until) => query.filter(operator_log::happened_at.lt(until.0)),
            None => query,
        }
    };
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    let Some(account) = &filter.account else {
        let rows: Vec<LineRow> = within(None).order(operator_log::number).limit(limit).load(conn)?;
        return with_subjects(conn, rows);
    };
    let mut numbers = numbers_of(conn, account, beyond, limit)?;
    let mut found = Vec::new();
    // Those of an account are few; what the times leave out is read past.
    while !numbers.is_empty() && found.len() < most {
        let last = numbers.last().copied().unwrap_or(beyond);
        found.extend(within(Some(numbers)).order(operator_log::number).load::<LineRow>(conn)?);
        numbers = numbers_of(conn, account, last, limit)?;
    }
    found.truncate(most);
    with_subjects(conn, found)
}

/// The numbers of the next lines about an account, and of those that are its doing.
fn numbers_of(conn: &mut AnyConnection, account: &NicHandle, beyond: i64, limit: i64) -> StoreResult<Vec<i64>> {
    use operator_log_subjects::{kind, number, subject};
    let about = operator_log_subjects::table
        .filter(kind.eq(LogSubjectKind::Account.as_str()).and(subject.eq(account.as_str())).and(number.gt(beyond)))
        .order(number)
        .limit(limit)
        .select(number);
    let mut numbers: Vec<i64> = about.load(conn)?;
    let own = operator_log::table
        .filter(operator_log::operator.eq(account.as_str()).and(operator_log::number.gt(beyond)))
        .order(operator_log::number)
        .limit(limit)
        .select(operator_log::number);
    numbers.extend(own.load::<i64>(conn)?);
    numbers.sort_unstable();
    numbers.dedup();
    numbers.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(numbers)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = operator_log)]
struct LineRow {
    number: i64,
    happened_at: i64,
    operator: String,
    act: String,
    reason: Option<String>,
    details: Option<String>,
    hash_before: String,
    hash: String,
}

fn with_subjects(conn: &mut AnyConnection, rows: Vec<LineRow>) -> StoreResult<Vec<LogLine>> {
    let numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
    let mut about: BTreeMap<i64, Vec<LoggedSubject>> = BTreeMap::new();
    for piece in numbers.chunks(BATCH) {
        let columns = (
            operator_log_subjects::number,
            operator_log_subjects::kind,
            operator_log_subjects::subject,
            operator_log_subjects::name,
        );
        let of = operator_log_subjects::table.filter(operator_log_subjects::number.eq_any(piece)).select(columns);
        for (number, kind, subject, name) in of.load::<(i64, String, String, Option<String>)>(conn)? {
            about.entry(number).or_default().push(LoggedSubject { kind, subject, name });
        }
    }
    let line = |row: LineRow| {
        let mut about = about.remove(&row.number).unwrap_or_default();
        about.sort_unstable();
        LogLine {
            number: row.number,
            at: Moment(row.happened_at),
            operator: row.operator,
            act: row.act,
            reason: row.reason,
            about,
            details: row.details,
            hash_before: row.hash_before,
            hash: row.hash,
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Forgets lines at the beginning whose time is over, at most so many, and keeps what the next one rests on.
pub(super) fn sweep(tx: &mut Tx, keep: Duration, now: Moment, most: i64) -> StoreResult<usize> {
    let kept = now.minus(keep).0;
    let Some((_, forgotten)) = ends(tx)? else { return Ok(0) };
    let left = operator_log::table.filter(operator_log::number.gt(forgotten.number)).order(operator_log::number);
    let oldest = left.select(operator_log::happened_at);
    if oldest.first::<i64>(&mut **tx).optional()?.is_none_or(|at| at > kept) {
        return Ok(0);
    }
    hold_ends(tx)?;
    let first: Vec<(i64, i64, String)> = left
        .limit(most)
        .select((operator_log::number, operator_log::happened_at, operator_log::hash))
        .load(&mut **tx)?;
    let Some((number, _, hash)) = first.iter().take_while(|(_, at, _)| *at <= kept).last() else { return Ok(0) };
    let end = (operator_log_ends::forgotten_number.eq(number), operator_log_ends::forgotten_hash.eq(hash));
    diesel::update(operator_log_ends::table.find(1)).set(end).execute(&mut **tx)?;
    Ok(diesel::delete(operator_log::table.filter(operator_log::number.le(number))).execute(&mut **tx)?)
}
