//! A customer gives another email address, and confirms it by the link that is sent there.

use std::time::Duration;

use super::throttles::{self, Bound};
use super::{Terms, links as opening};
use crate::domain::account::{Account, EmailAddress};
use crate::domain::link::LinkKind;
use crate::domain::notice::NoticeKind;
use crate::domain::request::Actor;
use crate::domain::time::{DAY, Moment};
use crate::domain::{AccountId, Place};
use crate::store::events::{self, Event, What};
use crate::store::links::{self, NewLink};
use crate::store::outbox::{self, Owed};
use crate::store::{AnyConnection, StoreResult, accounts, throttle, write};

/// How long the link is good.
pub const TERM: Duration = DAY;

/// New addresses of an account, which each cause an email, within the term.
const ADDRESSES_MAX: usize = 10;
const ADDRESSES_TERM: Duration = Duration::from_hours(1);
/// Emails to one new address, whichever accounts give it, within the time that a link is good.
const TO_ADDRESS_MAX: usize = 20;

fn bounds(who: &[String; 2]) -> [Bound<'_>; 2] {
    let [account, address] = who;
    [
        Bound { what: "new address", who: account, most: ADDRESSES_MAX, term: ADDRESSES_TERM },
        Bound { what: "new address of anybody", who: address, most: TO_ADDRESS_MAX, term: TERM },
    ]
}

/// How long an account must wait before it may give this new address; held until the transaction ends.
///
/// # Errors
/// The database's fault.
pub fn wait(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    account: AccountId,
    email: &EmailAddress,
) -> StoreResult<Option<Duration>> {
    throttles::wait(conn, terms, now, &bounds(&[account.to_string(), email.key()]))
}

/// Owes the link to the new address; an earlier one is dead. Whether the address is in use is found out when the email is
/// made: the page cannot tell. To be called within a transaction.
///
/// # Errors
/// The database's fault.
pub fn ask(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    account: &Account,
    email: &EmailAddress,
    from: &Place,
) -> StoreResult<()> {
    let who = [account.id.to_string(), email.key()];
    throttles::hit(conn, terms, now, &bounds(&who))?;
    links::retire(conn, LinkKind::ChangeEmail, account.id, now)?;
    let link = NewLink {
        kind: LinkKind::ChangeEmail,
        account: Some(account.id),
        sent_to: email.as_str(),
        new: None,
        language: account.language,
        key_id: &terms.keyring.first().id,
        term: TERM,
    };
    let link = links::insert(conn, &link, now)?;
    let by = Actor::Account(account.id);
    let event = Event { what: What::EmailChangeAsked, about: Some(account.id), by, at: now };
    events::insert_for_account(conn, event, Some(from))?;
    outbox::put(conn, &Owed::with_link(NoticeKind::ChangeEmail, link), now)
}

/// The address that a link would confirm for this account; none where it is another's, which looks like one that never was.
///
/// # Errors
/// The database's fault.
pub fn opened_by(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    by: AccountId,
    token: &str,
) -> StoreResult<Option<String>> {
    let found = opening::opened_by(conn, terms, LinkKind::ChangeEmail, token, now)?;
    Ok(found
        .filter(|(_, account)| account.as_ref().is_some_and(|account| account.id == by))
        .map(|(link, _)| link.sent_to))
}

/// Makes the confirmed address the account's; both addresses are told. Says whether it did: the link may be used, replaced,
/// over, another account's, or the address may be in use by now.
///
/// # Errors
/// The database's fault.
pub fn confirm(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    by: AccountId,
    token: &str,
    from: &Place,
) -> StoreResult<bool> {
    write(conn, |conn| {
        let found = opening::opened_by(conn, terms, LinkKind::ChangeEmail, token, now)?;
        let Some((link, Some(account))) = found else { return Ok(false) };
        let Ok(email) = EmailAddress::parse(&link.sent_to) else { return Ok(false) };
        throttle::hold(conn, &terms.keyring.throttle_key("address", &email.key()))?;
        let others = accounts::open_by_email(conn, &email.key())?;
        if account.id != by || others.iter().any(|other| other.id != by) || !links::use_up(conn, link.id, now)? {
            return Ok(false);
        }
        accounts::set_email(conn, by, &email)?;
        let event = Event { what: What::EmailChanged, about: Some(by), by: Actor::Account(by), at: now };
        events::insert_for_account(conn, event, Some(from))?;
        for to_address in [None, Some(account.email.as_str().to_owned())] {
            outbox::put(conn, &Owed { to_address, ..Owed::to_account(NoticeKind::EmailChanged, by) }, now)?;
        }
        Ok(true)
    })
}
