//! What links sent by email lead to: which accounts one is for, and whether the token that it carries is good.

use super::Terms;
use crate::domain::AccountId;
use crate::domain::account::{Account, EMAIL_MAX, NicHandle, email_key};
use crate::domain::link::{LinkKind, LinkToken};
use crate::domain::text;
use crate::domain::time::Moment;
use crate::store::links::{self, Link};
use crate::store::{AnyConnection, StoreResult, accounts};

/// What a link of an account depends on: it is dead as soon as any of it changes, whoever changes it.
pub struct BoundTo {
    password_hash: String,
    email: String,
}

impl BoundTo {
    /// Each part.
    #[must_use]
    pub fn each(&self) -> [&str; 2] {
        [&self.password_hash, &self.email]
    }
}

/// What the links of an account depend on today.
///
/// # Errors
/// The database's fault.
pub fn bound_to(conn: &mut AnyConnection, account: &Account) -> StoreResult<BoundTo> {
    let password_hash = accounts::password_hash(conn, account.id)?.unwrap_or_default();
    Ok(BoundTo { password_hash, email: account.email.key() })
}

/// The open accounts that are known by this NIC handle or address, at most so many.
///
/// # Errors
/// The database's fault.
pub fn accounts_for(conn: &mut AnyConnection, login: &str, most: i64) -> StoreResult<Vec<Account>> {
    let Ok(login) = text::line(login, EMAIL_MAX) else { return Ok(Vec::new()) };
    if login.contains('@') {
        return accounts::all_open_by_email(conn, &email_key(login), most);
    }
    let Ok(nic) = NicHandle::parse(login) else { return Ok(Vec::new()) };
    Ok(accounts::by_nic(conn, &nic)?.filter(|account| account.open).into_iter().collect())
}

/// The link of this kind that a token opens, and the account that it is for where there is one. None where it is used,
/// replaced, over or was never sent.
///
/// # Errors
/// The database's fault.
pub fn opened_by(
    conn: &mut AnyConnection,
    terms: &Terms,
    kind: LinkKind,
    token: &str,
    now: Moment,
) -> StoreResult<Option<(Link, Option<Account>)>> {
    let Some(token) = LinkToken::parse(token) else { return Ok(None) };
    let link = links::find(conn, token.link)?.filter(|link| link.kind == kind && link.is_good(now));
    let Some(link) = link else { return Ok(None) };
    let account = match token.account {
        Some(id) => accounts::find(conn, id)?.filter(|account| account.open),
        None => None,
    };
    let bound = match &account {
        Some(account) => Some(bound_to(conn, account)?),
        None => None,
    };
    let parts = bound.as_ref().map(BoundTo::each);
    let id: Option<AccountId> = account.as_ref().map(|account| account.id);
    let real = terms.keyring.link_token(&link, id, parts.as_ref().map_or(&[], |parts| parts.as_slice()));
    Ok(real.filter(|real| real.is_same(&token)).map(|_| (link, account)))
}
