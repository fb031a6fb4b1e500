//! The story once more, on PostgreSQL with two that serve and two that work, of which one after the other is killed and
//! started again all the time.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, RwLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::chrome::JavaScript;
use crate::program::{Program, Speaks};
use crate::stage::Stage;
use crate::story;

/// Between two that are killed.
const PAUSE: Duration = Duration::from_millis(1500);

#[test]
fn the_story_while_instances_are_killed_and_started_again() {
    let stage = Stage::instances();
    story::play(&stage, JavaScript::On);
    let killed = stage.killed();
    println!("{killed} were killed meanwhile");
    assert!(killed >= 4, "only {killed} were killed");
}

/// How one of the instances is started.
type Start = Box<dyn Fn() -> Command + Send>;

/// Two of each, behind one address.
pub struct Instances {
    stop: Arc<AtomicBool>,
    killed: Arc<AtomicUsize>,
    killing: Option<JoinHandle<()>>,
}

/// Where those that serve listen: replaced only while none of them has a request under way.
type Serving = Arc<RwLock<[SocketAddr; 2]>>;

impl Instances {
    /// Starts them; `front` is where browsers go.
    pub fn start(front: TcpListener, serve: Start, work: Start) -> Self {
        let started = |start: &Start, speech: &str| {
            let mut program = Program::start(&mut start(), Speaks::Err);
            let said = program.says(speech);
            (program, said)
        };
        let serving = move || {
            let (program, address) = started(&serve, "listening address=");
            (program, address.trim().parse::<SocketAddr>().unwrap())
        };
        let working = move || started(&work, "the worker is at work").0;
        let ([(one, first), (two, second)], mut workers) = ([serving(), serving()], [working(), working()]);
        let mut servers = [one, two];
        let addresses: Serving = Arc::new(RwLock::new([first, second]));
        let (stop, killed) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        thread::spawn({
            let addresses = Arc::clone(&addresses);
            move || stand_in_front(&front, &addresses)
        });
        let killing = thread::spawn({
            let (stop, killed) = (Arc::clone(&stop), Arc::clone(&killed));
            move || {
                for place in [0, 1].into_iter().cycle() {
                    thread::sleep(PAUSE);
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    workers[place] = working();
                    let (program, address) = serving();
                    let mut addresses = addresses.write().unwrap();
                    // What is replaced is killed.
                    servers[place] = program;
                    addresses[place] = address;
                    killed.fetch_add(2, Ordering::Relaxed);
                }
            }
        });
        Self { stop, killed, killing: Some(killing) }
    }

    pub fn killed(&self) -> usize {
        self.killed.load(Ordering::Relaxed)
    }
}

impl Drop for Instances {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.killing.take().map(JoinHandle::join);
    }
}

/// Takes each connection to one of those that serve, in turn, for one request.
fn stand_in_front(front: &TcpListener, addresses: &Serving) {
    for (connection, place) in front.incoming().map_while(Result::ok).zip([0, 1].into_iter().cycle()) {
        let addresses = Arc::clone(addresses);
        thread::spawn(move || drop(pass_on(connection, &addresses, place)));
    }
}

fn pass_on(mut browser: TcpStream, addresses: &Serving, place: usize) -> std::io::Result<()> {
    let mut request = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        let read = browser.read(&mut piece)?;
        request.extend_from_slice(&piece[..read]);
        if read == 0 {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&request);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
        if body.len() >= length.unwrap_or(0) {
            break;
        }
    }
    // One request on each connection, so that the next one may go to the other.
    let request = String::from_utf8_lossy(&request).replacen("Connection: keep-alive", "Connection: close", 1);
    let addresses = addresses.read().unwrap();
    let mut server = TcpStream::connect(addresses[place])?;
    server.write_all(request.as_bytes())?;
    std::io::copy(&mut server, &mut browser).map(drop)
}
