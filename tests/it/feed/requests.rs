//! The life of requests.

use handover::domain::time::DAY;

use super::json;
use crate::support::app::TestApp;
use crate::support::customer::Customer;

/// What all events of a request from Bob to Carol as the technical contact of Alice's service say.
fn event(kind: &str, request: i64, by: &str, people: &[&Customer<'_>]) -> String {
    let text = format!(
        "request.{kind} {{\"request\":{request},\"submission\":{request},\"service\":{{\"category\":\"DOMAIN\",\"name\":\"example.org\"}},\
         \"contact_types\":[\"technical\"],\"requester\":\"$1\",\"from\":\"$2\",\"to\":\"$3\",\"by\":\"{by}\"}}"
    );
    json(&text, people)
}

#[test]
fn a_request_is_told_from_beginning_to_end() {
    let app = TestApp::start();
    let people = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let [alice, bob, carol] = &people;
    let all = [alice, bob, carol];
    let service = app.service("example.org", alice, bob, alice);
    let mut request = 0;
    let asked = app.feed_of(|| request = alice.asks_for(service).tech(carol).confirm()[0]);
    assert_eq!(asked, [event("asked", request, "$1", &all)]);
    assert_eq!(app.feed_of(|| drop(alice.accepts(request))), [event("accepted", request, "$1", &all)]);
    assert_eq!(app.feed_of(|| drop(carol.accepts(request))), [event("accepted", request, "$3", &all)]);
    let changed = format!(
        "service.contacts_changed {{\"service\":{{\"category\":\"DOMAIN\",\"name\":\"example.org\"}},\
         \"contacts\":{{\"administrative\":\"$1\",\"technical\":\"$3\",\"billing\":\"$1\"}},\
         \"before\":{{\"administrative\":\"$1\",\"technical\":\"$2\",\"billing\":\"$1\"}},\"request\":{request},\"by\":\"system\"}}"
    );
    let done = app.feed_of(|| app.work());
    assert_eq!(done, [json(&changed, &all), event("done", request, "system", &all)]);
}

#[test]
fn every_other_end_is_told_with_who_did_it() {
    let app = TestApp::start();
    let people = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let [alice, bob, carol] = &people;
    let all = [alice, bob, carol];
    let service = app.service("example.org", alice, bob, alice);
    let asks = || alice.asks_for(service).tech(carol).confirm()[0];
    let declined = asks();
    assert_eq!(app.feed_of(|| drop(carol.declines(declined))), [event("declined", declined, "$3", &all)]);
    let cancelled = asks();
    assert_eq!(app.feed_of(|| drop(alice.cancels(cancelled))), [event("cancelled", cancelled, "$1", &all)]);
    let cancelled = asks();
    let by_operator = app.feed_of(|| app.operator_cancels(cancelled));
    assert_eq!(by_operator, [event("cancelled", cancelled, "operator", &all)]);
    let expired = asks();
    app.work();
    app.advance(DAY * 31);
    assert_eq!(app.feed_of(|| app.work()), [event("expired", expired, "system", &all)]);
    let failed = asks();
    alice.accepts(failed);
    carol.accepts(failed);
    app.db_moves(carol, "ca");
    let told = app.feed_of(|| app.work());
    let because = event("failed", failed, "system", &all).replace("\"by\":", "\"reason\":\"other-zone\",\"by\":");
    assert_eq!(told, [json(&because, &[])]);
}

#[test]
fn hundreds_of_services_are_told_with_as_many_statements_as_one_each_once() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let services = app.services(60, [&alice, &bob, &bob]);
    let mut submission = 0;
    let count = |told: &[String], kind: &str| told.iter().filter(|event| event.starts_with(kind)).count();
    let asked = app.feed_of(|| submission = alice.asks_for_all(&services).tech(&carol).billing(&carol).confirm());
    assert_eq!((asked.len(), count(&asked, "request.asked ")), (60, 60));
    app.db_all_accept(submission);
    let done = app.feed_of(|| app.work());
    assert_eq!((count(&done, "service.contacts_changed "), count(&done, "request.done ")), (60, 60));
    assert_eq!(done.len(), 120, "one event for each service, though two of its contacts changed");
}
