//! The program at work: quick, beside a webhook that is slow, and after it was killed.

use std::time::{Duration, Instant};

use handover::domain::work::LEASE;

use super::{OWN, kinds, service};
use crate::support::app::TestApp;
use crate::support::hook_server::{HookServer, Reply};
use crate::support::program::Running;
use crate::support::smtp_server::certificates;

const SETTINGS: [(&str, &str); 1] = [("HANDOVER_WEBHOOK_PRIVATE", OWN)];

fn ready(url: &str) -> TestApp {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    service(&app, "example.org", &alice);
    app.adds_webhook(url);
    app
}

#[test]
fn an_event_is_there_within_a_second_beside_a_webhook_that_is_slow() {
    let (quick, slow) = (HookServer::start(), HookServer::start());
    let app = ready(&quick.url("/"));
    app.adds_webhook(&slow.url("/"));
    slow.answers(|_| Reply::status(204).after(Duration::from_secs(9)));
    let program = Running::serve(&app, &SETTINGS);
    program.address();
    app.turns_lock("example.org", true);
    slow.wait_for(1);
    quick.wait_for(1);
    app.turns_lock("example.org", false);
    let committed = Instant::now();
    let sent = quick.wait_for(2);
    let took = sent[1].at.saturating_duration_since(committed);
    // On a busy machine; the slow one takes three times as long.
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert_eq!(slow.hooks().len(), 1, "it has not answered the first yet");
    assert_eq!(program.ends_on("TERM"), Some(0));
}

#[test]
fn what_was_sent_when_the_program_was_killed_is_sent_again_under_the_same_id() {
    let hooks = HookServer::start();
    let app = ready(&hooks.url("/"));
    hooks.answers(|_| Reply::status(204).after(Duration::from_secs(20)));
    let program = Running::serve(&app, &SETTINGS);
    program.address();
    app.turns_lock("example.org", true);
    hooks.wait_for(1);
    program.ended_by_kill();
    hooks.answers(|_| Reply::status(204));
    app.sends_events();
    assert_eq!(hooks.hooks().len(), 1, "it is still the dead worker's");
    app.advance(LEASE + Duration::from_secs(5));
    app.sends_events();
    let sent = hooks.hooks();
    assert_eq!(kinds(&sent), ["service.locked"; 2]);
    assert_eq!((sent[0].id(), &sent[0].body), (sent[1].id(), &sent[1].body));
}

#[test]
fn with_tls_only_a_place_whose_certificate_is_trusted_is_sent_to() {
    let (tls, ca) = certificates();
    let hooks = HookServer::with_tls(tls);
    let app = TestApp::start();
    let roots = app.folder().join("roots.pem");
    std::fs::write(&roots, ca).unwrap();
    let trusting = [("HANDOVER_WEBHOOK_PRIVATE", OWN), ("SSL_CERT_FILE", roots.to_str().unwrap())];
    app.adds_webhook(&format!("https://127.0.0.1:{}/", hooks.port()));
    assert!(app.webhook_with(&trusting, &["test", "1"]).done().starts_with("Answered 204"));
    let said = app.webhook(&["test", "1"]).failed();
    assert!(said.contains("certificate"), "{said}");
    assert_eq!(hooks.hooks().len(), 1);
}
