//! What workers do with emails: take them for a time, and say what became of each while it is still theirs.

use std::time::Duration;

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::query_source::AliasedField;

use super::{EmailEnding, EmailRow, OutboxEmail};
use crate::domain::AccountId;
use crate::domain::notice::notice_names;
use crate::domain::time::Moment;
use crate::domain::work::WAIT_MAX;
use crate::store::connection::AnyConnection;
use crate::store::leases::leases;
use crate::store::schema::{notice_days, outbox};
use crate::store::transaction::Tx;
use crate::store::{StoreError, StoreResult};

/// An email that a worker has taken. It is that worker's until the lease is over; then another may take it.
#[derive(Clone, Debug)]
pub struct ClaimedEmail {
    /// The email.
    pub email: OutboxEmail,
    /// The end of the lease, which tells this claim from any other of the same email.
    until: Moment,
}

/// Takes emails that are due, for the length of the lease. Of the emails to one account about one submission, and of those to the
/// address of an owner, only the first that is not finished; what still gathers what it is to tell is not written yet, and has no code wait for it. No
/// worker waits for another here: what one is just taking the others pass over.
pub fn claim(tx: &mut Tx, now: Moment, lease: Duration, most: i64) -> StoreResult<Vec<ClaimedEmail>> {
    let until = now.plus(lease);
    loop {
        let (mut claimed, mut unreadable) = (Vec::new(), Vec::new());
        for row in due(tx, now, lease, most)? {
            let id = row.id;
            match row.into_email() {
                Some(email) => claimed.push(ClaimedEmail { email, until }),
                None => unreadable.push(id),
            }
        }
        take(tx, claimed.iter().map(|claimed| claimed.email.id).collect(), until)?;
        let passed_over = pass_over(tx, unreadable, now)?;
        // Behind those that were passed over others may wait.
        if !claimed.is_empty() || passed_over == 0 {
            return Ok(claimed);
        }
    }
}

diesel::alias! {
    pub(in crate::store) const EARLIER: Alias<Earlier> = outbox as earlier;
}

/// Emails that may be claimed: of last days, only what takes nothing more in.
#[diesel::dsl::auto_type]
pub(in crate::store) fn claimable(now: Moment, lease: Duration) -> _ {
    let at: i64 = now.0;
    let free: is_free = is_free(now, lease);
    // A newer version of the program may owe what this one cannot write: left to its worker.
    let known: Vec<&'static str> = notice_names().collect();
    let earlier_of: AliasedField<Earlier, outbox::submission_id> = EARLIER.field(outbox::submission_id);
    let earlier_to: AliasedField<Earlier, outbox::account_id> = EARLIER.field(outbox::account_id);
    let earlier_id: AliasedField<Earlier, outbox::id> = EARLIER.field(outbox::id);
    let earlier_finished: AliasedField<Earlier, outbox::finished_at> = EARLIER.field(outbox::finished_at);
    let earlier_gathers: AliasedField<Earlier, outbox::gathers_until> = EARLIER.field(outbox::gathers_until);
    let is_earlier = EARLIER
        .filter(earlier_of.eq(outbox::submission_id))
        .filter(earlier_to.eq(outbox::account_id))
        .filter(earlier_id.lt(outbox::id))
        .filter(earlier_finished.is_null())
        .filter(earlier_gathers.is_null().or(earlier_gathers.le(at)));
    let earlier_address: AliasedField<Earlier, outbox::to_address> = EARLIER.field(outbox::to_address);
    let is_earlier_to_owner = EARLIER
        .filter(earlier_address.eq(outbox::to_address))
        .filter(earlier_to.is_null())
        .filter(earlier_id.lt(outbox::id))
        .filter(earlier_finished.is_null());
    let takes_more_in = notice_days::table.filter(notice_days::gathers.eq(outbox::id.nullable()));
    outbox::table
        .filter(free)
        .filter(outbox::kind.eq_any(known))
        .filter(not(exists(is_earlier)))
        .filter(outbox::account_id.is_not_null().or(not(exists(is_earlier_to_owner))))
        .filter(not(exists(takes_more_in)))
}

