//! Accounts of a decided import.

use std::collections::HashMap;

use super::ImportCounts;
use crate::domain::AccountId;
use crate::domain::time::Moment;
use crate::import::accounts::password_digest;
use crate::import::apply::{account_of, change_accounts, change_of};
use crate::import::changes::{AccountBefore, AccountLine};
use crate::store::bulk::BATCH;
use crate::store::bulk::accounts::{BulkAccountChange, StoredAccount, insert_accounts, stored_accounts};
use crate::store::{StoreResult, Tx, feed};

/// Adds and changes them. What an account has of others' hands since the file was read stays; one that came meanwhile stays as it came.
pub(super) fn carry_out(
    tx: &mut Tx,
    now: Moment,
    lines: Vec<AccountLine>,
    counts: &mut ImportCounts,
) -> StoreResult<()> {
    let stored = stored_by_nic(tx, &lines)?;
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for mut line in lines {
        let Some(stored) = stored.get(&line.nic) else {
            new.push(account_of(line)?);
            continue;
        };
        if line.id.is_none() {
            counts.accounts.unchanged += 1;
            continue;
        }
        let was = line.was.take();
        let change = change_of(line)?;
        let change = was.map_or(change.clone(), |was| still_due(change, &was, stored)).beside(stored);
        if change == BulkAccountChange::default() {
            counts.accounts.unchanged += 1;
        } else {
            changed.push((AccountId(stored.id), change));
            counts.accounts.updated += 1;
        }
    }
    change_accounts(tx, &changed, now)?;
    counts.accounts.added += new.len() as u64;
    if new.is_empty() {
        return Ok(());
    }
    let before = feed::before_filling(tx)?;
    new.chunks(BATCH).try_for_each(|new| insert_accounts(tx, new, now).map(drop))?;
    feed::tell_new_accounts(tx, before, now)
}

/// The accounts that lines are about, as they are now.
pub(super) fn stored_by_nic(tx: &mut Tx, lines: &[AccountLine]) -> StoreResult<HashMap<String, StoredAccount>> {
    let mut stored = HashMap::new();
    for piece in lines.chunks(BATCH) {
        let nics: Vec<&str> = piece.iter().map(|line| line.nic.as_str()).collect();
        stored.extend(stored_accounts(tx, &nics)?.into_iter().map(|account| (account.nic_handle.clone(), account)));
    }
    Ok(stored)
}

/// What of a change is of columns that are as they were.
fn still_due(change: BulkAccountChange, was: &AccountBefore, now: &StoredAccount) -> BulkAccountChange {
    let is = |was: &Option<String>, now: &String| was.as_ref() == Some(now);
    BulkAccountChange {
        name: change.name.filter(|_| is(&was.name, &now.name)),
        email: change.email.filter(|_| is(&was.email, &now.email)),
        zone: change.zone.filter(|_| is(&was.zone, &now.zone)),
        language: change.language.filter(|_| is(&was.language, &now.language)),
        time_zone: change.time_zone.filter(|_| was.time_zone == now.time_zone),
        outstanding_payments: change
            .outstanding_payments
            .filter(|_| was.outstanding_payments == Some(now.outstanding_payments)),
        payment_method: change.payment_method.filter(|_| was.payment_method == now.payment_method),
        password_hash: change.password_hash.filter(|_| was.password == password_digest(now)),
    }
}
