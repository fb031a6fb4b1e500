//! `handover outbox`

use super::bootstrap::{open, say};
use super::error::CommandError;
use crate::cli::OutboxCommand;
use crate::clock::Clock;
use crate::config::Settings;
use crate::store::outbox::{self, Email};
use crate::store::{AnyConnection, StoreResult, accounts, links};
use crate::words::machine_time;

/// Emails read at once.
const PIECE: i64 = 500;

/// Lists the emails that wait, fail or were refused; has one tried again; drops one.
///
/// # Errors
/// There is no such email, or the database's fault.
pub fn run(settings: &Settings, command: &OutboxCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let mut conn = open(settings)?;
    match command {
        OutboxCommand::List => list(&mut conn),
        OutboxCommand::Retry { id } => {
            told(outbox::retry(&mut conn, *id, now)?, *id, "is tried again as soon as a worker is at work")
        }
        OutboxCommand::Drop { id } => told(outbox::drop_unsent(&mut conn, *id, now)?, *id, "is dropped"),
    }
}

fn told(changed: bool, id: i64, what: &str) -> Result<(), CommandError> {
    if changed {
        return say(&format!("Email {id} {what}."));
    }
    Err(CommandError::Failed(format!("there is no email {id} that waits or was refused")))
}

fn list(conn: &mut AnyConnection) -> Result<(), CommandError> {
    let mut beyond = 0;
    loop {
        let emails = outbox::unsent(conn, beyond, PIECE)?;
        let Some(last) = emails.last().map(|email| email.id) else { break };
        for email in &emails {
            say(&line(conn, email)?)?;
        }
        beyond = last;
    }
    if beyond == 0 { say("No email waits, fails or was refused.") } else { Ok(()) }
}

fn line(conn: &mut AnyConnection, email: &Email) -> StoreResult<String> {
    let to = match email.owed.account {
        Some(account) => accounts::get(conn, account)?.nic.to_string(),
        None => match email.owed.link {
            Some(link) => links::find(conn, link)?.map(|link| link.sent_to).unwrap_or_default(),
            None => String::new(),
        },
    };
    let state = match (email.refused, email.attempts) {
        (true, _) => "refused".to_owned(),
        (false, 0) => "waiting".to_owned(),
        (false, _) => format!("failing, next try {}", machine_time(email.not_before)),
    };
    let error = email.last_error.as_deref().map(|error| format!(": {error}")).unwrap_or_default();
    let (id, kind, attempts) = (email.id, email.owed.kind.as_str(), email.attempts);
    Ok(format!("{id}  {kind}  to {to}  {state}  tries {attempts}{error}"))
}
