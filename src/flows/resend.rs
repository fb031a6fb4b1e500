//! A validation code is sent again: a fresh one, for all that its reader must still decide in the submission.

use std::time::Duration;

use super::chosen::{self, Chosen};
use super::throttles::{self, Bound, code_emails, pair};
use super::{Cx, moves};
use crate::domain::acts::{Viewer, may_resend};
use crate::domain::code::CodeSeed;
use crate::domain::event::RequestEvent;
use crate::domain::notice::CodeOccasion;
use crate::domain::operator::{LogSubject, OperatorAct};
use crate::domain::request::{Actor, Request, State};
use crate::domain::time::{DAY, Moment};
use crate::domain::{AccountId, SubmissionId};
use crate::store::{AnyConnection, StoreResult, accounts, codes, requests};

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
    /// Nothing of it is there, or never this account's to have sent again.
    NotFound,
    /// Nothing of it is still pending.
    NotPending,
    /// The reader has nothing left to decide.
    NothingLeft,
    /// Too often.
    TooOften {
        /// Which bound is reached.
        bound: ResendBound,
        /// How long to wait.
        wait: Duration,
    },
}

/// How often a code may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResendBound {
    /// Once in 60 seconds.
    Apart,
    /// Ten times in 24 hours.
    Daily,
    /// All codes together: of the account, of its network, or of the requester to this account.
    Altogether,
}

/// Sends the code of `target` again (RULES.md, *Codes*): one, for all that it must still decide in the submission, whichever of its
/// requests are chosen.
pub fn resend(cx: &mut Cx<'_>, chosen: &Chosen, target: AccountId) -> StoreResult<Resent> {
    let by = match cx.by {
        Actor::Account(account) => Viewer::Account(account),
        Actor::Operator => Viewer::Operator,
        Actor::System => return Ok(Resent::NotFound),
    };
    // What bounds customers bounds no operator; what bounds a code bounds all.
    let customer = by.account().map(|by| (by, by.to_string(), cx.from.network(), pair(by, target)));
    let hourly = customer.iter().flat_map(|(_, who, network, _)| {
        let of_network =
            Bound { what: "resends network", who: network, most: HOURLY_FROM_NETWORK_MAX, term: HOURLY_TERM };
        [Bound { what: "resends", who, most: HOURLY_MAX, term: HOURLY_TERM }, of_network]
    });
    let hourly: Vec<_> = hourly.collect();
    // To oneself there is no other bound than these.
    let others = customer.iter().filter(|(by, ..)| *by != target);
    let emails: Vec<_> = others.map(|(_, _, _, pair)| code_emails(pair)).collect();
    // Held before any row; what they say counts only for what would be sent.
    throttles::hold_bounds(cx, &[&hourly[..], &emails].concat())?;
    let wait = throttles::reached(cx, &hourly)?;
    let mut held = chosen::hold(cx, chosen, by)?;
    held.retain(|request| may_resend(request, by, target));
    let Some(submission) = held.first().map(|request| request.submission) else { return Ok(Resent::NotFound) };
    if held.iter().all(|request| request.state_at(cx.now) != State::Pending) {
        return Ok(Resent::NotPending);
    }
    let mut left = requests::of_submission(cx.tx, submission)?;
    left.retain(|request| request.awaits(target, cx.now));
    let Some(code) = codes::find(cx.tx, submission, target)?.filter(|_| !left.is_empty()) else {
        return Ok(Resent::NothingLeft);
    };
    let altogether = wait.max(throttles::reached(cx, &emails)?).map(|wait| (wait, ResendBound::Altogether));
    let longest = resend_waits(cx.tx, &code, cx.now)?.into_iter().chain(altogether).max_by_key(|(wait, _)| *wait);
    if let Some((wait, bound)) = longest {
        return Ok(Resent::TooOften { bound, wait });
    }
    let nonce: [u8; 16] = rand::random();
    let generation = codes::renew(cx.tx, &code, &nonce, &cx.terms.keyring.first().id, cx.now)?;
    moves::owe_code_email(cx, CodeOccasion::ValidationCode, submission, target, generation)?;
    let resent = RequestEvent::Resent { reader: target };
    let records: Vec<_> = left.iter().map(|request| (request.id, resent)).collect();
    cx.record_all_by(&records, cx.by)?;
    log_sent_again(cx, submission, &left, target)?;
    throttles::hit_once(cx, &hourly)?;
    throttles::hit_once(cx, &emails)?;
    Ok(Resent::Sent(target))
}

/// The operators' log says which requests the code is for.
fn log_sent_again(cx: &mut Cx<'_>, submission: SubmissionId, left: &[Request], target: AccountId) -> StoreResult<()> {
    if cx.desk.is_none() {
        return Ok(());
    }
    let reader = LogSubject::Account(accounts::get(cx.tx, target)?.nic);
    let requests = left.iter().map(|request| LogSubject::Request(request.id));
    let about: Vec<_> = requests.chain([LogSubject::Submission(submission), reader]).collect();
    cx.log_act(OperatorAct::CodeSentAgain, &about)
}

fn resend_waits(conn: &mut AnyConnection, code: &CodeSeed, now: Moment) -> StoreResult<Vec<(Duration, ResendBound)>> {
    let sent = codes::resends_within(conn, code, DAY, now)?;
    let apart = sent.last().map(|last| last.plus(APART).since(now));
    let daily =
        sent.len().checked_sub(DAILY_MAX).and_then(|first| sent.get(first)).map(|sent| sent.plus(DAY).since(now));
    let waits = [(apart, ResendBound::Apart), (daily, ResendBound::Daily)].into_iter();
    Ok(waits.filter_map(|(wait, bound)| Some((wait.filter(|wait| !wait.is_zero())?, bound))).collect())
}
