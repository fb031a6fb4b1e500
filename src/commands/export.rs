//! `handover export`: accounts and services as the CSV files that `import` reads.

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::json;

use super::bootstrap::{counted, open_database, operators_occasion};
use super::error::CommandError;
use super::unfinished_file::UnfinishedFile;
use crate::cli::ExportGiven;
use crate::clock::Clock;
use crate::config::Settings;
use crate::csv_lines::{CsvCells, CsvLines};
use crate::domain::operator::OperatorAct;
use crate::domain::owner::{Owner, OwnerField};
use crate::domain::service::{ContactType, Service};
use crate::domain::{AccountId, ServiceId};
use crate::import::{ACCOUNT_COLUMNS, SERVICE_COLUMNS, is_standard_input as is_standard_stream};
use crate::reads::records::contacts_of;
use crate::store::AnyConnection;
use crate::store::bulk::accounts::StoredAccount;
use crate::store::bulk::details::owners_of;
use crate::store::connection::begin_snapshot;
use crate::store::walks::{WalkedAccounts, WalkedServices, accounts_beyond, services_beyond};

/// Rows read at once.
const PIECE: i64 = 1000;
/// What is left out: whoever reads an export could try passwords against it.
const HASH: &str = "password_hash";
/// The column that says which accounts are closed.
const CLOSED: &str = "closed";

/// Writes the files, as of one moment, and says on standard error how much they hold. They are put in place once both are whole.
///
/// # Errors
/// The database cannot be reached, or the disk fails. No file is changed then.
pub fn run(settings: &Settings, given: &ExportGiven) -> Result<(), CommandError> {
    let targets = [&given.accounts, &given.services];
    if targets.into_iter().flatten().filter(|file| is_standard_stream(file)).count() > 1 {
        return Err(CommandError::Unusable(
            "only one of --accounts and --services may be standard output (-)".to_owned(),
        ));
    }
    if given.accounts.is_some() && given.accounts == given.services {
        return Err(CommandError::Unusable("--accounts and --services name the same file".to_owned()));
    }
    let db = open_database(settings, false)?;
    let occasion = operators_occasion(settings, Clock::default().now(), given.why.reason.clone());
    // Written down first: nobody reads it all and leaves no trace by stopping in time.
    let details = json!({ "accounts": given.accounts.is_some(), "services": given.services.is_some() });
    db.write_blocking(|tx| occasion.context(tx).log_act_with(OperatorAct::Exported, &[], Some(details.clone())))?;
    let conn = &mut db.connection()?;
    begin_snapshot(conn)?;
    let accounts = given.accounts.as_deref().map(ExportTarget::open).transpose()?;
    let services = given.services.as_deref().map(ExportTarget::open).transpose()?;
    let accounts = accounts.map(|target| target.fill(|file| write_accounts(conn, file))).transpose()?;
    let services = services.map(|target| target.fill(|file| write_services(conn, file))).transpose()?;
    [accounts, services].into_iter().flatten().try_for_each(FilledTarget::put_in_place)
}

/// Where a file goes.
enum ExportTarget<'a> {
    StandardOutput,
    File(&'a Path, UnfinishedFile),
}

/// A file that is whole, and how many rows it has.
struct FilledTarget<'a>(ExportTarget<'a>, u64);

impl<'a> ExportTarget<'a> {
    fn open(path: &'a Path) -> Result<Self, CommandError> {
        if is_standard_stream(path) {
            Ok(Self::StandardOutput)
        } else {
            Ok(Self::File(path, UnfinishedFile::beside(path)?))
        }
    }

    fn fill(
        self,
        write: impl FnOnce(&mut RowSink<'_>) -> Result<u64, CommandError>,
    ) -> Result<FilledTarget<'a>, CommandError> {
        let (what, mut out): (String, Box<dyn Write>) = match &self {
            Self::StandardOutput => ("standard output".to_owned(), Box::new(io::stdout().lock())),
            Self::File(path, unfinished) => {
                let what = format!("cannot write {}", path.display());
                let opened = OpenOptions::new().write(true).open(unfinished.path());
                (what.clone(), Box::new(BufWriter::new(opened.map_err(CommandError::io(what))?)))
            }
        };
        let mut sink = RowSink { out: &mut *out, what: &what, lines: CsvLines::of(CsvCells::AsTheyAre) };
        let rows = write(&mut sink)?;
        out.flush().map_err(CommandError::io(what))?;
        drop(out);
        Ok(FilledTarget(self, rows))
    }
}

