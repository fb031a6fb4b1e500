//! The log as a page shows it, newest first.

use std::collections::BTreeMap;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::{LineRow, ends, with_subjects};
use crate::domain::account::NicHandle;
use crate::domain::operator_log::LogLine;
use crate::domain::time::Moment;
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::request_lists::Beyond;
use crate::store::statement::Statement;

/// Lines that were written at once may stand otherwise than their times: so many more are looked at where a day begins or ends.
const AT_ONCE: i64 = 1000;

/// Which lines a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogPageFilter {
    /// Not before then.
    pub since: Option<Moment>,
    /// Before then.
    pub until: Option<Moment>,
    /// About this account, or its doing.
    pub account: Option<NicHandle>,
    /// By this operator.
    pub operator: Option<String>,
    /// This act, by its name in the log.
    pub act: Option<String>,
}

type Columns = (BigInt, BigInt, Text, Text, Nullable<Text>, Nullable<Text>, Text, Text);

/// At most so many lines, newest first; with [`Beyond::NewerThan`], oldest first.
///
/// # Errors
/// The database is away.
pub fn newest_lines(
    conn: &mut AnyConnection,
    filter: &LogPageFilter,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<LogLine>> {
    let Some(scan) = Scan::of(conn, filter, beyond)? else { return Ok(Vec::new()) };
    let order = if scan.is_newer { " ORDER BY number" } else { " ORDER BY number DESC" };
    let mut statement = Statement::<Columns>::new();
    statement
        .sql("SELECT l.number, l.happened_at, l.operator, l.act, l.reason, l.details, l.hash_before, l.hash FROM (");
    if let Some(account) = &filter.account {
        // Those about it, and those that are its doing: each is a short scan.
        statement.sql("SELECT number FROM (SELECT number FROM (SELECT s.number FROM operator_log_subjects s ");
        statement.sql("JOIN operator_log ON operator_log.number = s.number WHERE s.kind = 'account' AND s.subject = ");
        statement.text(account.as_str());
        scan.push_bounds(&mut statement, " AND s.number > ", " AND s.number < ");
        scan.push_rest(&mut statement, filter.operator.as_deref());
        statement.sql(if scan.is_newer { " ORDER BY s.number" } else { " ORDER BY s.number DESC" });
        statement.limit(most).sql(") AS as_about UNION SELECT number FROM (");
        scan.push_own(&mut statement, filter.operator.as_deref(), Some(account.as_str()));
        statement.sql(order).limit(most).sql(") AS as_own) AS as_both");
    } else {
        scan.push_own(&mut statement, filter.operator.as_deref(), None);
    }
    statement.sql(order).limit(most).sql(") AS page JOIN operator_log l ON l.number = page.number");
    statement.sql(if scan.is_newer { " ORDER BY l.number" } else { " ORDER BY l.number DESC" });
    let rows: Vec<LineRow> = statement.load(conn)?;
    with_subjects(conn, rows)
}

/// A way along the log.
struct Scan<'a> {
    filter: &'a LogPageFilter,
    is_newer: bool,
    /// Beyond this number, and before that one.
    bounds: (Option<i64>, Option<i64>),
}

impl<'a> Scan<'a> {
    /// None where no line is of that time.
    fn of(conn: &mut AnyConnection, filter: &'a LogPageFilter, beyond: Beyond) -> StoreResult<Option<Self>> {
        let (mut above, mut below) = match beyond {
            Beyond::Start => (None, None),
            Beyond::OlderThan(number) => (None, Some(number)),
            Beyond::NewerThan(number) => (Some(number), None),
        };
        if let Some(since) = filter.since {
            let mut first = Statement::<BigInt>::of("SELECT number FROM operator_log WHERE happened_at >= ");
            first.number(since.0).sql(" ORDER BY happened_at, number LIMIT 1");
            let Some(first) = first.load::<i64>(conn)?.pop() else { return Ok(None) };
            above = above.max(Some(first - AT_ONCE));
        }
        if let Some(until) = filter.until {
            let mut last = Statement::<BigInt>::of("SELECT number FROM operator_log WHERE happened_at < ");
            last.number(until.0).sql(" ORDER BY happened_at DESC, number DESC LIMIT 1");
            let Some(last) = last.load::<i64>(conn)?.pop() else { return Ok(None) };
            below = Some(below.unwrap_or(i64::MAX).min(last + AT_ONCE));
        }
        Ok(Some(Self { filter, is_newer: matches!(beyond, Beyond::NewerThan(_)), bounds: (above, below) }))
    }

    fn push_bounds(&self, statement: &mut Statement<Columns>, above: &'static str, below: &'static str) {
        if let Some(number) = self.bounds.0 {
            statement.sql(above).number(number);
        }
        if let Some(number) = self.bounds.1 {
            statement.sql(below).number(number);
        }
    }

    /// The numbers of lines by an operator, of an act, or of all; `by` is who must have done it too.
    fn push_own(&self, statement: &mut Statement<Columns>, operator: Option<&str>, by: Option<&str>) {
        statement.sql("SELECT operator_log.number FROM operator_log WHERE operator_log.number > 0");
        if let Some(by) = by {
            statement.sql(" AND operator_log.operator = ").text(by);
        }
        self.push_bounds(statement, " AND operator_log.number > ", " AND operator_log.number < ");
        self.push_rest(statement, operator);
    }

    fn push_rest(&self, statement: &mut Statement<Columns>, operator: Option<&str>) {
        if let Some(operator) = operator {
            statement.sql(" AND operator_log.operator = ").text(operator);
        }
        if let Some(act) = &self.filter.act {
            statement.sql(" AND operator_log.act = ").text(act.as_str());
        }
        // Not to be looked up: the numbers lead there, in the order of the page.
        if let Some(since) = self.filter.since {
            statement.sql(" AND operator_log.happened_at + 0 >= ").number(since.0);
        }
        if let Some(until) = self.filter.until {
            statement.sql(" AND operator_log.happened_at + 0 < ").number(until.0);
        }
    }
}

/// The hashes of these lines, by number, that of what was forgotten last among them.
///
/// # Errors
/// The database is away.
pub fn hashes(conn: &mut AnyConnection, numbers: &[i64]) -> StoreResult<BTreeMap<i64, String>> {
    if numbers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut statement = Statement::<(BigInt, Text)>::new();
    statement.sql("SELECT number, hash FROM operator_log WHERE number IN (").numbers(numbers).sql(")");
    let mut known: BTreeMap<i64, String> = statement.load::<(i64, String)>(conn)?.into_iter().collect();
    if let Some((_, forgotten)) = ends(conn)? {
        known.entry(forgotten.number).or_insert(forgotten.hash);
    }
    Ok(known)
}
