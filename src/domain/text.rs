//! What may stand in a line of text that a customer or an operator gives (RULES.md, Text), and bytes as text.

use std::fmt::Write;

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup};
use icu_properties::{CodePointMapData, CodePointSetData};
use thiserror::Error;

/// Why a line of text cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum TextFault {
    /// Nothing that can be seen.
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
/// Nothing can be seen in it, it is longer than `most` characters, or has control characters (also at its ends).
pub fn line(given: &str, most: usize) -> Result<&str, TextFault> {
    if given.chars().any(char::is_control) {
        return Err(TextFault::ControlCharacters);
    }
    let trimmed = given.trim();
    if !has_visible(trimmed) {
        Err(TextFault::Empty)
    } else if trimmed.chars().count() > most {
        Err(TextFault::TooLong(most))
    } else {
        Ok(trimmed)
    }
}

/// The text without what cannot be seen: characters that hide others or turn them around, so that one text reads like
/// another.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

/// Whether anything can be seen in it.
#[must_use]
pub fn has_visible(text: &str) -> bool {
    let categories = CodePointMapData::<GeneralCategory>::new();
    let is_mark = |c: char| GeneralCategoryGroup::Mark.contains(categories.get(c));
    text.chars().any(|c| !c.is_whitespace() && c != BRAILLE_BLANK && !is_mark(c) && !is_hidden(c))
}

/// A pattern of Braille without dots.
const BRAILLE_BLANK: char = '\u{2800}';
/// What formats text, and ends of lines and paragraphs that are no control characters.
const FORMAT: GeneralCategoryGroup = GeneralCategoryGroup::Format
    .union(GeneralCategoryGroup::LineSeparator)
    .union(GeneralCategoryGroup::ParagraphSeparator);

fn is_hidden(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
        || FORMAT.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// Whether it is a dash of any kind, which people and programs write in place of ASCII's.
#[must_use]
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2d7}' | '\u{58a}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{207b}'
                | '\u{208b}'
                | '\u{2212}'
                | '\u{2796}'
                | '\u{30fc}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
    )
}

/// What a text is searched and sorted by, the same on both databases: whatever its case, with accents that are typed in
/// parts put together, and with `xn--` labels as people read them.
#[must_use]
pub fn search_form(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let read = if lower.contains(XN) { in_letters(&lower) } else { lower };
    if read.is_ascii() {
        return read;
    }
    let whole = ComposingNormalizerBorrowed::new_nfc();
    whole.normalize(&CaseMapper::new().fold_string(&whole.normalize(&read))).into_owned()
}

/// How a label begins that stands for letters beyond ASCII.
pub const XN: &str = "xn--";

/// The text with each label that stands for other letters as these; one that stands for none stays.
fn in_letters(text: &str) -> String {
    let ends = |c: char| !c.is_alphanumeric() && c != '-';
    let label = |label: &str| match idna::domain_to_unicode(label) {
        (read, Ok(())) if label.starts_with(XN) => read,
        _ => label.to_owned(),
    };
    text.split_inclusive(ends)
        .map(|part| match part.char_indices().last() {
            Some((at, end)) if ends(end) => label(&part[..at]) + &part[at..],
            _ => label(part),
        })
        .collect()
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
    use super::{TextFault, line, number, search_form};

    #[test]
    fn a_line_is_trimmed_and_bounded() {
        assert_eq!(line("  Zoë Nowak ", 9), Ok("Zoë Nowak"));
        for nothing in ["   ", "\u{200b}\u{2066}", "\u{a0}\u{2800}", "\u{301}"] {
            assert_eq!(line(nothing, 9), Err(TextFault::Empty), "{nothing:?}");
        }
        assert_eq!(line("0123456789", 9), Err(TextFault::TooLong(9)));
        for bad in ["a\0b", "a\nb", "a\u{85}b", "\ta"] {
            assert_eq!(line(bad, 9), Err(TextFault::ControlCharacters), "{bad:?}");
        }
    }

    #[test]
    fn the_search_form_is_one_for_all_spellings() {
        for (text, form) in [
            ("EXAMPLE.org", "example.org"),
            ("Cafe\u{301} \u{c9}toile", "caf\u{e9} \u{e9}toile"),
            ("info@WWW.XN--RZTE-KOA.example", "info@www.\u{e4}rzte.example"),
            ("stra\u{df}e", "strasse"),
            ("A\u{308}rzte", "\u{e4}rzte"),
            ("xn--", "xn--"),
            ("xn--\u{e4}", "xn--\u{e4}"),
            ("my-xn--rzte-koa", "my-xn--rzte-koa"),
            ("", ""),
        ] {
            assert_eq!(search_form(text), form, "{text}");
            assert_eq!(search_form(form), form, "{text}");
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
