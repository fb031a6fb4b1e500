//! What is sent, and that it is signed so that others can tell.

use std::time::Duration;

use standardwebhooks::Webhook;
use ureq::http::HeaderMap;

use super::{kinds, service};
use crate::support::app::TestApp;
use crate::support::hook_server::{Hook, HookServer};

/// Whether whoever has the secret believes it.
fn verifies(secret: &str, hook: &Hook) -> bool {
    let mut headers = HeaderMap::new();
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        headers.insert(name, hook.headers[name].parse().unwrap());
    }
    Webhook::new(secret).unwrap().verify(hook.body.as_bytes(), &headers).is_ok()
}

#[test]
fn an_event_is_sent_as_the_feed_has_it_and_an_independent_verifier_believes_it() {
    let (app, hooks) = (TestApp::start(), HookServer::start());
    let alice = app.customer("Alice");
    service(&app, "example.org", &alice);
    let secret = app.adds_webhook(&hooks.url("/hook?key=1"));
    app.turns_lock("example.org", true);
    app.sends_events();
    let sent = hooks.hooks();
    assert_eq!(kinds(&sent), ["service.locked"], "nothing of what was before");
    assert!(verifies(&secret, &sent[0]));
    let other = Hook { body: sent[0].body.replace("locked", "unlocked"), ..sent[0].clone() };
    assert!(!verifies(&secret, &other));
    let event = sent[0].event();
    assert_eq!(event["data"]["service"], serde_json::json!({ "category": "DOMAIN", "name": "example.org" }));
    assert_eq!(event["data"]["by"], "operator");
    assert!(event["number"].is_i64() && event["time"].as_str().unwrap().ends_with('Z'), "{event}");
    assert_eq!((sent[0].path.as_str(), &*sent[0].headers["content-type"]), ("/hook?key=1", "application/json"));
    assert!(sent[0].headers["user-agent"].starts_with("Handover/"));
    app.sends_events();
    assert_eq!(hooks.hooks().len(), 1, "once");
}

#[test]
fn while_a_secret_is_changed_both_sign_and_then_the_new_one_alone() {
    let (app, hooks) = (TestApp::start(), HookServer::start());
    let alice = app.customer("Alice");
    service(&app, "example.org", &alice);
    let old = app.adds_webhook(&hooks.url("/"));
    let new = app.webhook(&["new-secret", "1", "--keep-old", "1m"]).done().trim().to_owned();
    assert!(new.starts_with("whsec_") && new != old);
    app.turns_lock("example.org", true);
    app.sends_events();
    let sent = hooks.take();
    assert!(verifies(&old, &sent[0]) && verifies(&new, &sent[0]), "{:?}", sent[0].headers);
    app.advance(Duration::from_secs(61));
    app.turns_lock("example.org", false);
    app.sends_events();
    let sent = hooks.take();
    assert!(!verifies(&old, &sent[0]) && verifies(&new, &sent[0]), "{:?}", sent[0].headers);
}

#[test]
fn a_secret_is_in_no_database_log_or_list() {
    let (app, hooks) = (TestApp::on_a_file(), HookServer::start());
    let secret = app.adds_webhook(&hooks.url("/path-of-its-own"));
    let raw = secret.strip_prefix("whsec_").unwrap();
    let listed = app.webhook(&["list"]).done() + &app.webhook(&["show", "1"]).done();
    let log = app.command(&["audit"]).done();
    assert!(!listed.contains(raw) && !log.contains(raw) && !log.contains("path-of-its-own"), "{log}");
    assert!(log.contains("webhook-added") && log.contains("127.0.0.1"), "{log}");
    let bytes: Vec<u8> = std::fs::read_dir(app.folder())
        .unwrap()
        .flatten()
        .flat_map(|file| std::fs::read(file.path()).unwrap_or_default())
        .collect();
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(holds(b"path-of-its-own") && !holds(raw.as_bytes()));
}
