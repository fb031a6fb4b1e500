//! A small real SMTP server that keeps what it is sent and misbehaves as told.

mod session;

use std::{
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex, MutexGuard},
    thread,
    time::{Duration, Instant},
};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::{ServerConfig, crypto::ring, pki_types::PrivatePkcs8KeyDer};

use self::session::Session;
pub use super::received::Received;

/// What the server offers; fixed when it starts.
#[derive(Clone, Debug)]
pub struct Options {
    pub encryption: Encryption,
    /// User and password that must sign in before MAIL.
    pub login: Option<(String, String)>,
    /// As announced: `PLAIN LOGIN`.
    pub mechanisms: &'static str,
    pub smtputf8: bool,
    pub eight_bit_mime: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            encryption: Encryption::None,
            login: None,
            mechanisms: "PLAIN LOGIN",
            smtputf8: true,
            eight_bit_mime: true,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    None,
    StartTls,
    Implicit,
}

/// Where in the dialogue the server misbehaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// In the middle of the message: after its first line.
    Body,
    /// The answer to the whole message. Closed or hanging here, the server has accepted it.
    End,
    Noop,
}

#[derive(Clone, Debug)]
enum Act {
    Answer(String),
    Close,
    Hang,
}

/// How the server behaves; the default is well. Changeable while it runs.
#[derive(Clone, Debug, Default)]
pub struct Behaviour {
    acts: Vec<(At, Option<String>, Act)>,
    delay: Duration,
    delay_at: Option<At>,
    messages_per_connection: Option<usize>,
}

impl Behaviour {
    /// Takes connections and closes them at once.
    pub fn refuse_connections() -> Self {
        Self::default().close(At::Greeting)
    }

    /// Answers with this line, such as `451 4.3.0 Later`.
    pub fn answer(self, at: At, line: &str) -> Self {
        self.with(at, None, Act::Answer(line.to_owned()))
    }

    /// Answers so to RCPT for one address only.
    pub fn refuse(self, recipient: &str, line: &str) -> Self {
        self.with(At::Rcpt, Some(recipient), Act::Answer(line.to_owned()))
    }

    /// Never answers RCPT for one address.
    pub fn hang_for(self, recipient: &str) -> Self {
        self.with(At::Rcpt, Some(recipient), Act::Hang)
    }

    /// Closes the connection in place of an answer to RCPT for one address.
    pub fn hang_up_on(self, recipient: &str) -> Self {
        self.with(At::Rcpt, Some(recipient), Act::Close)
    }

    /// Closes the connection in place of an answer.
    pub fn close(self, at: At) -> Self {
        self.with(at, None, Act::Close)
    }

    /// Neither reads nor answers any more.
    pub fn hang(self, at: At) -> Self {
        self.with(at, None, Act::Hang)
    }

    /// Waits before each answer.
    pub fn slow(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Waits before the answer at this place.
    pub fn slow_at(mut self, at: At, delay: Duration) -> Self {
        self.delay_at = Some(at);
        self.slow(delay)
    }

    /// Answers 421 to MAIL once so many messages came on a connection.
    pub fn messages_per_connection(mut self, most: usize) -> Self {
        self.messages_per_connection = Some(most);
        self
    }

    fn delay(&self, at: At) -> Duration {
        match self.delay_at {
            Some(only) if only != at => Duration::ZERO,
            _ => self.delay,
        }
    }

    fn with(mut self, at: At, recipient: Option<&str>, act: Act) -> Self {
        self.acts.push((at, recipient.map(str::to_owned), act));
        self
    }

    fn act(&self, wanted: At, recipient: &str) -> Option<Act> {
        let mut acts = self.acts.iter();
        let matches = |only: &Option<String>| only.as_ref().is_none_or(|only| only == recipient);
        acts.find(|(at, only, _)| *at == wanted && matches(only)).map(|(_, _, act)| act.clone())
    }
}

#[derive(Default)]
struct State {
    behaviour: Behaviour,
    messages: Vec<Received>,
    commands: Vec<(usize, String)>,
    connections: usize,
    /// Each with the number of its connection.
    sockets: Vec<(usize, TcpStream)>,
    stopped: bool,
}

struct Shared {
    options: Options,
    tls: Arc<ServerConfig>,
    state: Mutex<State>,
    changed: Condvar,
}

/// A server that runs until it is dropped.
pub struct SmtpServer {
    shared: Arc<Shared>,
    address: SocketAddr,
    ca_pem: String,
    accepting: Option<thread::JoinHandle<()>>,
}

impl SmtpServer {
    /// Listens on a free port of 127.0.0.1.
    pub fn start(options: Options) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (tls, ca_pem) = certificates();
        let shared = Arc::new(Shared { options, tls, state: Mutex::default(), changed: Condvar::new() });
        let accepting = thread::spawn({
            let shared = shared.clone();
            move || accept(&listener, &shared)
        });
        Self { shared, address, ca_pem, accepting: Some(accepting) }
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// For `HANDOVER_SMTP_URL`, with user and password where the server wants them.
    pub fn url(&self) -> String {
        let scheme = match self.shared.options.encryption {
            Encryption::Implicit => "smtps",
            Encryption::None | Encryption::StartTls => "smtp",
        };
        match &self.shared.options.login {
            Some((user, password)) => format!("{scheme}://{user}:{password}@{}", self.address),
            None => format!("{scheme}://{}", self.address),
        }
    }

