//! `account`: what the operator sees of an account, and does to it.

use crate::support::app::{PASSWORD, TestApp};

#[test]
fn an_account_is_shown() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.db_owes(&alice, 2);
    let shown = app.command(&["account", "show", " AL1-nic "]).done();
    let told = ["NIC handle: al1-nic", "Name: Alice", "Email address: alice1@example.org", "Zone: eu", "Language: en"];
    for line in told.into_iter().chain(["Outstanding payments: 2", "Password: set", "State: open"]) {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    assert!(!shown.contains("argon2"));
}

#[test]
fn a_password_is_set_from_standard_input() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    assert_eq!(alice.get("/services").status, 200);
    let ran = app.command_told(&["account", "set-password", "al1-nic"], "a new secret\n");
    assert!(!format!("{ran:?}").contains("a new secret"));
    ran.done();
    assert_eq!(alice.get("/services").status, 303, "its sessions have ended");
    assert_eq!(alice.sign_in_with("al1-nic", PASSWORD).status, 422);
    assert_eq!(alice.sign_in_with("al1-nic", "a new secret").status, 303);
    app.work();
    assert_eq!(alice.subjects(), ["The password of your Handover account was changed"]);
}

#[test]
fn a_password_that_cannot_be_one_is_refused() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for given in ["", "\n", "two\nlines\n", &"x".repeat(5000)] {
        app.command_told(&["account", "set-password", "al1-nic"], given).failed();
    }
    assert_eq!(alice.sign_in().status, 303);
}

#[test]
fn an_account_is_closed_and_reopened() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(bob.get("/services").status, 200);
    assert_eq!(app.command(&["account", "close", "bo2-nic"]).done(), "bo2-nic is closed.\n");
    assert_eq!(app.command(&["account", "close", "bo2-nic"]).done(), "bo2-nic was already closed.\n");
    assert_eq!(bob.get("/services").status, 303);
    assert_eq!(bob.sign_in().status, 422);
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 422);
    assert_eq!(app.command(&["account", "reopen", "bo2-nic"]).done(), "bo2-nic is open.\n");
    assert_eq!(app.command(&["account", "reopen", "bo2-nic"]).done(), "bo2-nic was already open.\n");
    assert_eq!(bob.sign_in().status, 303);
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303);
}

#[test]
fn the_operator_ends_every_session_of_an_account() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    assert_eq!((alice.get("/services").status, bob.get("/services").status), (200, 200));
    let said = app.command(&["account", "sign-out", &alice.nic]).done();
    assert_eq!(said, format!("Every session of {} has ended.\n", alice.nic));
    assert_eq!((alice.get("/services").status, bob.get("/services").status), (303, 200));
}
