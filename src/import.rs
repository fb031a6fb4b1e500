//! Loads accounts and services from CSV files (INTERFACE.md, *CSV*). A bad row does not stop the reading: the rows
//! after it are checked too, so that all bad rows are named. What the files change is set aside, and written only where
//! no row is bad.

mod accounts;
mod apply;
mod carrying;
mod changes;
mod complete;
mod counts;
mod csv;
mod faults;
mod foreign;
mod kept;
mod known;
mod moved;
mod place;
mod reading;
mod repeats;
mod sent;
mod services;
mod table;
mod telling;

use std::io;
use std::path::PathBuf;

use self::apply::{Changes, WriteOrder};
pub use self::carrying::{CarriedPiece, DroppedPiece, ImportCarrier, carry_out_piece, drop_piece, give_way, patiently};
pub use self::counts::{ImportCounts, ImportTally};
pub use self::faults::{BadRow, BadRows, ColumnFault, ImportError, LACKING_ONE_IN, NAMED_MAX};
pub use self::kept::{KeptContact, KeptContacts};
use self::place::{ImportPlace, ReadingInPlace, taken};
use self::reading::ImportRun;
pub use self::sent::{Afterwards, Members, SentRows, SentSettle, SentThen, import_sent};
pub use self::table::is_standard_input;
use crate::domain::ServiceId;
use crate::domain::operator::OperatorDesk;
use crate::domain::time::Moment;
use crate::store::bulk;
use crate::store::bulk::services::are_there_any;
use crate::store::{Database, StoreResult, Tx, imports};

/// The columns of the accounts file, the key first.
pub const ACCOUNT_COLUMNS: &[&str] = accounts::LAYOUT.columns;
/// The columns of the services file, the key first.
pub const SERVICE_COLUMNS: &[&str] = services::LAYOUT.columns;

/// The files to load; either may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportFiles {
    /// The accounts.
    pub accounts: Option<PathBuf>,
    /// The services.
    pub services: Option<PathBuf>,
    /// Whether the services file wins over contacts that *done* requests have set.
    pub overwrite_contacts: bool,
}

impl ImportFiles {
    /// Whether both are files, and no pipes.
    fn can_be_read_again(&self) -> bool {
        [&self.accounts, &self.services].into_iter().flatten().all(|path| path.is_file() && !is_standard_input(path))
    }
}

/// What was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The accounts.
    pub accounts: ImportTally,
    /// The services.
    pub services: ImportTally,
    /// How many services were removed, since a complete file lacks them.
    pub removed: u64,
    /// How many contacts of services that were there before are others now.
    pub contacts: u64,
    /// Contacts that stayed what a request made them.
    pub kept: KeptContacts,
    /// How many pieces of it an operator has taken out, of which nothing is counted.
    pub dropped: u64,
    /// Whether others carried the rest of it out, so that the numbers are those that were planned.
    pub ended_by_others: bool,
}

/// That the services file holds all services there are: those that it lacks are removed.
#[derive(Clone, Copy)]
pub struct CompleteServices<'a> {
    /// Whether it is believed however many it lacks.
    pub is_forced: bool,
    /// Removes some services.
    pub remove: &'a dyn Fn(&mut Tx, &[ServiceId]) -> StoreResult<()>,
}

/// Hears how far the import has come.
pub trait ImportProgress {
    /// So many more bytes were read, of either file.
    fn bytes_read(&self, bytes: u64);
    /// Everything was read; what remains is up to the database.
    fn finishing(&self) {}
    /// Everything is written, and is now stored for good.
    fn committing(&self) {}
    /// The import has its place, by this number.
    fn begun(&self, _import: i64) {}
    /// All of it is about to be decided: that is done by `decide`.
    ///
    /// # Errors
    /// What `decide` returns.
    fn deciding(&self, decide: &mut dyn FnMut() -> Result<(), ImportError>) -> Result<(), ImportError> {
        decide()
    }
    /// It is decided, and is carried out in so many pieces.
    fn decided(&self, _pieces: i64) {}
    /// A piece of what was decided is carried out.
    fn piece_stored(&self) {}
}

