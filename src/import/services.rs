//! The rows of the services file.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use super::faults::{BadRowLog, ColumnFault, ImportError, ImportFile};
use super::known::{AccountIndex, KnownAccounts};
use super::table::{CsvLayout, CsvReading, CsvRow};
use super::{ImportTally, excerpt};
use crate::domain::account::NicHandle;
use crate::domain::service::{CATEGORY_MAX, ContactType, Contacts, SERVICE_NAME_MAX, Service};
use crate::domain::text;
use crate::domain::{AccountId, ServiceId};
use crate::store::Tx;
use crate::store::bulk::BATCH;
use crate::store::bulk::services::{BulkService, insert_services, replace_contacts, services_named};
use crate::store::services::sort_name;

const NEEDED: &str = "is needed for a new service";

/// The columns of the services file.
pub(super) const LAYOUT: CsvLayout = CsvLayout {
    source: ImportFile::Services,
    columns: &["name", "category", "administrative", "technical", "billing"],
    keys: 2,
};

/// Services whose rows could not be understood: nothing is concluded from their contacts.
#[derive(Debug, Default)]
pub(super) struct UnsureServices {
    pub(super) services: HashSet<ServiceId>,
    /// All of them: part of the file was not read.
    pub(super) all: bool,
}

/// What a row says of one contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowContact {
    /// Nothing: the service keeps its contact.
    Kept,
    /// This account.
    Account(AccountIndex),
    /// Something bad, or an account whose own row is bad.
    Unclear,
}

/// A row that waits for its batch to be full.
struct WaitingService {
    row: CsvRow,
    name: String,
    category: String,
    named: Contacts<RowContact>,
}

/// Takes row after row, and works on them in batches.
pub(super) struct ServiceImporter<'a> {
    tx: &'a mut Tx,
    known: &'a KnownAccounts,
    /// The line of each key, by the first half of its SHA-256: a million keys in some 40 MB.
    seen: HashMap<[u8; 16], u32>,
    waiting: Vec<WaitingService>,
    new: Vec<BulkService>,
    unsure: HashSet<ServiceId>,
    tally: ImportTally,
}

impl<'a> ServiceImporter<'a> {
    pub(super) fn new(tx: &'a mut Tx, known: &'a KnownAccounts) -> Self {
        let (waiting, new) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
        let (seen, unsure) = (HashMap::new(), HashSet::new());
        Self { tx, known, seen, waiting, new, unsure, tally: ImportTally::default() }
    }

    /// Takes a row, to be stored with its batch or added to the bad rows.
    pub(super) fn take_row(&mut self, mut row: CsvRow, bad_rows: &mut BadRowLog) -> Result<(), ImportError> {
        let key = |given: &str, most| text::line(given, most).map(str::to_owned);
        let name = row.demand("name", "is empty", |given| key(given, SERVICE_NAME_MAX));
        let category = row.demand("category", "is empty", |given| key(given, CATEGORY_MAX));
        let named = Contacts::from_fn(|contact| self.named(&mut row, contact));
        let (Some(name), Some(category)) = (name, category) else {
            bad_rows.add(ImportFile::Services, row.line, row.faults);
            return Ok(());
        };
        if let Some(line) = self.seen_before(&name, &category, row.line) {
            row.fault("name", format!("stands already in line {line}, in the same category"));
        }
        self.waiting.push(WaitingService { row, name, category, named });
        if self.waiting.len() >= BATCH { self.store_batch(bad_rows) } else { Ok(()) }
    }

    fn named(&self, row: &mut CsvRow, contact: ContactType) -> RowContact {
        let column = contact.as_str();
        if row.text(column).is_none() && !row.is_bad_in(column) {
            return RowContact::Kept;
        }
        row.parse(column, |given| self.account(given)).unwrap_or(RowContact::Unclear)
    }

    fn account(&self, given: &str) -> Result<RowContact, String> {
        let nic = NicHandle::parse(given).map_err(|reason| format!("{} {reason}", excerpt(given)))?;
        let Some((index, account)) = self.known.find(&nic).and_then(|index| Some((index, self.known.get(index)?)))
        else {
            let unclear = self.known.incomplete;
            return if unclear { Ok(RowContact::Unclear) } else { Err(format!("{nic} is not an account")) };
        };
        match account.id {
            Some(_) if !account.open => Err(format!("{nic} is a closed account")),
            Some(_) => Ok(RowContact::Account(index)),
            None => Ok(RowContact::Unclear),
        }
    }

    fn seen_before(&mut self, name: &str, category: &str, line: u64) -> Option<u32> {
        let digest = Sha256::new().chain_update(name).chain_update([0]).chain_update(category).finalize();
        let mut key = [0; 16];
        key.copy_from_slice(digest.get(..16)?);
        // The first line is kept: the others repeat it.
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let first = *self.seen.entry(key).or_insert(line);
        (first != line).then_some(first)
    }

