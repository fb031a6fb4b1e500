//! Services, by the million.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::domain::service::{Contacts, Service};
use crate::domain::{AccountId, ServiceId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::services;
use crate::store::transaction::Tx;

type ServiceColumns = (i64, String, String, i64, i64, i64);

fn service((id, name, category, administrative, technical, billing): ServiceColumns) -> Service {
    let contacts = Contacts {
        administrative: AccountId(administrative),
        technical: AccountId(technical),
        billing: AccountId(billing),
    };
    Service { id: ServiceId(id), name, category, contacts }
}

/// The services that have one of these names and one of these categories: more than the pairs that are asked for, perhaps.
pub fn services_named(conn: &mut AnyConnection, names: &[&str], categories: &[&str]) -> StoreResult<Vec<Service>> {
    let rows = services::table
        .filter(services::name.eq_any(names.to_vec()).and(services::category.eq_any(categories.to_vec())))
        .select((
            services::id,
            services::name,
            services::category,
            services::admin_id,
            services::tech_id,
            services::billing_id,
        ))
        .load::<ServiceColumns>(conn)?;
    Ok(rows.into_iter().map(service).collect())
}

/// A service to add.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = services, treat_none_as_default_value = false)]
pub struct BulkService {
    /// Its name.
    pub name: String,
    /// What it is searched and sorted by: see `services::sort_name`.
    pub sort_name: String,
    /// Its category.
    pub category: String,
    /// The number of its administrative contact.
    pub admin_id: i64,
    /// The number of its technical contact.
    pub tech_id: i64,
    /// The number of its billing contact.
    pub billing_id: i64,
}

/// Adds at most [`BATCH`](super::BATCH) services.
pub fn insert_services(tx: &mut Tx, new: &[BulkService]) -> StoreResult<()> {
    let insert = diesel::insert_into(services::table).values(new);
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    Ok(())
}

/// Gives a service its contacts.
pub fn replace_contacts(tx: &mut Tx, id: ServiceId, contacts: &Contacts<AccountId>) -> StoreResult<()> {
    diesel::update(services::table.find(id.0))
        .set((
            services::admin_id.eq(contacts.administrative.0),
            services::tech_id.eq(contacts.technical.0),
            services::billing_id.eq(contacts.billing.0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

#[derive(QueryableByName)]
struct DividedServiceRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    category: String,
    #[diesel(sql_type = BigInt)]
    admin_id: i64,
    #[diesel(sql_type = BigInt)]
    tech_id: i64,
    #[diesel(sql_type = BigInt)]
    billing_id: i64,
}

/// The services whose contacts are not all of one zone, by number. Reads every service.
pub fn divided_services(conn: &mut AnyConnection) -> StoreResult<Vec<Service>> {
    let rows: Vec<DividedServiceRow> = diesel::sql_query(
        "SELECT s.id, s.name, s.category, s.admin_id, s.tech_id, s.billing_id FROM services s \
         JOIN accounts a ON a.id = s.admin_id JOIN accounts t ON t.id = s.tech_id JOIN accounts b ON b.id = s.billing_id \
         WHERE a.zone <> t.zone OR a.zone <> b.zone ORDER BY s.id",
    )
    .load(conn)?;
    let columns = |row: DividedServiceRow| (row.id, row.name, row.category, row.admin_id, row.tech_id, row.billing_id);
    Ok(rows.into_iter().map(columns).map(service).collect())
}
