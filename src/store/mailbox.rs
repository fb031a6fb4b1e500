//! `mailbox`: the emails of the built-in mailbox, sealed.

use diesel::prelude::*;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::mailbox;
use super::transaction::Tx;
use crate::domain::time::Moment;

/// Puts a message in, unless it is there already.
pub fn put(tx: &mut Tx, message_id: &str, sealed: &[u8], now: Moment) -> StoreResult<()> {
    let there = mailbox::table.filter(mailbox::message_id.eq(message_id)).select(mailbox::id).first::<i64>(&mut **tx);
    if there.optional()?.is_none() {
        diesel::insert_into(mailbox::table)
            .values((mailbox::message_id.eq(message_id), mailbox::sealed.eq(sealed), mailbox::happened_at.eq(now.0)))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// At most so many messages, newest first, older than the given number.
pub fn newest(
    conn: &mut AnyConnection,
    older_than: Option<i64>,
    most: i64,
) -> StoreResult<Vec<(i64, Vec<u8>, Moment)>> {
    let messages = mailbox::table
        .filter(mailbox::id.lt(older_than.unwrap_or(i64::MAX)))
        .order(mailbox::id.desc())
        .limit(most)
        .select((mailbox::id, mailbox::sealed, mailbox::happened_at));
    let messages: Vec<(i64, Vec<u8>, i64)> = messages.load(conn)?;
    Ok(messages.into_iter().map(|(id, sealed, at)| (id, sealed, Moment(at))).collect())
}

/// The message of this number.
pub fn find(conn: &mut AnyConnection, id: i64) -> StoreResult<Option<Vec<u8>>> {
    Ok(mailbox::table.find(id).select(mailbox::sealed).first(conn).optional()?)
}
