//! The rows of the services file.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use super::faults::{Fault, Found, ImportError, Source};
use super::known::{Index, Known};
use super::table::{Layout, Reading, Row};
use super::{Tally, shown};
use crate::domain::account::NicHandle;
use crate::domain::service::{CATEGORY_MAX, ContactType, Contacts, SERVICE_NAME_MAX, Service};
use crate::domain::text;
use crate::domain::{AccountId, ServiceId};
use crate::store::AnyConnection;
use crate::store::bulk::services::NewService;
use crate::store::bulk::{BATCH, services};
use crate::store::services::sort_name;

const NEEDED: &str = "is needed for a new service";

/// The columns of the services file.
pub(super) const LAYOUT: Layout = Layout {
    source: Source::Services,
    columns: &["name", "category", "administrative", "technical", "billing"],
    keys: 2,
};

/// Services of which the file says something that could not be understood, so that nothing is concluded from their contacts.
#[derive(Debug, Default)]
pub(super) struct Unsure {
    pub(super) services: HashSet<ServiceId>,
    /// Any service at all: part of the file was not read.
    pub(super) all: bool,
}

/// What a row says of one contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// Nothing: the service keeps the one that it has.
    Kept,
    /// This account.
    Account(Index),
    /// What is bad, or an account whose own row is.
    Unclear,
}

/// A row that waits for its batch.
struct Waiting {
    row: Row,
    name: String,
    category: String,
    named: Contacts<Named>,
}

/// Takes row after row, and looks at them by the batch.
pub(super) struct Rows<'a> {
    conn: &'a mut AnyConnection,
    known: &'a Known,
    /// The line of each key, by the first half of its SHA-256: a million keys in some 40 MB.
    seen: HashMap<[u8; 16], u32>,
    waiting: Vec<Waiting>,
    new: Vec<NewService>,
    unsure: HashSet<ServiceId>,
    tally: Tally,
}

impl<'a> Rows<'a> {
    pub(super) fn new(conn: &'a mut AnyConnection, known: &'a Known) -> Self {
        let (waiting, new) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
        let (seen, unsure) = (HashMap::new(), HashSet::new());
        Self { conn, known, seen, waiting, new, unsure, tally: Tally::default() }
    }

    /// Takes a row: it is stored with its batch, or what is bad in it is noted then.
    ///
    /// # Errors
    /// The database's fault.
    pub(super) fn take(&mut self, mut row: Row, found: &mut Found) -> Result<(), ImportError> {
        let key = |given: &str, most| text::line(given, most).map(str::to_owned);
        let name = row.demand("name", "is empty", |given| key(given, SERVICE_NAME_MAX));
        let category = row.demand("category", "is empty", |given| key(given, CATEGORY_MAX));
        let named = Contacts::from_fn(|contact| self.named(&mut row, contact));
        let (Some(name), Some(category)) = (name, category) else {
            found.note(Source::Services, row.line, row.faults);
            return Ok(());
        };
        if let Some(line) = self.seen_before(&name, &category, row.line) {
            row.fault("name", format!("stands already in line {line}, in the same category"));
        }
        self.waiting.push(Waiting { row, name, category, named });
        if self.waiting.len() >= BATCH { self.store(found) } else { Ok(()) }
    }

    fn named(&self, row: &mut Row, contact: ContactType) -> Named {
        let column = contact.as_str();
        if row.text(column).is_none() && !row.is_bad_in(column) {
            return Named::Kept;
        }
        row.parse(column, |given| self.account(given)).unwrap_or(Named::Unclear)
    }

    fn account(&self, given: &str) -> Result<Named, String> {
        let nic = NicHandle::parse(given).map_err(|reason| format!("{} {reason}", shown(given)))?;
        let Some((index, entry)) = self.known.find(&nic).and_then(|index| Some((index, self.known.get(index)?))) else {
            let unclear = self.known.incomplete;
            return if unclear { Ok(Named::Unclear) } else { Err(format!("{nic} is not an account")) };
        };
        match entry.id {
            Some(_) if !entry.open => Err(format!("{nic} is a closed account")),
            Some(_) => Ok(Named::Account(index)),
            None => Ok(Named::Unclear),
        }
    }

