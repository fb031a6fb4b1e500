//! The lines of the operators' log, each bound to the one before, so that a line that was changed or taken out is found.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::time::Moment;

/// What stands before the first line.
pub const CHAIN_START: &str = "";

/// What a line is about, as it was written: what a later version of the program may no longer know is kept too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LoggedSubject {
    /// Its kind.
    pub kind: String,
    /// What it is known by among its kind: a NIC handle, or a number.
    pub subject: String,
    /// The name that it had, where it is known by a number.
    pub name: Option<String>,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// One more than that of the line before.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// Who.
    pub operator: String,
    /// What.
    pub act: String,
    /// Why.
    pub reason: Option<String>,
    /// What it is about, in the order of kinds and keys.
    pub about: Vec<LoggedSubject>,
    /// What else is to be known of it, as JSON.
    pub details: Option<String>,
    /// The hash of the line before.
    pub hash_before: String,
    /// The hash of all of this.
    pub hash: String,
}

impl LogLine {
    /// What its hash must be: SHA-256, in hexadecimal digits, over each part with its length before it, so that no two lines have
    /// the same parts.
    #[must_use]
    pub fn expected_hash(&self) -> String {
        let (number, at) = (self.number.to_string(), self.at.0.to_string());
        let mut parts = vec![
            Some(self.hash_before.as_str()),
            Some(&number),
            Some(&at),
            Some(&self.operator),
            Some(&self.act),
            self.reason.as_deref(),
            self.details.as_deref(),
        ];
        for about in &self.about {
            parts.extend([Some(about.kind.as_str()), Some(&about.subject), about.name.as_deref()]);
        }
        let mut hash = Sha256::new();
        for part in parts {
            match part {
                Some(part) => {
                    hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
                    hash.update(part);
                }
                // No text is as long.
                None => hash.update(u64::MAX.to_be_bytes()),
            }
        }
        hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing into a text cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// An end of the log: a line's number and hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEnd {
    /// The number.
    pub number: i64,
    /// The hash.
    pub hash: String,
}

/// `12:` and 64 hexadecimal digits: what is printed of the last line, and can be noted elsewhere.
impl fmt::Display for LogEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.number, self.hash)
    }
}

/// The text names no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("is not NUMBER:HASH, as `handover audit --verify` prints it")]
pub struct NotALogEnd;

impl LogEnd {
    /// Reads what is [printed](fmt::Display).
    ///
    /// # Errors
    /// It is something else.
    pub fn parse(given: &str) -> Result<Self, NotALogEnd> {
        let (number, hash) = given.trim().split_once(':').ok_or(NotALogEnd)?;
        let number = number.parse().ok().filter(|number| *number > 0).ok_or(NotALogEnd)?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hash { Ok(Self { number, hash: hash.to_ascii_lowercase() }) } else { Err(NotALogEnd) }
    }
}

/// What is wrong with the log.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BrokenLog {
    /// Its content is not what it was.
    #[error("line {0} was changed after it was written")]
    Changed(i64),
    /// There is a gap.
    #[error("{}", missing(*.0, *.1))]
    Missing(i64, i64),
    /// The line that somebody noted elsewhere.
    #[error("line {0} is not the one that was noted, or is no longer there")]
    NotAsNoted(i64),
    /// What is there was never written by the program.
    #[error("line {0} does not belong to the log")]
    Strange(i64),
}

fn missing(from: i64, to: i64) -> String {
    if from == to { format!("line {from} is missing") } else { format!("the lines from {from} to {to} are missing") }
}

/// Goes along the log, line by line, from what was last forgotten because its time was over.
#[derive(Clone, Debug)]
pub struct ChainCheck {
    last: LogEnd,
    lines: u64,
}

impl ChainCheck {
    /// At the beginning: behind the last line that was forgotten.
    #[must_use]
    pub fn after(forgotten: LogEnd) -> Self {
        Self { last: forgotten, lines: 0 }
    }

    /// Looks at the next line.
    ///
    /// # Errors
    /// It is not the next, or not what was written.
    pub fn look_at(&mut self, line: &LogLine) -> Result<(), BrokenLog> {
        let next = self.last.number + 1;
        if line.number > next {
            return Err(BrokenLog::Missing(next, line.number - 1));
        }
        if line.number < next {
            return Err(BrokenLog::Strange(line.number));
        }
        if line.hash_before != self.last.hash || line.hash != line.expected_hash() {
            return Err(BrokenLog::Changed(line.number));
        }
        self.last = LogEnd { number: line.number, hash: line.hash.clone() };
        self.lines += 1;
        Ok(())
    }

