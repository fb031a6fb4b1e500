//! `handover copy`: everything into another database.

use indicatif::{ProgressBar, ProgressStyle};

use super::bootstrap::{counted, open_to_read, say};
use super::error::CommandError;
use crate::cli::{SecretText, flag};
use crate::config::{CopyUrls, DatabaseUrl};
use crate::store::copy::{Copied, Progress, copy, refuse_filled};
use crate::store::migrations::{self, MigrationError};
use crate::store::{AnyConnection, Database, connection, inspect};

/// Copies the one into the other and says on standard output how many rows each table has.
///
/// # Errors
/// The URLs are wrong, either cannot be reached, the schema of `from` is not this version's, or `to` is not empty.
pub fn run(from: &SecretText, to: &SecretText) -> Result<(), CommandError> {
    let urls = CopyUrls::parse(&from.0, &to.0).map_err(CommandError::Usage)?;
    let mut from = source(&urls)?;
    let to = target(&urls)?;
    let bar = CopyBar::new();
    let copied = copy(&mut from, &to, &bar);
    bar.0.finish_and_clear();
    let lines = summary(&copied?);
    // The copy is done, whether or not anybody reads of it.
    let _ = lines.iter().try_for_each(|line| say(line));
    Ok(())
}

fn source(urls: &CopyUrls) -> Result<AnyConnection, CommandError> {
    let mut conn = open_to_read(&urls.from).map_err(told(flag::FROM))?;
    match migrations::check(&mut conn) {
        Ok(()) => Ok(conn),
        Err(MigrationError::Pending) => {
            let first = "the database is not up to date; first run `handover migrate` against it";
            Err(told(flag::FROM)(CommandError::Failed(first.to_owned())))
        }
        Err(error) => Err(told(flag::FROM)(error)),
    }
}

/// A database that is not empty is left as it is: not even its schema is brought up to date.
fn target(urls: &CopyUrls) -> Result<Database, CommandError> {
    if matches!(&urls.to, DatabaseUrl::Sqlite(path) if path.metadata().is_ok_and(|file| file.len() > 0)) {
        // Looked at first without changing a setting of the file: it may be another program's.
        refuse_filled(&mut inspect::connect(&urls.to).map_err(told(flag::TO))?)?;
    }
    let mut conn = connection::connect(&urls.to).map_err(told(flag::TO))?;
    refuse_filled(&mut conn)?;
    migrations::run(&mut conn).map_err(told(flag::TO))?;
    Database::open(&urls.to, 1).map_err(told(flag::TO))
}

/// An error with the flag that names its database.
fn told<E: Into<CommandError>>(flag: &'static str) -> impl FnOnce(E) -> CommandError {
    move |error| {
        let error: CommandError = error.into();
        let words = format!("{flag}: {error}");
        if error.exit_code() == 2 { CommandError::Unusable(words) } else { CommandError::Failed(words) }
    }
}

fn summary(copied: &[Copied]) -> Vec<String> {
    let widest = copied.iter().map(|table| table.table.len()).max().unwrap_or(0);
    let mut lines: Vec<_> = copied.iter().map(|table| format!("{:widest$}  {}", table.table, table.rows)).collect();
    let rows: i64 = copied.iter().map(|table| table.rows).sum();
    lines.push(format!("Copied and counted: {} of {} tables.", counted(rows, "row"), copied.len()));
    lines.push("Now set HANDOVER_DATABASE_URL to the new database; HANDOVER_SECRET_KEY stays the same.".to_owned());
    lines
}

/// A progress bar on standard error; nothing where that is no terminal.
struct CopyBar(ProgressBar);

impl CopyBar {
    fn new() -> Self {
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{wide_bar} {human_pos} of {human_len} rows  {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(bar)
    }
}

impl Progress for CopyBar {
    fn begins(&self, rows: u64) {
        self.0.set_length(rows);
    }

    fn copied(&self, table: &'static str, rows: usize) {
        self.0.set_message(table);
        self.0.inc(u64::try_from(rows).unwrap_or(u64::MAX));
    }

    fn finishing(&self) {
        self.0.set_message("counting");
    }
}
