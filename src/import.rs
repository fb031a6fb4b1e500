//! Loads accounts and services from CSV files (INTERFACE.md, *CSV*). All is read and written in one transaction, bad rows
//! or not: what comes after a bad row is checked as if it stood in a good file, and the transaction is given up in the end.

mod accounts;
mod csv;
mod faults;
mod known;
mod services;
mod table;

use std::path::PathBuf;

pub use self::faults::{BadRow, BadRows, Fault, ImportError, NAMED_MAX};
use self::faults::{Found, Source};
use self::known::Known;
use self::table::{Opened, Reading};
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::store::bulk::indexes::Dropped;
use crate::store::{AnyConnection, bulk, write};

/// The files to load; either may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// The accounts.
    pub accounts: Option<PathBuf>,
    /// The services.
    pub services: Option<PathBuf>,
}

/// What was done with the rows of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows whose key was new.
    pub added: u64,
    /// Rows whose key was there before, changed by it or not.
    pub updated: u64,
}

/// What was imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The accounts.
    pub accounts: Tally,
    /// The services.
    pub services: Tally,
}

/// Hears how far the import has come.
pub trait Progress {
    /// So many more bytes were read, of either file.
    fn read(&self, bytes: u64);
    /// Everything was read; what remains is up to the database.
    fn finishing(&self) {}
}

/// Nobody wants to hear it.
impl Progress for () {
    fn read(&self, _bytes: u64) {}
}

/// Loads the files, or changes nothing. Writers of accounts and services wait meanwhile; no email is sent, and no request
/// is ended or held up.
///
/// # Errors
/// A file cannot be read; rows are bad, of which all of both files are found; or the database's fault.
pub fn import(
    conn: &mut AnyConnection,
    zones: &[String],
    files: &Files,
    now: Moment,
    progress: &dyn Progress,
) -> Result<Imported, ImportError> {
    let accounts = files.accounts.as_deref().map(table::open).transpose()?;
    let services = files.services.as_deref().map(table::open).transpose()?;
    bulk::with_large_cache(conn, |conn| {
        write(conn, |conn| {
            bulk::lock(conn)?;
            let dropped = if services.is_some() { bulk::indexes::drop_if_empty(conn)? } else { Dropped::default() };
            let mut found = Found::default();
            let imported = load(conn, zones, accounts, services, now, progress, &mut found)?;
            found.into_result(files)?;
            bulk::indexes::restore(conn, dropped)?;
            bulk::get_to_know(conn, &["accounts", "services"])?;
            Ok(imported)
        })
    })
}

fn load(
    conn: &mut AnyConnection,
    zones: &[String],
    accounts: Option<Opened>,
    services: Option<Opened>,
    now: Moment,
    progress: &dyn Progress,
    found: &mut Found,
) -> Result<Imported, ImportError> {
    let mut known = Known::load(conn)?;
    let mut imported = Imported::default();
    if let Some(opened) = accounts {
        let mut rows = accounts::Rows::new(conn, zones, &mut known, now);
        let reading = table::read(opened, &accounts::LAYOUT, progress, found, |row, found| rows.take(row, found))?;
        imported.accounts = rows.finish()?;
        known.incomplete = reading == Reading::Broken;
    }
    let mut unsure = services::Unsure::default();
    if let Some(opened) = services {
        let mut rows = services::Rows::new(conn, &known);
        let reading = table::read(opened, &services::LAYOUT, progress, found, |row, found| rows.take(row, found))?;
        (imported.services, unsure) = rows.finish(found, reading)?;
    }
    progress.finishing();
    check_moves(conn, &mut known, &unsure, found)?;
    Ok(imported)
}

/// An account that its row moves to another zone must not leave the other contacts of a service behind.
fn check_moves(
    conn: &mut AnyConnection,
    known: &mut Known,
    unsure: &services::Unsure,
    found: &mut Found,
) -> Result<(), ImportError> {
    if !known.any_moved() || known.incomplete || unsure.all {
        return Ok(());
    }
    for service in bulk::services::divided(conn)? {
        let contacts = ContactType::ALL.map(|contact| known.find_id(*service.contacts.get(contact)));
        let doubtful = contacts.into_iter().flatten().any(|index| known.zone(index).is_none());
        if doubtful || unsure.services.contains(&service.id) {
            continue;
        }
        for entry in contacts.into_iter().flatten() {
            let Some(entry) = known.get_mut(entry).filter(|entry| entry.moved) else { continue };
            let Some(line) = entry.line else { continue };
            // Named once, however many services there are.
            entry.moved = false;
            let reason = format!(
                "is not the zone of the other contacts of {} ({}), of which this account is one",
                shown(&service.name),
                shown(&service.category)
            );
            found.note(Source::Accounts, line, vec![Fault::new("zone", reason)]);
        }
    }
    Ok(())
}

/// A text from a file as it may stand in a message: on one line, and not endless.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let start: String = text.chars().take(MOST).collect();
    let dots = if start.len() < text.len() { "…" } else { "" };
    format!("{}{dots}", start.escape_debug())
}
