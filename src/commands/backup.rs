//! `handover backup`: the SQLite database in a file of its own, while it is in use.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::bootstrap::{open_to_read, say};
use super::error::CommandError;
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
    let unfinished = UnfinishedBackup::beside(file)?;
    let failed = |error: StoreError| match error {
        StoreError::Unavailable(why) => CommandError::Failed(format!("no backup was made: {why}")),
        error => CommandError::Failed(format!("no backup was made: {error}")),
    };
    backup::write_into(&mut conn, unfinished.text()?).map_err(failed)?;
    let mut copy = inspect::connect(&DatabaseUrl::Sqlite(unfinished.path.clone()))?;
    if let Some(fault) = backup::first_fault(&mut copy).map_err(failed)? {
        return Err(CommandError::Failed(format!("no backup was made, since the copy is broken: {fault}")));
    }
    drop(copy);
    let size = unfinished.put_in_place(file)?;
    // The backup is made, whether or not anybody reads of it.
    let _ = say(&format!("{}: {size} bytes, checked.", file.display()));
    Ok(())
}

fn exists(file: &Path) -> CommandError {
    CommandError::Failed(format!("{} exists; a backup never overwrites", file.display()))
}

/// The backup while it is made. It is deleted unless it is put in place.
struct UnfinishedBackup {
    path: PathBuf,
}

impl UnfinishedBackup {
    /// An empty file in the folder of the backup, readable for its owner alone.
    fn beside(file: &Path) -> Result<Self, CommandError> {
        let failed = || CommandError::io(format!("cannot write {}", file.display()));
        let Some(name) = file.file_name() else { return Err(failed()(ErrorKind::IsADirectory.into())) };
        let mut unfinished = OsString::from(name);
        unfinished.push(format!(".unfinished-{:08x}", rand::random::<u32>()));
        let path = std::path::absolute(file.with_file_name(unfinished)).map_err(failed())?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path).map_err(failed())?;
        Ok(Self { path })
    }

    fn text(&self) -> Result<&str, CommandError> {
        let text = self.path.to_str();
        text.ok_or_else(|| CommandError::Failed(format!("the path {} is not UTF-8", self.path.display())))
    }

    /// Gives the file its name, once all of it is on the disk. Returns its size.
    fn put_in_place(self, file: &Path) -> Result<u64, CommandError> {
        let failed = || CommandError::io(format!("cannot write {}", file.display()));
        let written = OpenOptions::new().append(true).open(&self.path).map_err(failed())?;
        written.sync_all().map_err(failed())?;
        let size = written.metadata().map_err(failed())?.len();
        match rename_new(&self.path, file) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(exists(file)),
            named => named.map_err(failed())?,
        }
        #[cfg(unix)]
        if let Some(folder) = self.path.parent() {
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed())?;
        }
        Ok(size)
    }
}

/// Gives a file another name, and never overwrites what has that name, even if it came only now.
fn rename_new(unfinished: &Path, file: &Path) -> io::Result<()> {
    match fs::hard_link(unfinished, file) {
        // Not every file system has hard links. There, the name is taken with an empty file before it is overwritten.
        Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            drop(OpenOptions::new().write(true).create_new(true).open(file)?);
            fs::rename(unfinished, file).inspect_err(|_| drop(fs::remove_file(file)))
        }
        linked => linked,
    }
}

impl Drop for UnfinishedBackup {
    fn drop(&mut self) {
        let mut journal = self.path.clone().into_os_string();
        journal.push("-journal");
        for file in [self.path.as_os_str(), &journal] {
            drop(fs::remove_file(file));
        }
    }
}
