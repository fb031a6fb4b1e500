//! A customer switches the second factor on and off, and makes new recovery codes.

pub mod setting_up;

use std::time::Duration;

use super::Terms;
use super::proof::{self, Holder, Proof};
use super::second_step::code_bounds;
use super::sign_in::{SessionId, renew_session};
use super::throttles::{self, Bound};
use crate::domain::factor::AppSecret;
use crate::domain::notice::NoticeKind;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::passwords::Checked;
use crate::store::events::What;
use crate::store::factors::{self, Factor};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreResult, accounts, throttle, write};

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

/// What is asked for a password, or a password and a code, and may have them checked.
pub struct Attempt {
    account: AccountId,
    password: Option<String>,
    /// Whose code it is to be, where the second factor is on.
    pub holder: Option<Holder>,
    page_hits: Vec<i64>,
    code_hits: Vec<i64>,
}

impl Attempt {
    /// The hash that the password is to be checked against.
    #[must_use]
    pub fn stored_hash(&self) -> Option<String> {
        self.password.clone()
    }

    fn take_back(&self, conn: &mut AnyConnection) -> StoreResult<()> {
        self.page_hits.iter().chain(&self.code_hits).try_for_each(|hit| throttle::take_back(conn, *hit))
    }
}

fn page_bound(account: &str) -> [Bound<'_>; 1] {
    [Bound { what: "second-factor page", who: account, most: 10, term: Duration::from_mins(15) }]
}

/// Counts the try, from its start. The inner error says how long to wait after too many wrong ones.
///
/// # Errors
/// The database's fault.
pub fn begin(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    account: AccountId,
    with_code: bool,
) -> StoreResult<Result<Attempt, Duration>> {
    let who = account.to_string();
    let codes = code_bounds(&who);
    let codes: &[Bound<'_>] = if with_code { &codes } else { &[] };
    write(conn, |conn| {
        let bounds: Vec<_> = page_bound(&who).into_iter().chain(codes.iter().copied()).collect();
        if let Some(wait) = throttles::wait(conn, terms, now, &bounds)? {
            return Ok(Err(wait));
        }
        Ok(Ok(Attempt {
            account,
            password: accounts::password_hash(conn, account)?,
            holder: Holder::load(conn, account)?,
            page_hits: throttles::hit(conn, terms, now, &page_bound(&who))?,
            code_hits: throttles::hit(conn, terms, now, codes)?,
        }))
    })
}

/// It may have been changed while this one was checked.
fn is_right(conn: &mut AnyConnection, attempt: &Attempt, password: Checked) -> StoreResult<bool> {
    Ok(password != Checked::Wrong && accounts::password_hash(conn, attempt.account)? == attempt.password)
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
    (password, proof): (Checked, Option<&Proof>),
    act: &Act,
    place: &Place,
) -> StoreResult<Acted> {
    let account = attempt.account;
    write(conn, |conn| {
        if !is_right(conn, attempt, password)? {
            // The code was not looked at.
            attempt.code_hits.iter().try_for_each(|hit| throttle::take_back(conn, *hit))?;
            return Ok(Acted::PasswordWrong);
        }
        let Some(holder) = &attempt.holder else {
            attempt.take_back(conn)?;
            return Ok(Acted::NotOn);
        };
        let taken = match proof {
            Some(proof) => proof::take(conn, &terms.keyring, now, holder, proof, place)?,
            None => false,
        };
        if !taken {
            proof::note(conn, What::SecondFactorFailed, account, now, place)?;
            return Ok(Acted::CodeWrong);
        }
        attempt.take_back(conn)?;
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
