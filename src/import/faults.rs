//! Why an import changed nothing: the bad rows, the first of them by name.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{ImportFiles, is_standard_input};
use crate::store::StoreError;

/// How many bad rows are named (INTERFACE.md, CSV).
pub const NAMED_MAX: usize = 50;
/// A file that is said to be complete and lacks more than one in so many services is believed with `--force` alone.
pub const LACKING_ONE_IN: u64 = 20;
/// Stands in place of a column where the whole row is bad.
pub(super) const WHOLE_ROW: &str = "row";

/// Why nothing was imported.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The database cannot be read or written to.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The database refused a statement, and with it all that the files change.
    #[error("nothing was imported: {0}")]
    Refused(StoreError),
    /// A file is not there, or cannot be read.
    #[error("{} cannot be read: {error}", called(file))]
    Unreadable {
        /// Which.
        file: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// What the files change was changed by others while they were read.
    #[error("nothing was imported: accounts or services were changed meanwhile; please try again")]
    Overtaken,
    /// Others held accounts or services all the time.
    #[error(
        "nothing was imported: somebody has held accounts or services for as long as it was tried, a minute or more; end the transaction \
         that is open for so long, and try again"
    )]
    HeldUp,
    /// The same, of the import before, which is decided.
    #[error(
        "nothing was imported: the import before is decided, and somebody has held accounts or services for as long as it was tried to carry \
         out the rest of it; end the transaction that is open for so long, and try again"
    )]
    RestHeldUp,
    /// Another import is at work, before its decision.
    #[error(
        "nothing was imported: another import is at work; where it was stopped, its place is free within half a minute"
    )]
    AnotherReads,
    /// Another import was decided, and is carried out.
    #[error("nothing was imported: another import is being carried out, {left} of {pieces} pieces are left")]
    CarriedOutNow {
        /// How many pieces are left.
        left: i64,
        /// How many there were.
        pieces: i64,
    },
    /// Accounts move to another zone together with so many others that this is no short transaction.
    #[error(
        "nothing was imported: {lines} accounts and services have to move to zone {zone} at once, among them the account {account}, \
         since each service needs its contacts in one zone; at most {most} can: first import the services with contacts that part them"
    )]
    MoveTogether {
        /// How many lines there are.
        lines: usize,
        /// How many there may be.
        most: usize,
        /// One of the accounts.
        account: String,
        /// Where they move.
        zone: String,
    },
    /// Another import has taken this one for stopped.
    #[error("nothing was imported: another import has begun meanwhile")]
    Replaced,
    /// The import is decided, and the rest of it could not be carried out now.
    #[error("the import is decided, and the next import, `serve` or `worker` carries out the rest of it: {0}")]
    CutShort(StoreError),
    /// What the files change could not be set aside.
    #[error("what the files change cannot be set aside in a temporary file: {0}")]
    Spool(#[from] io::Error),
    /// Nobody hears what would change.
    #[error("what would change cannot be written: {0}")]
    Untold(io::Error),
    /// Some rows are bad.
    #[error(transparent)]
    Bad(#[from] BadRows),
    /// A file that is said to be complete lacks very many services.
    #[error(
        "nothing was imported: the services file lacks {removed} of the {all} services that there are, more than one in \
         {LACKING_ONE_IN}; --force removes them"
    )]
    RemovesMany {
        /// How many it lacks.
        removed: u64,
        /// How many there are.
        all: u64,
    },
}

/// What a file is called in messages.
fn called(file: &Path) -> impl fmt::Display {
    if is_standard_input(file) { "standard input".into() } else { file.to_string_lossy() }
}

/// What is bad in one column of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnFault {
    /// The column; `row` where the whole row is bad.
    pub column: String,
    /// What is wrong, as the rest of a sentence that begins with the column.
    pub reason: String,
}

impl ColumnFault {
    pub(super) fn new(column: impl Into<String>, reason: impl fmt::Display) -> Self {
        Self { column: column.into(), reason: reason.to_string() }
    }
}

/// A row that cannot be imported, with all that is bad in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The file, as it was given.
    pub file: PathBuf,
    /// The line in which the row begins, from 1.
    pub line: u64,
    /// One for each bad column, at least one.
    pub faults: Vec<ColumnFault>,
}

/// A line `FILE:LINE: COLUMN: reason` for each fault.
impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            let lead = if index == 0 { "" } else { "\n" };
            write!(f, "{lead}{}:{}: {}: {}", called(&self.file), self.line, fault.column, fault.reason)?;
        }
        Ok(())
    }
}

/// The bad rows of both files. `Display` is one line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("nothing was imported: {}", self.summary())]
pub struct BadRows {
    /// The first [`NAMED_MAX`], accounts before services, in the order of the lines.
    pub first: Vec<BadRow>,
    /// How many there are besides.
    pub more: u64,
}

impl BadRows {
    fn summary(&self) -> String {
        match (self.first.len(), self.more) {
            (1, 0) => "1 row is bad".to_owned(),
            (all, 0) => format!("{all} rows are bad"),
            (named, more) => format!("{} rows are bad, the first {named} named, {more} more", named as u64 + more),
        }
    }
}

/// Which of the two files; accounts are named first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ImportFile {
    Accounts,
    Services,
}

/// The bad rows found so far: all counted, the first kept.
#[derive(Debug, Default)]
pub(super) struct BadRowLog {
    first: BTreeMap<(ImportFile, u64), Vec<ColumnFault>>,
    total: u64,
    /// Which lines of the services file are bad: a bit for each.
    services: Vec<u64>,
}

impl BadRowLog {
    /// Adds a bad row. A row is added at most once.
    pub(super) fn add(&mut self, source: ImportFile, line: u64, faults: Vec<ColumnFault>) {
        self.total += 1;
        if source == ImportFile::Services {
            self.mark(line);
        }
        self.first.insert((source, line), faults);
        if self.first.len() > NAMED_MAX {
            self.first.pop_last();
        }
    }

    /// Adds what turns out later to be bad in a row of the services file, which may be bad otherwise. Not where the
    /// whole row is bad: its fields may stand in the wrong columns.
    pub(super) fn add_to_service(&mut self, line: u64, fault: ColumnFault) {
        if !self.is_marked(line) {
            self.add(ImportFile::Services, line, vec![fault]);
        } else if let Some(faults) = self.first.get_mut(&(ImportFile::Services, line))
            && faults.iter().all(|fault| fault.column != WHOLE_ROW)
        {
            faults.push(fault);
        }
    }

    fn mark(&mut self, line: u64) {
        let (word, bit) = place_of(line);
        if self.services.len() <= word {
            self.services.resize(word + 1, 0);
        }
        if let Some(word) = self.services.get_mut(word) {
            *word |= bit;
        }
    }

    fn is_marked(&self, line: u64) -> bool {
        let (word, bit) = place_of(line);
        self.services.get(word).is_some_and(|word| word & bit != 0)
    }

    /// The bad rows as an error, where there are any.
    pub(super) fn into_result(self, files: &ImportFiles) -> Result<(), BadRows> {
        if self.total == 0 {
            return Ok(());
        }
        let more = self.total - self.first.len() as u64;
        let name = |source| match source {
            ImportFile::Accounts => files.accounts.clone().unwrap_or_default(),
            ImportFile::Services => files.services.clone().unwrap_or_default(),
        };
        let rows = self.first.into_iter();
        let first = rows.map(|((source, line), faults)| BadRow { file: name(source), line, faults }).collect();
        Err(BadRows { first, more })
    }
}

fn place_of(line: u64) -> (usize, u64) {
    (usize::try_from(line / 64).unwrap_or(0), 1 << (line % 64))
}
