//! A large import beside customers: decided first, carried out in pieces, always to its end. What it changes is set aside in the
//! database, one short transaction decides it, and from then on each piece is a transaction of a fraction of a second. Whoever stops
//! that only delays it. What others have changed since the files were read stands: as if the import had come first.

mod accounts;
mod dropping;
mod met;
mod moves;
mod services;
mod staging;

use std::mem;
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

pub use self::dropping::{DroppedPiece, drop_piece};
use super::apply::{Changes, WriteOrder, garbled};
use super::changes::{AccountLine, ServiceLine};
use super::faults::ImportError;
use super::{ImportCounts, Imported, RemoveServices};
use crate::domain::ServiceId;
use crate::domain::time::Moment;
use crate::domain::work::Task;
use crate::store::bulk::BATCH;
use crate::store::imports::{self, StandingImport};
use crate::store::{Database, StoreError, StoreResult, Tx, bulk, services as stored_services, setbacks};

/// The shortest pause after a piece. Whoever waits for a SQLite file looks again as soon as that.
const PAUSE_MIN: Duration = Duration::from_millis(100);
/// The longest: a piece that waited long for others is no reason to leave them more than that.
const PAUSE_MAX: Duration = Duration::from_secs(1);
/// How often, and after what pause, a piece is tried again that the database refused: so long does somebody else hold what it needs.
pub(super) const TRIES: u32 = 30;
pub(super) const TRY_AGAIN: Duration = Duration::from_secs(1);

/// What is carried out in one transaction.
#[derive(Default, Serialize, Deserialize)]
struct ImportPiece {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    accounts: Vec<AccountLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    services: Vec<ServiceLine>,
    /// The numbers of services that are removed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    removed: Vec<i64>,
}

/// Who carries out.
pub struct ImportCarrier<'a> {
    /// What time it is.
    pub now: Moment,
    /// Removes services, as the operator's act.
    pub remove: RemoveServices<'a>,
}

/// What came of a look for a piece.
#[derive(Debug)]
pub enum CarriedPiece {
    /// There is none, or the process that decided it is at it.
    Nothing,
    /// One was carried out.
    One,
    /// The import is at its end, and this is what it did, whichever processes were at it.
    All(Box<ImportCounts>),
}

/// Carries the next piece of a decided import out that was left behind.
///
/// # Errors
/// The database's: the piece is as it was then.
pub fn carry_out_piece(db: &Database, by: &ImportCarrier<'_>) -> StoreResult<CarriedPiece> {
    db.write_blocking(|tx| {
        let standing = standing(tx)?;
        match standing.filter(|import| import.is_left_behind(by.now)) {
            Some(import) => carry_out(tx, &import, by),
            None => Ok(CarriedPiece::Nothing),
        }
    })
}

/// Does what the database may refuse since others hold what it needs: again and again, with a pause in between.
///
/// # Errors
/// The database's, once it was tried very often, or at once where that would not help.
pub fn patiently<T>(work: impl Fn() -> StoreResult<T>) -> StoreResult<T> {
    for _ in 1..TRIES {
        match work() {
            Err(error) if error.may_pass() => thread::sleep(TRY_AGAIN),
            done => return done,
        }
    }
    work()
}

/// Leaves the database to others for about as long as a piece took that began then.
pub fn give_way(began: Instant) {
    thread::sleep(began.elapsed().clamp(PAUSE_MIN, PAUSE_MAX));
}

/// The decided import, while nobody else writes accounts or services.
fn standing(tx: &mut Tx) -> StoreResult<Option<StandingImport>> {
    bulk::lock_accounts_and_services_soon(tx)?;
    Ok(imports::standing(tx)?.filter(|import| import.decided_at.is_some()))
}

