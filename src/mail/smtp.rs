//! Hands messages to the mail server over one connection that is kept open. Drives the dialogue step
//! by step, because what a failure means depends on the step: see [`SendOutcome`].

mod about_us;
mod addresses;
mod connect;
mod reason;
mod verdict;

use std::{
    fmt::{self, Display},
    time::{Duration, Instant},
};

use lettre::{
    address::Envelope,
    transport::smtp::{
        Error,
        client::SmtpConnection,
        commands::{Data, Mail, Noop, Quit, Rcpt, Rset},
        response::Response,
    },
};

pub use self::{connect::SmtpSetupError, reason::foreign_words, verdict::SendOutcome};
use self::{
    connect::{Deadline, Server},
    reason::{Trouble, fit_to_keep},
    verdict::{Fault, Step, Then, parameters},
};
use crate::config::{HeloName, SmtpSettings};

/// How long and how often. The default is what the program uses.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Time for one answer of the server: 15 seconds. Only the answer to the whole message may take
    /// all that is left of [`Limits::send`], since giving up on it risks delivering twice.
    pub command: Duration,
    /// Time for one call of [`SmtpSender::send`], connecting included: 40 seconds.
    pub send: Duration,
    /// A connection unused for longer is checked before it is used: 30 seconds.
    pub idle: Duration,
    /// Messages on one connection: 100.
    pub messages: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            command: Duration::from_secs(15),
            send: Duration::from_secs(40),
            idle: Duration::from_secs(30),
            messages: 100,
        }
    }
}

/// Time for commands whose answer hardly matters: QUIT, RSET, NOOP.
const COURTESY: Duration = Duration::from_secs(3);

/// A blocking sender with its connection, which it opens when there is something to send.
pub struct SmtpSender {
    server: Server,
    limits: Limits,
    line: Option<Line>,
    /// What the server answered last, where that was no failure.
    said: Option<String>,
}

/// A mail server that would take mail from us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GreetedServer {
    /// What it calls itself.
    pub name: String,
    /// Whether the connection is encrypted.
    pub encrypted: bool,
    /// Whether it knows us by user and password.
    pub signed_in: bool,
}

struct Line {
    connection: SmtpConnection,
    messages: u32,
    used: Instant,
}

