//! Writes to the database what the files change, in one transaction. All of it was checked without holding anybody up; what may
//! have changed since is looked at once more.

mod accounts;
mod services;

use std::collections::HashMap;
use std::thread;

use serde_json::json;

pub(super) use self::accounts::{account_of, change_accounts, change_of};
pub(super) use self::services::kind_of;
use super::carrying::{TRIES, TRY_AGAIN};
use super::changes::{AccountLine, ServiceLine, Spool};
use super::complete::LackingLine;
use super::faults::ImportError;
use super::moved::MovedGroups;
use super::place::ImportPlace;
use super::{Afterwards, CompleteServices, ImportProgress, ImportTally, Imported, SentRows};
use crate::domain::digest::{KeyDigest, digest};
use crate::domain::operator::{OperatorAct, OperatorDesk};
use crate::domain::request::Actor;
use crate::domain::service::{ContactType, Contacts};
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};
use crate::store::bulk::accounts::{candidates_numbered, insert_accounts};
use crate::store::bulk::services::{are_there_any, services_of};
use crate::store::bulk::{self, BATCH, References};
use crate::store::bulk::{indexes, upkeep};
use crate::store::feed::{self, Stamp};
use crate::store::operator_log::{self, NewLogLine};
use crate::store::{Database, StoreError, StoreResult, Tx};

/// From so many new services on an empty table is filled without its indexes.
const MANY: u64 = 10_000;

/// What both files change.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) accounts: Spool<AccountLine>,
    pub(super) services: Spool<ServiceLine>,
    /// The accounts that move to another zone.
    pub(super) moved: Vec<AccountId>,
    /// Which of them move together.
    pub(super) groups: MovedGroups,
    /// The services that a complete file lacks.
    pub(super) removed: Spool<LackingLine>,
}

impl Changes {
    /// How many lines there are.
    pub(super) fn len(&self) -> u64 {
        self.accounts.len() + self.services.len() + self.removed.len()
    }

    /// Writes all of it in one transaction. While others hold what it needs, an import lets whoever else waits go first, and tries
    /// again.
    pub(super) fn write(self, order: &WriteOrder<'_>) -> Result<(), ImportError> {
        // What goes with a service is up to the database.
        let looked_up = self.removed.len() == 0 && order.then.is_none_or(|then| then.then.is_none());
        let references = if looked_up { References::LookedUp } else { References::Checked };
        let (place, mut changes) = (order.place, Some(self));
        for _ in 0..TRIES {
            let done = order.db.write_bulk(references, |tx| {
                place.lock(tx)?;
                place.hold(tx)?;
                changes.take().map_or(Ok(()), |changes| changes.write_held(tx, order))
            });
            match done {
                Err(ImportError::Store(StoreError::HeldUp(_))) if changes.is_some() && !place.is_beside_others() => {
                    place.renew();
                    thread::sleep(TRY_AGAIN);
                }
                Err(ImportError::Store(error @ StoreError::Refused(_))) if !place.is_beside_others() => {
                    return Err(ImportError::Refused(error));
                }
                done => return done,
            }
        }
        Err(ImportError::HeldUp)
    }

    /// The same, once the tables are held.
    fn write_held(self, tx: &mut Tx, order: &WriteOrder<'_>) -> Result<(), ImportError> {
        let has_lines = self.len() > 0;
        let Self { accounts, services, moved, groups: _, removed } = self;
        let are_many = accounts.len() + services.len() >= BATCH as u64;
        let is_empty = !are_there_any(tx)?;
        let fills = services.len() > 0 && is_empty;
        let mut dropped = Vec::new();
        let fills_many = fills && services.len() >= MANY;
        for (table, is_filled) in [("accounts", fills && accounts.len() >= MANY), ("services", fills_many)] {
            if is_filled {
                dropped.push(indexes::drop(tx, table)?);
            }
        }
        let paused = if fills_many { Some(upkeep::pause(tx)?) } else { None };
        let before = feed::before_filling(tx)?;
        let mut writing = Writing { tx, now: order.place.began, fills, known: WritersMemory::default() };
        accounts.each_batch(BATCH, |lines| writing.write_accounts(lines))?;
        feed::tell_new_accounts(writing.tx, before, order.place.began)?;
        bulk::services::begin_new(writing.tx)?;
        bulk::details::begin_new_owners(writing.tx)?;
        services.each_batch(BATCH, |lines| writing.write_services(lines))?;
        // What it knows is as large as what sorting takes.
        drop(writing);
        bulk::leave_room_for_sorting(tx)?;
        bulk::services::add_new(tx).map_err(overtaken)?;
        feed::tell_new_services(tx, before, order.place.began)?;
        paused.map_or(Ok(()), |paused| upkeep::go_on(tx, paused))?;
        dropped.into_iter().try_for_each(|dropped| indexes::restore(tx, dropped))?;
        bulk::details::add_new_owners(tx)?;
        look_at_moved(tx, &moved)?;
        // Where there was something, the server sees to it by itself, and nobody waits for it meanwhile.
        if are_many && is_empty {
            bulk::get_to_know(tx, &["accounts", "services", "service_counts", "owners"])?;
        }
        removed.each_batch(BATCH, |lines| order.remove(tx, &lines))?;
        order.then.map_or(Ok(()), |then| then.act(tx, order.imported))?;
        if has_lines {
            order.log(tx)?;
        }
        order.place.leave(tx)?;
        order.progress.committing();
        Ok(())
    }
}

