//! Has what an earlier version stored be known, searched and sorted by every spelling of its name.

use diesel::prelude::*;

use super::StoreResult;
use super::accounts::search_name;
use super::connection::AnyConnection;
use super::schema::{accounts, services};
use super::services::{other_key, sort_name};

/// The migrations after which this is to be done.
pub(super) const MIGRATIONS: [&str; 2] = ["00000000000008", SEARCH];
/// The one since which accounts have such a form too.
const SEARCH: &str = "00000000000011";
/// Rows read at once.
const PIECE: i64 = 10_000;

/// Does so for all services, and for all accounts where one of these migrations gave them the column.
pub(super) fn fill(conn: &mut AnyConnection, ran: &[String]) -> StoreResult<()> {
    fill_services(conn)?;
    if ran.iter().any(|version| version == SEARCH) { fill_accounts(conn) } else { Ok(()) }
}

fn fill_services(conn: &mut AnyConnection) -> StoreResult<()> {
    let mut beyond = 0;
    loop {
        let piece: Vec<(i64, String, String, Option<String>)> = services::table
            .filter(services::id.gt(beyond))
            .order(services::id)
            .limit(PIECE)
            .select((services::id, services::name, services::sort_name, services::name_key))
            .load(conn)?;
        let Some((last, ..)) = piece.last() else { return Ok(()) };
        beyond = *last;
        for (id, name, stored, stored_key) in &piece {
            let (by, key) = (sort_name(name), other_key(name));
            if by != *stored || key != *stored_key {
                let both = (services::sort_name.eq(by), services::name_key.eq(key));
                diesel::update(services::table.find(id)).set(both).execute(conn)?;
            }
        }
    }
}

fn fill_accounts(conn: &mut AnyConnection) -> StoreResult<()> {
    let mut beyond = 0;
    loop {
        let piece: Vec<(i64, String, String)> = accounts::table
            .filter(accounts::id.gt(beyond))
            .order(accounts::id)
            .limit(PIECE)
            .select((accounts::id, accounts::name, accounts::search_name))
            .load(conn)?;
        let Some((last, ..)) = piece.last() else { return Ok(()) };
        beyond = *last;
        for (id, name, stored) in &piece {
            let by = search_name(name);
            if by != *stored {
                diesel::update(accounts::table.find(id)).set(accounts::search_name.eq(by)).execute(conn)?;
            }
        }
    }
}
