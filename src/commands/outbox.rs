//! `handover outbox`

use super::bootstrap::{open_database, operators_occasion, say};
use super::error::CommandError;
use crate::cli::{OutboxCommand, Why};
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::time::Moment;
use crate::flows::retry::{drop_email, retry_all_emails, retry_email};
use crate::store::Database;
use crate::store::outbox::{self, UnsentEmail};
use crate::words::machine_time;

/// Emails read at once.
const PIECE: i64 = 500;
/// There is nothing to look after.
const NONE: &str = "No email waits, fails or was refused.";

/// Lists the emails that wait, fail or were refused; has one tried again; drops one.
///
/// # Errors
/// There is no such email, or the database cannot be reached.
pub fn run(settings: &Settings, command: &OutboxCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let db = open_database(settings, false)?;
    let occasion = |why: &Why| operators_occasion(settings, now, why.reason.clone());
    match command {
        OutboxCommand::List => list(&db, now),
        OutboxCommand::Retry { id: Some(id), all: _, why } => {
            let occasion = occasion(why);
            let changed = db.write_blocking(|tx| retry_email(&mut occasion.context(tx), *id))?;
            told(changed, *id, "is tried again as soon as a worker is at work")
        }
        OutboxCommand::Retry { id: None, all: _, why } => {
            let occasion = occasion(why);
            match db.write_blocking(|tx| retry_all_emails(&mut occasion.context(tx)))? {
                0 => say(NONE),
                1 => say("1 email is tried again as soon as a worker is at work."),
                all => say(&format!("{all} emails are tried again as soon as a worker is at work.")),
            }
        }
        OutboxCommand::Drop { id, why } => {
            let occasion = occasion(why);
            let changed = db.write_blocking(|tx| drop_email(&mut occasion.context(tx), *id))?;
            told(changed, *id, "is dropped")
        }
    }
}

fn told(changed: bool, id: i64, what: &str) -> Result<(), CommandError> {
    if changed {
        return say(&format!("Email {id} {what}."));
    }
    Err(CommandError::Failed(format!("there is no email {id} that waits or was refused")))
}

fn list(db: &Database, now: Moment) -> Result<(), CommandError> {
    let mut beyond = 0;
    loop {
        let emails = db.read_blocking(|conn| outbox::unsent(conn, beyond, PIECE))?;
        let Some(last) = emails.last().map(|email| email.id) else { break };
        for email in &emails {
            say(&line(email, now))?;
        }
        beyond = last;
    }
    if beyond == 0 { say(NONE) } else { Ok(()) }
}

fn line(email: &UnsentEmail, now: Moment) -> String {
    let UnsentEmail { id, kind, to, attempts, .. } = email;
    let state = if email.refused {
        "refused".to_owned()
    } else if !email.is_known {
        "waiting for a newer version of handover".to_owned()
    } else if email.leased_until.is_some_and(|until| until > now) {
        "being sent".to_owned()
    } else if email.last_error.is_some() {
        format!("failing, next try {}", machine_time(email.not_before))
    } else {
        "waiting".to_owned()
    };
    let error = email.last_error.as_deref().map(|error| format!(": {error}")).unwrap_or_default();
    format!("{id}  {kind}  to {to}  {state}  tries {attempts}{error}")
}
