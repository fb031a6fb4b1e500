//! A file while it is made: beside its place, readable for its owner alone, and given its name once all of it is on the disk.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::CommandError;

/// It is deleted unless it is put in place.
pub struct UnfinishedFile {
    path: PathBuf,
}

impl UnfinishedFile {
    /// An empty file in the folder where it will be.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn beside(file: &Path) -> Result<Self, CommandError> {
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

    /// Where it is while it is made.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The same as text.
    ///
    /// # Errors
    /// It is none.
    pub fn text(&self) -> Result<&str, CommandError> {
        let text = self.path.to_str();
        text.ok_or_else(|| CommandError::Failed(format!("the path {} is not UTF-8", self.path.display())))
    }

    /// Gives the file its name, once all of it is on the disk, in place of whatever has that name. Returns its size.
    ///
    /// # Errors
    /// The disk fails, or the name is a folder's.
    pub fn put_in_place(self, file: &Path) -> Result<u64, CommandError> {
        if fs::metadata(file).is_ok_and(|there| !there.is_file()) {
            // A device or a pipe: it would be gone for the whole machine.
            let why = format!("{} is no ordinary file, and is not replaced; `-` is standard output", file.display());
            return Err(CommandError::Failed(why));
        }
        let size = self.sync(file)?;
        fs::rename(&self.path, file).map_err(CommandError::io(format!("cannot write {}", file.display())))?;
        self.sync_folder(file)?;
        Ok(size)
    }

    /// The same, but where something has that name already, even if it came only now: then none.
    ///
    /// # Errors
    /// The disk fails.
    pub fn put_in_free_place(self, file: &Path) -> Result<Option<u64>, CommandError> {
        let size = self.sync(file)?;
        match rename_new(&self.path, file) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(None),
            named => named.map_err(CommandError::io(format!("cannot write {}", file.display())))?,
        }
        self.sync_folder(file)?;
        Ok(Some(size))
    }

    fn sync(&self, file: &Path) -> Result<u64, CommandError> {
        let failed = || CommandError::io(format!("cannot write {}", file.display()));
        let written = OpenOptions::new().append(true).open(&self.path).map_err(failed())?;
        written.sync_all().map_err(failed())?;
        Ok(written.metadata().map_err(failed())?.len())
    }

    fn sync_folder(&self, file: &Path) -> Result<(), CommandError> {
        #[cfg(unix)]
        if let Some(folder) = self.path.parent() {
            let synced = File::open(folder).and_then(|folder| folder.sync_all());
            synced.map_err(CommandError::io(format!("cannot write {}", file.display())))?;
        }
        Ok(())
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

impl Drop for UnfinishedFile {
    fn drop(&mut self) {
        let mut journal = self.path.clone().into_os_string();
        journal.push("-journal");
        for file in [self.path.as_os_str(), &journal] {
            drop(fs::remove_file(file));
        }
    }
}
