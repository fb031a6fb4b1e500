//! The owner's details of a service, for who may change them.

use super::services::LockView;
use crate::domain::owner::Owner;
use crate::domain::{AccountId, ServiceId};
use crate::store::{AnyConnection, StoreResult, factors, owners, services};

/// What the form is made from.
#[derive(Clone, Debug)]
pub struct OwnerView {
    /// The name and the category of the service.
    pub service: (String, String),
    /// The owner today.
    pub owner: Owner,
    /// The contact lock, where one is on.
    pub lock: Option<LockView>,
    /// Whether the viewer has a second factor.
    pub second_factor: bool,
}

/// The owner of a service of which the viewer is the administrative contact.
///
/// # Errors
/// The database is away.
pub fn owner_view(conn: &mut AnyConnection, viewer: AccountId, id: ServiceId) -> StoreResult<Option<OwnerView>> {
    let found = services::find(conn, id)?.filter(|service| service.contacts.administrative == viewer);
    let Some(service) = found else { return Ok(None) };
    Ok(Some(OwnerView {
        owner: owners::of_service(conn, id)?,
        lock: LockView::of(conn, viewer, &service)?,
        second_factor: factors::confirmed(conn, viewer)?.is_some(),
        service: (service.name, service.category),
    }))
}
