//! An empty table is filled several times faster without its indexes. They are made again in the end.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::store::StoreResult;
use crate::store::connection::AnyConnection;

/// Indexes that were dropped, as the statements that make them again. The database itself gives these: only migrations say
/// which indexes there are.
#[derive(Debug, Default)]
#[must_use = "the indexes are gone until they are made again"]
pub struct DroppedIndexes(Vec<String>);

#[derive(QueryableByName)]
struct IndexStatement {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    statement: String,
}

/// Drops the indexes of a table, but for those that keep it free of duplicates.
pub fn drop(conn: &mut AnyConnection, table: &'static str) -> StoreResult<DroppedIndexes> {
    let query = match conn {
        AnyConnection::Sqlite(_) => {
            "SELECT m.name, m.sql AS statement FROM pragma_index_list({table}) l \
             JOIN sqlite_master m ON m.type = 'index' AND m.name = l.name WHERE NOT l.\"unique\" ORDER BY m.name"
        }
        AnyConnection::Postgres(_) => {
            "SELECT c.relname::text AS name, pg_get_indexdef(c.oid) AS statement \
             FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
             WHERE i.indrelid = {table}::regclass AND NOT i.indisunique ORDER BY 1"
        }
    };
    let query = query.replace("{table}", &format!("'{table}'"));
    let indexes: Vec<IndexStatement> = diesel::sql_query(query).load(conn)?;
    for index in &indexes {
        diesel::sql_query(format!("DROP INDEX \"{}\"", index.name)).execute(conn)?;
    }
    Ok(DroppedIndexes(indexes.into_iter().map(|index| index.statement).collect()))
}

/// Makes the indexes again.
pub fn restore(conn: &mut AnyConnection, dropped: DroppedIndexes) -> StoreResult<()> {
    for statement in dropped.0 {
        diesel::sql_query(statement).execute(conn)?;
    }
    Ok(())
}
