//! What the services file changes.

use super::{Writing, garbled};
use crate::domain::day::Day;
use crate::domain::digest::digest;
use crate::domain::event::{ContactMove, ServiceEvent};
use crate::domain::owner::OwnerChange;
use crate::domain::renewal::RenewalKind;
use crate::domain::request::Actor;
use crate::domain::service::{ContactType, Contacts};
use crate::domain::{AccountId, ServiceId};
use crate::import::changes::{ContactLine, DetailsLine, ServiceLine};
use crate::import::faults::ImportError;
use crate::store::bulk::accounts::candidates_numbered;
use crate::store::bulk::details::{NewOwner, add_owners, owners_of, set_owners_aside, set_renewal};
use crate::store::bulk::services::{BulkService, replace_contacts, services_known_by};
use crate::store::services::name_key;
use crate::store::{StoreResult, bulk, owners, service_history};

/// What is written together.
#[derive(Default)]
struct ServiceBatch {
    new: Vec<BulkService>,
    new_owners: Vec<NewOwner>,
    owners: Vec<(ServiceId, Box<OwnerChange>)>,
    records: Vec<(ServiceId, ServiceEvent)>,
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
        self.write_owners(&mut batch)?;
        service_history::record(self.tx, &batch.records, Actor::Operator, self.now)?;
        Ok(())
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
        &mut self,
        id: ServiceId,
        before: [i64; 3],
        line: ServiceLine,
        batch: &mut ServiceBatch,
    ) -> Result<(), ImportError> {
        let [administrative, technical, billing] = before.map(AccountId);
        let before = Contacts { administrative, technical, billing };
        if let Some(named) = &line.contacts {
            let contacts = self.contacts_of(named, Some(&before))?;
            if !replace_contacts(self.tx, id, &before, &contacts)? {
                return Err(ImportError::Overtaken);
            }
            let moves = ContactMove::between(&before, &contacts);
            batch.records.extend(moves.map(|moved| (id, ServiceEvent::ContactImported(moved))));
        }
        let (day, kind) = (line.details.day.map(Day), kind_of(&line.details)?);
        if (day.is_some() || kind.is_some()) && !set_renewal(self.tx, id, day, kind)? {
            return Err(ImportError::Overtaken);
        }
        batch.owners.extend(line.details.owner.map(|change| (id, change)));
        Ok(())
    }

    /// Stores the owners of services that were there, unless somebody has changed them meanwhile. Nobody does now: whoever would
    /// holds the service first, and waits.
    fn write_owners(&mut self, batch: &mut ServiceBatch) -> Result<(), ImportError> {
        if batch.owners.is_empty() {
            return Ok(());
        }
        let ids: Vec<ServiceId> = batch.owners.iter().map(|(id, _)| *id).collect();
        let stored = owners_of(self.tx, &ids)?;
        let mut first = Vec::new();
        for (id, change) in batch.owners.drain(..) {
            if stored.get(&id).cloned().unwrap_or_default() != change.before {
                return Err(ImportError::Overtaken);
            }
            if stored.contains_key(&id) {
                owners::put(self.tx, id, &change.after)?;
            } else {
                first.push((id, change.after.clone()));
            }
            batch.records.push((id, ServiceEvent::OwnerImported(change)));
        }
        Ok(add_owners(self.tx, &first)?)
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
