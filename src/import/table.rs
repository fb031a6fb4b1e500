//! A CSV file as a table: its header, and rows whose fields go by the names of their columns.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use super::csv::{CsvReader, MalformedRecord, NextRecord};
use super::faults::{BadRowLog, ColumnFault, ImportError, ImportFile, WHOLE_ROW};
use super::{ImportProgress, excerpt};

const BUFFER: usize = 256 * 1024;

/// What a file may hold.
pub(super) struct CsvLayout {
    pub(super) source: ImportFile,
    /// Every column there is, the key's first.
    pub(super) columns: &'static [&'static str],
    /// How many of them make the key, and must be there.
    pub(super) keys: usize,
}

/// How far a file was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CsvReading {
    /// Every row was seen, good or bad.
    Whole,
    /// Rows remain that nobody has seen.
    Broken,
}

/// Whether a path stands for standard input: `-`. A file of that name is `./-`.
#[must_use]
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == OsStr::new("-")
}

/// An open file. Both files are opened before anything is changed.
pub(super) struct OpenCsv {
    path: PathBuf,
    file: Box<dyn Read>,
}

/// Opens a file.
///
/// # Errors
/// It cannot be opened.
pub(super) fn open_csv(path: &Path) -> Result<OpenCsv, ImportError> {
    let unreadable = |error| ImportError::Unreadable { file: path.to_owned(), error };
    let file: Box<dyn Read> = if is_standard_input(path) {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(path).map_err(unreadable)?)
    };
    Ok(OpenCsv { path: path.to_owned(), file })
}

/// Tells the progress of every byte that is read.
struct CountingReader<'a> {
    file: Box<dyn Read>,
    progress: &'a dyn ImportProgress,
}

impl Read for CountingReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.progress.bytes_read(count as u64);
        Ok(count)
    }
}

/// Where rows come from.
pub(super) enum RowSource {
    /// A file.
    File(OpenCsv),
    /// Another program, which has sent all of them.
    Sent(Vec<CsvRow>),
}

/// One row: for each column of the layout its text, if it is there and not empty.
#[derive(Clone)]
pub(super) struct CsvRow {
    pub(super) line: u64,
    /// What is bad in it so far.
    pub(super) faults: Vec<ColumnFault>,
    columns: &'static [&'static str],
    values: Vec<Option<String>>,
}

impl CsvRow {
    /// The row of these values, one for each column.
    pub(super) fn of_values(
        line: u64,
        layout: &CsvLayout,
        values: Vec<Option<String>>,
        faults: Vec<ColumnFault>,
    ) -> Self {
        Self { line, faults, columns: layout.columns, values }
    }

    /// The text of a column; nothing where it is left out, empty, or not text at all.
    pub(super) fn text(&self, column: &str) -> Option<&str> {
        let index = self.columns.iter().position(|known| *known == column)?;
        self.values.get(index)?.as_deref()
    }

    /// Whether it says anything in the columns of the layout behind this one.
    pub(super) fn says_more_than(&self, column: &str) -> bool {
        let behind = self.columns.iter().position(|known| *known == column).map_or(0, |at| at + 1);
        self.values.iter().skip(behind).any(Option::is_some)
    }

    /// What `parse` makes of a column that is there. If it refuses the text, that is a fault of the row.
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

    /// Makes it a fault that a column is not there, with `reason`.
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

    /// Adds a fault of a column. Not where the whole row is bad: its fields may stand in the wrong columns.
    pub(super) fn fault(&mut self, column: &'static str, reason: impl std::fmt::Display) {
        if !self.is_bad_in(WHOLE_ROW) {
            self.faults.push(ColumnFault::new(column, reason));
        }
    }

    /// Whether this column, or the whole row, has a fault already.
    pub(super) fn is_bad_in(&self, column: &str) -> bool {
        self.faults.iter().any(|fault| fault.column == column || fault.column == WHOLE_ROW)
    }
}

