//! `/operator/accounts/{nic}`: everything about an account, and what operators do to it.

pub mod acts;
pub mod data;
pub mod emails;
pub mod history;
pub mod replace;
pub mod requests;
pub mod services;
pub mod set_email;
pub mod show;

use super::desk::AtDesk;
use crate::domain::account::NicHandle;
use crate::domain::operator::Role;
use crate::domain::time::Moment;
use crate::flows::looks::note_account_seen;
use crate::reads::account::{AccountView, account_view};
use crate::store::{AnyConnection, StoreResult};
use crate::web::frame::errors::WebError;
use crate::web::frame::routes;
use crate::words::Words;

/// What stands above every page about an account.
pub struct AccountHead {
    /// Its NIC handle.
    pub nic: String,
    /// Its name.
    pub name: String,
    /// Whether it is closed.
    pub closed: bool,
    /// What it may do for others, in words.
    pub role: Option<String>,
    /// The log of what operators did to it.
    pub log: String,
}

impl AccountHead {
    fn of(words: Words, known: &AccountView) -> Self {
        let account = &known.account;
        Self {
            nic: account.nic.to_string(),
            name: account.name.to_string(),
            closed: !account.open,
            role: known.role.map(|role| words.t(role_key(role))),
            log: routes::address(routes::OPERATOR_AUDIT, [("account", account.nic.as_str())]),
        }
    }
}

/// The message that names a role.
#[must_use]
pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::Support => "operator-role-support",
        Role::Admin => "operator-role-admin",
    }
}

/// The handle in the address.
fn nic_in(at: &AtDesk) -> Result<NicHandle, WebError> {
    let given = at.http.match_info().get("nic").unwrap_or_default();
    NicHandle::parse(given).ok().filter(|nic| nic.as_str() == given).ok_or(WebError::NotFound)
}

/// Looks at an account, which is written down, and reads something of it.
async fn look_at<T: Send + 'static>(
    at: &AtDesk,
    read: impl Fn(&mut AnyConnection, &AccountView, Moment) -> StoreResult<T> + Send + 'static,
) -> Result<(AccountView, T), WebError> {
    let nic = nic_in(at)?;
    let called = nic.clone();
    let found = at.read(move |conn, now| {
        let Some(known) = account_view(conn, &called)? else { return Ok(None) };
        let read = read(conn, &known, now)?;
        Ok(Some((known, read)))
    });
    let found = found.await?;
    at.note(move |cx| note_account_seen(cx, &nic)).await?;
    Ok(found)
}
