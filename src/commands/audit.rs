//! `handover audit`: the operators' log.

use serde::Serialize;
use serde_json::Value;

use super::bootstrap::{counted, open, say};
use super::error::CommandError;
use crate::cli::AuditGiven;
use crate::config::Settings;
use crate::domain::operator_log::{BrokenLog, CHAIN_START, ChainCheck, LogEnd, LogLine, LoggedSubject};
use crate::store::AnyConnection;
use crate::store::connection::begin_snapshot;
use crate::store::operator_log::{LogFilter, ends, lines};
use crate::words::machine_time;

/// Lines read at once.
const PIECE: usize = 500;

/// Prints the log as JSON lines, oldest first; or looks whether it is whole.
///
/// # Errors
/// The database cannot be reached, or the log is not whole.
pub fn run(settings: &Settings, given: &AuditGiven) -> Result<(), CommandError> {
    let conn = &mut open(settings)?;
    if given.verify {
        return verify(conn, given.expect.as_ref());
    }
    let zone = settings.time_zone;
    let filter = LogFilter {
        since: given.since.map(|day| day.at_hour(0, zone)),
        until: given.until.map(|day| day.plus(1).at_hour(0, zone)),
        account: given.account.clone(),
    };
    each_line(conn, &filter, 0, |line| {
        let printed = serde_json::to_string(&PrintedLine::of(line));
        say(&printed.map_err(|error| CommandError::Failed(error.to_string()))?)
    })
}

/// Each line that is looked for, beyond a line's number, oldest first.
fn each_line(
    conn: &mut AnyConnection,
    filter: &LogFilter,
    beyond: i64,
    mut then: impl FnMut(&LogLine) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut beyond = beyond;
    loop {
        let found = lines(conn, filter, beyond, PIECE)?;
        let Some(last) = found.last() else { return Ok(()) };
        beyond = last.number;
        found.iter().try_for_each(&mut then)?;
    }
}

fn verify(conn: &mut AnyConnection, expected: Option<&LogEnd>) -> Result<(), CommandError> {
    let broken = |broken: BrokenLog| CommandError::Failed(format!("the operators' log is not whole: {broken}"));
    let start = || LogEnd { number: 0, hash: CHAIN_START.to_owned() };
    // Whatever is added or forgotten meanwhile.
    begin_snapshot(conn)?;
    let (end, forgotten) = ends(conn)?.unwrap_or_else(|| (start(), start()));
    let mut check = ChainCheck::after(forgotten.clone());
    let mut is_there = expected.is_none_or(|expected| *expected == forgotten);
    each_line(conn, &LogFilter::default(), i64::MIN, |line| {
        is_there |= expected.is_some_and(|expected| expected.number == line.number && expected.hash == line.hash);
        check.look_at(line).map_err(broken)
    })?;
    let (lines, last) = check.finish(&end).map_err(broken)?;
    if let Some(expected) = expected.filter(|_| !is_there) {
        return Err(broken(BrokenLog::NotAsNoted(expected.number)));
    }
    if lines == 0 {
        return say("The operators' log is whole: it has no line.");
    }
    say(&format!("The operators' log is whole: {}; the last is {last}", counted(lines, "line")))
}

/// A line as it is printed.
#[derive(Serialize)]
struct PrintedLine<'a> {
    number: i64,
    time: String,
    operator: &'a str,
    act: &'a str,
    about: Vec<PrintedSubject<'a>>,
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Value>,
    before: &'a str,
    hash: &'a str,
}

#[derive(Serialize)]
struct PrintedSubject<'a> {
    kind: &'a str,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

impl<'a> PrintedLine<'a> {
    fn of(line: &'a LogLine) -> Self {
        let about = |LoggedSubject { kind, subject, name }: &'a LoggedSubject| PrintedSubject {
            kind,
            id: subject,
            name: name.as_deref(),
        };
        // What somebody has tampered with is shown as it is.
        let shown = |details: &str| serde_json::from_str(details).unwrap_or_else(|_| Value::String(details.to_owned()));
        Self {
            number: line.number,
            time: machine_time(line.at),
            operator: &line.operator,
            act: &line.act,
            about: line.about.iter().map(about).collect(),
            reason: line.reason.as_deref(),
            details: line.details.as_deref().map(shown),
            before: &line.hash_before,
            hash: &line.hash,
        }
    }
}
