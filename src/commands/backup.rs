//! `handover backup`: the SQLite database in a file of its own, while it is in use.

use std::fs;
use std::path::Path;

use super::bootstrap::{open_to_read, say};
use super::error::CommandError;
use super::unfinished_file::UnfinishedFile;
use crate::config::{DatabaseUrl, Settings};
use crate::store::migrations::{self, MigrationError};
use crate::store::{StoreError, backup, inspect};

/// Makes the file and says on standard output how large it is.
///
/// # Errors
/// The database is not SQLite, not there or not ours, the file exists, or the disk fails. No file is left then.
pub fn run(settings: &Settings, file: &Path) -> Result<(), CommandError> {
    if matches!(settings.database, DatabaseUrl::Postgres(_)) {
        let how = "use pg_dump, as docs/operations.md says";
        return Err(CommandError::Failed(format!("backup is for SQLite; for PostgreSQL {how}")));
    }
    let mut conn = open_to_read(&settings.database)?;
    match migrations::check(&mut conn) {
        // An older one is worth a backup too, before it is brought up to date.
        Ok(()) | Err(MigrationError::Pending) => {}
        Err(error) => return Err(error.into()),
    }
    if fs::symlink_metadata(file).is_ok() {
        return Err(exists(file));
    }
    let unfinished = UnfinishedFile::beside(file)?;
    let failed = |error: StoreError| match error {
        StoreError::Unavailable(why) => CommandError::Failed(format!("no backup was made: {why}")),
        error => CommandError::Failed(format!("no backup was made: {error}")),
    };
    backup::write_into(&mut conn, unfinished.text()?).map_err(failed)?;
    let mut copy = inspect::connect(&DatabaseUrl::Sqlite(unfinished.path().to_owned()))?;
    if let Some(fault) = backup::first_fault(&mut copy).map_err(failed)? {
        return Err(CommandError::Failed(format!("no backup was made, since the copy is broken: {fault}")));
    }
    drop(copy);
    let size = unfinished.put_in_free_place(file)?.ok_or_else(|| exists(file))?;
    // The backup is made, whether or not anybody reads of it.
    let _ = say(&format!("{}: {size} bytes, checked.", file.display()));
    Ok(())
}

fn exists(file: &Path) -> CommandError {
    CommandError::Failed(format!("{} exists; a backup never overwrites", file.display()))
}
