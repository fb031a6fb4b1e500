//! What services have beside their contacts, many at a time: last days, and owners.

use std::collections::HashMap;

use diesel::prelude::*;

use super::BATCH;
use crate::domain::ServiceId;
use crate::domain::day::Day;
use crate::domain::owner::Owner;
use crate::domain::renewal::RenewalKind;
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::feed::{self, Stamp};
use crate::store::owners::OwnerRow;
use crate::store::schema::{owners, services};
use crate::store::transaction::Tx;

mod staged {
    diesel::table! {
        /// The owners of new services, until these are there.
        new_owners (service_name, category) {
            service_name -> Text,
            category -> Text,
            name -> Nullable<Text>,
            organisation -> Nullable<Text>,
            email -> Nullable<Text>,
            phone -> Nullable<Text>,
            address -> Nullable<Text>,
            postcode -> Nullable<Text>,
            city -> Nullable<Text>,
            country -> Nullable<Text>,
        }
    }
}

const OWNER_COLUMNS: &str = "name, organisation, email, phone, address, postcode, city, country";

/// The columns of a table that is called so.
fn columns_of(owners: &str) -> String {
    OWNER_COLUMNS.split(", ").map(|column| format!("{owners}.{column}")).collect::<Vec<_>>().join(", ")
}

/// Another last day for a service, another end to it, or both.
#[derive(Clone, Copy, Debug)]
pub struct RenewalChange {
    /// The service.
    pub service: ServiceId,
    /// The last day, where it changes.
    pub day: Option<Day>,
    /// What happens then, where that changes.
    pub kind: Option<RenewalKind>,
}

impl RenewalChange {
    fn columns(&self) -> Vec<&'static str> {
        [self.day.map(|_| "expires_on"), self.kind.map(|_| "renewal")].into_iter().flatten().collect()
    }
}

/// Gives services these, each of which changes something: says whether all are there.
pub fn set_renewals(tx: &mut Tx, changes: &[RenewalChange], stamp: Stamp) -> StoreResult<bool> {
    for RenewalChange { service, day, kind } in changes {
        let kind: Option<&str> = kind.map(Into::into);
        let found = diesel::update(services::table.find(service.0))
            .set((day.map(|day| services::expires_on.eq(day.0)), kind.map(|kind| services::renewal.eq(kind))))
            .execute(&mut **tx)?;
        if found == 0 {
            return Ok(false);
        }
    }
    feed::tell_service_changes(tx, changes.iter().map(|change| (change.service, change.columns())).collect(), stamp)?;
    Ok(true)
}

/// The owners of services that have one.
pub fn owners_of(conn: &mut AnyConnection, of: &[ServiceId]) -> StoreResult<HashMap<ServiceId, Owner>> {
    let mut found = HashMap::new();
    for piece in of.chunks(BATCH) {
        let rows = owners::table.filter(owners::service_id.eq_any(piece.iter().map(|id| id.0)));
        let rows: Vec<(i64, OwnerRow)> = rows.select((owners::service_id, OwnerRow::as_select())).load(conn)?;
        found.extend(rows.into_iter().map(|(id, row)| (ServiceId(id), row.into())));
    }
    Ok(found)
}

/// Stores the owners of at most [`BATCH`] services that had none.
pub fn add_owners(tx: &mut Tx, new: &[(ServiceId, Owner)]) -> StoreResult<()> {
    let rows = new.iter().map(|(id, owner)| (owners::service_id.eq(id.0), OwnerRow::from(owner)));
    let insert = diesel::insert_into(owners::table).values(rows.collect::<Vec<_>>());
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    Ok(())
}

/// Whom a new service belongs to.
#[derive(Clone, Debug)]
pub struct NewOwner {
    /// The service's name.
    pub service: String,
    /// Its category.
    pub category: String,
    /// The owner.
    pub owner: Owner,
}

/// Makes a place for the owners of new services, for the rest of the transaction.
pub fn begin_new_owners(conn: &mut AnyConnection) -> StoreResult<()> {
    let until = if matches!(conn, AnyConnection::Postgres(_)) { "ON COMMIT DROP" } else { "" };
    let made = format!(
        "CREATE TEMPORARY TABLE new_owners {until} AS SELECT s.name AS service_name, s.category, {} \
         FROM owners o JOIN services s ON s.id = o.service_id WHERE 1 = 0",
        columns_of("o")
    );
    diesel::sql_query(made).execute(conn)?;
    Ok(())
}

/// Sets the owners of at most [`BATCH`] new services aside.
pub fn set_owners_aside(tx: &mut Tx, new: &[NewOwner]) -> StoreResult<()> {
    use staged::new_owners;
    let rows = new.iter().map(|NewOwner { service, category, owner }| {
        (
            new_owners::service_name.eq(service),
            new_owners::category.eq(category),
            new_owners::name.eq(&owner.name),
            new_owners::organisation.eq(&owner.organisation),
            new_owners::email.eq(&owner.email),
            new_owners::phone.eq(&owner.phone),
            new_owners::address.eq(&owner.address),
            new_owners::postcode.eq(&owner.postcode),
            new_owners::city.eq(&owner.city),
            new_owners::country.eq(&owner.country),
        )
    });
    let insert = diesel::insert_into(new_owners::table).values(rows.collect::<Vec<_>>());
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    Ok(())
}

/// Stores the owners that were set aside, once the services are there. In the order of their names, in which these were added too.
pub fn add_new_owners(tx: &mut Tx) -> StoreResult<()> {
    let add = format!(
        "INSERT INTO owners (service_id, {OWNER_COLUMNS}) SELECT s.id, {} \
         FROM (SELECT * FROM new_owners ORDER BY service_name, category) AS o \
         CROSS JOIN services s WHERE s.name = o.service_name AND s.category = o.category",
        columns_of("o")
    );
    for statement in [add.as_str(), "DROP TABLE new_owners"] {
        diesel::sql_query(statement).execute(&mut **tx)?;
    }
    Ok(())
}
