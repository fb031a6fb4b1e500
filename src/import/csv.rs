//! Splits a CSV file into records strictly as RFC 4180 says, but for what parts the fields: a comma, a semicolon or a tab, as the
//! header line says. A file that was cut off, or a stray quote, is an error with its line; the csv crate would accept both in
//! silence. Knows nothing of columns.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use thiserror::Error;

use super::foreign::ForeignText;

/// The longest record, in bytes. It bounds memory, and how much a quote that is never closed can swallow.
const RECORD_MAX: usize = 1024 * 1024;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Why the text of a record makes no fields.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum MalformedRecord {
    /// `a"b`
    #[error("has a quote inside a field that does not begin with one")]
    StrayQuote,
    /// `"a"b`
    #[error("has text between a closing quote and the next {}", name_of(*.0))]
    TextAfterQuote(u8),
    /// The file ends, or the record becomes too long, inside a quoted field.
    #[error("opens a quote that is never closed; nothing after it was read")]
    OpenQuote,
    /// The line does not end.
    #[error("is longer than 1 MiB; nothing after it was read")]
    TooLong,
    /// Saved in another character set: whatever else was read of it would be garbled.
    #[error("is not UTF-8: {0}; choose \u{201c}CSV UTF-8\u{201d} when saving the file; nothing after it was read")]
    NotUtf8(ForeignText),
}

impl MalformedRecord {
    /// Whether the rest of the file cannot be read.
    pub(super) fn ends_the_file(&self) -> bool {
        matches!(self, Self::OpenQuote | Self::TooLong | Self::NotUtf8(_))
    }
}

/// What may part the fields of a record.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

fn name_of(separator: u8) -> &'static str {
    match separator {
        b';' => "semicolon",
        b'\t' => "tab",
        _ => "comma",
    }
}

/// What the file holds next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NextRecord {
    /// A record, now in the reader.
    Record,
    /// Text that makes no fields.
    Malformed(MalformedRecord),
    /// Nothing more.
    End,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FieldState {
    Start,
    Plain,
    Quoted,
    Closed,
}

/// Reads record after record; empty lines are none. Holds one record at a time.
pub(super) struct CsvReader<R> {
    input: R,
    /// None until the header was read.
    separator: Option<u8>,
    lines_read: u64,
    raw: Vec<u8>,
    line: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<R: BufRead> CsvReader<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, separator: None, lines_read: 0, raw: Vec::new(), line: 0, text: Vec::new(), ends: Vec::new() }
    }

    /// The line in which the record begins, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The fields of the record, without their quotes.
    pub(super) fn fields(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let fields = starts.zip(&self.ends).map(|(start, end)| self.text.get(start..*end).unwrap_or_default());
        // Every line is known to be UTF-8.
        fields.map(String::from_utf8_lossy)
    }

    /// Goes on to the next record.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(super) fn advance(&mut self) -> io::Result<NextRecord> {
        self.text.clear();
        self.ends.clear();
        let mut state = FieldState::Start;
        loop {
            if !self.read_line()? {
                let open = state == FieldState::Quoted;
                return Ok(if open { NextRecord::Malformed(MalformedRecord::OpenQuote) } else { NextRecord::End });
            }
            if state == FieldState::Start {
                self.line = self.lines_read;
            }
            if let Some(malformed) = self.misread(state) {
                return Ok(NextRecord::Malformed(malformed));
            }
            let (content, end) = split_end(&self.raw);
            if state == FieldState::Start && is_blank(content) {
                continue;
            }
            let separator = *self.separator.get_or_insert_with(|| separator_of(content));
            state = match split(content, separator, state, &mut self.text, &mut self.ends) {
                Ok(state) => state,
                Err(malformed) => return Ok(NextRecord::Malformed(malformed)),
            };
            if state != FieldState::Quoted {
                self.ends.push(self.text.len());
                return Ok(NextRecord::Record);
            }
            self.text.extend_from_slice(end);
        }
    }

    /// Why the line that was just read cannot be looked at.
    fn misread(&mut self, state: FieldState) -> Option<MalformedRecord> {
        if self.raw.len() + self.text.len() > RECORD_MAX {
            let is_open = state == FieldState::Quoted;
            return Some(if is_open { MalformedRecord::OpenQuote } else { MalformedRecord::TooLong });
        }
        let foreign = ForeignText::of(&self.raw, self.lines_read == 1)?;
        // The line itself, wherever its record begins.
        self.line = self.lines_read;
        Some(MalformedRecord::NotUtf8(foreign))
    }

    /// Reads the next line with its end, or just more of it than a record may hold. False at the end of the file.
    fn read_line(&mut self) -> io::Result<bool> {
        self.raw.clear();
        (&mut self.input).take(RECORD_MAX as u64 + 1).read_until(b'\n', &mut self.raw)?;
        if self.lines_read == 0 && self.raw.starts_with(BYTE_ORDER_MARK) {
            self.raw.drain(..BYTE_ORDER_MARK.len());
            self.lines_read = 1;
            return Ok(true);
        }
        self.lines_read += 1;
        Ok(!self.raw.is_empty())
    }
}

fn split_end(line: &[u8]) -> (&[u8], &[u8]) {
    let length = if line.ends_with(b"\r\n") { 2 } else { usize::from(line.ends_with(b"\n")) };
    line.split_at(line.len() - length)
}

/// Whether a line holds nothing but fields with nothing in them, as spreadsheets leave rows that were emptied.
fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| SEPARATORS.contains(byte) || *byte == b' ')
}

#[expect(clippy::naive_bytecount, reason = "one short line of a file")]
/// What parts the fields of the header, in whose names none of these stands: the one that is met most.
fn separator_of(header: &[u8]) -> u8 {
    let met = |separator: &u8| header.iter().filter(|byte| *byte == separator).count();
    // Of several that are met alike the last is taken: the comma where there is none.
    SEPARATORS.into_iter().rev().max_by_key(met).unwrap_or(b',')
}

/// Splits one line at its separators, going on from `state`; the last field is left open.
fn split(
    line: &[u8],
    separator: u8,
    mut state: FieldState,
    text: &mut Vec<u8>,
    ends: &mut Vec<usize>,
) -> Result<FieldState, MalformedRecord> {
    for &byte in line {
        state = match (state, byte) {
            (FieldState::Start, b'"') => FieldState::Quoted,
            (FieldState::Quoted, b'"') => FieldState::Closed,
            (FieldState::Plain, b'"') => return Err(MalformedRecord::StrayQuote),
            (FieldState::Start | FieldState::Plain | FieldState::Closed, byte) if byte == separator => {
                ends.push(text.len());
                FieldState::Start
            }
            (FieldState::Closed, b'"') | (FieldState::Quoted, _) => {
                text.push(byte);
                FieldState::Quoted
            }
            (FieldState::Closed, _) => return Err(MalformedRecord::TextAfterQuote(separator)),
            (FieldState::Start | FieldState::Plain, _) => {
                text.push(byte);
                FieldState::Plain
            }
        };
    }
    Ok(state)
}
