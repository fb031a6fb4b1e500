//! Services that are loaded by the million are counted once, in the end, instead of by a trigger for each.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::service_counts;

/// The triggers that count, as the statements that make them again where these had to be dropped.
#[derive(Debug)]
#[must_use = "nothing is counted until they are there again"]
pub struct PausedCounting(Vec<String>);

#[derive(QueryableByName)]
struct Trigger {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    statement: String,
}

/// Stops counting, for the rest of the transaction or until it [goes on](go_on).
pub fn pause(conn: &mut AnyConnection) -> StoreResult<PausedCounting> {
    let AnyConnection::Sqlite(sqlite) = conn else {
        diesel::sql_query(
            "ALTER TABLE services DISABLE TRIGGER services_count_added, DISABLE TRIGGER services_count_removed, \
             DISABLE TRIGGER services_count_changed",
        )
        .execute(conn)?;
        return Ok(PausedCounting(Vec::new()));
    };
    let asked =
        "SELECT name, sql AS statement FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'services_count_*'";
    let triggers: Vec<Trigger> = diesel::sql_query(asked).load(sqlite)?;
    for trigger in &triggers {
        diesel::sql_query(format!("DROP TRIGGER \"{}\"", trigger.name)).execute(sqlite)?;
    }
    Ok(PausedCounting(triggers.into_iter().map(|trigger| trigger.statement).collect()))
}

/// Counts all services anew, and goes on counting.
pub fn go_on(conn: &mut AnyConnection, paused: PausedCounting) -> StoreResult<()> {
    diesel::delete(service_counts::table).execute(conn)?;
    diesel::sql_query(
        "INSERT INTO service_counts (account_id, category, roles, services) SELECT account_id, category, roles, COUNT(*) \
         FROM service_roles GROUP BY account_id, category, roles",
    )
    .execute(conn)?;
    if let AnyConnection::Postgres(postgres) = conn {
        diesel::sql_query(
            "ALTER TABLE services ENABLE TRIGGER services_count_added, ENABLE TRIGGER services_count_removed, \
             ENABLE TRIGGER services_count_changed",
        )
        .execute(postgres)?;
    }
    for statement in paused.0 {
        diesel::sql_query(statement).execute(conn)?;
    }
    Ok(())
}
