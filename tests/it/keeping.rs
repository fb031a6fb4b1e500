//! What the worker forgets, and what it must not forget yet.

use std::time::Duration;

use handover::domain::time::DAY;

use crate::support::app::TestApp;
use crate::support::smtp_server::{At, Behaviour};

const KEPT: Duration = DAY.saturating_mul(7);

/// One look for work with little patience for what is over.
fn sweeps(app: &TestApp) {
    let context = handover::work::WorkerContext { keep: KEPT, ..app.context.clone() };
    context.tend(true).unwrap();
}

#[test]
fn what_is_over_goes_after_its_time() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let request = alice.asks_for(service).tech(&alice).confirm()[0];
    alice.cancels(request);
    app.work();
    app.advance(KEPT - Duration::from_secs(1));
    sweeps(&app);
    assert_eq!(app.db_count("requests"), 1);
    app.advance(Duration::from_secs(2));
    sweeps(&app);
    assert_eq!((app.db_count("requests"), app.db_count("submissions"), app.db_count("request_types")), (0, 0, 0));
}

#[test]
fn a_right_that_a_done_request_took_is_remembered_as_long_as_it_is_needed() {
    let app = TestApp::start();
    let [alice, bob, tech, carol] = ["Alice", "Bob", "Tech", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &tech, &alice);
    let [first, second] = alice.asks_for(service).admin(&bob).tech(&carol).confirm()[..] else { panic!() };
    alice.accepts(first);
    bob.accepts(first);
    app.work();
    assert_eq!(app.contacts(service), [bob.id, tech.id, alice.id]);
    app.advance(KEPT + DAY);
    sweeps(&app);
    let code = alice.code();
    assert_eq!(alice.try_decides(second, "accept", &code).status, 303);
    carol.accepts(second);
    app.work();
    assert_eq!(app.contacts(service), [bob.id, carol.id, alice.id]);
    app.advance(KEPT + DAY);
    sweeps(&app);
    assert_eq!(app.db_count("requests"), 0);
}

#[test]
fn an_email_that_waits_for_its_server_keeps_what_it_tells_of() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let request = alice.asks_for(service).tech(&carol).confirm()[0];
    app.smtp.set(Behaviour::default().answer(At::Rcpt, "451 later"));
    carol.declines(request);
    app.work();
    app.advance(KEPT + DAY);
    sweeps(&app);
    assert_eq!(app.db_count("requests"), 1);
    app.smtp.set(Behaviour::default());
    app.work();
    assert_eq!(alice.subjects()[1..], ["Declined: change of contacts for example.org"]);
    sweeps(&app);
    assert_eq!(app.db_count("requests"), 0);
}

#[test]
fn what_is_left_of_a_large_submission_is_one_row_still() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let services: Vec<_> = (0..6).map(|number| app.service(&format!("s{number}"), &alice, &alice, &alice)).collect();
    let requests = app.db_requests_of(alice.asks_for_all(&services).tech(&bob).confirm());
    bob.declines(requests[0]);
    app.work();
    app.advance(DAY * 2);
    alice.forget_cookies();
    for request in &requests[1..] {
        alice.cancels(*request);
    }
    app.work();
    app.advance(KEPT - DAY);
    sweeps(&app);
    let row = bob.anew(|bob| bob.get("/requests")).rows().remove(0);
    assert_eq!((row[0].split(' ').next(), row[5].as_str()), (Some("2–6"), "Cancelled: 5"));
    app.advance(DAY * 2);
    sweeps(&app);
    assert_eq!((app.db_count("requests"), app.db_count("submission_views")), (0, 0));
}

#[test]
fn an_email_that_gathers_keeps_all_that_it_tells_of() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let services = app.services(2, [&alice, &bob, &alice]);
    let submission = alice.asks_for_all(&services).tech(&carol).confirm();
    app.smtp.set(Behaviour::default().answer(At::Rcpt, "451 later"));
    for request in app.db_requests_of(submission) {
        carol.declines(request);
    }
    app.work();
    app.advance(KEPT + DAY);
    sweeps(&app);
    assert_eq!((app.db_count("requests"), app.db_count("tellings")), (2, 2));
    app.smtp.set(Behaviour::default());
    app.work();
    assert_eq!(alice.subjects()[1..], ["Declined: change of contacts for 2 services"]);
    sweeps(&app);
    assert_eq!((app.db_count("requests"), app.db_count("tellings")), (0, 0));
}
