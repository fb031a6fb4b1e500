//! The built program, as a process of its own.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::Outcome;

const BINARY: &str = env!("CARGO_BIN_EXE_handover");
pub const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// The program without what the bench itself is told by the environment, which it does not know.
fn handover() -> Command {
    let mut command = Command::new(BINARY);
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("HANDOVER_")) {
        command.env_remove(name);
    }
    command
}

/// Loads the folder's CSV files.
pub fn import(database: &str, folder: &Path) -> Outcome<()> {
    let status = handover()
        .args(["import", "--database-url", database, "--accounts"])
        .arg(folder.join("accounts.csv"))
        .arg("--services")
        .arg(folder.join("services.csv"))
        .stdout(Stdio::null())
        .status()?;
    if status.success() { Ok(()) } else { Err("the import failed".into()) }
}

/// A process that serves, and ends with this value.
pub struct Program {
    child: Child,
    pub address: SocketAddr,
    pub start_up: Duration,
}

impl Program {
    /// Starts `handover serve` on a free port, with its throttles `on` or `off`, and waits until it is ready.
    pub fn start(database: &str, limits: &str) -> Outcome<Self> {
        Self::serve(database, "mailbox:", &["--limits", limits])
    }

    /// Pages only, and without throttles.
    pub fn start_without_worker(database: &str) -> Outcome<Self> {
        Self::serve(database, "mailbox:", &["--limits", "off", "--no-worker"])
    }

    /// Without throttles, and with a mail server on this port of loopback.
    pub fn start_sending(database: &str, port: u16) -> Outcome<Self> {
        Self::serve(database, &format!("smtp://127.0.0.1:{port}?tls=none"), &["--limits", "off"])
    }

    fn serve(database: &str, smtp: &str, more: &[&str]) -> Outcome<Self> {
        let mut command = handover();
        command
            .args(["serve", "--database-url", database, "--listen", "127.0.0.1:0", "--secret-key", KEY])
            .args(["--smtp-url", smtp, "--log", "warn,handover::commands=info"])
            .args(more);
        Self::wait(command.stderr(Stdio::piped()), "url=\"http://")
    }

    /// Starts a command, and waits for the line of its standard error that tells the address.
    pub fn wait(command: &mut Command, mark: &str) -> Outcome<Self> {
        let started = Instant::now();
        let mut child = command.spawn()?;
        let lines = BufReader::new(child.stderr.take().ok_or("no standard error")?).lines();
        let mut address = None;
        let mut lines = lines.map_while(Result::ok);
        for line in lines.by_ref() {
            if let Some((_, rest)) = line.split_once(mark) {
                address = rest.split('"').next().and_then(|address| address.parse().ok());
                break;
            }
        }
        let start_up = started.elapsed();
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { address: address.ok_or("the program did not tell its address")?, child, start_up })
    }

    /// The memory that it holds, in MiB.
    pub fn resident(&self) -> Outcome<u64> {
        self.memory("VmRSS:")
    }

    /// The most that it has held.
    pub fn peak(&self) -> Outcome<u64> {
        self.memory("VmHWM:")
    }

    /// From here on a new peak is looked for.
    pub fn forget_peak(&self) -> Outcome<()> {
        Ok(fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5")?)
    }

    fn memory(&self, what: &str) -> Outcome<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with(what)).ok_or("no such line")?;
        let kibibytes: u64 = line.split_whitespace().nth(1).ok_or("no number")?.parse()?;
        Ok(kibibytes / 1024)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
