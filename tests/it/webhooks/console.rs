//! Webhooks in the console: what is seen, and what is done there.

use super::service;
use crate::console::operator::Operator;
use crate::console_lists::changes;
use crate::support::app::TestApp;
use crate::support::hook_server::{HookServer, Reply};

/// A webhook that takes nothing, and an event that it was sent.
fn troubled(app: &TestApp) -> HookServer {
    let hooks = HookServer::start();
    let alice = app.customer("Alice");
    service(app, "example.org", &alice);
    app.adds_webhook(&hooks.url("/path-of-its-own?key=secret"));
    hooks.answers(|_| Reply::status(500).body("out of <b>order</b>"));
    app.turns_lock("example.org", true);
    app.sends_events();
    hooks
}

#[test]
fn an_administrator_sees_what_was_not_taken_and_sends_it_again() {
    let app = TestApp::start();
    let nora = Operator::admin(&app);
    assert!(nora.looks("/operator/webhooks").text("main").contains("handover webhook add"));
    let hooks = troubled(&app);
    let listed = nora.looks("/operator/webhooks");
    assert_eq!(listed.attributes("tr[data-webhook]", "data-standing"), ["on"]);
    assert!(!listed.body.contains("path-of-its-own") && !listed.body.contains("key=secret"));
    let page = nora.looks("/operator/webhooks/1");
    assert!(page.body.contains("answered 500: out of &#60;b&#62;order"), "{}", page.body);
    assert_eq!(page.rows()[0][2], "1");
    hooks.answers(|_| Reply::status(204));
    let delivery = page.attribute("tr[data-delivery]", "data-delivery").unwrap();
    assert_eq!(nora.told(&format!("/operator/deliveries/{delivery}/retry")), "One event is sent again.");
    app.sends_events();
    assert_eq!(hooks.hooks().len(), 2);
    assert_eq!(nora.told("/operator/webhooks/1/off"), "The webhook is off.");
    assert_eq!(nora.told("/operator/webhooks/1/off"), "It was so already; nothing was changed.");
    assert_eq!(nora.looks("/operator/webhooks").attributes("tr[data-webhook]", "data-standing"), ["off"]);
    assert_eq!(nora.told("/operator/webhooks/1/on"), "The webhook is on.");
    assert_eq!(nora.told("/operator/webhooks/1/retry"), "0 events are sent again.");
    let done: Vec<String> = changes(&app).into_iter().filter(|act| act.starts_with("webhook")).collect();
    assert_eq!(done, ["webhook-added", "webhook-retried", "webhook-switched-off", "webhook-switched-on"]);
    for nothing in ["/operator/webhooks/2", "/operator/webhooks/2/on", "/operator/deliveries/99/retry"] {
        assert_eq!(nora.own.get(nothing).status, 404, "{nothing}");
    }
}

#[test]
fn support_sees_them_and_changes_nothing() {
    let app = TestApp::start();
    let support = Operator::support(&app);
    troubled(&app);
    let page = support.looks("/operator/webhooks/1");
    assert!(page.body.contains("answered 500") && !page.has("main .actions") && !page.body.contains("/retry"));
    for act in [
        "/operator/webhooks/1/off",
        "/operator/webhooks/1/on",
        "/operator/webhooks/1/retry",
        "/operator/deliveries/1/retry",
    ] {
        assert_eq!(support.own.get(act).status, 404, "{act}");
        assert_eq!(support.own.post(act, &[("reason", "Asked for by a test")]).status, 404, "{act}");
    }
    assert_eq!(app.db_rows("webhooks WHERE off_at IS NULL", &["id"]).len(), 1);
}

#[test]
fn metrics_and_the_check_say_how_they_do() {
    let app = TestApp::start();
    let _hooks = troubled(&app);
    let figures = app.db.read_blocking(|conn| handover::store::figures::read(conn, app.clock.now())).unwrap();
    assert_eq!((figures.owed.waiting, figures.owed.failing, figures.owed.failed, figures.webhooks_off), (1, 1, 0, 0));
    assert!(figures.owed.oldest.is_some());
    let said = app.command(&["check"]).out;
    assert!(said.is_empty() || said.contains("webhook 1: http://127.0.0.1"), "{said}");
    app.webhook(&["off", "1"]).done();
    let figures = app.db.read_blocking(|conn| handover::store::figures::read(conn, app.clock.now())).unwrap();
    assert_eq!((figures.webhooks_off, figures.owed.oldest), (1, None));
}
