//! Where the data is: a SQLite file, or a PostgreSQL server.

use std::{fmt, path::PathBuf};

use crate::refusal::Refusal;

const EXPECTED: &str = "sqlite://PATH (a file), postgres://… or postgresql://…";

/// Where the data is. `Debug` shows no password.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// The path of the file, relative or absolute.
    Sqlite(PathBuf),
    /// The whole URL as given, for libpq: only that knows all its forms, such as several hosts.
    Postgres(String),
}

impl DatabaseUrl {
    /// Reads `sqlite://PATH`, `postgres://…` or `postgresql://…`. A path is all after the two slashes, taken as it
    /// stands.
    ///
    /// # Errors
    /// Another scheme, or a path that is empty or that SQLite would not take for a file.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if let Some(path) = text.strip_prefix("sqlite://") {
            // A database in memory would be another one for each connection; `file:` would be read as a URL.
            return if path.is_empty() || path == ":memory:" || path.starts_with("file:") {
                Err(Refusal::new("the path of a file after sqlite://, such as sqlite:///var/lib/handover.db"))
            } else {
                Ok(Self::Sqlite(path.into()))
            };
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(Refusal::new(EXPECTED))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Self::Postgres(_) => f.debug_tuple("Postgres").finish_non_exhaustive(),
        }
    }
}
