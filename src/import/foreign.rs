//! Text that is not UTF-8: what its bytes look like, so that whoever saved the file knows what to do.

use std::fmt;

/// How much of a line is shown.
const SHOWN: usize = 40;

/// What a line that is not UTF-8 looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ForeignText {
    /// Two bytes a character.
    Utf16,
    /// One byte a character, as Western European systems had it: the byte, and the text around it, read so.
    Windows1252(u8, String),
    /// One byte a character, of some older set: the byte.
    Other(u8),
}

impl ForeignText {
    /// Looks at a line; none where it is UTF-8. A header never holds a NUL, whatever the other bytes are.
    pub(super) fn of(line: &[u8], is_first: bool) -> Option<Self> {
        let Err(error) = std::str::from_utf8(line) else {
            return (is_first && line.contains(&0)).then_some(Self::Utf16);
        };
        if line.contains(&0) || line.starts_with(b"\xff\xfe") || line.starts_with(b"\xfe\xff") {
            return Some(Self::Utf16);
        }
        let at = error.valid_up_to();
        let byte = line.get(at).copied().unwrap_or_default();
        // From there on the letters of Windows-1252 are those of Latin-1, which are Unicode's first.
        if byte < 0xa0 {
            return Some(Self::Other(byte));
        }
        let start = line
            .get(..at)
            .map_or(0, |before| before.iter().rposition(|b| b",;\t\"".contains(b)).map_or(0, |at| at + 1));
        let field = line.get(start..).unwrap_or_default();
        let field = field.split(|byte| b",;\t\"\r\n".contains(byte)).next().unwrap_or_default();
        Some(Self::Windows1252(byte, field.iter().take(SHOWN).copied().map(char::from).collect()))
    }
}

impl fmt::Display for ForeignText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Utf16 => f.write_str("it looks like UTF-16, which programs call Unicode text"),
            Self::Windows1252(byte, text) => {
                write!(f, "the byte {byte:02x} looks like Windows-1252: \u{201c}{}\u{201d}", text.escape_debug())
            }
            Self::Other(byte) => write!(f, "the byte {byte:02x} belongs to another character set"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf_8_is_called_what_it_looks_like() {
        let looks = |line: &[u8]| ForeignText::of(line, false).map(|foreign| foreign.to_string());
        assert_eq!(looks("bb1-nic,Bén\n".as_bytes()), None);
        let windows = "the byte e9 looks like Windows-1252: \u{201c}Bén Ä\u{201d}";
        assert_eq!(looks(b"bb1-nic;B\xe9n \xc4;\r\n").as_deref(), Some(windows));
        assert_eq!(looks(b"B\x8en\n").as_deref(), Some("the byte 8e belongs to another character set"));
        let utf_16: Vec<u8> = "\u{feff}nic_handle\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(ForeignText::of(&utf_16, true), Some(ForeignText::Utf16));
        assert_eq!(ForeignText::of(b"n\0i\0c\0", true), Some(ForeignText::Utf16));
    }
}
