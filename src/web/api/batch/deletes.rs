//! What a batch deletes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::domain::account::NicHandle;
use crate::domain::{AccountId, ServiceId};
use crate::flows::administer::{Administered, close_all};
use crate::flows::remove_services::{TellContacts, remove_services};
use crate::flows::{Cx, Occasion};
use crate::store::bulk::BATCH;
use crate::store::bulk::accounts::candidates_called;
use crate::store::bulk::services::services_known_by;
use crate::store::locks::{self, Locks};
use crate::store::services::{name_key, removed_keys};
use crate::store::{AnyConnection, StoreError, StoreResult, Tx, request_lists, requests};
use crate::web::api::sync::Target;

/// Of what is open of so many accounts as one statement names, so much is held before anything is deleted; hardly ever is there more.
const HELD_AT_ONCE: i64 = 100_000;

/// Deletes.
type Flow = Box<dyn Fn(&mut Tx) -> StoreResult<()> + Send>;

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
    /// By key and category, with the name as it is spelled there.
    services: HashMap<(String, String), (u64, String)>,
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
                self.services.insert((name_key(&name), category), (line, name));
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
        // Of several that were stored before their names counted as one: the one that is spelled so, or else the first.
        let mut chosen = HashMap::new();
        for piece in keys.chunks(BATCH) {
            for service in services_known_by(conn, piece)? {
                let key = (name_key(&service.name), service.category);
                let Some((_, spelled)) = self.services.get(&key) else { continue };
                if service.name == *spelled || !chosen.contains_key(&key) {
                    chosen.insert(key, service.id);
                }
            }
        }
        there.services.extend(chosen.values());
        known.extend(chosen.into_keys());
        let unknown = self.services.iter().filter(|(key, _)| !known.contains(*key));
        there.unknown.extend(unknown.map(|(_, (line, _))| (*line, "is not a service")));
        there.accounts.sort_unstable();
        there.services.sort_unstable();
        Ok(there)
    }

    /// Deletes what there is, in the transaction that writes the rest; none where nothing is to be deleted.
    pub(super) fn into_flow(self, occasion: Occasion) -> Option<Flow> {
        if self.accounts.is_empty() && self.services.is_empty() {
            return None;
        }
        Some(Box::new(move |tx: &mut Tx| {
            let cx = &mut occasion.context(tx);
            // Once more, now that nobody else gives names or takes them.
            let FoundDeletes { accounts, services, unknown } = self.look_up(cx.tx)?;
            if !unknown.is_empty() {
                return Err(StoreError::Unavailable("what is to be deleted was changed meanwhile".to_owned()));
            }
            hold_all(cx, &services, &accounts)?;
            for piece in services.chunks(BATCH) {
                remove_services(cx, piece, TellContacts::No)?;
            }
            accounts.chunks(BATCH).try_for_each(|piece| close_whole(cx, piece))
        }))
    }

    /// How many there are.
    pub(super) fn deleted(&self) -> Deleted {
        Deleted { accounts: self.accounts.len(), services: self.services.len() }
    }
}

/// Holds all that is deleted, and what is open of it, in the one order (`store/locks.rs`): the lines of the log, which whoever writes the
/// first of them holds, come behind all of it.
fn hold_all(cx: &mut Cx<'_>, services: &[ServiceId], accounts: &[AccountId]) -> StoreResult<()> {
    locks::hold(cx.tx, &Locks { services, ..Locks::default() })?;
    let mut open = BTreeSet::new();
    for piece in services.chunks(BATCH) {
        open.extend(requests::open_on(cx.tx, piece)?.into_values().flat_map(BTreeMap::into_values));
    }
    for piece in accounts.chunks(BATCH) {
        open.extend(request_lists::open_numbers_of(cx.tx, piece, HELD_AT_ONCE)?);
    }
    let open: Vec<_> = open.into_iter().collect();
    let mut submissions = BTreeSet::new();
    for piece in open.chunks(BATCH) {
        submissions.extend(requests::submissions_of(cx.tx, piece)?);
    }
    let submissions: Vec<_> = submissions.into_iter().collect();
    locks::hold(cx.tx, &Locks { submissions: &submissions, requests: &open, accounts, ..Locks::default() })
}

/// Whatever there is to end goes in one transaction with the rest.
fn close_whole(cx: &mut Cx<'_>, accounts: &[AccountId]) -> StoreResult<()> {
    while matches!(close_all(cx, accounts)?, Administered::Partly(_)) {}
    Ok(())
}
