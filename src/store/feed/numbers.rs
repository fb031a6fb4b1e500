//! The numbers of the feed: without gaps, in the order in which it is read.
//!
//! Whoever writes an event gives it no number, since another who began earlier may commit later. A short transaction of its own numbers
//! what is committed, in the order of the ids, and only one does so at a time: so whatever is numbered later stands behind all that could
//! be read before, and nothing is ever put in between.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use crate::domain::time::Moment;
use crate::store::connection::AnyConnection;
use crate::store::schema::{feed, feed_ends};
use crate::store::statement::Statement;
use crate::store::transaction::Tx;
use crate::store::{StoreResult, throttle, webhook_deliveries};

/// So many get their numbers in one transaction.
pub const NUMBERED_AT_ONCE: usize = 1_000;

/// Both ends of the feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeedEnds {
    /// The last number that was given; 0 where none was.
    pub last: i64,
    /// The last that was forgotten because its time was over; 0 where none was.
    pub forgotten: i64,
}

/// Where the feed ends and begins.
///
/// # Errors
/// The database is away.
pub fn ends(conn: &mut AnyConnection) -> StoreResult<FeedEnds> {
    let columns = (feed_ends::last_number, feed_ends::forgotten_number);
    let found: Option<(i64, i64)> = feed_ends::table.find(1).select(columns).first(conn).optional()?;
    Ok(found.map(|(last, forgotten)| FeedEnds { last, forgotten }).unwrap_or_default())
}

/// Looked up in the order of an index over these alone, which nothing else gives. PostgreSQL may have been told last that the whole table
/// has no numbers, after an import: then it would rather read that, in vain.
const IS_ANY_UNNUMBERED: &str = "(SELECT id FROM feed WHERE number IS NULL ORDER BY id + 0 LIMIT 1) IS NOT NULL";

/// Whether there are events that have no number yet, as a part of a statement.
pub(in crate::store) fn is_any_unnumbered() -> Statement<Bool> {
    Statement::of(IS_ANY_UNNUMBERED)
}

/// Whether there are any.
///
/// # Errors
/// The database is away.
pub fn are_there_unnumbered(conn: &mut AnyConnection) -> StoreResult<bool> {
    Ok(diesel::select(is_any_unnumbered()).get_result(conn)?)
}

/// Gives the next numbers to what is committed, at most [`NUMBERED_AT_ONCE`], and says to how many. What webhooks are
/// owed of them is written down with that.
///
/// # Errors
/// The database is away.
pub fn give_numbers(tx: &mut Tx) -> StoreResult<usize> {
    // In a statement before: on PostgreSQL the next one sees all that the one before has numbered.
    throttle::hold(tx, "feed")?;
    let last = ends(tx)?.last;
    let mut statement = Statement::<BigInt>::new();
    statement.sql("UPDATE feed SET number = as_new.place + ").number(last);
    statement.sql(
        " FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY in_order) AS place FROM \
         (SELECT id, id + 0 AS in_order FROM feed WHERE number IS NULL ORDER BY in_order",
    );
    statement.limit(NUMBERED_AT_ONCE).sql(") AS as_found) AS as_new WHERE feed.id = as_new.id");
    let given = statement.execute(&mut **tx)?;
    if given == 0 {
        return Ok(0);
    }
    let new_last = last + i64::try_from(given).unwrap_or(0);
    webhook_deliveries::owe(tx, last, new_last)?;
    let is_last = feed_ends::last_number.eq(new_last);
    if diesel::update(feed_ends::table.find(1)).set(is_last).execute(&mut **tx)? == 0 {
        let first = (feed_ends::one.eq(1), is_last, feed_ends::forgotten_number.eq(0));
        diesel::insert_into(feed_ends::table).values(first).execute(&mut **tx)?;
    }
    Ok(given)
}

/// Forgets what stands at the beginning and is older than it is kept, at most so many, and says how many. What has no number stays.
pub(in crate::store) fn sweep(tx: &mut Tx, keep: Duration, now: Moment, most: i64) -> StoreResult<usize> {
    let kept = now.minus(keep).0;
    let forgotten = ends(tx)?.forgotten;
    let first = feed::table.filter(feed::number.gt(forgotten)).order(feed::number).limit(most);
    let first: Vec<(Option<i64>, i64)> = first.select((feed::number, feed::happened_at)).load(&mut **tx)?;
    let over = first.into_iter().take_while(|(_, at)| *at <= kept).last();
    let Some(number) = over.and_then(|(number, _)| number) else { return Ok(0) };
    // Another worker may have come farther meanwhile.
    let end = feed_ends::table.find(1).filter(feed_ends::forgotten_number.lt(number));
    diesel::update(end).set(feed_ends::forgotten_number.eq(number)).execute(&mut **tx)?;
    Ok(diesel::delete(feed::table.filter(feed::number.le(number))).execute(&mut **tx)?)
}
