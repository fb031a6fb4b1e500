//! `owners`: whom services belong to.

use diesel::prelude::*;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::owners;
use super::transaction::Tx;
use crate::domain::ServiceId;
use crate::domain::owner::Owner;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = owners, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(super) struct OwnerRow {
    name: Option<String>,
    organisation: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    address: Option<String>,
    postcode: Option<String>,
    city: Option<String>,
    country: Option<String>,
}

impl From<OwnerRow> for Owner {
    fn from(row: OwnerRow) -> Self {
        let OwnerRow { name, organisation, email, phone, address, postcode, city, country } = row;
        Self { name, organisation, email, phone, address, postcode, city, country }
    }
}

impl From<&Owner> for OwnerRow {
    fn from(owner: &Owner) -> Self {
        let Owner { name, organisation, email, phone, address, postcode, city, country } = owner.clone();
        Self { name, organisation, email, phone, address, postcode, city, country }
    }
}

/// The owner of a service; one of whom nothing is known, where nothing is stored.
///
/// # Errors
/// The database is away.
pub fn of_service(conn: &mut AnyConnection, service: ServiceId) -> StoreResult<Owner> {
    let row = owners::table.find(service.0).select(OwnerRow::as_select()).first(conn).optional()?;
    Ok(row.map(Owner::from).unwrap_or_default())
}

/// Stores the owner of a service, which is held, in place of the one that was.
///
/// # Errors
/// The database is away.
pub fn put(tx: &mut Tx, service: ServiceId, owner: &Owner) -> StoreResult<()> {
    let row = OwnerRow::from(owner);
    if diesel::update(owners::table.find(service.0)).set(&row).execute(&mut **tx)? == 0 {
        diesel::insert_into(owners::table).values((owners::service_id.eq(service.0), row)).execute(&mut **tx)?;
    }
    Ok(())
}
