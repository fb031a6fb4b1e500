//! What is not taken: tried again in order, for three days; left alone where that is asked for.

use std::time::Duration;

use handover::domain::time::DAY;

use super::{kinds, service};
use crate::support::app::TestApp;
use crate::support::hook_server::{Hook, HookServer, Reply};

/// Two services of one account, and a webhook that is sent to a server.
fn ready() -> (TestApp, HookServer) {
    let (app, hooks) = (TestApp::start(), HookServer::start());
    let alice = app.customer("Alice");
    for name in ["one.example", "two.example"] {
        service(&app, name, &alice);
    }
    app.adds_webhook(&hooks.url("/"));
    (app, hooks)
}

fn about(hooks: &[Hook], service: &str) -> Vec<String> {
    kinds(&hooks.iter().filter(|hook| hook.service() == service).cloned().collect::<Vec<_>>())
}

#[test]
fn what_fails_holds_back_what_is_about_the_same_service_and_no_other() {
    let (app, hooks) = ready();
    hooks.answers(|hook| Reply::status(if hook.service() == "one.example" { 500 } else { 204 }));
    for name in ["one.example", "two.example"] {
        app.turns_lock(name, true);
        app.turns_lock(name, false);
    }
    app.sends_events();
    let sent = hooks.take();
    assert_eq!(about(&sent, "one.example"), ["service.locked"]);
    assert_eq!(about(&sent, "two.example"), ["service.locked", "service.unlocked"]);
    app.advance(Duration::from_secs(17));
    app.sends_events();
    let again = hooks.take();
    assert_eq!(about(&again, "one.example"), ["service.locked"]);
    let first = sent.iter().find(|hook| hook.service() == "one.example").unwrap();
    assert_eq!(again[0].id(), first.id(), "the same on every try");
    hooks.answers(|_| Reply::status(200));
    app.advance(Duration::from_secs(34));
    app.sends_events();
    assert_eq!(about(&hooks.take(), "one.example"), ["service.locked", "service.unlocked"]);
    app.advance(DAY);
    app.sends_events();
    assert_eq!(hooks.hooks().len(), 0);
}

#[test]
fn whoever_asks_to_be_left_alone_is_left_alone_so_long() {
    for status in [429, 503] {
        let (app, hooks) = ready();
        hooks.answers(move |_| Reply::status(status).header("retry-after", "600"));
        app.turns_lock("one.example", true);
        app.sends_events();
        assert!(app.webhook(&["list"]).done().contains(" paused "));
        app.turns_lock("two.example", true);
        app.advance(Duration::from_secs(590));
        app.sends_events();
        assert_eq!(hooks.take().len(), 1, "not even what is about another service");
        hooks.answers(|_| Reply::status(204));
        app.advance(Duration::from_secs(11));
        app.sends_events();
        assert_eq!(hooks.take().len(), 2);
    }
}

#[test]
fn whoever_is_gone_is_sent_nothing_more_until_it_is_switched_on() {
    let (app, hooks) = ready();
    hooks.answers(|_| Reply::status(410));
    app.turns_lock("one.example", true);
    app.sends_events();
    app.turns_lock("two.example", true);
    app.advance(DAY);
    app.sends_events();
    assert_eq!(hooks.take().len(), 1);
    let listed = app.webhook(&["list"]).done();
    assert!(listed.contains(" gone ") && listed.contains("answered 410"), "{listed}");
    hooks.answers(|_| Reply::status(204));
    assert_eq!(app.webhook(&["on", "1"]).done(), "Webhook 1 is on.\n");
    app.sends_events();
    assert_eq!(about(&hooks.take(), "one.example"), ["service.locked"], "what waited, and nothing of the time between");
}

#[test]
fn an_event_is_tried_for_three_days_then_given_up_and_sent_again_when_that_is_asked_for() {
    let (app, hooks) = ready();
    hooks.answers(|_| Reply::status(500).body("out of order"));
    app.turns_lock("one.example", true);
    app.turns_lock("one.example", false);
    for _ in 0..11 {
        app.advance(DAY / 4);
        app.sends_events();
    }
    let tried = hooks.take();
    assert!(tried.len() > 5 && about(&tried, "one.example").iter().all(|kind| kind == "service.locked"));
    assert!(!app.webhook(&["show", "1"]).done().contains("given up 2"), "not before three days are over");
    for _ in 0..4 {
        app.advance(DAY / 4);
        app.sends_events();
    }
    let shown = app.webhook(&["show", "1"]).done();
    assert!(shown.contains("given up      1") && shown.contains("answered 500: out of order"), "{shown}");
    let after = hooks.take();
    assert_eq!(about(&after, "one.example").last().unwrap(), "service.unlocked", "the next has its turn");
    hooks.answers(|_| Reply::status(204));
    assert_eq!(
        app.webhook(&["retry", "1", "--all"]).done(),
        "2 events are sent again as soon as a worker is at work.\n"
    );
    app.sends_events();
    let sent = hooks.take();
    assert_eq!(about(&sent, "one.example"), ["service.locked", "service.unlocked"]);
    assert_eq!(sent[0].id(), tried[0].id());
    assert_eq!(app.webhook(&["retry", "1", "1"]).failed(), "nothing waits there under the number 1");
}

#[test]
fn of_an_endless_answer_no_more_is_read_than_is_of_use() {
    let (app, hooks) = ready();
    hooks.answers(|_| Reply::status(500).body("long ".repeat(4_000_000)));
    app.turns_lock("one.example", true);
    app.sends_events();
    assert_eq!(hooks.hooks().len(), 1);
    let shown = app.webhook(&["show", "1"]).done();
    let line = shown.lines().last().unwrap();
    assert!(line.contains("long long") && line.len() < 400, "{line}");
}

#[test]
fn what_was_delivered_is_forgotten_after_thirty_days() {
    let (app, hooks) = ready();
    app.turns_lock("one.example", true);
    app.sends_events();
    assert_eq!(app.db_rows("webhook_deliveries", &["number"]).len(), 1);
    app.advance(DAY * 31);
    app.context.tend(true).unwrap();
    assert!(app.db_rows("webhook_deliveries", &["number"]).is_empty());
    assert_eq!(hooks.hooks().len(), 1);
}
