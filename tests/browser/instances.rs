//! The story once more, on PostgreSQL with two that serve and two that work, of which one after the other is killed and
//! started again all the time, whatever pages it is just answering with.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, RwLock};
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

/// How often the front asks, one and the other in turn, before it gives up.
const TRIES: usize = 4;

/// How one of the instances is started.
type Start = Box<dyn Fn() -> Command + Send>;

/// Two of each, behind one address.
pub struct Instances {
    stop: Arc<AtomicBool>,
    killed: Arc<AtomicUsize>,
    front: Arc<Front>,
    killing: Option<JoinHandle<()>>,
}

/// What stands before those that serve, as an operator's proxy does. Who was killed it finds out by asking.
struct Front {
    addresses: Mutex<[SocketAddr; 2]>,
    /// Held while a form is under way, so that nobody is killed then: whether it was taken only a person can find out, who
    /// looks. In tests/torture they are cut off.
    forms: RwLock<()>,
    /// How often one that serves was asked because the other gave no answer.
    moved: AtomicUsize,
}

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
        let ([(one, first), (two, second)], workers) = ([serving(), serving()], [working(), working()]);
        let (mut servers, mut workers) = ([Some(one), Some(two)], workers.map(Some));
        let addresses = Mutex::new([first, second]);
        let before = Arc::new(Front { addresses, forms: RwLock::new(()), moved: AtomicUsize::new(0) });
        let (stop, killed) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        thread::spawn({
            let before = Arc::clone(&before);
            move || before.stand(&front)
        });
        let killing = thread::spawn({
            let (stop, killed, before) = (Arc::clone(&stop), Arc::clone(&killed), Arc::clone(&before));
            move || {
                for place in [0, 1].into_iter().cycle() {
                    thread::sleep(PAUSE);
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    workers[place] = None;
                    {
                        let _no_form = before.forms.write().unwrap();
                        servers[place] = None;
                    }
                    killed.fetch_add(2, Ordering::Relaxed);
                    workers[place] = Some(working());
                    let (program, address) = serving();
                    servers[place] = Some(program);
                    before.addresses.lock().unwrap()[place] = address;
                }
            }
        });
        Self { stop, killed, front: before, killing: Some(killing) }
    }

    pub fn killed(&self) -> usize {
        self.killed.load(Ordering::Relaxed)
    }
}

impl Drop for Instances {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.killing.take().map(JoinHandle::join);
        println!("{} requests went on to the other one", self.front.moved.load(Ordering::Relaxed));
    }
}

impl Front {
    /// Takes each connection to one of those that serve, in turn, for one request.
    fn stand(self: &Arc<Self>, front: &TcpListener) {
        for (connection, place) in front.incoming().map_while(Result::ok).zip([0, 1].into_iter().cycle()) {
            let this = Arc::clone(self);
            thread::spawn(move || drop(this.pass_on(connection, place)));
        }
    }

    fn pass_on(&self, mut browser: TcpStream, place: usize) -> std::io::Result<()> {
        let Some(request) = read_request(&mut browser)? else { return Ok(()) };
        // One request on each connection, so that the next one may go to the other.
        let request = request.replacen("Connection: keep-alive", "Connection: close", 1);
        let is_form = !request.starts_with("GET ");
        let _form = is_form.then(|| self.forms.read().unwrap());
        for place in [place, 1 - place].into_iter().cycle().take(TRIES) {
            let address = self.addresses.lock().unwrap()[place];
            // Where nobody listens, nothing has come of it.
            if let Ok(mut server) = TcpStream::connect(address) {
                match answer_of(&mut server, &request) {
                    Some(answer) => return browser.write_all(&answer),
                    None if is_form => return Ok(()),
                    None => {}
                }
            }
            self.moved.fetch_add(1, Ordering::Relaxed);
        }
        println!("no answer to {}", request.lines().next().unwrap_or_default());
        Ok(())
    }
}

fn length_in(head: &str) -> Option<usize> {
    head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok())
}

/// A request with all of its body; none where the browser sends none.
fn read_request(browser: &mut TcpStream) -> std::io::Result<Option<String>> {
    let mut request = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        let read = browser.read(&mut piece)?;
        request.extend_from_slice(&piece[..read]);
        if read == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&request);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        if body.len() >= length_in(head).unwrap_or(0) {
            return Ok(Some(text.into_owned()));
        }
    }
}

/// The answer, if all of it comes.
fn answer_of(server: &mut TcpStream, request: &str) -> Option<Vec<u8>> {
    let mut answer = Vec::new();
    server.write_all(request.as_bytes()).ok()?;
    server.read_to_end(&mut answer).ok()?;
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&answer[..end]);
    let is_whole = match length_in(&head) {
        Some(length) => answer.len() == end + length,
        None if head.to_lowercase().contains("transfer-encoding: chunked") => answer.ends_with(b"0\r\n\r\n"),
        None => true,
    };
    is_whole.then_some(answer)
}
