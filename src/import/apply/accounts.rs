//! Accounts, as lines that were set aside have them.

use super::{by_file, garbled};
use crate::domain::AccountId;
use crate::domain::account::{EmailAddress, Language, NicHandle};
use crate::domain::event::AccountEvent;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::domain::time_zone::TimeZone;
use crate::import::changes::AccountLine;
use crate::store::bulk::accounts::{BulkAccount, BulkAccountChange, update_accounts};
use crate::store::events::{self, NewAccountRecord};
use crate::store::{StoreResult, Tx};

/// Changes accounts. Another address or password stands in their histories, where their owners see it.
pub(in crate::import) fn change_accounts(
    tx: &mut Tx,
    changes: &[(AccountId, BulkAccountChange)],
    now: Moment,
) -> StoreResult<()> {
    update_accounts(tx, changes, by_file(now))?;
    let recorded = changes.iter().flat_map(|(id, change)| {
        let email = change.email.as_ref().map(|_| AccountEvent::EmailChanged);
        let password = change.password_hash.as_ref().map(|_| AccountEvent::PasswordChanged);
        [email, password].into_iter().flatten().map(|what| (*id, what))
    });
    let record = |(id, what)| NewAccountRecord { what, about: Some(id), by: Actor::Operator, at: now, from: None };
    events::record_of_accounts(tx, &recorded.map(record).collect::<Vec<_>>())
}

/// The change that a line is.
pub(in crate::import) fn change_of(line: AccountLine) -> StoreResult<BulkAccountChange> {
    Ok(BulkAccountChange {
        name: line.name,
        email: line.email.map(|email| EmailAddress::parse(&email)).transpose().map_err(garbled)?,
        zone: line.zone,
        language: line.language.as_deref().and_then(Language::parse),
        time_zone: line.time_zone.as_deref().and_then(TimeZone::parse),
        outstanding_payments: line.outstanding_payments,
        payment_method: line.payment_method,
        password_hash: line.password_hash,
    })
}

/// The account that a line adds.
pub(in crate::import) fn account_of(line: AccountLine) -> StoreResult<BulkAccount> {
    let nic = NicHandle::parse(&line.nic).map_err(garbled)?;
    let closed = line.closed;
    let change = change_of(line)?;
    // A closed one may have been blanked.
    let blank_name = closed.then(String::new);
    let blank_email = closed.then(EmailAddress::blank);
    Ok(BulkAccount {
        nic,
        name: change.name.or(blank_name).ok_or(()).map_err(garbled)?,
        email: change.email.or(blank_email).ok_or(()).map_err(garbled)?,
        zone: change.zone.ok_or(()).map_err(garbled)?,
        language: change.language.unwrap_or(Language::English),
        time_zone: change.time_zone,
        outstanding_payments: change.outstanding_payments.unwrap_or(0),
        payment_method: change.payment_method,
        password_hash: change.password_hash,
        closed,
    })
}
