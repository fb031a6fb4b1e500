//! A customer signs in and out; who a session belongs to.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::Terms;
use super::throttles::{self, Bound};
use crate::domain::account::{Account, EMAIL_MAX, NicHandle, email_key};
use crate::domain::text;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::keys::hex;
use crate::passwords::Checked;
use crate::store::{AnyConnection, StoreResult, accounts, factors, sessions, throttle, write};

/// The term over which failures count.
const TERM: Duration = Duration::from_mins(15);
/// Failures for an account and client address within the term.
const PAIR_MAX: usize = 10;
/// Failures for a client address within the term.
const ADDRESS_MAX: usize = 100;
/// How long a sign-in waits for the second factor.
const WAITS: Duration = Duration::from_mins(10);

/// The id of a session, known to the browser alone.
pub struct SessionId(pub String);

impl SessionId {
    fn draw() -> Self {
        Self(hex(&rand::random::<[u8; 32]>()))
    }

    /// What of it is stored.
    #[must_use]
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

/// How far a right password leads.
pub enum Entered {
    /// All the way.
    SignedIn(SessionId),
    /// To the second factor: this session is nobody's before that.
    AwaitsCode(SessionId),
}

/// An attempt that may go on to its password.
pub struct Attempt {
    account: Option<Account>,
    stored: Option<String>,
    hits: Vec<i64>,
}

impl Attempt {
    /// The hash that the password is to be checked against; none where there is no such account.
    #[must_use]
    pub fn stored_hash(&self) -> Option<String> {
        self.stored.clone()
    }
}

/// Looks for the account and counts the attempt, from its start, so that many at once are hardly a way around the limit.
///
/// # Errors
/// The database's fault. The inner one says how long to wait after too many failures.
pub fn begin(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    login: &str,
    address: &str,
) -> StoreResult<Result<Attempt, Duration>> {
    let account = find(conn, login)?;
    let who = account.as_ref().map_or_else(|| login.trim().to_lowercase(), |account| account.id.to_string());
    let hits = match count(conn, terms, now, address, &who)? {
        Ok(hits) => hits,
        Err(wait) => return Ok(Err(wait)),
    };
    let stored = match &account {
        Some(account) => accounts::password_hash(conn, account.id)?,
        None => None,
    };
    Ok(Ok(Attempt { account, stored, hits }))
}

/// Starts a session where the password is right; one that waits, where there is a second factor. No such account, an address
/// that is shared, a closed account and a wrong password are all answered alike: with none. `renewed` is a stronger hash of the
/// password, where the stored one is weak. `before` is the browser's session until now. It ends here even where a second factor
/// is still to come: the cookie forgets it, and a session that nobody holds should not stay open.
///
/// # Errors
/// The database's fault.
pub fn finish(
    conn: &mut AnyConnection,
    now: Moment,
    attempt: &Attempt,
    checked: Checked,
    renewed: Option<&str>,
    place: &Place,
    before: Option<&SessionId>,
) -> StoreResult<Option<Entered>> {
    let (Some(account), false) = (&attempt.account, checked == Checked::Wrong) else { return Ok(None) };
    write(conn, |conn| {
        // It may have been closed, or its password changed, while this one was checked.
        if !accounts::get(conn, account.id)?.open || accounts::password_hash(conn, account.id)? != attempt.stored {
            return Ok(None);
        }
        if let (Some(read), Some(renewed)) = (&attempt.stored, renewed) {
            accounts::renew_password_hash(conn, account.id, read, renewed)?;
        }
        for hit in &attempt.hits {
            throttle::take_back(conn, *hit)?;
        }
        if let Some(before) = before {
            sessions::end(conn, &before.hash(), now)?;
        }
        if factors::confirmed(conn, account.id)?.is_none() {
            return start_session(conn, now, account.id, place).map(|id| Some(Entered::SignedIn(id)));
        }
        let id = SessionId::draw();
        sessions::start_waiting(conn, &id.hash(), account.id, place, now.plus(WAITS), now)?;
        Ok(Some(Entered::AwaitsCode(id)))
    })
}

/// Starts a session for whoever has shown all that the account asks for.
///
/// # Errors
/// The database's fault.
pub fn start_session(
    conn: &mut AnyConnection,
    now: Moment,
    account: AccountId,
    place: &Place,
) -> StoreResult<SessionId> {
    let id = SessionId::draw();
    sessions::start(conn, &id.hash(), account, place, now)?;
    Ok(id)
}

/// Ends every session of an account, also those that wait for the second factor, and starts a new one for its owner, who has
/// just changed what the account is protected by.
///
/// # Errors
/// The database's fault.
pub fn renew_session(
    conn: &mut AnyConnection,
    now: Moment,
    account: AccountId,
    place: &Place,
) -> StoreResult<SessionId> {
    sessions::end_all_of(conn, account, now)?;
    start_session(conn, now, account, place)
}

/// The one open account that is known by this handle or address.
fn find(conn: &mut AnyConnection, login: &str) -> StoreResult<Option<Account>> {
    let Ok(login) = text::line(login, EMAIL_MAX) else { return Ok(None) };
    if login.contains('@') {
        let mut found = accounts::open_by_email(conn, &email_key(login))?;
        return Ok(if found.len() == 1 { found.pop() } else { None });
    }
    let Ok(nic) = NicHandle::parse(login) else { return Ok(None) };
    Ok(accounts::by_nic(conn, &nic)?.filter(|account| account.open))
}

fn count(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    address: &str,
    who: &str,
) -> StoreResult<Result<Vec<i64>, Duration>> {
    let pair = format!("{address} {who}");
    let bounds = [
        Bound { what: "sign-in", who: &pair, most: PAIR_MAX, term: TERM },
        Bound { what: "sign-in address", who: address, most: ADDRESS_MAX, term: TERM },
    ];
    write(conn, |conn| throttles::count(conn, terms, now, &bounds))
}

/// The open account that a session belongs to, where it is not over.
///
/// # Errors
/// The database's fault.
pub fn account_of_session(conn: &mut AnyConnection, now: Moment, id: &SessionId) -> StoreResult<Option<Account>> {
    let Some(account) = sessions::account_of(conn, &id.hash(), now)? else { return Ok(None) };
    Ok(Some(accounts::get(conn, account)?).filter(|account| account.open))
}

/// Ends a session.
///
/// # Errors
/// The database's fault.
pub fn sign_out(conn: &mut AnyConnection, now: Moment, id: &SessionId) -> StoreResult<()> {
    sessions::end(conn, &id.hash(), now)?;
    Ok(())
}
