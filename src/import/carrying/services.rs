//! Services of a decided import.

use std::collections::HashMap;

use super::ImportCounts;
use super::met::{ServicesMet, before};
use crate::domain::day::Day;
use crate::domain::event::{ContactMove, ServiceEvent};
use crate::domain::owner::{Owner, OwnerChange};
use crate::domain::request::Actor;
use crate::domain::service::{ContactType, Contacts, Service};
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};
use crate::import::apply::{by_file, kind_of};
use crate::import::changes::ServiceLine;
use crate::import::kept::KeptContact;
use crate::store::bulk::BATCH;
use crate::store::bulk::details::{RenewalChange, add_owners, owners_of, set_renewals};
use crate::store::bulk::services::{BulkService, add_services};
use crate::store::contact_changes::{ContactsCause, ContactsChange, change_contacts};
use crate::store::{StoreError, StoreResult, Tx, feed, owners, service_history};

/// Adds and changes them. What others have set since the file was read stays; what was removed is left; one that came meanwhile stays as
/// it came.
pub(super) fn carry_out(
    tx: &mut Tx,
    now: Moment,
    lines: Vec<ServiceLine>,
    counts: &mut ImportCounts,
) -> StoreResult<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let met = ServicesMet::load(tx, &lines)?;
    let owned = lines.iter().filter(|line| line.details.owner.is_some());
    let owned: Vec<ServiceId> = owned.filter_map(|line| Some(met.service_of(line)?.id)).collect();
    let mut work = ServiceWork::on(met, owners_of(tx, &owned)?);
    for line in lines {
        match work.met.service_of(&line).cloned() {
            Some(service) if line.stored.is_none() => {
                work.tell_kept(&service, &line, &service.contacts);
                counts.services.unchanged += 1;
            }
            Some(service) => work.change(&service, line, counts)?,
            None if line.stored.is_none() => work.new.push(line),
            // It was removed.
            None => counts.services.unchanged += 1,
        }
    }
    let stamp = by_file(now);
    // They were read after they were held.
    let overtaken = || StoreError::Corrupt("services that are held could not be changed".to_owned());
    change_contacts(tx, &work.contacts, stamp)?.ok_or_else(overtaken)?;
    set_renewals(tx, &work.renewals, stamp)?;
    let owners = work.write_owners(tx)?;
    service_history::record(tx, &owners, Actor::Operator, now)?;
    work.add(tx, now, counts)?;
    counts.keep(work.kept);
    Ok(())
}

/// What is written together.
struct ServiceWork {
    met: ServicesMet,
    contacts: Vec<ContactsChange>,
    renewals: Vec<RenewalChange>,
    /// Whom the services belong to, where lines say anything of that.
    owned: HashMap<ServiceId, Owner>,
    owners: Vec<(ServiceId, Box<OwnerChange>)>,
    new: Vec<ServiceLine>,
    kept: Vec<KeptContact>,
}

impl ServiceWork {
    fn on(met: ServicesMet, owned: HashMap<ServiceId, Owner>) -> Self {
        let (contacts, renewals, owners) = (Vec::new(), Vec::new(), Vec::new());
        Self { met, owned, contacts, renewals, owners, new: Vec::new(), kept: Vec::new() }
    }

    fn change(&mut self, service: &Service, line: ServiceLine, counts: &mut ImportCounts) -> StoreResult<()> {
        let mut is_changed = self.change_contacts(service, &line, counts);
        let (today, details) = (service.renewal, &line.details);
        let kind_today: Option<&str> = today.and_then(|renewal| renewal.kind).map(Into::into);
        let day = details.day.filter(|_| today.map(|renewal| renewal.last_day.0) == details.day_before).map(Day);
        let kind = kind_of(details)?.filter(|_| kind_today == details.renewal_before.as_deref());
        if day.is_some() || kind.is_some() {
            is_changed = true;
            self.renewals.push(RenewalChange { service: service.id, day, kind });
        }
        let owner = self.owned.get(&service.id).cloned().unwrap_or_default();
        if let Some(change) = line.details.owner.filter(|change| change.before == owner) {
            is_changed = true;
            self.owners.push((service.id, change));
        }
        let tally = &mut counts.services;
        *(if is_changed { &mut tally.updated } else { &mut tally.unchanged }) += 1;
        Ok(())
    }

