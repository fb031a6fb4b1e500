//! A customer switches the second factor on and off, and makes new recovery codes.

use std::time::Duration;

use super::Terms;
use super::proof;
use super::reauthenticate::{Attempt, Settled, Shown, bounds, pair};
use super::sign_in::{SessionId, renew_session};
use super::throttles;
use crate::domain::factor::{AppSecret, TypedCode};
use crate::domain::notice::NoticeKind;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::keys::Sealed;
use crate::store::connection::{Lockable, lock_row};
use crate::store::events::What;
use crate::store::factors::{self, Factor};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreError, StoreResult, sessions, write};

/// How long an app can be set up with the secret that was shown.
const SET_UP_TERM: Duration = Duration::from_hours(1);

/// How things stand.
pub enum Standing {
    /// Off.
    Off,
    /// Being set up with this secret.
    SettingUp(AppSecret),
    /// On since then; so many recovery codes are left.
    On(Moment, usize),
}

/// How things stand for an account. `begun` is the app that this browser has begun to set up: nobody else is shown its secret.
///
/// # Errors
/// The database's fault.
pub fn standing(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    account: AccountId,
    begun: Option<i64>,
) -> StoreResult<Standing> {
    let Some(factor) = factors::of(conn, account)? else { return Ok(Standing::Off) };
    if let Some(since) = factor.confirmed_at {
        return Ok(Standing::On(since, factors::recovery_codes_left(conn, account)?.len()));
    }
    Ok(secret_being_set_up(terms, now, &factor, begun).map_or(Standing::Off, Standing::SettingUp))
}

fn secret_being_set_up(terms: &Terms, now: Moment, factor: &Factor, begun: Option<i64>) -> Option<AppSecret> {
    let shown = factor.confirmed_at.is_none() && begun == Some(factor.id) && now.since(factor.created_at) < SET_UP_TERM;
    if shown { proof::open(&terms.keyring, factor) } else { None }
}

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
    shown: &Shown,
    from: &Place,
) -> StoreResult<SetUp> {
    let begun = write(conn, |conn| {
        if attempt.settle(conn, terms, now, shown, from)? != Settled::Right {
            return Ok(SetUp::PasswordWrong);
        }
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
    from: &Place,
) -> StoreResult<FirstCode> {
    let who = pair(account, from);
    write(conn, |conn| {
        let factor = factors::of(conn, account)?;
        let found = factor.and_then(|factor| Some((factor.id, secret_being_set_up(terms, now, &factor, begun)?)));
        let Some((factor, secret)) = found else { return Ok(FirstCode::NothingBegun) };
        if let Some(wait) = throttles::wait(conn, terms, now, &bounds(&who))? {
            return Ok(FirstCode::TooOften(wait));
        }
        let step = match code {
            TypedCode::App(digits) => secret.step_of(digits, now, None),
            _ => None,
        };
        if let Some(step) = step {
            return Ok(FirstCode::Right { factor, step });
        }
        throttles::hit(conn, terms, now, &bounds(&who))?;
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
    session: &SessionId,
    place: &Place,
) -> StoreResult<Option<SessionId>> {
    write(conn, |conn| {
        lock_row(conn, Lockable::Account, account.0)?;
        // It may have ended while the recovery codes were hashed: then nothing starts a new one.
        if sessions::find(conn, &session.hash(), now)?.is_none() {
            return Ok(None);
        }
        if !factors::confirm(conn, factor, step, now)? {
            return Ok(None);
        }
        factors::replace_recovery_codes(conn, account, recovery_hashes)?;
        announce(conn, now, account, (What::SecondFactorOn, NoticeKind::SecondFactorOn), place).map(Some)
    })
}

/// What is done with password and code.
pub enum Act {
    /// Switches the second factor off.
    SwitchOff,
    /// Puts recovery codes with these hashes in the place of the others.
    NewRecoveryCodes(Vec<String>),
}

/// What became of it.
pub enum Acted {
    /// It is done; the session that goes on.
    Done(SessionId),
    /// The password is wrong.
    PasswordWrong,
    /// The password is right, the code is not.
    CodeWrong,
    /// The second factor is off.
    NotOn,
}

/// Switches the second factor off, or makes new recovery codes: every session ends but the new one, and the owner is told.
///
/// # Errors
/// The database's fault.
pub fn act(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    attempt: &Attempt,
    shown: &Shown,
    act: &Act,
    place: &Place,
) -> StoreResult<Acted> {
    let account = attempt.account;
    write(conn, |conn| {
        match attempt.settle(conn, terms, now, shown, place)? {
            Settled::PasswordNeeded | Settled::PasswordWrong => return Ok(Acted::PasswordWrong),
            Settled::CodeNeeded | Settled::CodeWrong => return Ok(Acted::CodeWrong),
            Settled::Right if attempt.holder.is_none() => return Ok(Acted::NotOn),
            Settled::Right => {}
        }
        let told = match act {
            Act::SwitchOff => {
                factors::remove(conn, account)?;
                (What::SecondFactorOff, NoticeKind::SecondFactorOff)
            }
            Act::NewRecoveryCodes(hashes) => {
                factors::replace_recovery_codes(conn, account, hashes)?;
                (What::RecoveryCodesMade, NoticeKind::RecoveryCodesMade)
            }
        };
        announce(conn, now, account, told, place).map(Acted::Done)
    })
}

fn announce(
    conn: &mut AnyConnection,
    now: Moment,
    account: AccountId,
    (what, kind): (What, NoticeKind),
    place: &Place,
) -> StoreResult<SessionId> {
    proof::note(conn, what, account, now, place)?;
    outbox::put(conn, &Owed::to_account(kind, account), now)?;
    renew_session(conn, now, account, place)
}
