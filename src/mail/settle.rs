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
use crate::store::outbox::{self, ClaimedEmail, EmailEnding};
use crate::store::{Database, StoreResult, Tx, requests};

/// The longest wait where the mail server was away: it was nothing about the email, and the worker as a whole holds back.
const WAIT_AWAY: Duration = Duration::from_secs(30);

/// What became of an email.
#[derive(Clone, Debug)]
pub(super) enum SettledEmail {
    /// It was sent, or the mail server did not take it.
    Carried(SendOutcome),
    /// Nobody needs it any more.
    Superseded,
    /// It could not be made.
    NotNow(String),
}

/// Writes it down, in one transaction.
pub(super) fn settle(db: &Database, claimed: &ClaimedEmail, settled: &SettledEmail, now: Moment) -> StoreResult<()> {
    let (id, kind) = (claimed.email.id, claimed.email.notice.name());
    let held = db.write_blocking(|tx| match settled {
        SettledEmail::Carried(SendOutcome::Delivered) => outbox::finish(tx, claimed, EmailEnding::Sent, None, now),
        SettledEmail::Carried(SendOutcome::Refused(reason)) => {
            tx.after_commit({
                let reason = reason.clone();
                move || tracing::warn!(id, kind, reason, "an email was refused for good")
            });
            refused(tx, claimed, reason, now)
        }
        SettledEmail::Carried(SendOutcome::TryLater(reason)) | SettledEmail::NotNow(reason) => {
            put_off(tx, claimed, WAIT_MAX, reason, now)
        }
        SettledEmail::Carried(SendOutcome::Away(reason)) => put_off(tx, claimed, WAIT_AWAY, reason, now),
        SettledEmail::Carried(SendOutcome::CutOff(reason)) => {
            // Where the recipient is the cause, its other emails would hold up everybody's as long again.
            if let Some(account) = claimed.email.account() {
                outbox::put_off_others(tx, account, now.plus(wait_after(claimed.email.attempts, WAIT_MAX)))?;
            }
            put_off(tx, claimed, WAIT_MAX, reason, now)
        }
        SettledEmail::Superseded => outbox::finish(tx, claimed, EmailEnding::Superseded, None, now),
    })?;
    if !held {
        tracing::warn!(
            id,
            kind,
            "the lease of an email was over before its sending was; another worker may send it too"
        );
    }
    Ok(())
}

/// Has an email tried again later, at most so much.
fn put_off(tx: &mut Tx, claimed: &ClaimedEmail, longest: Duration, reason: &str, now: Moment) -> StoreResult<bool> {
    let (id, kind, said) = (claimed.email.id, claimed.email.notice.name(), reason.to_owned());
    tx.after_commit(move || {
        tracing::warn!(id, kind, reason = said, "an email could not be sent; it will be tried again");
    });
    outbox::put_off(tx, claimed, now.plus(wait_after(claimed.email.attempts, longest)), reason)
}

/// Keeps what the server said, for the operator, and writes it into the history of what the email was about. Says whether the
/// email was still this worker's.
fn refused(tx: &mut Tx, claimed: &ClaimedEmail, reason: &str, now: Moment) -> StoreResult<bool> {
    if !outbox::finish(tx, claimed, EmailEnding::Refused, Some(reason), now)? {
        return Ok(false);
    }
    let Some((reader, requests)) = told_of(tx, &claimed.email.notice, now)? else { return Ok(true) };
    let records: Vec<_> =
        requests.into_iter().map(|request| (request, RequestEvent::EmailRefused { reader })).collect();
    record_of_requests(tx, &records, Actor::System, now)?;
    Ok(true)
}

/// Whose email it was, and the requests in whose history it belongs: with a code, all that are still to be decided.
fn told_of(tx: &mut Tx, notice: &Notice, now: Moment) -> StoreResult<Option<(AccountId, Vec<RequestId>)>> {
    Ok(match notice {
        Notice::Outcome { reader, request, .. } => Some((*reader, vec![*request])),
        Notice::Code { reader, submission, .. } => {
            let mut open = requests::of_submission(tx, *submission)?;
            open.retain(|request| request.awaits(*reader, now));
            Some((*reader, open.into_iter().map(|request| request.id).collect()))
        }
        Notice::Link { .. } | Notice::Account { .. } => None,
    })
}
