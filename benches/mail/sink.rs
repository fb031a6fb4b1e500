//! A mail server that takes everything, as fast as it comes.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Instant;

use lettre::address::Envelope;

use super::{Outcome, PATIENCE};

/// A message as it came.
pub struct Taken {
    from: String,
    to: String,
    pub raw: Vec<u8>,
}

impl Taken {
    pub fn envelope(&self) -> Outcome<Envelope> {
        Ok(Envelope::new(Some(self.from.parse()?), vec![self.to.parse()?])?)
    }
}

#[derive(Default)]
struct State {
    taken: Vec<Taken>,
    first: Option<Instant>,
    last: Option<Instant>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

pub struct Sink {
    shared: Arc<Shared>,
    port: u16,
}

impl Sink {
    pub fn start() -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared::default());
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let shared = Arc::clone(&theirs);
                // An error is a client that went away.
                thread::spawn(move || drop(serve(&socket, &shared)));
            }
        });
        Ok(Self { shared, port })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Waits until so many messages have come; how many came in a second, from the first to the last, and what they were.
    pub fn rate_of(&self, count: usize) -> Outcome<(f64, Vec<Taken>)> {
        let state = self.shared.state.lock().map_err(|_| "the server was given up")?;
        let waited = self.shared.changed.wait_timeout_while(state, PATIENCE, |state| state.taken.len() < count);
        let state = std::mem::take(&mut *waited.map_err(|_| "the server was given up")?.0);
        let (Some(first), Some(last)) = (state.first, state.last) else { return Err("no email has come".into()) };
        if state.taken.len() != count {
            return Err(format!("{} emails in place of {count}", state.taken.len()).into());
        }
        let seconds = last.duration_since(first).as_secs_f64();
        Ok((f64::from(u32::try_from(count - 1)?) / seconds, state.taken))
    }
}

/// Acknowledges at once what has come: lettre's transport writes the end of a message by itself, and Nagle's algorithm would hold
/// that back until then, for 40 ms each time.
struct Prompt(TcpStream);

impl Read for Prompt {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        #[cfg(target_os = "linux")]
        rustix::net::sockopt::set_tcp_quickack(&self.0, true)?;
        self.0.read(into)
    }
}

fn serve(socket: &TcpStream, shared: &Shared) -> io::Result<()> {
    socket.set_nodelay(true)?;
    let mut say = socket.try_clone()?;
    let mut lines = BufReader::new(Prompt(socket.try_clone()?));
    let (mut from, mut to) = (String::new(), String::new());
    say.write_all(b"220 sink ESMTP\r\n")?;
    let mut line = Vec::new();
    loop {
        line.clear();
        if lines.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let command = String::from_utf8_lossy(&line).trim_end().to_owned();
        let path = || command.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        let answer: &[u8] = match command.get(..4).unwrap_or_default() {
            "EHLO" => b"250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
            "MAIL" => {
                from = path();
                b"250 go on\r\n"
            }
            "RCPT" => {
                to = path();
                b"250 go on\r\n"
            }
            "DATA" => {
                say.write_all(b"354 go on\r\n")?;
                let raw = message(&mut lines)?;
                let mut state = shared.state.lock().map_err(|_| io::Error::other("given up"))?;
                let now = Instant::now();
                state.first.get_or_insert(now);
                state.last = Some(now);
                state.taken.push(Taken { from: from.clone(), to: to.clone(), raw });
                shared.changed.notify_all();
                b"250 taken\r\n"
            }
            "QUIT" => {
                say.write_all(b"221 bye\r\n")?;
                return Ok(());
            }
            _ => b"250 yes\r\n",
        };
        say.write_all(answer)?;
    }
}

fn message(lines: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    loop {
        let begin = raw.len();
        if lines.read_until(b'\n', &mut raw)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if &raw[begin..] == b".\r\n" {
            raw.truncate(begin);
            return Ok(raw);
        }
    }
}
