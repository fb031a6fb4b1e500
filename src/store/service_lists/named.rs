//! An account's own services by their names.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};

use crate::domain::service::ContactType;
use crate::domain::{AccountId, ServiceId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::services::{name_key, sort_name};
use crate::store::statement::Statement;

/// A service that is called as somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedService {
    /// Its number.
    pub id: ServiceId,
    /// What it is known by.
    pub key: String,
    /// Its category.
    pub category: String,
}

type Row = (i64, String, String);

/// The account's own services with one of these names, in whichever spelling. Looked up by name within each contact type's index, so that
/// it grows with the names and never with the services.
pub fn own_called(conn: &mut AnyConnection, account: AccountId, names: &[String]) -> StoreResult<Vec<NamedService>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut wanted: Vec<String> = names.iter().map(|name| sort_name(name)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut statement = Statement::<(BigInt, Text, Text)>::new();
    statement.rare();
    for (number, contact) in ContactType::ALL.into_iter().enumerate() {
        statement.sql(if number == 0 { "" } else { " UNION " }).sql(match contact {
            ContactType::Administrative => "SELECT id, name, category FROM services WHERE admin_id = ",
            ContactType::Technical => "SELECT id, name, category FROM services WHERE tech_id = ",
            ContactType::Billing => "SELECT id, name, category FROM services WHERE billing_id = ",
        });
        statement.number(account.0).sql(" AND sort_name IN (");
        for (place, name) in wanted.iter().enumerate() {
            statement.sql(if place == 0 { "" } else { ", " }).text(name);
        }
        statement.sql(")");
    }
    statement.sql(" ORDER BY 1");
    let rows: Vec<Row> = statement.load(conn)?;
    let service = |(id, name, category): Row| NamedService { id: ServiceId(id), key: name_key(&name), category };
    Ok(rows.into_iter().map(service).collect())
}
