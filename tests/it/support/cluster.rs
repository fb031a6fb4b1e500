//! Throw-away PostgreSQL clusters: made in a temporary folder, run as an unprivileged user, stopped and deleted when the test
//! process ends, however it ends. No other cluster is touched.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use handover::config::DatabaseUrl;
use handover::store::{connection, migrations};

/// The user that every Unix system has for what may do nothing.
const NOBODY: u32 = 65534;
/// How long a cluster may take to start, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
/// How often it is started, where its port is somebody else's.
const TRIES: usize = 5;
/// No cluster outlives its test process, so that nothing needs to reach the disk. The one that all tests share has a database copied for
/// each of them, hundreds of times: that would cost more than the tests themselves, were not little logged and much kept in memory.
const SHARED_BY_ALL: &[&str] = &[
    "fsync=off",
    "full_page_writes=off",
    "max_connections=1000",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "shared_buffers=256MB",
];
/// Databases that nobody needs any longer are dropped so many at a time: only the first of them waits for all that was written.
const DROPPED_AT_ONCE: usize = 24;
/// The migrated database that the others are copies of.
const TEMPLATE: &str = "handover_template";

/// The cluster that all tests of this process share.
static SHARED: LazyLock<Cluster> = LazyLock::new(|| Cluster::start(SHARED_BY_ALL));
static TEMPLATE_MADE: Mutex<bool> = Mutex::new(false);
static UNUSED: Mutex<Vec<String>> = Mutex::new(Vec::new());
static MADE: AtomicUsize = AtomicUsize::new(0);

/// A cluster that listens on a port of 127.0.0.1, its user `postgres` without a password.
pub struct Cluster {
    folder: PathBuf,
    port: u16,
    /// While it is open the cluster is kept: see [`keep`].
    _kept: ChildStdin,
}

impl Cluster {
    /// Makes a cluster with these settings and starts it.
    pub fn start(settings: &[&str]) -> Self {
        Self::start_from(settings, |data| {
            let folder = data.parent().unwrap();
            // Sorted by the language of a customer's country, and with its messages, as an operator's may be.
            let made = command("initdb", folder)
                .args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
                .arg("--pgdata")
                .arg(data)
                .output();
            succeeded(&made.unwrap(), "initdb");
        })
    }

