//! What the database says of the services that a batch of rows is about.

use std::collections::{HashMap, HashSet};

use super::WaitingService;
use super::contacts::RowContact;
use super::details::names_owner;
use crate::domain::account::NicHandle;
use crate::domain::owner::Owner;
use crate::domain::service::{ContactType, Service};
use crate::domain::{AccountId, ServiceId};
use crate::import::known::{FileAccounts, KnownContacts};
use crate::store::bulk::BATCH;
use crate::store::bulk::details::owners_of;
use crate::store::bulk::services::services_known_by;
use crate::store::service_history::set_by_requests;
use crate::store::services::name_key;
use crate::store::{AnyConnection, StoreResult};

/// What a batch of rows is compared with.
pub(super) struct Stored {
    services: HashMap<(String, String), Vec<Service>>,
    pub(super) contacts: KnownContacts,
    pub(super) by_requests: HashMap<(ServiceId, ContactType), AccountId>,
    /// Whom the services belong to, where a row says anything of that.
    pub(super) owners: HashMap<ServiceId, Owner>,
    /// What several services are known by that were stored before their names counted as one: of these each keeps its
    /// own.
    pub(super) twins: HashSet<(String, String)>,
}

impl Stored {
    /// Looks up all that the rows are about. Which contacts requests have set is only asked where these `stay`.
    pub(super) fn load(
        conn: &mut AnyConnection,
        known: &FileAccounts,
        stay: bool,
        waiting: &[WaitingService],
    ) -> StoreResult<Self> {
        let keys: Vec<&str> = waiting.iter().map(|waiting| waiting.key.as_str()).collect();
        let mut services: HashMap<_, Vec<Service>> = HashMap::new();
        let (mut of, mut ids) = (Vec::new(), Vec::new());
        for service in services_known_by(conn, &keys)? {
            ids.extend(ContactType::ALL.map(|contact| *service.contacts.get(contact)));
            of.push(service.id);
            services.entry((name_key(&service.name), service.category.clone())).or_default().push(service);
        }
        let twins = services.iter().filter(|(_, found)| found.len() > 1).map(|(key, _)| key.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let called = |waiting: &'_ WaitingService| ContactType::ALL.map(|contact| waiting.named.get(contact).clone());
        let called: HashSet<NicHandle> = waiting.iter().flat_map(called).filter_map(RowContact::handle).collect();
        let contacts = KnownContacts::load(conn, known, &called.iter().collect::<Vec<_>>(), &ids)?;
        let mut by_requests = HashMap::new();
        for piece in of.chunks(BATCH).take_while(|_| stay) {
            by_requests.extend(set_by_requests(conn, piece)?);
        }
        let names_owners = waiting.iter().any(|waiting| names_owner(&waiting.row));
        let owners = if names_owners { owners_of(conn, &of)? } else { HashMap::new() };
        Ok(Self { services, contacts, by_requests, owners, twins })
    }

    /// The service that a row is about: of several that were stored before their names counted as one, the one that is
    /// spelled so, or else the first.
    pub(super) fn take_service(&mut self, waiting: &WaitingService) -> Option<Service> {
        let found = self.services.get_mut(&(waiting.key.clone(), waiting.category.clone()))?;
        let at = found.iter().position(|service| service.name == waiting.name).unwrap_or(0);
        (at < found.len()).then(|| found.remove(at))
    }
}
