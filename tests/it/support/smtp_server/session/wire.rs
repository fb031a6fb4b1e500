//! Lines and answers, as they go over the wire.

use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::thread;
use std::time::Duration;

use rustls::{ServerConnection, StreamOwned};

use super::Session;
use crate::support::smtp_server::{Act, At};

impl Session<'_> {
    pub(super) fn answer(&mut self, at: At, usual: &str) -> io::Result<bool> {
        self.answer_about(at, "", usual)
    }

    /// Answers as usual, which gives `true`, or misbehaves as told.
    pub(super) fn answer_about(&mut self, at: At, recipient: &str, usual: &str) -> io::Result<bool> {
        self.wait(at);
        let Some(act) = self.act(at, recipient) else {
            self.say(usual)?;
            return Ok(true);
        };
        self.perform(act)?;
        Ok(false)
    }

    pub(super) fn wait(&self, at: At) {
        let delay = self.shared.state().behaviour.delay(at);
        thread::sleep(delay);
    }

    pub(super) fn act(&self, at: At, recipient: &str) -> Option<Act> {
        self.shared.state().behaviour.act(at, recipient)
    }

    pub(super) fn perform(&mut self, act: Act) -> io::Result<()> {
        match act {
            Act::Answer(line) => self.say(&line),
            Act::Close => Err(ErrorKind::ConnectionAborted.into()),
            Act::Hang => {
                while !self.shared.state().stopped {
                    thread::sleep(Duration::from_millis(20));
                }
                Err(ErrorKind::ConnectionAborted.into())
            }
        }
    }

    /// Sends a line; after 421 the connection ends.
    pub(super) fn say(&mut self, line: &str) -> io::Result<()> {
        let wire = self.wire.get_mut();
        wire.write_all(format!("{line}\r\n").as_bytes())?;
        wire.flush()?;
        if line.starts_with("421") {
            return Err(ErrorKind::ConnectionAborted.into());
        }
        Ok(())
    }

    pub(super) fn bytes(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        self.wire.read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(line)
    }

    pub(super) fn line(&mut self) -> io::Result<String> {
        let line = self.bytes()?;
        Ok(String::from_utf8_lossy(&line).trim_end().to_owned())
    }

    pub(super) fn encrypt(&mut self) -> io::Result<()> {
        let tls = ServerConnection::new(self.shared.tls.clone()).map_err(io::Error::other)?;
        let stream = StreamOwned::new(tls, self.socket.try_clone()?);
        self.wire = BufReader::new(Box::new(stream));
        self.over_tls = true;
        self.signed_in_as = None;
        self.envelope = None;
        Ok(())
    }
}
