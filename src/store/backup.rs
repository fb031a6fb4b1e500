//! A copy of a SQLite database in a file of its own, made while the database is in use.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::StoreResult;
use super::connection::AnyConnection;

#[derive(QueryableByName)]
struct FaultLine {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Writes the database as it is at this moment into the file, which is empty or not there. Writers go on meanwhile.
///
/// # Errors
/// The database's or the disk's: the file may then hold a part.
pub fn write_into(conn: &mut AnyConnection, path: &str) -> StoreResult<()> {
    diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(path).execute(conn)?;
    Ok(())
}

/// The first thing that is wrong in the file: pages and indexes that do not fit together, or a row that names a missing one.
pub fn first_fault(conn: &mut AnyConnection) -> StoreResult<Option<String>> {
    let look = "SELECT integrity_check AS line FROM pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT 1";
    let broken = diesel::sql_query(look).get_result::<FaultLine>(conn).optional()?;
    let look = "SELECT \"table\" || ' names a row of ' || parent || ' that is not there' AS line \
                FROM pragma_foreign_key_check LIMIT 1";
    let found = match broken {
        Some(line) => Some(line),
        None => diesel::sql_query(look).get_result::<FaultLine>(conn).optional()?,
    };
    Ok(found.map(|found| found.line))
}
