//! The program as its operator meets it: the built binary in a folder of its own.

mod accounts;
mod categories;
mod cautions;
mod demo;
mod emails;
mod files;
mod lists;
pub mod serving;

use std::fs;
use std::path::Path;

use crate::support::acts::Pair;
use crate::support::app::{KEY, TestApp};
use crate::support::program::{Ran, run};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn ran(folder: &Path, arguments: &[&str]) -> Ran {
    run(folder, &[], arguments, "")
}

#[test]
fn help_and_version_are_told() {
    let folder = folder();
    let help = ran(folder.path(), &["--help"]).done();
    for word in [
        "demo",
        "serve",
        "worker",
        "migrate",
        "import",
        "export",
        "backup",
        "copy",
        "account",
        "request",
        "outbox",
        "HANDOVER_SMTP_URL",
    ] {
        assert!(help.contains(word), "{word}");
    }
    for command in [
        "demo", "serve", "worker", "migrate", "import", "export", "backup", "copy", "account", "request", "outbox",
        "work",
    ] {
        assert!(ran(folder.path(), &[command, "--help"]).done().contains("Usage: handover "), "{command}");
    }
    let version = ran(folder.path(), &["--version"]).done();
    assert_eq!(version, format!("handover {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = folder();
    let table: [&[&str]; 7] = [
        &[],
        &["nonsense"],
        &["account", "show"],
        &["account", "show", "alice"],
        &["request", "show", "x"],
        &["serve", "--nonsense"],
        &["import"],
    ];
    for arguments in table {
        let ran = ran(folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.err.contains("--help"), "{}", ran.err);
    }
}

#[test]
fn all_settings_that_are_wrong_are_named_and_no_secret_is_shown() {
    let folder = folder();
    let settings = [
        ("HANDOVER_DATABASE_URL", "postgresx://u:hunter2@db/h"),
        ("HANDOVER_LISTEN", "nowhere"),
        ("HANDOVER_SECRET_KEY", "hunter2"),
        ("HANDOVER_SMTP_URL", "smtp://u:hunter2@mail.example"),
        ("HANDOVER_REQUEST_TTL", "soon"),
        ("HANDOVER_LOG", "=!="),
    ];
    let ran = run(folder.path(), &settings, &["serve"], "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    for (name, _) in &settings {
        let named = format!("{name} ");
        assert_eq!(ran.err.matches(&named).count(), 1, "{name}: {}", ran.err);
    }
    assert_eq!(ran.err.lines().count(), 6);
    assert!(ran.err.contains("\"nowhere\"") && ran.err.contains("\"soon\""), "{}", ran.err);
    assert!(!ran.err.contains("hunter2"), "{}", ran.err);
}

#[test]
fn a_mistyped_setting_stops_the_start_with_the_nearest_name() {
    let folder = folder();
    let settings = [("HANDOVER_SMPT_URL", "smtp://u:hunter2@mail.example"), ("HANDOVER_LISTEN", "nowhere")];
    for arguments in [&["migrate"][..], &["demo"], &["outbox", "list"]] {
        let told = run(folder.path(), &settings, arguments, "");
        assert_eq!((told.code, told.out.as_str(), told.err.lines().count()), (Some(2), "", 2), "{told:?}");
        let mistyped = "handover: HANDOVER_SMPT_URL is no setting; did you mean HANDOVER_SMTP_URL?\n";
        assert!(told.err.starts_with(mistyped) && !told.err.contains("hunter2"), "{told:?}");
    }
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
}

#[test]
fn what_serving_cannot_do_without_is_named() {
    let folder = folder();
    let ran = ran(folder.path(), &["serve"]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 2));
    assert!(ran.err.contains("HANDOVER_SECRET_KEY (--secret-key) is missing"), "{}", ran.err);
    assert!(ran.err.contains("HANDOVER_SMTP_URL (--smtp-url) is missing"), "{}", ran.err);
}

#[test]
fn a_wrong_log_filter_is_named() {
    let folder = folder();
    let ran = run(folder.path(), &[("HANDOVER_LOG", "=!=")], &["migrate"], "");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("HANDOVER_LOG (--log) is \"=!=\""), "{}", ran.err);
}

