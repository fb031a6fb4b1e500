//! A customer signs in and out; who a session belongs to.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::Terms;
use super::throttles::{self, Bound};
use crate::domain::account::{Account, EMAIL_MAX, NicHandle, email_key};
use crate::domain::request::Actor;
use crate::domain::text;
use crate::domain::text::hex;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::passwords::{Against, Checked};
use crate::store::connection::{Lockable, lock_row};
use crate::store::events::{self, Event, SECURITY_LOG, What};
use crate::store::{AnyConnection, StoreResult, accounts, factors, sessions, throttle, write};

/// The term over which failures count.
const TERM: Duration = Duration::from_mins(15);
/// Failures for an account and client network within the term.
const PAIR_MAX: usize = 10;
/// Failures for a client network within the term.
const ADDRESS_MAX: usize = 100;
/// Attempts under way at once for an account and client network: more than anybody needs who knows the password.
const PAIR_AT_ONCE: usize = 32;
/// Attempts under way at once for a client network.
const ADDRESS_AT_ONCE: usize = 128;
/// An attempt takes no longer; one that was cut off counts until then.
const UNDER_WAY: Duration = Duration::from_mins(1);
/// How long a sign-in waits for the second factor.
const WAITS: Duration = Duration::from_mins(10);
/// Failures written down about one account within the term, whoever causes them.
const NOTED_MAX: usize = 20;
/// Failures written down about nobody within the term.
const NOTED_ABOUT_NOBODY_MAX: usize = 100;

/// The id of a session, known to the browser alone.
#[derive(Clone)]
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
    /// Nowhere yet: it was right against a hash that was replaced meanwhile, by another sign-in that stored a stronger one or
    /// because the password was changed. It is to be checked once more, from the start.
    Again,
    /// Nowhere, right or not: others that were under way at the same time have failed too often. How long to wait.
    TooOften(Duration),
}

/// Why an attempt may not go on to its password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnedAway {
    /// There were too many failures; how long to wait.
    TooOften(Duration),
    /// There are too many at once.
    Crowd,
}

/// What is known of the password that was typed.
#[derive(Clone, Copy, Debug)]
pub struct Password<'a> {
    /// What checking it said.
    pub checked: Checked,
    /// A stronger hash of it, where the stored one is weak.
    pub renewed: Option<&'a str>,
}

/// An attempt that may go on to its password.
pub struct Attempt {
    account: Option<Account>,
    against: Against,
    /// For whom failures are counted, beside the network.
    who: String,
    under_way: Vec<i64>,
}

impl Attempt {
    /// What the password is to be checked against: a decoy where there is no such account, or it has no password.
    #[must_use]
    pub fn against(&self) -> Against {
        self.against.clone()
    }

    /// The attempt is no longer under way: it was looked at, or nobody could.
    ///
    /// # Errors
    /// The database's fault.
    pub fn take_back(&self, conn: &mut AnyConnection) -> StoreResult<()> {
        self.under_way.iter().try_for_each(|note| throttle::take_back(conn, *note))
    }
}

/// Looks for the account and notes that an attempt is under way: of these there are so many at once, and no more. Asks the
/// database the same, whether there is such an account or not.
///
/// # Errors
/// The database's fault. The inner one says why it may not.
pub fn begin(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    login: &str,
    place: &Place,
) -> StoreResult<Result<Attempt, TurnedAway>> {
    let account = find(conn, login)?;
    let typed = login.trim().to_lowercase();
    let who = account.as_ref().map_or_else(|| format!("typed {typed}"), |account| format!("account {}", account.id));
    let under_way = match let_in(conn, terms, now, &place.network(), &who)? {
        Ok(under_way) => under_way,
        Err(turned_away) => return Ok(Err(turned_away)),
    };
    let own = accounts::password_hash_of(conn, account.as_ref().map(|account| account.id))?;
    let decoy = accounts::decoy_hash(conn, terms.keyring.decoy_number(&typed))?;
    let against = own.map_or(Against::Decoy(decoy), Against::Own);
    Ok(Ok(Attempt { account, against, who, under_way }))
}