/// What is written for whom.
pub(super) struct WriteOrder<'a> {
    pub(super) db: &'a Database,
    pub(super) imported: &'a Imported,
    pub(super) complete: Option<CompleteServices<'a>>,
    pub(super) desk: &'a OperatorDesk,
    pub(super) place: &'a ImportPlace<'a>,
    pub(super) progress: &'a dyn ImportProgress,
    pub(super) then: Option<&'a Afterwards>,
    /// The rows, where another program has sent them.
    pub(super) sent: Option<&'a SentRows>,
}

impl WriteOrder<'_> {
    pub(super) fn log(&self, tx: &mut Tx) -> StoreResult<()> {
        let (act, details) = (OperatorAct::Imported, Some(log_details(self.imported).to_string()));
        let about = self.sent.map_or(Ok(None), |sent| sent.subject(tx))?;
        let about = about.as_slice();
        operator_log::append(tx, &NewLogLine { desk: self.desk, act, about, details, at: self.place.moment() })
    }

    fn remove(&self, tx: &mut Tx, lines: &[LackingLine]) -> Result<(), ImportError> {
        let ids: Vec<_> = lines.iter().map(|(id, ..)| ServiceId(*id)).collect();
        Ok(self.complete.map_or(Ok(()), |complete| (complete.remove)(tx, &ids))?)
    }
}

/// What the operators' log says of an import.
fn log_details(imported: &Imported) -> serde_json::Value {
    json!({
        "accounts": counts(&imported.accounts),
        "services": counts(&imported.services),
        "services_removed": imported.removed,
        "contacts_changed": imported.contacts,
    })
}

fn counts(tally: &ImportTally) -> serde_json::Value {
    json!({ "added": tally.added, "updated": tally.updated })
}

struct Writing<'a> {
    tx: &'a mut Tx,
    now: Moment,
    /// Whether there were no services.
    fills: bool,
    known: WritersMemory,
}

/// What whoever writes knows of accounts.
#[derive(Default)]
struct WritersMemory {
    /// The accounts that the file has added.
    added: HashMap<KeyDigest, AccountId>,
    /// The zones of accounts that there were before or are now, by their places in `zone_names`, where these accounts are open.
    zones: HashMap<AccountId, Option<u16>>,
    zone_names: Vec<String>,
}

impl Writing<'_> {
    fn write_accounts(&mut self, lines: Vec<AccountLine>) -> Result<(), ImportError> {
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for line in lines {
            match line.id {
                Some(id) => changed.push((AccountId(id), change_of(line)?)),
                None => new.push(account_of(line)?),
            }
        }
        change_accounts(self.tx, &changed, self.now)?;
        let zones: HashMap<String, String> =
            new.iter().map(|account| (account.nic.to_string(), account.zone.clone())).collect();
        for (nic, id) in insert_accounts(self.tx, &new, self.now).map_err(overtaken)? {
            let zone = zones.get(nic.as_str()).map(|zone| self.place_of(zone)).transpose()?;
            self.known.zones.insert(id, zone);
            self.known.added.insert(digest(&[nic.as_str()]), id);
        }
        Ok(())
    }

    fn place_of(&mut self, zone: &str) -> StoreResult<u16> {
        let place = self.known.zone_names.iter().position(|known| known == zone).unwrap_or_else(|| {
            self.known.zone_names.push(zone.to_owned());
            self.known.zone_names.len() - 1
        });
        u16::try_from(place).map_err(|_| StoreError::Corrupt("there are too many zones".to_owned()))
    }
}

/// What files change is the operator's act.
pub(super) fn by_file(now: Moment) -> Stamp {
    Stamp { by: Actor::Operator, at: now }
}

/// Whoever moved to another zone may have been made a contact meanwhile.
fn look_at_moved(tx: &mut Tx, moved: &[AccountId]) -> Result<(), ImportError> {
    for piece in moved.chunks(BATCH) {
        let services = services_of(tx, piece)?;
        let contacts = |contacts: &Contacts<AccountId>| ContactType::ALL.map(|contact| *contacts.get(contact));
        let mut ids: Vec<_> = services.iter().flat_map(|service| contacts(&service.contacts)).collect();
        ids.sort_unstable();
        ids.dedup();
        let found = candidates_numbered(tx, &ids)?;
        let zones: HashMap<_, _> = found.into_iter().map(|found| (found.id, found.zone)).collect();
        let divided = services.iter().any(|service| {
            let [first, others @ ..] = contacts(&service.contacts).map(|id| zones.get(&id));
            others.iter().any(|other| *other != first)
        });
        if divided {
            return Err(ImportError::Overtaken);
        }
    }
    Ok(())
}

fn overtaken(error: StoreError) -> ImportError {
    match error {
        StoreError::Duplicate(_) => ImportError::Overtaken,
        other => other.into(),
    }
}

/// What was set aside was read from the file and found good.
pub(super) fn garbled<E>(_: E) -> StoreError {
    StoreError::Corrupt("what an import had set aside cannot be read".to_owned())
}
