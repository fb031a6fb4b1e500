//! Every move in the life of a request, allowed and impossible.

mod cancelling;
mod expiring;
mod failing;
mod many;
mod newer;
mod reasons;
mod together;

use std::time::Duration;

use handover::domain::time::DAY;

use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};

const NOT_PENDING: &str = "This request is no longer pending, so nothing was done.";

#[test]
fn one_confirmation_is_not_enough() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.accepts(it.request);
    app.work();
    assert_eq!(it.state(), ["pending-own", "pending-other"]);
    assert_eq!(app.contacts(it.service), [it.alice.id; 3]);
    let badge = it.bob.reads(it.request).text("[data-state]");
    assert_eq!(badge, format!("Pending validation from {}", it.alice.nic));
}

#[test]
fn the_last_confirmation_starts_the_processing_whoever_is_last() {
    let app = TestApp::start();
    for alice_first in [true, false] {
        let it = Pair::new(&app);
        let (first, last) = if alice_first { (&it.alice, &it.bob) } else { (&it.bob, &it.alice) };
        first.accepts(it.request);
        let answer = last.follow(&last.accepts(it.request));
        let told = "You have accepted the request. Everyone has confirmed.";
        assert_eq!(answer.message(), told);
        assert_eq!(it.state(), ["processing", "processing"]);
    }
}

#[test]
fn whoever_takes_a_contact_over_confirms_alone_and_once() {
    let app = TestApp::start();
    let [alice, carol] = ["Alice", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let request = alice.asks_for(service).tech(&alice).confirm()[0];
    assert_eq!(alice.mail().len(), 1);
    assert_eq!(carol.mail().len(), 0);
    alice.accepts(request);
    app.work();
    assert_eq!(alice.sees(request), "done");
    assert_eq!(app.contacts(service), [alice.id; 3]);
    assert_eq!(carol.subjects(), ["Another account has replaced you as a contact of example.org"]);
}

#[test]
fn the_first_decline_ends_a_request() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let answer = it.bob.follow(&it.bob.declines(it.request));
    assert_eq!(answer.message(), "You have declined the request. Nothing changes.");
    app.work();
    assert_eq!(it.state(), ["declined", "declined"]);
    assert_eq!(it.alice.subjects()[1..], ["Declined: change of contacts for example.org"]);
    assert_eq!(it.bob.mail().len(), 1, "who declines knows it");
    assert_eq!(app.contacts(it.service), [it.alice.id; 3]);
}

#[test]
fn a_request_can_be_declined_after_the_other_has_accepted() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.accepts(it.request);
    it.alice.declines(it.request);
    app.work();
    assert_eq!(it.state(), ["declined", "declined"]);
    assert_eq!(it.bob.subjects()[1..], ["Declined: change of contacts for example.org"]);
    assert_eq!(it.alice.mail().len(), 1);
    let decisions = it.alice.reads(it.request).attributes("[data-decision]", "data-decision");
    assert_eq!(decisions, ["declined", "accepted"]);
}

#[test]
fn an_account_decides_once() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.bob.accepts(it.request);
    for decision in ["accept", "decline"] {
        let again = it.bob.try_decides(it.request, decision, &it.bob.code());
        assert_eq!(again.status, 409);
        let told = [
            "You have already decided this request, so nothing was done.",
            "Its state is now: Pending validation from al1-nic.",
        ];
        assert_eq!(again.texts("[role=alert] p"), told);
    }
    assert_eq!(it.state(), ["pending-own", "pending-other"]);
}

/// How a request gets to a state that is not pending.
type Way = (&'static str, fn(&TestApp, &Pair<'_>));

const WAYS: [Way; 6] = [
    ("processing", |_, it| it.both_accept()),
    ("done", |app, it| {
        it.both_accept();
        app.work();
    }),
    ("declined", |_, it| drop(it.alice.declines(it.request))),
    ("cancelled", |_, it| drop(it.alice.cancels(it.request))),
    ("expired", |app, _| app.advance(DAY * 30)),
    ("failed", |app, it| {
        it.both_accept();
        app.db_moves(&it.bob, "ca");
        app.work();
    }),
];

#[test]
fn nothing_moves_a_request_that_is_no_longer_pending() {
    for (state, lead) in WAYS {
        let app = TestApp::start();
        let it = Pair::new(&app);
        lead(&app, &it);
        app.work();
        let (mails, contacts) = (app.mails(), app.contacts(it.service));
        let state = if state == "processing" { "done" } else { state };
        for customer in [&it.alice, &it.bob] {
            for decision in ["accept", "decline"] {
                let answer = customer.try_decides(it.request, decision, &customer.code());
                assert_eq!((answer.status, answer.text("[role=alert] p")), (409, NOT_PENDING.into()), "{state}");
            }
            assert_eq!(customer.try_resends(it.request, customer).status, 409, "{state}");
        }
        assert_eq!(it.alice.try_cancels(it.request).status, 409, "{state}");
        assert_eq!(it.bob.try_cancels(it.request).status, 404, "{state}");
        app.work();
        assert_eq!(it.state(), [state, state]);
        assert_eq!((app.mails(), app.contacts(it.service)), (mails, contacts), "{state}");
    }
}

