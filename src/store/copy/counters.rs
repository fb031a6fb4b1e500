//! The numbers that the next rows get. No number is given twice, not even one whose row is gone.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::store::StoreResult;
use crate::store::connection::AnyConnection;

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Has the numbers of a table go on in `to`, already filled, where they are in `from`.
pub(super) fn take_along(from: &mut AnyConnection, to: &mut AnyConnection, table: &str) -> StoreResult<()> {
    let highest = diesel::sql_query(format!("SELECT COALESCE(MAX(id), 0) AS number FROM {table}"));
    let last = last(from, table)?.max(highest.get_result::<Number>(to)?.number).max(0);
    match to {
        AnyConnection::Sqlite(sqlite) => {
            let gone = diesel::sql_query("DELETE FROM sqlite_sequence WHERE name = ?");
            gone.bind::<Text, _>(table).execute(sqlite)?;
            let set = diesel::sql_query("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)");
            set.bind::<Text, _>(table).bind::<BigInt, _>(last).execute(sqlite)?;
        }
        AnyConnection::Postgres(postgres) => {
            let set = "SELECT setval(pg_get_serial_sequence($1, 'id'), GREATEST($2, 1), $2 > 0)";
            diesel::sql_query(set).bind::<Text, _>(table).bind::<BigInt, _>(last).execute(postgres)?;
        }
    }
    Ok(())
}

/// The last number that was given; 0 where none was.
fn last(conn: &mut AnyConnection, table: &str) -> StoreResult<i64> {
    let found = match conn {
        AnyConnection::Sqlite(sqlite) => diesel::sql_query("SELECT seq AS number FROM sqlite_sequence WHERE name = ?")
            .bind::<Text, _>(table)
            .get_result::<Number>(sqlite),
        AnyConnection::Postgres(postgres) => diesel::sql_query(
            "SELECT COALESCE(pg_sequence_last_value(pg_get_serial_sequence($1, 'id')::regclass), 0) AS number",
        )
        .bind::<Text, _>(table)
        .get_result::<Number>(postgres),
    };
    Ok(found.optional()?.map_or(0, |found| found.number))
}