    fn store_batch(&mut self, bad_rows: &mut BadRowLog) -> Result<(), ImportError> {
        let waiting = std::mem::take(&mut self.waiting);
        let mut existing = self.existing(&waiting)?;
        for waiting in waiting {
            match existing.remove(&(waiting.name.clone(), waiting.category.clone())) {
                Some(service) => self.update(waiting, &service, bad_rows)?,
                None => self.add(waiting, bad_rows),
            }
        }
        insert_services(self.tx, &self.new)?;
        self.new.clear();
        Ok(())
    }

    fn existing(&mut self, waiting: &[WaitingService]) -> Result<HashMap<(String, String), Service>, ImportError> {
        let names: Vec<&str> = waiting.iter().map(|waiting| waiting.name.as_str()).collect();
        let mut categories: Vec<&str> = waiting.iter().map(|waiting| waiting.category.as_str()).collect();
        categories.sort_unstable();
        categories.dedup();
        let found = services_named(self.tx, &names, &categories)?;
        Ok(found.into_iter().map(|service| ((service.name.clone(), service.category.clone()), service)).collect())
    }

    fn add(&mut self, mut waiting: WaitingService, bad_rows: &mut BadRowLog) {
        let row = &mut waiting.row;
        for contact in ContactType::ALL {
            row.require(contact.as_str(), NEEDED);
        }
        let indices = Contacts::from_fn(|contact| index_of(*waiting.named.get(contact)));
        if let Some(fault) = self.divided(&indices) {
            row.faults.push(fault);
        }
        let ids = Contacts::from_fn(|contact| self.known.get((*indices.get(contact))?)?.id);
        if !row.faults.is_empty() {
            bad_rows.add(ImportFile::Services, row.line, waiting.row.faults);
        } else if let (Some(admin), Some(tech), Some(billing)) = (ids.administrative, ids.technical, ids.billing) {
            let WaitingService { name, category, .. } = waiting;
            let sort_name = sort_name(&name);
            self.new.push(BulkService {
                name,
                sort_name,
                category,
                admin_id: admin.0,
                tech_id: tech.0,
                billing_id: billing.0,
            });
            self.tally.added += 1;
        }
    }

    fn update(
        &mut self,
        mut waiting: WaitingService,
        service: &Service,
        bad_rows: &mut BadRowLog,
    ) -> Result<(), ImportError> {
        let contacts =
            Contacts::from_fn(|contact| self.after(*waiting.named.get(contact), *service.contacts.get(contact)));
        let complete = ContactType::ALL.iter().all(|contact| *waiting.named.get(*contact) != RowContact::Unclear);
        if complete && waiting.row.faults.is_empty() {
            // Stored even where the zones differ. Whether moved accounts are the cause is checked in the end.
            if contacts != service.contacts {
                replace_contacts(self.tx, service.id, &contacts)?;
            }
            self.tally.updated += 1;
        } else {
            self.unsure.insert(service.id);
        }
        let names_any = ContactType::ALL.iter().any(|contact| *waiting.named.get(*contact) != RowContact::Kept);
        let indices = Contacts::from_fn(|contact| match waiting.named.get(contact) {
            RowContact::Unclear => None,
            RowContact::Kept | RowContact::Account(_) => self.known.find_id(*contacts.get(contact)),
        });
        if let Some(fault) = self.divided(&indices).filter(|_| names_any) {
            waiting.row.faults.push(fault);
        }
        if !waiting.row.faults.is_empty() {
            bad_rows.add(ImportFile::Services, waiting.row.line, waiting.row.faults);
        }
        Ok(())
    }

    fn after(&self, named: RowContact, before: AccountId) -> AccountId {
        index_of(named).and_then(|index| self.known.get(index)?.id).unwrap_or(before)
    }

    /// The fault that contacts are of several zones, as far as these are known.
    fn divided(&self, contacts: &Contacts<Option<AccountIndex>>) -> Option<ColumnFault> {
        let zone = |contact| Some((contact, self.known.zone((*contacts.get(contact))?)?));
        let mut zones = ContactType::ALL.into_iter().filter_map(zone);
        let (first, its_zone) = zones.next()?;
        let (other, other_zone) = zones.find(|(_, zone)| *zone != its_zone)?;
        let first = first.as_str();
        Some(ColumnFault::new(other.as_str(), format!("is in zone {other_zone}, the {first} contact in {its_zone}")))
    }

    /// Stores the last batch.
    pub(super) fn finish_services(
        mut self,
        bad_rows: &mut BadRowLog,
        reading: CsvReading,
    ) -> Result<(ImportTally, UnsureServices), ImportError> {
        if !self.waiting.is_empty() {
            self.store_batch(bad_rows)?;
        }
        Ok((self.tally, UnsureServices { services: self.unsure, all: reading == CsvReading::Broken }))
    }
}

fn index_of(named: RowContact) -> Option<AccountIndex> {
    match named {
        RowContact::Account(index) => Some(index),
        RowContact::Kept | RowContact::Unclear => None,
    }
}