#[test]
fn a_request_being_processed_can_no_longer_be_stopped() {
    let app = TestApp::with(Options { apply_delay: DAY, ..Options::default() });
    let it = Pair::new(&app);
    it.both_accept();
    let cancel = it.alice.try_cancels(it.request);
    assert_eq!((cancel.status, cancel.text("[role=alert] p")), (409, NOT_PENDING.into()));
    assert_eq!(it.alice.try_decides(it.request, "decline", &it.alice.code()).status, 409);
    assert_eq!(it.state(), ["processing", "processing"]);
}

#[test]
fn the_change_waits_for_the_apply_delay() {
    let app = TestApp::with(Options { apply_delay: Duration::from_hours(1), ..Options::default() });
    let it = Pair::new(&app);
    it.both_accept();
    app.advance(Duration::from_mins(59));
    app.work();
    assert_eq!(it.state(), ["processing", "processing"]);
    assert_eq!(app.contacts(it.service), [it.alice.id; 3]);
    app.advance(Duration::from_mins(1));
    app.work();
    assert_eq!(it.state(), ["done", "done"]);
    assert_eq!(app.contacts(it.service), [it.alice.id, it.bob.id, it.alice.id]);
}

#[test]
fn the_processing_does_not_expire() {
    let app = TestApp::with(Options { apply_delay: DAY * 40, ..Options::default() });
    let it = Pair::new(&app);
    it.both_accept();
    app.advance(DAY * 35);
    app.work();
    assert_eq!(it.state(), ["processing", "processing"]);
    app.advance(DAY * 6);
    app.work();
    assert_eq!(it.state(), ["done", "done"]);
}

#[test]
fn the_history_tells_everything() {
    use crate::support::smtp_server::Behaviour;
    let app = TestApp::start();
    let it = Pair::new(&app);
    let (alice, bob) = ("Alice (al1-nic)", "Bob (bo2-nic)");
    it.bob.resends(it.request, &it.bob);
    app.advance(Duration::from_mins(1));
    app.smtp.set(Behaviour::default().refuse(&it.bob.email, "550 5.1.1 No such mailbox"));
    it.alice.resends(it.request, &it.bob);
    app.work();
    app.smtp.set(Behaviour::default());
    app.advance(DAY * 27);
    app.work();
    for _ in 0..5 {
        it.bob.try_decides(it.request, "accept", "AAAAA");
    }
    it.bob.resends(it.request, &it.bob);
    app.work();
    it.both_accept();
    app.work();
    let expected = [
        ("You asked for the change.".to_owned(), format!("{alice} asked for the change.")),
        (format!("{bob} had a new code sent."), "You had a new code sent.".to_owned()),
        (format!("You had a new code sent to {bob}."), format!("{alice} had a new code sent to you.")),
        (format!("The email to {bob} could not be delivered."), "The email to you could not be delivered.".to_owned()),
        ("You were reminded by email.".to_owned(), format!("{alice} was reminded by email.")),
        (format!("{bob} was reminded by email."), "You were reminded by email.".to_owned()),
        (
            format!("The code of {bob} was blocked after too many wrong attempts."),
            "Your code was blocked after too many wrong attempts.".to_owned(),
        ),
        (format!("{bob} had a new code sent."), "You had a new code sent.".to_owned()),
        ("You accepted.".to_owned(), format!("{alice} accepted.")),
        (format!("{bob} accepted."), "You accepted.".to_owned()),
        ("Everyone has confirmed.".to_owned(), "Everyone has confirmed.".to_owned()),
        ("The contacts were changed.".to_owned(), "The contacts were changed.".to_owned()),
    ];
    let (to_alice, to_bob): (Vec<_>, Vec<_>) = expected.into_iter().unzip();
    assert_eq!(it.alice.story(it.request), to_alice);
    assert_eq!(it.bob.story(it.request), to_bob);
}

#[test]
fn the_history_tells_how_a_request_ended() {
    let (support, over) = ("Our support team cancelled the request.", "The time to confirm ran out.");
    let ends: [(fn(&TestApp, &Pair<'_>), [&str; 2]); 4] = [
        (|_, it| drop(it.bob.declines(it.request)), ["B. (bo2-nic) declined.", "You declined."]),
        (
            |_, it| drop(it.alice.cancels(it.request)),
            ["You cancelled the request.", "Alice (al1-nic) cancelled the request."],
        ),
        (|app, it| app.operator_cancels(it.request), [support; 2]),
        (|app, _| app.advance(DAY * 30), [over; 2]),
    ];
    for (end, [to_alice, to_bob]) in ends {
        let app = TestApp::start();
        let it = Pair::new(&app);
        end(&app, &it);
        assert_eq!(it.alice.story(it.request)[1..], [to_alice]);
        assert_eq!(it.bob.story(it.request)[1..], [to_bob]);
    }
}
