//! Who looks: whose session the browser holds.

use crate::domain::account::Account;
use crate::domain::operator::Role;
use crate::domain::session::SessionId;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::store::sessions::SessionInUse;
use crate::store::{AnyConnection, StoreResult, accounts, sessions};

/// Who is signed in with a session.
pub struct SignedInView {
    /// The account.
    pub account: Account,
    /// What it may do for others, and whether a second factor is on, without which that is nothing.
    pub role: Option<(Role, RoleStanding)>,
    /// Whether it must set up a second factor before anything else.
    pub lacks_factor: bool,
    /// How many submissions it must still decide, where these are counted. Of very many requests not all are looked through.
    pub waiting: usize,
    /// Whether the use of the session is to be written down: each use would be a write otherwise.
    pub use_is_due: bool,
}

/// Whether a role can be used (RULES.md, *Those who run it*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleStanding {
    /// Its account has a second factor.
    Usable,
    /// Not before its account has one.
    LacksFactor,
}

/// What is asked of who looks.
#[derive(Clone, Copy, Debug)]
pub struct AskedOfVisitor {
    /// Whether every account must have a second factor.
    pub factor_required: bool,
    /// Whether the page says how much waits: only then is it counted.
    pub counts_waiting: bool,
}

/// The open account that a session belongs to, where it is not over.
pub fn signed_in(
    conn: &mut AnyConnection,
    id: &SessionId,
    from: &Place,
    asked: AskedOfVisitor,
    now: Moment,
) -> StoreResult<Option<SignedInView>> {
    let AskedOfVisitor { factor_required, counts_waiting } = asked;
    let Some(session) = sessions::in_use(conn, &id.hash(), from, counts_waiting, now)? else { return Ok(None) };
    let SessionInUse { account, role, has_factor, waiting, use_is_due } = session;
    let standing = if has_factor { RoleStanding::Usable } else { RoleStanding::LacksFactor };
    let role = role.map(|role| (role, standing));
    Ok(Some(SignedInView { account, role, lacks_factor: factor_required && !has_factor, waiting, use_is_due }))
}

/// Whether a sign-in waits in this session for the code of an open account.
pub fn awaits_code(conn: &mut AnyConnection, id: &SessionId, now: Moment) -> StoreResult<bool> {
    Ok(code_awaited_from(conn, id, now)?.is_some())
}

/// The open account that a sign-in is for, where it waits for a code in this session.
pub fn code_awaited_from(conn: &mut AnyConnection, id: &SessionId, now: Moment) -> StoreResult<Option<AccountId>> {
    let Some(account) = sessions::awaited_from(conn, &id.hash(), now)? else { return Ok(None) };
    Ok(Some(accounts::get(conn, account)?).filter(|account| account.open).map(|account| account.id))
}
