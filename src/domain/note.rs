//! What one customer says to another beside a request: a note with it, or why it is declined (RULES.md, check 7).

use thiserror::Error;

use super::name;
use super::text::{self, TextFault};

/// The longest note, in characters.
pub const NOTE_MAX: usize = 300;

/// A few words, as they may be shown and mailed to others: with no web or email address in them, and nothing that
/// cannot be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note(String);

/// Why a note cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum NoteFault {
    /// Control characters, or too long.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// It holds a web or email address.
    #[error("holds a web or email address")]
    Address,
}

impl Note {
    /// Reads what was typed; none where that is nothing. Ends of lines count as blanks.
    ///
    /// # Errors
    /// It has other control characters, is longer than 300 characters, or holds an address.
    pub fn parse(typed: &str) -> Result<Option<Self>, NoteFault> {
        let line = typed.replace("\r\n", " ").replace(['\r', '\n'], " ");
        let line = match text::line(&line, NOTE_MAX) {
            Ok(line) => text::visible(line),
            Err(TextFault::Empty) => return Ok(None),
            Err(fault) => return Err(fault.into()),
        };
        if name::holds_address(&line) { Err(NoteFault::Address) } else { Ok(Some(Self(line))) }
    }

    /// One that was stored.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_a_few_words_in_one_line() {
        let note = |typed| Note::parse(typed).unwrap().map(|note| note.as_str().to_owned());
        assert_eq!(
            note("  Please take over.\r\nOlga leaves\nin May. "),
            Some("Please take over. Olga leaves in May.".into())
        );
        assert_eq!(note("Bruno (bk2-nic) knows @ all; 3.5 GB"), Some("Bruno (bk2-nic) knows @ all; 3.5 GB".into()));
        assert_eq!(note("a\u{202e}b\u{200b}"), Some("ab".into()));
        assert_eq!([note(""), note(" \r\n "), note("\u{200b}")], [None, None, None]);
    }

    #[test]
    fn a_note_has_bounds() {
        assert!(Note::parse(&"ż".repeat(300)).is_ok());
        assert_eq!(Note::parse(&"ż".repeat(301)), Err(NoteFault::Text(TextFault::TooLong(300))));
        for bad in ["a\0b", "a\tb", "\u{85}"] {
            assert_eq!(Note::parse(bad), Err(NoteFault::Text(TextFault::ControlCharacters)), "{bad:?}");
        }
        let addresses =
            ["see https://evil.example/pay", "pay at evil.example", "WWW.evil.example", "write to a@b.example", "a＠b"];
        for address in addresses {
            assert_eq!(Note::parse(address), Err(NoteFault::Address), "{address}");
        }
    }
}
