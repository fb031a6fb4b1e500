//! What the operator does to an account: the flow's context says that it is the operator who acts.

use super::Cx;
use super::change_password::store_password;
use crate::domain::AccountId;
use crate::domain::event::AccountEvent;
use crate::domain::notice::{AccountNotice, Notice};
use crate::store::locks::{self, Locks};
use crate::store::{StoreResult, accounts, factors, sessions};

/// What became of an operator's act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Administered {
    /// It is done.
    Done,
    /// It was so before.
    AlreadySo,
}

/// Sets a password: every session ends, and the owner is told.
pub fn set_password(cx: &mut Cx<'_>, account: AccountId, hash: &str) -> StoreResult<()> {
    store_password(cx, account, hash)
}

/// Ends every session of an account.
pub fn sign_out_everywhere(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<()> {
    sessions::end_all_of(cx.tx, account, cx.now)?;
    cx.record_account(account, AccountEvent::SessionsEnded)
}

/// Closes an account (RULES.md, *Closed accounts*): every session ends.
pub fn close(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<Administered> {
    hold(cx, account)?;
    if !accounts::get(cx.tx, account)?.open {
        return Ok(Administered::AlreadySo);
    }
    accounts::set_closed(cx.tx, account, Some(cx.now))?;
    sessions::end_all_of(cx.tx, account, cx.now)?;
    cx.record_account(account, AccountEvent::Closed)?;
    Ok(Administered::Done)
}

/// Reopens an account.
pub fn reopen(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<Administered> {
    hold(cx, account)?;
    if accounts::get(cx.tx, account)?.open {
        return Ok(Administered::AlreadySo);
    }
    accounts::set_closed(cx.tx, account, None)?;
    cx.record_account(account, AccountEvent::Reopened)?;
    Ok(Administered::Done)
}

/// Removes the second factor with its recovery codes, for a customer who has lost both: every session ends, and the owner is
/// told. One that is only being set up goes too, and is not worth a word.
pub fn remove_second_factor(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<Administered> {
    hold(cx, account)?;
    let was_on = factors::confirmed(cx.tx, account)?.is_some();
    factors::remove(cx.tx, account)?;
    if !was_on {
        return Ok(Administered::AlreadySo);
    }
    sessions::end_all_of(cx.tx, account, cx.now)?;
    cx.record_account(account, AccountEvent::SecondFactorOff)?;
    cx.owe(&Notice::to_account(AccountNotice::SecondFactorOff, account))?;
    Ok(Administered::Done)
}

fn hold(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<()> {
    locks::hold(cx.tx, &Locks { accounts: &[account], ..Locks::default() })
}