/// Starts a session where the password is right; one that waits, where there is a second factor. No such account, an address
/// that is shared, a closed account and a wrong password are all answered alike, with none, and each is written down once.
/// `before` is the browser's session until now. It ends here even where a second factor is still to come: the cookie forgets
/// it, and a session that nobody holds should not stay open.
///
/// # Errors
/// The database's fault.
pub fn finish(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    attempt: &Attempt,
    password: Password<'_>,
    place: &Place,
    before: Option<&SessionId>,
) -> StoreResult<Option<Entered>> {
    write(conn, |conn| {
        attempt.take_back(conn)?;
        let (network, pair) = (place.network(), pair(&place.network(), &attempt.who));
        let failures = failures(&network, &pair);
        if let Some(wait) = throttles::wait(conn, terms, now, &failures)? {
            return Ok(Some(Entered::TooOften(wait)));
        }
        // Whoever changes the password meanwhile ends the sessions that there are: this one must be among them. The database is
        // asked the same where there is no such account.
        lock_row(conn, Lockable::Account, attempt.account.as_ref().map_or(0, |account| account.id.0))?;
        let (account, read) = match right_account(conn, attempt, password.checked)? {
            Found::Right(account, read) => (account, read),
            Found::Replaced => return Ok(Some(Entered::Again)),
            Found::Wrong => {
                throttles::hit(conn, terms, now, &failures)?;
                note_failure(conn, terms, now, attempt, place)?;
                return Ok(None);
            }
        };
        if let Some(renewed) = password.renewed {
            accounts::renew_password_hash(conn, account, read, renewed)?;
        }
        if let Some(before) = before {
            end(conn, now, before, place)?;
        }
        if factors::confirmed(conn, account)?.is_none() {
            return enter(conn, now, account, place).map(|id| Some(Entered::SignedIn(id)));
        }
        let event = Event { what: What::CodeAwaited, about: Some(account), by: Actor::System, at: now };
        events::insert_for_account(conn, event, Some(place))?;
        let id = SessionId::draw();
        sessions::start_waiting(conn, &id.hash(), account, place, now.plus(WAITS), now)?;
        Ok(Some(Entered::AwaitsCode(id)))
    })
}

/// Starts a session for whoever has shown all that the account asks for, and writes that down.
///
/// # Errors
/// The database's fault.
pub fn enter(conn: &mut AnyConnection, now: Moment, account: AccountId, place: &Place) -> StoreResult<SessionId> {
    let event = Event { what: What::SignedIn, about: Some(account), by: Actor::Account(account), at: now };
    events::insert_for_account(conn, event, Some(place))?;
    start_session(conn, now, account, place)
}

/// Starts a session.
///
/// # Errors
/// The database's fault.
fn start_session(conn: &mut AnyConnection, now: Moment, account: AccountId, place: &Place) -> StoreResult<SessionId> {
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

/// Ends one session of an account and starts another in its place, for its owner, who has just shown the password again. None
/// where it was ended meanwhile: it must not come back.
///
/// # Errors
/// The database's fault.
pub fn replace_session(
    conn: &mut AnyConnection,
    now: Moment,
    account: AccountId,
    before: &SessionId,
    place: &Place,
) -> StoreResult<Option<SessionId>> {
    write(conn, |conn| {
        lock_row(conn, Lockable::Account, account.0)?;
        if !sessions::end(conn, &before.hash(), now)? {
            return Ok(None);
        }
        start_session(conn, now, account, place).map(Some)
    })
}

/// What a checked password is worth by now.
enum Found<'a> {
    /// It is right: the account, and the hash that it was checked against.
    Right(AccountId, &'a str),
    /// It was right, and the account has another hash by now.
    Replaced,
    /// It is wrong, or there is no such open account.
    Wrong,
}

/// Whether the password is right and still is: the account may have been closed, or its hash replaced, while this one was
/// checked.
fn right_account<'a>(conn: &mut AnyConnection, attempt: &'a Attempt, checked: Checked) -> StoreResult<Found<'a>> {
    let (Some(account), Against::Own(read), false) = (&attempt.account, &attempt.against, checked == Checked::Wrong)
    else {
        return Ok(Found::Wrong);
    };
    let open = accounts::get(conn, account.id)?.open;
    let same = accounts::password_hash(conn, account.id)?.as_deref() == Some(read);
    Ok(match (open, same) {
        (false, _) => Found::Wrong,
        (true, false) => Found::Replaced,
        (true, true) => Found::Right(account.id, read),
    })
}