/// For whoever does not want to hear it.
impl ImportProgress for () {
    fn bytes_read(&self, _bytes: u64) {}
}

/// How often the files are read again where somebody was faster.
const ATTEMPTS: u32 = 3;

/// So many lines are changed in one transaction even where the database is in use.
const FEW: u64 = 5_000;

/// Removes services, for the operator at this desk.
pub type RemoveServices<'a> = &'a dyn Fn(&mut Tx, &OperatorDesk, &[ServiceId]) -> StoreResult<()>;

/// Loads the files, or changes nothing. They are read and checked while everybody goes on. Little, and the first services, are then
/// written in one transaction; much is decided in one, and carried out in pieces that give way to others. No email is sent, and no
/// request is ended or held up, but for what is removed.
///
/// # Errors
/// A file cannot be read; rows are bad, and all of both files are named; a complete file lacks too much; somebody was faster, again
/// and again; another import is at work; or the database fails, which after the decision only delays the rest.
#[expect(clippy::too_many_arguments, reason = "each says another thing of the import")]
pub fn import(
    db: &Database,
    zones: &[String],
    files: &ImportFiles,
    complete: Option<CompleteServices<'_>>,
    (desk, now): (&OperatorDesk, Moment),
    progress: &dyn ImportProgress,
) -> Result<Imported, ImportError> {
    db.read_blocking(bulk::map_no_file)?;
    let place = ImportPlace::take(db, desk, now)?;
    progress.begun(place.id);
    let is_forced = complete.map(|complete| complete.is_forced);
    let mut attempts = ATTEMPTS;
    loop {
        attempts -= 1;
        let reading = ReadingInPlace(&place, progress);
        let (imported, changes) = ImportRun::read(db, zones, (files, is_forced), &reading)?;
        progress.finishing();
        let order =
            WriteOrder { db, imported: &imported, complete, desk, place: &place, progress, then: None, sent: None };
        match write(changes, &order) {
            Err(ImportError::Overtaken) if attempts > 0 && files.can_be_read_again() => {}
            written => return written,
        }
    }
}

fn write(changes: Changes, order: &WriteOrder<'_>) -> Result<Imported, ImportError> {
    match changes.len() {
        0 => Ok(order.imported.clone()),
        1..=FEW => changes.write(order).map(|()| order.imported.clone()),
        _ if !order.db.read_blocking(are_there_any)? => changes.write(order).map(|()| order.imported.clone()),
        _ => {
            let remove = |tx: &mut Tx, _: &OperatorDesk, ids: &[ServiceId]| {
                order.complete.map_or(Ok(()), |complete| (complete.remove)(tx, ids))
            };
            changes.write_beside_others(order, &remove)
        }
    }
}

/// Reads and checks the files as an import would, and changes nothing: each thing that would change is told in a line. For a complete
/// services file `complete` says whether it is believed however much it lacks.
///
/// # Errors
/// As of [`import`], or what `tell` returns; or that half of another import is carried out.
#[expect(clippy::too_many_arguments, reason = "as of an import")]
pub fn rehearse(
    db: &Database,
    zones: &[String],
    files: &ImportFiles,
    complete: Option<bool>,
    progress: &dyn ImportProgress,
    tell: &mut dyn FnMut(&str) -> io::Result<()>,
) -> Result<Imported, ImportError> {
    db.read_blocking(bulk::map_no_file)?;
    if let Some(other) = db.read_blocking(imports::standing)?.filter(|other| other.decided_at.is_some()) {
        return Err(taken(db, &other)?);
    }
    let (imported, changes) = ImportRun::read(db, zones, (files, complete), progress)?;
    progress.finishing();
    telling::tell_changes(db, changes, tell)?;
    Ok(imported)
}

/// The beginning of a text from a file, on one line, for a message.
fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    let start: String = text.chars().take(MOST).collect();
    let dots = if start.len() < text.len() { "…" } else { "" };
    format!("{}{dots}", start.escape_debug())
}
