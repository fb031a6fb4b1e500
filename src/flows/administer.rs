//! What the operator does to an account: the flow's context says that it is the operator who acts, and why. Each act stands in the
//! operators' log.

use serde_json::json;

use super::Cx;
use super::change_password::store_password;
use super::moves::{self, EndedForOperator};
use crate::domain::AccountId;
use crate::domain::account::EmailAddress;
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
    let ended = end_open_requests(cx, account)?;
    // Nobody asks for more now that it is held.
    if !request_lists::open_of(cx.tx, account, 1)?.is_empty() {
        ended.log(cx)?;
        return Ok(Administered::Partly(ended.count()));
    }
    if !accounts::get(cx.tx, account)?.open {
        ended.log(cx)?;
        return Ok(Administered::AlreadySo);
    }
    let stamp = cx.stamp();
    accounts::set_open(cx.tx, account, false, stamp)?;
    sessions::end_all_of(cx.tx, account, cx.now)?;
    cx.record_account(account, AccountEvent::Closed)?;
    cx.owe(&Notice::to_account(AccountNotice::ClosedBySupport, account))?;
    ended.log(cx)?;
    log(cx, OperatorAct::AccountClosed, account)?;
    Ok(Administered::Done)
}

/// Holds the account with what is open of it, and ends that.
fn end_open_requests(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<EndedForOperator> {
    let ids: Vec<_> = request_lists::open_of(cx.tx, account, AT_ONCE)?.iter().map(|request| request.id).collect();
    let submissions = requests::submissions_of(cx.tx, &ids)?;
    let held = Locks { submissions: &submissions, requests: &ids, accounts: &[account], ..Locks::default() };
    locks::hold(cx.tx, &held)?;
    moves::end_for_operator(cx, &ids, |request| {
        if request.requester == account { FailReason::RequesterClosed } else { FailReason::NewContactClosed }
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
