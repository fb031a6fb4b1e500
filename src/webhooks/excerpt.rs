//! The beginning of an answer, for whoever looks for what went wrong.

use std::io::Read;

use crate::domain::text;

/// So much of an answer is read, and thrown away.
pub(super) const READ_MAX: u64 = 64 * 1024;
/// So many characters of it are kept.
const KEPT_MAX: usize = 200;

/// Reads an answer, up to a bound; the beginning of it in one line, without what cannot be seen. What cannot be read is left out.
pub(super) fn excerpt(body: impl Read) -> String {
    let mut read = Vec::new();
    // What was read before the fault is kept.
    let _ = body.take(READ_MAX).read_to_end(&mut read);
    let words = String::from_utf8_lossy(&read);
    let line = words.split_whitespace().take(KEPT_MAX).collect::<Vec<_>>().join(" ");
    text::visible(&line).chars().filter(|c| !c.is_control()).take(KEPT_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_answer_the_beginning_is_kept_in_one_line() {
        assert_eq!(excerpt(&b"no\r\n\tsuch \x1b[31mhook\x00"[..]), "no such [31mhook");
        assert_eq!(excerpt(&b"\xff\xfe"[..]), "\u{fffd}\u{fffd}");
        assert_eq!(excerpt("ż".repeat(100_000).as_bytes()).chars().count(), KEPT_MAX);
        assert_eq!(excerpt(std::io::repeat(b'a')).len(), KEPT_MAX);
    }
}
