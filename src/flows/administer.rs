//! What the operator does to an account: the flow's context says that it is the operator who acts, and why. Each act stands in the
//! operators' log.

use std::collections::HashSet;

use serde_json::json;

use super::Cx;
use super::change_password::store_password;
use super::moves::{self, EndedForOperator};
use crate::domain::AccountId;
use crate::domain::account::{Account, EmailAddress};
use crate::domain::event::AccountEvent;
use crate::domain::name::AccountName;
use crate::domain::notice::{AccountNotice, Notice};
use crate::domain::operator::{LogSubject, OperatorAct, Role};
use crate::domain::request::FailReason;
use crate::store::accounts::AccountChange;
use crate::store::locks::{self, Locks};
use crate::store::{StoreResult, accounts, factors, request_lists, requests, sessions};

/// So many requests are ended with one set of statements.
const AT_ONCE: i64 = 500;

/// What became of an operator's act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Administered {
    /// It is done.
    Done,
    /// It was so before.
    AlreadySo,
    /// Some of it is done: so many requests ended, and there are more.
    Partly(usize),
    /// It was blanked, and has no address that anything could be sent to.
    Blanked,
}

/// Sets a password: every session ends, and the owner is told.
pub fn set_password(cx: &mut Cx<'_>, account: AccountId, hash: &str) -> StoreResult<()> {
    store_password(cx, account, hash)?;
    log(cx, OperatorAct::PasswordSet, account)
}

/// Ends every session of an account.
pub fn sign_out_everywhere(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<()> {
    sessions::end_all_of(cx.tx, account, cx.now)?;
    cx.record_account(account, AccountEvent::SessionsEnded)?;
    cx.owe(&Notice::to_account(AccountNotice::SessionsEndedBySupport, account))?;
    log(cx, OperatorAct::SessionsEnded, account)
}

/// Closes an account (RULES.md, *Closed accounts*): every session ends, and every open request in which it is a party.
/// Of very many requests it ends some, and is to be called again.
pub fn close(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<Administered> {
    close_all(cx, &[account])
}

/// Closes accounts, some hundreds at most, as a set: [`Administered::AlreadySo`] where all of them were closed before.
/// Of very many requests it ends some, and is to be called again.
pub fn close_all(cx: &mut Cx<'_>, accounts: &[AccountId]) -> StoreResult<Administered> {
    let ended = end_open_requests(cx, accounts)?;
    // Nobody asks for more now that they are held.
    if !request_lists::open_numbers_of(cx.tx, accounts, 1)?.is_empty() {
        ended.log(cx)?;
        return Ok(Administered::Partly(ended.count()));
    }
    let mut closing: Vec<Account> = accounts::get_all(cx.tx, accounts.iter().copied())?.into_values().collect();
    closing.retain(|account| account.open);
    if closing.is_empty() {
        ended.log(cx)?;
        return Ok(Administered::AlreadySo);
    }
    closing.sort_unstable_by_key(|account| account.id);
    let (ids, stamp) = (closing.iter().map(|account| account.id).collect::<Vec<_>>(), cx.stamp());
    accounts::set_all_open(cx.tx, &ids, false, stamp)?;
    sessions::end_all_of_each(cx.tx, &ids, cx.now)?;
    cx.record_accounts(&ids, AccountEvent::Closed)?;
    let told = ids.iter().map(|id| Notice::to_account(AccountNotice::ClosedBySupport, *id));
    cx.owe_all(&told.collect::<Vec<_>>())?;
    ended.log(cx)?;
    let about: Vec<_> = closing.into_iter().map(|account| LogSubject::Account(account.nic)).collect();
    cx.log_act(OperatorAct::AccountClosed, &about)?;
    Ok(Administered::Done)
}

/// Holds the accounts with what is open of them, and ends that.
fn end_open_requests(cx: &mut Cx<'_>, accounts: &[AccountId]) -> StoreResult<EndedForOperator> {
    let ids = request_lists::open_numbers_of(cx.tx, accounts, AT_ONCE)?;
    let submissions = requests::submissions_of(cx.tx, &ids)?;
    locks::hold(cx.tx, &Locks { submissions: &submissions, requests: &ids, accounts, ..Locks::default() })?;
    let closing: HashSet<AccountId> = accounts.iter().copied().collect();
    moves::end_for_operator(cx, &ids, |request| {
        if closing.contains(&request.requester) { FailReason::RequesterClosed } else { FailReason::NewContactClosed }
    })
}

/// Whose a blanked account is from now on.
#[derive(Clone, Debug)]
pub struct GivenAnew {
    /// Its name.
    pub name: AccountName,
    /// Where its emails go.
    pub email: EmailAddress,
}

/// Reopens an account. One that was blanked is given a name and an address with it: else its emails would go nowhere, and nobody could
/// sign in. One that has them keeps them.
pub fn reopen(cx: &mut Cx<'_>, account: AccountId, anew: Option<&GivenAnew>) -> StoreResult<Administered> {
    hold(cx, account)?;
    let stored = accounts::get(cx.tx, account)?;
    if stored.open {
        return Ok(Administered::AlreadySo);
    }
    let stamp = cx.stamp();
    if stored.email.is_blank() {
        let Some(anew) = anew else { return Ok(Administered::Blanked) };
        let change = AccountChange { name: Some(&anew.name), email: Some(&anew.email), ..AccountChange::default() };
        accounts::change(cx.tx, account, &change, stamp)?;
    }
    accounts::set_open(cx.tx, account, true, stamp)?;
    cx.record_account(account, AccountEvent::Reopened)?;
    cx.owe(&Notice::to_account(AccountNotice::ReopenedBySupport, account))?;
    log(cx, OperatorAct::AccountReopened, account)?;
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
    cx.owe(&Notice::to_account(AccountNotice::SecondFactorRemovedBySupport, account))?;
    log(cx, OperatorAct::SecondFactorRemoved, account)?;
    Ok(Administered::Done)
}

/// Gives an account a role, or takes it away: its sessions end, so that none of them goes on with what it may no longer do.
pub fn grant(cx: &mut Cx<'_>, account: AccountId, role: Option<Role>) -> StoreResult<Administered> {
    hold(cx, account)?;
    let before = accounts::role_of(cx.tx, account)?;
    if before == role {
        return Ok(Administered::AlreadySo);
    }
    accounts::set_role(cx.tx, account, role)?;
    sessions::end_all_of(cx.tx, account, cx.now)?;
    cx.record_account(account, AccountEvent::RoleGiven)?;
    let what = match role {
        Some(Role::Support) => AccountNotice::MadeSupport,
        Some(Role::Admin) => AccountNotice::MadeAdmin,
        None => AccountNotice::RoleTakenAway,
    };
    cx.owe(&Notice::to_account(what, account))?;
    let name = |role: Option<Role>| role.map_or("none", Role::as_str);
    log_with(cx, OperatorAct::RoleGiven, account, json!({ "before": name(before), "after": name(role) }))?;
    Ok(Administered::Done)
}

fn hold(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<()> {
    locks::hold(cx.tx, &Locks { accounts: &[account], ..Locks::default() })
}

fn log(cx: &mut Cx<'_>, act: OperatorAct, account: AccountId) -> StoreResult<()> {
    let nic = accounts::get(cx.tx, account)?.nic;
    cx.log_act(act, &[LogSubject::Account(nic)])
}

fn log_with(cx: &mut Cx<'_>, act: OperatorAct, account: AccountId, details: serde_json::Value) -> StoreResult<()> {
    let nic = accounts::get(cx.tx, account)?.nic;
    cx.log_act_with(act, &[LogSubject::Account(nic)], Some(details))
}
