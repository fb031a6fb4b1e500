//! The rows of the services file.

mod contacts;
mod details;
mod stored;

use std::collections::HashMap;

use self::contacts::{RowContact, contact_line, divided, named};
use self::stored::Stored;
use super::ImportTally;
use super::changes::{ServiceLine, Spool};
use super::complete::ServiceSet;
use super::faults::{BadRowLog, ColumnFault, ImportError, ImportFile};
use super::kept::{KeptContact, KeptContacts};
use super::known::{FileAccounts, KnownContact, KnownContacts};
use super::repeats::RepeatedKeys;
use super::table::{CsvLayout, CsvReading, CsvRow};
use crate::domain::account::NicHandle;
use crate::domain::service::{CATEGORY_MAX, ContactType, Contacts, SERVICE_NAME_MAX, Service};
use crate::domain::text;
use crate::domain::{AccountId, ServiceId};
use crate::store::Database;
use crate::store::bulk::BATCH;
use crate::store::services::name_key;

const NEEDED: &str = "is needed for a new service";

/// The columns of the services file.
pub(super) const LAYOUT: CsvLayout = CsvLayout {
    source: ImportFile::Services,
    columns: &[
        "name",
        "category",
        "administrative",
        "technical",
        "billing",
        "expires_on",
        "renewal",
        "owner_name",
        "owner_organisation",
        "owner_email",
        "owner_phone",
        "owner_address",
        "owner_postcode",
        "owner_city",
        "owner_country",
    ],
    keys: 2,
};

/// What was read of the services file.
#[derive(Default)]
pub(super) struct ReadServices {
    pub(super) tally: ImportTally,
    pub(super) changes: Spool<ServiceLine>,
    pub(super) kept: KeptContacts,
    /// How many contacts of services that there were it changes.
    pub(super) contacts: u64,
    /// The services that there were and that have a row.
    pub(super) met: ServiceSet,
    /// Services with a row that says something of their contacts, where one is or becomes an account that moves to
    /// another zone.
    pub(super) touched: HashMap<ServiceId, TouchedService>,
    /// Whether part of the file was not read: any service may stand there.
    pub(super) incomplete: bool,
}

/// A service with a row of its own.
pub(super) struct TouchedService {
    pub(super) name: String,
    pub(super) category: String,
    /// Its contacts after the import; none where the row is bad, so that nothing is concluded from it.
    pub(super) after: Option<[NicHandle; 3]>,
}

/// A row that waits for its batch to be full.
struct WaitingService {
    row: CsvRow,
    name: String,
    category: String,
    key: String,
    named: Contacts<RowContact>,
}

/// Takes row after row, and works on them in batches.
pub(super) struct ServiceReader<'a> {
    db: &'a Database,
    known: &'a FileAccounts,
    /// Whether the file wins over contacts that requests have set.
    overwrite: bool,
    keys: RepeatedKeys,
    waiting: Vec<WaitingService>,
    read: ReadServices,
}

impl<'a> ServiceReader<'a> {
    pub(super) fn new(db: &'a Database, known: &'a FileAccounts, overwrite: bool) -> Self {
        let waiting = Vec::with_capacity(BATCH);
        Self { db, known, overwrite, keys: RepeatedKeys::default(), waiting, read: ReadServices::default() }
    }

    /// Takes a row, to be worked on with its batch.
    pub(super) fn take_row(&mut self, mut row: CsvRow, bad_rows: &mut BadRowLog) -> Result<(), ImportError> {
        let key = |given: &str, most| text::line(given, most).map(str::to_owned);
        let name = row.demand("name", "is empty", |given| key(given, SERVICE_NAME_MAX));
        let category = row.demand("category", "is empty", |given| key(given, CATEGORY_MAX));
        let named = Contacts::from_fn(|contact| named(&mut row, contact));
        let (Some(name), Some(category)) = (name, category) else {
            bad_rows.add(ImportFile::Services, row.line, row.faults);
            return Ok(());
        };
        let key = name_key(&name);
        self.waiting.push(WaitingService { row, name, category, key, named });
        if self.waiting.len() >= BATCH { self.read_batch(bad_rows) } else { Ok(()) }
    }

    fn read_batch(&mut self, bad_rows: &mut BadRowLog) -> Result<(), ImportError> {
        let waiting = std::mem::take(&mut self.waiting);
        let mut stored = self.db.read_blocking(|conn| Stored::load(conn, self.known, !self.overwrite, &waiting))?;
        for mut waiting in waiting {
            let service = stored.take_service(&waiting);
            self.judge_names(&mut waiting, service.as_ref(), &stored);
            let is_twin = stored.twins.contains(&(waiting.key.clone(), waiting.category.clone()));
            let key = if is_twin { &waiting.name } else { &waiting.key };
            self.keys.note(&[key, &waiting.category], waiting.row.line)?;
            match service {
                Some(service) => self.read_change(waiting, &service, &stored, bad_rows)?,
                None => self.read_new(waiting, &stored.contacts, bad_rows)?,
            }
        }
        Ok(())
    }

