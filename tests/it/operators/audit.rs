//! The operators' log: every act is in it, nothing is lost from it, and what was tampered with is found.

use std::collections::BTreeSet;

use diesel::prelude::*;
use handover::domain::account::NicHandle;
use handover::domain::operator::OperatorAct;
use handover::domain::time::DAY;
use handover::flows::looks::note_account_seen;
use serde_json::Value;
use strum::VariantArray;

use crate::second_factor::phone::Phone;
use crate::support::acts::Pair;
use crate::support::app::{KEY, TestApp};
use crate::support::customer::Customer;
use crate::support::program::run;
use crate::support::smtp_server::Behaviour;

const REASON: &str = "Asked for by telephone, ticket 4711";

fn lines(app: &TestApp, arguments: &[&str]) -> Vec<Value> {
    let printed = app.command(&[&["audit"], arguments].concat()).done();
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn nic_of(customer: &Customer<'_>) -> NicHandle {
    NicHandle::parse(&customer.nic).unwrap()
}

fn acts(app: &TestApp, arguments: &[&str]) -> Vec<String> {
    lines(app, arguments).iter().map(|line| line["act"].as_str().unwrap().to_owned()).collect()
}

/// What is done about other programs, and what is written down of it.
const OF_PROGRAMS: [(&[&str], &[&str]); 7] = [
    (&["api-key", "create", "billing", "--scope", "sync", "--reason", REASON], &["api-key-created"]),
    (&["api-key", "revoke", "billing", "--reason", REASON], &["api-key-revoked"]),
    (&["webhook", "add", "https://panel.example/hook", "--reason", REASON], &["webhook-added"]),
    (&["webhook", "new-secret", "1", "--reason", REASON], &["webhook-secret-changed"]),
    (&["webhook", "off", "1", "--reason", REASON], &["webhook-switched-off"]),
    (&["webhook", "on", "1", "--reason", REASON], &["webhook-switched-on"]),
    (&["webhook", "remove", "1", "--reason", REASON], &["webhook-removed"]),
];
/// Acts that other tests see written down.
const ELSEWHERE: [&str; 7] = [
    "email-retried",
    "emails-retried",
    "submission-seen",
    "code-sent-again",
    "webhook-retried",
    "webhook-tested",
    "import-dropped",
];

#[test]
fn every_act_of_the_operator_is_written_down() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    let number = it.request.to_string();
    Phone::on(&app, &it.alice);
    let email = app.db_rows("outbox WHERE outcome = 'refused'", &["id"])[0].clone();
    let setback = "INSERT INTO setbacks (work, subject, reader, attempts, not_before, first_failed_at, last_error) \
                   VALUES ('expire', 1, 0, 3, 2, 1, 'why')";
    diesel::sql_query(setback).execute(&mut *app.conn()).unwrap();
    let work = app.db_rows("setbacks", &["id"])[0].clone();
    let csv = app.folder().join("accounts.csv");
    std::fs::write(&csv, "nic_handle,name\nal1-nic,Alice Martin\n").unwrap();
    let acts_of: [(&[&str], &[&str]); 22] = [
        (&["account", "data", "al1-nic"], &["account-data-seen"]),
        (&["account", "show", "al1-nic"], &["account-seen"]),
        (&["service", "show", "example.org", "DOMAIN"], &["service-seen"]),
        (&["request", "show", &number], &["request-seen"]),
        (&["account", "list"], &["listed"]),
        (&["export", "--accounts", "-", "--reason", REASON], &["exported"]),
        (&["work", "retry", &work, "--reason", REASON], &["work-retried"]),
        (&["request", "cancel", &number, "--reason", REASON], &["requests-ended"]),
        (&["service", "lock", "example.org", "DOMAIN", "--reason", REASON], &["lock-put-on"]),
        (&["service", "unlock", "example.org", "DOMAIN", "--reason", REASON], &["lock-taken-off"]),
        (
            &["service", "set-contact", "example.org", "DOMAIN", "--billing", "bo2-nic", "--reason", REASON],
            &["contacts-set"],
        ),
        (&["service", "rename", "example.org", "DOMAIN", "example.net", "--reason", REASON], &["service-renamed"]),
        (&["service", "remove", "example.net", "DOMAIN", "--reason", REASON], &["services-removed"]),
        (&["account", "remove-second-factor", "al1-nic", "--reason", REASON], &["second-factor-removed"]),
        (&["account", "sign-out", "al1-nic", "--reason", REASON], &["sessions-ended"]),
        (&["account", "close", "bo2-nic", "--reason", REASON], &["account-closed"]),
        (&["account", "reopen", "bo2-nic", "--reason", REASON], &["account-reopened"]),
        (&["account", "grant", "bo2-nic", "support", "--reason", REASON], &["role-given"]),
        (&["account", "set-email", "al1-nic", "al@right.example", "--reason", REASON], &["email-address-set"]),
        (&["outbox", "drop", &email, "--reason", REASON], &["email-dropped"]),
        (&["import", "--accounts", csv.to_str().unwrap(), "--reason", REASON], &["imported"]),
        (&["account", "set-password", "al1-nic", "--reason", REASON], &["password-set"]),
    ];
    let mut written = 0;
    for (arguments, acts) in OF_PROGRAMS.into_iter().chain(acts_of) {
        let settings = [("HANDOVER_DATABASE_URL", app.database_url()), ("HANDOVER_SECRET_KEY", KEY.to_owned())];
        let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
        run(app.folder(), &settings, arguments, "a new secret\n").done();
        let lines = lines(&app, &[]);
        let new: Vec<_> = lines[written..].iter().map(|line| line["act"].as_str().unwrap()).collect();
        assert_eq!(new, acts);
        written = lines.len();
        let line = &lines[written - 1];
        let looked = acts[0].ends_with("-seen") || acts[0] == "listed";
        assert_eq!(line["reason"], if looked { Value::Null } else { REASON.into() }, "{acts:?}");
        assert!(line["operator"].as_str().unwrap().starts_with("command:uid "), "{line}");
        assert!(!line.to_string().contains("a new secret") && !line.to_string().contains("right.example"));
    }
    // What changes nothing is no act.
    app.command(&["account", "reopen", "bo2-nic"]).done();
    app.command(&["account", "remove-second-factor", "bo2-nic"]).done();
    assert_eq!(lines(&app, &[]).len(), written);
    let known = OF_PROGRAMS.iter().chain(&acts_of).flat_map(|(_, acts)| acts.iter().copied()).chain(ELSEWHERE);
    let known: BTreeSet<&str> = known.collect();
    assert_eq!(known, OperatorAct::VARIANTS.iter().map(|act| act.as_str()).collect());
}