fn carry_out(tx: &mut Tx, import: &StandingImport, by: &ImportCarrier<'_>) -> StoreResult<CarriedPiece> {
    let mut counts: ImportCounts = serde_json::from_str(&import.counts).map_err(garbled)?;
    let Some((part, number, lines)) = imports::next_piece(tx, import.id)? else {
        imports::leave(tx, import.id)?;
        return Ok(CarriedPiece::All(Box::new(counts)));
    };
    let mut piece: ImportPiece = serde_json::from_str(&lines).map_err(garbled)?;
    moves::settle(tx, &mut piece)?;
    // What moves together may be more than one statement takes.
    while !piece.accounts.is_empty() {
        let rest = piece.accounts.split_off(piece.accounts.len().min(BATCH));
        accounts::carry_out(tx, by.now, mem::replace(&mut piece.accounts, rest), &mut counts)?;
    }
    while !piece.services.is_empty() {
        let rest = piece.services.split_off(piece.services.len().min(BATCH));
        services::carry_out(tx, by.now, mem::replace(&mut piece.services, rest), &mut counts)?;
    }
    let removed: Vec<_> = piece.removed.into_iter().map(ServiceId).collect();
    if !removed.is_empty() {
        counts.removed += stored_services::get_all(tx, removed.iter().copied())?.len() as u64;
        (by.remove)(tx, &import.desk, &removed)?;
    }
    setbacks::clear(tx, &[Task::Import(import.id)])?;
    imports::carried_out(tx, import.id, (part, number), &as_json(&counts)?)?;
    Ok(CarriedPiece::One)
}

fn as_json(value: &impl Serialize) -> StoreResult<String> {
    serde_json::to_string(value)
        .map_err(|error| StoreError::Corrupt(format!("what an import changes cannot be set aside: {error}")))
}

impl Changes {
    /// Sets all of it aside, decides it, and carries it out; gives what was really done.
    pub(super) fn write_beside_others(
        self,
        order: &WriteOrder<'_>,
        remove: RemoveServices<'_>,
    ) -> Result<Imported, ImportError> {
        let pieces = staging::set_aside(order, self)?;
        order.progress.deciding(&mut || decide(order, pieces))?;
        order.progress.decided(pieces);
        loop {
            let began = Instant::now();
            match patiently(|| next_of_ours(order, remove)) {
                Ok(CarriedPiece::One) => {
                    order.progress.piece_stored();
                    give_way(began);
                }
                Ok(CarriedPiece::All(done)) => return Ok(done.imported(false)),
                // Others were faster: they had taken this process for dead. What they did in the end only their log says.
                Ok(CarriedPiece::Nothing) => return Ok(ImportCounts::from(order.imported).imported(true)),
                Err(error) => return Err(ImportError::CutShort(error)),
            }
        }
    }
}

/// The moment at which all of it begins to be valid.
fn decide(order: &WriteOrder<'_>, pieces: i64) -> Result<(), ImportError> {
    let place = order.place;
    let counts = as_json(&ImportCounts::before(order.imported))?;
    let decided = order.db.write_blocking(|tx| {
        let is_ours = imports::stay(tx, place.id, place.until())?
            && imports::decide(tx, place.id, pieces, (place.moment(), &counts))?;
        if is_ours {
            order.log(tx)?;
        }
        Ok(is_ours)
    });
    if !matches!(decided, Ok(true)) && !place.was_decided().unwrap_or(false) {
        return Err(decided.map_or_else(ImportError::from, |_| ImportError::Replaced));
    }
    place.is_decided();
    Ok(())
}

/// The next piece of the import that this process has decided; it says each time that it is there.
fn next_of_ours(order: &WriteOrder<'_>, remove: RemoveServices<'_>) -> StoreResult<CarriedPiece> {
    let place = order.place;
    let by = ImportCarrier { now: place.moment(), remove };
    order.db.write_blocking(|tx| match standing(tx)?.filter(|import| import.id == place.id) {
        Some(import) => {
            imports::stay(tx, place.id, place.until())?;
            carry_out(tx, &import, &by)
        }
        None => Ok(CarriedPiece::Nothing),
    })
}
