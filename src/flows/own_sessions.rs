//! A customer looks at where it is signed in, and ends what it does not know.

use super::sign_in::SessionId;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::store::events::{self, Event, What};
use crate::store::sessions::{self, Session};
use crate::store::{AnyConnection, StoreResult, write};

/// Sessions that are listed at most.
pub const LISTED_MAX: usize = 100;

/// Where an account is signed in: this session, and the others, the newest first.
#[derive(Clone, Debug)]
pub struct OwnSessions {
    /// The one that looks.
    pub this: Option<Session>,
    /// The others.
    pub others: Vec<Session>,
}

/// Where an account is signed in.
///
/// # Errors
/// The database's fault.
pub fn own_sessions(
    conn: &mut AnyConnection,
    now: Moment,
    account: AccountId,
    this: &SessionId,
) -> StoreResult<OwnSessions> {
    let this = sessions::find(conn, &this.hash(), now)?;
    let mut others = sessions::of_account(conn, account, now, i64::try_from(LISTED_MAX).unwrap_or(i64::MAX))?;
    others.retain(|other| this.as_ref().is_none_or(|this| this.id_hash != other.id_hash));
    others.truncate(LISTED_MAX - usize::from(this.is_some()));
    Ok(OwnSessions { this, others })
}

/// Ends one of an account's sessions. False where it has no such session; one that is already over stays so.
///
/// # Errors
/// The database's fault.
pub fn end_one(
    conn: &mut AnyConnection,
    now: Moment,
    account: AccountId,
    id_hash: &str,
    from: &Place,
) -> StoreResult<bool> {
    write(conn, |conn| {
        if sessions::owner_of(conn, id_hash)? != Some(account) {
            return Ok(false);
        }
        if sessions::end(conn, id_hash, now)? {
            note(conn, now, account, from)?;
        }
        Ok(true)
    })
}

/// Ends all of an account's sessions but this one.
///
/// # Errors
/// The database's fault.
pub fn end_others(
    conn: &mut AnyConnection,
    now: Moment,
    account: AccountId,
    this: &SessionId,
    from: &Place,
) -> StoreResult<()> {
    write(conn, |conn| {
        if sessions::end_others_of(conn, account, &this.hash(), now)? {
            note(conn, now, account, from)?;
        }
        Ok(())
    })
}

fn note(conn: &mut AnyConnection, now: Moment, account: AccountId, from: &Place) -> StoreResult<()> {
    let event = Event { what: What::SessionsEnded, about: Some(account), by: Actor::Account(account), at: now };
    events::insert_for_account(conn, event, Some(from))
}
