//! The services and accounts that lines of a decided import are about, as they are now.

use std::collections::{BTreeMap, HashMap};

use crate::domain::account::NicHandle;
use crate::domain::service::{ContactType, Contacts, Service};
use crate::domain::{AccountId, ServiceId};
use crate::import::changes::{ContactLine, ServiceLine};
use crate::store::bulk::BATCH;
use crate::store::bulk::accounts::{candidates_called, candidates_numbered};
use crate::store::bulk::services::services_known_by;
use crate::store::services::{get_all, name_key};
use crate::store::{StoreResult, Tx};

/// What lines meet.
pub(super) struct ServicesMet {
    pub(super) by_id: BTreeMap<ServiceId, Service>,
    /// Those that lines would add.
    by_key: HashMap<(String, String), ServiceId>,
    pub(super) zones: HashMap<AccountId, String>,
    handles: HashMap<AccountId, NicHandle>,
    by_nic: HashMap<NicHandle, AccountId>,
}

/// Whether all contacts are of one zone.
pub(super) fn is_of_one_zone<'a>(
    contacts: &Contacts<AccountId>,
    zone_of: impl Fn(AccountId) -> Option<&'a String>,
) -> bool {
    let [first, others @ ..] = ContactType::ALL.map(|of| zone_of(*contacts.get(of)));
    first.is_some() && others.iter().all(|other| *other == first)
}

impl ServicesMet {
    /// Looks all of it up.
    pub(super) fn load(tx: &mut Tx, lines: &[ServiceLine]) -> StoreResult<Self> {
        let (mut by_id, mut by_key) = (BTreeMap::new(), HashMap::new());
        for lines in lines.chunks(BATCH) {
            by_id.extend(get_all(tx, lines.iter().filter_map(|line| Some(ServiceId(line.stored?.0))))?);
            let new = lines.iter().filter(|line| line.stored.is_none());
            let keys: Vec<(String, &str)> = new.map(|line| (name_key(&line.name), line.category.as_str())).collect();
            for service in services_known_by(tx, &keys.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>())? {
                let key = (name_key(&service.name), service.category.clone());
                if keys.iter().any(|(name, category)| *name == key.0 && *category == key.1) {
                    by_key.entry(key).or_insert(service.id);
                    by_id.insert(service.id, service);
                }
            }
        }
        let mut met = Self { by_id, by_key, zones: HashMap::new(), handles: HashMap::new(), by_nic: HashMap::new() };
        met.load_contacts(tx, lines)?;
        Ok(met)
    }

    fn load_contacts(&mut self, tx: &mut Tx, lines: &[ServiceLine]) -> StoreResult<()> {
        let of_services = self.by_id.values().flat_map(|service| ContactType::ALL.map(|of| *service.contacts.get(of)));
        let (mut ids, mut nics): (Vec<AccountId>, Vec<&str>) = (of_services.collect(), Vec::new());
        for contact in lines.iter().filter_map(|line| line.contacts.as_ref()).flatten() {
            match contact {
                ContactLine::Id(id) => ids.push(AccountId(*id)),
                ContactLine::Nic(nic) => nics.push(nic),
            }
        }
        ids.sort_unstable();
        ids.dedup();
        nics.sort_unstable();
        nics.dedup();
        let mut found = candidates_numbered(tx, &ids)?;
        found.extend(candidates_called(tx, &nics)?);
        for account in found {
            self.zones.insert(account.id, account.zone);
            self.handles.insert(account.id, account.nic.clone());
            self.by_nic.insert(account.nic, account.id);
        }
        Ok(())
    }

    /// The service that a line is about, if it is there.
    pub(super) fn service_of(&self, line: &ServiceLine) -> Option<&Service> {
        let id = match line.stored {
            Some((id, _)) => ServiceId(id),
            None => *self.by_key.get(&(name_key(&line.name), line.category.clone()))?,
        };
        self.by_id.get(&id)
    }

    /// The contacts that a line names.
    pub(super) fn named(&self, line: &ServiceLine) -> Option<Contacts<AccountId>> {
        let id = |contact: &ContactLine| match contact {
            ContactLine::Id(id) => Some(AccountId(*id)),
            ContactLine::Nic(nic) => self.by_nic.get(&NicHandle::parse(nic).ok()?).copied(),
        };
        let [administrative, technical, billing] = line.contacts.as_ref()?;
        Some(Contacts { administrative: id(administrative)?, technical: id(technical)?, billing: id(billing)? })
    }

    /// The contacts that a line leaves a service with: as it names them, but for those that others have set since. None where the
    /// service came meanwhile.
    pub(super) fn merged(&self, line: &ServiceLine, service: &Service) -> Option<Contacts<AccountId>> {
        let (named, before) = (self.named(line)?, before(line)?);
        Some(Contacts::from_fn(|of| {
            let today = service.contacts.get(of);
            if before.get(of) == today { *named.get(of) } else { *today }
        }))
    }

    /// The same, unless others' hands would leave it divided: then it keeps those of today.
    pub(super) fn settled(&self, line: &ServiceLine, service: &Service) -> Option<Contacts<AccountId>> {
        let after = self.merged(line, service)?;
        Some(if self.is_of_one_zone(&after) { after } else { service.contacts.clone() })
    }

    /// Whether all contacts are of one zone.
    pub(super) fn is_of_one_zone(&self, contacts: &Contacts<AccountId>) -> bool {
        is_of_one_zone(contacts, |id| self.zones.get(&id))
    }

    /// What an account is called.
    pub(super) fn handle(&self, id: AccountId) -> Option<&NicHandle> {
        self.handles.get(&id)
    }
}

/// The contacts when the file was read; none where there was no such service.
pub(super) fn before(line: &ServiceLine) -> Option<Contacts<AccountId>> {
    let [administrative, technical, billing] = line.stored?.1.map(AccountId);
    Some(Contacts { administrative, technical, billing })
}