impl FilledTarget<'_> {
    fn put_in_place(self) -> Result<(), CommandError> {
        let Self(ExportTarget::File(path, unfinished), rows) = self else { return Ok(()) };
        let size = unfinished.put_in_place(path)?;
        // The file is there, whether or not anybody reads of it.
        let _ = writeln!(io::stderr(), "{}: {}, {size} bytes.", path.display(), counted(rows, "row"));
        Ok(())
    }
}

/// Takes row after row, and hands them on in pieces.
struct RowSink<'a> {
    out: &'a mut dyn Write,
    what: &'a str,
    lines: CsvLines,
}

impl RowSink<'_> {
    fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.lines.push(cells);
    }

    fn hand_on(&mut self) -> Result<(), CommandError> {
        self.out.write_all(self.lines.take_text().as_bytes()).map_err(CommandError::io(self.what))
    }
}

/// The column of closed ones is there where there are any.
fn write_accounts(conn: &mut AnyConnection, file: &mut RowSink<'_>) -> Result<u64, CommandError> {
    let closed = WalkedAccounts { closed: Some(true), ..WalkedAccounts::default() };
    let tells_closed = !accounts_beyond(conn, &closed, AccountId(0), 1)?.is_empty();
    let is_told = |column: &&str| *column != HASH && (tells_closed || *column != CLOSED);
    file.push(ACCOUNT_COLUMNS.iter().copied().filter(is_told));
    let (mut rows, mut beyond) = (0, AccountId(0));
    loop {
        let piece = accounts_beyond(conn, &WalkedAccounts::default(), beyond, PIECE)?;
        for account in &piece {
            push_account(file, account, tells_closed);
        }
        file.hand_on()?;
        let Some(last) = piece.last() else { return Ok(rows) };
        (rows, beyond) = (rows + piece.len() as u64, AccountId(last.id));
    }
}

fn push_account(file: &mut RowSink<'_>, account: &StoredAccount, tells_closed: bool) {
    let payment_method = account.payment_method.map_or("", |has| if has { "yes" } else { "no" });
    let payments = account.outstanding_payments.to_string();
    // An open one is left as it is where it was closed since.
    let closed = if account.closed_at.is_some() { "yes" } else { "" };
    let cells = [
        account.nic_handle.as_str(),
        &account.name,
        &account.email,
        &account.zone,
        &account.language,
        &payments,
        payment_method,
        account.time_zone.as_deref().unwrap_or_default(),
    ];
    file.push(cells.into_iter().chain(tells_closed.then_some(closed)));
}

fn write_services(conn: &mut AnyConnection, file: &mut RowSink<'_>) -> Result<u64, CommandError> {
    file.push(SERVICE_COLUMNS.iter().copied());
    let (mut rows, mut beyond) = (0, ServiceId(0));
    loop {
        let piece = services_beyond(conn, &WalkedServices::default(), beyond, PIECE)?;
        let handles = contacts_of(conn, &piece)?;
        let owners = owners_of(conn, &piece.iter().map(|service| service.id).collect::<Vec<_>>())?;
        for service in &piece {
            push_service(file, service, &handles, owners.get(&service.id));
        }
        file.hand_on()?;
        let Some(last) = piece.last() else { return Ok(rows) };
        (rows, beyond) = (rows + piece.len() as u64, last.id);
    }
}

fn push_service(
    file: &mut RowSink<'_>,
    service: &Service,
    handles: &HashMap<AccountId, String>,
    owner: Option<&Owner>,
) {
    let nic = |contact| handles.get(service.contacts.get(contact)).map_or("", String::as_str);
    let day = service.renewal.map(|renewal| renewal.last_day.to_string()).unwrap_or_default();
    let kind = service.renewal.and_then(|renewal| renewal.kind).map_or("", Into::into);
    let details = OwnerField::ALL.map(|field| owner.and_then(|owner| owner.get(field)).unwrap_or_default());
    let first = [service.name.as_str(), &service.category];
    let cells = first.into_iter().chain(ContactType::ALL.map(nic)).chain([day.as_str(), kind]).chain(details);
    file.push(cells);
}
