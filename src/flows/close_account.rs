//! A customer closes its account: only where nobody would miss it.

use super::reauthenticate::{OwnershipProof, ProofFault};
use super::{Cx, moves};
use crate::domain::AccountId;
use crate::domain::event::AccountEvent;
use crate::domain::notice::{AccountNotice, Notice};
use crate::store::locks::{self, Locks};
use crate::store::{StoreResult, accounts, request_lists, requests, service_counts, sessions};

/// So many requests whose time is over are written down as expired on the way.
const OVER_MAX: i64 = 25;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountClosing {
    /// The account is closed.
    Done,
    /// It is still needed.
    InTheWay,
    /// Password or code are wrong or missing: it is not shown that the account is its own.
    NotShown(ProofFault),
}

/// Closes an account (RULES.md, *Closed accounts*): its sessions end, and its owner is told.
pub fn close_account(cx: &mut Cx<'_>, own: &OwnershipProof) -> StoreResult<AccountClosing> {
    let id = own.account();
    hold_and_expire(cx, id)?;
    if is_needed(cx, id)? {
        own.take_back(cx)?;
        return Ok(AccountClosing::InTheWay);
    }
    if let Err(fault) = own.settle(cx)? {
        return Ok(AccountClosing::NotShown(fault));
    }
    if accounts::get(cx.tx, id)?.open {
        let stamp = cx.stamp();
        accounts::set_open(cx.tx, id, false, stamp)?;
        sessions::end_all_of(cx.tx, id, cx.now)?;
        cx.record_account(id, AccountEvent::Closed)?;
        cx.owe(&Notice::to_account(AccountNotice::AccountClosed, id))?;
    }
    Ok(AccountClosing::Done)
}

/// Holds the account: whoever would make it a contact, or ask for that, holds it too, and looks again whether it is open. Of
/// its requests, those whose time is over are no longer in the way; that is written down first.
fn hold_and_expire(cx: &mut Cx<'_>, id: AccountId) -> StoreResult<()> {
    let mut over = request_lists::open_of(cx.tx, id, OVER_MAX)?;
    over.retain(|request| !request.state_at(cx.now).is_open());
    let ids: Vec<_> = over.iter().map(|request| request.id).collect();
    // All in the one order: whoever held requests, and then waited for an import, would be in its way.
    let submissions = requests::submissions_of(cx.tx, &ids)?;
    let held = Locks { submissions: &submissions, requests: &ids, accounts: &[id], ..Locks::default() };
    locks::hold(cx.tx, &held)?;
    moves::hold_requests(cx, &ids).map(drop)
}

/// Whether it is a contact, or party to an open request, or about to be replaced in one. `reads::account` says by which.
fn is_needed(cx: &mut Cx<'_>, id: AccountId) -> StoreResult<bool> {
    Ok(service_counts::of_account(cx.tx, id)?.total() > 0
        || request_lists::count_open_of(cx.tx, id, cx.now)? > 0
        || request_lists::is_being_replaced(cx.tx, id, cx.now)?)
}
