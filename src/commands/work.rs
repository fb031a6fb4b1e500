//! `handover work`

use super::bootstrap::{open_database, operators_occasion, say};
use super::error::CommandError;
use crate::cli::WorkCommand;
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::work::TaskKind;
use crate::flows::Occasion;
use crate::flows::retry::{WorkDropped, drop_work, retry_work};
use crate::import::{DroppedPiece, patiently};
use crate::store::setbacks::{self, Setback};
use crate::store::{AnyConnection, Database, StoreResult, accounts};
use crate::words::machine_time;

/// Pieces of work read at once.
const PIECE: i64 = 500;

/// Lists the work that fails; has a piece of it tried again; takes a piece of an import out.
///
/// # Errors
/// There is no such piece, or it is no import's and cannot be taken out, or the database cannot be reached.
pub fn run(settings: &Settings, command: &WorkCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let db = open_database(settings, false)?;
    match command {
        WorkCommand::List => list(&db),
        WorkCommand::Retry { id, why } => retry(&db, &operators_occasion(settings, now, why.reason.clone()), *id),
        WorkCommand::Drop { id, reason } => give_up(&db, &operators_occasion(settings, now, Some(reason.clone())), *id),
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
    Err(no_such(id))
}

fn no_such(id: i64) -> CommandError {
    CommandError::Failed(format!("there is no work {id} that fails"))
}

fn give_up(db: &Database, occasion: &Occasion, id: i64) -> Result<(), CommandError> {
    // A piece that is being carried out comes to its end first.
    match patiently(|| db.write_blocking(|tx| drop_work(&mut occasion.context(tx), id)))? {
        WorkDropped::Piece(import, dropped) => lines_of(import, &dropped).iter().try_for_each(|line| say(line)),
        WorkDropped::Undroppable(setback) => {
            let about = db.read_blocking(|conn| about(conn, &setback))?;
            let instead = instead(&setback);
            Err(CommandError::Failed(format!(
                "work {id} is {about}: only a piece of an import can be dropped; mend what stands in the way, then \
                 `handover work retry {id}`{instead}"
            )))
        }
        WorkDropped::NotFound => Err(no_such(id)),
    }
}

/// How else work ends that cannot be dropped.
fn instead(setback: &Setback) -> String {
    match setback.work.parse() {
        Ok(TaskKind::Expire) => format!("; or `handover request cancel {}`", setback.subject),
        Ok(TaskKind::Remind) => "; it ends with the requests of the submission".to_owned(),
        _ => String::new(),
    }
}

fn lines_of(import: i64, dropped: &DroppedPiece) -> Vec<String> {
    let DroppedPiece { accounts, services, left, .. } = dropped;
    if dropped.is_unreadable {
        return vec![format!(
            "A piece of import {import} is dropped that cannot be read: what it was about is not known. Import the same files once \
             more, once this import is at its end. {left} pieces are left."
        )];
    }
    if accounts + services == 0 {
        return vec![format!("What is dropped of import {import} would have changed nothing. {left} pieces are left.")];
    }
    let count = |of: u64, one: &str| format!("{of} {one}{}", if of == 1 { "" } else { "s" });
    let (accounts, services) = (count(*accounts, "account"), count(*services, "service"));
    let mut lines = vec![format!(
        "A piece of import {import} is dropped. The lines of {accounts} and {services} are not applied; correct them with a later \
         import. {left} pieces are left."
    )];
    lines.extend(dropped.first.iter().cloned());
    let more = dropped.more();
    lines.extend((more > 0).then(|| format!("and {more} more")));
    if dropped.accounts > 0 {
        let after = "Services of pieces behind it that name an account which was to be added are not added, or keep their contacts.";
        lines.push(after.to_owned());
    }
    lines
}

/// What fails, since when, why, and when it is tried next.
pub(super) fn line(conn: &mut AnyConnection, setback: &Setback) -> StoreResult<String> {
    let Setback { id, work, attempts, last_error, .. } = setback;
    let about = about(conn, setback)?;
    let (since, next) = (machine_time(setback.first_failed_at), machine_time(setback.not_before));
    Ok(format!("{id}  {work}  {about}  failing since {since}, next try {next}  tries {attempts}: {last_error}"))
}

/// What it is about.
fn about(conn: &mut AnyConnection, setback: &Setback) -> StoreResult<String> {
    let subject = &setback.subject;
    Ok(match setback.work.parse() {
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
    })
}
