//! Which accounts are contacts of one service.

use std::collections::HashSet;

use diesel::dsl::exists;
use diesel::prelude::*;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::{accounts, services};
use crate::domain::AccountId;

/// Those of these accounts that are a contact of a service of which this one is a contact too.
pub fn sharing_a_service_with(
    conn: &mut AnyConnection,
    account: AccountId,
    others: &[AccountId],
) -> StoreResult<HashSet<AccountId>> {
    if others.is_empty() {
        return Ok(HashSet::new());
    }
    let one = account.0;
    let of_one = services::admin_id.eq(one).or(services::tech_id.eq(one)).or(services::billing_id.eq(one));
    let of_other = services::admin_id
        .eq(accounts::id)
        .or(services::tech_id.eq(accounts::id))
        .or(services::billing_id.eq(accounts::id));
    let sharing = accounts::table
        .filter(accounts::id.eq_any(others.iter().map(|other| other.0).collect::<Vec<_>>()))
        .filter(exists(services::table.filter(of_one).filter(of_other).select(services::id)))
        .select(accounts::id);
    Ok(sharing.load(conn)?.into_iter().map(AccountId).collect())
}
