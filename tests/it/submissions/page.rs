//! The page of a submission: a page of its requests at a time, by state, with what has happened to them together.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::{Connection, InstrumentationEvent};
use handover::domain::code::TypedValidationCode;
use handover::domain::request::Decision;
use handover::domain::time::DAY;
use handover::domain::{Place, SubmissionId};
use handover::flows::chosen::Chosen;
use handover::flows::decide::{Decided, DecisionForm, decide};
use handover::flows::{Doer, Occasion};

use super::Together;
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;

#[test]
fn a_hundred_are_on_a_page_and_the_form_decides_from_each() {
    let app = TestApp::start();
    let it = Together::new(&app, 205);
    let first = it.bob.get(&it.path(&format!("?token={}", it.bob.code())));
    assert_eq!(first.text("h1"), "Changes of contacts on 205 services");
    assert_eq!(first.rows().len(), 100);
    assert!(first.text(".about, main").contains("As we said."));
    assert_eq!(first.texts("button.accept")[0], "Accept all 205");
    let second = it.bob.get(&first.attribute("a[rel=next]", "href").unwrap());
    assert_eq!((second.rows().len(), second.value("token")), (100, it.bob.code()));
    let last = it.bob.get(&second.attribute("a[rel=next]", "href").unwrap());
    assert_eq!(last.rows().len(), 5);
    let back = it.bob.get(&last.attribute("a[rel=prev]", "href").unwrap());
    assert_eq!(back.rows(), second.rows());
    let ticked = it.requests[204].to_string();
    it.does(&it.bob, "/decline", &[("token", &it.bob.code()), ("request", &ticked)]);
    let declined = it.alice.get(&it.path("?state=declined"));
    assert_eq!(declined.rows().len(), 1);
    assert_eq!(declined.attributes("tbody [data-state]", "data-state"), ["declined"]);
    assert_eq!(it.alice.get(&it.path("?state=done")).rows().len(), 0);
    assert_eq!(it.alice.get(&it.path("?state=nonsense&after=x")).rows().len(), 100);
}

#[test]
fn what_happened_is_told_together() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    it.accepts_all(&it.alice);
    let page = it.alice.get(&it.path(""));
    assert_eq!(page.attributes("[data-event]", "data-event"), ["asked", "accepted"]);
    assert_eq!(page.texts("[data-event] span")[1], "You accepted. (7 requests)");
    assert!(page.text(".standing").contains("(7)"), "who is awaited, for how many");
    let request = it.bob.reads(it.requests[0]);
    assert!(request.has(&format!("a.button[href^='/submissions/{}']", it.submission)));
    assert!(!request.has("#waiting-title"));
}

#[test]
fn a_request_leads_to_its_large_submission_whatever_waits_there() {
    let app = TestApp::start();
    let it = Together::new(&app, 9);
    let whole = format!("a.button[href^='/submissions/{}']", it.submission);
    let forms = |request: usize| it.bob.reads(it.requests[request]).texts(".waiting h3").len();
    assert_eq!((forms(0), it.bob.reads(it.requests[0]).has(&whole)), (0, true), "too many for forms of their own");
    for request in &it.requests[..4] {
        it.bob.accepts(*request);
    }
    assert_eq!((forms(0), it.bob.reads(it.requests[0]).has(&whole)), (5, true));
    assert_eq!((forms(8), it.bob.reads(it.requests[8]).has(&whole)), (4, true));
    it.accepts_all(&it.bob);
    assert_eq!((forms(8), it.bob.reads(it.requests[8]).has(&whole)), (0, true), "nothing waits any more");
    let few = Together::of(&app, [app.customer("Alice"), app.customer("Bob")], 5);
    let request = few.bob.reads(few.requests[0]);
    assert_eq!((request.texts(".waiting h3").len(), request.has("a.button[href^='/submissions/']")), (4, false));
}

#[test]
fn that_time_is_over_reads_alike_before_and_after_it_is_written_down() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    it.bob.declines(it.requests[0]);
    app.advance(DAY * 30);
    let last = || {
        let page = it.alice.anew(|alice| alice.get(&it.path("")));
        (page.attributes("[data-event]", "data-event").pop().unwrap(), page.texts("[data-event] span").pop().unwrap())
    };
    let expected = ("expired".to_owned(), "The time to confirm ran out. (6 requests)".to_owned());
    assert_eq!((last(), app.db_count("requests WHERE state = 'expired'")), (expected.clone(), 0));
    app.work();
    assert_eq!((last(), app.db_count("requests WHERE state = 'expired'")), (expected, 6));
}

fn statements(app: &TestApp, by: &Customer<'_>, submission: i64, number: usize) -> usize {
    let (terms, now) = (app.context.terms.clone(), app.clock.now());
    let occasion = Occasion { terms, now, by: Doer::Account(by.id), from: Place::default() };
    let code = TypedValidationCode::parse(&by.code());
    let form = DecisionForm { decision: Decision::Accepted, code, reason: Ok(None) };
    let count = Arc::new(AtomicUsize::new(0));
    let decided = app.db.write_blocking(|tx| {
        let counted = Arc::clone(&count);
        tx.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { .. } = event {
                counted.fetch_add(1, Ordering::Relaxed);
            }
        });
        let decided = decide(&mut occasion.context(tx), &Chosen::All(SubmissionId(submission)), &form);
        tx.set_instrumentation(|_: InstrumentationEvent<'_>| {});
        decided
    });
    let Decided::Done { requests, more: false } = decided.unwrap() else { panic!("not decided") };
    assert_eq!(requests.len(), number);
    count.load(Ordering::Relaxed)
}

#[test]
fn deciding_many_takes_as_many_statements_as_deciding_few() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let few = Together::new(&app, 50);
    let [alice, bob] = [app.customer("Alice"), app.customer("Bob")];
    let many = Together::of(&app, [alice, bob], 500);
    for (one, other) in [(&few.alice, &many.alice), (&few.bob, &many.bob)] {
        let less = statements(&app, one, few.submission, 50);
        let more = statements(&app, other, many.submission, 500);
        assert!(more <= less + 4, "{less} for 50, {more} for 500: only histories are written in chunks of hundreds");
    }
}

#[test]
fn why_one_of_many_failed_stands_in_its_row() {
    let app = TestApp::start();
    let it = Together::new(&app, 7);
    it.accepts_all(&it.alice);
    it.accepts_all(&it.bob);
    app.db_moves(&it.bob, "ca");
    app.work();
    let page = it.alice.get(&it.path("?state=failed"));
    let said = page.texts("tbody .why");
    assert_eq!(said.len(), 7);
    assert!(said.iter().all(|why| why == &said[0]) && said[0].contains("zone"), "{said:?}");
}
