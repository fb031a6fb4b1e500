//! How much may be asked for.

use std::time::Duration;

use handover::domain::time::DAY;

use crate::support::app::TestApp;
use crate::support::customer::Customer;

const HOUR: Duration = Duration::from_hours(1);

#[test]
fn sixty_refused_new_contacts_an_hour_are_enough() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let guess = |who: &Customer<'_>| who.asks_for(service).field("tech", "zz99999-nic").try_confirm();
    for _ in 0..20 {
        let three = alice.asks_for(service).field("admin", "x").field("tech", "x").field("billing", "x").try_confirm();
        assert_eq!(three.status, 422);
    }
    let answer = guess(&alice);
    assert_eq!((answer.status, answer.value("tech").as_str()), (429, "zz99999-nic"));
    assert!(answer.text("title").starts_with("Too many attempts – "), "{}", answer.text("title"));
    let wait = answer.retry_after();
    assert!((3590..=3600).contains(&wait), "{wait}");
    assert!(answer.text("[role=alert]").starts_with("Too many attempts."));
    assert_eq!(guess(&bob).status, 422, "another account is free");
    app.advance(HOUR);
    assert_eq!(guess(&alice).status, 422);
}

#[test]
fn the_sixtieth_refused_contact_is_still_told_what_is_wrong() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let guess = || alice.asks_for(service).field("tech", "zz99999-nic").try_confirm().status;
    // What tells nothing about other accounts does not count.
    for harmless in ["", "\0", &alice.nic] {
        assert_eq!(alice.asks_for(service).field("tech", harmless).try_confirm().status, 422);
    }
    assert!((0..60).all(|_| guess() == 422));
    assert_eq!(guess(), 429);
}

/// Twenty requests of one account to another, which has accepted none.
fn asked_twenty_times(app: &TestApp, alice: &Customer<'_>, bob: &Customer<'_>) -> Vec<i64> {
    let service = |number| app.service(&format!("{number}.example"), alice, alice, alice);
    (0..20).flat_map(|number| alice.asks_for(service(number)).tech(bob).confirm()).collect()
}

#[test]
fn twenty_code_emails_to_one_account_a_day_are_enough() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    asked_twenty_times(&app, &alice, &bob);
    let service = app.service("example.org", &alice, &alice, &carol);
    let ask = || alice.asks_for(service).tech(&bob).try_confirm();
    let answer = ask();
    assert_eq!((answer.status, answer.value("tech")), (429, bob.nic.clone()));
    let wait = answer.retry_after();
    assert!((86_000..=86_400).contains(&wait), "{wait}");
    app.deliver();
    assert_eq!(bob.mail().len(), 20);
    assert_eq!(carol.asks_for(service).billing(&bob).confirm().len(), 1, "others may still write to it");
    assert_eq!(alice.asks_for(service).tech(&carol).confirm().len(), 1, "it may still write to others");
    app.advance(DAY);
    alice.forget_cookies();
    let other = app.service("other.example", &alice, &alice, &alice);
    assert_eq!(alice.asks_for(other).tech(&bob).confirm().len(), 1);
}

#[test]
fn whoever_accepts_once_may_be_written_to_again() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let made = asked_twenty_times(&app, &alice, &bob);
    let service = app.service("example.org", &alice, &alice, &alice);
    let ask = || alice.asks_for(service).tech(&bob).try_confirm().status;
    assert_eq!(ask(), 429);
    alice.accepts(*made.last().unwrap());
    assert_eq!(ask(), 429, "accepted by the requester itself");
    bob.accepts(*made.last().unwrap());
    assert_eq!(ask(), 303);
}
