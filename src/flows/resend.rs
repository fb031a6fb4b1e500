//! A validation code is sent again: a fresh one, for all that its reader must still decide in the submission.

use std::time::Duration;

use super::throttles::{self, Bound, code_emails, pair};
use super::{Terms, moves};
use crate::domain::code::CodeSeed;
use crate::domain::notice::NoticeKind;
use crate::domain::request::{Actor, State};
use crate::domain::time::{DAY, Moment};
use crate::domain::{AccountId, Place, RequestId};
use crate::store::events::What;
use crate::store::{AnyConnection, StoreResult, codes, requests, write};

/// How far apart two must be.
const APART: Duration = Duration::from_mins(1);
/// How many there may be in any 24 hours.
const DAILY_MAX: usize = 10;

/// Resends an hour for an account.
const HOURLY_MAX: usize = 60;
/// Resends an hour from a client network.
const HOURLY_FROM_NETWORK_MAX: usize = 100;
const HOURLY_TERM: Duration = Duration::from_hours(1);

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
    from: &Place,
) -> StoreResult<Resent> {
    let (who, network, pair) = (by.to_string(), from.network(), pair(by, target));
    let hourly = [
        Bound { what: "resends", who: &who, most: HOURLY_MAX, term: HOURLY_TERM },
        Bound { what: "resends network", who: &network, most: HOURLY_FROM_NETWORK_MAX, term: HOURLY_TERM },
    ];
    // To oneself there is no other bound than these.
    let emails: Vec<_> = (by != target).then(|| code_emails(&pair)).into_iter().collect();
    write(conn, |conn| {
        // Held before any row; what it says counts only for what would be sent.
        let wait = throttles::wait(conn, terms, now, &hourly)?;
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
        let wait = wait.max(resend_wait(conn, &code, now)?).max(throttles::wait(conn, terms, now, &emails)?);
        if let Some(wait) = wait {
            return Ok(Resent::TooOften(wait));
        }
        let (nonce, key): ([u8; 16], _) = (rand::random(), terms.keyring.first());
        let generation = codes::renew(conn, &code, &nonce, &key.id, now)?;
        moves::owe_code(conn, NoticeKind::ValidationCode, &request, target, generation, now)?;
        for request in &left {
            moves::note(conn, request.id, What::Resent, Some(target), Actor::Account(by), now)?;
        }
        throttles::hit(conn, terms, now, &hourly)?;
        throttles::hit(conn, terms, now, &emails)?;
        Ok(Resent::Sent(target))
    })
}

fn resend_wait(conn: &mut AnyConnection, code: &CodeSeed, now: Moment) -> StoreResult<Option<Duration>> {
    let sent = codes::resends_within(conn, code, DAY, now)?;
    let apart = sent.last().map(|last| last.plus(APART).since(now));
    let daily =
        sent.len().checked_sub(DAILY_MAX).and_then(|first| sent.get(first)).map(|sent| sent.plus(DAY).since(now));
    Ok([apart, daily].into_iter().flatten().filter(|wait| !wait.is_zero()).max())
}