impl SmtpSender {
    /// A sender with the default limits. Loads the trusted certificates, the system's or those that
    /// `SSL_CERT_FILE` names; does not connect.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(settings: &SmtpSettings, helo: &HeloName) -> Result<Self, SmtpSetupError> {
        Self::with_limits(settings, helo, Limits::default())
    }

    /// As [`SmtpSender::new`], with other limits.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn with_limits(settings: &SmtpSettings, helo: &HeloName, limits: Limits) -> Result<Self, SmtpSetupError> {
        Ok(Self { server: Server::new(settings, helo)?, limits, line: None, said: None })
    }

    /// Sends one message, over the kept connection where there is one. Returns after
    /// [`Limits::send`] and a few seconds at the latest, unless the system's name lookup hangs, the
    /// server trickles its answers byte by byte, or the message exceeds the socket's buffer.
    pub fn send(&mut self, envelope: &Envelope, message: &[u8]) -> SendOutcome {
        let deadline = Deadline::after(self.limits.send);
        let sent = self.dialogue(envelope, message, deadline);
        if let Some(line) = &mut self.line {
            line.used = Instant::now();
        }
        let Err(mut fault) = sent else {
            return SendOutcome::Delivered;
        };
        match fault.then {
            Then::Keep => {}
            Then::Reset if self.is_answered(Rset) => {}
            Then::HangUp => self.close(),
            Then::Reset | Then::Drop => self.line = None,
        }
        if let Some(reason) = fault.outcome.reason_mut() {
            *reason = fit_to_keep(reason, envelope);
        }
        fault.outcome
    }

    /// What the server said when it took the last message, on one line.
    #[must_use]
    pub fn last_words(&self) -> Option<&str> {
        self.said.as_deref()
    }

    /// Greets the server as before a message, encrypts and signs in, and takes leave again.
    ///
    /// # Errors
    /// What it has against that.
    pub fn greet(&mut self) -> Result<GreetedServer, SendOutcome> {
        self.connect(Deadline::after(self.limits.send)).map_err(|fault| fault.outcome)?;
        let greeted = self.line.as_ref().map(|line| GreetedServer {
            name: line.connection.server_info().name().to_owned(),
            encrypted: line.connection.is_encrypted(),
            signed_in: self.server.has_credentials(),
        });
        self.close();
        greeted.ok_or_else(|| SendOutcome::Away("There is no connection".to_owned()))
    }

    /// Takes leave of the server, if connected. Call it when nothing is to be sent for a while; it
    /// takes a few seconds at most.
    pub fn close(&mut self) {
        self.is_answered(Quit);
        self.line = None;
    }

    fn dialogue(&mut self, envelope: &Envelope, message: &[u8], deadline: Deadline) -> Result<(), Fault> {
        let kept = self.has_live_line();
        if !kept {
            self.connect(deadline)?;
        }
        match self.announce(envelope, message, deadline) {
            // The server gave the kept connection up, or allows no more messages on it. Nothing of
            // this message was sent yet, so a fresh connection can be tried at once.
            Err(fault) if kept && fault.then == Then::Drop => {
                self.connect(deadline)?;
                self.announce(envelope, message, deadline)?;
            }
            announced => announced?,
        }
        for recipient in envelope.to() {
            let command = Rcpt::new(recipient.clone(), vec![]);
            self.ask(Step::Recipient, command, deadline)?;
        }
        if deadline.left() < self.limits.command {
            let mut fault = Fault::at(Step::Data, &Trouble::new("it is too slow"), self.server.secrets());
            fault.then = Then::HangUp;
            return Err(fault);
        }
        self.ask(Step::Data, Data, deadline)?;
        self.hand_over(message, deadline)
    }

    fn has_live_line(&mut self) -> bool {
        let Some(line) = &self.line else {
            return false;
        };
        if line.messages >= self.limits.messages {
            self.close();
        } else if line.used.elapsed() > self.limits.idle && !self.is_answered(Noop) {
            self.line = None;
        }
        self.line.is_some()
    }

    fn connect(&mut self, deadline: Deadline) -> Result<(), Fault> {
        self.line = None;
        let opened = self.server.connect(deadline, self.limits.command);
        let connection = opened.map_err(|outcome| Fault { outcome, then: Then::Drop })?;
        self.line = Some(Line { connection, messages: 0, used: Instant::now() });
        Ok(())
    }

    /// MAIL, with the extensions that the message needs.
    fn announce(&mut self, envelope: &Envelope, message: &[u8], deadline: Deadline) -> Result<(), Fault> {
        let parameters = match &mut self.line {
            Some(line) => {
                line.messages += 1;
                parameters(line.connection.server_info(), envelope, message)
            }
            None => Ok(vec![]),
        };
        let parameters = parameters.map_err(|outcome| Fault { outcome, then: Then::Keep })?;
        let command = Mail::new(envelope.from().cloned(), parameters);
        self.ask(Step::Sender, command, deadline)
    }

    fn ask(&mut self, step: Step, command: impl Display, deadline: Deadline) -> Result<(), Fault> {
        let time = deadline.share(1, self.limits.command);
        self.exchange(time, |connection| connection.command(command))
            .map_err(|trouble| Fault::at(step, &trouble, self.server.secrets()))
    }

    fn hand_over(&mut self, message: &[u8], deadline: Deadline) -> Result<(), Fault> {
        let time = deadline.share(1, self.limits.send);
        // lettre ends the message with a line break of its own.
        let body = message.strip_suffix(b"\r\n").unwrap_or(message);
        let talk = |connection: &mut SmtpConnection| match str::from_utf8(body) {
            Ok(body) => connection.command(Whole(body)),
            Err(_) => connection.message(body),
        };
        self.exchange(time, talk).map_err(|trouble| {
            let trouble = trouble.without(message);
            Fault::at(Step::Message, &trouble, self.server.secrets())
        })
    }

    fn is_answered(&mut self, command: impl Display) -> bool {
        self.exchange(COURTESY, |connection| connection.command(command)).is_ok()
    }

    fn exchange(
        &mut self,
        time: Duration,
        talk: impl FnOnce(&mut SmtpConnection) -> Result<Response, Error>,
    ) -> Result<(), Trouble> {
        let Some(line) = &mut self.line else {
            return Err(Trouble::new("there is no connection"));
        };
        line.connection.set_timeout(Some(time))?;
        let response = talk(&mut line.connection)?;
        let words: Vec<&str> = response.message().collect();
        self.said = Some(format!("{} {}", response.code(), words.join(" ")));
        Ok(())
    }
}

/// A message with its end, its dots doubled where a line begins with one. Written at once: lettre writes the end by
/// itself, which then waits until the server has acknowledged the rest, on many systems 40 ms.
struct Whole<'a>(&'a str);

impl Display for Whole<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = self.0.split("\r\n");
        lines.try_for_each(|line| write!(f, "{}{line}\r\n", if line.starts_with('.') { "." } else { "" }))?;
        f.write_str(".\r\n")
    }
}

impl Drop for SmtpSender {
    fn drop(&mut self) {
        self.close();
    }
}
