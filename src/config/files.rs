//! Files that hold secrets or everybody's data, and that others on this machine can read.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::DatabaseUrl;

/// One sentence for each of these files that others can get at.
pub(super) fn open_to_others<'a>(files: impl IntoIterator<Item = &'a Path>) -> Vec<String> {
    let open = files.into_iter().filter(|file| can_be_read_by_others(file));
    open.map(|file| format!("others on this machine can read {}: chmod o-rwx it", file.display())).collect()
}

/// The file of a SQLite database, and those that SQLite keeps beside it.
pub(super) fn of_database(database: &DatabaseUrl) -> Vec<PathBuf> {
    let DatabaseUrl::Sqlite(path) = database else { return Vec::new() };
    let beside = |end: &str| {
        let mut file = OsString::from(path);
        file.push(end);
        PathBuf::from(file)
    };
    ["", "-wal", "-shm"].map(beside).to_vec()
}

#[cfg(unix)]
fn can_be_read_by_others(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;

    /// Reading and writing, for whoever is neither the owner nor of the group.
    const OTHERS: u32 = 0o006;
    file.metadata().is_ok_and(|metadata| metadata.permissions().mode() & OTHERS != 0)
}

#[cfg(not(unix))]
fn can_be_read_by_others(_: &Path) -> bool {
    false
}
