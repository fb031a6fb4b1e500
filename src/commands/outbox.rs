//! `handover outbox`

use std::time::Duration;

use serde_json::{Value, json};

use super::bootstrap::{open_database, operators_occasion, say};
use super::error::CommandError;
use crate::cli::{OutboxCommand, OutboxListGiven, Why};
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::time::Moment;
use crate::flows::retry::{drop_email, retry_all_emails, retry_email};
use crate::store::outbox::{self, UnsentEmail};
use crate::store::walks::service_names;
use crate::store::{AnyConnection, Database, StoreResult};
use crate::words::machine_time;

/// Emails read at once.
const PIECE: i64 = 500;
/// What has waited so long is not sent without somebody's help.
const STUCK_AFTER: Duration = Duration::from_mins(15);
/// For so long somebody has not looked yet at what was refused.
const REFUSED_LATELY: Duration = Duration::from_hours(24);
/// There is nothing to look after.
const NONE: &str = "No email waits, fails or was refused.";

/// Lists the emails that wait, fail or were refused, or says whether mail is stuck; has one tried again; drops one.
///
/// # Errors
/// There is no such email, mail is stuck where that is asked, or the database cannot be reached.
pub fn run(settings: &Settings, command: &OutboxCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let db = open_database(settings, false)?;
    let occasion = |why: &Why| operators_occasion(settings, now, why.reason.clone());
    match command {
        OutboxCommand::List(given) => list(&db, *given, now),
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

/// Each email that was not sent, oldest first.
fn each_unsent(
    db: &Database,
    mut then: impl FnMut(Vec<UnsentEmail>) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut beyond = 0;
    loop {
        let emails = db.read_blocking(|conn| outbox::unsent(conn, beyond, PIECE))?;
        let Some(last) = emails.last().map(|email| email.id) else { return Ok(()) };
        then(emails)?;
        beyond = last;
    }
}

fn list(db: &Database, given: OutboxListGiven, now: Moment) -> Result<(), CommandError> {
    if given.stuck {
        return tell_whether_stuck(db, now);
    }
    let mut is_any = given.json;
    each_unsent(db, |emails| {
        is_any = true;
        if given.json {
            let lines = db.read_blocking(|conn| json_lines(conn, &emails, now))?;
            return lines.iter().try_for_each(|line| say(&line.to_string()));
        }
        emails.iter().try_for_each(|email| say(&line(email, now)))
    })?;
    if is_any { Ok(()) } else { say(NONE) }
}

/// Fails where somebody should look: what was not sent in all that time, or was refused lately.
fn tell_whether_stuck(db: &Database, now: Moment) -> Result<(), CommandError> {
    let (mut waiting, mut refused) = (0, 0);
    each_unsent(db, |emails| {
        waiting += emails.iter().filter(|email| email.waits_longer_than(STUCK_AFTER, now)).count();
        let is_lately = |email: &&UnsentEmail| email.refused && email.refused_at > Some(now.minus(REFUSED_LATELY));
        refused += emails.iter().filter(is_lately).count();
        Ok(())
    })?;
    if waiting + refused == 0 {
        return say("Mail is not stuck.");
    }
    Err(CommandError::Failed(format!(
        "mail is stuck: {waiting} waiting for more than 15 minutes, {refused} refused in the last 24 hours"
    )))
}

/// How things stand with an email, in a word, and as it is told.
fn standing(email: &UnsentEmail, now: Moment) -> (&'static str, String) {
    if email.refused {
        ("refused", "refused".to_owned())
    } else if !email.is_known {
        ("unknown", "waiting for a newer version of handover".to_owned())
    } else if email.leased_until.is_some_and(|until| until > now) {
        ("sending", "being sent".to_owned())
    } else if email.last_error.is_some() {
        ("failing", format!("failing, next try {}", machine_time(email.not_before)))
    } else {
        ("waiting", "waiting".to_owned())
    }
}

fn line(email: &UnsentEmail, now: Moment) -> String {
    let UnsentEmail { id, kind, to, attempts, .. } = email;
    let (_, state) = standing(email, now);
    let error = email.last_error.as_deref().map(|error| format!(": {error}")).unwrap_or_default();
    format!("{id}  {kind}  to {to}  {state}  tries {attempts}{error}")
}

fn json_lines(conn: &mut AnyConnection, emails: &[UnsentEmail], now: Moment) -> StoreResult<Vec<Value>> {
    let services = service_names(conn, emails.iter().filter_map(|email| email.service))?;
    let service = |email: &UnsentEmail| {
        let (name, category) = services.get(&email.service?)?;
        Some(json!({ "category": category, "name": name }))
    };
    let line = |email: &UnsentEmail| {
        let (state, _) = standing(email, now);
        json!({
            "id": email.id,
            "kind": email.kind,
            "to": email.to,
            "state": state,
            "created": machine_time(email.created_at),
            "age_seconds": now.since(email.created_at).as_secs(),
            "tries": email.attempts,
            "next_try": (!email.refused).then(|| machine_time(email.not_before)),
            "last_error": email.last_error,
            "submission": email.submission,
            "request": email.request.map(|request| request.0),
            "service": service(email),
        })
    };
    Ok(emails.iter().map(line).collect())
}
