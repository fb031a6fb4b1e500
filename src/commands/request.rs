//! `handover request`

use super::bootstrap::{open, say};
use super::error::CommandError;
use super::work;
use crate::cli::RequestCommand;
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::request::{Actor, Request, State};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};
use crate::flows::cancel::{Cancelled, cancel};
use crate::store::{AnyConnection, StoreResult, accounts, events, requests, services, setbacks};
use crate::words::machine_time;

/// Events that are shown.
const HISTORY_MAX: i64 = 1000;

/// Shows a request, or withdraws it.
///
/// # Errors
/// There is no such request, it is not pending, or the database's fault.
pub fn run(settings: &Settings, command: &RequestCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let mut conn = open(settings)?;
    match command {
        RequestCommand::Show { number } => {
            let found = requests::find(&mut conn, RequestId(*number))?;
            let request = found.ok_or_else(|| no_such(*number))?;
            describe(&mut conn, &request, now)?.iter().try_for_each(|line| say(line))
        }
        RequestCommand::Cancel { number } => match cancel(&mut conn, now, Actor::Operator, RequestId(*number))? {
            Cancelled::Done { .. } => {
                say(&format!("Request {number} is cancelled; those concerned are told by email."))
            }
            Cancelled::NotFound => Err(no_such(*number)),
            Cancelled::NotPending(state) => {
                let state = state.as_str();
                Err(CommandError::Failed(format!("request {number} is not pending, it is {state}")))
            }
        },
    }
}

fn no_such(number: i64) -> CommandError {
    CommandError::Failed(format!("there is no request {number}"))
}

fn describe(conn: &mut AnyConnection, request: &Request, now: Moment) -> StoreResult<Vec<String>> {
    let nic = |id: AccountId, conn: &mut AnyConnection| accounts::get(conn, id).map(|account| account.nic.to_string());
    let service = services::find(conn, request.service)?;
    let service = service.map(|service| format!("{} ({})", service.name, service.category)).unwrap_or_default();
    let types: Vec<_> = request.types.iter().map(|contact| contact.as_str()).collect();
    let mut lines = vec![
        format!("Request: {}", request.id),
        format!("State: {}", request.state_at(now).as_str()),
        format!("Service: {service}"),
        format!("Contact types: {}", types.join(", ")),
        format!("From: {}", nic(request.from, conn)?),
        format!("To: {}", nic(request.to, conn)?),
        format!("Requester: {}", nic(request.requester, conn)?),
        format!("Submission: {}", request.submission),
    ];
    if let Some(reason) = request.reason {
        lines.push(format!("Reason: {}", reason.as_str()));
    }
    if request.state_at(now) == State::Pending {
        lines.push(format!("Expires: {}", machine_time(request.expires_at)));
    }
    for validation in &request.validations {
        let decision = validation.decision.map_or("undecided", |(decision, _)| decision.as_str());
        lines.push(format!("Validator: {} {decision}", nic(validation.account, conn)?));
    }
    for event in events::of_request(conn, request.id, HISTORY_MAX)? {
        let by = match event.by {
            Actor::Account(id) => nic(id, conn)?,
            Actor::Operator => "operator".to_owned(),
            Actor::System => "system".to_owned(),
        };
        let about = match event.about {
            Some(id) => format!(" for {}", nic(id, conn)?),
            None => String::new(),
        };
        lines.push(format!("{} {}{about} by {by}", machine_time(event.at), event.what.as_str()));
    }
    for setback in setbacks::of_request(conn, request.id.0, request.submission.0)? {
        lines.push(format!("Failing work: {}", work::line(conn, &setback)?));
    }
    Ok(lines)
}
