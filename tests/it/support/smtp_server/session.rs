//! One connection to the test's mail server.

mod wire;

use std::io::{self, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::SystemTime;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::{Act, At, Encryption, Received, Shared};
use crate::support::markup;

trait Wire: Read + Write {}
impl<T: Read + Write> Wire for T {}

pub(super) struct Session<'a> {
    shared: &'a Shared,
    socket: &'a TcpStream,
    wire: BufReader<Box<dyn Wire>>,
    number: usize,
    over_tls: bool,
    signed_in_as: Option<String>,
    taken: usize,
    envelope: Option<Received>,
}

impl<'a> Session<'a> {
    pub(super) fn new(shared: &'a Shared, socket: &'a TcpStream, number: usize) -> io::Result<Self> {
        let wire: Box<dyn Wire> = Box::new(socket.try_clone()?);
        Ok(Self {
            shared,
            socket,
            wire: BufReader::new(wire),
            number,
            over_tls: false,
            signed_in_as: None,
            taken: 0,
            envelope: None,
        })
    }

    pub(super) fn run(mut self) -> io::Result<()> {
        if self.shared.options.encryption == Encryption::Implicit {
            self.encrypt()?;
        }
        if !self.answer(At::Greeting, "220 test ESMTP")? {
            return Ok(());
        }
        loop {
            let line = self.line()?;
            let command = (self.number, line.clone());
            self.shared.state().commands.push(command);
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => self.ehlo()?,
                "HELO" => drop(self.answer(At::Ehlo, "250 test")?),
                "STARTTLS" => {
                    if self.answer(At::StartTls, "220 go on")? {
                        self.encrypt()?;
                    }
                }
                "AUTH" => self.sign_in(rest)?,
                "MAIL" => self.mail(rest)?,
                "RCPT" => self.rcpt(rest)?,
                "DATA" => self.data()?,
                "RSET" => {
                    self.envelope = None;
                    self.say("250 forgotten")?;
                }
                "NOOP" => drop(self.answer(At::Noop, "250 still here")?),
                "QUIT" => return self.say("221 bye"),
                _ => self.say("502 unknown")?,
            }
        }
    }

    fn ehlo(&mut self) -> io::Result<()> {
        let options = &self.shared.options;
        let mut lines = vec!["test".to_owned()];
        if options.encryption == Encryption::StartTls && !self.over_tls {
            lines.push("STARTTLS".to_owned());
        }
        if options.login.is_some() {
            lines.push(format!("AUTH {}", options.mechanisms));
        }
        if options.smtputf8 {
            lines.push("SMTPUTF8".to_owned());
        }
        if options.eight_bit_mime {
            lines.push("8BITMIME".to_owned());
        }
        let last = lines.len() - 1;
        let numbered = lines.iter().enumerate().map(|(at, line)| {
            let mark = if at == last { ' ' } else { '-' };
            format!("250{mark}{line}")
        });
        let answer = numbered.collect::<Vec<_>>().join("\r\n");
        self.answer(At::Ehlo, &answer).map(drop)
    }

    fn sign_in(&mut self, rest: &str) -> io::Result<()> {
        let (mechanism, initial) = rest.split_once(' ').unwrap_or((rest, ""));
        if let Some(act) = self.act(At::Auth, "") {
            return self.perform(act);
        }
        let given = match mechanism.to_ascii_uppercase().as_str() {
            "PLAIN" => {
                let both = match initial {
                    "" => self.ask("")?,
                    given => decoded(given),
                };
                let mut parts = both.splitn(3, '\0').skip(1).map(str::to_owned);
                parts.next().zip(parts.next())
            }
            "LOGIN" => Some((self.ask("Username:")?, self.ask("Password:")?)),
            _ => return self.say("504 5.5.4 unknown mechanism"),
        };
        if given.is_none() || given != self.shared.options.login {
            return self.say("535 5.7.8 wrong user or password");
        }
        self.signed_in_as = given.map(|(user, _)| user);
        self.say("235 2.7.0 welcome")
    }

    fn ask(&mut self, question: &str) -> io::Result<String> {
        self.say(&format!("334 {}", BASE64_STANDARD.encode(question)))?;
        Ok(decoded(&self.line()?))
    }

    fn mail(&mut self, rest: &str) -> io::Result<()> {
        let most = self.shared.state().behaviour.messages_per_connection;
        if most.is_some_and(|most| self.taken >= most) {
            return self.say("421 4.7.0 too many messages on this connection");
        }
        if self.shared.options.login.is_some() && self.signed_in_as.is_none() {
            return self.say("530 5.7.0 sign in first");
        }
        let Some((from, parameters)) = path(rest, "FROM:") else {
            return self.say("501 5.5.4 syntax");
        };
        if !from.is_ascii() && !parameters.contains("SMTPUTF8") {
            return self.say("553 5.6.7 SMTPUTF8 needed");
        }
        if self.answer(At::Mail, "250 go on")? {
            self.envelope = Some(Received {
                from,
                to: vec![],
                parameters,
                raw: vec![],
                over_tls: self.over_tls,
                signed_in_as: self.signed_in_as.clone(),
                connection: self.number,
                at: SystemTime::now(),
            });
        }
        Ok(())
    }

    fn rcpt(&mut self, rest: &str) -> io::Result<()> {
        let Some((to, _)) = path(rest, "TO:") else {
            return self.say("501 5.5.4 syntax");
        };
        let Some(envelope) = &self.envelope else {
            return self.say("503 5.5.1 MAIL first");
        };
        if !to.is_ascii() && !envelope.parameters.contains("SMTPUTF8") {
            return self.say("553 5.6.7 SMTPUTF8 needed");
        }
        if self.answer_about(At::Rcpt, &to, "250 go on")? {
            self.envelope.iter_mut().for_each(|envelope| {
                envelope.to.push(to.clone());
            });
        }
        Ok(())
    }

    fn data(&mut self) -> io::Result<()> {
        if self.envelope.as_ref().is_none_or(|it| it.to.is_empty()) {
            return self.say("503 5.5.1 RCPT first");
        }
        if !self.answer(At::Data, "354 go on")? {
            return Ok(());
        }
        let raw = self.message()?;
        self.wait(At::End);
        let act = self.act(At::End, "");
        let envelope = self.envelope.take();
        if let Some(act @ Act::Answer(_)) = act {
            return self.perform(act);
        }
        self.taken += 1;
        markup::keep_email(&raw);
        self.shared.state().messages.extend(envelope.map(|it| Received { raw, at: SystemTime::now(), ..it }));
        self.shared.changed.notify_all();
        match act {
            Some(act) => self.perform(act),
            None => self.say("250 2.0.0 taken"),
        }
    }

    fn message(&mut self) -> io::Result<Vec<u8>> {
        let mut raw = vec![];
        loop {
            let line = self.bytes()?;
            if line == b".\r\n" {
                return Ok(raw);
            }
            raw.extend(line.strip_prefix(b".").unwrap_or(&line));
            if let Some(act) = self.act(At::Body, "") {
                self.perform(act)?;
            }
        }
    }
}

/// The address in `FROM:<address> parameters`.
fn path(rest: &str, label: &str) -> Option<(String, String)> {
    let (found, path) = rest.split_at_checked(label.len())?;
    let (address, parameters) = path.trim_start().strip_prefix('<')?.split_once('>')?;
    found.eq_ignore_ascii_case(label).then(|| (address.to_owned(), parameters.trim().to_owned()))
}

fn decoded(base64: &str) -> String {
    let bytes = BASE64_STANDARD.decode(base64).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
