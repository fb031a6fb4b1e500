//! What a database is, found out by reading alone.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::connection::AnyConnection;
use super::{StoreError, StoreResult, database};
use crate::config::DatabaseUrl;

/// One connection that only reads, to a database that must be there: nothing is made, and no file of SQLite is written to.
///
/// # Errors
/// There is none, it cannot be reached, or is none.
pub fn connect(url: &DatabaseUrl) -> StoreResult<AnyConnection> {
    let DatabaseUrl::Sqlite(path) = url else { return database::connect(url) };
    if !path.is_file() {
        return Err(StoreError::Unavailable(format!("there is no file {}", path.display())));
    }
    let path = path.to_str().ok_or_else(|| StoreError::Unavailable("its path is not UTF-8".to_owned()))?;
    let opened = SqliteConnection::establish(&read_only(path));
    let mut sqlite = opened.map_err(|error| StoreError::Unavailable(error.to_string()))?;
    for pragma in ["PRAGMA busy_timeout = 5000", "PRAGMA temp_store = MEMORY", "PRAGMA mmap_size = 1073741824"] {
        diesel::sql_query(pragma).execute(&mut sqlite)?;
    }
    Ok(AnyConnection::Sqlite(sqlite))
}

/// The path as SQLite's own kind of URL, which alone can say that nothing is to be written.
fn read_only(path: &str) -> String {
    let escaped = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    // With two slashes before it, no path's own beginning is taken for a host.
    let begin = if path.starts_with('/') { "file://" } else { "file:" };
    format!("{begin}{escaped}?mode=ro")
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The names of the tables that there are, by name; of SQLite's and PostgreSQL's own none.
///
/// # Errors
/// The database's fault.
pub fn table_names(conn: &mut AnyConnection) -> StoreResult<Vec<String>> {
    let query = match conn {
        AnyConnection::Sqlite(_) => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        }
        AnyConnection::Postgres(_) => {
            "SELECT c.relname::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY (current_schemas(false)) ORDER BY 1"
        }
    };
    let names: Vec<Named> = diesel::sql_query(query).load(conn)?;
    Ok(names.into_iter().map(|named| named.name).collect())
}

/// Whether any version of this program has made its tables there.
///
/// # Errors
/// The database's fault.
pub fn is_ours(conn: &mut AnyConnection) -> StoreResult<bool> {
    let there = table_names(conn)?;
    Ok(["__diesel_schema_migrations", "accounts"].iter().all(|ours| there.iter().any(|name| name == ours)))
}
