//! What is not copied, and what is said of it.

use std::fs;

use diesel::connection::SimpleConnection;
use handover::config::DatabaseUrl;
use handover::store::{AnyConnection, connection};

use super::places::{Place, dump, execute};
use super::{copy, copy_from, filled};
use crate::support::app::TestApp;
use crate::support::program::run;

/// Neither its rows nor its schema change.
fn is_refused(to: &Place) {
    let app = filled();
    let other = TestApp::start();
    other.customer("Zoe");
    copy(&other, to).done();
    execute(
        &to.url,
        "DELETE FROM __diesel_schema_migrations WHERE version <> '00000000000001'; DROP TABLE recovery_codes",
    );
    let before = dump(&to.url);
    let told = copy(&app, to).failed();
    assert_eq!(told, "--to: the database is not empty: there are rows in accounts; nothing was copied");
    assert_eq!(dump(&to.url), before);
    execute(&to.url, "SELECT 1 / (CASE COUNT(*) WHEN 1 THEN 1 ELSE 0 END) FROM __diesel_schema_migrations");
}

#[test]
fn a_database_that_holds_something_is_refused_and_left_as_it_is() {
    is_refused(&Place::sqlite());
}

#[cfg(feature = "postgres-tests")]
#[test]
fn a_postgres_database_that_holds_something_is_refused_and_left_as_it_is() {
    is_refused(&Place::postgres());
}

