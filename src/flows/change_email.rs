//! A customer gives another email address, and confirms it by the link that is sent there.

use std::time::Duration;

use super::Cx;
use super::throttles::{self, Bound};
use crate::domain::AccountId;
use crate::domain::account::{Account, EmailAddress};
use crate::domain::event::AccountEvent;
use crate::domain::link::LinkKind;
use crate::domain::notice::{AccountNotice, Notice};
use crate::domain::time::DAY;
use crate::reads::links::open_link;
use crate::store::accounts::{self, AccountChange};
use crate::store::links::{self, NewLink};
use crate::store::locks::{self, Locks};
use crate::store::{StoreResult, throttle};

/// How long the link is good.
pub const TERM: Duration = DAY;

/// New addresses of an account, which each cause an email, within the term.
const ADDRESSES_MAX: usize = 10;
const ADDRESSES_TERM: Duration = Duration::from_hours(1);
/// Emails to one new address that nobody has answered, whichever accounts give it, at once; further ones are slowed
/// down.
const TO_ADDRESS_AT_ONCE: usize = 10;
const TO_ADDRESS_WAIT: Duration = Duration::from_mins(10);

fn given_by(account: &str) -> Bound<'_> {
    Bound { what: "new address", who: account, most: ADDRESSES_MAX, term: ADDRESSES_TERM }
}

fn unanswered(key: &str) -> Bound<'_> {
    Bound { what: "new address of anybody", who: key, most: TO_ADDRESS_AT_ONCE, term: TERM }
}

/// How long an account must wait before it may give this new address; held until the transaction ends.
pub fn wait_for_new_address(
    cx: &mut Cx<'_>,
    account: AccountId,
    email: &EmailAddress,
) -> StoreResult<Option<Duration>> {
    let reached = throttles::reached(cx, &[given_by(&account.to_string())])?;
    Ok(reached.max(throttles::too_soon(cx, unanswered(email.as_str()), TO_ADDRESS_WAIT)?))
}

/// Owes the link to the new address; an earlier one is dead. Whether the address is in use is found out when the email
/// is made: the page cannot tell.
pub fn ask_to_confirm_address(cx: &mut Cx<'_>, account: &Account, email: &EmailAddress) -> StoreResult<()> {
    throttles::hit_once(cx, &[given_by(&account.id.to_string()), unanswered(email.as_str())])?;
    links::retire(cx.tx, LinkKind::ChangeEmail, account.id, cx.now)?;
    let link = NewLink {
        kind: LinkKind::ChangeEmail,
        account: Some(account.id),
        sent_to: email.as_str(),
        new: None,
        language: account.language,
        key_id: &cx.terms.keyring.first().id,
        term: TERM,
        heading: None,
    };
    let link = links::insert(cx.tx, &link, cx.now)?;
    cx.record_account(account.id, AccountEvent::EmailChangeAsked)?;
    cx.owe(&Notice::Link { link, kind: LinkKind::ChangeEmail })
}

/// Holds an address that is to become an account's, and then the account.
pub(super) fn hold_address(cx: &mut Cx<'_>, account: AccountId, email: &EmailAddress) -> StoreResult<()> {
    // Whoever signs up with it, or confirms it too, waits here.
    throttle::hold(cx.tx, &cx.terms.keyring.throttle_key("address", email.as_str()))?;
    // Whoever changes something of the account holds it before its links.
    locks::hold(cx.tx, &Locks { accounts: &[account], ..Locks::default() })
}

/// What became of confirming an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressConfirmation {
    /// It is the account's now.
    Confirmed,
    /// The link was used, replaced, over, another account's, or the address is in use by now.
    DeadLink,
}

/// Makes the confirmed address the account's; both addresses are told.
pub fn confirm_address(cx: &mut Cx<'_>, by: AccountId, token: &str) -> StoreResult<AddressConfirmation> {
    let found = open_link(cx.tx, &cx.terms.keyring, LinkKind::ChangeEmail, token, cx.now)?;
    let Some((link, Some(account))) = found else { return Ok(AddressConfirmation::DeadLink) };
    let Ok(email) = EmailAddress::parse(&link.sent_to) else { return Ok(AddressConfirmation::DeadLink) };
    hold_address(cx, by, &email)?;
    let others = accounts::open_by_email(cx.tx, &email)?;
    if account.id != by || others.iter().any(|other| other.id != by) || !links::use_up(cx.tx, link.id, cx.now)? {
        return Ok(AddressConfirmation::DeadLink);
    }
    let stamp = cx.stamp();
    accounts::change(cx.tx, by, &AccountChange { email: Some(&email), ..AccountChange::default() }, stamp)?;
    throttles::forget_hits(cx, unanswered(email.as_str()))?;
    cx.record_account(by, AccountEvent::EmailChanged)?;
    for to_address in [None, Some(account.email.as_str().to_owned())] {
        cx.owe(&Notice::Account { account: by, what: AccountNotice::EmailChanged, to_address })?;
    }
    Ok(AddressConfirmation::Confirmed)
}
