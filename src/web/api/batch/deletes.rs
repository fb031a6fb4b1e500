//! What a batch deletes.

use std::collections::{HashMap, HashSet};

use crate::domain::account::NicHandle;
use crate::domain::{AccountId, ServiceId};
use crate::flows::administer::{Administered, close};
use crate::flows::remove_services::{TellContacts, remove_services};
use crate::flows::{Cx, Occasion};
use crate::import::Afterwards;
use crate::store::bulk::BATCH;
use crate::store::bulk::accounts::candidates_called;
use crate::store::bulk::services::services_known_by;
use crate::store::services::{name_key, removed_keys};
use crate::store::{AnyConnection, StoreResult, Tx};
use crate::web::api::sync::Target;

/// How many lines delete something.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::web::api) struct Deleted {
    /// Accounts.
    pub(super) accounts: usize,
    /// Services.
    pub(super) services: usize,
}

/// What is deleted, by the line that says so.
#[derive(Default)]
pub(super) struct Deletes {
    accounts: HashMap<NicHandle, u64>,
    /// By key and category.
    services: HashMap<(String, String), u64>,
}

/// What there is of it.
#[derive(Default)]
pub(super) struct FoundDeletes {
    accounts: Vec<AccountId>,
    services: Vec<ServiceId>,
    /// The lines that delete what never was, and why that is a fault.
    pub(super) unknown: Vec<(u64, &'static str)>,
}

impl Deletes {
    /// Adds what a line deletes.
    pub(super) fn add(&mut self, line: u64, target: Target) -> Result<(), String> {
        match target {
            Target::Account(nic) => {
                let nic = NicHandle::parse(&nic).map_err(|fault| fault.to_string())?;
                self.accounts.insert(nic, line);
            }
            Target::Service(category, name) => {
                self.services.insert((name_key(name.trim()), category.trim().to_owned()), line);
            }
        }
        Ok(())
    }

    /// The line that closes an account.
    pub(super) fn line_of(&self, nic: &NicHandle) -> Option<u64> {
        self.accounts.get(nic).copied()
    }

    /// Looks up what there is. What was removed before is as it should be; what never was is unknown.
    pub(super) fn look_up(&self, conn: &mut AnyConnection) -> StoreResult<FoundDeletes> {
        let mut there = FoundDeletes::default();
        let nics: Vec<&str> = self.accounts.keys().map(NicHandle::as_str).collect();
        let found = candidates_called(conn, &nics)?;
        there.accounts = found.iter().map(|account| account.id).collect();
        let found: HashSet<_> = found.into_iter().map(|account| account.nic).collect();
        let unknown = self.accounts.iter().filter(|(nic, _)| !found.contains(*nic));
        there.unknown.extend(unknown.map(|(_, line)| (*line, "is not an account")));
        let keys: Vec<&str> = self.services.keys().map(|(key, _)| key.as_str()).collect();
        let mut known = removed_keys(conn, &keys)?;
        for piece in keys.chunks(BATCH) {
            for service in services_known_by(conn, piece)? {
                let key = (name_key(&service.name), service.category);
                if self.services.contains_key(&key) {
                    there.services.push(service.id);
                    known.insert(key);
                }
            }
        }
        let unknown = self.services.iter().filter(|(key, _)| !known.contains(*key));
        there.unknown.extend(unknown.map(|(_, line)| (*line, "is not a service")));
        there.accounts.sort_unstable();
        there.services.sort_unstable();
        Ok(there)
    }

    /// How many there are.
    pub(super) fn deleted(&self) -> Deleted {
        Deleted { accounts: self.accounts.len(), services: self.services.len() }
    }
}

impl FoundDeletes {
    /// Deletes what there is, in the transaction that writes the rest; none where nothing is to be deleted.
    pub(super) fn into_flow(self, occasion: Occasion) -> Option<Afterwards> {
        let Self { accounts, services, .. } = self;
        if accounts.is_empty() && services.is_empty() {
            return None;
        }
        Some(Box::new(move |tx: &mut Tx| {
            let cx = &mut occasion.context(tx);
            for piece in services.chunks(BATCH) {
                remove_services(cx, piece, TellContacts::No)?;
            }
            accounts.iter().try_for_each(|account| close_whole(cx, *account))
        }))
    }
}

/// Whatever there is to end goes in one transaction with the rest.
fn close_whole(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<()> {
    while close(cx, account)? == Administered::Partly {}
    Ok(())
}
