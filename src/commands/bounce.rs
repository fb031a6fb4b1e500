//! `handover bounce`: at the end of a mail server's pipe, whose statuses it answers with (sysexits.h).

use std::io::{self, Read};

use super::bootstrap::{keyring, open_database, say};
use super::error::CommandError;
use crate::cli::BounceGiven;
use crate::clock::Clock;
use crate::config::Settings;
use crate::keys::Keyring;
use crate::mail::bounce::{self, NotedReturn, Report};

/// So much of a message is looked at; the rest is read and forgotten, so that the mail server can get rid of it.
const READ_MAX: u64 = 1024 * 1024;
/// An address that is none of ours (`EX_NOUSER`).
const NO_USER: u8 = 67;
/// To be tried again (`EX_TEMPFAIL`). Also for wrong settings: a mail server must not give a report up for them.
pub const TRY_LATER: u8 = 75;

/// Reads a report, and notes it where a refused email is noted.
///
/// # Errors
/// With the status that tells the mail server what to do with the report.
pub fn run(settings: &Settings, given: &BounceGiven) -> Result<(), CommandError> {
    let later = |error: CommandError| CommandError::Pipe { status: TRY_LATER, why: error.to_string() };
    let raw = read().map_err(CommandError::io("standard input")).map_err(later)?;
    let keyring = keyring(settings).map_err(later)?;
    let Some(email) = named(&keyring, given, &raw) else {
        let why = "the address that it came to is no return address of ours".to_owned();
        return Err(CommandError::Pipe { status: NO_USER, why });
    };
    let reason = match Report::read(&raw) {
        Report::Failed(reason) => reason,
        Report::NotYet => return say(&format!("Email {email}: the report is of nothing final; nothing is changed.")),
        Report::NoReport => return say(&format!("Email {email}: this is no delivery report; nothing is changed.")),
    };
    let db = open_database(settings, false).map_err(later)?;
    let noted = bounce::note(&db, email, &reason, Clock::default().now());
    match noted.map_err(|error| later(error.into()))? {
        NotedReturn::Noted => say(&format!("Email {email} stands as refused from now on. {reason}")),
        NotedReturn::KnownBefore => say(&format!("Email {email} stood as refused before.")),
        NotedReturn::GivenUp => say(&format!("Email {email} was given up; nothing is changed.")),
        NotedReturn::Forgotten => say(&format!(
            "Email {email} was sent so long ago that nothing is known of it any more; nothing is changed."
        )),
        NotedReturn::TooEarly => {
            let why = format!("email {email} is still being sent");
            Err(CommandError::Pipe { status: TRY_LATER, why })
        }
    }
}

fn read() -> io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    let mut input = io::stdin().lock();
    input.by_ref().take(READ_MAX).read_to_end(&mut raw)?;
    io::copy(&mut input, &mut io::sink())?;
    Ok(raw)
}

/// The email whose return address the report came to: the one that was given, or one of its headers.
fn named(keyring: &Keyring, given: &BounceGiven, raw: &[u8]) -> Option<i64> {
    let addresses = given.recipient.clone().map_or_else(|| bounce::addresses_of(raw), |given| vec![given]);
    addresses.iter().find_map(|address| keyring.email_of_return(bounce::token_of(address)?))
}
