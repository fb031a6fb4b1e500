//! What the import knows of every account: those in the database, and those that the accounts file adds.

use std::collections::HashMap;

use super::faults::ImportError;
use crate::domain::AccountId;
use crate::domain::account::NicHandle;
use crate::store::AnyConnection;
use crate::store::bulk::accounts;

/// Where an account stands in [`Known`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Index(usize);

/// One account. Small: there may be millions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// Its number; none as long as it is not stored.
    pub(super) id: Option<AccountId>,
    zone: usize,
    pub(super) open: bool,
    /// Its row in the accounts file, if it has one.
    pub(super) line: Option<u64>,
    /// Whether that row moves it to another zone.
    pub(super) moved: bool,
    /// Whether that row is bad: nothing is concluded from it.
    pub(super) doubtful: bool,
}

/// Every account.
#[derive(Debug, Default)]
pub(super) struct Known {
    entries: Vec<Entry>,
    by_nic: HashMap<NicHandle, Index>,
    by_id: HashMap<AccountId, Index>,
    zones: Vec<String>,
    /// Whether rows of the accounts file could not be read at all, so that an unknown account may be in one of these.
    pub(super) incomplete: bool,
}

impl Known {
    /// What the database holds.
    ///
    /// # Errors
    /// The database's fault.
    pub(super) fn load(conn: &mut AnyConnection) -> Result<Self, ImportError> {
        let mut known = Self::default();
        let mut last = AccountId(0);
        loop {
            let page = accounts::after(conn, last)?;
            let Some(end) = page.last() else { return Ok(known) };
            last = end.id;
            for account in page {
                let entry = known.entry(&account.zone, account.open);
                let index = known.add(account.nic, entry);
                known.stored(index, account.id);
            }
        }
    }

    /// A new entry's first state.
    pub(super) fn entry(&mut self, zone: &str, open: bool) -> Entry {
        let zone = self.zone_number(zone);
        Entry { id: None, zone, open, line: None, moved: false, doubtful: false }
    }

    /// Adds an account that was not there.
    pub(super) fn add(&mut self, nic: NicHandle, entry: Entry) -> Index {
        let index = Index(self.entries.len());
        self.entries.push(entry);
        self.by_nic.insert(nic, index);
        index
    }

    /// Notes the number of an account that is now stored.
    pub(super) fn stored(&mut self, index: Index, id: AccountId) {
        if let Some(entry) = self.get_mut(index) {
            entry.id = Some(id);
            self.by_id.insert(id, index);
        }
    }

    /// Notes the zone that the account's row gives it.
    pub(super) fn set_zone(&mut self, index: Index, zone: &str) {
        let zone = self.zone_number(zone);
        if let Some(entry) = self.get_mut(index).filter(|entry| entry.zone != zone) {
            entry.zone = zone;
            entry.moved = true;
        }
    }

    fn zone_number(&mut self, zone: &str) -> usize {
        self.zones.iter().position(|known| known == zone).unwrap_or_else(|| {
            self.zones.push(zone.to_owned());
            self.zones.len() - 1
        })
    }

    pub(super) fn find(&self, nic: &NicHandle) -> Option<Index> {
        self.by_nic.get(nic).copied()
    }

    pub(super) fn find_id(&self, id: AccountId) -> Option<Index> {
        self.by_id.get(&id).copied()
    }

    pub(super) fn get(&self, index: Index) -> Option<&Entry> {
        self.entries.get(index.0)
    }

    pub(super) fn get_mut(&mut self, index: Index) -> Option<&mut Entry> {
        self.entries.get_mut(index.0)
    }

    /// The zone of an account, unless its row is bad.
    pub(super) fn zone(&self, index: Index) -> Option<&str> {
        let entry = self.get(index).filter(|entry| !entry.doubtful)?;
        self.zones.get(entry.zone).map(String::as_str)
    }

    /// Whether the accounts file moves any account to another zone.
    pub(super) fn any_moved(&self) -> bool {
        self.entries.iter().any(|entry| entry.moved)
    }
}
