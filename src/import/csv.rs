//! Splits a CSV file into records as RFC 4180 says, and no more leniently: a file that was cut off, or a quote gone astray,
//! is told with the line where it begins. (The csv crate takes both in silence.) Knows nothing of columns.

use std::io::{self, BufRead, Read};

use thiserror::Error;

/// The longest record, in bytes: a bound on memory, and on what a quote that is never closed swallows.
const RECORD_MAX: usize = 1024 * 1024;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Why the text of a record makes no fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(super) enum Malformed {
    /// `a"b`
    #[error("has a quote inside a field that does not begin with one")]
    StrayQuote,
    /// `"a"b`
    #[error("has text between a closing quote and the next comma")]
    TextAfterQuote,
    /// The file ends, or the record becomes too long, before the quote is closed.
    #[error("opens a quote that is never closed; nothing after it was read")]
    OpenQuote,
    /// No end of the line in sight.
    #[error("is longer than 1 MiB; nothing after it was read")]
    TooLong,
}

impl Malformed {
    /// Whether what follows in the file cannot be read any more.
    pub(super) fn ends_the_file(self) -> bool {
        matches!(self, Self::OpenQuote | Self::TooLong)
    }
}

/// What the file holds next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A record, now in the reader.
    Record,
    /// The text of one that makes no fields.
    Malformed(Malformed),
    /// Nothing more.
    End,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    Closed,
}

/// Reads record after record; empty lines are none. Holds one record at a time.
pub(super) struct Reader<R> {
    input: R,
    lines_read: u64,
    raw: Vec<u8>,
    line: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<R: BufRead> Reader<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, lines_read: 0, raw: Vec::new(), line: 0, text: Vec::new(), ends: Vec::new() }
    }

    /// The line in which the record begins, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The fields of the record, without their quotes.
    pub(super) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.text.get(start..*end).unwrap_or_default())
    }

    /// Goes on to the next record.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(super) fn advance(&mut self) -> io::Result<Next> {
        self.text.clear();
        self.ends.clear();
        let mut state = State::Start;
        loop {
            if !self.read_line()? {
                let open = state == State::Quoted;
                return Ok(if open { Next::Malformed(Malformed::OpenQuote) } else { Next::End });
            }
            if state == State::Start {
                self.line = self.lines_read;
            }
            if self.raw.len() + self.text.len() > RECORD_MAX {
                let open = state == State::Quoted;
                return Ok(Next::Malformed(if open { Malformed::OpenQuote } else { Malformed::TooLong }));
            }
            let (content, end) = split_end(&self.raw);
            if content.is_empty() && state == State::Start {
                continue;
            }
            state = match split(content, state, &mut self.text, &mut self.ends) {
                Ok(state) => state,
                Err(malformed) => return Ok(Next::Malformed(malformed)),
            };
            if state != State::Quoted {
                self.ends.push(self.text.len());
                return Ok(Next::Record);
            }
            self.text.extend_from_slice(end);
        }
    }

    /// The next line of the file, with its end, or somewhat more than the longest record of it; false at the end of the file.
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

/// Splits one line at its commas, going on from `state`; the last field is left open.
fn split(line: &[u8], mut state: State, text: &mut Vec<u8>, ends: &mut Vec<usize>) -> Result<State, Malformed> {
    for &byte in line {
        state = match (state, byte) {
            (State::Start, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::Closed,
            (State::Plain, b'"') => return Err(Malformed::StrayQuote),
            (State::Start | State::Plain | State::Closed, b',') => {
                ends.push(text.len());
                State::Start
            }
            (State::Closed, b'"') | (State::Quoted, _) => {
                text.push(byte);
                State::Quoted
            }
            (State::Closed, _) => return Err(Malformed::TextAfterQuote),
            (State::Start | State::Plain, _) => {
                text.push(byte);
                State::Plain
            }
        };
    }
    Ok(state)
}
