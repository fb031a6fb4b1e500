//! What the operator does to an account: the flow's context says that it is the operator who acts.

use super::change_password::store_password;
use super::{Cx, moves};
use crate::domain::AccountId;
use crate::domain::event::AccountEvent;
use crate::domain::notice::{AccountNotice, Notice};
use crate::domain::request::{Actor, Ending, FailReason, State};
use crate::store::locks::{self, Locks};
use crate::store::{StoreResult, accounts, factors, request_lists, sessions};

/// So many requests are ended with one set of statements.
const AT_ONCE: i64 = 500;

/// What became of an operator's act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Administered {
    /// It is done.
    Done,
    /// It was so before.
    AlreadySo,
    /// Some of it is done: there is more.
    Partly,
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

/// Closes an account (RULES.md, *Closed accounts*): every session ends, and every open request in which it is a party.
/// Of very many requests it ends some, and is to be called again.
pub fn close(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<Administered> {
    end_open_requests(cx, account)?;
    hold(cx, account)?;
    // Nobody asks for more now that it is held.
    if !request_lists::open_of(cx.tx, account, 1)?.is_empty() {
        return Ok(Administered::Partly);
    }
    if !accounts::get(cx.tx, account)?.open {
        return Ok(Administered::AlreadySo);
    }
    accounts::set_closed(cx.tx, account, Some(cx.now))?;
    sessions::end_all_of(cx.tx, account, cx.now)?;
    cx.record_account(account, AccountEvent::Closed)?;
    Ok(Administered::Done)
}

/// Pending requests are cancelled. What all have confirmed can only be carried out or fail: it fails now, and not when
/// its time comes.
fn end_open_requests(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<()> {
    let ids: Vec<_> = request_lists::open_of(cx.tx, account, AT_ONCE)?.iter().map(|request| request.id).collect();
    let held = moves::hold_requests(cx, &ids)?;
    let is_in = |state: State| held.iter().filter(move |request| request.stored_state == state).cloned();
    let (own, others): (Vec<_>, Vec<_>) = is_in(State::Processing).partition(|request| request.requester == account);
    moves::end_requests(cx, &is_in(State::Pending).collect::<Vec<_>>(), Ending::Cancelled, cx.by)?;
    moves::end_requests(cx, &own, Ending::Failed(Some(FailReason::RequesterClosed)), Actor::System)?;
    moves::end_requests(cx, &others, Ending::Failed(Some(FailReason::NewContactClosed)), Actor::System)?;
    Ok(())
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

/// Removes the second factor with its recovery codes, for a customer who has lost both: every session ends, and the
/// owner is told. One that is only being set up goes too, and is not worth a word.
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
