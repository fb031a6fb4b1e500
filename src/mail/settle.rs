//! Writes down what became of an email that a worker had taken.

use std::time::Duration;

use super::smtp::SendOutcome;
use crate::domain::event::RequestEvent;
use crate::domain::notice::Notice;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::domain::work::{WAIT_MAX, wait_after};
use crate::domain::{AccountId, RequestId};
use crate::store::events::record_of_requests;
use crate::store::outbox::{self, ClaimedEmail, EmailEnding, OutboxEmail};
use crate::store::{Database, StoreResult, Tx, notices_sent, requests};

/// The longest wait where the mail server was away: it was nothing about the email, and the worker as a whole holds
/// back.
const WAIT_AWAY: Duration = Duration::from_secs(30);

/// What became of an email.
#[derive(Clone, Debug)]
pub(super) enum SettledEmail {
    /// It was sent, or the mail server did not take it.
    Carried {
        /// Which.
        outcome: SendOutcome,
        /// The Message-ID, by which the logs of mail servers tell of it.
        message_id: String,
    },
    /// Nobody needs it any more.
    Superseded,
    /// It could not be made.
    NotNow(String),
}

/// Writes it down, in one transaction.
pub(super) fn settle(db: &Database, claimed: &ClaimedEmail, settled: &SettledEmail, now: Moment) -> StoreResult<()> {
    let (id, kind) = (claimed.email.id, claimed.email.notice.name());
    let held = db.write_blocking(|tx| match settled {
        SettledEmail::Carried { outcome, message_id } => carried(tx, claimed, (outcome, message_id), now),
        SettledEmail::NotNow(reason) => {
            tx.after_commit(put_off_line(id, kind, "", reason));
            put_off(tx, claimed, WAIT_MAX, reason, now)
        }
        SettledEmail::Superseded => {
            tx.after_commit(move || tracing::info!(id, kind, "an email is needed no more"));
            forget_untold(tx, &[claimed], false)?;
            outbox::finish(tx, claimed, EmailEnding::Superseded, None, now)
        }
    })?;
    if !held {
        warn_of_lease(id, kind);
    }
    Ok(())
}

/// Writes down of several emails that the mail server has taken them, in one transaction.
pub(super) fn settle_sent(db: &Database, sent: &[(&ClaimedEmail, &str)], now: Moment) -> StoreResult<()> {
    let ids: Vec<i64> = sent.iter().map(|(claimed, _)| claimed.email.id).collect();
    let all: Vec<&ClaimedEmail> = sent.iter().map(|(claimed, _)| *claimed).collect();
    let held = db.write_blocking(|tx| {
        forget_untold(tx, &all, true)?;
        outbox::finish_sent(tx, &ids, now)
    })?;
    for (claimed, message_id) in sent {
        let (id, kind) = (claimed.email.id, claimed.email.notice.name());
        if held.contains(&id) {
            tracing::info!(id, kind, message_id, "an email was sent");
        } else {
            warn_of_lease(id, kind);
        }
    }
    Ok(())
}

/// What these emails were to say of last days and did not counts as not told.
fn forget_untold(tx: &mut Tx, claimed: &[&ClaimedEmail], were_sent: bool) -> StoreResult<()> {
    let is_of_days = |claimed: &&&ClaimedEmail| matches!(claimed.email.notice, Notice::Renewals { .. });
    let ids: Vec<i64> = claimed.iter().filter(is_of_days).map(|claimed| claimed.email.id).collect();
    if ids.is_empty() { Ok(()) } else { notices_sent::forget_untold(tx, &ids, were_sent) }
}

fn warn_of_lease(id: i64, kind: &str) {
    tracing::warn!(id, kind, "the lease of an email was over before its sending was; another worker may send it too");
}

