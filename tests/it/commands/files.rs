//! `import` as it is given on the command line: what it reads, says, and does when it is stopped.

use std::fs;
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::app::TestApp;
use crate::support::program::command;

const ACCOUNTS: &str = "nic_handle;name;email;zone\r\nee1-nic;Eve;eve@example.org;eu\r\n";

#[test]
fn one_of_the_files_may_be_standard_input() {
    let app = TestApp::start();
    app.customer("Alice");
    let said = app.command_told(&["import", "--accounts", "-"], ACCOUNTS).done();
    let told = "Accounts: 1 added, 0 updated, 0 unchanged. Services: 0 added, 0 updated, 0 unchanged. \
                Contacts of services: 0 changed, 0 kept.\n";
    assert_eq!(said, told);
    let bad = app.command_told(&["import", "--services", "-"], "name,category\nx.example,DOMAIN\n");
    assert_eq!(bad.code, Some(1));
    assert!(bad.err.starts_with("standard input:2: administrative: is needed for a new service\n"), "{}", bad.err);
    let wrong = app.command(&["import", "--accounts", "-", "--services", "-"]).wrong();
    assert_eq!(wrong, "handover: only one of --accounts and --services may be standard input (-)\n");
}

#[test]
fn a_dry_run_says_what_would_change_and_changes_nothing() {
    let app = TestApp::start();
    let many: Vec<String> = (0..60).map(|n| format!("ff{n}-nic;Name;n{n}@example.org;eu\r\n")).collect();
    let many = many.concat();
    let many = ACCOUNTS.to_owned() + &many;
    let said = app.command_told(&["import", "--accounts", "-", "--dry-run"], &many).done();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "account ee1-nic: added: name “Eve”, email “eve@example.org”, zone “eu”");
    assert_eq!(lines.len(), 52);
    assert_eq!(lines[50], "and 11 more; --output FILE lists all");
    assert!(lines[51].starts_with("Nothing was changed. Accounts: 61 added, "), "{said}");
    assert_eq!(app.db_count("accounts"), 0);
    let said = app.command_told(&["import", "--accounts", "-", "--dry-run", "--output", "all.txt"], &many).done();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(fs::read_to_string(app.folder().join("all.txt")).unwrap().lines().count(), 61);
    app.command(&["import", "--accounts", "a.csv", "--output", "all.txt"]).wrong();
}

#[test]
fn a_dry_run_makes_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let ran = crate::support::program::run(folder.path(), &[], &["import", "--accounts", "-", "--dry-run"], ACCOUNTS);
    assert_eq!(ran.failed(), "the database cannot be reached: there is no file handover.db");
    assert!(!folder.path().join("handover.db").exists());
}

#[test]
fn an_import_that_is_stopped_says_that_nothing_was_imported() {
    let app = TestApp::start();
    let url = app.database_url();
    for signal in ["INT", "TERM"] {
        let settings = [("HANDOVER_DATABASE_URL", url.as_str())];
        let mut started = command(app.folder(), &settings, &["import", "--accounts", "-"]);
        let mut child = started.stdin(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(ACCOUNTS.as_bytes()).unwrap();
        let until = Instant::now() + Duration::from_secs(60);
        while !listens_for_signals(child.id()) {
            assert!(Instant::now() < until, "it does not listen for signals");
            std::thread::sleep(Duration::from_millis(20));
        }
        let kill = std::process::Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).status();
        assert!(kill.unwrap().success());
        let until = Instant::now() + Duration::from_secs(30);
        while child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < until, "it does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(
            (ended.status.code(), said.as_str()),
            (Some(1), "handover: nothing was imported: it was stopped before the end\n")
        );
        assert_eq!(app.db_count("accounts"), 0);
        drop(input);
    }
}

/// Whether a process has said what it does on Ctrl-C and on SIGTERM.
fn listens_for_signals(process: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap().trim();
    let caught = u64::from_str_radix(caught, 16).unwrap();
    [2, 15].iter().all(|signal| caught & (1 << (signal - 1)) != 0)
}
