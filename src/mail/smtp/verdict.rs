//! What a failure at each step of the dialogue means, for the message and for the connection.

use lettre::{
    address::{Address, Envelope},
    transport::smtp::extension::{Extension, MailBodyParameter, MailParameter, ServerInfo},
};

use super::reason::{Secrets, Trouble};

/// What became of a message. Reasons are one line of at most 300 characters, fit for the outbox and
/// the log: the server's words, without credentials, without the message and without any address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendOutcome {
    /// The server has taken it over.
    Delivered,
    /// Refused for good: the server said 5xx to a recipient or to the message, or cannot carry such
    /// an address. Of several recipients, one that is refused refuses the message for all.
    Refused(String),
    /// The server would not take this message now: a full mailbox, greylisting. Others may go through.
    TryLater(String),
    /// The dialogue about this message broke off: no answer, or the server closed the connection. That may
    /// be the message's doing, or its recipient's, or the server's. The message may have been accepted,
    /// with only the answer lost.
    CutOff(String),
    /// The server is away, busy or set up wrongly, whatever the message.
    Away(String),
    /// The server is there and takes nothing of this kind from us: it minds our name, our sender, our password, or that
    /// we send through it. Only the operator can mend that; until then it counts as away.
    TurnedAway(String),
}

impl SendOutcome {
    /// What it is counted by.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Refused(_) => "refused",
            Self::TryLater(_) => "try_later",
            Self::CutOff(_) => "cut_off",
            Self::Away(_) => "away",
            Self::TurnedAway(_) => "turned_away",
        }
    }

    pub(super) fn reason_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Delivered => None,
            Self::Refused(reason)
            | Self::TryLater(reason)
            | Self::CutOff(reason)
            | Self::Away(reason)
            | Self::TurnedAway(reason) => Some(reason),
        }
    }
}

/// The answer of a server that is about to close the connection.
const CLOSING: u16 = 421;

pub(super) struct Fault {
    pub(super) outcome: SendOutcome,
    pub(super) then: Then,
}

/// What becomes of the connection after a fault.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Then {
    Keep,
    Reset,
    HangUp,
    /// It is dead or out of step, or the server is closing it.
    Drop,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Step {
    Sender,
    Recipient,
    Data,
    Message,
}

impl Step {
    /// How a reason begins.
    fn failed(self) -> &'static str {
        match self {
            Self::Sender => "The mail server did not accept the sender",
            Self::Recipient => "The mail server did not accept the recipient",
            Self::Data => "The mail server was not ready for the message",
            Self::Message => "The mail server did not accept the message",
        }
    }

    /// What follows an answer of 4xx or 5xx. A server that minds the sender may do so because of what
    /// was sent before, so that the next message gets a fresh connection.
    fn then(self) -> Then {
        match self {
            Self::Sender => Then::HangUp,
            Self::Recipient | Self::Data => Then::Reset,
            Self::Message => Then::Keep,
        }
    }
}

impl Fault {
    /// Judges what came of a step: 5xx is final only where it is about this message or its recipient and no more.
    pub(super) fn at(step: Step, trouble: &Trouble, secrets: &Secrets) -> Self {
        let reason = secrets.reason(step.failed(), trouble);
        Self {
            outcome: match (step, trouble.code) {
                (Step::Sender, Some(500..600)) => SendOutcome::TurnedAway(reason),
                (Step::Sender, _) => SendOutcome::Away(reason),
                // What a server minds in one message may be its writer's doing: it waits by itself, and the others go.
                (Step::Message, Some(_)) if trouble.about_content => SendOutcome::TryLater(reason),
                (_, Some(_)) if trouble.about_us => SendOutcome::TurnedAway(reason),
                // Some servers say only here what they think of the recipient, others refuse everybody.
                (Step::Data, Some(500..600)) => SendOutcome::CutOff(reason),
                (_, Some(500..600)) => SendOutcome::Refused(reason),
                (_, Some(code @ 400..500)) if code != CLOSING => SendOutcome::TryLater(reason),
                _ => SendOutcome::CutOff(reason),
            },
            then: match trouble.code {
                None | Some(CLOSING) => Then::Drop,
                Some(_) if trouble.about_us => Then::HangUp,
                Some(_) => step.then(),
            },
        }
    }
}

/// The parameters of MAIL, or why this server cannot carry the message.
pub(super) fn parameters(
    server: &ServerInfo,
    envelope: &Envelope,
    message: &[u8],
) -> Result<Vec<MailParameter>, SendOutcome> {
    let mut parameters = vec![];
    let is_ascii = |address: &Address| AsRef::<str>::as_ref(address).is_ascii();
    let sender_is_ascii = envelope.from().is_none_or(is_ascii);
    if !sender_is_ascii || !envelope.to().iter().all(is_ascii) {
        if !server.supports_feature(Extension::SmtpUtfEight) {
            let lacks = "The mail server cannot handle addresses with letters beyond ASCII \
                         (it does not offer SMTPUTF8), like the";
            return Err(if sender_is_ascii {
                SendOutcome::Refused(format!("{lacks} recipient's"))
            } else {
                SendOutcome::TurnedAway(format!("{lacks} sender's, which is a matter of the settings"))
            });
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !message.is_ascii() {
        if !server.supports_feature(Extension::EightBitMime) {
            let reason = "The message is not ASCII, and the mail server does not offer 8BITMIME";
            return Err(SendOutcome::Refused(reason.to_owned()));
        }
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    Ok(parameters)
}