    /// Finds fault with accounts that cannot be contacts. One that was closed may stay what it is, and be named where
    /// another stays.
    fn judge_names(&self, waiting: &mut WaitingService, service: Option<&Service>, stored: &Stored) {
        for contact in ContactType::ALL {
            let RowContact::Called(nic) = waiting.named.get(contact) else { continue };
            let today = service.map(|service| *service.contacts.get(contact));
            let stays = service.is_some_and(|service| stored.by_requests.get(&(service.id, contact)) == today.as_ref());
            let reason = match stored.contacts.called(nic) {
                None if self.known.incomplete => None,
                None => Some(format!("{nic} is not an account")),
                Some(known) if !known.open && known.id != today && !stays => Some(format!("{nic} is a closed account")),
                Some(known) if known.id.is_some() || known.zone.is_some() => continue,
                Some(_) => None,
            };
            if let Some(reason) = reason {
                waiting.row.fault(contact.as_str(), reason);
            }
            waiting.named.set(contact, RowContact::Unclear);
        }
    }

    fn read_new(
        &mut self,
        mut waiting: WaitingService,
        contacts: &KnownContacts,
        bad_rows: &mut BadRowLog,
    ) -> Result<(), ImportError> {
        let row = &mut waiting.row;
        for contact in ContactType::ALL {
            row.require(contact.as_str(), NEEDED);
        }
        let details = details::read(row, None, None);
        let after = Contacts::from_fn(|contact| waiting.named.get(contact).known(contacts));
        if let Some(fault) = divided(&after) {
            row.faults.push(fault);
        }
        if !row.faults.is_empty() {
            bad_rows.add(ImportFile::Services, row.line, waiting.row.faults);
        } else if let (Some(admin), Some(tech), Some(billing)) = (after.administrative, after.technical, after.billing)
        {
            let WaitingService { name, category, .. } = waiting;
            let contacts = Some([admin, tech, billing].map(contact_line));
            self.read.changes.push(&ServiceLine { stored: None, name, category, contacts, details })?;
            self.read.tally.added += 1;
        }
        Ok(())
    }

    fn read_change(
        &mut self,
        mut waiting: WaitingService,
        service: &Service,
        stored: &Stored,
        bad_rows: &mut BadRowLog,
    ) -> Result<(), ImportError> {
        self.read.met.add(service.id);
        let names_any = ContactType::ALL.iter().any(|contact| *waiting.named.get(*contact) != RowContact::Kept);
        let mut kept = Vec::new();
        let after = Contacts::from_fn(|contact| {
            let (named, today) = (waiting.named.get(contact), *service.contacts.get(contact));
            let known = match named {
                RowContact::Unclear => return None,
                RowContact::Kept => stored.contacts.numbered(today),
                RowContact::Called(nic) => stored.contacts.called(nic),
            }?;
            if known.id == Some(today) || stored.by_requests.get(&(service.id, contact)) != Some(&today) {
                return Some(known);
            }
            let stays = stored.contacts.numbered(today)?;
            kept.push(KeptContact::new(service, contact, &stays.nic, &known.nic));
            Some(stays)
        });
        let details = details::read(&mut waiting.row, service.renewal, stored.owners.get(&service.id));
        if names_any {
            self.touch(service, stored, &after, waiting.row.faults.is_empty());
            waiting.row.faults.extend(divided(&after));
        }
        if !waiting.row.faults.is_empty() {
            bad_rows.add(ImportFile::Services, waiting.row.line, waiting.row.faults);
        } else if let (Some(admin), Some(tech), Some(billing)) = (after.administrative, after.technical, after.billing)
        {
            self.read.kept.extend(kept);
            let before = ContactType::ALL.map(|contact| service.contacts.get(contact).0);
            let contacts = [admin, tech, billing];
            let ids = contacts.map(|contact| contact.id);
            let differ = ids.iter().zip(before).filter(|(id, before)| **id != Some(AccountId(*before))).count();
            let contacts = (differ > 0).then(|| contacts.map(contact_line));
            self.read.contacts += differ as u64;
            if contacts.is_some() || !details.is_empty() {
                let Service { id, name, category, .. } = service.clone();
                let stored = Some((id.0, before));
                self.read.changes.push(&ServiceLine { stored, name, category, contacts, details })?;
                self.read.tally.updated += 1;
            } else {
                self.read.tally.unchanged += 1;
            }
        }
        Ok(())
    }

    /// Notes what the row makes of a service, if an account that moves is concerned.
    fn touch(&mut self, service: &Service, stored: &Stored, after: &Contacts<Option<&KnownContact>>, good: bool) {
        let today = ContactType::ALL.map(|contact| stored.contacts.numbered(*service.contacts.get(contact)));
        let after = ContactType::ALL.map(|contact| *after.get(contact));
        if !today.iter().chain(&after).flatten().any(|contact| self.known.moves(&contact.nic)) {
            return;
        }
        let after = match after {
            [Some(admin), Some(tech), Some(billing)] if good => {
                Some([admin, tech, billing].map(|contact| contact.nic.clone()))
            }
            _ => None,
        };
        let (name, category) = (service.name.clone(), service.category.clone());
        self.read.touched.insert(service.id, TouchedService { name, category, after });
    }

    /// Works on the last batch; gives what the file changes.
    pub(super) fn finish(mut self, bad_rows: &mut BadRowLog, reading: CsvReading) -> Result<ReadServices, ImportError> {
        self.read_batch(bad_rows)?;
        self.keys.find(|line, first| {
            let reason = format!("stands already in line {first}, in the same category");
            bad_rows.add_to_service(line, ColumnFault::new("name", reason));
        })?;
        self.read.incomplete = reading == CsvReading::Broken;
        Ok(self.read)
    }
}
