//! Databases to copy to, and looks into them.

use diesel::prelude::*;
use diesel::sql_types::Text;
use handover::config::DatabaseUrl;
use handover::store::{AnyConnection, connection};

#[cfg(feature = "postgres-tests")]
use crate::support::cluster::TestDatabase;

/// A database that nobody has used.
pub struct Place {
    pub url: String,
    _folder: Option<tempfile::TempDir>,
    #[cfg(feature = "postgres-tests")]
    _database: Option<TestDatabase>,
}

impl Place {
    /// A file that is not there yet.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("50% new? #1.db").display());
        Self { _folder: Some(folder), ..Self::at(&url) }
    }

    /// Wherever this leads.
    pub fn at(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            _folder: None,
            #[cfg(feature = "postgres-tests")]
            _database: None,
        }
    }

    #[cfg(feature = "postgres-tests")]
    pub fn postgres() -> Self {
        let database = TestDatabase::empty();
        let address = database.address();
        Self { _database: Some(database), ..Self::at(&address) }
    }
}

fn connect(url: &str) -> AnyConnection {
    connection::connect(&DatabaseUrl::parse(url).unwrap()).unwrap()
}

/// Carries statements out, with a semicolon between them.
pub fn execute(url: &str, statements: &str) {
    let mut conn = connect(url);
    for statement in statements.split("; ") {
        diesel::sql_query(statement).execute(&mut conn).unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}

/// Carries one statement out, semicolons and all.
pub fn try_execute(url: &str, statement: &str) -> QueryResult<usize> {
    diesel::sql_query(statement).execute(&mut connect(url))
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

pub fn lines(conn: &mut AnyConnection, query: &str) -> Vec<String> {
    let rows: Vec<Line> = diesel::sql_query(query).load(conn).unwrap_or_else(|error| panic!("{query}: {error}"));
    rows.into_iter().map(|row| row.line).collect()
}

/// The tables that hold our data, by name.
pub fn tables(url: &str) -> Vec<String> {
    let conn = &mut connect(url);
    let query = match conn {
        AnyConnection::Sqlite(_) => {
            "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'"
        }
        AnyConnection::Postgres(_) => {
            "SELECT table_name::text AS line FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        }
    };
    let mut tables: Vec<_> =
        lines(conn, query).into_iter().filter(|name| name != "__diesel_schema_migrations").collect();
    tables.sort();
    tables
}

/// Every column of every row of every table, as text that is the same on both kinds. Columns are the database's own.
pub fn dump(url: &str) -> Vec<String> {
    let mut rows = Vec::new();
    // The setting of whoever works on it: every database has it.
    for table in tables(url).into_iter().filter(|table| table != "notice_terms") {
        let conn = &mut connect(url);
        let columns = match conn {
            AnyConnection::Sqlite(_) => format!(
                "SELECT 'CASE typeof(' || name || ') WHEN ''blob'' THEN lower(hex(' || name || ')) ELSE CAST(' || name || ' AS TEXT) END' \
                 AS line FROM pragma_table_info('{table}') ORDER BY name"
            ),
            AnyConnection::Postgres(_) => format!(
                "SELECT CASE data_type WHEN 'bytea' THEN 'encode(' || column_name || ', ''hex'')' \
                 WHEN 'boolean' THEN column_name || '::int::text' ELSE column_name || '::text' END AS line \
                 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY column_name"
            ),
        };
        let mut columns = lines(conn, &columns);
        // The number first, where there is one.
        columns.sort_by_key(|column| !(column == "id::text" || column.contains("typeof(id)")));
        let row: Vec<_> = columns.iter().map(|column| format!("COALESCE({column}, '-')")).collect();
        rows.extend(lines(conn, &format!("SELECT '{table} ' || {} AS line FROM {table}", row.join(" || ' ' || "))));
    }
    rows.sort();
    rows
}
