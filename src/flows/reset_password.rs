//! A customer who has forgotten the password asks for a link, and chooses a new one with it.

use std::time::Duration;

use super::Cx;
use super::change_password::store_password;
use super::links::{StrangersLink, send_link};
use super::second_step::forget_recent_wrong_codes;
use super::throttles::{self, Bound};
use crate::domain::account::Language;
use crate::domain::link::LinkKind;
use crate::domain::request::Actor;
use crate::domain::time::DAY;
use crate::domain::typed_name::TypedName;
use crate::reads::links::{AccountToReset, account_to_reset};
use crate::store::StoreResult;
use crate::store::events::SECURITY_LOG;
use crate::store::locks::{self, Locks};

/// How long a link is good.
pub const TERM: Duration = Duration::from_mins(30);
/// Links for what was typed, while they are good: whoever is flooded has some that work.
const LOGIN_MAX: usize = 5;
/// Links for what was typed from one network in a day: a stranger floods nobody for long, and keeps nobody else from
/// asking.
const PAIR_MAX: usize = 15;
/// Links asked for from a client's network.
const NETWORK_MAX: usize = 30;
const NETWORK_TERM: Duration = Duration::from_hours(1);

/// What is typed to ask for a link: a NIC handle or an email address, in the form in which either is compared.
#[derive(Clone, Debug)]
pub struct ResetLogin(String);

impl ResetLogin {
    /// Reads it; none where it is neither.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        match TypedName::read(typed) {
            TypedName::Handle(nic) => Some(Self(nic.to_string())),
            TypedName::Address(email) => Some(Self(email.as_str().to_owned())),
            TypedName::Several | TypedName::Neither | TypedName::Unreadable(_) => None,
        }
    }
}

/// What became of asking for a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResetAsked {
    /// Whoever is known by this gets a link.
    Sent,
    /// Too often; how long to wait.
    TooOften(Duration),
}

/// Owes a link to whoever is known by this NIC handle or address. With the new password they go on to where they are
/// heading.
pub fn ask_for_reset(
    cx: &mut Cx<'_>,
    login: &ResetLogin,
    language: Language,
    heading: &str,
) -> StoreResult<ResetAsked> {
    let login = login.0.as_str();
    let address = cx.from.address.clone();
    cx.tx.after_commit(move || tracing::info!(target: SECURITY_LOG, address, "a new password is asked for"));
    let network = cx.from.network();
    let pair = format!("{network} {login}");
    let bounds = [
        Bound { what: "reset", who: login, most: LOGIN_MAX, term: TERM },
        Bound { what: "reset pair", who: &pair, most: PAIR_MAX, term: DAY },
        Bound { what: "reset network", who: &network, most: NETWORK_MAX, term: NETWORK_TERM },
    ];
    if let Err(wait) = throttles::count_unless_reached(cx, &bounds)? {
        return Ok(ResetAsked::TooOften(wait));
    }
    let kind = LinkKind::ResetPassword;
    send_link(cx, &StrangersLink { kind, sent_to: login, new: None, language, term: TERM, heading })?;
    Ok(ResetAsked::Sent)
}

/// Stores the hash of the new password, if the link is still good: says whether it was. The link is bound to the old
/// hash, and so is every other one of the account: all are dead now.
pub fn reset_password(cx: &mut Cx<'_>, token: &str, hash: &str) -> StoreResult<bool> {
    let found = account_to_reset(cx.tx, &cx.terms.keyring, token, cx.now)?;
    let Some(AccountToReset { account, .. }) = found else { return Ok(false) };
    locks::hold(cx.tx, &Locks { accounts: &[account.id], ..Locks::default() })?;
    // Another use of the same link may have been faster.
    if account_to_reset(cx.tx, &cx.terms.keyring, token, cx.now)?.is_none() {
        return Ok(false);
    }
    forget_recent_wrong_codes(cx, account.id)?;
    // The link has shown whose it is.
    cx.by = Actor::Account(account.id);
    store_password(cx, account.id, hash)?;
    Ok(true)
}
