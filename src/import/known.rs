//! What the import knows of every account: those in the database, and those that the accounts file adds.

use std::collections::HashMap;

use super::faults::ImportError;
use crate::domain::AccountId;
use crate::domain::account::NicHandle;
use crate::store::AnyConnection;
use crate::store::bulk::accounts::accounts_after;

/// Where an account stands in [`KnownAccounts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct AccountIndex(usize);

/// One account. Kept small, since there may be millions.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownAccount {
    /// Its number, once it is stored.
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
pub(super) struct KnownAccounts {
    accounts: Vec<KnownAccount>,
    by_nic: HashMap<NicHandle, AccountIndex>,
    by_id: HashMap<AccountId, AccountIndex>,
    zones: Vec<String>,
    /// Whether part of the accounts file could not be read: an unknown account may stand there.
    pub(super) incomplete: bool,
}

impl KnownAccounts {
    /// Every account in the database.
    pub(super) fn load(conn: &mut AnyConnection) -> Result<Self, ImportError> {
        let mut known = Self::default();
        let mut last = AccountId(0);
        loop {
            let page = accounts_after(conn, last)?;
            let Some(end) = page.last() else { return Ok(known) };
            last = end.id;
            for account in page {
                let known_account = known.make(&account.zone, account.open);
                let index = known.add(account.nic, known_account);
                known.set_stored(index, account.id);
            }
        }
    }

    /// An account of this zone, of which no row was read yet.
    pub(super) fn make(&mut self, zone: &str, open: bool) -> KnownAccount {
        let zone = self.zone_number(zone);
        KnownAccount { id: None, zone, open, line: None, moved: false, doubtful: false }
    }

    /// Adds an account that was not there.
    pub(super) fn add(&mut self, nic: NicHandle, account: KnownAccount) -> AccountIndex {
        let index = AccountIndex(self.accounts.len());
        self.accounts.push(account);
        self.by_nic.insert(nic, index);
        index
    }

    /// Notes the number of an account that is now stored.
    pub(super) fn set_stored(&mut self, index: AccountIndex, id: AccountId) {
        if let Some(account) = self.get_mut(index) {
            account.id = Some(id);
            self.by_id.insert(id, index);
        }
    }

    /// Notes the zone that the account's row gives it.
    pub(super) fn set_zone(&mut self, index: AccountIndex, zone: &str) {
        let zone = self.zone_number(zone);
        if let Some(account) = self.get_mut(index).filter(|account| account.zone != zone) {
            account.zone = zone;
            account.moved = true;
        }
    }

    fn zone_number(&mut self, zone: &str) -> usize {
        self.zones.iter().position(|known| known == zone).unwrap_or_else(|| {
            self.zones.push(zone.to_owned());
            self.zones.len() - 1
        })
    }

    pub(super) fn find(&self, nic: &NicHandle) -> Option<AccountIndex> {
        self.by_nic.get(nic).copied()
    }

    pub(super) fn find_id(&self, id: AccountId) -> Option<AccountIndex> {
        self.by_id.get(&id).copied()
    }

    pub(super) fn get(&self, index: AccountIndex) -> Option<&KnownAccount> {
        self.accounts.get(index.0)
    }

    pub(super) fn get_mut(&mut self, index: AccountIndex) -> Option<&mut KnownAccount> {
        self.accounts.get_mut(index.0)
    }

    /// The zone of an account, unless its row is bad.
    pub(super) fn zone(&self, index: AccountIndex) -> Option<&str> {
        let account = self.get(index).filter(|account| !account.doubtful)?;
        self.zones.get(account.zone).map(String::as_str)
    }

    /// Whether the accounts file moves any account to another zone.
    pub(super) fn any_moved(&self) -> bool {
        self.accounts.iter().any(|account| account.moved)
    }
}
