//! Somebody who is signed in shows once more that the account is its own, before something of weight is done: with the present
//! password, and with a code where a second factor is on.

use std::time::Duration;

use super::Terms;
use super::proof::{self, Holder, Proof};
use super::second_step::code_bounds;
use super::throttles::{self, Bound};
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::passwords::Checked;
use crate::store::events::{SECURITY_LOG, What};
use crate::store::{AnyConnection, StoreResult, accounts, throttle, write};

/// Wrong passwords and codes within the term.
const WRONG_MAX: usize = 10;
const WRONG_TERM: Duration = Duration::from_mins(15);

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// The password.
    Password,
    /// The password, and a code where a second factor is on.
    PasswordAndCode,
}

/// A try that may go on to its password and code.
pub struct Attempt {
    /// Whose.
    pub account: AccountId,
    /// Whose code it is to be, where a second factor is on.
    pub holder: Option<Holder>,
    password: Option<String>,
    hits: Vec<i64>,
    code_hits: Vec<i64>,
}

/// What was shown.
pub struct Shown {
    /// What checking the password said; none where it was not given.
    pub password: Option<Checked>,
    /// Whether a code was given.
    pub code_given: bool,
    /// The code, where it fits.
    pub proof: Option<Proof>,
}

/// What is right and wrong about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// All is right.
    Right,
    /// The password was not given.
    PasswordNeeded,
    /// The password is wrong.
    PasswordWrong,
    /// The password is right, and a code was not given.
    CodeNeeded,
    /// The password is right, the code is not.
    CodeWrong,
}

/// The bound on wrong tries of an account.
#[must_use]
pub fn bound(account: &str) -> Bound<'_> {
    Bound { what: "own account", who: account, most: WRONG_MAX, term: WRONG_TERM }
}

/// Counts the try, from its start, so that many at once are no way around the bound.
///
/// # Errors
/// The database's fault. The inner one says how long to wait after too many wrong ones.
pub fn begin(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    account: AccountId,
    asks: Asks,
) -> StoreResult<Result<Attempt, Duration>> {
    let who = account.to_string();
    write(conn, |conn| {
        let holder = Holder::load(conn, account)?.filter(|_| asks == Asks::PasswordAndCode);
        let codes = code_bounds(&who);
        let codes: &[Bound<'_>] = if holder.is_some() { &codes } else { &[] };
        let bounds: Vec<_> = [bound(&who)].into_iter().chain(codes.iter().copied()).collect();
        if let Some(wait) = throttles::wait(conn, terms, now, &bounds)? {
            return Ok(Err(wait));
        }
        Ok(Ok(Attempt {
            account,
            holder,
            password: accounts::password_hash(conn, account)?,
            hits: throttles::hit(conn, terms, now, &[bound(&who)])?,
            code_hits: throttles::hit(conn, terms, now, codes)?,
        }))
    })
}

impl Attempt {
    /// The hash that the password is to be checked against.
    #[must_use]
    pub fn stored_hash(&self) -> Option<String> {
        self.password.clone()
    }

    /// Whether the password is right; it may have been changed while it was checked.
    ///
    /// # Errors
    /// The database's fault.
    pub fn password_is_right(&self, conn: &mut AnyConnection, shown: &Shown) -> StoreResult<bool> {
        Ok(shown.password.is_some_and(|password| password != Checked::Wrong)
            && accounts::password_hash(conn, self.account)? == self.password)
    }

    /// The try does not count: it was right, or nothing hung on it.
    ///
    /// # Errors
    /// The database's fault.
    pub fn take_back(&self, conn: &mut AnyConnection) -> StoreResult<()> {
        self.hits.iter().chain(&self.code_hits).try_for_each(|hit| throttle::take_back(conn, *hit))
    }

    /// Says whether all is right, and uses the code up. To be called within the transaction of what is to be done.
    ///
    /// # Errors
    /// The database's fault.
    pub fn settle(
        &self,
        conn: &mut AnyConnection,
        terms: &Terms,
        now: Moment,
        shown: &Shown,
        from: &Place,
    ) -> StoreResult<Settled> {
        if shown.password.is_none() {
            self.take_back(conn)?;
            return Ok(Settled::PasswordNeeded);
        }
        if !self.password_is_right(conn, shown)? {
            // The code was not looked at.
            self.code_hits.iter().try_for_each(|hit| throttle::take_back(conn, *hit))?;
            tracing::warn!(target: SECURITY_LOG, "the password given for one's own account is wrong");
            return Ok(Settled::PasswordWrong);
        }
        if let Some(holder) = &self.holder {
            if !shown.code_given {
                self.take_back(conn)?;
                return Ok(Settled::CodeNeeded);
            }
            let taken = match &shown.proof {
                Some(proof) => proof::take(conn, &terms.keyring, now, holder, proof, from)?,
                None => false,
            };
            if !taken {
                proof::note(conn, What::SecondFactorFailed, self.account, now, from)?;
                return Ok(Settled::CodeWrong);
            }
        }
        self.take_back(conn)?;
        Ok(Settled::Right)
    }
}
