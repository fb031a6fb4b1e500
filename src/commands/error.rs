//! How a command fails.

use std::io;

use thiserror::Error;

use crate::config::SettingProblem;
use crate::import::ImportError;
use crate::seed::SeedError;
use crate::store::StoreError;
use crate::store::copy::CopyError;
use crate::store::migrations::MigrationError;

/// Why a command failed.
#[derive(Debug, Error)]
pub enum CommandError {
    /// What the database refused, or that it is away.
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
    /// The demo could not be planted.
    #[error(transparent)]
    Seed(#[from] SeedError),
    /// Flags of the command's own that are wrong, each on a line.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Usage(Vec<SettingProblem>),
    /// What a flag names cannot be worked with, in words.
    #[error("{0}")]
    Unusable(String),
    /// What whoever feeds a pipe is to do with what it fed: a status of sysexits.h.
    #[error("{why}")]
    Pipe {
        /// The status.
        status: u8,
        /// In words.
        why: String,
    },
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
        match self {
            Self::Usage(_)
            | Self::Unusable(_)
            | Self::Store(StoreError::NotADatabase(_))
            | Self::Migration(MigrationError::Store(StoreError::NotADatabase(_))) => 2,
            Self::Pipe { status, .. } => *status,
            _ => 1,
        }
    }
}
