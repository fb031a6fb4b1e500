//! The operators' log, newest first.

use super::super::cursor::{Cursor, CursorPage};
use crate::domain::operator_log::{LogLine, broken_ones};
use crate::store::operator_log::{hashes, newest_lines};
use crate::store::request_lists::Beyond;
use crate::store::{AnyConnection, StoreResult};

pub use crate::store::operator_log::LogPageFilter;

/// A page of the log.
#[derive(Clone, Debug)]
pub struct LogPageView {
    /// The lines.
    pub page: CursorPage<LogLine>,
    /// The numbers of those among them that were changed, or stand where the line before was changed or taken out.
    pub broken: Vec<i64>,
}

/// A page of the log. Only its own lines, and those that they stand on, are looked at: `handover audit --verify` looks at all.
///
/// # Errors
/// The database is away.
pub fn log_page(conn: &mut AnyConnection, filter: &LogPageFilter, cursor: Cursor) -> StoreResult<LogPageView> {
    let page = CursorPage::read(
        cursor,
        |line: &LogLine| line.number,
        |beyond, most| newest_lines(conn, filter, beyond, most),
    )?;
    let before: Vec<i64> = page.rows.iter().map(|line| line.number - 1).collect();
    let broken = broken_ones(&page.rows, &hashes(conn, &before)?);
    Ok(LogPageView { page, broken })
}

/// So many lines, older than this one or the newest, for a list that is read to its end.
///
/// # Errors
/// The database is away.
pub fn piece_of_log(
    conn: &mut AnyConnection,
    filter: &LogPageFilter,
    (older_than, most): (Option<i64>, usize),
) -> StoreResult<Vec<LogLine>> {
    newest_lines(conn, filter, older_than.map_or(Beyond::Start, Beyond::OlderThan), most)
}
