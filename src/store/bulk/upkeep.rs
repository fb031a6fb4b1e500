//! What triggers keep beside services is made once, in the end, where services are loaded by the million: how many an account has, and
//! when billing contacts are to be told.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::{notice_rounds, service_counts};

/// The triggers that keep it, as the statements that make them again where these had to be dropped.
#[derive(Debug)]
#[must_use = "nothing is kept until they are there again"]
pub struct PausedTriggers(Vec<String>);

#[derive(QueryableByName)]
struct Trigger {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    statement: String,
}

/// Stops them, for the rest of the transaction or until it [goes on](go_on).
pub fn pause(conn: &mut AnyConnection) -> StoreResult<PausedTriggers> {
    let AnyConnection::Sqlite(sqlite) = conn else {
        diesel::sql_query(
            "ALTER TABLE services DISABLE TRIGGER services_count_added, DISABLE TRIGGER services_count_removed, \
             DISABLE TRIGGER services_count_changed, DISABLE TRIGGER services_notices_added, \
             DISABLE TRIGGER services_notices_changed",
        )
        .execute(conn)?;
        return Ok(PausedTriggers(Vec::new()));
    };
    let asked = "SELECT name, sql AS statement FROM sqlite_master WHERE type = 'trigger' \
                 AND (name GLOB 'services_count_*' OR name GLOB 'services_notices_*')";
    let triggers: Vec<Trigger> = diesel::sql_query(asked).load(sqlite)?;
    for trigger in &triggers {
        diesel::sql_query(format!("DROP TRIGGER \"{}\"", trigger.name)).execute(sqlite)?;
    }
    Ok(PausedTriggers(triggers.into_iter().map(|trigger| trigger.statement).collect()))
}

/// Makes all of it anew, and has the triggers keep it again.
pub fn go_on(conn: &mut AnyConnection, paused: PausedTriggers) -> StoreResult<()> {
    diesel::delete(service_counts::table).execute(conn)?;
    diesel::sql_query(
        "INSERT INTO service_counts (account_id, category, roles, services) SELECT account_id, category, roles, COUNT(*) \
         FROM service_roles GROUP BY account_id, category, roles",
    )
    .execute(conn)?;
    diesel::delete(notice_rounds::table).execute(conn)?;
    // As the triggers have it; and an email of a day that may take more in is brought to its end.
    diesel::sql_query(
        "INSERT INTO notice_rounds (account_id, at) \
         SELECT billing_id, 0 FROM services WHERE expires_on IS NOT NULL \
         UNION SELECT account_id, 0 FROM notice_days WHERE gathers IS NOT NULL",
    )
    .execute(conn)?;
    if let AnyConnection::Postgres(postgres) = conn {
        diesel::sql_query(
            "ALTER TABLE services ENABLE TRIGGER services_count_added, ENABLE TRIGGER services_count_removed, \
             ENABLE TRIGGER services_count_changed, ENABLE TRIGGER services_notices_added, \
             ENABLE TRIGGER services_notices_changed",
        )
        .execute(postgres)?;
    }
    for statement in paused.0 {
        diesel::sql_query(statement).execute(conn)?;
    }
    Ok(())
}