    /// The authority that signed the server's certificate, for a file that `SSL_CERT_FILE` names.
    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    /// From now on, on open connections too.
    pub fn set(&self, behaviour: Behaviour) {
        self.shared.state().behaviour = behaviour;
    }

    /// Everything accepted so far.
    pub fn messages(&self) -> Vec<Received> {
        self.shared.state().messages.clone()
    }

    /// What was accepted since the last time: it is not kept any longer.
    #[allow(dead_code, reason = "for tests/torture")]
    pub fn take_messages(&self) -> Vec<Received> {
        std::mem::take(&mut self.shared.state().messages)
    }

    /// Waits until `count` messages were accepted; panics if they are not in time.
    pub fn wait_for(&self, count: usize, timeout: Duration) -> Vec<Received> {
        let waited =
            self.shared.changed.wait_timeout_while(self.shared.state(), timeout, |state| state.messages.len() < count);
        let messages = waited.unwrap().0.messages.clone();
        let got = messages.len();
        assert!(got >= count, "{got} messages in place of {count}");
        messages
    }

    /// The command lines so far, each with the number of its connection.
    pub fn commands(&self) -> Vec<(usize, String)> {
        self.shared.state().commands.clone()
    }

    /// How many connections there were so far, those that were refused included.
    pub fn connections(&self) -> usize {
        self.shared.state().connections
    }

    /// Waits until somebody is in the middle of a message; panics if nobody is in time.
    pub fn wait_for_data(&self, timeout: Duration) {
        let until = Instant::now() + timeout;
        while !self.commands().iter().any(|(_, line)| line == "DATA") {
            assert!(Instant::now() < until, "no message has begun");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Closes every open connection, as a server does that restarts.
    pub fn close_connections(&self) {
        for (_, socket) in self.shared.state().sockets.drain(..) {
            let _ = socket.shutdown(Shutdown::Both);
        }
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.shared.state().stopped = true;
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
        self.close_connections();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }
}

fn certificates() -> (Arc<ServerConfig>, String) {
    let mut authority = CertificateParams::new(vec![]).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().unwrap();
    let ca_pem = authority.self_signed(&authority_key).unwrap().pem();
    let issuer = Issuer::new(authority, authority_key);
    let names = ["localhost", "127.0.0.1", "0.0.0.0"].map(str::to_owned);
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(names).and_then(|server| server.signed_by(&key, &issuer)).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], PrivatePkcs8KeyDer::from(key.serialize_der()).into());
    (Arc::new(config.unwrap()), ca_pem)
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for (number, socket) in (1..).zip(listener.incoming()) {
        let Ok(socket) = socket else { continue };
        let mut state = shared.state();
        if state.stopped {
            return;
        }
        state.sockets.extend(socket.try_clone().map(|socket| (number, socket)));
        state.connections = number;
        drop(state);
        let shared = shared.clone();
        thread::spawn(move || {
            // An error here is a client that went away, or a server told to close.
            let _ = Session::new(&shared, &socket, number).and_then(Session::run);
            let _ = socket.shutdown(Shutdown::Both);
            shared.state().sockets.retain(|(other, _)| *other != number);
        });
    }
}
