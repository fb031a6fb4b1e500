//! `handover work`

use super::bootstrap::{open_database, operators_occasion, say};
use super::error::CommandError;
use crate::cli::WorkCommand;
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::work::TaskKind;
use crate::flows::Occasion;
use crate::flows::retry::retry_work;
use crate::store::setbacks::{self, Setback};
use crate::store::{AnyConnection, Database, StoreResult, accounts};
use crate::words::machine_time;

/// Pieces of work read at once.
const PIECE: i64 = 500;

/// Lists the work that fails; has a piece of it tried again.
///
/// # Errors
/// There is no such piece, or the database cannot be reached.
pub fn run(settings: &Settings, command: &WorkCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let db = open_database(settings, false)?;
    match command {
        WorkCommand::List => list(&db),
        WorkCommand::Retry { id, why } => retry(&db, &operators_occasion(settings, now, why.reason.clone()), *id),
    }
}

fn list(db: &Database) -> Result<(), CommandError> {
    let mut beyond = 0;
    loop {
        let (failing, lines) = db.read_blocking(|conn| {
            let failing = setbacks::still_failing(conn, beyond, PIECE)?;
            let lines: StoreResult<Vec<String>> = failing.iter().map(|setback| line(conn, setback)).collect();
            Ok::<_, CommandError>((failing, lines?))
        })?;
        let Some(last) = failing.last() else { break };
        beyond = last.id;
        lines.iter().try_for_each(|line| say(line))?;
    }
    if beyond == 0 { say("No work fails.") } else { Ok(()) }
}

fn retry(db: &Database, occasion: &Occasion, id: i64) -> Result<(), CommandError> {
    if db.write_blocking(|tx| retry_work(&mut occasion.context(tx), id))? {
        return say(&format!("Work {id} is tried again as soon as a worker is at work."));
    }
    Err(CommandError::Failed(format!("there is no work {id} that fails")))
}

/// What fails, since when, why, and when it is tried next.
pub(super) fn line(conn: &mut AnyConnection, setback: &Setback) -> StoreResult<String> {
    let Setback { id, work, subject, attempts, last_error, .. } = setback;
    let about = match work.parse() {
        Ok(TaskKind::CarryOut | TaskKind::Expire) => format!("request {subject}"),
        Ok(TaskKind::Remind) => {
            let reader = accounts::nic_as_stored(conn, setback.reader)?;
            format!("submission {subject} for {}", reader.unwrap_or_default())
        }
        Ok(TaskKind::NotifyRenewals) => {
            let reader = accounts::nic_as_stored(conn, *subject)?;
            format!("last days for {}", reader.unwrap_or_default())
        }
        Ok(TaskKind::Import) => format!("import {subject}"),
        Err(_) => subject.to_string(),
    };
    let (since, next) = (machine_time(setback.first_failed_at), machine_time(setback.not_before));
    Ok(format!("{id}  {work}  {about}  failing since {since}, next try {next}  tries {attempts}: {last_error}"))
}