fn due(tx: &mut Tx, now: Moment, lease: Duration, most: i64) -> StoreResult<Vec<EmailRow>> {
    let due = claimable(now, lease).order((outbox::not_before, outbox::id)).limit(most);
    match &mut **tx {
        AnyConnection::Postgres(postgres) => {
            due.select(EmailRow::as_select()).for_update().skip_locked().load(postgres).map_err(StoreError::from)
        }
        // The transaction holds the whole database.
        AnyConnection::Sqlite(sqlite) => due.select(EmailRow::as_select()).load(sqlite).map_err(StoreError::from),
    }
}

/// Has emails wait that say too little of what they are about: they are not to keep others from being claimed. Says how many.
fn pass_over(tx: &mut Tx, ids: Vec<i64>, now: Moment) -> StoreResult<usize> {
    if ids.is_empty() {
        return Ok(0);
    }
    let told = ids.clone();
    tx.after_commit(move || {
        tracing::error!(ids = ?told, "emails of the outbox cannot be read; they are looked at again later");
    });
    let passed_over = diesel::update(outbox::table.filter(outbox::id.eq_any(ids)))
        .set((
            outbox::not_before.eq(now.plus(WAIT_MAX).0),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::last_error.eq("this version of the program cannot read what it is about"),
        ))
        .execute(&mut **tx)?;
    Ok(passed_over)
}

/// Ends an email's way: says whether it was still this worker's to end. An email that was sent is ended whoever has taken
/// it meanwhile, so that it is not sent more often than need be; what is finished already stays as it is.
pub fn finish(
    tx: &mut Tx,
    claimed: &ClaimedEmail,
    ending: EmailEnding,
    error: Option<&str>,
    now: Moment,
) -> StoreResult<bool> {
    let claim = (ending != EmailEnding::Sent).then_some(claimed.until);
    end(tx, (claimed.email.id, claim), (ending.as_str(), error), now)
}

/// Ends the way of emails that were sent, and that are not finished already: the numbers of those.
pub fn finish_sent(tx: &mut Tx, ids: &[i64], now: Moment) -> StoreResult<Vec<i64>> {
    let marked = diesel::update(outbox::table.filter(outbox::id.eq_any(ids).and(outbox::finished_at.is_null())))
        .set((
            outbox::outcome.eq(EmailEnding::Sent.as_str()),
            outbox::finished_at.eq(now.0),
            outbox::leased_until.eq(None::<i64>),
            outbox::last_error.eq(None::<&str>),
        ))
        .returning(outbox::id);
    Ok(match &mut **tx {
        AnyConnection::Postgres(postgres) => marked.get_results(postgres)?,
        AnyConnection::Sqlite(sqlite) => marked.get_results(sqlite)?,
    })
}

/// Gives an email back, to be tried again later: says whether it was still this worker's.
pub fn put_off(tx: &mut Tx, claimed: &ClaimedEmail, until: Moment, error: &str) -> StoreResult<bool> {
    put_back(tx, (claimed.email.id, claimed.until), (until, error))
}

/// Has whatever else waits for an account wait until then.
pub fn put_off_others(tx: &mut Tx, account: AccountId, until: Moment) -> StoreResult<()> {
    let waiting = outbox::table
        .filter(outbox::finished_at.is_null().and(outbox::not_before.lt(until.0)))
        .filter(outbox::account_id.eq(account.0));
    diesel::update(waiting).set(outbox::not_before.eq(until.0)).execute(&mut **tx)?;
    Ok(())
}

/// Gives emails of one claim back untried, where they are still this worker's.
pub fn give_back(tx: &mut Tx, claimed: &[&ClaimedEmail]) -> StoreResult<()> {
    let Some(until) = claimed.first().map(|first| first.until) else { return Ok(()) };
    give_all_back(tx, claimed.iter().map(|claimed| claimed.email.id).collect(), until)
}

leases!(outbox, WAIT_MAX);
