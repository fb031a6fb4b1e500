//! `handover import`: loads accounts and services from CSV files.

use std::io::{self, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use super::bootstrap::{operators_desk, say};
use super::error::CommandError;
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::operator::Reason;
use crate::import::{BadRows, ImportError, ImportFiles, ImportProgress, ImportTally, Imported, KeptContacts, import};
use crate::store::{Database, connection, migrations};
use crate::web::open_files;

/// Loads the files and says on standard output what was done. Bad rows are named on standard error; the error that is
/// returned says how many there are.
///
/// # Errors
/// The database cannot be reached or brought up to date, a file cannot be read, or rows are bad: nothing is imported.
pub fn run(settings: &Settings, files: &ImportFiles, reason: Option<Reason>) -> Result<(), CommandError> {
    migrations::run(&mut connection::connect(&settings.database)?)?;
    // What it sets aside lies in some hundred files.
    open_files::raise_limit();
    // It reads and writes one thing after the other.
    let db = Database::open(&settings.database, 1)?;
    let bar = ImportBar::of(files);
    let imported = import(&db, &settings.zones, files, (&operators_desk(reason), Clock::default().now()), &bar);
    bar.0.finish_and_clear();
    match imported {
        Ok(imported) => {
            // The import is done, whether or not anybody reads of it.
            let _ = say(&summary(&imported));
            name_kept_contacts(&imported.kept);
            Ok(())
        }
        Err(error) => {
            if let ImportError::Bad(bad) = &error {
                name_bad_rows(bad);
            }
            Err(error.into())
        }
    }
}

fn summary(imported: &Imported) -> String {
    let part = |what, tally: &ImportTally| format!("{what}: {} added, {} updated.", tally.added, tally.updated);
    format!("{} {}", part("Accounts", &imported.accounts), part("Services", &imported.services))
}

/// A line on standard output for each, and how many there are besides.
fn name_kept_contacts(kept: &KeptContacts) {
    if kept.first.is_empty() {
        return;
    }
    let _ = say("Contacts that customers' requests have set were kept; --overwrite-contacts has the file win:");
    for contact in &kept.first {
        let _ = say(&contact.to_string());
    }
    if kept.more > 0 {
        let _ = say(&format!("and {} more", kept.more));
    }
}

fn name_bad_rows(bad: &BadRows) {
    let mut stderr = io::stderr().lock();
    for row in &bad.first {
        let _ = writeln!(stderr, "{row}");
    }
}

/// A progress bar on standard error; nothing where that is no terminal.
struct ImportBar(ProgressBar);

impl ImportBar {
    fn of(files: &ImportFiles) -> Self {
        let size = |file: &Path| file.metadata().map_or(0, |metadata| metadata.len());
        let files = [&files.accounts, &files.services];
        let bar = ProgressBar::new(files.into_iter().flatten().map(|file| size(file)).sum());
        let style = ProgressStyle::with_template("{wide_bar} {bytes} of {total_bytes}  {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(bar)
    }
}

impl ImportProgress for ImportBar {
    fn bytes_read(&self, bytes: u64) {
        self.0.inc(bytes);
    }

    fn finishing(&self) {
        self.0.set_message("writing to the database");
    }
}
