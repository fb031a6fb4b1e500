//! The feed as it is read: by number.

use diesel::prelude::*;

use crate::domain::time::Moment;
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::feed;

/// An event that has its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// Its number: one more than that of the event before.
    pub number: i64,
    /// What kind of event: the name of a [`FeedType`](crate::domain::feed::FeedType), or of one that a newer version of the program
    /// wrote.
    pub kind: String,
    /// When it happened.
    pub at: Moment,
    /// What it tells, as JSON.
    pub data: String,
}

/// The events after this number, oldest first, at most so many.
///
/// # Errors
/// The database is away.
pub fn entries_after(conn: &mut AnyConnection, after: i64, most: usize) -> StoreResult<Vec<FeedEntry>> {
    let rows: Vec<(Option<i64>, String, i64, String)> = feed::table
        .filter(feed::number.gt(after))
        .order(feed::number)
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .select((feed::number, feed::kind, feed::happened_at, feed::data))
        .load(conn)?;
    let entry = |(number, kind, at, data): (Option<i64>, _, _, _)| {
        Some(FeedEntry { number: number?, kind, at: Moment(at), data })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}
