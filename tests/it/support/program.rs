//! The built program, run as an operator runs it.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use super::app::{KEY, TestApp};

/// The built program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_handover");
/// How long anything may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the program may take to end, once it was told to: what is promised, however busy the machine is.
const END_WITHIN: Duration = Duration::from_secs(30);

/// A command that has ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs `handover` in a folder with just these settings and this on its standard input, to its end.
pub fn run(folder: &Path, settings: &[(&str, &str)], arguments: &[&str], input: &str) -> Ran {
    let mut child = command(folder, settings, arguments).stdin(Stdio::piped()).spawn().unwrap();
    // A program that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let done = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
}

/// `handover` with just these settings, to be run in a folder.
pub fn command(folder: &Path, settings: &[(&str, &str)], arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("HANDOVER_")) {
        command.env_remove(name);
    }
    command.envs(settings.iter().copied());
    command
}

/// Gives another way of starting the program the settings of this one, and no others.
pub fn with_environment_of(program: &Command, other: &mut Command) {
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => other.env(name, value),
            None => other.env_remove(name),
        };
    }
}

impl TestApp {
    /// Runs a command on the database of this application.
    pub fn command(&self, arguments: &[&str]) -> Ran {
        self.command_told(arguments, "")
    }

    /// As [`TestApp::command`], with this on standard input.
    pub fn command_told(&self, arguments: &[&str], input: &str) -> Ran {
        let url = self.database_url();
        run(self.folder(), &[("HANDOVER_DATABASE_URL", &url)], arguments, input)
    }
}

impl Ran {
    /// Ended well; what it said.
    pub fn done(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.out
    }

    /// Failed with one clear line, which it gives without the name before it.
    pub fn failed(self) -> String {
        assert_eq!((self.code, self.out.as_str(), self.err.lines().count()), (Some(1), "", 1), "{self:?}");
        self.err.trim_end().strip_prefix("handover: ").unwrap().to_owned()
    }

    /// Was told what makes no sense; what it said of that.
    pub fn wrong(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (Some(2), ""), "{self:?}");
        self.err
    }
}

/// The program at work, until it is told to end.
pub struct Running {
    child: Child,
    out: Arc<Mutex<String>>,
    log: Arc<Mutex<String>>,
    /// Since when it has known that it is to end.
    told: OnceLock<Instant>,
}

impl Running {
    pub fn start(folder: &Path, settings: &[(&str, &str)], arguments: &[&str]) -> Self {
        Self::spawn(&mut command(folder, settings, arguments))
    }

    /// The program started in a way of its own.
    pub fn spawn(command: &mut Command) -> Self {
        Self::watched(command.stdin(Stdio::null()).spawn().unwrap())
    }

    fn watched(mut child: Child) -> Self {
        let out = child.stdout.take().map(collected).unwrap_or_default();
        let log = child.stderr.take().map(collected).unwrap_or_default();
        Self { child, out, log, told: OnceLock::new() }
    }

    /// The program with two sockets handed over, as systemd hands them over: by their numbers, from 3 on.
    #[cfg(unix)]
    pub fn with_sockets(program: &Command, sockets: [std::os::fd::OwnedFd; 2]) -> Self {
        let mut shell = Command::new("sh");
        let hand_over = "exec 3<&0 4<&1 </dev/null >/dev/null; LISTEN_PID=$$ LISTEN_FDS=2 exec \"$@\"";
        shell.args(["-c", hand_over, "sh"]).arg(program.get_program()).args(program.get_args());
        with_environment_of(program, &mut shell);
        let [first, second] = sockets.map(Stdio::from);
        Self::watched(shell.stdin(first).stdout(second).stderr(Stdio::piped()).spawn().unwrap())
    }

    /// `handover serve` on a free port, with the database, key and mail server of this application.
    pub fn serve(app: &TestApp, settings: &[(&str, &str)]) -> Self {
        Self::beside(app, settings, &["serve"])
    }

    /// Any command that stays, with the database, key and mail server of this application.
    pub fn beside(app: &TestApp, settings: &[(&str, &str)], arguments: &[&str]) -> Self {
        let (database, smtp) = (app.database_url(), app.smtp.url());
        let mut all = vec![
            ("HANDOVER_DATABASE_URL", database.as_str()),
            ("HANDOVER_SMTP_URL", &smtp),
            ("HANDOVER_SECRET_KEY", KEY),
            ("HANDOVER_LISTEN", "127.0.0.1:0"),
        ];
        all.extend(settings);
        Self::start(app.folder(), &all, arguments)
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    pub fn out(&self) -> String {
        self.out.lock().unwrap().clone()
    }

    /// Where it listens, once it does: the log says it.
    pub fn address(&self) -> String {
        self.wait(|| self.address_so_far())
    }

    /// Where it listens, if it does by now.
    pub fn address_so_far(&self) -> Option<String> {
        let log = self.log();
        let (_, rest) = log.split_once("listening address=")?;
        let (address, _) = rest.split_once('\n')?;
        log.contains(" ready ").then(|| format!("http://{}", address.trim()))
    }

    /// Whether it has ended, of itself or otherwise.
    #[allow(dead_code, reason = "for tests/torture")]
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    pub fn wait<T>(&self, found: impl Fn() -> Option<T>) -> T {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = found() {
                return found;
            }
            assert!(Instant::now() < until, "in vain: {}{}", self.out(), self.log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Kills it, which it cannot prepare for; what it had logged.
    #[allow(dead_code, reason = "for tests/torture")]
    pub fn ended_by_kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.log()
    }

    /// Sends it a signal, such as `TERM`; its exit status.
    pub fn ends_on(self, signal: &str) -> Option<i32> {
        self.is_sent(signal);
        self.ends()
    }

    /// Sends it a signal, and goes on.
    pub fn is_sent(&self, signal: &str) {
        let id = self.child.id().to_string();
        self.told.get_or_init(Instant::now);
        assert!(Command::new("kill").args([&format!("-{signal}"), &id]).status().unwrap().success());
    }

    /// Waits for its end, which comes within 30 s of the signal; its exit status.
    pub fn ends(mut self) -> Option<i32> {
        let until = *self.told.get_or_init(Instant::now) + END_WITHIN;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(Instant::now() < until, "it does not end within {END_WITHIN:?}: {}", self.log());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn collected(from: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let text = Arc::new(Mutex::new(String::new()));
    let into = Arc::clone(&text);
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            into.lock().unwrap().push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    });
    text
}
