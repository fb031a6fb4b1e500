//! `handover outbox`

use super::bootstrap::{open_database, say};
use super::error::CommandError;
use crate::cli::OutboxCommand;
use crate::clock::Clock;
use crate::config::Settings;
use crate::store::Database;
use crate::store::outbox::{self, UnsentEmail};
use crate::words::machine_time;

/// Emails read at once.
const PIECE: i64 = 500;

/// Lists the emails that wait, fail or were refused; has one tried again; drops one.
///
/// # Errors
/// There is no such email, or the database cannot be reached.
pub fn run(settings: &Settings, command: &OutboxCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let db = open_database(settings, false)?;
    match *command {
        OutboxCommand::List => list(&db),
        OutboxCommand::Retry { id } => {
            let changed = db.write_blocking(|tx| outbox::retry(tx, id, now))?;
            told(changed, id, "is tried again as soon as a worker is at work")
        }
        OutboxCommand::Drop { id } => {
            let changed = db.write_blocking(|tx| outbox::drop_unsent(tx, id, now))?;
            told(changed, id, "is dropped")
        }
    }
}

fn told(changed: bool, id: i64, what: &str) -> Result<(), CommandError> {
    if changed {
        return say(&format!("Email {id} {what}."));
    }
    Err(CommandError::Failed(format!("there is no email {id} that waits or was refused")))
}

fn list(db: &Database) -> Result<(), CommandError> {
    let mut beyond = 0;
    loop {
        let emails = db.read_blocking(|conn| outbox::unsent(conn, beyond, PIECE))?;
        let Some(last) = emails.last().map(|email| email.id) else { break };
        for email in &emails {
            say(&line(email))?;
        }
        beyond = last;
    }
    if beyond == 0 { say("No email waits, fails or was refused.") } else { Ok(()) }
}

fn line(email: &UnsentEmail) -> String {
    let UnsentEmail { id, kind, to, attempts, .. } = email;
    let state = match (email.refused, email.is_known, attempts) {
        (true, ..) => "refused".to_owned(),
        (false, false, _) => "waiting for a newer version of handover".to_owned(),
        (false, true, 0) => "waiting".to_owned(),
        (false, true, _) => format!("failing, next try {}", machine_time(email.not_before)),
    };
    let error = email.last_error.as_deref().map(|error| format!(": {error}")).unwrap_or_default();
    format!("{id}  {kind}  to {to}  {state}  tries {attempts}{error}")
}
