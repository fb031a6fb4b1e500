//! The file of a Unix socket: one that a killed process has left is taken away, one that somebody listens on never.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

use rustix::fs::Mode;
use rustix::process::umask;

/// Its owner and its group may write to the socket, which is what connecting takes; nobody else.
const NOT_FOR_OTHERS: Mode = Mode::from_raw_mode(0o117);

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
