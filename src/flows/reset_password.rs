//! A customer who has forgotten the password asks for a link, and chooses a new one with it.

use std::time::Duration;

use super::throttles::{self, Bound};
use super::{Terms, change_password, links as opening};
use crate::domain::Place;
use crate::domain::account::{Account, EMAIL_MAX, EmailAddress, Language, NicHandle};
use crate::domain::link::LinkKind;
use crate::domain::notice::NoticeKind;
use crate::domain::request::Actor;
use crate::domain::text;
use crate::domain::time::Moment;
use crate::store::connection::{Lockable, lock_row};
use crate::store::links::{self, NewLink};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreResult, write};

/// How long a link is good.
pub const TERM: Duration = Duration::from_mins(30);
/// Links for what was typed, while they are good: whoever is flooded has some that work.
const LOGIN_MAX: usize = 5;
/// Links asked for from a client's network.
const NETWORK_MAX: usize = 30;
const NETWORK_TERM: Duration = Duration::from_hours(1);

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Whoever is known by this gets a link.
    Sent,
    /// This is neither a NIC handle nor an email address.
    Neither,
    /// Too often; how long to wait.
    TooOften(Duration),
}

/// Owes a link to whoever is known by this NIC handle or address. Nothing is looked up: what happens here is the same
/// whether there is an account or not. The worker finds that out when it makes the email.
///
/// # Errors
/// The database's fault.
pub fn ask(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    login: &str,
    language: Language,
    from: &Place,
) -> StoreResult<Asked> {
    let Some(login) = read(login) else { return Ok(Asked::Neither) };
    let network = from.network();
    write(conn, |conn| {
        let bounds = [
            Bound { what: "reset", who: &login, most: LOGIN_MAX, term: TERM },
            Bound { what: "reset network", who: &network, most: NETWORK_MAX, term: NETWORK_TERM },
        ];
        if let Err(wait) = throttles::count(conn, terms, now, &bounds)? {
            return Ok(Asked::TooOften(wait));
        }
        let link = NewLink {
            kind: LinkKind::ResetPassword,
            account: None,
            sent_to: &login,
            new: None,
            language,
            key_id: &terms.keyring.first().id,
            term: TERM,
        };
        let link = links::insert(conn, &link, now)?;
        outbox::put(conn, &Owed::with_link(NoticeKind::ResetPassword, link), now)?;
        Ok(Asked::Sent)
    })
}

fn read(login: &str) -> Option<String> {
    let login = text::line(login, EMAIL_MAX).ok()?;
    if login.contains('@') {
        return EmailAddress::parse(login).ok().map(|email| email.key());
    }
    NicHandle::parse(login).ok().map(|nic| nic.to_string())
}

/// The account that a link is for, while it is good.
///
/// # Errors
/// The database's fault.
pub fn opened_by(conn: &mut AnyConnection, terms: &Terms, now: Moment, token: &str) -> StoreResult<Option<Account>> {
    Ok(opening::opened_by(conn, terms, LinkKind::ResetPassword, token, now)?.and_then(|(_, account)| account))
}

/// Stores the hash of the new password, if the link is still good: says whether it was. The link is bound to the old hash,
/// and so is every other one of the account: all are dead now.
///
/// # Errors
/// The database's fault.
pub fn set(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    token: &str,
    hash: &str,
    from: &Place,
) -> StoreResult<bool> {
    write(conn, |conn| {
        let Some(account) = opened_by(conn, terms, now, token)? else { return Ok(false) };
        lock_row(conn, Lockable::Account, account.id.0)?;
        // Another use of the same link may have been faster.
        if opened_by(conn, terms, now, token)?.is_none() {
            return Ok(false);
        }
        change_password::store_password(conn, now, account.id, hash, Actor::Account(account.id), Some(from))?;
        Ok(true)
    })
}
