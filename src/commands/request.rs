//! `handover request`

use super::bootstrap::{open_database, operators_occasion, say};
use super::error::CommandError;
use super::{lists, work};
use crate::cli::RequestCommand;
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::RequestId;
use crate::domain::acts::Viewer;
use crate::domain::request::State;
use crate::flows::cancel::{Cancelled, cancel};
use crate::flows::chosen::Chosen;
use crate::flows::looks::note_request_seen;
use crate::reads::requests::{HistoryDoer, HistoryEntry, HistoryStep, RequestView, request_for};
use crate::store::{StoreError, setbacks};
use crate::words::machine_time;

/// Lists requests, shows one, or withdraws it.
///
/// # Errors
/// There is no such request, or it is not pending.
pub fn run(settings: &Settings, command: &RequestCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    match command {
        RequestCommand::Show { number } => {
            let db = open_database(settings, false)?;
            let shown = db.read_blocking(|conn| {
                let found = request_for(conn, Viewer::Operator, RequestId(*number), now)?;
                let Some(view) = found else { return Ok::<_, StoreError>(None) };
                let mut lines = lines(&view);
                for setback in setbacks::of_request(conn, view.id.0, view.submission.0)? {
                    lines.push(format!("Failing work: {}", work::line(conn, &setback)?));
                }
                Ok(Some(lines))
            })?;
            let lines = shown.ok_or_else(|| no_such(*number))?;
            let occasion = operators_occasion(settings, now, None);
            db.write_blocking(|tx| note_request_seen(&mut occasion.context(tx), RequestId(*number)))?;
            lines.iter().try_for_each(|line| say(line))
        }
        RequestCommand::List(given) => lists::list_requests(settings, given),
        RequestCommand::Cancel { number, why } => {
            let (db, occasion) =
                (open_database(settings, false)?, operators_occasion(settings, now, why.reason.clone()));
            match db.write_blocking(|tx| cancel(&mut occasion.context(tx), &Chosen::One(RequestId(*number))))? {
                Cancelled::Done { .. } => {
                    say(&format!("Request {number} is cancelled; those concerned are told by email."))
                }
                Cancelled::NotFound => Err(no_such(*number)),
                Cancelled::NotPending(state) => {
                    let state = state.as_str();
                    Err(CommandError::Failed(format!("request {number} is not pending, it is {state}")))
                }
            }
        }
    }
}

fn no_such(number: i64) -> CommandError {
    CommandError::Failed(format!("there is no request {number}"))
}

fn lines(view: &RequestView) -> Vec<String> {
    let state = view.standing.state;
    let types: Vec<_> = view.types.iter().map(|contact| contact.as_str()).collect();
    let mut lines = vec![
        format!("Request: {}", view.id),
        format!("State: {}", state.as_str()),
        format!("Service: {} ({})", view.service.name, view.service.category),
        format!("Contact types: {}", types.join(", ")),
        format!("From: {}", view.from.nic),
        format!("To: {}", view.to.nic),
        format!("Requester: {}", view.requester.nic),
        format!("Submission: {}", view.submission),
    ];
    if state == State::Failed {
        lines.push(format!("Reason: {}", view.fail_reason.map_or("other", |reason| reason.as_str())));
        lines.extend(view.refusal.as_ref().map(|words| format!("Words of the gate: {}", words.as_str())));
    }
    if let Some(pending) = view.pending {
        lines.push(format!("Expires: {}", machine_time(pending.until)));
    }
    for validator in &view.validators {
        let decision = validator.decision.map_or("undecided", |(decision, _)| decision.as_str());
        lines.push(format!("Validator: {} {decision}", validator.person.nic));
    }
    lines.extend(view.history.iter().filter_map(history_line));
    lines
}

/// What is written down: what follows from it is left out.
fn history_line(entry: &HistoryEntry) -> Option<String> {
    let what = match entry.what {
        HistoryStep::Event(event) => event.name(),
        HistoryStep::Other => "other",
        HistoryStep::Processing | HistoryStep::Overdue => return None,
    };
    let by = match &entry.by {
        HistoryDoer::Person(person) => person.nic.as_str(),
        HistoryDoer::Operator => "operator",
        HistoryDoer::System => "system",
        HistoryDoer::Unknown => "other",
    };
    let about = entry.about.as_ref().map(|person| format!(" for {}", person.nic)).unwrap_or_default();
    Some(format!("{} {what}{about} by {by}", machine_time(entry.at)))
}
