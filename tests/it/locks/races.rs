//! A lock and a request at the same moment: one wins, never both.

use crate::races::{at_once, posts};
use crate::support::app::TestApp;

const ROUNDS: usize = 12;

#[test]
fn of_a_lock_and_a_request_at_once_one_wins() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let mut locked = 0;
    for round in 0..ROUNDS {
        let service = app.service(&format!("s{round}.example"), &alice, &bob, &bob);
        let answers = at_once([
            posts(&alice, &app, format!("/services/{service}/lock"), &[]),
            posts(&bob, &app, format!("/services/{service}/contacts"), &[("tech", &carol.nic)]),
        ]);
        let statuses = answers.map(|answer| answer.unwrap().status);
        let open = app.db_count(&format!("requests WHERE service_id = {service}")) == 1;
        let expected = if app.is_locked(service) { [303, 422] } else { [422, 303] };
        assert_eq!((statuses, open), (expected, !app.is_locked(service)));
        locked += usize::from(app.is_locked(service));
    }
    println!("{locked} of {ROUNDS} were locked");
}

#[test]
fn a_lock_while_a_request_is_carried_out_loses_or_wins() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for round in 0..ROUNDS {
        let service = app.service(&format!("s{round}.example"), &alice, &bob, &bob);
        let request = alice.asks_for(service).tech(&alice).confirm()[0];
        alice.accepts(request);
        let [lock, _] = at_once([
            posts(&alice, &app, format!("/services/{service}/lock"), &[]),
            Box::new(|| {
                app.work();
                None
            }),
        ]);
        assert_eq!(app.contacts(service)[1], alice.id, "it is done all the same");
        assert_eq!(lock.unwrap().status, if app.is_locked(service) { 303 } else { 422 });
    }
}
