//! An operator removes services: what is open on them ends, and nobody is their contact any more.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cx, Doer, Occasion, Terms, moves};
use crate::domain::event::ServiceEvent;
use crate::domain::notice::{Notice, ServiceNotice, ServiceReader};
use crate::domain::operator::{LogSubject, OperatorAct, OperatorDesk};
use crate::domain::request::FailReason;
use crate::domain::service::{ContactType, Service};
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place, RequestId, ServiceId};
use crate::store::locks::{self, Locks};
use crate::store::outbox::{self, RecordTelling};
use crate::store::{StoreResult, Tx, requests, service_history, services};

/// What was removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServicesRemoved {
    /// How many services.
    pub services: usize,
    /// How many requests ended first.
    pub requests_ended: usize,
}

/// Whether the contacts of removed services are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TellContacts {
    /// They are.
    Yes,
    /// They are not: a file of all services says it, which announces nothing.
    No,
}

/// Removes those of these services, at most some hundreds, that there are. Their requests and histories stay, for as long as those
/// are kept; their names are free again.
///
/// # Errors
/// The database's.
pub fn remove_services(cx: &mut Cx<'_>, ids: &[ServiceId], tell: TellContacts) -> StoreResult<ServicesRemoved> {
    locks::hold(cx.tx, &Locks { services: ids, ..Locks::default() })?;
    moves::expire_overdue(cx, ids)?;
    let there: Vec<Service> = services::get_all(cx.tx, ids.iter().copied())?.into_values().collect();
    if there.is_empty() {
        return Ok(ServicesRemoved::default());
    }
    let ids: Vec<ServiceId> = there.iter().map(|service| service.id).collect();
    let open: BTreeSet<RequestId> =
        requests::open_on(cx.tx, &ids)?.into_values().flat_map(BTreeMap::into_values).collect();
    let open: Vec<_> = open.into_iter().collect();
    let requests_ended = moves::end_for_operator(cx, &open, |_| FailReason::ServiceRemoved)?;
    let records: Vec<_> = ids.iter().map(|id| (*id, ServiceEvent::Removed)).collect();
    let records = service_history::record(cx.tx, &records, cx.by, cx.now)?;
    if tell == TellContacts::Yes {
        tell_contacts(cx, &there, &records, ServiceNotice::Removed)?;
    }
    services::remove(cx.tx, &ids, cx.now)?;
    let about: Vec<_> = there.iter().map(LogSubject::of_service).collect();
    cx.log_act(OperatorAct::ServicesRemoved, &about)?;
    Ok(ServicesRemoved { services: there.len(), requests_ended })
}

/// Removes services that a file of all services lacks: an import announces nothing but the end of requests.
///
/// # Errors
/// The database's.
pub fn remove_lacking(
    tx: &mut Tx,
    (terms, now): (&Terms, Moment),
    desk: &OperatorDesk,
    ids: &[ServiceId],
) -> StoreResult<()> {
    let by = Doer::Operator(desk.clone());
    let occasion = Occasion { terms: terms.clone(), now, by, from: Place::default() };
    remove_services(&mut occasion.context(tx), ids, TellContacts::No).map(drop)
}

/// One email to each contact of these services, of all the records that concern it.
pub(super) fn tell_contacts(
    cx: &mut Cx<'_>,
    services: &[Service],
    records: &[(ServiceId, i64)],
    what: ServiceNotice,
) -> StoreResult<()> {
    let record_of: BTreeMap<ServiceId, i64> = records.iter().copied().collect();
    let mut told: BTreeMap<AccountId, Vec<i64>> = BTreeMap::new();
    for (service, record) in services.iter().filter_map(|service| Some((service, record_of.get(&service.id)?))) {
        for contact in BTreeSet::from(ContactType::ALL.map(|contact| *service.contacts.get(contact))) {
            told.entry(contact).or_default().push(*record);
        }
    }
    let telling = |(reader, records)| RecordTelling {
        notice: Notice::Service { reader: ServiceReader::Account(reader), what },
        records,
    };
    outbox::owe_telling(cx.tx, &told.into_iter().map(telling).collect::<Vec<_>>(), cx.now)
}
