//! What happens to services.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use super::{Handles, NewFeedEvent, Stamp, all_of, append};
use crate::domain::AccountId;
use crate::domain::ServiceId;
use crate::domain::event::ServiceEvent;
use crate::domain::feed::{
    ContactsFacts, FeedActor, FeedEvent, NewServiceFacts, RenameFacts, ServiceFacts, ServiceFieldsFacts, ServiceKey,
    changed_owner_columns,
};
use crate::domain::service::{Contacts, Service};
use crate::store::bulk::BATCH;
use crate::store::connection::AnyConnection;
use crate::store::contact_changes::ContactsChange;
use crate::store::schema::services;
use crate::store::transaction::Tx;
use crate::store::{StoreError, StoreResult, services as stored_services};

/// What services are called, or were before they were removed.
struct Names(HashMap<ServiceId, ServiceKey>);

impl Names {
    fn read(conn: &mut AnyConnection, of: impl Iterator<Item = ServiceId>) -> StoreResult<Self> {
        let ids: BTreeSet<i64> = of.map(|id| id.0).collect();
        let ids: Vec<i64> = ids.into_iter().collect();
        let mut found = HashMap::new();
        for piece in ids.chunks(BATCH) {
            let columns = (services::id, services::category, services::name, services::removed_name);
            let rows = services::table.filter(services::id.eq_any(piece)).select(columns);
            for (id, category, name, removed) in rows.load::<(i64, String, Option<String>, Option<String>)>(conn)? {
                let name = name.or(removed).unwrap_or_default();
                found.insert(ServiceId(id), ServiceKey { category, name });
            }
        }
        Ok(Self(found))
    }

    fn of(&self, id: ServiceId) -> StoreResult<ServiceKey> {
        self.0.get(&id).cloned().ok_or_else(|| gone(id))
    }
}

/// Tells what the histories of services have just been told; but for contacts, which [`tell_contacts_changed`] tells.
///
/// # Errors
/// The database is away.
pub(in crate::store) fn tell_service_events(
    tx: &mut Tx,
    records: &[(ServiceId, ServiceEvent)],
    stamp: Stamp,
) -> StoreResult<()> {
    let told: Vec<_> = records.iter().filter(|(_, what)| what.moved().is_none()).collect();
    if told.is_empty() {
        return Ok(());
    }
    let names = Names::read(tx, told.iter().map(|(id, _)| *id))?;
    let is_rename = |what: &ServiceEvent| matches!(what, ServiceEvent::Renamed(_));
    let renamed = stored_services::get_all(tx, told.iter().filter(|(_, what)| is_rename(what)).map(|(id, _)| *id))?;
    let handles = Handles::read(tx, renamed.values().flat_map(|service| all_of(&service.contacts)), stamp.by)?;
    let by = handles.actor(stamp.by)?;
    let mut events = Vec::with_capacity(told.len());
    for (id, what) in told {
        let service = names.of(*id)?;
        let event = match what {
            ServiceEvent::Renamed(rename) => {
                let renamed = renamed.get(id).ok_or_else(|| gone(*id))?;
                let contacts = handles.contacts(&renamed.contacts)?.into();
                let facts = RenameFacts { service, before: rename.before.clone(), contacts, by: by.clone() };
                Some(FeedEvent::ServiceRenamed(facts))
            }
            other => event_of(other, service, by.clone()),
        };
        events.extend(event.map(|event| NewFeedEvent::of_service(*id, event)));
    }
    append(tx, &events, stamp.at)
}

fn gone(id: ServiceId) -> StoreError {
    StoreError::Corrupt(format!("there is no service {id}"))
}

/// What has happened to a service, where nothing else is to be known for that.
fn event_of(what: &ServiceEvent, service: ServiceKey, by: FeedActor) -> Option<FeedEvent> {
    Some(match what {
        ServiceEvent::ContactChanged { .. } | ServiceEvent::ContactImported(_) | ServiceEvent::Renamed(_) => {
            return None;
        }
        ServiceEvent::OwnerChanged(change) | ServiceEvent::OwnerImported(change) => {
            let changed = changed_owner_columns(change);
            FeedEvent::ServiceOwnerChanged(ServiceFieldsFacts { service, changed, by })
        }
        ServiceEvent::Locked => FeedEvent::ServiceLocked(ServiceFacts { service, by }),
        ServiceEvent::Unlocked => FeedEvent::ServiceUnlocked(ServiceFacts { service, by }),
        ServiceEvent::Removed => FeedEvent::ServiceRemoved(ServiceFacts { service, by }),
    })
}

/// Tells that these services, among those given, have other contacts.
///
/// # Errors
/// The database is away.
pub(in crate::store) fn tell_contacts_changed(
    tx: &mut Tx,
    changes: &[ContactsChange],
    stamp: Stamp,
    services: &std::collections::BTreeMap<ServiceId, Service>,
) -> StoreResult<()> {
    let both = changes.iter().flat_map(|change| [&change.before, &change.after]);
    let handles = Handles::read(tx, both.flat_map(all_of), stamp.by)?;
    let by = handles.actor(stamp.by)?;
    let told = |change: &ContactsChange| {
        let service = services.get(&change.service);
        let service = service.ok_or_else(|| gone(change.service))?;
        let facts = ContactsFacts {
            service: ServiceKey { category: service.category.clone(), name: service.name.clone() },
            contacts: handles.contacts(&change.after)?.into(),
            before: handles.contacts(&change.before)?.into(),
            request: change.cause.request().map(|id| id.0),
            by: by.clone(),
        };
        Ok(NewFeedEvent::of_service(change.service, FeedEvent::ServiceContactsChanged(facts)))
    };
    let events = changes.iter().map(told).collect::<StoreResult<Vec<_>>>()?;
    append(tx, &events, stamp.at)
}

/// Tells which columns of services changed, beside contacts and owners.
///
/// # Errors
/// The database is away.
pub(in crate::store) fn tell_service_changes(
    tx: &mut Tx,
    changes: Vec<(ServiceId, Vec<&'static str>)>,
    stamp: Stamp,
) -> StoreResult<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let names = Names::read(tx, changes.iter().map(|(id, _)| *id))?;
    let by = Handles::read(tx, [], stamp.by)?.actor(stamp.by)?;
    let told = |(id, changed): (ServiceId, Vec<&'static str>)| {
        let facts = ServiceFieldsFacts { service: names.of(id)?, changed, by: by.clone() };
        Ok(NewFeedEvent::of_service(id, FeedEvent::ServiceChanged(facts)))
    };
    let events = changes.into_iter().map(told).collect::<StoreResult<Vec<_>>>()?;
    append(tx, &events, stamp.at)
}

/// Tells that there is a new service.
///
/// # Errors
/// The database is away.
pub(in crate::store) fn tell_service_created(
    tx: &mut Tx,
    (id, service): (ServiceId, ServiceKey),
    contacts: &Contacts<AccountId>,
    stamp: Stamp,
) -> StoreResult<()> {
    let handles = Handles::read(tx, all_of(contacts), stamp.by)?;
    let contacts = handles.contacts(contacts)?.into();
    let facts = NewServiceFacts { service, contacts, by: handles.actor(stamp.by)? };
    append(tx, &[NewFeedEvent::of_service(id, FeedEvent::ServiceCreated(facts))], stamp.at)
}
