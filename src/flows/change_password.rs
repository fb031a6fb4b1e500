//! An account gets another password, however that came about.

use super::Cx;
use super::sessions::renew_session;
use crate::domain::AccountId;
use crate::domain::event::AccountEvent;
use crate::domain::link::LinkKind;
use crate::domain::notice::{AccountNotice, Notice};
use crate::domain::request::Actor;
use crate::domain::session::SessionId;
use crate::store::locks::{self, Locks};
use crate::store::{StoreResult, accounts, links, sessions};

/// Stores the hash of the new password: every session ends, the owner is told, and it stands in the history. Links that
/// were sent before are dead, since they are bound to the old hash.
pub fn store_password(cx: &mut Cx<'_>, account: AccountId, hash: &str) -> StoreResult<()> {
    locks::hold(cx.tx, &Locks { accounts: &[account], ..Locks::default() })?;
    accounts::set_password_hash(cx.tx, account, hash)?;
    sessions::end_all_of(cx.tx, account, cx.now)?;
    links::retire(cx.tx, LinkKind::ChangeEmail, account, cx.now)?;
    cx.record_account(account, AccountEvent::PasswordChanged)?;
    let what = match cx.by {
        Actor::Operator => AccountNotice::PasswordSetBySupport,
        Actor::Account(_) | Actor::System => AccountNotice::PasswordChanged,
    };
    cx.owe(&Notice::to_account(what, account))
}

/// The same by the account itself while it is signed in: it stays so, in a new session.
pub fn change_own_password(cx: &mut Cx<'_>, account: AccountId, hash: &str) -> StoreResult<SessionId> {
    store_password(cx, account, hash)?;
    renew_session(cx, account)
}
