//! What happens to accounts.

use super::{Handles, NewFeedEvent, Stamp, append};
use crate::domain::AccountId;
use crate::domain::feed::{AccountFacts, AccountFieldsFacts, FeedEvent};
use crate::store::StoreResult;
use crate::store::transaction::Tx;

/// Tells that each of these accounts was made, closed or reopened.
///
/// # Errors
/// The database is away.
pub(in crate::store) fn tell_accounts(
    tx: &mut Tx,
    ids: &[AccountId],
    event: fn(AccountFacts) -> FeedEvent,
    stamp: Stamp,
) -> StoreResult<()> {
    let handles = Handles::read(tx, ids.iter().copied(), stamp.by)?;
    let by = handles.actor(stamp.by)?;
    let told = |id: &AccountId| {
        let facts = AccountFacts { account: handles.of(*id)?, by: by.clone() };
        Ok(NewFeedEvent::of_account(*id, event(facts)))
    };
    let events = ids.iter().map(told).collect::<StoreResult<Vec<_>>>()?;
    append(tx, &events, stamp.at)
}

/// Tells which columns of accounts changed; of those without any, nothing.
///
/// # Errors
/// The database is away.
pub(in crate::store) fn tell_account_changes(
    tx: &mut Tx,
    changes: Vec<(AccountId, Vec<&'static str>)>,
    stamp: Stamp,
) -> StoreResult<()> {
    let is_any = |(_, changed): &(AccountId, Vec<_>)| !changed.is_empty();
    let changes: Vec<_> = changes.into_iter().filter(is_any).collect();
    if changes.is_empty() {
        return Ok(());
    }
    let handles = Handles::read(tx, changes.iter().map(|(id, _)| *id), stamp.by)?;
    let by = handles.actor(stamp.by)?;
    let told = |(id, changed): (AccountId, Vec<&'static str>)| {
        let facts = AccountFieldsFacts { account: handles.of(id)?, changed, by: by.clone() };
        Ok(NewFeedEvent::of_account(id, FeedEvent::AccountChanged(facts)))
    };
    let events = changes.into_iter().map(told).collect::<StoreResult<Vec<_>>>()?;
    append(tx, &events, stamp.at)
}
