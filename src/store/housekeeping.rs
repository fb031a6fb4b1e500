//! Forgets what need not be kept any longer, a bounded piece at a time.

use std::time::Duration;

use diesel::dsl::{exists, not, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::connection::AnyConnection;
use super::schema::{events, links, mailbox, outbox, requests, second_factors, sessions, submissions, throttle_hits};
use super::{StoreResult, setbacks};
use crate::domain::time::{DAY, Moment};

/// How long traces of sent mail and of ended sessions stay.
const TRACES_KEPT: Duration = DAY.saturating_mul(30);
/// How long a link stays after its last moment, so that its email can still be asked about.
const LINKS_KEPT: Duration = DAY;
/// How long an app that was never switched on stays; its secret is shown for an hour only.
const SET_UPS_KEPT: Duration = DAY;
/// The longest term of any throttle.
const THROTTLES_KEPT: Duration = DAY;

/// Written so that SQLite looks by time: by request it would read all that ever happened to accounts.
const OF_NO_REQUEST: &str = "+request_id IS NULL";

/// Deletes at most `most` rows of each kind whose time is over, and says how many went. The oldest first: so told, PostgreSQL
/// takes the index by time where there is much to delete, too.
pub fn sweep(conn: &mut AnyConnection, keep: Duration, now: Moment, most: i64) -> StoreResult<usize> {
    let traces = now.minus(TRACES_KEPT).0;
    let kept = now.minus(keep).0;
    Ok(sweep_emails(conn, traces, kept, most)?
        + sweep_sessions(conn, traces, most)?
        + sweep_throttles(conn, now, most)?
        + sweep_links(conn, now, most)?
        + sweep_set_ups(conn, now, most)?
        + sweep_requests(conn, kept, most)?
        + sweep_events(conn, traces, kept, most)?
        + setbacks::forget_settled(conn, most)?)
}

/// What was sent; and after the longer time what was refused.
fn sweep_emails(conn: &mut AnyConnection, traces: i64, kept: i64, most: i64) -> StoreResult<usize> {
    let old = outbox::table.filter(outbox::finished_at.le(traces)).filter(outbox::outcome.ne("refused"));
    let ids: Vec<i64> = old.order(outbox::finished_at).limit(most).select(outbox::id).load(conn)?;
    let mut gone = diesel::delete(outbox::table.filter(outbox::id.eq_any(ids))).execute(conn)?;
    let old = outbox::table.filter(outbox::finished_at.le(kept)).order(outbox::finished_at);
    let ids: Vec<i64> = old.limit(most).select(outbox::id).load(conn)?;
    gone += diesel::delete(outbox::table.filter(outbox::id.eq_any(ids))).execute(conn)?;
    let old = mailbox::table.filter(mailbox::happened_at.le(traces)).order(mailbox::happened_at);
    let ids: Vec<i64> = old.limit(most).select(mailbox::id).load(conn)?;
    Ok(gone + diesel::delete(mailbox::table.filter(mailbox::id.eq_any(ids))).execute(conn)?)
}

/// A session that was not used for so long has been over for almost as long.
fn sweep_sessions(conn: &mut AnyConnection, traces: i64, most: i64) -> StoreResult<usize> {
    let old = sessions::table.filter(sessions::seen_at.le(traces)).order(sessions::seen_at);
    let ids: Vec<String> = old.limit(most).select(sessions::id_hash).load(conn)?;
    Ok(diesel::delete(sessions::table.filter(sessions::id_hash.eq_any(ids))).execute(conn)?)
}

fn sweep_throttles(conn: &mut AnyConnection, now: Moment, most: i64) -> StoreResult<usize> {
    let old = throttle_hits::table.filter(throttle_hits::happened_at.le(now.minus(THROTTLES_KEPT).0));
    let ids: Vec<i64> = old.order(throttle_hits::happened_at).limit(most).select(throttle_hits::id).load(conn)?;
    Ok(diesel::delete(throttle_hits::table.filter(throttle_hits::id.eq_any(ids))).execute(conn)?)
}

/// What a link was for goes with it: an address, a name, a hash that never became an account's. What the mail server refused,
/// or has not taken yet, is still the operator's to see.
fn sweep_links(conn: &mut AnyConnection, now: Moment, most: i64) -> StoreResult<usize> {
    let kept_mail = outbox::table
        .filter(outbox::link_id.eq(links::id.nullable()))
        .filter(outbox::finished_at.is_null().or(outbox::outcome.eq("refused").assume_not_null()));
    let old = links::table
        .filter(links::expires_at.le(now.minus(LINKS_KEPT).0))
        .filter(not(exists(kept_mail)))
        .order(links::expires_at)
        .limit(most)
        .select(links::id);
    let ids: Vec<i64> = old.load(conn)?;
    Ok(diesel::delete(links::table.filter(links::id.eq_any(ids))).execute(conn)?)
}

/// Authenticator apps that were never switched on.
fn sweep_set_ups(conn: &mut AnyConnection, now: Moment, most: i64) -> StoreResult<usize> {
    let old = second_factors::table.filter(second_factors::created_at.le(now.minus(SET_UPS_KEPT).0));
    let begun = old.filter(second_factors::confirmed_at.is_null()).order(second_factors::created_at);
    let ids: Vec<i64> = begun.limit(most).select(second_factors::id).load(conn)?;
    Ok(diesel::delete(second_factors::table.filter(second_factors::id.eq_any(ids))).execute(conn)?)
}

/// What happened to accounts; sooner the sign-ins that fit none, which are of use while somebody looks into them.
fn sweep_events(conn: &mut AnyConnection, traces: i64, kept: i64, most: i64) -> StoreResult<usize> {
    let nobodys = sql::<Bool>(OF_NO_REQUEST).and(events::account_id.is_null());
    let old = events::table.filter(events::happened_at.le(traces)).filter(nobodys);
    let ids: Vec<i64> = old.order(events::happened_at).limit(most).select(events::id).load(conn)?;
    let gone = diesel::delete(events::table.filter(events::id.eq_any(ids))).execute(conn)?;
    let old = events::table.filter(events::happened_at.le(kept)).filter(sql::<Bool>(OF_NO_REQUEST));
    let ids: Vec<i64> = old.order(events::happened_at).limit(most).select(events::id).load(conn)?;
    Ok(gone + diesel::delete(events::table.filter(events::id.eq_any(ids))).execute(conn)?)
}

/// Final requests with their history, and submissions that have none left. As long as another request of the submission is
/// open, what it may rest on stays (the right that a done one took); as long as an email about one waits, what it tells of.
fn sweep_requests(conn: &mut AnyConnection, kept: i64, most: i64) -> StoreResult<usize> {
    let others = diesel::alias!(requests as others);
    let is_open = others
        .filter(others.field(requests::submission_id).eq(requests::submission_id))
        .filter(others.field(requests::finished_at).is_null());
    let waits =
        outbox::table.filter(outbox::request_id.eq(requests::id.nullable())).filter(outbox::finished_at.is_null());
    let old: Vec<(i64, i64)> = requests::table
        .filter(requests::finished_at.le(kept))
        .filter(not(exists(is_open)))
        .filter(not(exists(waits)))
        .order(requests::finished_at)
        .limit(most)
        .select((requests::id, requests::submission_id))
        .load(conn)?;
    let (ids, of): (Vec<i64>, Vec<i64>) = old.into_iter().unzip();
    let gone = diesel::delete(requests::table.filter(requests::id.eq_any(ids))).execute(conn)?;
    for submission in of {
        let left = requests::table.filter(requests::submission_id.eq(submission)).select(requests::id);
        if left.first::<i64>(conn).optional()?.is_none() {
            diesel::delete(submissions::table.find(submission)).execute(conn)?;
        }
    }
    Ok(gone)
}
