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
mod repeats;
mod sent;
mod services;
mod table;
mod telling;

use std::collections::HashSet;
use std::io;
use std::path::PathBuf;

use self::accounts::AccountReader;
use self::apply::{Changes, WriteOrder};
pub use self::carrying::{CarriedPiece, ImportCarrier, carry_out_piece, give_way};
use self::changes::{AccountLine, Spool};
use self::complete::lacking;
pub use self::counts::{ImportCounts, ImportTally};
pub use self::faults::{BadRow, BadRows, ColumnFault, ImportError, LACKING_ONE_IN, NAMED_MAX};
use self::faults::{BadRowLog, ImportFile};
pub use self::kept::{KeptContact, KeptContacts};
use self::known::{FileAccounts, KnownContacts};
use self::moved::MovedGroups;
use self::place::{ImportPlace, ReadingInPlace};
pub use self::sent::{Members, SentRows};
use self::services::{ReadServices, ServiceReader};
pub use self::table::is_standard_input;
use self::table::{CsvReading, RowSource, open_csv, read_rows};
use crate::domain::operator::OperatorDesk;
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};
use crate::store::bulk::services::{are_there_any, services_of};
use crate::store::bulk::{self, BATCH};
use crate::store::{Database, StoreResult, Tx};

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
        let order = WriteOrder { db, imported: &imported, complete, desk, place: &place, progress, then: None };
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

/// What else is done in the transaction that writes what was sent, behind it.
pub type Afterwards = Box<dyn Fn(&mut Tx) -> StoreResult<()> + Send>;

/// Writes what another program has sent, and does what else it asks for, in one transaction, or changes nothing: the same as an
/// [`import`], of rows that are no file's. It goes on beside one: what is sent stands as what customers do meanwhile.
///
/// # Errors
/// Rows are bad, and all are named; somebody was faster, again and again; or the database fails.
pub fn import_sent(
    db: &Database,
    zones: &[String],
    (sent, overwrite_contacts): (&SentRows, bool),
    then: Option<&Afterwards>,
    (desk, now): (&OperatorDesk, Moment),
) -> Result<Imported, ImportError> {
    let mut attempts = ATTEMPTS;
    let place = ImportPlace::beside_others(db, now);
    loop {
        attempts -= 1;
        let (imported, changes) = ImportRun::read_sent(db, zones, sent, overwrite_contacts)?;
        if changes.len() == 0 && then.is_none() {
            return Ok(imported);
        }
        let order = WriteOrder { db, imported: &imported, complete: None, desk, place: &place, progress: &(), then };
        match changes.write(&order) {
            Err(ImportError::Overtaken) if attempts > 0 => {}
            written => return written.map(|()| imported),
        }
    }
}

/// Reads and checks the files as an import would, and changes nothing: each thing that would change is told in a line. For a complete
/// services file `complete` says whether it is believed however much it lacks.
///
/// # Errors
/// As of [`import`], or what `tell` returns.
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
    let (imported, changes) = ImportRun::read(db, zones, (files, complete), progress)?;
    progress.finishing();
    telling::tell_changes(db, changes, tell)?;
    Ok(imported)
}

/// The files as they are read.
struct ImportRun<'a> {
    db: &'a Database,
    zones: &'a [String],
    progress: &'a dyn ImportProgress,
    known: FileAccounts,
    bad_rows: BadRowLog,
}

impl<'a> ImportRun<'a> {
    /// What the files change, and what that comes to. Only reads.
    fn read(
        db: &'a Database,
        zones: &'a [String],
        (files, complete): (&ImportFiles, Option<bool>),
        progress: &'a dyn ImportProgress,
    ) -> Result<(Imported, Changes), ImportError> {
        let accounts = files.accounts.as_deref().map(open_csv).transpose()?.map(RowSource::File);
        let services = files.services.as_deref().map(open_csv).transpose()?.map(RowSource::File);
        let run = Self { db, zones, progress, known: FileAccounts::default(), bad_rows: BadRowLog::default() };
        run.read_rows((accounts, services), files, complete)
    }

    /// The same of what another program has sent.
    fn read_sent(
        db: &'a Database,
        zones: &'a [String],
        sent: &SentRows,
        overwrite_contacts: bool,
    ) -> Result<(Imported, Changes), ImportError> {
        let mut known = FileAccounts::default();
        known.incomplete = sent.is_incomplete();
        let mut run = Self { db, zones, progress: &(), known, bad_rows: BadRowLog::default() };
        sent.name_bad(&mut run.bad_rows);
        let [accounts, services] =
            [&sent.accounts, &sent.services].map(|rows| (!rows.is_empty()).then(|| RowSource::Sent(rows.clone())));
        run.read_rows((accounts, services), &ImportFiles { overwrite_contacts, ..ImportFiles::default() }, None)
    }

