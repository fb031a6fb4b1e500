//! `handover check` says what it finds, and changes nothing; `mail test` sends one email.

use std::fs;
use std::path::Path;

use crate::support::app::{KEY, TestApp, on_postgres};
use crate::support::program::{Ran, run};
use crate::support::smtp_server::{At, Behaviour, Options, SmtpServer};

const BASE: (&str, &str) = ("HANDOVER_BASE_URL", "https://handover.example.com");

/// `check` with this database, this mail server and the key.
fn check(folder: &Path, database: &str, smtp: &str) -> Ran {
    let settings = [
        ("HANDOVER_DATABASE_URL", database),
        ("HANDOVER_SMTP_URL", smtp),
        ("HANDOVER_SECRET_KEY", KEY),
        ("HANDOVER_TRUSTED_PROXIES", "127.0.0.1"),
        BASE,
    ];
    run(folder, &settings, &["check"], "")
}

fn line<'a>(ran: &'a Ran, begin: &str) -> &'a str {
    ran.out.lines().find(|line| line.contains(begin)).unwrap_or_else(|| panic!("no {begin}: {ran:?}"))
}

#[test]
fn where_all_is_well_it_says_so_line_by_line() {
    let app = TestApp::start();
    let ran = check(app.folder(), &app.database_url(), &app.smtp.url());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    for words in [
        "settings: all are understood",
        "secret key: 256 bits",
        "base URL: https://handover.example.com",
        "database: reached",
        "database: it takes changes",
        "secret key: it has made all codes",
        "mail: 127.0.0.1:",
        "clock: it",
    ] {
        assert!(line(&ran, words).starts_with("ok "), "{ran:?}");
    }
    assert!(on_postgres() || ran.out.contains("disk: "), "{ran:?}");
    assert!(!ran.out.contains(KEY));
    assert!(app.smtp.messages().is_empty() && !app.smtp.commands().iter().any(|(_, said)| said.starts_with("MAIL")));
}

#[test]
fn each_fault_is_said_and_the_others_are_looked_for_all_the_same() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::refuse_connections());
    app.db_deletes("__diesel_schema_migrations WHERE version = '00000000000021'");
    let ran = check(app.folder(), &app.database_url(), &app.smtp.url());
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), "handover: 2 faults were found\n"), "{ran:?}");
    assert!(line(&ran, "database: ").starts_with("FAULT ") && ran.out.contains("run `handover migrate`"), "{ran:?}");
    assert!(line(&ran, "mail: ").starts_with("FAULT "), "{ran:?}");
    let told = run(app.folder(), &[("HANDOVER_LISTEN", "nonsense")], &["check"], "");
    assert_eq!(told.code, Some(2), "{told:?}");
    assert!(told.err.contains("HANDOVER_LISTEN") && told.err.contains("HANDOVER_SECRET_KEY"), "{told:?}");
}

#[test]
fn it_makes_no_database_where_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let smtp = SmtpServer::start(Options::default());
    let ran = check(folder.path(), "sqlite://h.db", &smtp.url());
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(line(&ran, "there is no file yet").starts_with("FAULT "), "{ran:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_password_that_the_mail_server_does_not_take_is_found_and_not_shown() {
    let app = TestApp::start();
    let login = Some(("post".to_owned(), "right".to_owned()));
    let smtp = SmtpServer::start(Options { login, ..Options::default() });
    let well = check(app.folder(), &app.database_url(), &smtp.url());
    assert!(line(&well, "mail: ").ends_with("signed in"), "{well:?}");
    let ran = check(app.folder(), &app.database_url(), &smtp.url().replace("right", "hunter22"));
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(line(&ran, "mail: ").contains("Cannot sign in") && !ran.out.contains("hunter22"), "{ran:?}");
}

#[test]
fn one_email_is_sent_and_the_servers_words_are_told() {
    let app = TestApp::start();
    let smtp = app.smtp.url();
    let settings = [
        ("HANDOVER_SMTP_URL", smtp.as_str()),
        ("HANDOVER_MAIL_FROM", "Host <no-reply@handover.example>"),
        ("HANDOVER_MAIL_RETURN", "bounces@handover.example"),
        BASE,
    ];
    let test = || run(app.folder(), &settings, &["mail", "test", "op@example.org"], "");
    let said = test().done();
    assert!(said.starts_with("The mail server took the email to op@example.org: 250"), "{said}");
    let message = app.smtp.messages().remove(0);
    assert_eq!(
        (message.from.as_str(), message.to.as_slice()),
        ("bounces@handover.example", &["op@example.org".to_owned()][..])
    );
    let parsed = message.parse();
    assert_eq!(parsed.header("Auto-Submitted"), Some("auto-generated"));
    assert_eq!((parsed.from.as_str(), parsed.subject.as_str()), ("no-reply@handover.example", "A test of Handover"));
    let greeting = app.smtp.commands().into_iter().find(|(_, line)| line.starts_with("EHLO")).unwrap().1;
    assert_eq!(greeting, "EHLO handover.example.com");
    app.smtp.set(Behaviour::default().answer(At::Rcpt, "554 5.7.1 Relay access denied"));
    assert!(test().failed().ends_with("554 5.7.1 Relay access denied"));
    let mailbox = run(app.folder(), &[("HANDOVER_SMTP_URL", "mailbox:")], &["mail", "test", "op@example.org"], "");
    assert!(mailbox.failed().contains("sends none"));
    assert_eq!(run(app.folder(), &settings, &["mail", "test", "nobody"], "").code, Some(2));
}