/// The mail server was asked to take it.
fn carried(
    tx: &mut Tx,
    claimed: &ClaimedEmail,
    (outcome, message_id): (&SendOutcome, &str),
    now: Moment,
) -> StoreResult<bool> {
    let (id, kind, message) = (claimed.email.id, claimed.email.notice.name(), message_id.to_owned());
    match outcome {
        SendOutcome::Delivered => {
            forget_untold(tx, &[claimed], true)?;
            let held = outbox::finish(tx, claimed, EmailEnding::Sent, None, now)?;
            if held {
                tx.after_commit(move || tracing::info!(id, kind, message_id = message, "an email was sent"));
            }
            Ok(held)
        }
        SendOutcome::Refused(reason) => {
            let said = reason.clone();
            tx.after_commit(move || {
                tracing::warn!(id, kind, message_id = message, reason = said, "an email was refused for good");
            });
            refused(tx, claimed, reason, now)
        }
        SendOutcome::TurnedAway(reason) => {
            let said = reason.clone();
            tx.after_commit(move || {
                tracing::error!(
                    id,
                    kind,
                    message_id = message,
                    reason = said,
                    "the mail server takes no email from us"
                );
            });
            put_off(tx, claimed, WAIT_AWAY, reason, now)
        }
        SendOutcome::TryLater(reason) => {
            tx.after_commit(put_off_line(id, kind, message_id, reason));
            put_off(tx, claimed, WAIT_MAX, reason, now)
        }
        SendOutcome::Away(reason) => {
            tx.after_commit(put_off_line(id, kind, message_id, reason));
            put_off(tx, claimed, WAIT_AWAY, reason, now)
        }
        SendOutcome::CutOff(reason) => {
            // Where the recipient is the cause, its other emails would hold up everybody's as long again.
            if let Some(account) = claimed.email.account() {
                outbox::put_off_others(tx, account, now.plus(wait_after(claimed.email.attempts, WAIT_MAX)))?;
            }
            tx.after_commit(put_off_line(id, kind, message_id, reason));
            put_off(tx, claimed, WAIT_MAX, reason, now)
        }
    }
}

/// Says in the log that an email will be tried again.
fn put_off_line(id: i64, kind: &'static str, message_id: &str, reason: &str) -> impl FnOnce() + use<> {
    let (message_id, reason) = (Some(message_id.to_owned()).filter(|id| !id.is_empty()), reason.to_owned());
    move || tracing::warn!(id, kind, message_id, reason, "an email could not be sent; it will be tried again")
}

/// Has an email tried again later, at most so much.
fn put_off(tx: &mut Tx, claimed: &ClaimedEmail, longest: Duration, reason: &str, now: Moment) -> StoreResult<bool> {
    outbox::put_off(tx, claimed, now.plus(wait_after(claimed.email.attempts, longest)), reason)
}

/// Keeps what the server said, for the operator, and writes it into the history of what the email was about. Says
/// whether the email was still this worker's.
fn refused(tx: &mut Tx, claimed: &ClaimedEmail, reason: &str, now: Moment) -> StoreResult<bool> {
    if !outbox::finish(tx, claimed, EmailEnding::Refused, Some(reason), now)? {
        return Ok(false);
    }
    record_refusal(tx, &claimed.email, now)?;
    Ok(true)
}

/// Writes into the history of what an email was about that it was refused.
pub(super) fn record_refusal(tx: &mut Tx, email: &OutboxEmail, now: Moment) -> StoreResult<()> {
    let Some((reader, requests)) = told_of(tx, email, now)? else { return Ok(()) };
    let records: Vec<_> =
        requests.into_iter().map(|request| (request, RequestEvent::EmailRefused { reader })).collect();
    record_of_requests(tx, &records, Actor::System, now)
}

/// Whose email it was, and the requests in whose history it belongs: with a code, all that are still to be decided.
fn told_of(tx: &mut Tx, email: &OutboxEmail, now: Moment) -> StoreResult<Option<(AccountId, Vec<RequestId>)>> {
    Ok(match &email.notice {
        Notice::Outcome { reader, request, .. } => Some((*reader, vec![*request])),
        Notice::Outcomes { reader, .. } => Some((*reader, outbox::told_by(tx, email.id)?)),
        Notice::Code { reader, submission, .. } => {
            let mut open = requests::of_submission(tx, *submission)?;
            open.retain(|request| request.awaits(*reader, now));
            Some((*reader, open.into_iter().map(|request| request.id).collect()))
        }
        Notice::Renewals { .. } | Notice::Link { .. } | Notice::Account { .. } | Notice::Service { .. } => None,
    })
}
