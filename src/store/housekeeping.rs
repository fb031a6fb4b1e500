//! Forgets what need not be kept any longer, a bounded piece at a time.

use std::collections::BTreeSet;
use std::time::Duration;

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::schema::{
    events, links, mailbox, notice_days, notices_sent, outbox, requests, second_factors, service_history, services,
    sessions, submissions, tellings, throttle_hits,
};
use super::statement::Statement;
use super::transaction::Tx;
use super::{StoreResult, api_answers, blanking, feed, operator_log, setbacks, submission_views, webhook_deliveries};
use crate::domain::SubmissionId;
use crate::domain::day::Day;
use crate::domain::time::{DAY, Moment};
use crate::domain::time_zone::TimeZone;

/// How long traces of sent mail and of ended sessions stay.
pub const TRACES_KEPT: Duration = DAY.saturating_mul(30);
/// How long a link stays after its last moment, so that its email can still be asked about.
pub const LINKS_KEPT: Duration = DAY;
/// How long an app that was never switched on stays; its secret is shown for an hour only.
pub const SET_UPS_KEPT: Duration = DAY;
/// The longest term of any throttle.
pub const THROTTLES_KEPT: Duration = DAY;

/// Written so that SQLite looks by time: by request it would read all that ever happened to accounts.
const OF_NO_REQUEST: &str = "+request_id IS NULL";

/// Deletes at most `most` rows of each kind whose time is over, and says how many went. The oldest first: so told, PostgreSQL
/// takes the index by time where there is much to delete, too.
pub fn sweep(tx: &mut Tx, keep: Duration, now: Moment, most: i64) -> StoreResult<usize> {
    let traces = now.minus(TRACES_KEPT).0;
    let kept = now.minus(keep).0;
    Ok(sweep_emails(tx, traces, kept, most)?
        + sweep_sessions(tx, traces, most)?
        + sweep_throttles(tx, now, most)?
        + sweep_links(tx, now, most)?
        + sweep_set_ups(tx, now, most)?
        + sweep_requests(tx, kept, most)?
        + sweep_events(tx, traces, kept, most)?
        + sweep_service_history(tx, kept, most)?
        + sweep_removed_services(tx, kept, most)?
        + sweep_renewals(tx, now, most)?
        + setbacks::forget_settled(tx, most)?
        + operator_log::sweep(tx, keep, now, most)?
        + webhook_deliveries::sweep(tx, traces, most)?
        + feed::sweep(tx, keep, now, most)?
        + blanking::sweep(tx, now, most)?
        + api_answers::sweep(tx, now, most)?)
}

/// What was sent; and after the longer time what was refused.
fn sweep_emails(tx: &mut Tx, traces: i64, kept: i64, most: i64) -> StoreResult<usize> {
    let old = outbox::table.filter(outbox::finished_at.le(traces)).filter(outbox::outcome.ne("refused"));
    let ids: Vec<i64> = old.order(outbox::finished_at).limit(most).select(outbox::id).load(&mut **tx)?;
    let mut gone = diesel::delete(outbox::table.filter(outbox::id.eq_any(ids))).execute(&mut **tx)?;
    let old = outbox::table.filter(outbox::finished_at.le(kept)).order(outbox::finished_at);
    let ids: Vec<i64> = old.limit(most).select(outbox::id).load(&mut **tx)?;
    gone += diesel::delete(outbox::table.filter(outbox::id.eq_any(ids))).execute(&mut **tx)?;
    let old = mailbox::table.filter(mailbox::happened_at.le(traces)).order(mailbox::happened_at);
    let ids: Vec<i64> = old.limit(most).select(mailbox::id).load(&mut **tx)?;
    Ok(gone + diesel::delete(mailbox::table.filter(mailbox::id.eq_any(ids))).execute(&mut **tx)?)
}

/// A session that was not used for so long has been over for almost as long.
fn sweep_sessions(tx: &mut Tx, traces: i64, most: i64) -> StoreResult<usize> {
    let old = sessions::table.filter(sessions::seen_at.le(traces)).order(sessions::seen_at);
    let ids: Vec<String> = old.limit(most).select(sessions::id_hash).load(&mut **tx)?;
    Ok(diesel::delete(sessions::table.filter(sessions::id_hash.eq_any(ids))).execute(&mut **tx)?)
}

fn sweep_throttles(tx: &mut Tx, now: Moment, most: i64) -> StoreResult<usize> {
    let old = throttle_hits::table.filter(throttle_hits::happened_at.le(now.minus(THROTTLES_KEPT).0));
    let ids: Vec<i64> = old.order(throttle_hits::happened_at).limit(most).select(throttle_hits::id).load(&mut **tx)?;
    Ok(diesel::delete(throttle_hits::table.filter(throttle_hits::id.eq_any(ids))).execute(&mut **tx)?)
}

/// What a link was for goes with it: an address, a name, a hash that never became an account's. What the mail server refused,
/// or has not taken yet, is still the operator's to see.
fn sweep_links(tx: &mut Tx, now: Moment, most: i64) -> StoreResult<usize> {
    let kept_mail = outbox::table
        .filter(outbox::link_id.eq(links::id.nullable()))
        .filter(outbox::finished_at.is_null().or(outbox::outcome.eq("refused").assume_not_null()));
    let old = links::table
        .filter(links::expires_at.le(now.minus(LINKS_KEPT).0))
        .filter(not(exists(kept_mail)))
        .order(links::expires_at)
        .limit(most)
        .select(links::id);
    let ids: Vec<i64> = old.load(&mut **tx)?;
    Ok(diesel::delete(links::table.filter(links::id.eq_any(ids))).execute(&mut **tx)?)
}

