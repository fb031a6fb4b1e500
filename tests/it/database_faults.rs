//! A database that cannot be worked with: said clearly, at the start and in the pages, and nothing is answered with success
//! that was not kept.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use diesel::RunQueryDsl;

use crate::support::app::{KEY, PASSWORD, TestApp};
use crate::support::program::{PROGRAM, Running, command, run, with_environment_of};

/// The user that every Unix system has for what may do nothing.
const NOBODY: u32 = 65534;

fn says(folder: &Path, arguments: &[&str]) -> String {
    let settings = [
        ("HANDOVER_DATABASE_URL", "sqlite://h.db"),
        ("HANDOVER_SECRET_KEY", KEY),
        ("HANDOVER_SMTP_URL", "mailbox:"),
        ("HANDOVER_LISTEN", "127.0.0.1:0"),
    ];
    let told = run(folder, &settings, arguments, "");
    assert_eq!((told.code, told.out.as_str()), (Some(2), ""), "{told:?}");
    told.err.lines().last().unwrap().to_owned()
}

#[test]
fn a_file_that_is_no_database_is_named_as_such_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("h.db");
    let text = "Dear diary, today I was taken for a database.\n".repeat(200);
    fs::write(&file, &text).unwrap();
    let all = [
        &["serve"][..],
        &["worker", "--base-url", "http://h.example"],
        &["migrate"],
        &["import", "--accounts", "none.csv"],
        &["account", "show", "xx11111-nic"],
        &["outbox", "list"],
        &["backup", "b.db"],
    ];
    for arguments in all {
        assert_eq!(says(folder.path(), arguments), "handover: h.db is not a database", "{arguments:?}");
    }
    for (from, to, flag) in [("h.db", "new.db", "--from"), ("old.db", "h.db", "--to")] {
        run(folder.path(), &[("HANDOVER_DATABASE_URL", "sqlite://old.db")], &["migrate"], "").done();
        let copy = ["copy", "--from", &format!("sqlite://{from}"), "--to", &format!("sqlite://{to}")];
        assert_eq!(says(folder.path(), &copy), format!("handover: {flag}: h.db is not a database"));
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    for arguments in all {
        assert_eq!(says(folder.path(), arguments), "handover: h.db is not a database", "{arguments:?}");
    }
}

#[test]
fn a_schema_of_a_newer_version_is_refused_and_left_alone() {
    let app = TestApp::start();
    let insert = "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')";
    diesel::sql_query(insert).execute(&mut *app.conn()).unwrap();
    let tables = app.db_count("__diesel_schema_migrations");
    let newer =
        format!("its schema is 99990101000000, and handover {} knows schemas up to 0", env!("CARGO_PKG_VERSION"));
    for arguments in [&["migrate"][..], &["account", "show", "xx11111-nic"], &["import", "--accounts", "none.csv"]] {
        let said = app.command(arguments).failed();
        assert!(said.contains(&newer), "{arguments:?}: {said}");
    }
    assert_eq!(app.db_count("__diesel_schema_migrations"), tables);
    // Where the next version is being rolled out, this one works on.
    assert_eq!(app.customer("Alice").get("/readyz").status, 200);
}

#[test]
fn a_file_that_may_not_be_written_to_is_named() {
    let app = TestApp::on_a_file();
    let (folder, file) = (app.folder(), app.folder().join("handover.db"));
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    let program = folder.join("handover");
    fs::copy(PROGRAM, &program).unwrap();
    let mut migrate = Command::new(&program);
    with_environment_of(&command(folder, &[], &[]), &mut migrate);
    migrate.args(["migrate", "--database-url", "sqlite://handover.db"]).current_dir(folder);
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        // What is forbidden is not to the system's administrator.
        migrate.uid(NOBODY).gid(NOBODY);
    }
    let ended = once_it_is_closed(|| migrate.output());
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert!(said.contains("handover.db: Permission denied") && said.lines().count() == 1, "{said}");
}

/// Runs a program that was just written. Another test that starts one meanwhile has handed its own the open file, for a moment.
fn once_it_is_closed<T>(run: impl FnMut() -> io::Result<T>) -> T {
    let is_busy =
        |ran: &io::Result<T>| ran.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::ExecutableFileBusy);
    let mut tries = std::iter::repeat_with(run).take(100).skip_while(|ran| {
        let is_busy = is_busy(ran);
        if is_busy {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        is_busy
    });
    tries.next().expect("it stays busy").unwrap()
}

/// Whether this process holds a lock on a file.
fn is_locked(file: &Path) -> bool {
    let (process, inode) = (format!(" {} ", std::process::id()), format!(":{} ", fs::metadata(file).unwrap().ino()));
    let locks = fs::read_to_string("/proc/locks").unwrap();
    locks.lines().any(|lock| lock.contains(&process) && lock.contains(&inode))
}

/// They are gone where the process closes the file in any other way: the system's rule for such locks.
#[test]
fn the_locks_on_a_used_database_are_kept() {
    let app = TestApp::on_a_file();
    let several = [app.conn(), app.conn(), app.conn()];
    let file = app.folder().join("handover.db");
    assert!(is_locked(&file));
    drop((app.conn(), app.customer("Alice").sign_in()));
    assert!(is_locked(&file));
    drop(several);
}

#[test]
fn while_nothing_more_can_be_written_pages_say_so_and_come_back() {
    let mut app = TestApp::on_a_file();
    let (database, smtp) = (app.database_url(), app.smtp.url());
    let settings = [
        ("HANDOVER_DATABASE_URL", database.as_str()),
        ("HANDOVER_SMTP_URL", &smtp),
        ("HANDOVER_SECRET_KEY", KEY),
        ("HANDOVER_LISTEN", "127.0.0.1:0"),
    ];
    let program = command(app.folder(), &settings, &[]);
    // A file that has reached its limit is a fault to be told of, not a signal to die of.
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; exec \"$0\" serve", PROGRAM]).current_dir(app.folder());
    with_environment_of(&program, &mut limited);
    let running = Running::spawn(limited.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()));
    app.base = running.address();
    let alice = app.customer("Alice");
    alice.get("/profile");
    let limit = |most: &str| {
        let process = running.process().to_string();
        let set = Command::new("prlimit").args(["--pid", &process, &format!("--fsize={most}:unlimited")]).status();
        assert!(set.unwrap().success());
    };
    let renames = |name: &str| {
        let (email, password) = (alice.email.as_str(), PASSWORD);
        let fields = [("name", name), ("email", email), ("language", "en"), ("current_password", password)];
        alice.post("/profile", &fields)
    };
    limit("4096");
    let refused = renames("Alice Unkept");
    assert_eq!((refused.status, refused.header("retry-after")), (503, Some("5")), "{}", refused.body);
    assert_eq!(app.db_count("accounts WHERE name = 'Alice Unkept'"), 0);
    limit("unlimited");
    assert_eq!(renames("Alice Kept").status, 303);
    assert_eq!(app.db_count("accounts WHERE name = 'Alice Kept'"), 1);
    assert_eq!(running.ends_on("TERM"), Some(0));
}
