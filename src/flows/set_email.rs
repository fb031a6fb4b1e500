//! The operator gives an account another email address, for a customer whom no email reaches: what stands in the operators' log says that
//! it was done, and why, and neither address.

use super::Cx;
use super::change_email::hold_address;
use crate::domain::AccountId;
use crate::domain::account::EmailAddress;
use crate::domain::acts::may_set_email;
use crate::domain::event::AccountEvent;
use crate::domain::link::LinkKind;
use crate::domain::notice::{AccountNotice, Notice};
use crate::domain::operator::{LogSubject, OperatorAct, Role};
use crate::store::accounts::{self, AccountChange};
use crate::store::{StoreResult, links, outbox};

/// So many other accounts that have the address are counted.
pub const SHARING_COUNTED: usize = 25;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailSetting {
    /// It is the account's now.
    Set {
        /// How many other open accounts have it, counted until there are more than [`SHARING_COUNTED`].
        sharing: usize,
        /// Whether an email was refused at the address that it had: nobody sends that again by itself.
        was_refused: bool,
    },
    /// It was the account's before.
    AlreadySo,
    /// The account is closed.
    Closed,
    /// Emails reach the account, or it has a role: support may not.
    NotAllowed,
}

/// Gives it to the account, as an operator of this role: the old address and the new one are told. Sessions and codes stay as they
/// are, as they do where the customer changes it; links to the old address are dead. Others may have the same address (RULES.md,
/// *Accounts that share an email address*).
///
/// # Errors
/// The database is away.
pub fn set_email(cx: &mut Cx<'_>, id: AccountId, email: &EmailAddress, by: Role) -> StoreResult<EmailSetting> {
    hold_address(cx, id, email)?;
    let was_refused = outbox::is_refused_at_its_address(cx.tx, id, cx.now)?;
    if !may_set_email(by, accounts::role_of(cx.tx, id)?, was_refused) {
        return Ok(EmailSetting::NotAllowed);
    }
    let account = accounts::get(cx.tx, id)?;
    if !account.open {
        return Ok(EmailSetting::Closed);
    }
    if account.email == *email {
        return Ok(EmailSetting::AlreadySo);
    }
    let most = i64::try_from(SHARING_COUNTED + 1).unwrap_or(i64::MAX);
    let sharing = accounts::all_open_by_email(cx.tx, email, most)?.len();
    let stamp = cx.stamp();
    accounts::change(cx.tx, id, &AccountChange { email: Some(email), ..AccountChange::default() }, stamp)?;
    // The token of a link to a new password depends on the address (`LinkHolder`); so does this one, which the profile shows.
    links::retire(cx.tx, LinkKind::ChangeEmail, id, cx.now)?;
    cx.record_account(id, AccountEvent::EmailChanged)?;
    let before = Some(&account.email).filter(|before| !before.is_blank());
    for to_address in [None].into_iter().chain(before.map(|before| Some(before.as_str().to_owned()))) {
        cx.owe(&Notice::Account { account: id, what: AccountNotice::EmailChangedBySupport, to_address })?;
    }
    cx.log_act(OperatorAct::EmailAddressSet, &[LogSubject::Account(account.nic)])?;
    Ok(EmailSetting::Set { sharing, was_refused })
}
