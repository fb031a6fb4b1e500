//! Has services that an earlier version stored be known by every spelling of their names.

use diesel::prelude::*;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::services;
use super::services::other_key;

/// The migration after which this is to be done.
pub(super) const MIGRATION: &str = "00000000000008";
/// Services read at once.
const PIECE: i64 = 10_000;

/// Does so for all services.
pub(super) fn fill_keys(conn: &mut AnyConnection) -> StoreResult<()> {
    let mut beyond = 0;
    loop {
        let piece: Vec<(i64, String)> = services::table
            .filter(services::id.gt(beyond))
            .order(services::id)
            .limit(PIECE)
            .select((services::id, services::name))
            .load(conn)?;
        let Some((last, _)) = piece.last() else { return Ok(()) };
        beyond = *last;
        for (id, name) in &piece {
            if let Some(key) = other_key(name) {
                diesel::update(services::table.find(id)).set(services::name_key.eq(key)).execute(conn)?;
            }
        }
    }
}
