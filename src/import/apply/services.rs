//! What the services file changes.

use super::{Writing, by_file, garbled};
use crate::domain::day::Day;
use crate::domain::digest::digest;
use crate::domain::event::ServiceEvent;
use crate::domain::owner::OwnerChange;
use crate::domain::renewal::RenewalKind;
use crate::domain::request::Actor;
use crate::domain::service::{ContactType, Contacts};
use crate::domain::{AccountId, ServiceId};
use crate::import::changes::{ContactLine, DetailsLine, ServiceLine};
use crate::import::faults::ImportError;
use crate::store::bulk::accounts::candidates_numbered;
use crate::store::bulk::details::{NewOwner, RenewalChange, add_owners, owners_of, set_owners_aside, set_renewals};
use crate::store::bulk::services::{BulkService, services_known_by};
use crate::store::contact_changes::{ContactsCause, ContactsChange, change_contacts};
use crate::store::services::name_key;
use crate::store::{StoreResult, bulk, owners, service_history};

/// What is written together.
#[derive(Default)]
struct ServiceBatch {
    new: Vec<BulkService>,
    new_owners: Vec<NewOwner>,
    owners: Vec<(ServiceId, Box<OwnerChange>)>,
    contacts: Vec<ContactsChange>,
    renewals: Vec<RenewalChange>,
}

