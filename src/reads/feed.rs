//! The feed for whoever reads on after a number.

use std::time::Duration;

use crate::store::feed::{self, FeedEntry};
use crate::store::{AnyConnection, Database, StoreResult};

/// How many events a page has where nothing is said.
pub const PAGE_DEFAULT: usize = 100;
/// How many it has at most.
pub const PAGE_MAX: usize = 1_000;
/// How long a reader waits for whoever writes, before it is given what is numbered already. The rest comes with the next page.
const PATIENCE: Duration = Duration::from_millis(500);

/// What a reader is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedAnswer {
    /// The events after its number.
    Page(FeedPage),
    /// Some of them are no longer kept.
    Forgotten {
        /// The number to read on after: all later ones are there. What was before it, the lists tell.
        go_on_after: i64,
    },
    /// No event has its number yet: the reader is ahead, as when the database was put back to an earlier state.
    Ahead {
        /// The last number.
        last: i64,
    },
}

/// A page of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedPage {
    /// Events, oldest first.
    pub events: Vec<FeedEntry>,
    /// The number to read on after.
    pub next: i64,
}

/// The events after this number, at most so many of [`PAGE_MAX`]. What was committed before the reader asked is among them, unless
/// somebody writes for so long that it would have to wait.
///
/// # Errors
/// The database is away.
pub async fn events_after(db: &Database, after: i64, limit: usize) -> StoreResult<FeedAnswer> {
    let limit = limit.clamp(1, PAGE_MAX);
    let (answer, goes_on) = db.read(move |conn| look(conn, after, limit)).await?;
    if !goes_on {
        return Ok(answer);
    }
    if let Err(error) = db.write_soon(PATIENCE, |tx| feed::give_numbers(tx).map(drop)).await {
        tracing::warn!(%error, "events of the feed could not be numbered; readers get what is");
    }
    Ok(db.read(move |conn| look(conn, after, limit)).await?.0)
}

/// The number of the last event. Whoever takes a copy from the lists asks for it first, and reads on after it.
///
/// # Errors
/// The database is away.
pub fn last_number(conn: &mut AnyConnection) -> StoreResult<i64> {
    Ok(feed::ends(conn)?.last)
}

/// What is numbered after this, and whether more could be if what has no number yet got one.
fn look(conn: &mut AnyConnection, after: i64, limit: usize) -> StoreResult<(FeedAnswer, bool)> {
    let events = feed::entries_after(conn, after, limit)?;
    // Asked after the events: what is forgotten between the two is not passed over in silence.
    let ends = feed::ends(conn)?;
    if after < ends.forgotten {
        return Ok((FeedAnswer::Forgotten { go_on_after: ends.forgotten }, false));
    }
    let goes_on = events.len() < limit && feed::are_there_unnumbered(conn)?;
    if after > ends.last {
        return Ok((FeedAnswer::Ahead { last: ends.last }, goes_on));
    }
    let next = events.last().map_or(after, |event| event.number);
    Ok((FeedAnswer::Page(FeedPage { events, next }), goes_on))
}