    /// Starts a cluster whose data `make` puts into the folder that it is given.
    pub fn start_from(settings: &[&str], make: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::Builder::new().prefix("handover-pg-").tempdir().unwrap().keep();
        if is_root() {
            chown(&folder, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        let data = folder.join("data");
        make(&data);
        let mut cluster = Self { _kept: keep(&folder), folder, port: free_port() };
        for _ in 0..TRIES {
            if cluster.tries_to_start(settings) {
                return cluster;
            }
            // Somebody may have been faster to take it.
            cluster.port = free_port();
        }
        panic!("PostgreSQL does not start: {}", cluster.log());
    }

    /// Starts a cluster that was stopped.
    pub fn start_again(&self, settings: &[&str]) {
        for _ in 0..TRIES {
            if self.tries_to_start(settings) {
                return;
            }
            // Somebody may hold its port for a moment.
            thread::sleep(Duration::from_secs(1));
        }
        panic!("PostgreSQL does not start again: {}", self.log());
    }

    /// Whether it has started, or has ended before.
    fn tries_to_start(&self, settings: &[&str]) -> bool {
        let log = File::options().create(true).append(true).open(self.log_file()).unwrap();
        let mut postgres = command("postgres", &self.folder);
        // As an operator's may, it speaks another language where its catalogues are there: nobody here may go by its words.
        postgres.env("LANGUAGE", "de");
        postgres.arg("-D").arg(self.data()).args(["-p", &self.port.to_string()]);
        for setting in [&format!("unix_socket_directories={}", self.folder.display()), "listen_addresses=127.0.0.1"] {
            postgres.args(["-c", setting]);
        }
        for setting in settings {
            postgres.args(["-c", setting]);
        }
        let mut child = postgres.stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
        let until = Instant::now() + PATIENCE;
        while connection::connect(&self.url("postgres")).is_err() {
            if child.try_wait().unwrap().is_some() {
                return false;
            }
            assert!(Instant::now() < until, "PostgreSQL does not start: {}", self.log());
            thread::sleep(Duration::from_millis(50));
        }
        thread::spawn(move || drop(child.wait()));
        true
    }

    /// Stops it: `fast`, or `immediate` as by a power cut.
    pub fn stop(&self, mode: &str) {
        succeeded(&self.pg_ctl(&["stop", "-m", mode]), "pg_ctl stop");
    }

    /// `pg_ctl` on this cluster.
    pub fn pg_ctl(&self, arguments: &[&str]) -> std::process::Output {
        command("pg_ctl", &self.folder).args(arguments).arg("-w").arg("-D").arg(self.data()).output().unwrap()
    }

    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    fn log_file(&self) -> PathBuf {
        self.folder.join("log")
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    /// The address of one of its databases.
    pub fn url(&self, database: &str) -> DatabaseUrl {
        DatabaseUrl::Postgres(self.address(database))
    }

    /// The same as text.
    pub fn address(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Runs a statement in one of its databases.
    pub fn execute(&self, database: &str, statement: &str) {
        let mut conn = connection::connect(&self.url(database)).unwrap();
        diesel::sql_query(statement).execute(&mut conn).unwrap();
    }
}

/// A database of its own in the shared cluster, dropped some time after this.
pub struct TestDatabase {
    name: String,
}

impl TestDatabase {
    /// With nothing in it.
    pub fn empty() -> Self {
        Self::made_from("template0")
    }

    /// With our tables, and nothing in these.
    pub fn migrated() -> Self {
        let mut made = TEMPLATE_MADE.lock().unwrap();
        if !*made {
            SHARED.execute("postgres", &format!("CREATE DATABASE {TEMPLATE} TEMPLATE template0"));
            migrations::run(&mut connection::connect(&SHARED.url(TEMPLATE)).unwrap()).unwrap();
            *made = true;
        }
        drop(made);
        Self::made_from(TEMPLATE)
    }

    fn made_from(template: &str) -> Self {
        let name = format!("test_{}", MADE.fetch_add(1, Ordering::Relaxed));
        SHARED.execute("postgres", &format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Self { name }
    }

    pub fn url(&self) -> DatabaseUrl {
        SHARED.url(&self.name)
    }

    /// For `HANDOVER_DATABASE_URL`.
    pub fn address(&self) -> String {
        SHARED.address(&self.name)
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it is.
    pub fn cluster() -> &'static Cluster {
        &SHARED
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let mut unused = UNUSED.lock().unwrap_or_else(PoisonError::into_inner);
        unused.push(std::mem::take(&mut self.name));
        if unused.len() >= DROPPED_AT_ONCE {
            unused.drain(..).for_each(|name| SHARED.execute("postgres", &format!("DROP DATABASE {name} WITH (FORCE)")));
        }
    }
}

/// Stops the cluster and deletes its folder once the pipe to it is closed, which the end of this process does at the latest.
fn keep(folder: &Path) -> ChildStdin {
    let script = "read -r _; \"$0\" stop -w -s -m immediate -D \"$1/data\"; rm -rf \"$1\"";
    let mut keeper = command("sh", folder);
    keeper.args(["-c", script]).arg(program("pg_ctl")).arg(folder);
    let mut child: Child =
        keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0).spawn().unwrap();
    let kept = child.stdin.take().unwrap();
    thread::spawn(move || drop(child.wait()));
    kept
}

/// A command that runs as an unprivileged user, which PostgreSQL insists on.
pub fn command(name: &str, folder: &Path) -> Command {
    let mut command = Command::new(program(name));
    command.current_dir(folder).stdin(Stdio::null()).env("LC_ALL", "C.UTF-8");
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

/// A port that is free now, and may not be so for long.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Gives a file to the user that the cluster runs as, for its eyes alone.
pub fn own(path: &Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    if is_root() {
        chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

/// A program of PostgreSQL: Debian keeps most of them out of the search path.
fn program(name: &str) -> PathBuf {
    let mut folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH").unwrap()).collect();
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<PathBuf> = versions.map(|entry| entry.path().join("bin")).collect();
    versions.sort();
    folders.extend(versions.into_iter().rev());
    let found = folders.into_iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    found
        .unwrap_or_else(|| panic!("{name} is not installed: PostgreSQL's programs are needed (scripts/test gets them)"))
}

/// The output of a program that ended well.
pub fn succeeded(output: &std::process::Output, what: &str) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{what}: {}{}", text(&output.stdout), text(&output.stderr));
}
