//! The file of a Unix socket: one that a killed process has left is taken away, one that somebody listens on never.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rustix::fs::{FlockOperation, Mode, flock};
use rustix::process::umask;

/// Its owner and its group may write to the socket, which is what connecting takes; nobody else.
const NOT_FOR_OTHERS: Mode = Mode::from_raw_mode(0o117);

/// How often the folder is tried to be locked, and how long a pause is between two tries.
const LOCK_TRIES: u32 = 200;
const LOCK_PAUSE: Duration = Duration::from_millis(5);

/// The file that belongs to a socket of this process; taken away with this.
pub(super) struct SocketFile {
    path: PathBuf,
    is: (u64, u64),
}

impl Drop for SocketFile {
    fn drop(&mut self) {
        // Another process may have put its own there by now.
        if fs::symlink_metadata(&self.path).is_ok_and(|there| identity(&there) == self.is) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn identity(file: &Metadata) -> (u64, u64) {
    (file.dev(), file.ino())
}

/// Listens on a socket of mode 660 at this path.
///
/// # Errors
/// Somebody listens there, something else lies there, or the folder is not there or not to be written to.
pub(super) fn bind(path: &Path) -> io::Result<(UnixListener, SocketFile)> {
    let _held = hold_folder(path);
    take_stale_away(path)?;
    // With a mode that is set afterwards others could come in between. For a moment every file that this process makes has this mode or a
    // narrower one.
    let usual = umask(NOT_FOR_OTHERS);
    let bound = UnixListener::bind(path);
    umask(usual);
    let listener = bound?;
    let is = identity(&fs::symlink_metadata(path)?);
    Ok((listener, SocketFile { path: path.to_owned(), is }))
}

/// Locks the socket's folder: of two processes that find one stale socket, the second finds what the first has put there. Whoever else
/// holds the folder for longer than a second is no process that starts, and is not waited for.
fn hold_folder(path: &Path) -> Option<File> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = File::open(folder).ok()?;
    for _ in 0..LOCK_TRIES {
        match flock(&folder, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => return Some(folder),
            Err(_) => thread::sleep(LOCK_PAUSE),
        }
    }
    None
}

/// A socket on which nobody listens refuses whoever connects.
fn take_stale_away(path: &Path) -> io::Result<()> {
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if !found.file_type().is_socket() {
        return Err(io::Error::new(ErrorKind::AlreadyExists, "something that is no socket lies there"));
    }
    match UnixStream::connect(path) {
        Ok(_) => Err(io::Error::new(ErrorKind::AddrInUse, "somebody listens there already")),
        Err(error) if error.kind() == ErrorKind::ConnectionRefused => {
            tracing::info!(path = %path.display(), "a socket that nobody listens on was taken away");
            fs::remove_file(path)
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    #[test]
    fn of_those_who_find_one_stale_socket_at_once_one_gets_it() {
        const AT_ONCE: usize = 8;
        let folder = tempfile::tempdir().unwrap();
        for round in 0..200 {
            let path = folder.path().join(format!("{round}.sock"));
            drop(UnixListener::bind(&path).unwrap());
            let barrier = Barrier::new(AT_ONCE);
            let bound: Vec<_> = thread::scope(|scope| {
                let begin = || {
                    barrier.wait();
                    bind(&path)
                };
                let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(begin)).collect();
                threads.into_iter().filter_map(|thread| thread.join().unwrap().ok()).collect()
            });
            assert_eq!(bound.len(), 1, "round {round}");
            UnixStream::connect(&path).unwrap();
        }
    }
}
