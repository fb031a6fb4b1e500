//! A validation code is sent again: a fresh one, for all that its reader must still decide in the submission.

use std::time::Duration;

use super::ask_for_change::{code_email_wait, count_code_email};
use super::{Terms, moves};
use crate::domain::notice::NoticeKind;
use crate::domain::request::{Actor, State};
use crate::domain::time::{DAY, Moment};
use crate::domain::{AccountId, RequestId};
use crate::store::codes::CodeRow;
use crate::store::events::What;
use crate::store::{AnyConnection, StoreResult, codes, requests, write};

/// How far apart two must be.
const APART: Duration = Duration::from_mins(1);
/// How many there may be in any 24 hours.
const DAILY_MAX: usize = 10;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resent {
    /// A fresh code is on its way to this account.
    Sent(AccountId),
    /// No such request, or never this account's to have sent again.
    NotFound,
    /// The request is no longer pending.
    NotPending,
    /// The reader has nothing left to decide.
    NothingLeft,
    /// Too often; how long to wait.
    TooOften(Duration),
}

/// Sends the code of `target` again (RULES.md, *Codes*).
///
/// # Errors
/// The database's fault.
pub fn resend(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    by: AccountId,
    id: RequestId,
    target: AccountId,
) -> StoreResult<Resent> {
    write(conn, |conn| {
        let Some(request) = moves::hold(conn, id, now)? else { return Ok(Resent::NotFound) };
        if !request.may_resend(by, target) {
            return Ok(Resent::NotFound);
        }
        if request.state_at(now) != State::Pending {
            return Ok(Resent::NotPending);
        }
        let mut left = requests::of_submission(conn, request.submission)?;
        left.retain(|request| request.awaits(target, now));
        let Some(code) = codes::find(conn, request.submission, target)?.filter(|_| !left.is_empty()) else {
            return Ok(Resent::NothingLeft);
        };
        if let Some(wait) = resend_wait(conn, &code, now)? {
            return Ok(Resent::TooOften(wait));
        }
        if let Some(wait) = code_email_wait(conn, terms, by, target, now)? {
            return Ok(Resent::TooOften(wait));
        }
        let (nonce, key): ([u8; 16], _) = (rand::random(), terms.keyring.first());
        let generation = codes::renew(conn, &code, &nonce, &key.id, now)?;
        moves::owe_code(conn, NoticeKind::ValidationCode, &request, target, generation, now)?;
        for request in &left {
            moves::note(conn, request.id, What::Resent, Some(target), Actor::Account(by), now)?;
        }
        count_code_email(conn, terms, by, target, now)?;
        Ok(Resent::Sent(target))
    })
}

fn resend_wait(conn: &mut AnyConnection, code: &CodeRow, now: Moment) -> StoreResult<Option<Duration>> {
    let sent = codes::resends_since(conn, code, now.minus(DAY))?;
    let apart = sent.last().map(|last| last.plus(APART).since(now));
    let daily =
        sent.len().checked_sub(DAILY_MAX).and_then(|first| sent.get(first)).map(|sent| sent.plus(DAY).since(now));
    Ok([apart, daily].into_iter().flatten().filter(|wait| !wait.is_zero()).max())
}
