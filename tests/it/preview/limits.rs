//! What a preview costs, and what it does not tell.

use std::time::Duration;

use super::{fragment, preview};
use crate::support::app::TestApp;

const HOUR: Duration = Duration::from_hours(1);

#[test]
fn refused_names_count_whichever_button_was_pressed() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let three = [("admin", "zz1-nic"), ("tech", "no@example.org"), ("billing", "zz2-nic")];
    assert!((0..20).all(|_| preview(&alice, service, &three).status == 422));
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 429);
    let answer = preview(&alice, service, &[("tech", &bob.nic)]);
    assert_eq!((answer.status, answer.value("tech")), (429, bob.nic.clone()));
    assert!(answer.header("retry-after").is_some() && !answer.text("#preview").contains(&bob.nic));
    assert!(answer.text("[role=alert]").starts_with("Too many attempts."));
    app.advance(HOUR);
    assert_eq!(preview(&alice, service, &[("tech", &bob.nic)]).status, 200);
}

#[test]
fn previews_are_no_free_way_to_find_accounts() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let look = |typed: &str| preview(&alice, service, &[("admin", typed)]).status;
    assert!((0..70).all(|_| look(&bob.nic) == 200), "who is known to the service does not count");
    assert!((0..60).all(|_| look(&carol.email) == 200));
    assert_eq!([carol.nic.as_str(), "zz9-nic", &bob.nic].map(look), [429; 3], "found or not");
    assert_eq!(alice.asks_for(service).admin(&carol).confirm().len(), 1, "asking is free");
    app.advance(HOUR);
    assert_eq!(preview(&alice, service, &[("tech", &carol.email)]).status, 200);
}

#[test]
fn a_preview_stops_where_confirm_would_and_uses_nothing_up() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let services: Vec<_> = (0..21).map(|n| app.service(&format!("{n}.example"), &alice, &alice, &alice)).collect();
    for service in &services[..20] {
        assert_eq!(preview(&alice, *service, &[("tech", &bob.nic)]).status, 200);
        alice.asks_for(*service).tech(&bob).confirm();
    }
    let answer = preview(&alice, services[20], &[("tech", &bob.nic)]);
    assert_eq!(answer.status, 429);
    let wait = answer.retry_after();
    assert!(wait > 80_000, "{wait}");
}

#[test]
fn names_of_strangers_and_addresses_are_not_told() {
    let app = TestApp::start();
    let [alice, bob, zoe] = ["Alice", "Bob", "Zoe Stranger"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    for typed in [&zoe.nic, &zoe.email] {
        for answer in [preview, fragment].map(|ask| ask(&alice, service, &[("admin", typed), ("tech", typed)])) {
            assert_eq!(answer.status, 200);
            assert!(answer.text(".planned").contains(&zoe.nic) && !answer.body.contains(&zoe.name));
            assert!(!answer.texts(".planned").concat().contains('@'));
        }
    }
    assert!(preview(&alice, service, &[("admin", &bob.nic)]).text(".planned .must").contains("Bob"), "a contact");
}
