//! What the operator does to an account.

use super::change_password::store_password;
use crate::domain::AccountId;
use crate::domain::notice::NoticeKind;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::store::events::{self, Event, What};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreResult, accounts, factors, sessions, write};

/// Sets a password: every session ends, and the owner is told.
///
/// # Errors
/// The database's fault.
pub fn set_password(conn: &mut AnyConnection, now: Moment, id: AccountId, hash: &str) -> StoreResult<()> {
    write(conn, |conn| store_password(conn, now, id, hash, Actor::Operator, None))
}

/// Ends every session of an account.
///
/// # Errors
/// The database's fault.
pub fn sign_out(conn: &mut AnyConnection, now: Moment, id: AccountId) -> StoreResult<()> {
    write(conn, |conn| {
        sessions::end_all_of(conn, id, now)?;
        note(conn, What::SessionsEnded, id, now)
    })
}

/// Closes an account (RULES.md, *Closed accounts*): every session ends. Says whether it was open.
///
/// # Errors
/// The database's fault.
pub fn close(conn: &mut AnyConnection, now: Moment, id: AccountId) -> StoreResult<bool> {
    write(conn, |conn| {
        if !accounts::get(conn, id)?.open {
            return Ok(false);
        }
        accounts::set_closed(conn, id, Some(now))?;
        sessions::end_all_of(conn, id, now)?;
        note(conn, What::Closed, id, now)?;
        Ok(true)
    })
}

/// Reopens an account. Says whether it was closed.
///
/// # Errors
/// The database's fault.
pub fn reopen(conn: &mut AnyConnection, now: Moment, id: AccountId) -> StoreResult<bool> {
    write(conn, |conn| {
        if accounts::get(conn, id)?.open {
            return Ok(false);
        }
        accounts::set_closed(conn, id, None)?;
        note(conn, What::Reopened, id, now)?;
        Ok(true)
    })
}

/// Removes the second factor with its recovery codes, for a customer who has lost both: every session ends, and the owner is
/// told. Says whether there was one.
///
/// # Errors
/// The database's fault.
pub fn remove_second_factor(conn: &mut AnyConnection, now: Moment, id: AccountId) -> StoreResult<bool> {
    write(conn, |conn| {
        let was_on = factors::confirmed(conn, id)?.is_some();
        factors::remove(conn, id)?;
        if was_on {
            sessions::end_all_of(conn, id, now)?;
            note(conn, What::SecondFactorOff, id, now)?;
            outbox::put(conn, &Owed::to_account(NoticeKind::SecondFactorOff, id), now)?;
        }
        Ok(was_on)
    })
}

fn note(conn: &mut AnyConnection, what: What, about: AccountId, now: Moment) -> StoreResult<()> {
    events::insert_for_account(conn, Event { what, about: Some(about), by: Actor::Operator, at: now }, None)
}
