//! A customer looks at where it is signed in, and ends what it does not know.

use super::Terms;
use super::reauthenticate::{Attempt, Settled, Shown};
use super::sign_in::SessionId;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::store::events::{self, Event, What};
use crate::store::sessions::{self, Session};
use crate::store::{AnyConnection, StoreResult, write};

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
    let mut others = sessions::of_account(conn, account, now, sessions::LIVE_MAX)?;
    others.retain(|other| this.as_ref().is_none_or(|this| this.id_hash != other.id_hash));
    Ok(OwnSessions { this, others })
}

/// Which sessions are to end.
pub enum Ends {
    /// The one of this hash.
    One(String),
    /// All but this one.
    AllBut(SessionId),
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// They have ended; what was already over stays so.
    Done,
    /// The account has no such session.
    NotFound,
    /// The password is wrong or missing.
    NotShown(Settled),
}

/// Ends sessions of an account that shows, by its password, that they are its own.
///
/// # Errors
/// The database's fault.
pub fn end_sessions(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    (attempt, shown): &(Attempt, Shown),
    ends: &Ends,
    from: &Place,
) -> StoreResult<Ended> {
    let account = attempt.account;
    write(conn, |conn| {
        if let Ends::One(id_hash) = ends
            && sessions::owner_of(conn, id_hash)? != Some(account)
        {
            attempt.take_back(conn)?;
            return Ok(Ended::NotFound);
        }
        match attempt.settle(conn, terms, now, shown, from)? {
            Settled::Right => {}
            wrong => return Ok(Ended::NotShown(wrong)),
        }
        let some_ended = match ends {
            Ends::One(id_hash) => sessions::find(conn, id_hash, now)?.is_some() && sessions::end(conn, id_hash, now)?,
            Ends::AllBut(this) => sessions::end_others_of(conn, account, &this.hash(), now)?,
        };
        if some_ended {
            note(conn, now, account, from)?;
        }
        Ok(Ended::Done)
    })
}

fn note(conn: &mut AnyConnection, now: Moment, account: AccountId, from: &Place) -> StoreResult<()> {
    let event = Event { what: What::SessionsEnded, about: Some(account), by: Actor::Account(account), at: now };
    events::insert_for_account(conn, event, Some(from))
}
