//! A small real HTTP server that is sent events, keeps them, and answers as told.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::Value;

/// A request that came in.
#[derive(Clone, Debug)]
pub struct Hook {
    pub path: String,
    pub headers: HashMap<String, String>,
    pub body: String,
    pub at: Instant,
}

impl Hook {
    pub fn id(&self) -> &str {
        &self.headers["webhook-id"]
    }

    pub fn event(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// The type of the event.
    pub fn kind(&self) -> String {
        self.event()["type"].as_str().unwrap().to_owned()
    }

    /// The name of the service that it is about.
    pub fn service(&self) -> String {
        self.event()["data"]["service"]["name"].as_str().unwrap_or_default().to_owned()
    }
}

/// What is answered.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    pub after: Duration,
}

impl Reply {
    pub fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new(), after: Duration::ZERO }
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    pub fn after(mut self, after: Duration) -> Self {
        self.after = after;
        self
    }
}

type Behaviour = Arc<dyn Fn(&Hook) -> Reply + Send + Sync>;

struct Shared {
    hooks: Mutex<Vec<Hook>>,
    changed: Condvar,
    behaviour: Mutex<Behaviour>,
}

/// A server that runs until the test ends.
pub struct HookServer {
    shared: Arc<Shared>,
    address: SocketAddr,
}

impl HookServer {
    /// Listens on a free port of 127.0.0.1, without TLS; answers 204.
    pub fn start() -> Self {
        Self::listening(None)
    }

    /// The same with TLS.
    pub fn with_tls(tls: Arc<ServerConfig>) -> Self {
        Self::listening(Some(tls))
    }

    fn listening(tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let behaviour: Behaviour = Arc::new(|_| Reply::status(204));
        let shared =
            Arc::new(Shared { hooks: Mutex::default(), changed: Condvar::new(), behaviour: Mutex::new(behaviour) });
        let accepting = Arc::clone(&shared);
        thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let (shared, tls) = (Arc::clone(&accepting), tls.clone());
                thread::spawn(move || match tls {
                    None => shared.serve(socket),
                    Some(tls) => shared.serve(StreamOwned::new(ServerConnection::new(tls).unwrap(), socket)),
                });
            }
        });
        Self { shared, address }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// From now on.
    pub fn answers(&self, with: impl Fn(&Hook) -> Reply + Send + Sync + 'static) {
        *self.shared.behaviour.lock().unwrap() = Arc::new(with);
    }

    pub fn hooks(&self) -> Vec<Hook> {
        self.shared.hooks.lock().unwrap().clone()
    }

    /// What came in since the last time.
    pub fn take(&self) -> Vec<Hook> {
        std::mem::take(&mut *self.shared.hooks.lock().unwrap())
    }

    /// Waits until so many came in.
    pub fn wait_for(&self, count: usize) -> Vec<Hook> {
        let hooks = self.shared.hooks.lock().unwrap();
        let within = Duration::from_secs(30);
        let (hooks, _) = self.shared.changed.wait_timeout_while(hooks, within, |hooks| hooks.len() < count).unwrap();
        assert!(hooks.len() >= count, "{} in place of {count}", hooks.len());
        hooks.clone()
    }
}

impl Shared {
    fn serve(&self, stream: impl Read + Write) {
        let mut stream = BufReader::new(stream);
        let Some(hook) = read(&mut stream) else { return };
        let behaviour = Arc::clone(&self.behaviour.lock().unwrap());
        let reply = behaviour(&hook);
        self.hooks.lock().unwrap().push(hook);
        self.changed.notify_all();
        thread::sleep(reply.after);
        let mut head = format!("HTTP/1.1 {} X\r\ncontent-length: {}\r\n", reply.status, reply.body.len());
        for (name, value) in &reply.headers {
            head += &format!("{name}: {value}\r\n");
        }
        let socket = stream.get_mut();
        // Whoever does not read it to its end closes the connection.
        let _ = socket.write_all(format!("{head}connection: close\r\n\r\n").as_bytes());
        let _ = socket.write_all(&reply.body).and_then(|()| socket.flush());
    }
}

fn read(stream: &mut impl BufRead) -> Option<Hook> {
    let mut line = String::new();
    let mut next = |line: &mut String| {
        line.clear();
        stream.read_line(line).ok().filter(|read| *read > 0).map(|_| line.trim_end().to_owned())
    };
    let path = next(&mut line)?.split(' ').nth(1)?.to_owned();
    let mut headers = HashMap::new();
    loop {
        let header = next(&mut line)?;
        let Some((name, value)) = header.split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let mut body = vec![0; headers.get("content-length").map_or(0, |length| length.parse().unwrap())];
    stream.read_exact(&mut body).ok()?;
    Some(Hook { path, headers, body: String::from_utf8(body).unwrap(), at: Instant::now() })
}

/// Nothing of a socket that is closed.
#[allow(dead_code, reason = "for what must not be reached")]
pub fn is_reached(listener: &TcpListener) -> bool {
    listener.set_nonblocking(true).unwrap();
    listener.accept().map(|(socket, _): (TcpStream, _)| drop(socket)).is_ok()
}