#[test]
fn a_flag_wins_over_its_variable() {
    let folder = folder();
    let settings = [("HANDOVER_DATABASE_URL", "nonsense")];
    run(folder.path(), &settings, &["migrate", "--database-url", "sqlite://mine.db"], "").done();
    assert!(folder.path().join("mine.db").exists());
}

#[test]
fn migrating_makes_the_database_and_is_done_once() {
    let folder = folder();
    assert_eq!(ran(folder.path(), &["migrate"]).done(), "The database is up to date: 31 migrations were run.\n");
    assert!(folder.path().join("handover.db").exists());
    assert_eq!(ran(folder.path(), &["migrate"]).done(), "The database was up to date.\n");
}

#[test]
fn what_cannot_be_reached_or_is_not_there_fails_with_one_line() {
    let folder = folder();
    let away = [("HANDOVER_DATABASE_URL", "sqlite://no/such/folder/h.db")];
    run(folder.path(), &away, &["migrate"], "").failed();
    assert!(ran(folder.path(), &["account", "show", "al1-nic"]).failed().contains("migrate"));
    ran(folder.path(), &["migrate"]).done();
    let table: [(&[&str], &str); 6] = [
        (&["account", "show", "al1-nic"], "there is no account al1-nic"),
        (&["account", "close", "al1-nic"], "there is no account al1-nic"),
        (&["request", "show", "7"], "there is no request 7"),
        (&["request", "cancel", "7"], "there is no request 7"),
        (&["outbox", "retry", "7"], "there is no email 7 that waits or was refused"),
        (&["outbox", "drop", "7"], "there is no email 7 that waits or was refused"),
    ];
    for (arguments, told) in table {
        assert_eq!(ran(folder.path(), arguments).failed(), told);
    }
}

#[test]
fn a_request_is_shown() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.accepts(it.request);
    let shown = app.command(&["request", "show", &it.request.to_string()]).done();
    let told = [
        "State: pending",
        "Service: example.org (DOMAIN)",
        "Contact types: technical",
        "From: al1-nic",
        "To: bo2-nic",
        "Requester: al1-nic",
        "Validator: al1-nic undecided",
        "Validator: bo2-nic accepted",
    ];
    for line in told {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    assert!(shown.contains(" asked by al1-nic\n") && shown.contains(" accepted by bo2-nic\n"), "{shown}");
    for code in [it.alice.code(), it.bob.code()] {
        assert!(!shown.contains(&code));
    }
}

#[test]
fn the_operator_cancels_a_request_with_history_and_emails() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let number = it.request.to_string();
    app.command(&["request", "cancel", &number]).done();
    app.work();
    assert_eq!(it.state(), ["cancelled", "cancelled"]);
    assert_eq!(it.bob.story(it.request)[1..], ["Our support team cancelled the request."]);
    for party in [&it.alice, &it.bob] {
        assert_eq!(party.subjects()[1..], ["Cancelled: change of contacts for example.org"]);
    }
    let again = app.command(&["request", "cancel", &number]).failed();
    assert_eq!(again, format!("request {number} is not pending, it is cancelled"));
}

#[test]
fn the_secret_key_is_never_printed() {
    let folder = folder();
    let settings = [("HANDOVER_SECRET_KEY", KEY), ("HANDOVER_SMTP_URL", "smtps://u:hunter2@mail.example")];
    for arguments in [&["--help"][..], &["serve", "--help"], &["migrate"], &["account", "show", "x"]] {
        let told = format!("{:?}", run(folder.path(), &settings, arguments, ""));
        assert!(!told.contains(KEY) && !told.contains("hunter2"), "{told}");
    }
}
