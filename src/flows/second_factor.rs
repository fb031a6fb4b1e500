//! A customer switches the second factor on and off, and makes new recovery codes.

use std::time::Duration;

use super::Cx;
use super::reauthenticate::{OwnershipProof, ProofFault, account_and_network, own_account_bounds};
use super::sessions::renew_session;
use super::throttles;
use crate::domain::AccountId;
use crate::domain::event::AccountEvent;
use crate::domain::factor::{AppSecret, TypedCode};
use crate::domain::notice::{AccountNotice, Notice};
use crate::domain::session::SessionId;
use crate::keys::Sealed;
use crate::store::locks::{self, Locks};
use crate::store::{StoreError, StoreResult, factors, sessions};

/// What became of setting an app up.
pub enum AppSetUp {
    /// It has begun, with this number.
    Begun(i64),
    /// The password is wrong or missing.
    NotShown(ProofFault),
    /// One is on.
    AlreadyOn,
}

/// Draws a secret for an app to be set up with, in place of an earlier one.
pub fn set_up_app(cx: &mut Cx<'_>, own: &OwnershipProof) -> StoreResult<AppSetUp> {
    if let Err(fault) = own.settle(cx)? {
        return Ok(AppSetUp::NotShown(fault));
    }
    if factors::confirmed(cx.tx, own.account())?.is_some() {
        return Ok(AppSetUp::AlreadyOn);
    }
    let secret = AppSecret::new(rand::random());
    let sealed = cx.terms.keyring.seal(Sealed::SecondFactor, secret.as_bytes());
    let sealed = sealed.ok_or_else(|| StoreError::Corrupt("a secret could not be sealed".to_owned()))?;
    factors::begin_set_up(cx.tx, own.account(), &sealed, cx.now).map(AppSetUp::Begun)
}

/// A code that an app has shown while it is being set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppCode {
    /// The app.
    pub factor: i64,
    /// The step of the code.
    pub step: i64,
}

/// What the first code of an app turned out to be.
pub enum FirstCode {
    /// Right: the app is to be switched on with it.
    Right(AppCode),
    /// Wrong.
    Wrong,
    /// No app is being set up in this browser.
    NothingBegun,
    /// Too many wrong ones; how long to wait.
    TooOften(Duration),
}

/// Checks the first code of an app. `begun` is the app that this browser has begun to set up.
pub fn check_first_code(
    cx: &mut Cx<'_>,
    account: AccountId,
    begun: Option<i64>,
    code: &TypedCode,
) -> StoreResult<FirstCode> {
    let who = account_and_network(account, cx.from);
    let factor = factors::app_of(cx.tx, account)?.filter(|factor| factor.is_set_up_by(begun, cx.now));
    let found = factor.and_then(|factor| Some((factor.id, cx.terms.keyring.app_secret(&factor)?)));
    let Some((factor, secret)) = found else { return Ok(FirstCode::NothingBegun) };
    if let Some(wait) = throttles::reached(cx, &own_account_bounds(&who))? {
        return Ok(FirstCode::TooOften(wait));
    }
    let step = match code {
        TypedCode::App(digits) => secret.step_of(digits, cx.now, None),
        TypedCode::Recovery(_) | TypedCode::Nothing | TypedCode::Other => None,
    };
    if let Some(step) = step {
        return Ok(FirstCode::Right(AppCode { factor, step }));
    }
    throttles::hit_once(cx, &own_account_bounds(&who))?;
    Ok(FirstCode::Wrong)
}

/// What became of switching an app on.
pub enum AppSwitchedOn {
    /// It is on; the session that goes on.
    Done(SessionId),
    /// It was switched on or set up anew meanwhile, or the session has ended.
    Over,
}

/// Switches an app on, with the hashes of its recovery codes: every session ends but the new one, and the owner is
/// told.
pub fn switch_app_on(
    cx: &mut Cx<'_>,
    account: AccountId,
    first: AppCode,
    recovery_hashes: &[String],
    session: &SessionId,
) -> StoreResult<AppSwitchedOn> {
    locks::hold(cx.tx, &Locks { accounts: &[account], ..Locks::default() })?;
    // It may have ended while the recovery codes were hashed: then nothing starts a new one.
    let ended = sessions::find(cx.tx, &session.hash(), cx.now)?.is_none();
    if ended || !factors::confirm_set_up(cx.tx, first.factor, first.step, cx.now)? {
        return Ok(AppSwitchedOn::Over);
    }
    factors::replace_recovery_codes(cx.tx, account, recovery_hashes)?;
    announce(cx, account, AccountEvent::SecondFactorOn, AccountNotice::SecondFactorOn).map(AppSwitchedOn::Done)
}

/// What is done with password and code.
pub enum FactorChange {
    /// Switches the second factor off.
    SwitchOff,
    /// Puts recovery codes with these hashes in the place of the others.
    NewRecoveryCodes(Vec<String>),
}

/// What became of it.
pub enum FactorChanged {
    /// It is done; the session that goes on.
    Done(SessionId),
    /// Password or code are wrong or missing.
    NotShown(ProofFault),
    /// The second factor is off.
    NotOn,
}

/// Switches the second factor off, or makes new recovery codes: every session ends but the new one, and the owner is
/// told.
pub fn change_second_factor(
    cx: &mut Cx<'_>,
    own: &OwnershipProof,
    change: &FactorChange,
) -> StoreResult<FactorChanged> {
    let account = own.account();
    if let Err(fault) = own.settle(cx)? {
        return Ok(FactorChanged::NotShown(fault));
    }
    if !own.has_second_factor() {
        return Ok(FactorChanged::NotOn);
    }
    let (event, notice) = match change {
        FactorChange::SwitchOff => {
            factors::remove(cx.tx, account)?;
            (AccountEvent::SecondFactorOff, AccountNotice::SecondFactorOff)
        }
        FactorChange::NewRecoveryCodes(hashes) => {
            factors::replace_recovery_codes(cx.tx, account, hashes)?;
            (AccountEvent::RecoveryCodesMade, AccountNotice::RecoveryCodesMade)
        }
    };
    announce(cx, account, event, notice).map(FactorChanged::Done)
}

fn announce(cx: &mut Cx<'_>, account: AccountId, event: AccountEvent, notice: AccountNotice) -> StoreResult<SessionId> {
    cx.record_account(account, event)?;
    cx.owe(&Notice::to_account(notice, account))?;
    renew_session(cx, account)
}
