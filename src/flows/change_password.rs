//! An account gets another password, however that came about.

use super::sign_in::{SessionId, renew_session};
use crate::domain::link::LinkKind;
use crate::domain::notice::NoticeKind;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::store::connection::{Lockable, lock_row};
use crate::store::events::{self, Event, What};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreResult, accounts, links, sessions};

/// Stores the hash of the new password: every session ends, the owner is told, and it stands in the history. Links that
/// were sent before are dead, since they are bound to the old hash. To be called within a transaction.
///
/// # Errors
/// The database's fault.
pub fn store_password(
    conn: &mut AnyConnection,
    now: Moment,
    account: AccountId,
    hash: &str,
    by: Actor,
    from: Option<&Place>,
) -> StoreResult<()> {
    lock_row(conn, Lockable::Account, account.0)?;
    accounts::set_password_hash(conn, account, hash)?;
    sessions::end_all_of(conn, account, now)?;
    links::retire(conn, LinkKind::ChangeEmail, account, now)?;
    let event = Event { what: What::PasswordChanged, about: Some(account), by, at: now };
    events::insert_for_account(conn, event, from)?;
    outbox::put(conn, &Owed::to_account(NoticeKind::PasswordChanged, account), now)
}

/// The same by the account itself while it is signed in: it stays so, in a new session.
///
/// # Errors
/// The database's fault.
pub fn change_own_password(
    conn: &mut AnyConnection,
    now: Moment,
    account: AccountId,
    hash: &str,
    from: &Place,
) -> StoreResult<SessionId> {
    store_password(conn, now, account, hash, Actor::Account(account), Some(from))?;
    renew_session(conn, now, account, from)
}
