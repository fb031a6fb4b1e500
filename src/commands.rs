//! One file per command, and what they share: how one fails, and how the database is opened.

pub mod account;
pub mod backup;
pub mod copy;
pub mod demo;
pub mod import;
pub mod migrate;
pub mod outbox;
pub mod request;
pub mod serve;
pub mod worker;

use std::io::{self, Write};

use thiserror::Error;

use crate::cli::Command;
use crate::config::{DatabaseUrl, Problem, Settings};
use crate::import::ImportError;
use crate::store::copy::CopyError;
use crate::store::migrations::MigrationError;
use crate::store::{AnyConnection, StoreError, database, inspect, migrations};

/// Why a command failed.
#[derive(Debug, Error)]
pub enum CommandError {
    /// The database's fault.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The schema could not be brought up to date, or is not.
    #[error(transparent)]
    Migration(#[from] MigrationError),
    /// Files, sockets, the terminal.
    #[error("{what}: {error}")]
    Io {
        /// What was tried.
        what: String,
        /// The system's words.
        error: io::Error,
    },
    /// Nothing was imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// Nothing was copied.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// Flags of the command's own that are wrong, each on a line.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Usage(Vec<Problem>),
    /// Anything else, in words.
    #[error("{0}")]
    Failed(String),
}

impl CommandError {
    /// A fault of the system, and what was tried.
    pub fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        |error| Self::Io { what, error }
    }

    /// The status that the program ends with.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        if matches!(self, Self::Usage(_)) { 2 } else { 1 }
    }
}

/// Carries a command out.
///
/// # Errors
/// Why it could not be.
pub fn run(command: &Command, settings: Settings) -> Result<(), CommandError> {
    match command {
        Command::Demo { fresh } => demo::run(settings, *fresh),
        Command::Serve { no_worker, no_migrate } => serve::run(&settings, !no_worker, !no_migrate),
        Command::Worker { no_migrate } => worker::run(&settings, !no_migrate),
        Command::Migrate => migrate::run(&settings),
        Command::Import { accounts, services } => import::run(&settings, accounts.as_deref(), services.as_deref()),
        Command::Backup { file } => backup::run(&settings, file),
        Command::Copy { from, to } => copy::run(from, to),
        Command::Account(command) => account::run(&settings, command),
        Command::Request(command) => request::run(&settings, command),
        Command::Outbox(command) => outbox::run(&settings, command),
    }
}

/// A connection to the database, whose schema is up to date.
///
/// # Errors
/// It cannot be reached, or its schema is older or newer.
pub fn open(settings: &Settings) -> Result<AnyConnection, CommandError> {
    let mut conn = database::connect(&settings.database)?;
    migrations::check(&mut conn)?;
    Ok(conn)
}

/// A connection that only reads, to a database that is there and ours, of this version or another.
///
/// # Errors
/// It is not there or not ours, or cannot be reached.
pub fn open_to_read(url: &DatabaseUrl) -> Result<AnyConnection, CommandError> {
    let mut conn = inspect::connect(url)?;
    if inspect::is_ours(&mut conn)? {
        return Ok(conn);
    }
    Err(CommandError::Failed("the database holds nothing of handover".to_owned()))
}

/// Prints a line; a closed pipe is a fault like any other, not a panic.
///
/// # Errors
/// Standard output cannot be written to.
pub fn say(line: &str) -> Result<(), CommandError> {
    writeln!(io::stdout(), "{line}").map_err(CommandError::io("standard output"))
}
