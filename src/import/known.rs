//! What the import knows of the accounts that its files name: how each will be once the accounts file is imported.

use std::collections::HashMap;
use std::num::NonZeroI64;

use crate::domain::AccountId;
use crate::domain::account::NicHandle;
use crate::domain::digest::{KeyDigest, digest};
use crate::store::bulk::accounts::{ContactCandidate, candidates_called, candidates_numbered};
use crate::store::{AnyConnection, StoreResult};

/// An account that has a row in the accounts file. Kept small, since there may be millions.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileAccount {
    /// The line of its row.
    pub(super) line: u64,
    /// Its number, see [`Self::id`].
    number: Option<NonZeroI64>,
    /// The place of its zone; none where its row is bad, so that nothing is concluded from it.
    zone: Option<u16>,
    /// Whether its row moves it to another zone.
    pub(super) moved: bool,
}

impl FileAccount {
    fn new(line: u64, stored: Option<&ContactCandidate>) -> Self {
        Self { line, number: stored.and_then(|stored| NonZeroI64::new(stored.id.0)), zone: None, moved: false }
    }

    /// Its number; none where the file adds it.
    fn id(&self) -> Option<AccountId> {
        self.number.map(|number| AccountId(number.get()))
    }
}

/// The accounts of the accounts file.
#[derive(Debug, Default)]
pub(super) struct FileAccounts {
    by_nic: HashMap<KeyDigest, FileAccount>,
    zones: Vec<String>,
    /// Whether part of the file could not be read: an unknown account may stand there.
    pub(super) incomplete: bool,
}

impl FileAccounts {
    pub(super) fn get(&self, nic: &NicHandle) -> Option<&FileAccount> {
        self.by_nic.get(&digest(&[nic.as_str()]))
    }

    /// Notes an account whose row is good.
    pub(super) fn note(&mut self, nic: &NicHandle, line: u64, zone: &str, stored: Option<&ContactCandidate>) {
        let zone = self.zones.iter().position(|known| known == zone).unwrap_or_else(|| {
            self.zones.push(zone.to_owned());
            self.zones.len() - 1
        });
        let moved = stored.is_some_and(|stored| self.zones.get(zone) != Some(&stored.zone));
        let zone = u16::try_from(zone).ok();
        self.by_nic.insert(digest(&[nic.as_str()]), FileAccount { zone, moved, ..FileAccount::new(line, stored) });
    }

    /// Notes an account whose row is bad, so that rows of the services file that name it are not blamed for it.
    pub(super) fn doubt(&mut self, nic: &NicHandle, line: u64, stored: Option<&ContactCandidate>) {
        let known = self.by_nic.entry(digest(&[nic.as_str()])).or_insert(FileAccount::new(line, stored));
        (known.zone, known.moved) = (None, false);
    }

    /// Whether the file moves this account to another zone.
    pub(super) fn moves(&self, nic: &NicHandle) -> bool {
        self.get(nic).is_some_and(|account| account.moved)
    }

    /// The accounts that the file moves to another zone, by line.
    pub(super) fn moved(&self) -> Vec<(u64, AccountId)> {
        let moved = self.by_nic.values().filter(|account| account.moved);
        let mut moved: Vec<_> = moved.filter_map(|account| Some((account.line, account.id()?))).collect();
        moved.sort_unstable();
        moved
    }

    fn known(&self, candidate: ContactCandidate) -> KnownContact {
        let ContactCandidate { id, nic, zone, open } = candidate;
        let zone = self.get(&nic).map_or(Some(zone), |account| self.zone(account));
        KnownContact { id: Some(id), nic, zone, open }
    }

    fn zone(&self, account: &FileAccount) -> Option<String> {
        self.zones.get(usize::from(account.zone?)).cloned()
    }
}

/// An account as a contact of services, as it will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KnownContact {
    /// Its number; none where the accounts file adds it, or would, were its row not bad.
    pub(super) id: Option<AccountId>,
    pub(super) nic: NicHandle,
    /// Its zone; none where its row is bad.
    pub(super) zone: Option<String>,
    pub(super) open: bool,
}

/// The contacts that a batch of services has or is to have.
#[derive(Debug, Default)]
pub(super) struct KnownContacts {
    by_nic: HashMap<NicHandle, KnownContact>,
    by_id: HashMap<AccountId, NicHandle>,
}

impl KnownContacts {
    /// Looks them up in the file and in the database.
    pub(super) fn load(
        conn: &mut AnyConnection,
        file: &FileAccounts,
        nics: &[&NicHandle],
        ids: &[AccountId],
    ) -> StoreResult<Self> {
        let called: Vec<&str> = nics.iter().map(|nic| nic.as_str()).collect();
        let mut found = candidates_called(conn, &called)?;
        found.extend(candidates_numbered(conn, ids)?);
        let mut known = Self::default();
        for candidate in found {
            known.by_id.insert(candidate.id, candidate.nic.clone());
            known.by_nic.insert(candidate.nic.clone(), file.known(candidate));
        }
        for nic in nics {
            if let Some(added) = file.get(nic).filter(|account| account.id().is_none()) {
                let (nic, zone) = ((*nic).clone(), file.zone(added));
                known.by_nic.insert(nic.clone(), KnownContact { id: None, nic, zone, open: true });
            }
        }
        Ok(known)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &KnownContact> {
        self.by_nic.values()
    }

    pub(super) fn called(&self, nic: &NicHandle) -> Option<&KnownContact> {
        self.by_nic.get(nic)
    }

    pub(super) fn numbered(&self, id: AccountId) -> Option<&KnownContact> {
        self.called(self.by_id.get(&id)?)
    }
}
