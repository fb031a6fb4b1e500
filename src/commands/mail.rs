//! `handover mail`

use lettre::Message;
use lettre::address::Envelope;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use rand::distr::{Alphanumeric, SampleString};

use super::bootstrap::say;
use super::error::CommandError;
use crate::cli::{MailCommand, variable};
use crate::config::{MailTransport, Settings, SmtpSettings};
use crate::domain::account::EmailAddress;
use crate::mail::smtp::{SendOutcome, SmtpSender};

/// Sends one email, as the worker would, and says what the mail server said.
///
/// # Errors
/// The mail server did not take it: its words.
pub fn run(settings: &Settings, command: &MailCommand) -> Result<(), CommandError> {
    let MailCommand::Test { address } = command;
    let mut sender = sender(settings, smtp(settings)?)?;
    let (envelope, message) = trial(settings, address).map_err(|error| CommandError::Failed(error.to_string()))?;
    match sender.send(&envelope, &message) {
        SendOutcome::Delivered => {
            let said = sender.last_words().unwrap_or_default();
            say(&format!("The mail server took the email to {}: {said}", address.as_str()))
        }
        SendOutcome::Refused(reason)
        | SendOutcome::TryLater(reason)
        | SendOutcome::CutOff(reason)
        | SendOutcome::Away(reason)
        | SendOutcome::TurnedAway(reason) => Err(CommandError::Failed(reason)),
    }
}

/// The mail server of the settings.
///
/// # Errors
/// There is none.
pub fn smtp(settings: &Settings) -> Result<&SmtpSettings, CommandError> {
    match &settings.mail {
        Some(MailTransport::Smtp(smtp)) => Ok(smtp),
        Some(MailTransport::Mailbox) => {
            let why = format!("{} is mailbox: which keeps emails and sends none", variable::SMTP_URL);
            Err(CommandError::Failed(why))
        }
        None => Err(CommandError::Failed(format!("{} is not set, so that no email is sent", variable::SMTP_URL))),
    }
}

/// A sender that calls itself what the worker's does.
///
/// # Errors
/// TLS cannot be set up.
pub fn sender(settings: &Settings, smtp: &SmtpSettings) -> Result<SmtpSender, CommandError> {
    let base_url = settings.expected_base_url();
    SmtpSender::new(smtp, &settings.helo_name(&base_url)).map_err(|error| CommandError::Failed(error.to_string()))
}

/// A small email in plain English: for the operator alone.
fn trial(settings: &Settings, to: &EmailAddress) -> Result<(Envelope, Vec<u8>), lettre::error::Error> {
    let Ok(address) = to.as_str().parse() else { return Err(lettre::error::Error::MissingTo) };
    let id = Alphanumeric.sample_string(&mut rand::rng(), 24);
    let message = Message::builder()
        .from(settings.mail_from.clone())
        .to(Mailbox::new(None, address))
        .subject(format!("A test of {}", settings.brand))
        .message_id(Some(format!("<{id}@{}>", settings.mail_from.email.domain())))
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
        .header(ContentType::TEXT_PLAIN)
        .body("This email was sent by `handover mail test`. That it is here means that emails leave.\r\n".to_owned())?;
    let sender = settings.mail_return.as_ref().map(|address| address.bare().clone());
    let of_headers = message.envelope();
    let sender = sender.or_else(|| of_headers.from().cloned());
    let envelope = Envelope::new(sender, of_headers.to().to_vec())?;
    Ok((envelope, message.formatted()))
}
