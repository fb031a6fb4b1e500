//! A customer ends what it does not know of where it is signed in.

use super::Cx;
use super::reauthenticate::{OwnershipProof, ProofFault};
use crate::domain::event::AccountEvent;
use crate::domain::session::SessionId;
use crate::store::{StoreResult, sessions};

/// Which sessions are to end.
pub enum SessionsToEnd {
    /// The one of this hash.
    One(String),
    /// All but this one.
    AllBut(SessionId),
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionsEnding {
    /// They have ended; what was already over stays so.
    Done,
    /// The account has no such session.
    NotFound,
    /// Password or code are wrong or missing: it is not shown that the account is its own.
    NotShown(ProofFault),
}

/// Ends sessions of an account that shows, by its password and code, that they are its own.
pub fn end_sessions(cx: &mut Cx<'_>, own: &OwnershipProof, which: &SessionsToEnd) -> StoreResult<SessionsEnding> {
    let account = own.account();
    if let SessionsToEnd::One(id_hash) = which
        && sessions::owner_of(cx.tx, id_hash)? != Some(account)
    {
        own.take_back(cx)?;
        return Ok(SessionsEnding::NotFound);
    }
    if let Err(fault) = own.settle(cx)? {
        return Ok(SessionsEnding::NotShown(fault));
    }
    let some_ended = match which {
        SessionsToEnd::One(id_hash) => {
            sessions::find(cx.tx, id_hash, cx.now)?.is_some() && sessions::end(cx.tx, id_hash, cx.now)?
        }
        SessionsToEnd::AllBut(this) => sessions::end_others_of(cx.tx, account, &this.hash(), cx.now)?,
    };
    if some_ended {
        cx.record_account(account, AccountEvent::SessionsEnded)?;
    }
    Ok(SessionsEnding::Done)
}
