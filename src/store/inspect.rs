//! Finds out what a database is, by reading alone.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::connection::AnyConnection;
use super::{StoreError, StoreResult, connection};
use crate::config::DatabaseUrl;

/// A connection to a database that must be there. It makes nothing and writes to no SQLite file.
///
/// # Errors
/// There is no database, or it cannot be reached.
pub fn connect(url: &DatabaseUrl) -> StoreResult<AnyConnection> {
    let DatabaseUrl::Sqlite(path) = url else { return connection::connect(url) };
    if path.is_dir() {
        return Err(StoreError::NotADatabase(path.clone()));
    }
    if !path.is_file() {
        return Err(StoreError::Unavailable(format!("there is no file {}", path.display())));
    }
    let path = path.to_str().ok_or_else(|| StoreError::Unavailable("its path is not UTF-8".to_owned()))?;
    let opened = SqliteConnection::establish(&read_only(path));
    let mut sqlite = opened.map_err(|error| StoreError::Unavailable(error.to_string()))?;
    // The last one reads the file, which the others do not.
    for pragma in [
        "PRAGMA busy_timeout = 5000",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA mmap_size = 1073741824",
        "PRAGMA schema_version",
    ] {
        let done = diesel::sql_query(pragma).execute(&mut sqlite);
        done.map_err(|error| StoreError::from(error).about(path))?;
    }
    Ok(AnyConnection::Sqlite(sqlite))
}

/// The path as a URL of SQLite: no other form can say `mode=ro`.
fn read_only(path: &str) -> String {
    let escaped = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    // The two slashes keep the beginning of the path from being taken for a host.
    let begin = if path.starts_with('/') { "file://" } else { "file:" };
    format!("{begin}{escaped}?mode=ro")
}

#[derive(QueryableByName)]
struct TableName {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The names of all tables, sorted, without the databases' own.
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
    let names: Vec<TableName> = diesel::sql_query(query).load(conn)?;
    Ok(names.into_iter().map(|named| named.name).collect())
}

/// Whether any version of this program has made its tables there.
pub fn is_ours(conn: &mut AnyConnection) -> StoreResult<bool> {
    let there = table_names(conn)?;
    Ok(["__diesel_schema_migrations", "accounts"].iter().all(|ours| there.iter().any(|name| name == ours)))
}
