//! The two databases of `handover copy`, which no setting holds.

use std::fs;

use super::{DatabaseUrl, SettingProblem, checker::secret};
use crate::cli::flag;

/// Where `copy` reads and where it writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyUrls {
    /// What is read.
    pub from: DatabaseUrl,
    /// What is filled.
    pub to: DatabaseUrl,
}

impl CopyUrls {
    /// Reads both as `HANDOVER_DATABASE_URL` is read, `@PATH` included.
    ///
    /// # Errors
    /// What is wrong with each, or that both name one database.
    pub fn parse(from: &str, to: &str) -> Result<Self, Vec<SettingProblem>> {
        let read = |flag, text| secret(flag, text, DatabaseUrl::parse);
        match (read(flag::FROM, from), read(flag::TO, to)) {
            (Ok(from), Ok(target)) if is_same(&from, &target) => {
                Err(vec![SettingProblem::wrong(flag::TO, to, format!("another database than {}", flag::FROM))])
            }
            (Ok(from), Ok(to)) => Ok(Self { from, to }),
            (from, to) => Err([from.err(), to.err()].into_iter().flatten().collect()),
        }
    }
}

/// Whether both name one database, as far as that can be told without asking it.
fn is_same(one: &DatabaseUrl, other: &DatabaseUrl) -> bool {
    match (one, other) {
        (DatabaseUrl::Sqlite(one), DatabaseUrl::Sqlite(other)) => {
            one == other
                || matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
        }
        _ => one == other,
    }
}
