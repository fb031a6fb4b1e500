//! Several workers.

use handover::domain::time::DAY;

use super::{Act, ROUNDS, Rounds, at_once, told};
use crate::support::acts::Pair;
use crate::support::app::TestApp;

/// Three look for work at once, and one does what is left.
fn three_workers(app: &TestApp) {
    let workers: [Act<'_>; 3] = [(); 3].map(|()| -> Act<'_> {
        Box::new(|| {
            app.work_beside();
            None
        })
    });
    at_once(workers);
    app.work();
}

#[test]
fn two_workers_do_everything_once() {
    let rounds = Rounds::new();
    let app = &rounds.app;
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for round in 0..ROUNDS {
        let service = app.service(&format!("example{round}.org"), &alice, &alice, &alice);
        let request = alice.asks_for(service).tech(&bob).confirm()[0];
        alice.accepts(request);
        bob.accepts(request);
    }
    three_workers(app);
    assert_eq!([&alice, &bob].map(|party| told(party, "Done")), [ROUNDS; 2]);
    assert_eq!(alice.get("/requests?state=done").rows().len(), ROUNDS);
}

#[test]
fn two_workers_remind_and_expire_once() {
    let rounds = Rounds::new();
    let app = &rounds.app;
    let all: Vec<_> = (0..ROUNDS).map(|_| Pair::new(app)).collect();
    for (ahead, what) in [(DAY * 27, "Reminder"), (DAY * 3, "Expired")] {
        app.advance(ahead);
        three_workers(app);
        for it in &all {
            assert_eq!([&it.alice, &it.bob].map(|party| told(party, what)), [1, 1], "{what}");
        }
    }
}