    /// Looks whether that was all. Gives how many lines there are, and the last.
    ///
    /// # Errors
    /// The end is not the one that was written.
    pub fn finish(self, end: &LogEnd) -> Result<(u64, LogEnd), BrokenLog> {
        if self.last.number < end.number {
            return Err(BrokenLog::Missing(self.last.number + 1, end.number));
        }
        if self.last.number > end.number {
            return Err(BrokenLog::Strange(self.last.number));
        }
        if self.last.hash != end.hash {
            return Err(BrokenLog::Changed(self.last.number));
        }
        Ok((self.lines, self.last))
    }
}

/// Those of these lines, newest first, that are not what was written, or do not follow the line before: of each the hash that it
/// stands on is looked up in `before`, which has the hashes of lines by number.
#[must_use]
pub fn broken_ones(lines: &[LogLine], before: &BTreeMap<i64, String>) -> Vec<i64> {
    let follows = |line: &LogLine| before.get(&(line.number - 1)) == Some(&line.hash_before);
    let is_whole = |line: &&LogLine| line.hash == line.expected_hash() && follows(line);
    lines.iter().filter(|line| !is_whole(line)).map(|line| line.number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: i64, hash_before: &str) -> LogLine {
        let mut line = LogLine {
            number,
            at: Moment(number * 1000),
            operator: "command:root".to_owned(),
            act: "account-closed".to_owned(),
            reason: Some("Asked for by telephone".to_owned()),
            about: vec![LoggedSubject { kind: "account".to_owned(), subject: "ab1-nic".to_owned(), name: None }],
            details: None,
            hash_before: hash_before.to_owned(),
            hash: String::new(),
        };
        line.hash = line.expected_hash();
        line
    }

    fn chain() -> (Vec<LogLine>, LogEnd) {
        let first = line(1, CHAIN_START);
        let second = line(2, &first.hash);
        let third = line(3, &second.hash);
        let end = LogEnd { number: 3, hash: third.hash.clone() };
        (vec![first, second, third], end)
    }

    fn check(lines: &[LogLine], end: &LogEnd) -> Result<(u64, LogEnd), BrokenLog> {
        let mut check = ChainCheck::after(LogEnd { number: 0, hash: CHAIN_START.to_owned() });
        lines.iter().try_for_each(|line| check.look_at(line))?;
        check.finish(end)
    }

    #[test]
    fn what_was_changed_or_taken_out_is_found() {
        let (whole, end) = chain();
        assert_eq!(check(&whole, &end), Ok((3, end.clone())));
        let changes: [fn(&mut LogLine); 7] = [
            |line| line.reason = None,
            |line| line.reason = Some(String::new()),
            |line| line.operator.push('x'),
            |line| line.at = Moment(1),
            |line| line.details = Some("{}".to_owned()),
            |line| line.about.clear(),
            |line| line.about[0].name = Some(String::new()),
        ];
        for change in changes {
            let (mut lines, _) = chain();
            change(&mut lines[1]);
            assert_eq!(check(&lines, &end), Err(BrokenLog::Changed(2)));
            // With its own hash made to fit, the next one tells.
            lines[1].hash = lines[1].expected_hash();
            assert_eq!(check(&lines, &end), Err(BrokenLog::Changed(3)));
        }
        assert_eq!(check(&whole[1..], &end), Err(BrokenLog::Missing(1, 1)));
        assert_eq!(check(&[whole[0].clone(), whole[2].clone()], &end), Err(BrokenLog::Missing(2, 2)));
        assert_eq!(check(&whole[..2], &end), Err(BrokenLog::Missing(3, 3)));
        assert_eq!(check(&[], &end), Err(BrokenLog::Missing(1, 3)));
        assert_eq!(check(&[whole[0].clone(), whole[0].clone()], &end), Err(BrokenLog::Strange(1)));
        let more = [whole.clone(), vec![line(4, &end.hash)]].concat();
        assert_eq!(check(&more, &end), Err(BrokenLog::Strange(4)));
    }
}
