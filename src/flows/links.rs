//! What links sent by email lead to: whether the token that one carries is good, and for which account.

use super::Terms;
use crate::domain::account::Account;
use crate::domain::link::{Link, LinkKind, LinkToken};
use crate::domain::time::Moment;
use crate::store::links;
use crate::store::{AnyConnection, StoreResult, accounts};

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
    let holder = match &account {
        Some(account) => Some(links::holder(conn, account)?),
        None => None,
    };
    let real = terms.keyring.link_token(&link, holder.as_ref());
    Ok(real.filter(|real| real.is_same(&token)).map(|_| (link, account)))
}
