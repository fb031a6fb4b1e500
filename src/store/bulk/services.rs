//! Services, by the million.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::domain::day::Day;
use crate::domain::renewal::RenewalKind;
use crate::domain::service::{Contacts, Service};
use crate::domain::{AccountId, ServiceId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::services;
use crate::store::services::{ServiceRow, other_key, sort_name};
use crate::store::transaction::Tx;

/// The services that are known by one of these keys (see [`name_key`](crate::store::services::name_key)), of whatever category, by number.
pub fn services_known_by(conn: &mut AnyConnection, keys: &[&str]) -> StoreResult<Vec<Service>> {
    let mut found = services::table
        .filter(services::sort_name.eq_any(keys.to_vec()).and(services::name_key.is_null()))
        .filter(services::removed_at.is_null())
        .select(ServiceRow::as_select())
        .load(conn)?;
    let otherwise =
        services::table.filter(services::name_key.eq_any(keys.to_vec()).and(services::removed_at.is_null()));
    found.extend(otherwise.select(ServiceRow::as_select()).load(conn)?);
    found.sort_unstable_by_key(|row: &ServiceRow| row.id);
    Ok(found.into_iter().map(Service::from).collect())
}

mod staged {
    diesel::table! {
        /// New services, until all of them are there: put in by name and category, they fill the index that keeps these apart from one
        /// end to the other, instead of all over.
        new_services (name, category) {
            name -> Text,
            sort_name -> Text,
            name_key -> Nullable<Text>,
            category -> Text,
            admin_id -> BigInt,
            tech_id -> BigInt,
            billing_id -> BigInt,
            expires_on -> Nullable<BigInt>,
            renewal -> Nullable<Text>,
        }
    }
}

const NEW_COLUMNS: &str = "name, sort_name, name_key, category, admin_id, tech_id, billing_id, expires_on, renewal";

/// A service to add.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = staged::new_services, treat_none_as_default_value = false)]
pub struct BulkService {
    name: String,
    sort_name: String,
    name_key: Option<String>,
    category: String,
    admin_id: i64,
    tech_id: i64,
    billing_id: i64,
    expires_on: Option<i64>,
    renewal: Option<String>,
}

impl BulkService {
    /// One of this name, category and contacts, with its last day and what happens then.
    #[must_use]
    pub fn new(
        name: String,
        category: String,
        contacts: &Contacts<AccountId>,
        last_day: Option<Day>,
        renewal: Option<RenewalKind>,
    ) -> Self {
        Self {
            sort_name: sort_name(&name),
            name_key: other_key(&name),
            name,
            category,
            admin_id: contacts.administrative.0,
            tech_id: contacts.technical.0,
            billing_id: contacts.billing.0,
            expires_on: last_day.map(|day| day.0),
            renewal: renewal.map(|kind| <&str>::from(kind).to_owned()),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its category.
    #[must_use]
    pub fn category(&self) -> &str {
        &self.category
    }
}

/// Adds at most [`BATCH`](super::BATCH) services, and gives the numbers of those whose names and categories are in it.
pub fn add_services(tx: &mut Tx, new: &[BulkService]) -> StoreResult<HashMap<(String, String), ServiceId>> {
    let rows = new.iter().map(|service| {
        (
            services::name.eq(&service.name),
            services::sort_name.eq(&service.sort_name),
            services::name_key.eq(&service.name_key),
            services::category.eq(&service.category),
            services::admin_id.eq(service.admin_id),
            services::tech_id.eq(service.tech_id),
            services::billing_id.eq(service.billing_id),
            services::expires_on.eq(service.expires_on),
            services::renewal.eq(&service.renewal),
        )
    });
    let insert = diesel::insert_into(services::table).values(rows.collect::<Vec<_>>());
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    let names: Vec<&str> = new.iter().map(|service| service.name.as_str()).collect();
    let there = services::table.filter(services::name.eq_any(names));
    let columns = (services::name.assume_not_null(), services::category, services::id);
    let there: Vec<(String, String, i64)> = there.select(columns).load(&mut **tx)?;
    Ok(there.into_iter().map(|(name, category, id)| ((name, category), ServiceId(id))).collect())
}

/// Makes a place for new services, for the rest of the transaction.
pub fn begin_new(conn: &mut AnyConnection) -> StoreResult<()> {
    let until = if matches!(conn, AnyConnection::Postgres(_)) { "ON COMMIT DROP" } else { "" };
    let made = format!("CREATE TEMPORARY TABLE new_services {until} AS SELECT {NEW_COLUMNS} FROM services WHERE 1 = 0");
    diesel::sql_query(made).execute(conn)?;
    Ok(())
}

/// Sets at most [`BATCH`](super::BATCH) new services aside.
pub fn set_aside(tx: &mut Tx, new: &[BulkService]) -> StoreResult<()> {
    let insert = diesel::insert_into(staged::new_services::table).values(new);
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    Ok(())
}

/// Adds the services that were set aside.
pub fn add_new(tx: &mut Tx) -> StoreResult<()> {
    let add =
        format!("INSERT INTO services ({NEW_COLUMNS}) SELECT {NEW_COLUMNS} FROM new_services ORDER BY name, category");
    for statement in [add.as_str(), "DROP TABLE new_services"] {
        diesel::sql_query(statement).execute(&mut **tx)?;
    }
    Ok(())
}

/// Whether there is any service.
pub fn are_there_any(conn: &mut AnyConnection) -> StoreResult<bool> {
    Ok(services::table.select(services::id).first::<i64>(conn).optional()?.is_some())
}

/// The services on which one of these accounts, at most [`BATCH`](super::BATCH), is a contact, by number.
pub fn services_of(conn: &mut AnyConnection, contacts: &[AccountId]) -> StoreResult<Vec<Service>> {
    let ids: Vec<i64> = contacts.iter().map(|id| id.0).collect();
    let mut found =
        services::table.filter(services::admin_id.eq_any(&ids)).select(ServiceRow::as_select()).load(conn)?;
    found.extend(services::table.filter(services::tech_id.eq_any(&ids)).select(ServiceRow::as_select()).load(conn)?);
    found.extend(services::table.filter(services::billing_id.eq_any(&ids)).select(ServiceRow::as_select()).load(conn)?);
    found.sort_unstable_by_key(|row: &ServiceRow| row.id);
    found.dedup_by_key(|row| row.id);
    Ok(found.into_iter().map(Service::from).collect())
}
