//! Has what an earlier version stored be known, searched and sorted by every spelling of its name.

use diesel::prelude::*;

use super::StoreResult;
use super::accounts::search_name;
use super::connection::AnyConnection;
use super::schema::{accounts, services};
use super::services::{other_key, sort_name};
use super::statement::Statement;

/// The migrations after which this is to be done.
pub(super) const MIGRATIONS: [&str; 2] = ["00000000000008", SEARCH];
/// The one since which accounts have such a form too.
const SEARCH: &str = "00000000000011";
/// Rows read at once.
const PIECE: i64 = 10_000;
/// Rows written by one statement: three values each, of which SQLite takes 32,766.
const WRITTEN: usize = 1_000;

/// Does so for all services, and for all accounts where one of these migrations gave them the column.
pub(super) fn fill(conn: &mut AnyConnection, ran: &[String]) -> StoreResult<()> {
    fill_services(conn)?;
    if ran.iter().any(|version| version == SEARCH) { fill_accounts(conn) } else { Ok(()) }
}

fn fill_services(conn: &mut AnyConnection) -> StoreResult<()> {
    let mut beyond = 0;
    loop {
        let piece: Vec<(i64, String, String, Option<String>)> = services::table
            .filter(services::id.gt(beyond).and(services::name.is_not_null()))
            .order(services::id)
            .limit(PIECE)
            .select((services::id, services::name.assume_not_null(), services::sort_name, services::name_key))
            .load(conn)?;
        let Some((last, ..)) = piece.last() else { return Ok(()) };
        beyond = *last;
        let forms = piece.into_iter().filter_map(|(id, name, stored, stored_key)| {
            let (by, key) = (sort_name(&name), other_key(&name));
            (by != stored || key != stored_key).then_some(NewForms { id, by, key })
        });
        let (set, of) = ("services SET sort_name = form.name, name_key = form.other", "services.id");
        write(conn, (set, of), &forms.collect::<Vec<_>>())?;
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
        let forms = piece.into_iter().filter_map(|(id, name, stored)| {
            let by = search_name(&name);
            (by != stored).then_some(NewForms { id, by, key: None })
        });
        write(conn, ("accounts SET search_name = form.name", "accounts.id"), &forms.collect::<Vec<_>>())?;
    }
}

/// What a row is to be searched, sorted and known by.
struct NewForms {
    id: i64,
    by: String,
    key: Option<String>,
}

/// Writes the forms into the rows that have these numbers, many with each statement.
fn write(conn: &mut AnyConnection, (set, of): (&'static str, &'static str), all: &[NewForms]) -> StoreResult<()> {
    for forms in all.chunks(WRITTEN) {
        let mut statement = Statement::<()>::new();
        statement.sql("WITH form (id, name, other) AS (VALUES ");
        for (place, NewForms { id, by, key }) in forms.iter().enumerate() {
            statement.sql(if place == 0 { "(" } else { ", (" }).number(*id).sql(", ").text(by).sql(", ");
            match key {
                Some(key) => statement.text(key),
                None => statement.sql("NULL"),
            };
            statement.sql(")");
        }
        statement.sql(") UPDATE ").sql(set).sql(" FROM form WHERE form.id = ").sql(of);
        statement.execute(conn)?;
    }
    Ok(())
}