/// Gives each row to `each`, and says whether these were all. What makes no row at all goes to the bad rows.
///
/// # Errors
/// A file cannot be read, or what `each` returns.
pub(super) fn read_rows(
    source: RowSource,
    layout: &CsvLayout,
    progress: &dyn ImportProgress,
    bad_rows: &mut BadRowLog,
    mut each: impl FnMut(CsvRow, &mut BadRowLog) -> Result<(), ImportError>,
) -> Result<CsvReading, ImportError> {
    match source {
        RowSource::File(opened) => read_csv(opened, layout, progress, bad_rows, each),
        RowSource::Sent(rows) => {
            rows.into_iter().try_for_each(|row| each(row, bad_rows))?;
            Ok(CsvReading::Whole)
        }
    }
}

fn read_csv(
    opened: OpenCsv,
    layout: &CsvLayout,
    progress: &dyn ImportProgress,
    bad_rows: &mut BadRowLog,
    mut each: impl FnMut(CsvRow, &mut BadRowLog) -> Result<(), ImportError>,
) -> Result<CsvReading, ImportError> {
    let OpenCsv { path, file } = opened;
    let mut reader = CsvReader::new(BufReader::with_capacity(BUFFER, CountingReader { file, progress }));
    let mut header: Option<Vec<usize>> = None;
    loop {
        let next = reader.advance().map_err(|error| ImportError::Unreadable { file: path.clone(), error })?;
        let malformed = match next {
            NextRecord::Record => None,
            NextRecord::Malformed(malformed) => Some(malformed),
            NextRecord::End if header.is_some() => return Ok(CsvReading::Whole),
            NextRecord::End => {
                let reason = format!("is missing: the file is empty; {}", expected(layout));
                bad_rows.add(layout.source, 1, vec![ColumnFault::new("header", reason)]);
                return Ok(CsvReading::Broken);
            }
        };
        let ends_the_file = malformed.as_ref().is_some_and(MalformedRecord::ends_the_file);
        if let Some(header) = &header {
            each(row_of(&reader, header, layout, malformed), bad_rows)?;
        } else {
            let read = malformed
                .map_or_else(|| read_header(&reader, layout), |bad| Err(vec![ColumnFault::new("header", bad)]));
            match read {
                Ok(read) => header = Some(read),
                Err(faults) => {
                    bad_rows.add(layout.source, reader.line(), faults);
                    return Ok(CsvReading::Broken);
                }
            }
        }
        if ends_the_file {
            return Ok(CsvReading::Broken);
        }
    }
}

/// For each field of the header which column it names, or all that is bad in it.
fn read_header<R: io::BufRead>(reader: &CsvReader<R>, layout: &CsvLayout) -> Result<Vec<usize>, Vec<ColumnFault>> {
    let mut faults = Vec::new();
    let mut positions = Vec::new();
    for field in reader.fields() {
        let name = field.trim();
        match layout.columns.iter().position(|column| column.eq_ignore_ascii_case(name)) {
            Some(position) if positions.contains(&position) => {
                faults.push(ColumnFault::new(name, "stands twice in the header"));
            }
            Some(position) => positions.push(position),
            None => faults.push(ColumnFault::new(excerpt(name), format!("is no column; {}", expected(layout)))),
        }
    }
    for (key, column) in layout.columns.iter().enumerate().take(layout.keys) {
        if !positions.contains(&key) {
            faults.push(ColumnFault::new(*column, "is missing from the header"));
        }
    }
    if faults.is_empty() { Ok(positions) } else { Err(faults) }
}

pub(super) fn expected(layout: &CsvLayout) -> String {
    format!("expected columns out of {}", layout.columns.join(","))
}

/// The row. A malformed one has the fields that come before what is wrong in it.
fn row_of<R: io::BufRead>(
    reader: &CsvReader<R>,
    header: &[usize],
    layout: &CsvLayout,
    malformed: Option<MalformedRecord>,
) -> CsvRow {
    let mut faults = Vec::new();
    let mut values = vec![None; layout.columns.len()];
    for (field, &at) in reader.fields().zip(header) {
        let Some(value) = values.get_mut(at) else { continue };
        if !field.trim().is_empty() {
            *value = Some(field.into_owned());
        }
    }
    let count = reader.fields().count();
    if let Some(malformed) = malformed {
        faults.push(ColumnFault::new(WHOLE_ROW, malformed));
    } else if count != header.len() {
        faults.push(ColumnFault::new(WHOLE_ROW, format!("has {count} fields, the header has {}", header.len())));
    }
    CsvRow::of_values(reader.line(), layout, values, faults)
}
