//! The example in Python, as a real process beside the application: killed whenever, it misses no change and does none twice.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::app::TestApp;

/// The example, with its copy in a folder of its own.
struct Example<'a> {
    app: &'a TestApp,
    key: String,
    folder: tempfile::TempDir,
}

impl<'a> Example<'a> {
    fn new(app: &'a TestApp) -> Self {
        Self { app, key: app.program("example", "read").key, folder: tempfile::tempdir().unwrap() }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("python3");
        command
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/python/contacts.py"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("API_URL", &self.app.base)
            .env("API_KEY", &self.key);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// It is asked nothing but what its copy has.
    fn shows(&self) -> String {
        let shown = self.run(&["show"]);
        assert!(shown.status.success(), "{shown:?}");
        String::from_utf8(shown.stdout).unwrap()
    }

    /// Whether its copy is what the application says.
    fn is_right(&self) {
        let compared = self.run(&["compare"]);
        assert!(compared.status.success(), "{compared:?}");
    }

    fn follows(&self, more: &[&str]) -> Following {
        let log = self.folder.path().join("log");
        let to_log = || Stdio::from(fs::OpenOptions::new().create(true).append(true).open(&log).unwrap());
        let mut command = self.command(&["follow", "--every", "0.2"]);
        Following(command.args(more).stdout(to_log()).stderr(to_log()).spawn().unwrap())
    }

    fn waits_for(&self, what: &str) {
        let until = Instant::now() + Duration::from_secs(60);
        while !self.shows().contains(what) {
            let log = fs::read_to_string(self.folder.path().join("log"));
            assert!(Instant::now() < until, "{what} is not in the copy: {log:?}");
            thread::sleep(Duration::from_millis(50));
        }
    }
}

/// It runs until it is killed.
struct Following(Child);

impl Drop for Following {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn line(name: &str, contacts: [&str; 3]) -> String {
    format!("DOMAIN\t{name}\t{}\n", contacts.join("\t"))
}

#[test]
fn it_copies_all_and_follows_what_customers_do() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    app.service("example.net", &bob, &bob, &bob);
    let example = Example::new(&app);
    let following = example.follows(&[]);
    example.waits_for("example.net");
    assert!(example.shows().contains(&line("example.org", [&alice.nic, &alice.nic, &alice.nic])));

    let [request] = alice.asks_for(service).tech(&bob).confirm()[..] else { panic!("one request") };
    alice.accepts(request);
    bob.accepts(request);
    app.work();
    example.waits_for(&line("example.org", [&alice.nic, &bob.nic, &alice.nic]));
    drop(following);
    example.is_right();
}

#[test]
fn killed_again_and_again_it_is_right_after_a_thousand_changes() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let panel = app.program("panel", "sync");
    let change = |round: usize| {
        // Each service changes hands once in ten rounds, and one is removed and made anew.
        let put = |number: usize| {
            let tech = if (number + round).is_multiple_of(2) { &alice.nic } else { &bob.nic };
            let contacts = json!({"administrative": alice.nic, "technical": tech, "billing": alice.nic});
            json!({"put": format!("/services/DOMAIN/s{number}.example"), "body": contacts})
        };
        let lines: Vec<_> = (0..100).map(put).collect();
        let done = panel.batch(&lines);
        assert_eq!(done.status, 200, "{}", done.body);
    };
    change(0);
    let example = Example::new(&app);
    drop(example.follows(&[]));
    for round in 1..=10 {
        let following = example.follows(&[]);
        change(round);
        thread::sleep(Duration::from_millis(37 * u64::try_from(round).unwrap()));
        drop(following);
    }
    assert_eq!(panel.delete("/services/DOMAIN/s7.example").status, 204);
    let caught_up = example.run(&["follow", "--once"]);
    assert!(caught_up.status.success(), "{caught_up:?}");
    assert!(!example.shows().contains("\ts7.example\t"));
    example.is_right();
}

#[test]
fn a_key_that_is_worth_nothing_is_said_and_a_copy_stays_as_it_was() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.service("example.org", &alice, &alice, &alice);
    let example = Example::new(&app);
    assert!(example.run(&["follow", "--once"]).status.success());
    let before = example.shows();
    app.command(&["api-key", "revoke", "example"]).done();
    let refused = example.run(&["follow", "--once"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("401"), "{refused:?}");
    assert_eq!(example.shows(), before);
}