/// Writes a failure down, about the account or about nobody. Of many, only so many: nobody fills a customer's history.
fn note_failure(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    attempt: &Attempt,
    place: &Place,
) -> StoreResult<()> {
    let about = attempt.account.as_ref().map(|account| account.id);
    let who = about.map(|id| id.to_string()).unwrap_or_default();
    let most = if about.is_some() { NOTED_MAX } else { NOTED_ABOUT_NOBODY_MAX };
    if throttles::has_room(conn, terms, now, Bound { what: "failures noted", who: &who, most, term: TERM })? {
        let event = Event { what: What::SignInFailed, about, by: Actor::System, at: now };
        events::insert_for_account(conn, event, Some(place))?;
    } else {
        tracing::info!(target: SECURITY_LOG, about = about.map(|id| id.0), "a failed sign-in, one of too many to note");
    }
    Ok(())
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

/// What failures count under.
fn failures<'a>(network: &'a str, pair: &'a str) -> [Bound<'a>; 2] {
    [
        Bound { what: "sign-in", who: pair, most: PAIR_MAX, term: TERM },
        Bound { what: "sign-in address", who: network, most: ADDRESS_MAX, term: TERM },
    ]
}

fn let_in(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    network: &str,
    who: &str,
) -> StoreResult<Result<Vec<i64>, TurnedAway>> {
    let pair = pair(network, who);
    let at_once = [
        Bound { what: "sign-in under way", who: &pair, most: PAIR_AT_ONCE, term: UNDER_WAY },
        Bound { what: "sign-in under way address", who: network, most: ADDRESS_AT_ONCE, term: UNDER_WAY },
    ];
    write(conn, |conn| {
        if let Some(wait) = throttles::wait(conn, terms, now, &failures(network, &pair))? {
            return Ok(Err(TurnedAway::TooOften(wait)));
        }
        Ok(throttles::count(conn, terms, now, &at_once)?.map_err(|_| TurnedAway::Crowd))
    })
}

fn pair(network: &str, who: &str) -> String {
    format!("{network} {who}")
}

/// The open account that a session belongs to, where it is not over; that it was used from there is written down.
///
/// # Errors
/// The database's fault.
pub fn account_of_session(
    conn: &mut AnyConnection,
    now: Moment,
    id: &SessionId,
    place: &Place,
) -> StoreResult<Option<Account>> {
    let Some(account) = sessions::account_of(conn, &id.hash(), place, now)? else { return Ok(None) };
    Ok(Some(accounts::get(conn, account)?).filter(|account| account.open))
}

/// Ends a session.
///
/// # Errors
/// The database's fault.
pub fn sign_out(conn: &mut AnyConnection, now: Moment, id: &SessionId, place: &Place) -> StoreResult<()> {
    write(conn, |conn| end(conn, now, id, place))
}

fn end(conn: &mut AnyConnection, now: Moment, id: &SessionId, place: &Place) -> StoreResult<()> {
    let live = sessions::find(conn, &id.hash(), now)?.is_some();
    let owner = sessions::owner_of(conn, &id.hash())?.filter(|_| live);
    if let (true, Some(account)) = (sessions::end(conn, &id.hash(), now)?, owner) {
        let event = Event { what: What::SignedOut, about: Some(account), by: Actor::Account(account), at: now };
        events::insert_for_account(conn, event, Some(place))?;
    }
    Ok(())
}
