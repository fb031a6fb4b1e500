//! The place of the one import at a time. Whoever has it says so again and again: what is silent for long was stopped.

use std::cell::Cell;
use std::time::{Duration, Instant};

use super::ImportProgress;
use super::faults::ImportError;
use crate::domain::operator::OperatorDesk;
use crate::domain::time::Moment;
use crate::store::imports::{self, StandingImport};
use crate::store::{Database, StoreResult, Tx, bulk};

/// For how long the place is kept at a time.
const KEPT: Duration = Duration::from_secs(30);
/// How often its keeper says that it is there while it reads.
const RENEWED: Duration = Duration::from_secs(5);
/// How much of a stopped import is thrown away in one transaction.
const THROWN: i64 = 20;

/// What no import is numbered.
const NO_PLACE: i64 = 0;

/// The place, held until it is left or dropped.
pub(super) struct ImportPlace<'a> {
    db: &'a Database,
    /// The number of the import.
    pub(super) id: i64,
    /// When it began.
    pub(super) began: Moment,
    since: Instant,
    renewed: Cell<Instant>,
    /// Whether it is no longer for this process to leave.
    settled: Cell<bool>,
}

/// What stands at the place.
enum Found {
    /// Nothing: this import has it, by this number.
    Free(i64),
    /// Another import.
    Taken(StandingImport),
    /// The remains of one that was stopped before its decision.
    Remains,
}

impl<'a> ImportPlace<'a> {
    /// Takes the place. What an import had set aside that was stopped before its decision is thrown away.
    pub(super) fn take(db: &'a Database, desk: &OperatorDesk, now: Moment) -> Result<Self, ImportError> {
        loop {
            let found = db.write_blocking(|tx| {
                imports::hold_place(tx)?;
                match imports::standing(tx)? {
                    Some(other) if other.decided_at.is_some() || !other.is_left_behind(now) => Ok(Found::Taken(other)),
                    Some(stopped) => {
                        imports::throw_away(tx, stopped.id, THROWN, Some(now))?;
                        Ok(Found::Remains)
                    }
                    None => Ok(Found::Free(imports::begin(tx, desk, now, now.plus(KEPT))?)),
                }
            })?;
            let since = Instant::now();
            match found {
                Found::Free(id) => {
                    let (renewed, settled) = (Cell::new(since), Cell::new(false));
                    return Ok(Self { db, id, began: now, since, renewed, settled });
                }
                Found::Taken(other) => return Err(taken(db, &other)?),
                Found::Remains => {}
            }
        }
    }

    /// No place: for what is written in one transaction, beside whatever import there is.
    pub(super) fn beside_others(db: &'a Database, now: Moment) -> Self {
        let since = Instant::now();
        Self { db, id: NO_PLACE, began: now, since, renewed: Cell::new(since), settled: Cell::new(true) }
    }

    /// Whether it is none.
    pub(super) fn is_beside_others(&self) -> bool {
        self.id == NO_PLACE
    }

    /// Keeps other writers of accounts and services out for a transaction, which is long for an import alone. Where others hold them,
    /// it is refused soon.
    pub(super) fn lock(&self, tx: &mut Tx) -> StoreResult<()> {
        if self.is_beside_others() {
            bulk::lock_accounts_and_services_soon(tx)
        } else {
            bulk::lock_accounts_and_services(tx)
        }
    }

    /// What time it is.
    pub(super) fn moment(&self) -> Moment {
        self.began.plus(self.since.elapsed())
    }

    /// Until when the place is kept from now on.
    pub(super) fn until(&self) -> Moment {
        self.moment().plus(KEPT)
    }

    /// Keeps it while a transaction runs that comes to an end with it.
    pub(super) fn hold(&self, tx: &mut Tx) -> Result<(), ImportError> {
        if self.is_beside_others() || imports::stay(tx, self.id, self.until())? {
            Ok(())
        } else {
            Err(ImportError::Replaced)
        }
    }

    /// Leaves it, once the transaction is stored.
    pub(super) fn leave(&self, tx: &mut Tx) -> StoreResult<()> {
        if !self.is_beside_others() {
            imports::leave(tx, self.id)?;
        }
        Ok(())
    }

    /// From here on others see to it too.
    pub(super) fn is_decided(&self) {
        self.settled.set(true);
    }

    /// Whether it was decided, as the database knows: its answer may have been lost.
    pub(super) fn was_decided(&self) -> StoreResult<bool> {
        let standing = self.db.read_blocking(imports::standing)?;
        Ok(standing.is_some_and(|import| import.id == self.id && import.decided_at.is_some()))
    }

    /// Says that its keeper is there, where that was not said of late.
    pub(super) fn renew(&self) {
        if self.renewed.get().elapsed() < RENEWED {
            return;
        }
        self.renewed.set(Instant::now());
        // Where it cannot be said now, it is said later; and what came of it is seen in the end.
        let _ = self.db.write_blocking(|tx| imports::stay(tx, self.id, self.until()));
    }

    /// What was set aside goes at once, where the database lets it. What was decided after all stays.
    fn clear(&self) -> StoreResult<()> {
        while self.db.write_blocking(|tx| imports::throw_away(tx, self.id, THROWN, None))? {}
        Ok(())
    }
}

impl Drop for ImportPlace<'_> {
    fn drop(&mut self) {
        if !self.settled.get()
            && let Err(error) = self.clear()
        {
            tracing::warn!(%error, "what the import had set aside is thrown away by the next one");
        }
    }
}

/// That another import is at work.
pub(super) fn taken(db: &Database, other: &StandingImport) -> Result<ImportError, ImportError> {
    let left = db.read_blocking(|conn| imports::pieces_left(conn, other.id))?;
    Ok(match other.decided_at {
        Some(_) => ImportError::CarriedOutNow { left, pieces: other.pieces },
        None => ImportError::AnotherReads,
    })
}

/// Keeps the place while files are read.
pub(super) struct ReadingInPlace<'a>(pub(super) &'a ImportPlace<'a>, pub(super) &'a dyn ImportProgress);

impl ImportProgress for ReadingInPlace<'_> {
    fn bytes_read(&self, bytes: u64) {
        self.0.renew();
        self.1.bytes_read(bytes);
    }
}
