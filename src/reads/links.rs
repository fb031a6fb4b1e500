//! What a link that was sent by email leads to: whether the token that it carries is good, and for which account.

use crate::domain::AccountId;
use crate::domain::account::Account;
use crate::domain::link::{Link, LinkKind, LinkToken};
use crate::domain::name::AccountName;
use crate::domain::time::Moment;
use crate::keys::{Keyring, Sealed};
use crate::store::{AnyConnection, StoreResult, accounts, links};

/// What the token of a link leads to, while the link is good.
pub type LinkRead<T> = fn(&mut AnyConnection, &Keyring, &str, Moment) -> StoreResult<Option<T>>;

/// The link of this kind that a token opens, and the account that it is for where there is one. None where it is used,
/// replaced, over or was never sent.
pub fn open_link(
    conn: &mut AnyConnection,
    keyring: &Keyring,
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
    let holder = match &account {
        Some(account) => Some(links::holder(conn, account)?),
        None => None,
    };
    let real = keyring.link_token(&link, holder.as_ref());
    Ok(real.filter(|real| real.is_same(&token)).map(|_| (link, account)))
}

/// Whose password a link sets.
pub struct AccountToReset {
    /// The account.
    pub account: Account,
    /// Where it is heading; empty where that is not known.
    pub heading: String,
}

/// Where whoever asked for a link was heading.
fn heading_of(keyring: &Keyring, link: &Link) -> String {
    let opened = link.heading.as_ref().and_then(|sealed| keyring.open(Sealed::Heading, sealed));
    opened.and_then(|heading| String::from_utf8(heading).ok()).unwrap_or_default()
}

/// The account that a link to a new password is for, while it is good.
pub fn account_to_reset(
    conn: &mut AnyConnection,
    keyring: &Keyring,
    token: &str,
    now: Moment,
) -> StoreResult<Option<AccountToReset>> {
    let found = open_link(conn, keyring, LinkKind::ResetPassword, token, now)?;
    Ok(found
        .and_then(|(link, account)| Some(AccountToReset { account: account?, heading: heading_of(keyring, &link) })))
}

/// The address that a link would confirm for this account; none where it is another's, which looks like one that never was.
pub fn address_to_confirm(
    conn: &mut AnyConnection,
    keyring: &Keyring,
    viewer: AccountId,
    token: &str,
    now: Moment,
) -> StoreResult<Option<String>> {
    let found = open_link(conn, keyring, LinkKind::ChangeEmail, token, now)?;
    let own = found.filter(|(_, account)| account.as_ref().is_some_and(|account| account.id == viewer));
    Ok(own.map(|(link, _)| link.sent_to))
}

/// What becomes an account once its address is confirmed.
pub struct AwaitedAccount {
    /// Its name.
    pub name: AccountName,
    /// Its address.
    pub email: String,
    /// The hash of the password that was chosen with it.
    pub password_hash: String,
    /// Where its owner is heading; empty where that is not known.
    pub heading: String,
}

/// The account that a link would create, while it is good.
pub fn account_to_create(
    conn: &mut AnyConnection,
    keyring: &Keyring,
    token: &str,
    now: Moment,
) -> StoreResult<Option<AwaitedAccount>> {
    let found = open_link(conn, keyring, LinkKind::SignUp, token, now)?;
    Ok(found.and_then(|(link, _)| {
        let heading = heading_of(keyring, &link);
        let new = link.new?;
        Some(AwaitedAccount { name: new.name, email: link.sent_to, password_hash: new.password_hash, heading })
    }))
}
