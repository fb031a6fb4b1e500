//! Many requests at once take no more statements than one.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::{Connection, InstrumentationEvent};
use handover::domain::request::{Actor, Ending};
use handover::domain::{Place, RequestId};
use handover::flows::{Occasion, moves};
use handover::store::StoreResult;

use crate::support::acts::operators_desk;
use crate::support::app::{Options, TestApp};

/// How many statements it takes to end these.
fn statements(app: &TestApp, ids: &[RequestId]) -> usize {
    let (terms, now) = (app.context.terms.clone(), app.clock.now());
    let occasion = Occasion { terms, now, by: operators_desk(), from: Place::default() };
    let count = Arc::new(AtomicUsize::new(0));
    let ended = app.db.write_blocking(|tx| -> StoreResult<_> {
        let counted = Arc::clone(&count);
        tx.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { .. } = event {
                counted.fetch_add(1, Ordering::Relaxed);
            }
        });
        let mut cx = occasion.context(tx);
        let held = moves::hold_requests(&mut cx, ids)?;
        let ended = moves::end_requests(&mut cx, &held, Ending::Cancelled, Actor::Operator)?;
        tx.set_instrumentation(|_: InstrumentationEvent<'_>| {});
        Ok(ended)
    });
    assert_eq!(ended.unwrap(), ids);
    count.load(Ordering::Relaxed)
}

#[test]
fn ending_many_takes_as_many_statements_as_ending_one() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let ask = |number: i32| {
        let service = app.service(&format!("{number}.example"), &alice, &alice, &alice);
        RequestId(alice.asks_for(service).tech(&bob).confirm()[0])
    };
    let ids: Vec<_> = (0..12).map(ask).collect();
    assert_eq!(statements(&app, &ids[..1]), statements(&app, &ids[1..]));
    for id in ids {
        assert_eq!(bob.sees(id.0), "cancelled");
    }
    assert_eq!(app.db_count("outbox WHERE kind = 'cancelled'"), 24);
    assert_eq!(app.db_count("request_types WHERE open"), 0);
}

#[test]
fn ending_many_of_one_submission_takes_as_many_statements_as_ending_few() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let ask = |services: &[_]| {
        let submission = alice.asks_for_all(services).tech(&bob).confirm();
        app.db_requests_of(submission).into_iter().map(RequestId).collect::<Vec<_>>()
    };
    let services = app.services(60, [&alice, &alice, &alice]);
    let (few, many) = (ask(&services[..2]), ask(&services[2..]));
    assert_eq!(statements(&app, &few), statements(&app, &many));
    assert_eq!(app.db_count("outbox WHERE kind = 'gathered-cancelled'"), 4);
    assert_eq!(app.db_count("tellings"), 120);
}
