//! Files of the operator that are read whole, once at the start.

use std::fs::File;
use std::io::Read;

/// What the file holds.
///
/// # Errors
/// In words: it cannot be read, or is larger than `most` bytes.
pub(super) fn read(path: &str, most: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    // One more than is allowed, so that a file without an end has one.
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    read.map_err(|error| error.to_string())?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > most) {
        return Err("this one is larger".to_owned());
    }
    Ok(bytes)
}
