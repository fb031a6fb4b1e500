//! The second step of a sign-in: the code of the authenticator app, or a recovery code. It is checked between two
//! transactions, as the password is.

use std::time::Duration;

use super::proof::{self, FactorHolder, FactorProof};
use super::sessions::begin_session;
use super::throttles::{self, Bound};
use super::{Cx, Terms};
use crate::domain::AccountId;
use crate::domain::event::AccountEvent;
use crate::domain::notice::{AccountNotice, Notice};
use crate::domain::session::SessionId;
use crate::domain::time::DAY;
use crate::measures;
use crate::reads::visitor::code_awaited_from;
use crate::store::events::SECURITY_LOG;
use crate::store::locks::{self, Locks};
use crate::store::{StoreResult, sessions, throttle};

/// Wrong codes for one sign-in; then it starts again with the password.
const TRIES_MAX: usize = 5;
/// As long as any sign-in waits.
const TRIES_TERM: Duration = Duration::from_hours(1);

/// Wrong codes for an account, from wherever they come: who has a password must not find the code by trying.
#[must_use]
pub fn code_bounds(account: &str) -> [Bound<'_>; 2] {
    [
        Bound { what: "second-factor code", who: account, most: 10, term: Duration::from_mins(15) },
        Bound { what: "second-factor code, day", who: account, most: 20, term: DAY },
    ]
}

/// Lets codes be tried again at once: whoever knew the password knows it no longer. What counts over the day stays: a
/// mailbox alone, with which the password can be changed again and again, must not find a code by trying.
pub fn forget_recent_wrong_codes(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<()> {
    let account = account.to_string();
    let [recent, _of_the_day] = code_bounds(&account);
    throttles::forget_hits(cx, recent)
}

/// A code that may be checked.
pub struct SecondStepAttempt {
    session: SessionId,
    /// Whose code it is to be.
    pub holder: FactorHolder,
    hits: Vec<i64>,
}

impl SecondStepAttempt {
    /// The try does not count: it was right, or nobody could look at it.
    pub fn take_back(&self, cx: &mut Cx<'_>) -> StoreResult<()> {
        throttles::take_back(cx, &self.hits)
    }
}

/// What becomes of a try.
pub enum BegunSecondStep {
    /// The code may be checked.
    Begun(Box<SecondStepAttempt>),
    /// No sign-in waits for a code.
    Over,
    /// Too many wrong codes; how long to wait.
    TooOften(Duration),
}

/// Counts the try, from its start, so that many at once are no way around the limits.
pub fn begin_second_step(cx: &mut Cx<'_>, session: &SessionId) -> StoreResult<BegunSecondStep> {
    let Some(account) = code_awaited_from(cx.tx, session, cx.now)? else { return Ok(BegunSecondStep::Over) };
    let Some(holder) = FactorHolder::load(cx.tx, account)? else { return Ok(BegunSecondStep::Over) };
    let mut hits = match throttles::count_unless_reached(cx, &code_bounds(&account.to_string()))? {
        Ok(hits) => hits,
        Err(wait) => return Ok(BegunSecondStep::TooOften(wait)),
    };
    let tries = tries_key(cx.terms, session);
    throttle::hold(cx.tx, &tries)?;
    if throttle::wait(cx.tx, &tries, TRIES_MAX, TRIES_TERM, cx.now)?.is_some() {
        return Ok(BegunSecondStep::Over);
    }
    // This is no throttle but part of the rule: it counts even where the operator has lifted those.
    hits.push(throttle::hit(cx.tx, &tries, cx.now)?);
    Ok(BegunSecondStep::Begun(Box::new(SecondStepAttempt { session: session.clone(), holder, hits })))
}

/// How a try ends.
pub enum FinishedSecondStep {
    /// The code is right: the session.
    SignedIn(SessionId),
    /// It is not.
    Wrong,
    /// It is not, for the last time: the sign-in has ended.
    TooManyWrong,
    /// The sign-in was over meanwhile.
    Over,
}

/// Ends the waiting session and starts another one where the code is right. After the last wrong one the waiting
/// session ends.
pub fn finish_second_step(
    cx: &mut Cx<'_>,
    attempt: &SecondStepAttempt,
    proof: Option<&FactorProof>,
) -> StoreResult<FinishedSecondStep> {
    let SecondStepAttempt { session, holder, .. } = attempt;
    let account = holder.account();
    locks::hold(cx.tx, &Locks { accounts: &[account], ..Locks::default() })?;
    // It may have ended, or its account closed, while the code was checked.
    if code_awaited_from(cx.tx, session, cx.now)? != Some(account) {
        return Ok(FinishedSecondStep::Over);
    }
    if let Some(proof) = proof
        && proof::take_proof(cx, holder, proof)?
    {
        attempt.take_back(cx)?;
        if !sessions::end(cx.tx, &session.hash(), cx.now)? {
            return Ok(FinishedSecondStep::Over);
        }
        log_right_code(cx, account, proof);
        return begin_session(cx, account).map(FinishedSecondStep::SignedIn);
    }
    proof::record_failed_proof(cx, account, AccountEvent::SecondFactorFailed)?;
    cx.tx.after_commit(measures::failed_sign_in);
    let tries = tries_key(cx.terms, session);
    if throttle::wait(cx.tx, &tries, TRIES_MAX, TRIES_TERM, cx.now)?.is_none() {
        return Ok(FinishedSecondStep::Wrong);
    }
    sessions::end(cx.tx, &session.hash(), cx.now)?;
    cx.owe(&Notice::to_account(AccountNotice::SecondFactorFailed, account))?;
    Ok(FinishedSecondStep::TooManyWrong)
}

fn log_right_code(cx: &mut Cx<'_>, account: AccountId, proof: &FactorProof) {
    let factor = match proof {
        FactorProof::App(_) => "app",
        FactorProof::Recovery(_) => "recovery code",
    };
    cx.tx.after_commit(move || {
        tracing::info!(target: SECURITY_LOG, about = account.0, factor, "the second factor is right");
    });
}

fn tries_key(terms: &Terms, session: &SessionId) -> String {
    terms.keyring.throttle_key("second-factor tries", &session.hash())
}
