//! `handover check`: what an operator wants to know before the start, line by line. It changes nothing.

mod surroundings;

use super::bootstrap::say;
use super::error::CommandError;
use super::mail;
use crate::clock::Clock;
use crate::config::{DatabaseUrl, Settings, SmtpSettings};
use crate::mail::smtp::SendOutcome;
use crate::store::migrations;
use crate::store::{AnyConnection, inspect, probe};

/// What was found of one thing.
enum Finding {
    /// It is as it should be.
    Well(String),
    /// It works, and could be better.
    Caution(String),
    /// It does not work.
    Fault(String),
}

/// Says what is found.
///
/// # Errors
/// Something does not work.
pub fn run(settings: &Settings) -> Result<(), CommandError> {
    let mut findings = surroundings::of_settings(settings);
    findings.extend(surroundings::of_gate(settings));
    findings.extend(of_database(settings));
    findings.push(of_mail(settings));
    let faults = findings.iter().filter(|finding| matches!(finding, Finding::Fault(_))).count();
    for finding in &findings {
        let (mark, words) = match finding {
            Finding::Well(words) => ("ok     ", words),
            Finding::Caution(words) => ("caution", words),
            Finding::Fault(words) => ("FAULT  ", words),
        };
        say(&format!("{mark}  {words}"))?;
    }
    match faults {
        0 => Ok(()),
        1 => Err(CommandError::Failed("1 fault was found".to_owned())),
        faults => Err(CommandError::Failed(format!("{faults} faults were found"))),
    }
}

/// The database, as far as it can be reached.
fn of_database(settings: &Settings) -> Vec<Finding> {
    if let DatabaseUrl::Sqlite(path) = &settings.database
        && !path.exists()
    {
        let words = "database: there is no file yet; `handover migrate`, `serve` or `import` makes it";
        return vec![Finding::Fault(words.to_owned()), surroundings::of_room(path)];
    }
    let mut conn = match inspect::connect(&settings.database) {
        Ok(conn) => conn,
        Err(error) => return vec![Finding::Fault(format!("database: {error}"))],
    };
    let mut findings = vec![of_schema(&mut conn)];
    if matches!(findings[0], Finding::Well(_)) {
        findings.push(match probe::takes_changes(&settings.database) {
            Ok(()) => Finding::Well("database: it takes changes".to_owned()),
            Err(error) => Finding::Fault(format!("database: it takes no changes: {error}")),
        });
        findings.extend(surroundings::of_import(&mut conn));
        findings.extend(surroundings::of_keys(settings, &mut conn));
        findings.extend(surroundings::of_webhooks(&mut conn));
    }
    if let DatabaseUrl::Sqlite(path) = &settings.database {
        findings.push(surroundings::of_room(path));
    }
    findings.push(surroundings::of_clock(&mut conn, Clock::default().now()));
    findings
}

fn of_schema(conn: &mut AnyConnection) -> Finding {
    match inspect::is_ours(conn) {
        Ok(true) => {}
        Ok(false) => {
            return Finding::Fault("database: it holds nothing of handover yet; run `handover migrate`".to_owned());
        }
        Err(error) => return Finding::Fault(format!("database: {error}")),
    }
    match migrations::check(conn) {
        Ok(()) => Finding::Well(format!("database: reached, and its schema is that of version {VERSION}")),
        Err(error) => Finding::Fault(format!("database: {error}")),
    }
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The mail server, up to where an email would begin.
fn of_mail(settings: &Settings) -> Finding {
    let greeted = mail::smtp(settings).and_then(|smtp| Ok((smtp, mail::sender(settings, smtp)?)));
    let (smtp, mut sender) = match greeted {
        Ok(found) => found,
        Err(error) => return Finding::Fault(format!("mail: {error}")),
    };
    let place = place_of(smtp);
    match sender.greet() {
        Ok(server) => {
            let encrypted = if server.encrypted { "encrypted" } else { "not encrypted" };
            let signed_in = if server.signed_in { "signed in" } else { "without signing in" };
            Finding::Well(format!("mail: {place} is there as {}, {encrypted}, {signed_in}", server.name))
        }
        Err(outcome) => Finding::Fault(format!("mail: {}", reason(outcome))),
    }
}

fn place_of(smtp: &SmtpSettings) -> String {
    format!("{}:{}", smtp.host, smtp.port)
}

fn reason(outcome: SendOutcome) -> String {
    match outcome {
        SendOutcome::Delivered => String::new(),
        SendOutcome::Refused(reason)
        | SendOutcome::TryLater(reason)
        | SendOutcome::CutOff(reason)
        | SendOutcome::Away(reason)
        | SendOutcome::TurnedAway(reason) => reason,
    }
}