    fn read_rows(
        mut self,
        (accounts, services): (Option<RowSource>, Option<RowSource>),
        files: &ImportFiles,
        complete: Option<bool>,
    ) -> Result<(Imported, Changes), ImportError> {
        let run = &mut self;
        let (mut imported, mut changes) = (Imported::default(), Changes::default());
        if let Some(rows) = accounts {
            (imported.accounts, changes.accounts) = run.read_accounts(rows)?;
        }
        let mut read = ReadServices::default();
        if let Some(rows) = services {
            read = run.read_services(rows, files.overwrite_contacts)?;
        }
        (changes.moved, changes.groups) = run.check_moved_accounts(&read)?;
        self.bad_rows.into_result(files)?;
        if let Some(is_forced) = complete {
            changes.removed = lacking(self.db, &read.met, is_forced)?;
            imported.removed = changes.removed.len();
        }
        (imported.services, imported.kept, changes.services) = (read.tally, read.kept, read.changes);
        imported.contacts = read.contacts;
        Ok((imported, changes))
    }

    fn read_accounts(&mut self, rows: RowSource) -> Result<(ImportTally, Spool<AccountLine>), ImportError> {
        let mut reader = AccountReader::new(self.db, self.zones, &mut self.known);
        let reading = read_rows(rows, &accounts::LAYOUT, self.progress, &mut self.bad_rows, |row, bad_rows| {
            reader.take_row(row, bad_rows)
        })?;
        let read = reader.finish(&mut self.bad_rows)?;
        self.known.incomplete |= reading == CsvReading::Broken;
        Ok(read)
    }

    fn read_services(&mut self, rows: RowSource, overwrite: bool) -> Result<ReadServices, ImportError> {
        let mut reader = ServiceReader::new(self.db, &self.known, overwrite);
        let reading = read_rows(rows, &services::LAYOUT, self.progress, &mut self.bad_rows, |row, bad_rows| {
            reader.take_row(row, bad_rows)
        })?;
        reader.finish(&mut self.bad_rows, reading)
    }

    /// An account that its row moves to another zone must not leave the other contacts of a service behind. Gives those
    /// that move, and which of them do so together.
    fn check_moved_accounts(&mut self, read: &ReadServices) -> Result<(Vec<AccountId>, MovedGroups), ImportError> {
        let moved = self.known.moved();
        if self.known.incomplete || read.incomplete {
            return Ok((Vec::new(), MovedGroups::default()));
        }
        let mut groups = MovedGroups::of(moved.iter().map(|(_, id)| *id));
        let mut blamed = HashSet::new();
        for piece in moved.chunks(BATCH) {
            let ids: Vec<_> = piece.iter().map(|(_, id)| *id).collect();
            let services = self.db.read_blocking(|conn| services_of(conn, &ids))?;
            for service in services.iter().filter(|service| !read.touched.contains_key(&service.id)) {
                let ids = ContactType::ALL.map(|contact| *service.contacts.get(contact));
                groups.join(ids.into_iter());
                let contacts = self.db.read_blocking(|conn| KnownContacts::load(conn, &self.known, &[], &ids))?;
                self.blame_moved_accounts(&service.name, &service.category, &contacts, &mut blamed);
            }
        }
        for service in read.touched.values() {
            let Some(after) = &service.after else { continue };
            let after: Vec<_> = after.iter().collect();
            let contacts = self.db.read_blocking(|conn| KnownContacts::load(conn, &self.known, &after, &[]))?;
            groups.join(contacts.all().filter_map(|contact| contact.id));
            self.blame_moved_accounts(&service.name, &service.category, &contacts, &mut blamed);
        }
        Ok((moved.into_iter().map(|(_, id)| id).collect(), groups))
    }

    /// Names the rows that moved contacts of a service, each once, however many services there are, if not all are of
    /// one zone. Says nothing where the zone of a contact is in doubt.
    fn blame_moved_accounts(
        &mut self,
        name: &str,
        category: &str,
        contacts: &KnownContacts,
        blamed: &mut HashSet<u64>,
    ) {
        let Some(zones) = contacts.all().map(|contact| contact.zone.as_ref()).collect::<Option<HashSet<_>>>() else {
            return;
        };
        if zones.len() < 2 {
            return;
        }
        for contact in contacts.all() {
            let Some(account) = self.known.get(&contact.nic).filter(|account| account.moved) else { continue };
            if blamed.insert(account.line) {
                let reason = format!(
                    "is not the zone of the other contacts of {} ({}), of which this account is one",
                    excerpt(name),
                    excerpt(category)
                );
                self.bad_rows.add(ImportFile::Accounts, account.line, vec![ColumnFault::new("zone", reason)]);
            }
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
