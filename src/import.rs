//! Loads accounts and services from CSV files (INTERFACE.md, *CSV*), in one transaction. A bad row does not stop the reading:
//! the rows after it are checked too, so that all bad rows are named. The transaction is rolled back in the end.

mod accounts;
mod csv;
mod faults;
mod known;
mod services;
mod table;

use std::path::PathBuf;

use self::accounts::AccountImporter;
pub use self::faults::{BadRow, BadRows, ColumnFault, ImportError, NAMED_MAX};
use self::faults::{BadRowLog, ImportFile};
use self::known::KnownAccounts;
use self::services::{ServiceImporter, UnsureServices};
use self::table::{CsvReading, OpenCsv, open_csv, read_csv};
use crate::domain::service::{ContactType, Service};
use crate::domain::time::Moment;
use crate::store::bulk::indexes::{self, DroppedIndexes};
use crate::store::{Database, Tx, bulk};

/// The files to load; either may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportFiles {
    /// The accounts.
    pub accounts: Option<PathBuf>,
    /// The services.
    pub services: Option<PathBuf>,
}

/// What was done with the rows of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportTally {
    /// Rows whose key was new.
    pub added: u64,
    /// Rows whose key was there before, whether or not they changed anything.
    pub updated: u64,
}

/// What was imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The accounts.
    pub accounts: ImportTally,
    /// The services.
    pub services: ImportTally,
}

/// Hears how far the import has come.
pub trait ImportProgress {
    /// So many more bytes were read, of either file.
    fn bytes_read(&self, bytes: u64);
    /// Everything was read; what remains is up to the database.
    fn finishing(&self) {}
}

/// For whoever does not want to hear it.
impl ImportProgress for () {
    fn bytes_read(&self, _bytes: u64) {}
}

/// Loads the files, or changes nothing. Writers of accounts and services wait meanwhile; no email is sent, and no request
/// is ended or held up.
///
/// # Errors
/// A file cannot be read; rows are bad, and all of both files are named; or the database fails.
pub fn import(
    db: &Database,
    zones: &[String],
    files: &ImportFiles,
    now: Moment,
    progress: &dyn ImportProgress,
) -> Result<Imported, ImportError> {
    let accounts = files.accounts.as_deref().map(open_csv).transpose()?;
    let services = files.services.as_deref().map(open_csv).transpose()?;
    db.write_bulk(|tx| {
        bulk::lock_accounts_and_services(tx)?;
        let dropped = if services.is_some() { indexes::drop_if_empty(tx)? } else { DroppedIndexes::default() };
        let known = KnownAccounts::load(tx)?;
        let mut run = ImportRun { tx, zones, now, progress, known, bad_rows: BadRowLog::default() };
        let imported = run.load_files(accounts, services)?;
        run.bad_rows.into_result(files)?;
        indexes::restore(tx, dropped)?;
        bulk::get_to_know(tx, &["accounts", "services"])?;
        Ok(imported)
    })
}

/// An import under way.
struct ImportRun<'a> {
    tx: &'a mut Tx,
    zones: &'a [String],
    now: Moment,
    progress: &'a dyn ImportProgress,
    known: KnownAccounts,
    bad_rows: BadRowLog,
}

impl ImportRun<'_> {
    fn load_files(&mut self, accounts: Option<OpenCsv>, services: Option<OpenCsv>) -> Result<Imported, ImportError> {
        let mut imported = Imported::default();
        if let Some(file) = accounts {
            imported.accounts = self.load_accounts(file)?;
        }
        let mut unsure = UnsureServices::default();
        if let Some(file) = services {
            (imported.services, unsure) = self.load_services(file)?;
        }
        self.progress.finishing();
        self.check_moved_accounts(&unsure)?;
        Ok(imported)
    }

    fn load_accounts(&mut self, file: OpenCsv) -> Result<ImportTally, ImportError> {
        let mut importer = AccountImporter::new(self.tx, self.zones, &mut self.known, self.now);
        let reading = read_csv(file, &accounts::LAYOUT, self.progress, &mut self.bad_rows, |row, bad_rows| {
            importer.take_row(row, bad_rows)
        })?;
        let tally = importer.finish_accounts()?;
        self.known.incomplete = reading == CsvReading::Broken;
        Ok(tally)
    }

    fn load_services(&mut self, file: OpenCsv) -> Result<(ImportTally, UnsureServices), ImportError> {
        let mut importer = ServiceImporter::new(self.tx, &self.known);
        let reading = read_csv(file, &services::LAYOUT, self.progress, &mut self.bad_rows, |row, bad_rows| {
            importer.take_row(row, bad_rows)
        })?;
        importer.finish_services(&mut self.bad_rows, reading)
    }

    /// An account that its row moves to another zone must not leave the other contacts of a service behind.
    fn check_moved_accounts(&mut self, unsure: &UnsureServices) -> Result<(), ImportError> {
        if !self.known.any_moved() || self.known.incomplete || unsure.all {
            return Ok(());
        }
        for service in bulk::services::divided_services(self.tx)? {
            if !unsure.services.contains(&service.id) {
                self.blame_moved_accounts(&service);
            }
        }
        Ok(())
    }

    /// Names the rows that moved contacts of this service. Says nothing where the zone of a contact is in doubt.
    fn blame_moved_accounts(&mut self, service: &Service) {
        let contacts = ContactType::ALL.map(|contact| self.known.find_id(*service.contacts.get(contact)));
        if contacts.into_iter().flatten().any(|index| self.known.zone(index).is_none()) {
            return;
        }
        for index in contacts.into_iter().flatten() {
            let Some(account) = self.known.get_mut(index).filter(|account| account.moved) else { continue };
            let Some(line) = account.line else { continue };
            // Named once, however many services there are.
            account.moved = false;
            let reason = format!(
                "is not the zone of the other contacts of {} ({}), of which this account is one",
                excerpt(&service.name),
                excerpt(&service.category)
            );
            self.bad_rows.add(ImportFile::Accounts, line, vec![ColumnFault::new("zone", reason)]);
        }
    }
}

/// The beginning of a text from a file, on one line, for a message.
fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    let start: String = text.chars().take(MOST).collect();
    let dots = if start.len() < text.len() { "…" } else { "" };
    format!("{}{dots}", start.escape_debug())
}
