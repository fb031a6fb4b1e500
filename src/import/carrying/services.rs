//! Services of a decided import.

use super::ImportCounts;
use super::met::{ServicesMet, before};
use crate::domain::ServiceId;
use crate::domain::day::Day;
use crate::domain::event::{ContactMove, ServiceEvent};
use crate::domain::owner::{Owner, OwnerChange, OwnerField};
use crate::domain::request::Actor;
use crate::domain::service::{ContactType, Service};
use crate::domain::time::Moment;
use crate::import::apply::{by_file, kind_of};
use crate::import::changes::ServiceLine;
use crate::import::kept::KeptContact;
use crate::store::bulk::BATCH;
use crate::store::bulk::details::{RenewalChange, add_owners, owners_of, set_renewals};
use crate::store::bulk::services::{BulkService, add_services};
use crate::store::contact_changes::{ContactsCause, ContactsChange, change_contacts};
use crate::store::{StoreError, StoreResult, Tx, feed, owners, service_history};

/// Adds and changes them. A contact, or an owner, that others have set since the file was read stays; what was removed is left; one
/// that came meanwhile is changed. Gives the contacts that stay.
pub(super) fn carry_out(
    tx: &mut Tx,
    now: Moment,
    lines: Vec<ServiceLine>,
    counts: &mut ImportCounts,
) -> StoreResult<Vec<KeptContact>> {
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let met = ServicesMet::load(tx, &lines)?;
    let mut work = ServiceWork::on(met);
    for line in lines {
        match work.met.service_of(&line).cloned() {
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
    counts.kept += work.kept.len() as u64;
    Ok(work.kept)
}

/// What is written together.
struct ServiceWork {
    met: ServicesMet,
    contacts: Vec<ContactsChange>,
    renewals: Vec<RenewalChange>,
    /// Owners of services that there are, and whether these are as the file's reader saw them.
    owners: Vec<(ServiceId, OwnerChange, bool)>,
    new: Vec<ServiceLine>,
    kept: Vec<KeptContact>,
}

impl ServiceWork {
    fn on(met: ServicesMet) -> Self {
        let (contacts, renewals, owners) = (Vec::new(), Vec::new(), Vec::new());
        Self { met, contacts, renewals, owners, new: Vec::new(), kept: Vec::new() }
    }

    fn change(&mut self, service: &Service, line: ServiceLine, counts: &mut ImportCounts) -> StoreResult<()> {
        let mut is_changed = self.change_contacts(service, &line, counts);
        let (day, kind) = (line.details.day.map(Day), kind_of(&line.details)?);
        if day.is_some() || kind.is_some() {
            is_changed = true;
            self.renewals.push(RenewalChange { service: service.id, day, kind });
        }
        if let Some(change) = line.details.owner {
            is_changed = true;
            self.owners.push((service.id, *change, line.stored.is_some()));
        }
        let tally = &mut counts.services;
        *(if is_changed { &mut tally.updated } else { &mut tally.unchanged }) += 1;
        Ok(())
    }

    /// Says whether any was due. Of two lines that meet one service the first does.
    fn change_contacts(&mut self, service: &Service, line: &ServiceLine, counts: &mut ImportCounts) -> bool {
        let Some((named, after)) = self.met.named(line).zip(self.met.settled(line, service)) else { return false };
        let before = before(line);
        for of in ContactType::ALL {
            let (named, stays) = (named.get(of), after.get(of));
            let is_meant = before.as_ref().is_none_or(|before| before.get(of) != named);
            let handles = self.met.handle(*stays).zip(self.met.handle(*named));
            if let Some((stays, named)) = handles.filter(|(stays, named)| is_meant && stays != named) {
                self.kept.push(KeptContact::new(service, of, stays, named));
            }
        }
        if service.contacts == after || self.contacts.iter().any(|change| change.service == service.id) {
            return false;
        }
        counts.contacts += ContactMove::between(&service.contacts, &after).count() as u64;
        let before = service.contacts.clone();
        self.contacts.push(ContactsChange { service: service.id, before, after, cause: ContactsCause::Import });
        true
    }

    /// Stores the owners of services that there are, but for those that others have changed; gives what histories say of that.
    fn write_owners(&mut self, tx: &mut Tx) -> StoreResult<Vec<(ServiceId, ServiceEvent)>> {
        let mut records = Vec::new();
        let ids: Vec<ServiceId> = self.owners.iter().map(|(id, ..)| *id).collect();
        let stored = owners_of(tx, &ids)?;
        for (id, change, was_read) in self.owners.drain(..) {
            let before = stored.get(&id).cloned().unwrap_or_default();
            if was_read && before != change.before {
                continue;
            }
            let after = overlaid(&before, &change.after);
            if after != before {
                owners::put(tx, id, &after)?;
                records.push((id, ServiceEvent::OwnerImported(Box::new(OwnerChange { before, after }))));
            }
        }
        Ok(records)
    }

    /// Adds those that are new. Where a contact has come to be of another zone, the administrative contact stands in for it.
    fn add(&mut self, tx: &mut Tx, now: Moment, counts: &mut ImportCounts) -> StoreResult<()> {
        let (mut new, mut owned) = (Vec::new(), Vec::new());
        for line in std::mem::take(&mut self.new) {
            let Some(mut contacts) = self.met.named(&line) else { continue };
            if !self.met.is_of_one_zone(&contacts) {
                tracing::warn!(
                    service = line.name,
                    category = line.category,
                    "all its contacts are the administrative one: others were to be of another zone"
                );
                (contacts.technical, contacts.billing) = (contacts.administrative, contacts.administrative);
            }
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

/// The one owner with what the other has.
fn overlaid(owner: &Owner, by: &Owner) -> Owner {
    let mut overlaid = owner.clone();
    for field in OwnerField::ALL {
        if let Some(detail) = by.get(field) {
            overlaid.set(field, Some(detail.to_owned()));
        }
    }
    overlaid
}
