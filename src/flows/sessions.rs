//! A session begins, goes on as another one, and ends.

use std::time::Duration;

use super::Cx;
use crate::domain::AccountId;
use crate::domain::event::AccountEvent;
use crate::domain::request::Actor;
use crate::domain::session::SessionId;
use crate::store::StoreResult;
use crate::store::locks::{self, Locks};
use crate::store::sessions::{self, NewSession};

/// How long a sign-in waits for the second factor.
const WAITS: Duration = Duration::from_mins(10);

/// Starts a session for whoever has shown all that the account asks for, and writes that down.
pub fn begin_session(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<SessionId> {
    cx.record_visitor(Some(account), AccountEvent::SignedIn, Actor::Account(account))?;
    start_session(cx, account)
}

/// Starts a session that waits for the second factor, and is nobody's before.
pub fn begin_waiting_session(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<SessionId> {
    cx.record_visitor(Some(account), AccountEvent::CodeAwaited, Actor::System)?;
    let id = SessionId::new(rand::random());
    sessions::start_waiting(
        cx.tx,
        NewSession { id_hash: &id.hash(), account, from: cx.from },
        cx.now.plus(WAITS),
        cx.now,
    )?;
    Ok(id)
}

fn start_session(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<SessionId> {
    let id = SessionId::new(rand::random());
    sessions::start(cx.tx, NewSession { id_hash: &id.hash(), account, from: cx.from }, cx.now)?;
    Ok(id)
}

/// Ends every session of an account, also those that wait for the second factor, and starts a new one for its owner,
/// who has just changed what the account is protected by.
pub fn renew_session(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<SessionId> {
    sessions::end_all_of(cx.tx, account, cx.now)?;
    start_session(cx, account)
}

/// Ends one session of an account and starts another in its place, for its owner, who has just shown the password
/// again. None where it was ended meanwhile: it must not come back.
pub fn replace_session(cx: &mut Cx<'_>, account: AccountId, before: &SessionId) -> StoreResult<Option<SessionId>> {
    locks::hold(cx.tx, &Locks { accounts: &[account], ..Locks::default() })?;
    if !sessions::end(cx.tx, &before.hash(), cx.now)? {
        return Ok(None);
    }
    start_session(cx, account).map(Some)
}

/// Ends a session. It is written down where it was still somebody's.
pub fn sign_out(cx: &mut Cx<'_>, id: &SessionId) -> StoreResult<()> {
    let live = sessions::find(cx.tx, &id.hash(), cx.now)?.is_some();
    let owner = sessions::owner_of(cx.tx, &id.hash())?.filter(|_| live);
    if let (true, Some(account)) = (sessions::end(cx.tx, &id.hash(), cx.now)?, owner) {
        cx.record_visitor(Some(account), AccountEvent::SignedOut, Actor::Account(account))?;
    }
    Ok(())
}

/// Writes down that a session was used, and from where.
pub fn write_use_down(cx: &mut Cx<'_>, id: &SessionId) -> StoreResult<()> {
    sessions::write_use_down(cx.tx, &id.hash(), cx.from, cx.now)
}