#[test]
fn an_email_that_is_tried_again_says_whose_it_was() {
    let app = TestApp::start();
    app.smtp.set(Behaviour::default().refuse("bob2@example.org", "550 5.1.1 No such mailbox"));
    let it = Pair::new(&app);
    let email = app.db_rows("outbox WHERE outcome = 'refused'", &["id"])[0].clone();
    app.command(&["outbox", "retry", &email, "--reason", REASON]).done();
    app.command(&["outbox", "retry", "--all", "--reason", REASON]).done();
    assert_eq!(acts(&app, &[]), ["email-retried", "emails-retried"]);
    let line = lines(&app, &["--account", &it.bob.nic])[0].clone();
    assert_eq!(line["details"]["kind"], "validation-code");
    assert_eq!(line["about"][1]["id"], email);
}

#[test]
fn many_at_once_make_one_chain() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let nic = NicHandle::parse(&alice.nic).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..150).for_each(|_| app.operator(|cx| note_account_seen(cx, &nic))));
        }
    });
    assert!(app.command(&["audit", "--verify"]).done().contains("is whole: 600 lines; the last is 600:"));
    assert_eq!(lines(&app, &["--account", &alice.nic]).len(), 600);
}

#[test]
fn it_is_looked_through_by_day_and_account() {
    let app = TestApp::start();
    app.begins(DAY);
    let it = Pair::new(&app);
    app.operator(|cx| note_account_seen(cx, &nic_of(&it.alice)));
    app.advance(DAY);
    app.operator(|cx| note_account_seen(cx, &nic_of(&it.bob)));
    app.operator_cancels(it.request);
    app.advance(DAY);
    app.operator(|cx| note_account_seen(cx, &nic_of(&it.alice)));
    let day = |days: u32| {
        let at = app.clock.now().minus(DAY * days);
        handover::words::machine_time(at)[..10].to_owned()
    };
    let [first, second, third] = [day(2), day(1), day(0)];
    assert_eq!(acts(&app, &["--since", &third]), ["account-seen"]);
    assert_eq!(acts(&app, &["--until", &first]), ["account-seen"]);
    assert_eq!(acts(&app, &["--since", &second, "--until", &second]), ["account-seen", "requests-ended"]);
    let of_alice = ["account-seen", "requests-ended", "account-seen"];
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
        app.operator(|cx| note_account_seen(cx, &nic_of(&alice)));
    }
    let verify = || app.command(&["audit", "--verify"]);
    assert!(verify().done().starts_with("The operators' log is whole: 4 lines; the last is 4:"));
    let said = verify().done();
    let noted = said.trim_end().rsplit(' ').next().unwrap().to_owned();
    app.command(&["audit", "--verify", "--expect", &noted]).done();
    app.command(&["audit", "--expect", &noted]).wrong();
    app.command(&["audit", "--verify", "--expect", "4"]).wrong();
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
    // Whoever takes out all of it is found by what was noted elsewhere.
    app.db_deletes("operator_log_ends");
    verify().done();
    let expected = app.command(&["audit", "--verify", "--expect", &noted]);
    assert_eq!(
        expected.failed(),
        "the operators' log is not whole: line 4 is not the one that was noted, or is no longer there"
    );
}

#[test]
fn it_is_kept_as_long_as_history_and_stays_whole() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.operator(|cx| note_account_seen(cx, &nic_of(&alice)));
    app.operator(|cx| note_account_seen(cx, &nic_of(&alice)));
    app.advance(DAY * 300);
    app.operator(|cx| note_account_seen(cx, &nic_of(&alice)));
    app.db_sweep();
    assert_eq!(app.db_count("operator_log"), 3);
    app.advance(DAY * 100);
    app.db_sweep();
    assert_eq!(app.db_rows("operator_log", &["number"]), ["3"]);
    assert!(app.command(&["audit", "--verify"]).done().contains("is whole: 1 line; the last is 3:"));
    app.operator(|cx| note_account_seen(cx, &nic_of(&alice)));
    assert!(app.command(&["audit", "--verify"]).done().contains("is whole: 2 lines; the last is 4:"));
}