#[test]
fn a_database_of_another_program_is_refused_and_left_as_it_is() {
    let (app, folder) = (TestApp::start(), tempfile::tempdir().unwrap());
    let file = folder.path().join("bookmarks.db");
    let to = Place::at(&format!("sqlite://{}", file.display()));
    execute(&to.url, "CREATE TABLE bookmarks (id INTEGER); PRAGMA journal_mode = DELETE");
    let before = fs::read(&file).unwrap();
    assert!(copy(&app, &to).failed().contains("there is a table bookmarks that is not handover's"));
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[cfg(feature = "postgres-tests")]
#[test]
fn a_postgres_database_is_not_copied_onto_itself_whatever_its_address() {
    let database = crate::support::cluster::TestDatabase::migrated();
    let (one, other) = (database.address(), database.address().replace("postgres://", "postgresql://"));
    let folder = tempfile::tempdir().unwrap();
    let told = run(folder.path(), &[], &["copy", "--from", &one, "--to", &other], "").failed();
    assert!(told.contains("this is the database of --from"), "{told}");
}

#[test]
fn one_row_of_the_last_table_is_something() {
    let (app, to) = (TestApp::start(), Place::sqlite());
    copy(&app, &to).done();
    execute(&to.url, "INSERT INTO throttle_hits (throttle_key, happened_at) VALUES ('k', 1)");
    assert!(copy(&app, &to).failed().contains("there are rows in throttle_hits"));
}

#[test]
fn a_source_that_is_not_there_is_not_made() {
    let (app, to) = (TestApp::start(), Place::sqlite());
    let missing = app.folder().join("missing.db");
    let told = copy_from(&app, &format!("sqlite://{}", missing.display()), &to).failed();
    assert!(
        told.starts_with("--from: ") && told.ends_with(&format!("there is no file {}", missing.display())),
        "{told}"
    );
    assert!(!missing.exists());
    assert!(!std::path::Path::new(to.url.strip_prefix("sqlite://").unwrap()).exists());
}

#[test]
fn a_source_is_ours_and_of_this_version_and_never_changed() {
    let (app, to) = (TestApp::start(), Place::sqlite());
    let file = |name: &str| app.folder().join(name);
    let from = |name: &str| format!("sqlite://{}", file(name).display());
    fs::write(file("text.db"), "no database at all, whatever its name says").unwrap();
    fs::write(file("nothing.db"), "").unwrap();
    execute(&from("other.db"), "CREATE TABLE accounts (id INTEGER); PRAGMA journal_mode = DELETE");
    for (name, change) in [
        ("older.db", "DELETE FROM __diesel_schema_migrations WHERE version <> '00000000000001'"),
        ("newer.db", "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')"),
        ("plain.db", "UPDATE accounts SET name = name"),
    ] {
        copy(&app, &Place::at(&from(name))).done();
        execute(&from(name), &format!("{change}; PRAGMA journal_mode = DELETE"));
    }
    for (name, says) in [
        ("nothing.db", "the database holds nothing of handover"),
        ("other.db", "the database holds nothing of handover"),
        ("older.db", "the database is not up to date; first run `handover migrate` against it"),
        ("newer.db", "start the newer handover again, or restore a backup from before the upgrade"),
    ] {
        let before = fs::read(file(name)).unwrap();
        let told = copy_from(&app, &from(name), &to).failed();
        assert!(told.starts_with("--from: ") && told.ends_with(says), "{name}: {told}");
        assert_eq!(fs::read(file(name)).unwrap(), before, "{name}");
    }
    let told = copy_from(&app, &from("text.db"), &to);
    assert!(told.code == Some(2) && told.err.ends_with("text.db is not a database\n"), "{told:?}");
    let before = fs::read(file("plain.db")).unwrap();
    copy_from(&app, &from("plain.db"), &to).done();
    assert_eq!(fs::read(file("plain.db")).unwrap(), before);
}

#[test]
fn wrong_urls_are_wrong_usage_all_are_named_and_no_password_is_shown() {
    let app = TestApp::start();
    let told = |from: &str, to: &str| {
        let ran = run(app.folder(), &[], &["copy", "--from", from, "--to", to], "");
        assert!(!ran.err.contains("hunter2"), "{}", ran.err);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
        ran.err
    };
    let both = told("mysql://u:hunter2@h/d", "@/no/such/file");
    assert_eq!(both.lines().count(), 2, "{both}");
    assert!(both.starts_with("handover: --from is wrong ") && both.contains("\nhandover: --to is wrong "), "{both}");
    assert!(told("sqlite://", "sqlite://new.db").contains("the path of a file"));
    fs::write(app.folder().join("a.db"), "").unwrap();
    let same = "expected another database than --from\n";
    assert!(told("sqlite://a.db", "sqlite://./a.db").ends_with(same));
    assert!(told("postgres://u:hunter2@h/d", "postgres://u:hunter2@h/d").ends_with(same));
    fs::write(app.folder().join("url"), "postgres://u:hunter2@h/d\n").unwrap();
    assert!(told("postgres://u:hunter2@h/d", "@url").ends_with(same));
    let ran = run(app.folder(), &[], &["copy", "--from", "sqlite://a.db"], "");
    assert_eq!(ran.code, Some(2));
}

#[test]
fn what_libpq_says_of_a_url_is_not_repeated() {
    let app = TestApp::start();
    for url in ["postgres://u:hunter2@[::1]x/d", "postgres://u:hunter2/@h/d", "postgres://u:1@hunter2@127.0.0.1:1/d"] {
        let told = run(app.folder(), &[], &["copy", "--from", url, "--to", "sqlite://new.db"], "").failed();
        assert!(told.starts_with("--from: ") && !told.contains("hunter2"), "{told}");
        let settings = [("HANDOVER_DATABASE_URL", url)];
        let told = run(app.folder(), &settings, &["migrate"], "").failed();
        assert!(!told.contains("hunter2"), "{told}");
    }
}

#[test]
fn a_url_may_lie_in_a_file() {
    let (app, to) = (filled(), Place::sqlite());
    fs::write(app.folder().join("from"), format!("{}\n", app.database_url())).unwrap();
    fs::write(app.folder().join("to"), &to.url).unwrap();
    run(app.folder(), &[], &["copy", "--from", "@from", "--to", "@to"], "").done();
    assert_eq!(dump(&to.url), dump(&app.database_url()));
}

#[test]
fn a_target_that_another_writes_to_is_refused() {
    let (app, to) = (TestApp::start(), Place::sqlite());
    copy(&app, &to).done();
    let mut other = connection::connect(&DatabaseUrl::parse(&to.url).unwrap()).unwrap();
    let AnyConnection::Sqlite(sqlite) = &mut other else { panic!("no SQLite") };
    sqlite.batch_execute("BEGIN IMMEDIATE").unwrap();
    let told = copy(&app, &to).failed();
    assert!(told.starts_with("nothing was copied: ") && told.ends_with("database is locked"), "{told}");
}
