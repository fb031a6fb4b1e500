//! The operators' log: every act is in it, nothing is lost from it, and what was tampered with is found.

use handover::domain::time::DAY;
use handover::flows::administer;
use serde_json::Value;

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::smtp_server::Behaviour;

const REASON: &str = "Asked for by telephone, ticket 4711";

fn lines(app: &TestApp, arguments: &[&str]) -> Vec<Value> {
    let printed = app.command(&[&["audit"], arguments].concat()).done();
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn acts(app: &TestApp, arguments: &[&str]) -> Vec<String> {
    lines(app, arguments).iter().map(|line| line["act"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_act_of_the_operator_is_written_down() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    let number = it.request.to_string();
    let email = app.db_rows("outbox WHERE outcome = 'refused'", &["id"])[0].clone();
    let acts_of: [(&[&str], &str); 9] = [
        (&["account", "show", "al1-nic"], "account-seen"),
        (&["request", "cancel", &number, "--reason", REASON], "requests-cancelled"),
        (&["account", "sign-out", "al1-nic", "--reason", REASON], "sessions-ended"),
        (&["account", "close", "bo2-nic", "--reason", REASON], "account-closed"),
        (&["account", "reopen", "bo2-nic", "--reason", REASON], "account-reopened"),
        (&["account", "grant", "bo2-nic", "support", "--reason", REASON], "role-given"),
        (&["outbox", "retry", &email, "--reason", REASON], "email-retried"),
        (&["outbox", "retry", "--all", "--reason", REASON], "emails-retried"),
        (&["outbox", "drop", &email, "--reason", REASON], "email-dropped"),
    ];
    for (arguments, act) in acts_of {
        app.command(arguments).done();
        let line = lines(&app, &[]).pop().unwrap();
        assert_eq!(line["act"], act);
        let looked = act == "account-seen";
        assert_eq!(line["reason"], if looked { Value::Null } else { REASON.into() }, "{act}");
        assert!(line["operator"].as_str().unwrap().starts_with("command:"), "{line}");
    }
    app.command_told(&["account", "set-password", "al1-nic", "--reason", REASON], "a new secret\n").done();
    let line = lines(&app, &[]).pop().unwrap();
    assert_eq!(line["act"], "password-set");
    assert!(!line.to_string().contains("a new secret"));
    // What changes nothing is no act.
    app.command(&["account", "reopen", "bo2-nic"]).done();
    app.command(&["account", "remove-second-factor", "bo2-nic"]).done();
    assert_eq!(lines(&app, &[]).len(), 10);
    assert!(app.command(&["audit", "--verify"]).done().contains("is whole: 10 lines, the last is number 10 "));
}

#[test]
fn it_is_looked_through_by_day_and_account() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.operator(|cx| administer::note_look(cx, it.alice.id));
    app.advance(DAY);
    app.operator(|cx| administer::note_look(cx, it.bob.id));
    app.operator_cancels(it.request);
    app.advance(DAY);
    app.operator(|cx| administer::note_look(cx, it.alice.id));
    let day = |days: u32| {
        let at = app.clock.now().minus(DAY * days);
        handover::words::machine_time(at)[..10].to_owned()
    };
    let [first, second, third] = [day(2), day(1), day(0)];
    assert_eq!(acts(&app, &["--since", &third]), ["account-seen"]);
    assert_eq!(acts(&app, &["--until", &first]), ["account-seen"]);
    assert_eq!(acts(&app, &["--since", &second, "--until", &second]), ["account-seen", "requests-cancelled"]);
    let of_alice = ["account-seen", "requests-cancelled", "account-seen"];
    assert_eq!(acts(&app, &["--account", &it.alice.nic]), of_alice);
    assert_eq!(acts(&app, &["--account", &it.alice.nic, "--since", &second]), of_alice[1..]);
    assert_eq!(acts(&app, &["--account", "zz9-nic"]), [""; 0]);
    assert!(app.command(&["audit", "--since", "27.11.2026"]).wrong().contains("is not a day such as 2027-03-01"));
}

#[test]
fn a_line_that_was_changed_or_taken_out_is_found() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for _ in 0..4 {
        app.operator(|cx| administer::note_look(cx, alice.id));
    }
    let verify = || app.command(&["audit", "--verify"]);
    assert!(verify().done().starts_with("The operators' log is whole: 4 lines, the last is number 4 with hash "));
    let broken = |found: &str| {
        assert_eq!(verify().failed(), format!("the operators' log is not whole: {found}"));
    };
    let tampered = |table: &str, number: u8, [is, was]: [&str; 2]| {
        app.db_sets(&format!("{table} SET {is} WHERE number = {number}"));
        broken(&format!("line {number} was changed after it was written"));
        app.db_sets(&format!("{table} SET {was} WHERE number = {number}"));
        verify().done();
    };
    let reason = "reason = 'Asked for by a test'";
    tampered("operator_log", 2, ["reason = 'Asked for by another'", reason]);
    tampered("operator_log", 4, ["reason = NULL", reason]);
    tampered("operator_log_subjects", 3, ["subject = 'zz9-nic'", "subject = 'al1-nic'"]);
    app.db_deletes("operator_log WHERE number = 2");
    broken("line 2 is missing");
    app.db_deletes("operator_log WHERE number < 4");
    broken("the lines from 1 to 3 are missing");
    app.db_deletes("operator_log");
    broken("the lines from 1 to 4 are missing");
}

#[test]
fn it_is_kept_as_long_as_history_and_stays_whole() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.operator(|cx| administer::note_look(cx, alice.id));
    app.operator(|cx| administer::note_look(cx, alice.id));
    app.advance(DAY * 300);
    app.operator(|cx| administer::note_look(cx, alice.id));
    app.db_sweep();
    assert_eq!(app.db_count("operator_log"), 3);
    app.advance(DAY * 100);
    app.db_sweep();
    assert_eq!(app.db_rows("operator_log", &["number"]), ["3"]);
    assert!(app.command(&["audit", "--verify"]).done().contains("is whole: 1 lines, the last is number 3 "));
    app.operator(|cx| administer::note_look(cx, alice.id));
    assert!(app.command(&["audit", "--verify"]).done().contains("is whole: 2 lines, the last is number 4 "));
}
