//! `handover webhook`

use serde_json::Value;

use super::{kinds, service};
use crate::support::app::TestApp;
use crate::support::hook_server::{HookServer, Reply};

#[test]
fn only_the_types_that_were_asked_for_are_sent() {
    let (app, hooks) = (TestApp::start(), HookServer::start());
    let alice = app.customer("Alice");
    service(&app, "example.org", &alice);
    app.webhook(&["add", &hooks.url("/"), "--events", "service.unlocked,account.closed"]).done();
    app.turns_lock("example.org", true);
    app.turns_lock("example.org", false);
    app.sends_events();
    assert_eq!(kinds(&hooks.hooks()), ["service.unlocked"]);
    assert!(app.webhook(&["add", &hooks.url("/"), "--events", "service.lock"]).wrong().contains("no type of event"));
}

#[test]
fn what_is_off_is_owed_nothing_and_what_is_removed_is_gone() {
    let (app, hooks) = (TestApp::start(), HookServer::start());
    let alice = app.customer("Alice");
    service(&app, "example.org", &alice);
    app.adds_webhook(&hooks.url("/"));
    assert_eq!(app.webhook(&["off", "1"]).done(), "Webhook 1 is off.\n");
    assert_eq!(app.webhook(&["off", "1"]).done(), "Webhook 1 was off already.\n");
    app.turns_lock("example.org", true);
    app.sends_events();
    assert_eq!(app.webhook(&["on", "1", "--reason", "It works again"]).done(), "Webhook 1 is on.\n");
    app.turns_lock("example.org", false);
    app.sends_events();
    assert_eq!(kinds(&hooks.hooks()), ["service.unlocked"]);
    assert_eq!(app.webhook(&["remove", "1"]).done(), "Webhook 1 is removed.\n");
    for gone in [
        &["remove", "1"][..],
        &["show", "1"],
        &["on", "1"],
        &["new-secret", "1"],
        &["retry", "1", "--all"],
        &["test", "1"],
    ] {
        assert_eq!(app.webhook(gone).failed(), "there is no webhook 1");
    }
    assert!(app.db_rows("webhook_deliveries", &["number"]).is_empty());
    let log = app.command(&["audit"]).done();
    for act in ["webhook-added", "webhook-switched-off", "webhook-switched-on", "webhook-removed"] {
        assert!(log.contains(act), "{act}: {log}");
    }
}

#[test]
fn a_list_says_how_each_does() {
    let (app, hooks) = (TestApp::start(), HookServer::start());
    let alice = app.customer("Alice");
    service(&app, "example.org", &alice);
    app.adds_webhook(&hooks.url("/a"));
    app.adds_webhook(&hooks.url("/b"));
    hooks.answers(|hook| Reply::status(if hook.path == "/a" { 204 } else { 404 }).body("no such page"));
    app.turns_lock("example.org", true);
    app.sends_events();
    let listed = app.webhook(&["list", "--format", "json"]).done();
    let rows: Vec<Value> = listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&rows[0]["waiting"], &rows[1]["waiting"], &rows[1]["failing"]), (&0.into(), &1.into(), &1.into()));
    assert!(rows[0]["last_success"].is_string() && rows[1]["last_success"].is_null(), "{listed}");
    assert_eq!(rows[1]["last_error"], "answered 404: no such page");
}

#[test]
fn a_test_says_what_came_of_it() {
    let (app, hooks) = (TestApp::start(), HookServer::start());
    app.adds_webhook(&hooks.url("/"));
    assert!(app.webhook(&["test", "1"]).done().starts_with("Answered 204 after "));
    assert_eq!(kinds(&hooks.hooks()), ["webhook.test"]);
    hooks.answers(|_| Reply::status(403).body("not you"));
    assert_eq!(app.webhook(&["test", "1"]).failed(), "it answered 403: not you");
    let other = "1".repeat(64);
    let words = app.webhook_with(&[("HANDOVER_SECRET_KEY", &other)], &["test", "1"]).failed();
    assert!(words.contains("give it a new one"), "{words}");
}
