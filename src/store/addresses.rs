//! Brings the email addresses that an earlier version stored to the one form in which addresses are compared.

use diesel::prelude::*;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::accounts;
use crate::domain::email::EmailAddress;

/// The migration after which this is to be done.
pub(super) const MIGRATION: &str = "00000000000007";
/// Accounts read at once.
const PIECE: i64 = 10_000;

/// Does so for all accounts. What is no address stays as it is.
pub(super) fn bring_to_one_form(conn: &mut AnyConnection) -> StoreResult<()> {
    let mut beyond = 0;
    loop {
        let piece: Vec<(i64, String, String)> = accounts::table
            .filter(accounts::id.gt(beyond))
            .order(accounts::id)
            .limit(PIECE)
            .select((accounts::id, accounts::email, accounts::email_key))
            .load(conn)?;
        let Some((last, ..)) = piece.last() else { return Ok(()) };
        beyond = *last;
        for (id, email, key) in &piece {
            let Some(form) = EmailAddress::stored(email) else { continue };
            if form.as_str() != email || form.as_str() != key {
                let both = (accounts::email.eq(form.as_str()), accounts::email_key.eq(form.as_str()));
                diesel::update(accounts::table.find(id)).set(both).execute(conn)?;
            }
        }
    }
}
