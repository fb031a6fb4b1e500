//! New accounts and services by the hundred thousand, as a file adds them: the database itself writes the events, from the rows that it
//! has just been given.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::domain::time::Moment;
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::{accounts, services};
use crate::store::statement::Statement;
use crate::store::transaction::Tx;

/// Where accounts and services ended before a file was written, in a transaction beside which nobody adds any.
#[derive(Clone, Copy, Debug)]
pub struct BeforeFilling {
    account: i64,
    service: i64,
}

/// Where they end.
///
/// # Errors
/// The database is away.
pub fn before_filling(conn: &mut AnyConnection) -> StoreResult<BeforeFilling> {
    let account: Option<i64> = accounts::table.select(diesel::dsl::max(accounts::id)).first(conn)?;
    let service: Option<i64> = services::table.select(diesel::dsl::max(services::id)).first(conn)?;
    Ok(BeforeFilling { account: account.unwrap_or(0), service: service.unwrap_or(0) })
}

/// Tells of the accounts that a file has added since.
///
/// # Errors
/// The database is away.
pub fn tell_new_accounts(tx: &mut Tx, before: BeforeFilling, now: Moment) -> StoreResult<()> {
    // One that was closed from the first is told as one that was closed since: readers know no other.
    for (kind, which) in [("account.created", ""), ("account.closed", " AND closed_at IS NOT NULL")] {
        let mut statement = Statement::<BigInt>::new();
        statement.sql("INSERT INTO feed (kind, account_id, data, happened_at) SELECT '").sql(kind).sql("', id, ");
        statement.sql(match &**tx {
            AnyConnection::Sqlite(_) => "json_object('account', nic_handle, 'by', 'operator'), ",
            AnyConnection::Postgres(_) => "CAST(json_build_object('account', nic_handle, 'by', 'operator') AS TEXT), ",
        });
        statement.number(now.0).sql(" FROM accounts WHERE id > ").number(before.account).sql(which).sql(" ORDER BY id");
        statement.execute(&mut **tx)?;
    }
    Ok(())
}

/// Tells of the services that a file has added since.
///
/// # Errors
/// The database is away.
pub fn tell_new_services(tx: &mut Tx, before: BeforeFilling, now: Moment) -> StoreResult<()> {
    let (object, end) = match &**tx {
        AnyConnection::Sqlite(_) => ("json_object(", ")"),
        AnyConnection::Postgres(_) => ("json_build_object(", ")"),
    };
    let mut statement = Statement::<BigInt>::new();
    statement.sql("INSERT INTO feed (kind, service_id, data, happened_at) SELECT 'service.created', s.id, CAST(");
    statement.sql(object).sql("'service', ").sql(object).sql("'category', s.category, 'name', s.name").sql(end);
    statement.sql(", 'contacts', ").sql(object);
    // Each handle is looked up by its number, in the order of the services.
    statement.sql(
        "'administrative', (SELECT a.nic_handle FROM accounts a WHERE a.id = s.admin_id), \
         'technical', (SELECT a.nic_handle FROM accounts a WHERE a.id = s.tech_id), \
         'billing', (SELECT a.nic_handle FROM accounts a WHERE a.id = s.billing_id)",
    );
    statement.sql(end).sql(", 'by', 'operator'").sql(end).sql(" AS TEXT), ").number(now.0);
    statement.sql(" FROM services s WHERE s.id > ").number(before.service).sql(" ORDER BY s.id");
    statement.execute(&mut **tx)?;
    Ok(())
}