    /// Says whether any was due. Of two lines that meet one service the first does.
    fn change_contacts(&mut self, service: &Service, line: &ServiceLine, counts: &mut ImportCounts) -> bool {
        let Some(after) = self.met.settled(line, service) else { return false };
        self.tell_kept(service, line, &after);
        if service.contacts == after || self.contacts.iter().any(|change| change.service == service.id) {
            return false;
        }
        counts.contacts += ContactMove::between(&service.contacts, &after).count() as u64;
        let before = service.contacts.clone();
        self.contacts.push(ContactsChange { service: service.id, before, after, cause: ContactsCause::Import });
        true
    }

    /// Notes the contacts that a line means to change and that stay.
    fn tell_kept(&mut self, service: &Service, line: &ServiceLine, after: &Contacts<AccountId>) {
        let (Some(named), before) = (self.met.named(line), before(line)) else { return };
        for of in ContactType::ALL {
            let (named, stays) = (named.get(of), after.get(of));
            let is_meant = before.as_ref().is_none_or(|before| before.get(of) != named);
            let handles = self.met.handle(*stays).zip(self.met.handle(*named));
            if let Some((stays, named)) = handles.filter(|(stays, named)| is_meant && stays != named) {
                self.kept.push(KeptContact::new(service, of, stays, named));
            }
        }
    }

    /// Stores the owners of services that there are; gives what histories say of that.
    fn write_owners(&mut self, tx: &mut Tx) -> StoreResult<Vec<(ServiceId, ServiceEvent)>> {
        self.owners.iter().try_for_each(|(id, change)| owners::put(tx, *id, &change.after).map(drop))?;
        Ok(self.owners.drain(..).map(|(id, change)| (id, ServiceEvent::OwnerImported(change))).collect())
    }

    /// The contacts of a new service: for one that has come to be of another zone the administrative one stands in, which is told.
    fn contacts_of_new(&mut self, line: &ServiceLine) -> Option<Contacts<AccountId>> {
        let named = self.met.named(line)?;
        let first = named.administrative;
        let contacts = Contacts::from_fn(|of| {
            let id = *named.get(of);
            if self.met.zones.get(&id) == self.met.zones.get(&first) { id } else { first }
        });
        for of in ContactType::ALL.into_iter().filter(|of| contacts.get(*of) != named.get(*of)) {
            if let Some((stays, named)) = self.met.handle(first).zip(self.met.handle(*named.get(of))) {
                let (name, category) = (line.name.clone(), line.category.clone());
                self.kept.push(KeptContact { name, category, contact: of, stays: stays.clone(), named: named.clone() });
            }
        }
        Some(contacts)
    }

    /// Adds those that are new.
    fn add(&mut self, tx: &mut Tx, now: Moment, counts: &mut ImportCounts) -> StoreResult<()> {
        let (mut new, mut owned) = (Vec::new(), Vec::new());
        for line in std::mem::take(&mut self.new) {
            let Some(contacts) = self.contacts_of_new(&line) else {
                tracing::warn!(
                    service = line.name,
                    category = line.category,
                    "not added: an account that it names is gone"
                );
                continue;
            };
            let kind = kind_of(&line.details)?;
            if let Some(change) = line.details.owner {
                owned.push(((line.name.clone(), line.category.clone()), change.after));
            }
            new.push(BulkService::new(line.name, line.category, &contacts, line.details.day.map(Day), kind));
        }
        counts.services.added += new.len() as u64;
        if new.is_empty() {
            return Ok(());
        }
        let filled_from = feed::before_filling(tx)?;
        for new in new.chunks(BATCH) {
            let ids = add_services(tx, new)?;
            let added = owned.iter().filter_map(|(key, owner)| Some((*ids.get(key)?, owner.clone())));
            let added: Vec<(ServiceId, Owner)> = added.collect();
            if !added.is_empty() {
                add_owners(tx, &added)?;
            }
        }
        feed::tell_new_services(tx, filled_from, now)
    }
}
