//! What the files change, written in pieces: each a transaction of its own, after which whoever waits to write has a turn.

use std::thread;
use std::time::{Duration, Instant};

use super::{Changes, WriteOrder, WritersMemory, Writing, overtaken};
use crate::import::ImportError;
use crate::store::bulk::{self, References};
use crate::store::{StoreResult, Tx, feed};

/// Lines written in one transaction: a fraction of a second's work.
const PIECE: usize = 500;
/// The shortest pause after a piece. Whoever waits for a SQLite file looks again as soon as that.
const PAUSE_MIN: Duration = Duration::from_millis(100);

impl Changes {
    /// Writes all of it in pieces, in the order of the files. Where one fails, what was written before it stays: an import of the same
    /// files writes the rest. Accounts that move to another zone move with all their services, so these are one transaction.
    pub(in crate::import) fn write_in_pieces(self, order: &WriteOrder<'_>) -> Result<(), ImportError> {
        if self.are_none() || !self.moved.is_empty() {
            return self.write(order);
        }
        let Self { accounts, services, removed, moved: _ } = self;
        // Written down first, with all that is about to be done.
        store_piece(order, |tx| Ok(order.log(tx)?))?;
        let mut known = WritersMemory::default();
        accounts.each_batch(PIECE, |lines| {
            store_piece(order, |tx| {
                let before = feed::before_filling(tx)?;
                with_memory(tx, order, &mut known, |writing| writing.write_accounts(lines))?;
                Ok(feed::tell_new_accounts(tx, before, order.now)?)
            })
        })?;
        services.each_batch(PIECE, |lines| {
            store_piece(order, |tx| {
                begin_new(tx)?;
                let before = feed::before_filling(tx)?;
                with_memory(tx, order, &mut known, |writing| writing.write_services(lines))?;
                bulk::services::add_new(tx).map_err(overtaken)?;
                feed::tell_new_services(tx, before, order.now)?;
                Ok(bulk::details::add_new_owners(tx)?)
            })
        })?;
        removed.each_batch(PIECE, |lines| store_piece(order, |tx| order.remove(tx, &lines)))
    }
}

fn begin_new(tx: &mut Tx) -> StoreResult<()> {
    bulk::services::begin_new(tx)?;
    bulk::details::begin_new_owners(tx)
}

fn with_memory(
    tx: &mut Tx,
    order: &WriteOrder<'_>,
    known: &mut WritersMemory,
    write: impl FnOnce(&mut Writing<'_>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    // Between two pieces an account may have been closed.
    known.zones.clear();
    let mut writing = Writing { tx, now: order.now, fills: false, known: std::mem::take(known) };
    let written = write(&mut writing);
    *known = writing.known;
    written
}

/// Stores a piece, and leaves the database to others for as long as that took.
fn store_piece(
    order: &WriteOrder<'_>,
    write: impl FnOnce(&mut Tx) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let began = Instant::now();
    order.db.write_bulk(References::Checked, |tx| {
        bulk::lock_accounts_and_services(tx)?;
        write(tx)
    })?;
    order.progress.piece_stored();
    thread::sleep(began.elapsed().max(PAUSE_MIN));
    Ok(())
}
