//! What support does to an account is told to its owner, who reads that it was support.

use crate::support::acts::Pair;
use crate::support::app::TestApp;

const REASON: &str = "Works at the desk from May on";

#[test]
fn the_owner_is_told_that_support_did_it() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.command_told(&["account", "set-password", "al1-nic"], "a new secret\n").done();
    app.command(&["account", "sign-out", "al1-nic"]).done();
    app.command(&["account", "close", "al1-nic"]).done();
    app.command(&["account", "reopen", "al1-nic"]).done();
    app.command(&["account", "grant", "al1-nic", "support", "--reason", REASON]).done();
    app.work();
    let subjects = [
        "The password of your Handover account was changed",
        "You have been signed out of your Handover account",
        "Your Handover account is closed",
        "Your Handover account is open again",
        "The rights of your Handover account were changed",
    ];
    assert_eq!(alice.subjects(), subjects);
    for email in alice.mail() {
        assert!(email.text.contains("Our support team did this."), "{}", email.text);
    }
}

#[test]
fn a_role_is_given_once_and_taken_away_and_ends_sessions() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    assert_eq!(alice.get("/services").status, 200);
    let said = |role| app.command(&["account", "grant", "al1-nic", role, "--reason", REASON]).done();
    assert_eq!(said("admin"), "al1-nic has admin now; its sessions have ended.\n");
    assert_eq!(alice.get("/services").status, 303);
    assert_eq!(said("admin"), "al1-nic had admin already.\n");
    assert!(app.command(&["account", "show", "al1-nic"]).done().contains("Role: admin\n"));
    assert_eq!(said("none"), "al1-nic has no role now; its sessions have ended.\n");
    assert!(app.command(&["account", "show", "al1-nic"]).done().contains("Role: none\n"));
    app.command(&["account", "grant", "al1-nic", "root", "--reason", REASON]).wrong();
    assert!(app.command(&["account", "grant", "al1-nic", "admin"]).wrong().contains("--reason"));
    let details = app.db_rows("operator_log WHERE act = 'role-given'", &["details"]);
    let given = |before: &str, after: &str| format!("{{\"after\":\"{after}\",\"before\":\"{before}\"}}");
    assert_eq!(details, [given("none", "admin"), given("admin", "none")]);
}

#[test]
fn what_is_still_open_of_a_closed_account_ends_and_is_written_down() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.db_close(&it.bob);
    app.command(&["account", "close", &it.bob.nic]).done();
    assert_eq!(it.alice.sees(it.request), "cancelled");
    assert_eq!(app.db_rows("operator_log", &["act"]), ["requests-ended"]);
}
