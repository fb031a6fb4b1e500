//! The second step of a sign-in: the code of the authenticator app, or a recovery code.

use std::time::Duration;

use super::Terms;
use super::proof::{self, Holder, Proof};
use super::sign_in::{SessionId, enter};
use super::throttles::{self, Bound};
use crate::domain::notice::NoticeKind;
use crate::domain::time::{DAY, Moment};
use crate::domain::{AccountId, Place};
use crate::store::connection::{Lockable, lock_row};
use crate::store::events::{SECURITY_LOG, What};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreResult, accounts, sessions, throttle, write};

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

/// Forgets wrong codes: whoever knew the password knows it no longer.
///
/// # Errors
/// The database's fault.
pub fn forget_wrong_codes(conn: &mut AnyConnection, terms: &Terms, account: AccountId) -> StoreResult<()> {
    code_bounds(&account.to_string()).into_iter().try_for_each(|bound| throttles::forget(conn, terms, bound))
}

/// A code that may be checked.
pub struct Attempt {
    session: SessionId,
    /// Whose code it is to be.
    pub holder: Holder,
    hits: Vec<i64>,
}

impl Attempt {
    /// The try does not count: it was right, or nobody could look at it.
    ///
    /// # Errors
    /// The database's fault.
    pub fn take_back(&self, conn: &mut AnyConnection) -> StoreResult<()> {
        self.hits.iter().try_for_each(|hit| throttle::take_back(conn, *hit))
    }
}

/// What becomes of a try.
pub enum Begun {
    /// The code may be checked.
    Attempt(Box<Attempt>),
    /// No sign-in waits for a code.
    Over,
    /// Too many wrong codes; how long to wait.
    TooOften(Duration),
}

/// How a try ends.
pub enum Finished {
    /// The code is right: the session.
    SignedIn(SessionId),
    /// It is not.
    Wrong,
    /// It is not, for the last time: the sign-in has ended.
    TooManyWrong,
    /// The sign-in was over meanwhile.
    Over,
}

/// Whether a sign-in waits for a code.
///
/// # Errors
/// The database's fault.
pub fn is_awaited(conn: &mut AnyConnection, now: Moment, session: &SessionId) -> StoreResult<bool> {
    Ok(awaited_from(conn, now, session)?.is_some())
}

/// Counts the try, from its start, so that many at once are no way around the limits.
///
/// # Errors
/// The database's fault.
pub fn begin(conn: &mut AnyConnection, terms: &Terms, now: Moment, session: SessionId) -> StoreResult<Begun> {
    write(conn, |conn| {
        let Some(account) = awaited_from(conn, now, &session)? else { return Ok(Begun::Over) };
        let Some(holder) = Holder::load(conn, account)? else { return Ok(Begun::Over) };
        let mut hits = match throttles::count(conn, terms, now, &code_bounds(&account.to_string()))? {
            Ok(hits) => hits,
            Err(wait) => return Ok(Begun::TooOften(wait)),
        };
        let tries = tries_key(terms, &session);
        throttle::hold(conn, &tries)?;
        if throttle::wait(conn, &tries, TRIES_MAX, TRIES_TERM, now)?.is_some() {
            return Ok(Begun::Over);
        }
        // This is no throttle but part of the rule: it counts even where the operator has lifted those.
        hits.push(throttle::hit(conn, &tries, now)?);
        Ok(Begun::Attempt(Box::new(Attempt { session, holder, hits })))
    })
}

/// Ends the waiting session and starts another one where the code is right. After the last wrong one the waiting session ends.
///
/// # Errors
/// The database's fault.
pub fn finish(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    attempt: &Attempt,
    proof: Option<&Proof>,
    place: &Place,
) -> StoreResult<Finished> {
    let Attempt { session, holder, .. } = attempt;
    let account = holder.account();
    write(conn, |conn| {
        lock_row(conn, Lockable::Account, account.0)?;
        // It may have ended, or its account closed, while the code was checked.
        if awaited_from(conn, now, session)? != Some(account) {
            return Ok(Finished::Over);
        }
        if let Some(proof) = proof
            && proof::take(conn, &terms.keyring, now, holder, proof, place)?
        {
            attempt.take_back(conn)?;
            if !sessions::end(conn, &session.hash(), now)? {
                return Ok(Finished::Over);
            }
            let factor = if matches!(proof, Proof::App(_)) { "app" } else { "recovery code" };
            tracing::info!(target: SECURITY_LOG, about = account.0, factor, "the second factor is right");
            return enter(conn, now, account, place).map(Finished::SignedIn);
        }
        proof::note_failure(conn, What::SecondFactorFailed, account, now, place)?;
        let tries = tries_key(terms, session);
        if throttle::wait(conn, &tries, TRIES_MAX, TRIES_TERM, now)?.is_none() {
            return Ok(Finished::Wrong);
        }
        sessions::end(conn, &session.hash(), now)?;
        outbox::put(conn, &Owed::to_account(NoticeKind::SecondFactorFailed, account), now)?;
        Ok(Finished::TooManyWrong)
    })
}

/// The open account that a sign-in is for, where it waits for a code.
fn awaited_from(conn: &mut AnyConnection, now: Moment, session: &SessionId) -> StoreResult<Option<AccountId>> {
    let Some(account) = sessions::awaited_from(conn, &session.hash(), now)? else { return Ok(None) };
    Ok(Some(accounts::get(conn, account)?).filter(|account| account.open).map(|account| account.id))
}

fn tries_key(terms: &Terms, session: &SessionId) -> String {
    terms.keyring.throttle_key("second-factor tries", &session.hash())
}
