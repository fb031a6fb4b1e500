//! Filling an empty table is several times faster without its indexes, made anew from the sorted whole in the end.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::services;

/// Indexes that were dropped. Their statements come from the database itself, so that migrations alone say what there is.
#[derive(Debug, Default)]
#[must_use = "the indexes are gone until they are made again"]
pub struct Dropped(Vec<String>);

#[derive(QueryableByName)]
struct Index {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    statement: String,
}

/// Drops the indexes of `services`, if that holds nothing: all but those that keep it free of duplicates.
///
/// # Errors
/// The database's fault.
pub fn drop_if_empty(conn: &mut AnyConnection) -> StoreResult<Dropped> {
    if services::table.select(services::id).first::<i64>(conn).optional()?.is_some() {
        return Ok(Dropped::default());
    }
    let query = match conn {
        AnyConnection::Sqlite(_) => {
            "SELECT m.name, m.sql AS statement FROM pragma_index_list('services') l \
             JOIN sqlite_master m ON m.type = 'index' AND m.name = l.name WHERE NOT l.\"unique\" ORDER BY m.name"
        }
        AnyConnection::Postgres(_) => {
            "SELECT c.relname::text AS name, pg_get_indexdef(c.oid) AS statement \
             FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
             WHERE i.indrelid = 'services'::regclass AND NOT i.indisunique ORDER BY 1"
        }
    };
    let indexes: Vec<Index> = diesel::sql_query(query).load(conn)?;
    for index in &indexes {
        diesel::sql_query(format!("DROP INDEX \"{}\"", index.name)).execute(conn)?;
    }
    Ok(Dropped(indexes.into_iter().map(|index| index.statement).collect()))
}

/// Makes the indexes again.
///
/// # Errors
/// The database's fault.
pub fn restore(conn: &mut AnyConnection, dropped: Dropped) -> StoreResult<()> {
    for statement in dropped.0 {
        diesel::sql_query(statement).execute(conn)?;
    }
    Ok(())
}
