//! A customer signs in and out; who a session belongs to.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::Terms;
use crate::domain::account::{Account, NicHandle, email_key};
use crate::domain::time::Moment;
use crate::keys::hex;
use crate::passwords::{self, Checked};
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, sessions, throttle, write};

/// The term over which failures count.
const TERM: Duration = Duration::from_mins(15);
/// Failures for an account and client address within the term.
const PAIR_MAX: usize = 10;
/// Failures for a client address within the term.
const ADDRESS_MAX: usize = 100;

/// What is typed and where it comes from.
pub struct Attempt<'a> {
    /// A NIC handle or an email address.
    pub login: &'a str,
    /// The password.
    pub password: &'a str,
    /// The client's address.
    pub address: &'a str,
    /// What the browser calls itself.
    pub device: &'a str,
}

/// The id of a session, known to the browser alone.
pub struct SessionId(pub String);

impl SessionId {
    /// What of it is stored.
    #[must_use]
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

/// What became of it.
pub enum SignedIn {
    /// A session was started.
    Yes(SessionId),
    /// No such account, an address that is shared, a closed account or a wrong password: nobody is told which.
    No,
    /// Too many failures; how long to wait.
    TooOften(Duration),
}

/// Signs a customer in. Takes the same time whether or not there is such an account.
///
/// # Errors
/// The database's fault.
pub fn sign_in(conn: &mut AnyConnection, terms: &Terms, now: Moment, attempt: &Attempt<'_>) -> StoreResult<SignedIn> {
    let account = find(conn, attempt.login)?;
    let who = account.as_ref().map_or_else(|| attempt.login.trim().to_lowercase(), |account| account.id.to_string());
    // Every attempt counts from its start, so that many at once are no way around; a success is taken back.
    let hits = match count(conn, terms, now, attempt.address, &who)? {
        Ok(hits) => hits,
        Err(wait) => return Ok(SignedIn::TooOften(wait)),
    };
    let stored = match &account {
        Some(account) => accounts::password_hash(conn, account.id)?,
        None => None,
    };
    let checked = passwords::check(attempt.password, stored.as_deref());
    let (Some(account), false) = (account, checked == Checked::Wrong) else { return Ok(SignedIn::No) };

    let id = SessionId(hex(&rand::random::<[u8; 32]>()));
    let renewed = if checked == Checked::RightButWeak { passwords::hash(attempt.password).ok() } else { None };
    write(conn, |conn| {
        if let (Some(read), Some(renewed)) = (&stored, &renewed) {
            accounts::renew_password_hash(conn, account.id, read, renewed)?;
        }
        for hit in hits {
            throttle::take_back(conn, hit)?;
        }
        sessions::start(conn, &id.hash(), account.id, attempt.address, attempt.device, now)
    })?;
    Ok(SignedIn::Yes(id))
}

/// The one open account that is known by this handle or address.
fn find(conn: &mut AnyConnection, login: &str) -> StoreResult<Option<Account>> {
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
    if !terms.limits {
        return Ok(Ok(Vec::new()));
    }
    let keys = [
        (terms.keyring.throttle_key("sign-in", &format!("{address} {who}")), PAIR_MAX),
        (terms.keyring.throttle_key("sign-in address", address), ADDRESS_MAX),
    ];
    write(conn, |conn| {
        let mut longest = None;
        for (key, most) in &keys {
            longest = longest.max(throttle::wait(conn, key, *most, TERM, now)?);
        }
        if let Some(wait) = longest {
            return Ok::<_, StoreError>(Err(wait));
        }
        keys.iter().map(|(key, _)| throttle::hit(conn, key, now)).collect::<StoreResult<Vec<_>>>().map(Ok)
    })
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
    sessions::end(conn, &id.hash(), now)
}
