//! A small real SMTP server that keeps what it is sent and misbehaves as told.

mod behaviour;
mod session;

use std::{
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex, MutexGuard},
    thread,
    time::{Duration, Instant},
};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::{ServerConfig, crypto::ring, pki_types::PrivatePkcs8KeyDer};

use self::behaviour::Act;
pub use self::behaviour::{At, Behaviour};
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

pub fn certificates() -> (Arc<ServerConfig>, String) {
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
