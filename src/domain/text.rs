//! What may stand in a line of text that a customer or an operator gives (RULES.md, Text), and bytes as text.

use std::fmt::Write;

use thiserror::Error;

/// Why a line of text cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum TextFault {
    /// Nothing but blanks.
    #[error("is empty")]
    Empty,
    /// A control character, NUL included.
    #[error("has control characters in it")]
    ControlCharacters,
    /// More characters than the given number.
    #[error("is longer than {0} characters")]
    TooLong(usize),
}

/// The line without surrounding blanks.
///
/// # Errors
/// It is empty, longer than `most` characters, or has control characters (also at its ends).
pub fn line(given: &str, most: usize) -> Result<&str, TextFault> {
    if given.chars().any(char::is_control) {
        return Err(TextFault::ControlCharacters);
    }
    let trimmed = given.trim();
    if trimmed.is_empty() {
        Err(TextFault::Empty)
    } else if trimmed.chars().count() > most {
        Err(TextFault::TooLong(most))
    } else {
        Ok(trimmed)
    }
}

/// A number as we write it ourselves, and no other spelling of it: what it names has one address.
#[must_use]
pub fn number(given: &str) -> Option<i64> {
    given.parse().ok().filter(|number: &i64| number.to_string() == given)
}

/// Bytes in hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{TextFault, line, number};

    #[test]
    fn a_line_is_trimmed_and_bounded() {
        assert_eq!(line("  Zoë Nowak ", 9), Ok("Zoë Nowak"));
        assert_eq!(line("   ", 9), Err(TextFault::Empty));
        assert_eq!(line("0123456789", 9), Err(TextFault::TooLong(9)));
        for bad in ["a\0b", "a\nb", "a\u{85}b", "\ta"] {
            assert_eq!(line(bad, 9), Err(TextFault::ControlCharacters), "{bad:?}");
        }
    }

    #[test]
    fn a_number_has_one_spelling() {
        assert_eq!(["12", "-1", "0"].map(number), [Some(12), Some(-1), Some(0)]);
        for bad in ["+1", "001", "-0", "1.0", " 1", "1 ", "", "١", "99999999999999999999"] {
            assert_eq!(number(bad), None, "{bad:?}");
        }
    }
}
