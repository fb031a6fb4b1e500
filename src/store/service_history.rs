//! `service_history`: what has happened to services: their contacts, owners and locks.

mod told;

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::bulk::BATCH;
use super::connection::AnyConnection;
use super::events::stored_actor;
use super::feed::{self, Stamp};
use super::schema::service_history;
use super::transaction::Tx;
use super::{StoreError, StoreResult};
use crate::domain::event::{ContactMove, ServiceEvent, ServiceEventKind};
use crate::domain::request::Actor;
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};

pub use self::told::{HistoryPlace, ServiceRecord, told_to};

#[derive(Insertable)]
#[diesel(table_name = service_history, treat_none_as_default_value = false)]
struct NewRecordRow {
    service_id: i64,
    what: &'static str,
    actor: &'static str,
    actor_id: Option<i64>,
    happened_at: i64,
    contact_type: Option<String>,
    from_id: Option<i64>,
    to_id: Option<i64>,
    request_id: Option<i64>,
    details: Option<String>,
}

/// Writes down what has happened to services, in one statement for hundreds of them, and tells the feed; gives the numbers of the
/// records with their services, in no order. Contacts are changed by [`change_contacts`](super::contact_changes::change_contacts), which
/// tells of them itself.
///
/// # Errors
/// The database is away.
pub fn record(
    tx: &mut Tx,
    records: &[(ServiceId, ServiceEvent)],
    by: Actor,
    at: Moment,
) -> StoreResult<Vec<(ServiceId, i64)>> {
    let stamp = Stamp { by, at };
    let written = insert(tx, records, stamp)?;
    feed::tell_service_events(tx, records, stamp)?;
    Ok(written.into_iter().map(|(service, _, record)| (ServiceId(service), record)).collect())
}

/// Writes down which contacts of services changed; gives the number of each record.
pub(super) fn record_contacts(
    tx: &mut Tx,
    records: &[(ServiceId, ServiceEvent)],
    stamp: Stamp,
) -> StoreResult<HashMap<(ServiceId, ContactType), i64>> {
    let written = insert(tx, records, stamp)?.into_iter();
    let numbered = |(service, contact, record): WrittenRecord| {
        Some(((ServiceId(service), ContactType::parse(&contact?)?), record))
    };
    Ok(written.filter_map(numbered).collect())
}

/// A service, the contact where it is about one, and the number of the record.
type WrittenRecord = (i64, Option<String>, i64);

fn insert(tx: &mut Tx, records: &[(ServiceId, ServiceEvent)], stamp: Stamp) -> StoreResult<Vec<WrittenRecord>> {
    let (actor, actor_id) = stored_actor(stamp.by);
    let mut numbers = Vec::with_capacity(records.len());
    for piece in records.chunks(BATCH) {
        let mut rows = Vec::with_capacity(piece.len());
        for (service, what) in piece {
            let moved = what.moved();
            rows.push(NewRecordRow {
                service_id: service.0,
                what: what.name(),
                actor,
                actor_id,
                happened_at: stamp.at.0,
                contact_type: moved.map(|moved| moved.contact.as_str().to_owned()),
                from_id: moved.map(|moved| moved.from.0),
                to_id: moved.map(|moved| moved.to.0),
                request_id: what.request().map(|id| id.0),
                details: what
                    .details()
                    .map_err(|error| StoreError::Corrupt(format!("{} cannot be written: {error}", what.name())))?,
            });
        }
        let numbered = (service_history::service_id, service_history::contact_type, service_history::id);
        let insert = diesel::insert_into(service_history::table).values(rows).returning(numbered);
        let written: Vec<WrittenRecord> = match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.get_results(postgres)?,
            AnyConnection::Sqlite(sqlite) => insert.get_results(sqlite)?,
        };
        numbers.extend(written);
    }
    Ok(numbers)
}

/// What a row says has happened: what, with its details; which contact, from whom to whom; by which request.
pub(super) fn stored_event(
    (what, details): (&str, Option<&str>),
    (contact, from, to): (Option<&str>, Option<i64>, Option<i64>),
    request: Option<i64>,
) -> Option<ServiceEvent> {
    let moved = contact.and_then(ContactType::parse).zip(from.zip(to));
    let moved = moved.map(|(contact, (from, to))| ContactMove { contact, from: AccountId(from), to: AccountId(to) });
    ServiceEvent::read(what, moved, request.map(RequestId), details)
}

/// Who came to be which contact of a service last, as far as its history tells.
///
/// # Errors
/// The database is away.
pub fn last_contacts(conn: &mut AnyConnection, of: ServiceId) -> StoreResult<BTreeMap<ContactType, AccountId>> {
    let mut last = BTreeMap::new();
    for contact in ContactType::ALL {
        let moved = service_history::table
            .filter(service_history::service_id.eq(of.0))
            .filter(service_history::contact_type.eq(contact.as_str()))
            .order((service_history::happened_at.desc(), service_history::id.desc()));
        let to: Option<Option<i64>> = moved.select(service_history::to_id).first(conn).optional()?;
        last.extend(to.flatten().map(|to| (contact, AccountId(to))));
    }
    Ok(last)
}

/// Which contacts of these services, at most [`BATCH`], were last set by a request, and to whom.
///
/// # Errors
/// The database is away.
pub fn set_by_requests(
    conn: &mut AnyConnection,
    of: &[ServiceId],
) -> StoreResult<HashMap<(ServiceId, ContactType), AccountId>> {
    let rows: Vec<(i64, String, Option<String>, Option<i64>)> = service_history::table
        .filter(service_history::service_id.eq_any(of.iter().map(|id| id.0)))
        .filter(service_history::contact_type.is_not_null())
        .order((service_history::service_id, service_history::happened_at, service_history::id))
        .select((
            service_history::service_id,
            service_history::what,
            service_history::contact_type,
            service_history::to_id,
        ))
        .load(conn)?;
    let by_request: &str = ServiceEventKind::ContactChanged.into();
    // Of several the last stays.
    let mut set = HashMap::new();
    for (service, what, contact, to) in rows {
        let Some((contact, to)) = contact.as_deref().and_then(ContactType::parse).zip(to) else { continue };
        if what == by_request {
            set.insert((ServiceId(service), contact), AccountId(to));
        } else {
            set.remove(&(ServiceId(service), contact));
        }
    }
    Ok(set)
}
