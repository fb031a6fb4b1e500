//! A customer signs in with a password. It is checked between two transactions: one lets the attempt in, one says where
//! it leads.

use std::time::Duration;

use super::Cx;
use super::sessions::{begin_session, begin_waiting_session, sign_out};
use super::throttles::{self, Bound};
use crate::domain::AccountId;
use crate::domain::account::Account;
use crate::domain::event::AccountEvent;
use crate::domain::request::Actor;
use crate::domain::session::SessionId;
use crate::domain::typed_name::TypedName;
use crate::measures;
use crate::passwords::{Against, Checked};
use crate::store::events::SECURITY_LOG;
use crate::store::locks::{self, Locks};
use crate::store::{AnyConnection, StoreResult, accounts, factors};

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
/// Failures written down about one account within the term, whoever causes them.
const NOTED_MAX: usize = 20;
/// Failures written down about nobody within the term.
const NOTED_ABOUT_NOBODY_MAX: usize = 100;

/// An attempt that may go on to its password.
#[derive(Clone)]
pub struct SignInAttempt {
    account: Option<Account>,
    against: Against,
    /// For whom failures are counted, beside the network.
    who: String,
    under_way: Vec<i64>,
}

impl SignInAttempt {
    /// What the password is to be checked against: a decoy where there is no such account, or it has no password.
    #[must_use]
    pub fn against(&self) -> Against {
        self.against.clone()
    }

    /// The attempt is no longer under way: it was looked at, or nobody could.
    pub fn take_back(&self, cx: &mut Cx<'_>) -> StoreResult<()> {
        throttles::take_back(cx, &self.under_way)
    }
}

/// Whether an attempt may go on to its password.
pub enum BegunSignIn {
    /// It may.
    LetIn(Box<SignInAttempt>),
    /// There were too many failures; how long to wait.
    TooOften(Duration),
    /// There are too many at once.
    Crowd,
}

/// Looks for the account and notes that an attempt is under way: of these there are so many at once, and no more. Asks
/// the database the same, whether there is such an account or not.
pub fn begin_sign_in(cx: &mut Cx<'_>, login: &str) -> StoreResult<BegunSignIn> {
    let named = TypedName::read(login);
    let account = find_account(cx.tx, &named)?;
    let typed = match &named {
        TypedName::Handle(nic) => nic.to_string(),
        TypedName::Address(email) => email.as_str().to_owned(),
        TypedName::Several | TypedName::Neither | TypedName::Unreadable(_) => login.trim().to_lowercase(),
    };
    let who = account.as_ref().map_or_else(|| format!("typed {typed}"), |account| format!("account {}", account.id));
    let (network, pair) = counted_by(cx, &who);
    if let Some(wait) = throttles::reached(cx, &failures(&network, &pair))? {
        return Ok(BegunSignIn::TooOften(wait));
    }
    let at_once = [
        Bound { what: "sign-in under way", who: &pair, most: PAIR_AT_ONCE, term: UNDER_WAY },
        Bound { what: "sign-in under way address", who: &network, most: ADDRESS_AT_ONCE, term: UNDER_WAY },
    ];
    let Ok(under_way) = throttles::count_unless_reached(cx, &at_once)? else { return Ok(BegunSignIn::Crowd) };
    let own = accounts::password_hash_of(cx.tx, account.as_ref().map(|account| account.id))?;
    let decoy = accounts::decoy_hash(cx.tx, cx.terms.keyring.decoy_number(&typed))?;
    let against = own.map_or(Against::Decoy(decoy), Against::Own);
    Ok(BegunSignIn::LetIn(Box::new(SignInAttempt { account, against, who, under_way })))
}

/// The one open account that is known by this handle or address.
fn find_account(conn: &mut AnyConnection, named: &TypedName) -> StoreResult<Option<Account>> {
    match named {
        TypedName::Handle(nic) => Ok(accounts::by_nic(conn, nic)?.filter(|account| account.open)),
        TypedName::Address(email) => {
            let mut found = accounts::open_by_email(conn, email)?;
            Ok(if found.len() == 1 { found.pop() } else { None })
        }
        TypedName::Several | TypedName::Neither | TypedName::Unreadable(_) => Ok(None),
    }
}

/// The client's network, and the network with the account.
fn counted_by(cx: &Cx<'_>, who: &str) -> (String, String) {
    let network = cx.from.network();
    let pair = format!("{network} {who}");
    (network, pair)
}

/// What failures count under.
fn failures<'a>(network: &'a str, pair: &'a str) -> [Bound<'a>; 2] {
    [
        Bound { what: "sign-in", who: pair, most: PAIR_MAX, term: TERM },
        Bound { what: "sign-in address", who: network, most: ADDRESS_MAX, term: TERM },
    ]
}

