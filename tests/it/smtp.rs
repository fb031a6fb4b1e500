//! The sender against a mail server that behaves, and one that does not.

mod answers;
mod connection;
mod encryption;
mod letters;

use std::time::Duration;

use handover::config::{HeloName, SmtpSettings, TlsMode};
use handover::mail::smtp::{Limits, SendOutcome, SmtpSender};
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::MultiPart;

use crate::support::smtp_server::{Behaviour, Options, SmtpServer};

const TEXT: &[u8] = b"Subject: Hello\r\n\r\nYour code:\r\nK7QM-2XPD\r\n.hidden dot\r\n";

/// A sender with its server.
struct Post {
    server: SmtpServer,
    sender: SmtpSender,
}

impl Post {
    fn new() -> Self {
        Self::with(Options::default(), |_| {}, QUICK)
    }

    fn with(options: Options, change: impl FnOnce(&mut SmtpSettings), limits: Limits) -> Self {
        let server = SmtpServer::start(options);
        let mut settings = settings(&server);
        change(&mut settings);
        let sender = SmtpSender::with_limits(&settings, &helo(), limits).unwrap();
        Self { server, sender }
    }

    /// The server behaves badly from now on.
    fn when(&mut self, behaviour: Behaviour) -> &mut Self {
        self.server.set(behaviour);
        self
    }

    fn send(&mut self) -> SendOutcome {
        self.sender.send(&to("bob@example.com"), TEXT)
    }

    fn delivers(&mut self) {
        assert_eq!(self.send(), SendOutcome::Delivered);
    }

    fn refused(&mut self) -> String {
        refused(self.send())
    }

    fn later(&mut self) -> String {
        later(self.send())
    }

    /// How often the server was told this, and on how many connections anything.
    fn heard(&self, verb: &str) -> usize {
        let commands = self.server.commands();
        let heard = commands.iter().filter(|(_, line)| line.starts_with(verb));
        heard.count()
    }

    /// The connections that the messages came on.
    fn connections(&self) -> Vec<usize> {
        let messages = self.server.messages();
        messages.iter().map(|message| message.connection).collect()
    }
}

/// Short, so that tests of hanging servers are.
const QUICK: Limits = Limits {
    command: Duration::from_millis(1500),
    send: Duration::from_secs(4),
    idle: Duration::from_secs(30),
    messages: 100,
};

fn settings(server: &SmtpServer) -> SmtpSettings {
    SmtpSettings { host: "127.0.0.1".to_owned(), port: server.port(), tls: TlsMode::Opportunistic, credentials: None }
}

fn helo() -> HeloName {
    HeloName::parse("handover.example").unwrap()
}

fn to(recipient: &str) -> Envelope {
    let from = "no-reply@example.com".parse().unwrap();
    Envelope::new(Some(from), vec![recipient.parse().unwrap()]).unwrap()
}

#[track_caller]
fn refused(outcome: SendOutcome) -> String {
    match outcome {
        SendOutcome::Refused(reason) => reason,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn later(outcome: SendOutcome) -> String {
    match outcome {
        SendOutcome::TryLater(reason)
        | SendOutcome::CutOff(reason)
        | SendOutcome::Away(reason)
        | SendOutcome::TurnedAway(reason) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_message_arrives_as_it_was_sent() {
    let mut post = Post::new();
    post.delivers();
    let message = &post.server.wait_for(1, Duration::from_secs(5))[0];
    assert_eq!(message.from, "no-reply@example.com");
    assert_eq!(message.to, ["bob@example.com"]);
    assert_eq!(message.raw, TEXT);
    assert!(!message.over_tls && message.signed_in_as.is_none());
    assert!(message.at.elapsed().unwrap() < Duration::from_mins(1));
}

#[test]
fn both_parts_of_an_email_can_be_read() {
    let mut post = Post::new();
    let email = Message::builder()
        .from("Händler <no-reply@example.com>".parse().unwrap())
        .to("Bob <bob@example.com>".parse().unwrap())
        .subject("Grüße aus Köln")
        .multipart(MultiPart::alternative_plain_html("Schöne Grüße".to_owned(), "<p>Schöne Grüße</p>".to_owned()))
        .unwrap();
    let outcome = post.sender.send(email.envelope(), &email.formatted());
    assert_eq!(outcome, SendOutcome::Delivered);
    let parsed = post.server.messages()[0].parse();
    assert_eq!(parsed.subject, "Grüße aus Köln");
    assert_eq!(parsed.from, "no-reply@example.com");
    assert_eq!(parsed.to, ["bob@example.com"]);
    assert_eq!(parsed.text.trim(), "Schöne Grüße");
    assert_eq!(parsed.html.trim(), "<p>Schöne Grüße</p>");
    assert_eq!(parsed.header("mime-version"), Some("1.0"));
}
