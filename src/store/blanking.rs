//! What is personal in a closed account goes once nothing needs it: its NIC handle alone stays, in histories and requests.

use std::collections::HashSet;
use std::time::Duration;

use diesel::prelude::*;

use super::StoreResult;
use super::factors::is_totp;
use super::feed::{self, Stamp};
use super::schema::{accounts, events, links, outbox, recovery_codes, second_factors, service_counts, sessions};
use super::transaction::Tx;
use crate::domain::AccountId;
use crate::domain::request::Actor;
use crate::domain::time::{DAY, Moment};

/// How long after it was closed an account is blanked at the earliest: until then it can be reopened as it was.
pub const BLANKED_AFTER: Duration = DAY.saturating_mul(30);
/// When it is looked at again, where something still needs its name and address.
pub const LOOKED_AT_AGAIN_AFTER: Duration = DAY.saturating_mul(7);

/// What is gone then of the columns of a file.
const BLANKED_COLUMNS: [&str; 4] = ["name", "email", "time_zone", "payment_method"];

/// Blanks the accounts whose time has come, at most so many, the longest closed first; says how many were looked at.
pub(super) fn sweep(tx: &mut Tx, now: Moment, most: i64) -> StoreResult<usize> {
    let due = accounts::table.filter(accounts::blank_after.le(now.0)).order(accounts::blank_after);
    let due: Vec<i64> = due.limit(most).select(accounts::id).load(&mut **tx)?;
    if due.is_empty() {
        return Ok(0);
    }
    let needed = still_needed(tx, &due)?;
    let (later, free): (Vec<i64>, Vec<i64>) = due.iter().partition(|id| needed.contains(*id));
    if !later.is_empty() {
        let again = accounts::blank_after.eq(now.plus(LOOKED_AT_AGAIN_AFTER).0);
        let closed = accounts::table.filter(accounts::id.eq_any(later)).filter(accounts::closed_at.is_not_null());
        diesel::update(closed).set(again).execute(&mut **tx)?;
    }
    let blanked = blank(tx, &free, now)?;
    if !blanked.is_empty() {
        let told = blanked.iter().map(|id| (AccountId(*id), BLANKED_COLUMNS.to_vec())).collect();
        feed::tell_account_changes(tx, told, Stamp { by: Actor::System, at: now })?;
        forget_traces(tx, &blanked)?;
    }
    Ok(due.len())
}

/// Those that are contacts still, or have an email to come.
fn still_needed(tx: &mut Tx, ids: &[i64]) -> StoreResult<HashSet<i64>> {
    let contacts = service_counts::table
        .filter(service_counts::account_id.eq_any(ids).and(service_counts::services.gt(0)))
        .select(service_counts::account_id);
    let mut needed: HashSet<i64> = contacts.load(&mut **tx)?.into_iter().collect();
    let waiting = outbox::table.filter(outbox::account_id.eq_any(ids).and(outbox::finished_at.is_null()));
    let waiting: Vec<Option<i64>> = waiting.select(outbox::account_id).load(&mut **tx)?;
    needed.extend(waiting.into_iter().flatten());
    Ok(needed)
}

/// Blanks the rows themselves, and gives those that were: one that somebody has just reopened stays as it is.
fn blank(tx: &mut Tx, ids: &[i64], now: Moment) -> StoreResult<Vec<i64>> {
    let mut blanked = Vec::new();
    for id in ids {
        let still_due = accounts::table.find(id).filter(accounts::blank_after.le(now.0));
        let nothing: (Option<String>, Option<bool>) = (None, None);
        let changed = diesel::update(still_due.filter(accounts::closed_at.is_not_null()))
            .set((
                (accounts::name.eq(""), accounts::search_name.eq("")),
                (accounts::email.eq(""), accounts::email_key.eq("")),
                (accounts::password_hash.eq(&nothing.0), accounts::time_zone.eq(&nothing.0)),
                (accounts::payment_method.eq(nothing.1), accounts::role.eq(&nothing.0)),
                accounts::blank_after.eq(None::<i64>),
            ))
            .execute(&mut **tx)?;
        blanked.extend((changed > 0).then_some(*id));
    }
    Ok(blanked)
}

/// What these accounts have left elsewhere: how they signed in, and from where; and what mail servers said of their addresses.
fn forget_traces(tx: &mut Tx, ids: &[i64]) -> StoreResult<()> {
    diesel::delete(sessions::table.filter(sessions::account_id.eq_any(ids))).execute(&mut **tx)?;
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq_any(ids))).execute(&mut **tx)?;
    let apps = second_factors::table.filter(second_factors::account_id.eq_any(ids).and(is_totp()));
    diesel::delete(apps).execute(&mut **tx)?;
    // With its emails, all of which have left.
    diesel::delete(links::table.filter(links::account_id.eq_any(ids))).execute(&mut **tx)?;
    diesel::update(events::table.filter(events::account_id.eq_any(ids)).filter(events::request_id.is_null()))
        .set((events::address.eq(None::<String>), events::device.eq(None::<String>)))
        .execute(&mut **tx)?;
    diesel::update(outbox::table.filter(outbox::account_id.eq_any(ids)))
        .set((outbox::to_address.eq(None::<String>), outbox::last_error.eq(None::<String>)))
        .execute(&mut **tx)?;
    Ok(())
}
