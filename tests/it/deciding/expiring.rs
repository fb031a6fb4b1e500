//! Up to the last moment of a request, and from then on.

use std::time::Duration;

use handover::domain::RequestId;
use handover::domain::time::DAY;
use handover::store::requests;

use crate::support::acts::Pair;
use crate::support::app::TestApp;

/// Puts the clock to this long before the last moment.
fn before_the_end(app: &TestApp, request: i64, left: Duration) {
    let found = requests::find(&mut app.conn(), RequestId(request)).unwrap().unwrap();
    app.advance(found.expires_at.since(app.clock.now()).saturating_sub(left));
}

#[test]
fn a_decision_counts_until_the_last_moment() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    before_the_end(&app, it.request, Duration::from_secs(30));
    it.both_accept();
    assert_eq!(it.state(), ["processing", "processing"]);
}

#[test]
fn from_the_last_moment_on_a_request_is_expired_before_it_is_written_down() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.accepts(it.request);
    before_the_end(&app, it.request, Duration::ZERO);
    assert_eq!(it.state(), ["expired", "expired"]);
    assert_eq!(it.alice.history(it.request), ["asked", "accepted", "expired"]);
    let listed =
        it.alice.anew(|this| this.get("/requests?state=expired")).attribute("tbody [data-state]", "data-state");
    assert_eq!(listed.as_deref(), Some("expired"));
    assert!(it.alice.get("/requests?state=pending").rows().is_empty());
    assert!(!it.alice.reads(it.request).has("#token"), "no form");
    assert_eq!(app.mails(), 2);
}

#[test]
fn whatever_meets_an_overdue_request_writes_it_down_with_its_emails() {
    let acts: [fn(&Pair<'_>) -> u16; 4] = [
        |it| it.alice.try_decides(it.request, "accept", &it.alice.code()).status,
        |it| it.alice.try_decides(it.request, "decline", "nonsense").status,
        |it| it.alice.try_cancels(it.request).status,
        |it| it.bob.try_resends(it.request, &it.bob).status,
    ];
    for act in acts {
        let app = TestApp::start();
        let it = Pair::new(&app);
        before_the_end(&app, it.request, Duration::ZERO);
        assert_eq!(act(&it), 409);
        app.deliver();
        for party in [&it.alice, &it.bob] {
            assert_eq!(party.subjects()[1..], ["Expired: change of contacts for example.org"]);
        }
        app.work();
        assert_eq!(it.alice.history(it.request), ["asked", "expired"]);
        assert_eq!(app.mails(), 4, "once");
    }
}

#[test]
fn a_new_submission_takes_the_place_of_an_overdue_request() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    before_the_end(&app, it.request, Duration::ZERO);
    let anew = it.alice.asks_for(it.service).tech(&it.bob).confirm();
    assert_eq!(anew.len(), 1);
    assert_eq!(it.alice.sees(it.request), "expired");
    let subjects =
        ["Please confirm: change of contacts for example.org", "Expired: change of contacts for example.org"];
    for party in [&it.alice, &it.bob] {
        let mut got = party.subjects();
        assert_eq!(got.remove(0), subjects[0]);
        got.sort();
        assert_eq!(got, [subjects[1], subjects[0]]);
    }
}

#[test]
fn the_worker_writes_an_overdue_request_down_once() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    before_the_end(&app, it.request, DAY * 2);
    app.work();
    assert_eq!(it.state(), ["pending-own", "pending-own"]);
    app.advance(DAY * 2);
    app.work();
    app.work();
    assert_eq!(it.state(), ["expired", "expired"]);
    for party in [&it.alice, &it.bob] {
        let expired = party.subjects().iter().filter(|subject| subject.starts_with("Expired")).count();
        assert_eq!(expired, 1);
    }
    assert_eq!(it.alice.history(it.request), ["asked", "reminded", "reminded", "expired"]);
}
