//! Where nothing is sent: private networks, by a name, a number or an answer that leads there.

use std::net::TcpListener;

use super::service;
use crate::support::app::TestApp;
use crate::support::hook_server::{HookServer, Reply, is_reached};

/// Sends one event; what was said of it.
fn said(app: &TestApp) -> String {
    app.turns_lock("example.org", true);
    app.sends_events();
    let shown = app.webhook(&["show", "1"]).done();
    shown.lines().filter(|line| line.contains("event ")).collect::<Vec<_>>().join("\n")
}

fn ready() -> TestApp {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    service(&app, "example.org", &alice);
    app
}

#[test]
fn an_answer_that_leads_to_a_private_address_is_not_followed() {
    let elsewhere = TcpListener::bind("127.0.0.2:0").unwrap();
    let port = elsewhere.local_addr().unwrap().port();
    for place in
        [format!("http://127.0.0.2:{port}/"), format!("https://127.0.0.2:{port}/"), format!("//127.0.0.2:{port}/x")]
    {
        let (app, hooks) = (ready(), HookServer::start());
        app.adds_webhook(&hooks.url("/"));
        let location = place.clone();
        hooks.answers(move |_| Reply::status(307).header("location", location.clone()));
        let said = said(&app);
        assert!(said.contains("its address 127.0.0.2 is not public"), "{place}: {said}");
        assert!(!is_reached(&elsewhere), "{place}");
    }
}

#[test]
fn only_answers_that_keep_it_a_post_are_followed_three_times() {
    let (app, hooks) = (ready(), HookServer::start());
    app.adds_webhook(&hooks.url("/0"));
    hooks.answers(|hook| match hook.path[1..].parse::<u32>().unwrap() {
        3 => Reply::status(204),
        step => Reply::status(308).header("location", format!("/{}", step + 1)),
    });
    assert_eq!(said(&app), "");
    let sent = hooks.take();
    let paths: Vec<_> = sent.iter().map(|hook| hook.path.as_str()).collect();
    assert_eq!(paths, ["/0", "/1", "/2", "/3"]);
    assert!(sent.iter().all(|hook| hook.body == sent[0].body && hook.id() == sent[0].id()));
    let (app, hooks) = (ready(), HookServer::start());
    app.adds_webhook(&hooks.url("/"));
    hooks.answers(|_| Reply::status(308).header("location", "/"));
    assert!(said(&app).contains("leads elsewhere more than 3 times"));
    assert_eq!(hooks.hooks().len(), 4);
    for status in [301, 302, 303] {
        let (app, hooks) = (ready(), HookServer::start());
        app.adds_webhook(&hooks.url("/"));
        hooks.answers(move |_| Reply::status(status).header("location", "/other"));
        assert!(said(&app).contains(&format!("answered {status}")));
        assert_eq!(hooks.hooks().len(), 1);
    }
}

#[test]
fn a_private_address_is_refused_however_it_is_written() {
    let app = ready();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.1"]
    {
        let url = format!("https://{host}:{port}/");
        let added = app.webhook_with(&[], &["add", &url]);
        let id = added.err.split(' ').nth(1).unwrap().to_owned();
        let said = app.webhook_with(&[], &["test", &id]).failed();
        assert!(said.contains("is not public"), "{host}: {said}");
        app.webhook(&["remove", &id]).done();
    }
    assert!(!is_reached(&listener));
    let refused = app.webhook_with(&[], &["add", "http://panel.example/"]).failed();
    assert!(refused.contains("must begin with https://"), "{refused}");
}
