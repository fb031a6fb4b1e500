//! Contact locks of services that are chosen together, as whoever may turn them sees them.

use std::collections::{BTreeMap, HashSet};

use crate::domain::change::ServicesMark;
use crate::domain::locking::{LockTurn, LocksTurned, ServiceToLock};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::store::{AnyConnection, StoreResult, factors, requests, services};

/// What would become of the locks, one way and the other.
#[derive(Clone, Debug)]
pub struct LocksView {
    /// The services of which the viewer is a contact, by number: their names.
    pub names: BTreeMap<ServiceId, String>,
    /// What putting them on would do, and what tells those that would change from others.
    pub on: (LocksTurned, ServicesMark),
    /// The same of taking them off.
    pub off: (LocksTurned, ServicesMark),
    /// Whether the viewer has a second factor.
    pub second_factor: bool,
}

/// Looks at those of these services of which the viewer is a contact.
///
/// # Errors
/// The database is away.
pub fn locks_view(
    conn: &mut AnyConnection,
    viewer: AccountId,
    ids: &[ServiceId],
    now: Moment,
) -> StoreResult<LocksView> {
    let found = services::get_all(conn, ids.iter().copied())?.into_values();
    let own: Vec<_> = found.filter(|service| !service.contacts.roles_of(viewer).is_empty()).collect();
    let stored = requests::open_on(conn, &own.iter().map(|service| service.id).collect::<Vec<_>>())?;
    let ids: Vec<RequestId> = stored.values().flat_map(BTreeMap::values).copied().collect();
    let open: HashSet<RequestId> = requests::get_all(conn, &ids)?
        .into_iter()
        .filter(|request| request.state_at(now).is_open())
        .map(|request| request.id)
        .collect();
    let first = |id: ServiceId| stored.get(&id)?.values().filter(|request| open.contains(request)).min().copied();
    let own: Vec<ServiceToLock> = own.into_iter().map(|service| (service.clone(), first(service.id))).collect();
    let turned = |turn| {
        let turned = LocksTurned::of(&own, viewer, turn);
        let mark = turned.mark(&own);
        (turned, mark)
    };
    Ok(LocksView {
        on: turned(LockTurn::On),
        off: turned(LockTurn::Off),
        names: own.into_iter().map(|(service, _)| (service.id, service.name)).collect(),
        second_factor: factors::confirmed(conn, viewer)?.is_some(),
    })
}
