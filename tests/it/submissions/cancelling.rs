//! One press cancels what is pending, or has a code sent again.

use std::time::Duration;

use handover::domain::RequestId;
use handover::domain::service::ContactType;
use handover::store::requests;

use super::Together;
use crate::support::app::TestApp;

#[test]
fn the_requester_cancels_all_that_is_pending_after_a_question() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    it.bob.declines(it.requests[0]);
    let question = it.alice.get(&it.path("/cancel"));
    assert_eq!((question.status, question.text("h1")), (200, "Cancel all 6 requests?".to_owned()));
    it.bob.declines(it.requests[1]);
    let page = it.alice.follow(&it.does(&it.alice, "/cancel", &[("shown", &question.value("shown"))]));
    assert_eq!(page.message(), "5 requests cancelled. 1 was no longer pending.");
    assert_eq!(it.counts(&it.alice), ["2 Declined", "5 Cancelled"]);
    assert_eq!(it.does(&it.alice, "/cancel", &[]).status, 409);
    assert_eq!(it.alice.get(&it.path("/cancel")).location(), it.path(""));
    assert!(it.alice.get(&it.path("")).has(&format!("a[href^='/services/contacts?again={}']", it.submission)));
}

#[test]
fn todays_administrative_contact_cancels_what_is_of_its_service() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    let carol = app.customer("Carol");
    let service = requests::find(&mut app.conn(), RequestId(it.requests[2])).unwrap().unwrap().service;
    app.db_hands_over(service, ContactType::Administrative, &it.alice, &carol);
    assert_eq!(carol.get(&it.path("")).rows().len(), 1, "it sees its own alone");
    let done = it.does(&carol, "/cancel", &[]);
    assert_eq!((done.status, done.location()), (303, "/requests"));
    assert_eq!(carol.follow(&done).message(), "1 request cancelled.");
    assert_eq!(carol.get(&it.path("")).status, 404);
    assert_eq!(it.counts(&it.alice), ["6 Pending your validation", "6 Pending validation", "1 Cancelled"]);
}

#[test]
fn a_new_contact_cancels_nothing() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    assert_eq!(it.does(&it.bob, "/cancel", &[]).status, 404);
    assert!(!it.bob.get(&it.path("")).has(".withdraw"));
}

#[test]
fn one_code_is_sent_again_for_all_and_not_at_once_again() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    app.clock.advance(Duration::from_secs(61));
    let old = it.bob.code();
    let sent = it.alice.follow(&it.does(&it.alice, "/resend", &[("validator", &it.bob.nic)]));
    assert!(sent.message().starts_with("A new code is on its way to"), "{}", sent.message());
    app.deliver();
    assert_ne!(it.bob.code(), old);
    let soon = it.does(&it.bob, "/resend", &[]);
    assert_eq!(soon.status, 429);
    assert!(soon.retry_after() > 0);
    assert_eq!(it.does(&it.bob, "/resend", &[("validator", &it.alice.nic)]).status, 404, "only its own");
    it.accepts_all(&it.bob);
    assert_eq!(it.does(&it.bob, "/resend", &[]).status, 409);
}
