//! Whether there is anything for a worker to do: one statement over all kinds of work, for the many times that there is not.

use std::time::Duration;

use diesel::dsl::exists;
use diesel::prelude::*;

use super::connection::AnyConnection;
use super::schema::{
    codes as codes_table, imports as imports_table, notice_rounds as rounds_table, notice_terms as terms_table,
    outbox as outbox_table, requests as requests_table, webhook_deliveries as deliveries_table,
    webhooks as webhooks_table,
};
use super::{
    StoreResult, codes, feed, imports, notice_rounds, notice_terms, outbox, requests, webhook_deliveries, webhooks,
};
use crate::domain::time::Moment;

/// What there is to do at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each wakes a thread of its own")]
pub struct DueAtOnce {
    /// An import or requests to be carried out, requests to expire, reminders, billing contacts to be looked after, or something that waits for a clock that was set back.
    pub tasks: bool,
    /// Emails to be sent, where none is claimed for longer than the lease.
    pub emails: bool,
    /// Events of the feed that have no number yet.
    pub events: bool,
    /// Events to be sent to webhooks.
    pub deliveries: bool,
}

/// Looks for it. Finds the same as [`imports::is_left_behind`], [`requests::to_apply`], [`requests::to_expire`], [`codes::to_remind`],
/// [`notice_rounds::to_visit`], what was left behind by a clock that was set back, [`outbox::claim`],
/// [`feed::give_numbers`] and [`webhooks::due`].
pub fn look(conn: &mut AnyConnection, now: Moment, lease: Duration) -> StoreResult<DueAtOnce> {
    let ripe = exists(requests::ripe(now).select(requests_table::id));
    let overdue = exists(requests::overdue(now).select(requests_table::id));
    let ahead = exists(requests::ahead(now).select(requests_table::id));
    let unreminded = exists(codes::unreminded(now).select(codes_table::submission_id));
    let beyond_all = exists(outbox::beyond_all(now).select(outbox_table::id));
    let claimable = exists(outbox::claimable(now, lease).select(outbox_table::id));
    let rounds = exists(notice_rounds::ripe(now).select(rounds_table::id));
    let looked_ahead = exists(notice_terms::is_ahead(now).select(terms_table::id));
    let deliveries = exists(webhooks::with_something_due(now, lease).select(webhooks_table::id));
    let put_off = exists(webhook_deliveries::beyond_all(now).select(deliveries_table::id));
    let beyond_all = beyond_all.or(put_off);
    let left_behind = exists(imports::left_behind(now).select(imports_table::id));
    let left_ahead = exists(imports::left_ahead(now).select(imports_table::id));
    let tasks = ripe
        .or(left_behind)
        .or(left_ahead)
        .or(overdue)
        .or(ahead)
        .or(unreminded)
        .or(rounds)
        .or(beyond_all)
        .or(looked_ahead);
    let looked_for = (tasks, claimable, feed::is_any_unnumbered(), deliveries);
    let (tasks, emails, events, deliveries) = diesel::select(looked_for).get_result(conn)?;
    Ok(DueAtOnce { tasks, emails, events, deliveries })
}