impl Writing<'_> {
    pub(super) fn write_services(&mut self, lines: Vec<ServiceLine>) -> Result<(), ImportError> {
        self.learn_zones(&lines)?;
        let mut batch = ServiceBatch::default();
        for line in lines {
            match line.stored {
                Some((id, before)) => self.write_service(ServiceId(id), before, line, &mut batch)?,
                None => self.set_aside(line, &mut batch)?,
            }
        }
        self.look_for_new(&batch.new)?;
        bulk::services::set_aside(self.tx, &batch.new)?;
        set_owners_aside(self.tx, &batch.new_owners)?;
        let stamp = by_file(self.now);
        change_contacts(self.tx, &batch.contacts, stamp)?.ok_or(ImportError::Overtaken)?;
        if !set_renewals(self.tx, &batch.renewals, stamp)? {
            return Err(ImportError::Overtaken);
        }
        self.write_owners(batch.owners)
    }

    fn set_aside(&self, line: ServiceLine, batch: &mut ServiceBatch) -> Result<(), ImportError> {
        let named = line.contacts.as_ref().ok_or(()).map_err(garbled)?;
        let contacts = self.contacts_of(named, None)?;
        let ServiceLine { name: service, category, details, .. } = line;
        let (last_day, kind) = (details.day.map(Day), kind_of(&details)?);
        if let Some(change) = details.owner {
            let (service, category) = (service.clone(), category.clone());
            batch.new_owners.push(NewOwner { service, category, owner: change.after });
        }
        batch.new.push(BulkService::new(service, category, &contacts, last_day, kind));
        Ok(())
    }

    fn write_service(
        &self,
        id: ServiceId,
        before: [i64; 3],
        line: ServiceLine,
        batch: &mut ServiceBatch,
    ) -> Result<(), ImportError> {
        let [administrative, technical, billing] = before.map(AccountId);
        let before = Contacts { administrative, technical, billing };
        if let Some(named) = &line.contacts {
            let after = self.contacts_of(named, Some(&before))?;
            batch.contacts.push(ContactsChange { service: id, before, after, cause: ContactsCause::Import });
        }
        let (day, kind) = (line.details.day.map(Day), kind_of(&line.details)?);
        if day.is_some() || kind.is_some() {
            batch.renewals.push(RenewalChange { service: id, day, kind });
        }
        batch.owners.extend(line.details.owner.map(|change| (id, change)));
        Ok(())
    }

    /// Stores the owners of services that were there, unless somebody has changed them meanwhile. Nobody does now: whoever would
    /// holds the service first, and waits.
    fn write_owners(&mut self, changes: Vec<(ServiceId, Box<OwnerChange>)>) -> Result<(), ImportError> {
        if changes.is_empty() {
            return Ok(());
        }
        let ids: Vec<ServiceId> = changes.iter().map(|(id, _)| *id).collect();
        let stored = owners_of(self.tx, &ids)?;
        let (mut first, mut records) = (Vec::new(), Vec::new());
        for (id, change) in changes {
            if stored.get(&id).cloned().unwrap_or_default() != change.before {
                return Err(ImportError::Overtaken);
            }
            if stored.contains_key(&id) {
                owners::put(self.tx, id, &change.after)?;
            } else {
                first.push((id, change.after.clone()));
            }
            records.push((id, ServiceEvent::OwnerImported(change)));
        }
        add_owners(self.tx, &first)?;
        service_history::record(self.tx, &records, Actor::Operator, self.now)?;
        Ok(())
    }

    fn learn_zones(&mut self, lines: &[ServiceLine]) -> StoreResult<()> {
        let named = lines.iter().filter_map(|line| line.contacts.as_ref()).flatten();
        let ids = named.filter_map(|contact| match contact {
            ContactLine::Id(id) => Some(AccountId(*id)),
            ContactLine::Nic(nic) => self.known.added.get(&digest(&[nic.as_str()])).copied(),
        });
        let mut unknown: Vec<_> = ids.filter(|id| !self.known.zones.contains_key(id)).collect();
        unknown.sort_unstable();
        unknown.dedup();
        let found = candidates_numbered(self.tx, &unknown)?;
        for found in found {
            let zone = if found.open { Some(self.place_of(&found.zone)?) } else { None };
            self.known.zones.insert(found.id, zone);
        }
        Ok(())
    }

    /// The contacts of a service, if they may be so still: of one zone, and open where they are new.
    fn contacts_of(
        &self,
        named: &[ContactLine; 3],
        before: Option<&Contacts<AccountId>>,
    ) -> Result<Contacts<AccountId>, ImportError> {
        let mut zone = None;
        let mut contact = |of: ContactType, contact: &ContactLine| {
            let id = match contact {
                ContactLine::Nic(nic) => {
                    self.known.added.get(&digest(&[nic.as_str()])).copied().ok_or(ImportError::Overtaken)?
                }
                ContactLine::Id(id) => AccountId(*id),
            };
            let its_zone = *self.known.zones.get(&id).ok_or(ImportError::Overtaken)?;
            let stays = before.is_some_and(|before| *before.get(of) == id);
            let fits = match its_zone {
                None => stays,
                Some(its_zone) => *zone.get_or_insert(its_zone) == its_zone,
            };
            if fits { Ok(id) } else { Err(ImportError::Overtaken) }
        };
        let [administrative, technical, billing] = named;
        Ok(Contacts {
            administrative: contact(ContactType::Administrative, administrative)?,
            technical: contact(ContactType::Technical, technical)?,
            billing: contact(ContactType::Billing, billing)?,
        })
    }

    /// Another import may have added the same.
    fn look_for_new(&mut self, new: &[BulkService]) -> Result<(), ImportError> {
        if self.fills || new.is_empty() {
            return Ok(());
        }
        let keys: Vec<String> = new.iter().map(|service| name_key(service.name())).collect();
        let there = services_known_by(self.tx, &keys.iter().map(String::as_str).collect::<Vec<_>>())?;
        let is_new = |category: &str, key: &str| {
            new.iter().zip(&keys).any(|(service, its)| its == key && service.category() == category)
        };
        let added = there.iter().any(|service| is_new(&service.category, &name_key(&service.name)));
        if added { Err(ImportError::Overtaken) } else { Ok(()) }
    }
}

pub(in crate::import) fn kind_of(details: &DetailsLine) -> StoreResult<Option<RenewalKind>> {
    details.renewal.as_deref().map(str::parse).transpose().map_err(garbled)
}