/// What is known of the password that was typed.
#[derive(Clone, Debug)]
pub struct CheckedPassword {
    /// What checking it said.
    pub checked: Checked,
    /// A stronger hash of it, where the stored one is weak.
    pub renewed: Option<String>,
}

/// How far an attempt leads.
pub enum FinishedSignIn {
    /// All the way.
    SignedIn(SessionId),
    /// To the second factor: this session is nobody's before that.
    AwaitsCode(SessionId),
    /// Nowhere: no such account, an address that is shared, a closed account and a wrong password are all answered
    /// alike.
    Failed,
    /// Nowhere yet: it was right against a hash that was replaced meanwhile, by another sign-in that stored a stronger
    /// one or because the password was changed. It is to be checked once more, from the start.
    Again,
    /// Nowhere, right or not: others that were under way at the same time have failed too often. How long to wait.
    TooOften(Duration),
}

/// Starts a session where the password is right; one that waits, where there is a second factor. A failure is written
/// down once. `before` is the browser's session until now. It ends here even where a second factor is still to come:
/// the cookie forgets it, and a session that nobody holds should not stay open.
pub fn finish_sign_in(
    cx: &mut Cx<'_>,
    attempt: &SignInAttempt,
    password: &CheckedPassword,
    before: Option<&SessionId>,
) -> StoreResult<FinishedSignIn> {
    attempt.take_back(cx)?;
    let (network, pair) = counted_by(cx, &attempt.who);
    let failures = failures(&network, &pair);
    if let Some(wait) = throttles::reached(cx, &failures)? {
        return Ok(FinishedSignIn::TooOften(wait));
    }
    // Whoever changes the password meanwhile ends the sessions that there are: this one must be among them. The
    // database is asked the same where there is no such account.
    let held = attempt.account.as_ref().map_or(AccountId(0), |account| account.id);
    locks::hold(cx.tx, &Locks { accounts: &[held], ..Locks::default() })?;
    let (account, read) = match right_account(cx.tx, attempt, password.checked)? {
        RightAccount::Right(account, read) => (account, read),
        RightAccount::Replaced => return Ok(FinishedSignIn::Again),
        RightAccount::Wrong => {
            throttles::hit_once(cx, &failures)?;
            cx.tx.after_commit(measures::failed_sign_in);
            record_failure(cx, attempt)?;
            return Ok(FinishedSignIn::Failed);
        }
    };
    if let Some(renewed) = &password.renewed {
        accounts::renew_password_hash(cx.tx, account, read, renewed)?;
    }
    if let Some(before) = before {
        sign_out(cx, before)?;
    }
    if factors::confirmed(cx.tx, account)?.is_none() {
        return begin_session(cx, account).map(FinishedSignIn::SignedIn);
    }
    begin_waiting_session(cx, account).map(FinishedSignIn::AwaitsCode)
}

/// What a checked password is worth by now.
enum RightAccount<'a> {
    /// It is right: the account, and the hash that it was checked against.
    Right(AccountId, &'a str),
    /// It was right, and the account has another hash by now.
    Replaced,
    /// It is wrong, or there is no such open account.
    Wrong,
}

/// Whether the password is right and still is: the account may have been closed, or its hash replaced, while this one
/// was checked.
fn right_account<'a>(
    conn: &mut AnyConnection,
    attempt: &'a SignInAttempt,
    checked: Checked,
) -> StoreResult<RightAccount<'a>> {
    let (Some(account), Against::Own(read), false) = (&attempt.account, &attempt.against, checked == Checked::Wrong)
    else {
        return Ok(RightAccount::Wrong);
    };
    let open = accounts::get(conn, account.id)?.open;
    let same = accounts::password_hash(conn, account.id)?.as_deref() == Some(read);
    Ok(match (open, same) {
        (false, _) => RightAccount::Wrong,
        (true, false) => RightAccount::Replaced,
        (true, true) => RightAccount::Right(account.id, read),
    })
}

/// Writes a failure down, about the account or about nobody. Of many, only so many: nobody fills a customer's history.
fn record_failure(cx: &mut Cx<'_>, attempt: &SignInAttempt) -> StoreResult<()> {
    let about = attempt.account.as_ref().map(|account| account.id);
    let who = about.map(|id| id.to_string()).unwrap_or_default();
    let most = if about.is_some() { NOTED_MAX } else { NOTED_ABOUT_NOBODY_MAX };
    if throttles::has_room(cx, Bound { what: "failures noted", who: &who, most, term: TERM })? {
        return cx.record_visitor(about, AccountEvent::SignInFailed, Actor::System);
    }
    let about = about.map(|id| id.0);
    cx.tx.after_commit(move || {
        tracing::info!(target: SECURITY_LOG, about, "a failed sign-in, one of too many to note");
    });
    Ok(())
}
