//! How much there is of what an operator watches: one statement of short scans of indexes, so that it costs the same in a table of
//! a thousand rows or of ten million.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Nullable};

use super::StoreResult;
use super::connection::AnyConnection;
use super::statement::Statement;
use super::webhooks::{OwedCounts, WebhookOwed, with_owed};
use crate::domain::time::Moment;

/// What is more is counted as so many.
pub const COUNTED_MAX: usize = 10_000;

/// What the database tells of how the house does.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Requests that can still be confirmed.
    pub pending: i64,
    /// Requests that are being carried out.
    pub processing: i64,
    /// Emails that are not sent yet.
    pub waiting: i64,
    /// Those of them that were tried before.
    pub retrying: i64,
    /// When the oldest of them was written down.
    pub oldest_email: Option<Moment>,
    /// Emails that were refused for good, and that nobody has seen to yet.
    pub refused: i64,
    /// Pieces of work that fail.
    pub failing: i64,
    /// Since when a piece of each kind is due, by the names of `work list`.
    pub due: [(&'static str, Option<Moment>); 4],
    /// What is owed to webhooks, of all together.
    pub owed: OwedCounts,
    /// Webhooks that are off.
    pub webhooks_off: i64,
    /// What the database takes of its disk, in bytes.
    pub size: i64,
}

type EmailColumns = (BigInt, BigInt, Nullable<BigInt>, BigInt);
type DueColumns = (Nullable<BigInt>, Nullable<BigInt>, Nullable<BigInt>, Nullable<BigInt>);
type DueTimes = (Option<i64>, Option<i64>, Option<i64>, Option<i64>);

/// Reads them.
///
/// # Errors
/// The database is away.
pub fn read(conn: &mut AnyConnection, now: Moment) -> StoreResult<Figures> {
    let (pending, processing, failing) = open(conn, now)?;
    let (waiting, retrying, oldest, refused) = emails(conn)?;
    let (carry_out, expire, remind, notify) = due(conn)?;
    let (webhooks_off, owed) = webhooks(conn)?;
    let size = size(conn)?;
    let due = [("carry-out", carry_out), ("expire", expire), ("remind", remind), ("notify-renewals", notify)];
    Ok(Figures {
        pending,
        processing,
        waiting,
        retrying,
        oldest_email: oldest.map(Moment),
        refused,
        failing,
        due: due.map(|(kind, at)| (kind, at.map(Moment))),
        owed,
        webhooks_off,
        size,
    })
}

/// Webhooks that are off, and what is owed to all of them.
fn webhooks(conn: &mut AnyConnection) -> StoreResult<(i64, OwedCounts)> {
    let (mut off, mut all) = (0, OwedCounts::default());
    for WebhookOwed { webhook, owed } in with_owed(conn)? {
        off += i64::from(webhook.off().is_some());
        all.waiting += owed.waiting;
        all.failing += owed.failing;
        all.failed += owed.failed;
        // What waits for one that is off waits for the operator, who is told of that.
        if webhook.off().is_none() {
            all.oldest = all.oldest.into_iter().chain(owed.oldest).min();
        }
    }
    Ok((off, all))
}

/// What the database takes of its disk.
fn size(conn: &mut AnyConnection) -> StoreResult<i64> {
    let asked: &[&str] = match conn {
        AnyConnection::Sqlite(_) => &["PRAGMA page_count", "PRAGMA page_size"],
        AnyConnection::Postgres(_) => &["SELECT pg_database_size(current_database())"],
    };
    let mut size = 1;
    for part in asked {
        size *= Statement::<BigInt>::of(part).load::<i64>(conn)?.pop().unwrap_or_default();
    }
    Ok(size)
}

/// Requests that are pending and processing, and work that fails.
fn open(conn: &mut AnyConnection, now: Moment) -> StoreResult<(i64, i64, i64)> {
    let mut statement = Statement::<(BigInt, BigInt, BigInt)>::new();
    statement.sql("SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM requests WHERE state = 'pending' AND expires_at > ");
    statement.number(now.0).sql(" ORDER BY expires_at").limit(COUNTED_MAX);
    statement.sql(") page), (SELECT COUNT(*) FROM (SELECT 1 FROM requests WHERE state = 'processing' ");
    statement.sql("AND apply_at > 0 ORDER BY apply_at");
    statement.limit(COUNTED_MAX).sql(") page), (SELECT COUNT(*) FROM (SELECT 1 FROM setbacks WHERE id > 0 ORDER BY id");
    statement.limit(COUNTED_MAX).sql(") page)");
    Ok(statement.load(conn)?.pop().unwrap_or_default())
}

/// Emails that wait, that are tried again, the oldest of them, and those that were refused.
fn emails(conn: &mut AnyConnection) -> StoreResult<(i64, i64, Option<i64>, i64)> {
    let mut statement = Statement::<EmailColumns>::new();
    statement.sql("SELECT COUNT(*), COUNT(CASE WHEN attempts > 0 THEN 1 END), MIN(created_at), ");
    statement.sql("(SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE outcome = 'refused' AND id > 0 ORDER BY id");
    statement
        .limit(COUNTED_MAX)
        .sql(") page) FROM (SELECT attempts, created_at FROM outbox WHERE finished_at IS NULL ");
    statement.sql("AND not_before > 0 ORDER BY not_before, id").limit(COUNTED_MAX).sql(") page");
    Ok(statement.load(conn)?.pop().unwrap_or_default())
}

/// When the next piece of each kind is due, or was.
fn due(conn: &mut AnyConnection) -> StoreResult<DueTimes> {
    let mut statement = Statement::<DueColumns>::new();
    statement.sql("SELECT (SELECT apply_at FROM requests WHERE state = 'processing' AND apply_at > 0 ");
    statement.sql("ORDER BY apply_at LIMIT 1), ");
    statement.sql("(SELECT expires_at FROM requests WHERE state = 'pending' AND expires_at > 0 ");
    statement.sql("ORDER BY expires_at LIMIT 1), ");
    statement.sql("(SELECT remind_at FROM codes WHERE remind_at > 0 ORDER BY remind_at LIMIT 1), ");
    statement.sql("(SELECT at FROM notice_rounds WHERE at > 0 ORDER BY at LIMIT 1)");
    Ok(statement.load(conn)?.pop().unwrap_or_default())
}
