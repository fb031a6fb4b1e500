//! A validation code is sent again: a fresh one, for all that its reader must still decide in the submission.

use std::time::Duration;

use super::throttles::{self, Bound, code_emails, pair};
use super::{Cx, moves};
use crate::domain::code::CodeSeed;
use crate::domain::event::RequestEvent;
use crate::domain::notice::CodeOccasion;
use crate::domain::request::{Actor, State};
use crate::domain::time::{DAY, Moment};
use crate::domain::{AccountId, RequestId};
use crate::store::{AnyConnection, StoreResult, codes, requests};

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
pub fn resend(cx: &mut Cx<'_>, id: RequestId, target: AccountId) -> StoreResult<Resent> {
    let Actor::Account(by) = cx.by else { return Ok(Resent::NotFound) };
    let (who, network, pair) = (by.to_string(), cx.from.network(), pair(by, target));
    let hourly = [
        Bound { what: "resends", who: &who, most: HOURLY_MAX, term: HOURLY_TERM },
        Bound { what: "resends network", who: &network, most: HOURLY_FROM_NETWORK_MAX, term: HOURLY_TERM },
    ];
    // To oneself there is no other bound than these.
    let emails: Vec<_> = (by != target).then(|| code_emails(&pair)).into_iter().collect();
    // Held before any row; what they say counts only for what would be sent.
    throttles::hold_bounds(cx, &[&hourly[..], &emails].concat())?;
    let wait = throttles::reached(cx, &hourly)?;
    let Some(request) = moves::hold_request_of(cx, id, by)? else { return Ok(Resent::NotFound) };
    if !request.may_resend(by, target) {
        return Ok(Resent::NotFound);
    }
    if request.state_at(cx.now) != State::Pending {
        return Ok(Resent::NotPending);
    }
    let mut left = requests::of_submission(cx.tx, request.submission)?;
    left.retain(|request| request.awaits(target, cx.now));
    let Some(code) = codes::find(cx.tx, request.submission, target)?.filter(|_| !left.is_empty()) else {
        return Ok(Resent::NothingLeft);
    };
    let wait = wait.max(resend_wait(cx.tx, &code, cx.now)?).max(throttles::reached(cx, &emails)?);
    if let Some(wait) = wait {
        return Ok(Resent::TooOften(wait));
    }
    let nonce: [u8; 16] = rand::random();
    let generation = codes::renew(cx.tx, &code, &nonce, &cx.terms.keyring.first().id, cx.now)?;
    moves::owe_code_email(cx, CodeOccasion::ValidationCode, request.submission, target, generation)?;
    let resent = RequestEvent::Resent { reader: target };
    let records: Vec<_> = left.iter().map(|request| (request.id, resent)).collect();
    cx.record_all_by(&records, cx.by)?;
    throttles::hit_once(cx, &hourly)?;
    throttles::hit_once(cx, &emails)?;
    Ok(Resent::Sent(target))
}

fn resend_wait(conn: &mut AnyConnection, code: &CodeSeed, now: Moment) -> StoreResult<Option<Duration>> {
    let sent = codes::resends_within(conn, code, DAY, now)?;
    let apart = sent.last().map(|last| last.plus(APART).since(now));
    let daily =
        sent.len().checked_sub(DAILY_MAX).and_then(|first| sent.get(first)).map(|sent| sent.plus(DAY).since(now));
    Ok([apart, daily].into_iter().flatten().filter(|wait| !wait.is_zero()).max())
}