    fn seen_before(&mut self, name: &str, category: &str, line: u64) -> Option<u32> {
        let digest = Sha256::new().chain_update(name).chain_update([0]).chain_update(category).finalize();
        let mut key = [0; 16];
        key.copy_from_slice(digest.get(..16)?);
        // The first line stays: it is the one that the others repeat.
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let first = *self.seen.entry(key).or_insert(line);
        (first != line).then_some(first)
    }

    fn store(&mut self, found: &mut Found) -> Result<(), ImportError> {
        let waiting = std::mem::take(&mut self.waiting);
        let mut existing = self.existing(&waiting)?;
        for waiting in waiting {
            match existing.remove(&(waiting.name.clone(), waiting.category.clone())) {
                Some(service) => self.update(waiting, &service, found)?,
                None => self.add(waiting, found),
            }
        }
        services::insert(self.conn, &self.new)?;
        self.new.clear();
        Ok(())
    }

    fn existing(&mut self, waiting: &[Waiting]) -> Result<HashMap<(String, String), Service>, ImportError> {
        let names: Vec<&str> = waiting.iter().map(|waiting| waiting.name.as_str()).collect();
        let mut categories: Vec<&str> = waiting.iter().map(|waiting| waiting.category.as_str()).collect();
        categories.sort_unstable();
        categories.dedup();
        let found = services::named(self.conn, &names, &categories)?;
        Ok(found.into_iter().map(|service| ((service.name.clone(), service.category.clone()), service)).collect())
    }

    fn add(&mut self, mut waiting: Waiting, found: &mut Found) {
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
            found.note(Source::Services, row.line, waiting.row.faults);
        } else if let (Some(admin), Some(tech), Some(billing)) = (ids.administrative, ids.technical, ids.billing) {
            let Waiting { name, category, .. } = waiting;
            let sort_name = sort_name(&name);
            self.new.push(NewService {
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

    fn update(&mut self, mut waiting: Waiting, service: &Service, found: &mut Found) -> Result<(), ImportError> {
        let contacts =
            Contacts::from_fn(|contact| self.after(*waiting.named.get(contact), *service.contacts.get(contact)));
        let complete = ContactType::ALL.iter().all(|contact| *waiting.named.get(*contact) != Named::Unclear);
        if complete && waiting.row.faults.is_empty() {
            // Also where the zones differ: what the accounts file has to do with it is looked at in the end.
            if contacts != service.contacts {
                services::set_contacts(self.conn, service.id, &contacts)?;
            }
            self.tally.updated += 1;
        } else {
            self.unsure.insert(service.id);
        }
        let names_any = ContactType::ALL.iter().any(|contact| *waiting.named.get(*contact) != Named::Kept);
        let indices = Contacts::from_fn(|contact| match waiting.named.get(contact) {
            Named::Unclear => None,
            _ => self.known.find_id(*contacts.get(contact)),
        });
        if let Some(fault) = self.divided(&indices).filter(|_| names_any) {
            waiting.row.faults.push(fault);
        }
        if !waiting.row.faults.is_empty() {
            found.note(Source::Services, waiting.row.line, waiting.row.faults);
        }
        Ok(())
    }

    fn after(&self, named: Named, before: AccountId) -> AccountId {
        index_of(named).and_then(|index| self.known.get(index)?.id).unwrap_or(before)
    }

    /// What is bad where contacts are of several zones, as far as these are known.
    fn divided(&self, contacts: &Contacts<Option<Index>>) -> Option<Fault> {
        let zone = |contact| Some((contact, self.known.zone((*contacts.get(contact))?)?));
        let mut zones = ContactType::ALL.into_iter().filter_map(zone);
        let (first, its_zone) = zones.next()?;
        let (other, other_zone) = zones.find(|(_, zone)| *zone != its_zone)?;
        let first = first.as_str();
        Some(Fault::new(other.as_str(), format!("is in zone {other_zone}, the {first} contact in {its_zone}")))
    }

    /// Stores what is left, and says what was done.
    ///
    /// # Errors
    /// The database's fault.
    pub(super) fn finish(mut self, found: &mut Found, reading: Reading) -> Result<(Tally, Unsure), ImportError> {
        if !self.waiting.is_empty() {
            self.store(found)?;
        }
        Ok((self.tally, Unsure { services: self.unsure, all: reading == Reading::Broken }))
    }
}

fn index_of(named: Named) -> Option<Index> {
    match named {
        Named::Account(index) => Some(index),
        Named::Kept | Named::Unclear => None,
    }
}
