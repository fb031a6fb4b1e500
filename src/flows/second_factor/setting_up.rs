//! Setting an authenticator app up: a secret for it, and its first code.

use std::time::Duration;

use super::{Attempt, Terms, announce, is_right, page_bound, secret_being_set_up};
use crate::domain::factor::{AppSecret, TypedCode};
use crate::domain::notice::NoticeKind;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::flows::sign_in::SessionId;
use crate::flows::throttles;
use crate::keys::Sealed;
use crate::passwords::Checked;
use crate::store::events::What;
use crate::store::{AnyConnection, StoreError, StoreResult, factors, write};

/// What became of setting an app up.
pub enum SetUp {
    /// It has begun, with this number.
    Begun(i64),
    /// The password is wrong.
    PasswordWrong,
    /// One is on.
    AlreadyOn,
}

/// Draws a secret for an app to be set up with, in place of an earlier one.
///
/// # Errors
/// The database's fault.
pub fn set_up(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    attempt: &Attempt,
    password: Checked,
) -> StoreResult<SetUp> {
    let begun = write(conn, |conn| {
        if !is_right(conn, attempt, password)? {
            return Ok(SetUp::PasswordWrong);
        }
        attempt.take_back(conn)?;
        if factors::confirmed(conn, attempt.account)?.is_some() {
            return Ok(SetUp::AlreadyOn);
        }
        let secret = AppSecret::new(rand::random());
        let sealed = terms.keyring.seal(Sealed::SecondFactor, secret.as_bytes());
        let sealed = sealed.ok_or_else(|| StoreError::Corrupt("a secret could not be sealed".to_owned()))?;
        factors::begin(conn, attempt.account, &sealed, now).map(SetUp::Begun)
    });
    match begun {
        // Another browser was faster.
        Err(StoreError::Duplicate(_)) => Ok(SetUp::AlreadyOn),
        begun => begun,
    }
}

/// What the first code of an app turned out to be.
pub enum FirstCode {
    /// Right: the app is to be switched on with it.
    Right {
        /// The app.
        factor: i64,
        /// The step of the code.
        step: i64,
    },
    /// Wrong.
    Wrong,
    /// No app is being set up in this browser.
    NothingBegun,
    /// Too many wrong ones; how long to wait.
    TooOften(Duration),
}

/// Checks the first code of an app.
///
/// # Errors
/// The database's fault.
pub fn check_first_code(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    account: AccountId,
    begun: Option<i64>,
    code: &TypedCode,
) -> StoreResult<FirstCode> {
    let who = account.to_string();
    write(conn, |conn| {
        let factor = factors::of(conn, account)?;
        let found = factor.and_then(|factor| Some((factor.id, secret_being_set_up(terms, now, &factor, begun)?)));
        let Some((factor, secret)) = found else { return Ok(FirstCode::NothingBegun) };
        if let Some(wait) = throttles::wait(conn, terms, now, &page_bound(&who))? {
            return Ok(FirstCode::TooOften(wait));
        }
        let step = match code {
            TypedCode::App(digits) => secret.step_of(digits, now, None),
            _ => None,
        };
        if let Some(step) = step {
            return Ok(FirstCode::Right { factor, step });
        }
        throttles::hit(conn, terms, now, &page_bound(&who))?;
        Ok(FirstCode::Wrong)
    })
}

/// Switches an app on, with the hashes of its recovery codes: every session ends but the new one, and the owner is told. None
/// where it was switched on, or set up anew, meanwhile.
///
/// # Errors
/// The database's fault.
pub fn switch_on(
    conn: &mut AnyConnection,
    now: Moment,
    account: AccountId,
    (factor, step): (i64, i64),
    recovery_hashes: &[String],
    place: &Place,
) -> StoreResult<Option<SessionId>> {
    write(conn, |conn| {
        if !factors::confirm(conn, factor, step, now)? {
            return Ok(None);
        }
        factors::replace_recovery_codes(conn, account, recovery_hashes)?;
        announce(conn, now, account, (What::SecondFactorOn, NoticeKind::SecondFactorOn), place).map(Some)
    })
}
