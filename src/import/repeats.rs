//! Keys that stand in a file more than once: found by sorting them all on disk, so that memory does not grow with the
//! file.

use std::io::{self, BufWriter, Read, Seek, Write};
use std::mem;

use tempfile::SpooledTempFile;

use crate::domain::digest::{KeyDigest, digest};

/// The keys are parted by their first byte, so that each part is sorted in little memory: of ten million, about a
/// megabyte.
const PARTS: usize = 256;
/// What of each part is kept in memory, beside what is written and read at once.
const IN_MEMORY: usize = 16 * 1024;
const BUFFER: usize = 4 * 1024;
/// A digest and a line.
const ENTRY: usize = size_of::<KeyDigest>() + size_of::<u32>();

/// The keys of a file, each with its line.
pub(super) struct RepeatedKeys(Vec<BufWriter<SpooledTempFile>>);

impl Default for RepeatedKeys {
    fn default() -> Self {
        let part = || BufWriter::with_capacity(BUFFER, SpooledTempFile::new(IN_MEMORY));
        Self(std::iter::repeat_with(part).take(PARTS).collect())
    }
}

impl RepeatedKeys {
    /// Notes a key.
    pub(super) fn note(&mut self, key: &[&str], line: u64) -> io::Result<()> {
        let digest = digest(key);
        let Some(part) = self.0.get_mut(usize::from(digest[0])) else { return Ok(()) };
        part.write_all(&digest)?;
        part.write_all(&u32::try_from(line).unwrap_or(u32::MAX).to_be_bytes())
    }

    /// Tells of each line whose key stands in an earlier one, and of the first such line.
    pub(super) fn find(&mut self, mut each: impl FnMut(u64, u64)) -> io::Result<()> {
        for part in mem::take(&mut self.0) {
            let mut file = part.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.rewind()?;
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            let (entries, _) = bytes.as_chunks_mut::<ENTRY>();
            // By the digest, then by the line.
            entries.sort_unstable();
            let mut first: Option<&[u8; ENTRY]> = None;
            for entry in &*entries {
                match first.filter(|first| key_of(first) == key_of(entry)) {
                    Some(first) => each(line_of(entry), line_of(first)),
                    None => first = Some(entry),
                }
            }
        }
        Ok(())
    }
}

fn key_of(entry: &[u8; ENTRY]) -> &[u8] {
    entry.split_at(size_of::<KeyDigest>()).0
}

fn line_of(entry: &[u8; ENTRY]) -> u64 {
    entry.last_chunk().map_or(0, |line| u32::from_be_bytes(*line)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_keys_are_found_with_the_line_in_which_they_stand_first() {
        let mut keys = RepeatedKeys::default();
        for line in 2..20_000 {
            keys.note(&[&(line % 19_990).to_string(), "DOMAIN"], line).unwrap();
        }
        keys.note(&["5", "VPS"], 20_000).unwrap();
        keys.note(&["5", "DOMAIN"], 20_001).unwrap();
        let mut found = Vec::new();
        keys.find(|line, first| found.push((line, first))).unwrap();
        found.sort_unstable();
        let expected = (19_992..20_000).map(|line| (line, line - 19_990)).chain([(20_001, 5)]);
        assert_eq!(found, expected.collect::<Vec<_>>());
    }
}
