//! `handover backup`: the SQLite database in a file of its own, while it is in use.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use diesel::connection::SimpleConnection;
use handover::config::DatabaseUrl;
use handover::store::{AnyConnection, connection};

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::program::{PROGRAM, command, run, with_environment_of};

/// A connection to the file of an application, as an operator's own tool makes it.
fn sqlite(app: &TestApp, statements: &str) {
    let mut conn = connection::connect(&DatabaseUrl::parse(&app.database_url()).unwrap()).unwrap();
    let AnyConnection::Sqlite(sqlite) = &mut conn else { panic!("no SQLite") };
    sqlite.batch_execute(statements).unwrap();
}

/// What is in a folder, but for the database and what SQLite keeps beside it.
fn others(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| !name.starts_with("handover.db")).collect();
    names.sort();
    names
}

/// Puts a backup where a database is looked for, and starts an application on it.
fn restored(app: &TestApp, backup: &Path, folder: &Path) -> TestApp {
    let file: PathBuf = folder.join("handover.db");
    fs::copy(backup, &file).unwrap();
    app.beside(&format!("sqlite://{}", file.display()))
}

#[test]
fn a_restored_backup_goes_on_from_where_it_was() {
    let app = TestApp::on_a_file();
    let it = Pair::new(&app);
    let codes = [it.alice.code(), it.bob.code()];
    let said = app.command(&["backup", "kept.db"]).done();
    let file = app.folder().join("kept.db");
    assert_eq!(said, format!("kept.db: {} bytes, checked.\n", fs::metadata(&file).unwrap().len()));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(others(app.folder()), ["kept.db"]);
    it.both_accept();
    app.work();
    assert_eq!(it.state(), ["done", "done"]);

    let folder = tempfile::tempdir().unwrap();
    let again = restored(&app, &file, folder.path());
    let [alice, bob] = [it.alice.at(&again), it.bob.at(&again)];
    assert_eq!([alice.sees(it.request), bob.sees(it.request)], ["pending-own", "pending-own"]);
    assert_eq!(alice.try_decides(it.request, "accept", &codes[0]).status, 303);
    assert_eq!(bob.try_decides(it.request, "accept", &codes[1]).status, 303);
    again.work();
    assert_eq!(again.contacts(it.service), [alice.id, bob.id, alice.id]);
}

#[test]
fn a_backup_shows_one_moment_while_others_write() {
    let app = TestApp::on_a_file();
    app.customer("Alice");
    let mut before = 0;
    app.while_pairs_are_written(|| {
        for number in 0..5 {
            let file = format!("{number}.db");
            app.command(&["backup", &file]).done();
            let folder = tempfile::tempdir().unwrap();
            let again = restored(&app, &app.folder().join(&file), folder.path());
            let rows = again.db_count("submissions");
            assert_eq!(rows, again.db_count("throttle_hits"));
            assert!(rows > before || number == 0, "writers go on meanwhile");
            before = rows;
        }
    });
}

#[test]
fn a_backup_never_overwrites() {
    let app = TestApp::on_a_file();
    let there = app.folder().join("there.db");
    fs::write(&there, "precious").unwrap();
    std::os::unix::fs::symlink("nowhere", app.folder().join("link.db")).unwrap();
    for file in ["there.db", "link.db", "."] {
        assert_eq!(app.command(&["backup", file]).failed(), format!("{file} exists; a backup never overwrites"));
    }
    assert_eq!(fs::read_to_string(&there).unwrap(), "precious");
    assert_eq!(others(app.folder()), ["link.db", "there.db"]);
}

#[test]
fn a_database_of_an_older_version_is_backed_up_too() {
    let app = TestApp::on_a_file();
    sqlite(&app, "DELETE FROM __diesel_schema_migrations WHERE version <> '00000000000001'");
    app.command(&["backup", "older.db"]).done();
}

#[test]
fn what_is_no_database_of_ours_is_not_backed_up_and_not_made() {
    let app = TestApp::on_a_file();
    let told = |from: &str| {
        let settings = [("HANDOVER_DATABASE_URL", format!("sqlite://{from}"))];
        let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
        run(app.folder(), &settings, &["backup", "kept.db"], "")
    };
    assert!(told("missing.db").failed().ends_with("there is no file missing.db"));
    fs::write(app.folder().join("text.db"), "no database at all, whatever its name says").unwrap();
    let no_database = told("text.db");
    assert_eq!((no_database.code, no_database.err.as_str()), (Some(2), "handover: text.db is not a database\n"));
    fs::write(app.folder().join("empty.db"), "").unwrap();
    assert_eq!(told("empty.db").failed(), "the database holds nothing of handover");
    sqlite(&app, "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')");
    assert!(told("handover.db").failed().contains("its schema is 99990101000000"));
    assert_eq!(others(app.folder()), ["empty.db", "text.db"]);
}

#[test]
fn postgres_is_backed_up_by_its_own_programs() {
    let app = TestApp::on_a_file();
    let settings = [("HANDOVER_DATABASE_URL", "postgres://u:hunter2@db.example/h")];
    let told = run(app.folder(), &settings, &["backup", "kept.db"], "").failed();
    assert!(told.contains("pg_dump") && told.contains("docs/operations.md") && !told.contains("hunter2"), "{told}");
}

#[test]
fn a_broken_database_gives_no_backup() {
    let app = TestApp::on_a_file();
    app.customer("Alice");
    sqlite(&app, "PRAGMA foreign_keys = OFF; INSERT INTO submissions (requester_id, created_at) VALUES (7, 1)");
    let told = app.command(&["backup", "kept.db"]).failed();
    assert_eq!(
        told,
        "no backup was made, since the copy is broken: submissions names a row of accounts that is not there"
    );
    assert_eq!(others(app.folder()), [""; 0]);
}

#[test]
fn a_disk_that_is_full_leaves_nothing_behind() {
    let app = TestApp::on_a_file();
    // No file may grow beyond 100 KiB, and the program is told so instead of being killed.
    let script = "trap '' XFSZ; ulimit -f 200; exec \"$0\" backup kept.db";
    let mut limited = Command::new("sh");
    let url = app.database_url();
    with_environment_of(&command(app.folder(), &[("HANDOVER_DATABASE_URL", &url)], &[]), &mut limited);
    let ran = limited.args(["-c", script, PROGRAM]).current_dir(app.folder()).output().unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert_eq!((ran.status.code(), told.lines().count()), (Some(1), 1), "{told}");
    assert!(told.starts_with("handover: no backup was made: "), "{told}");
    assert_eq!(others(app.folder()), [""; 0]);
}