/// Authenticator apps that were never switched on.
fn sweep_set_ups(tx: &mut Tx, now: Moment, most: i64) -> StoreResult<usize> {
    let old = second_factors::table.filter(second_factors::created_at.le(now.minus(SET_UPS_KEPT).0));
    let begun = old.filter(second_factors::confirmed_at.is_null()).order(second_factors::created_at);
    let ids: Vec<i64> = begun.limit(most).select(second_factors::id).load(&mut **tx)?;
    Ok(diesel::delete(second_factors::table.filter(second_factors::id.eq_any(ids))).execute(&mut **tx)?)
}

/// What happened to accounts; sooner the sign-ins that fit none, which are of use while somebody looks into them.
fn sweep_events(tx: &mut Tx, traces: i64, kept: i64, most: i64) -> StoreResult<usize> {
    let nobodys = Statement::<Bool>::of(OF_NO_REQUEST).and(events::account_id.is_null());
    let old = events::table.filter(events::happened_at.le(traces)).filter(nobodys);
    let ids: Vec<i64> = old.order(events::happened_at).limit(most).select(events::id).load(&mut **tx)?;
    let gone = diesel::delete(events::table.filter(events::id.eq_any(ids))).execute(&mut **tx)?;
    let old = events::table.filter(events::happened_at.le(kept)).filter(Statement::<Bool>::of(OF_NO_REQUEST));
    let ids: Vec<i64> = old.order(events::happened_at).limit(most).select(events::id).load(&mut **tx)?;
    Ok(gone + diesel::delete(events::table.filter(events::id.eq_any(ids))).execute(&mut **tx)?)
}

/// What happened to services.
fn sweep_service_history(tx: &mut Tx, kept: i64, most: i64) -> StoreResult<usize> {
    let old = service_history::table.filter(service_history::happened_at.le(kept)).order(service_history::happened_at);
    let ids: Vec<i64> = old.limit(most).select(service_history::id).load(&mut **tx)?;
    Ok(diesel::delete(service_history::table.filter(service_history::id.eq_any(ids))).execute(&mut **tx)?)
}

/// Services that were removed, once nothing that was asked for on them is kept any more.
fn sweep_removed_services(tx: &mut Tx, kept: i64, most: i64) -> StoreResult<usize> {
    let asked = requests::table.filter(requests::service_id.eq(services::id));
    let old = services::table.filter(services::removed_at.le(kept)).filter(not(exists(asked)));
    let ids: Vec<i64> = old.order(services::removed_at).limit(most).select(services::id).load(&mut **tx)?;
    Ok(diesel::delete(services::table.filter(services::id.eq_any(ids))).execute(&mut **tx)?)
}

/// Who was told of last days that are over, once the emails about them are gone too.
fn sweep_renewals(tx: &mut Tx, now: Moment, most: i64) -> StoreResult<usize> {
    let over = Day::at(now.minus(TRACES_KEPT), TimeZone::UTC).0;
    let old = notices_sent::table.filter(notices_sent::expires_on.lt(over)).order(notices_sent::expires_on);
    let of: Vec<i64> = old.limit(most).select(notices_sent::service_id).load(&mut **tx)?;
    let told = notices_sent::table.filter(notices_sent::service_id.eq_any(of).and(notices_sent::expires_on.lt(over)));
    let gone = diesel::delete(told).execute(&mut **tx)?;
    let old = notice_days::table.filter(notice_days::day.lt(over)).order(notice_days::day);
    let to: Vec<i64> = old.limit(most).select(notice_days::account_id).load(&mut **tx)?;
    let days = notice_days::table.filter(notice_days::account_id.eq_any(to).and(notice_days::day.lt(over)));
    Ok(gone + diesel::delete(days).execute(&mut **tx)?)
}

/// Final requests with their history, and submissions that have none left. As long as another request of the submission is
/// open, what it may rest on stays (the right that a done one took); as long as an email about one waits, what it tells of.
fn sweep_requests(tx: &mut Tx, kept: i64, most: i64) -> StoreResult<usize> {
    let others = diesel::alias!(requests as others);
    let is_open = others
        .filter(others.field(requests::submission_id).eq(requests::submission_id))
        .filter(others.field(requests::finished_at).is_null());
    let waits =
        outbox::table.filter(outbox::request_id.eq(requests::id.nullable())).filter(outbox::finished_at.is_null());
    let is_gathered = tellings::table
        .inner_join(outbox::table)
        .filter(tellings::request_id.eq(requests::id))
        .filter(outbox::finished_at.is_null());
    let old: Vec<(i64, (i64, bool))> = requests::table
        .filter(requests::finished_at.le(kept))
        .filter(not(exists(is_open)))
        .filter(not(exists(waits)))
        .filter(not(exists(is_gathered)))
        .order(requests::finished_at)
        .limit(most)
        .select((requests::id, (requests::submission_id, requests::large)))
        .load(&mut **tx)?;
    let (ids, of): (Vec<i64>, BTreeSet<(i64, bool)>) = old.into_iter().unzip();
    let gone = diesel::delete(requests::table.filter(requests::id.eq_any(ids))).execute(&mut **tx)?;
    for (submission, large) in of {
        let left = requests::table.filter(requests::submission_id.eq(submission)).select(requests::id);
        if left.first::<i64>(&mut **tx).optional()?.is_none() {
            diesel::delete(submissions::table.find(submission)).execute(&mut **tx)?;
        } else if large {
            submission_views::count_anew(tx, SubmissionId(submission))?;
        }
    }
    Ok(gone)
}
