//! A CSV file as a table: its header, and rows whose fields go by the names of their columns.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use super::csv::{Malformed, Next, Reader};
use super::faults::{Fault, Found, ImportError, Source, WHOLE_ROW};
use super::{Progress, shown};

const BUFFER: usize = 256 * 1024;

/// What a file may hold.
pub(super) struct Layout {
    pub(super) source: Source,
    /// Every column there is, the key's first.
    pub(super) columns: &'static [&'static str],
    /// How many of them make the key, and must be there.
    pub(super) keys: usize,
}

/// How far a file was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Every row was seen, good or bad.
    Whole,
    /// Rows remain that nobody has seen.
    Broken,
}

/// A file that is open: both are, before anything is changed.
pub(super) struct Opened {
    path: PathBuf,
    file: File,
}

/// Opens a file.
///
/// # Errors
/// It cannot be opened.
pub(super) fn open(path: &Path) -> Result<Opened, ImportError> {
    let unreadable = |error| ImportError::Unreadable { file: path.to_owned(), error };
    Ok(Opened { path: path.to_owned(), file: File::open(path).map_err(unreadable)? })
}

/// Tells of every byte that is read.
struct Counted<'a> {
    file: File,
    progress: &'a dyn Progress,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.progress.read(count as u64);
        Ok(count)
    }
}

/// One row: for each column of the layout its text, if it is there and not empty.
pub(super) struct Row {
    pub(super) line: u64,
    /// What is already known to be bad.
    pub(super) faults: Vec<Fault>,
    columns: &'static [&'static str],
    values: Vec<Option<String>>,
}

impl Row {
    /// The text of a column; nothing where it is left out, empty, or not text at all.
    pub(super) fn text(&self, column: &str) -> Option<&str> {
        let index = self.columns.iter().position(|known| *known == column)?;
        self.values.get(index)?.as_deref()
    }

    /// What `parse` makes of a column that is there. That it makes nothing of it is noted.
    pub(super) fn parse<T, E: std::fmt::Display>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        match parse(self.text(column)?) {
            Ok(value) => Some(value),
            Err(reason) => {
                let reason = reason.to_string();
                self.fault(column, reason);
                None
            }
        }
    }

    /// Notes a column that is not there, with `reason`.
    pub(super) fn require(&mut self, column: &'static str, reason: &str) {
        if self.text(column).is_none() && !self.is_bad_in(column) {
            self.fault(column, reason);
        }
    }

    /// As [`parse`](Self::parse), of a column that must be there.
    pub(super) fn demand<T, E: std::fmt::Display>(
        &mut self,
        column: &'static str,
        reason: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        self.require(column, reason);
        self.parse(column, parse)
    }

    /// Notes that a column is bad; not where the whole row is, whose columns may be mistaken for one another.
    pub(super) fn fault(&mut self, column: &'static str, reason: impl std::fmt::Display) {
        if !self.is_bad_in(WHOLE_ROW) {
            self.faults.push(Fault::new(column, reason));
        }
    }

    /// Whether something in this column, or in the row as a whole, is already known to be bad.
    pub(super) fn is_bad_in(&self, column: &str) -> bool {
        self.faults.iter().any(|fault| fault.column == column || fault.column == WHOLE_ROW)
    }
}

/// Gives each row of a file to `each`, and says whether these were all. What is no row is noted in `found`.
///
/// # Errors
/// The file cannot be read, or what `each` returns.
pub(super) fn read(
    opened: Opened,
    layout: &Layout,
    progress: &dyn Progress,
    found: &mut Found,
    mut each: impl FnMut(Row, &mut Found) -> Result<(), ImportError>,
) -> Result<Reading, ImportError> {
    let Opened { path, file } = opened;
    let mut reader = Reader::new(BufReader::with_capacity(BUFFER, Counted { file, progress }));
    let mut header: Option<Vec<usize>> = None;
    loop {
        let next = reader.advance().map_err(|error| ImportError::Unreadable { file: path.clone(), error })?;
        let malformed = match next {
            Next::Record => None,
            Next::Malformed(malformed) => Some(malformed),
            Next::End if header.is_some() => return Ok(Reading::Whole),
            Next::End => {
                let reason = format!("is missing: the file is empty; {}", expected(layout));
                found.note(layout.source, 1, vec![Fault::new("header", reason)]);
                return Ok(Reading::Broken);
            }
        };
        if let Some(header) = &header {
            each(row(&reader, header, layout, malformed), found)?;
        } else {
            let read =
                malformed.map_or_else(|| read_header(&reader, layout), |bad| Err(vec![Fault::new("header", bad)]));
            match read {
                Ok(read) => header = Some(read),
                Err(faults) => {
                    found.note(layout.source, reader.line(), faults);
                    return Ok(Reading::Broken);
                }
            }
        }
        if malformed.is_some_and(Malformed::ends_the_file) {
            return Ok(Reading::Broken);
        }
    }
}

/// For each field of the header which column it names, or all that is bad in it.
fn read_header<R: io::BufRead>(reader: &Reader<R>, layout: &Layout) -> Result<Vec<usize>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut positions = Vec::new();
    for field in reader.fields() {
        let Ok(name) = std::str::from_utf8(field) else {
            faults.push(Fault::new("header", "is not valid UTF-8"));
            continue;
        };
        let name = name.trim();
        match layout.columns.iter().position(|column| *column == name) {
            Some(position) if positions.contains(&position) => {
                faults.push(Fault::new(name, "stands twice in the header"));
            }
            Some(position) => positions.push(position),
            None => faults.push(Fault::new(shown(name), format!("is no column; {}", expected(layout)))),
        }
    }
    for (key, column) in layout.columns.iter().enumerate().take(layout.keys) {
        if !positions.contains(&key) {
            faults.push(Fault::new(*column, "is missing from the header"));
        }
    }
    if faults.is_empty() { Ok(positions) } else { Err(faults) }
}

fn expected(layout: &Layout) -> String {
    format!("expected columns out of {}", layout.columns.join(","))
}

/// The row; of a malformed one the fields before the place where it is.
fn row<R: io::BufRead>(reader: &Reader<R>, header: &[usize], layout: &Layout, malformed: Option<Malformed>) -> Row {
    let mut faults = Vec::new();
    let mut values = vec![None; layout.columns.len()];
    for (field, &at) in reader.fields().zip(header) {
        let Some((column, value)) = layout.columns.get(at).zip(values.get_mut(at)) else { continue };
        match std::str::from_utf8(field) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => *value = Some(text.to_owned()),
            Err(_) => faults.push(Fault::new(*column, "is not valid UTF-8")),
        }
    }
    let count = reader.fields().count();
    if let Some(malformed) = malformed {
        faults.push(Fault::new(WHOLE_ROW, malformed));
    } else if count != header.len() {
        faults.push(Fault::new(WHOLE_ROW, format!("has {count} fields, the header has {}", header.len())));
    }
    Row { line: reader.line(), faults, columns: layout.columns, values }
}
