//! The lock of one service.

use std::time::Duration;

use crate::second_factor::phone::Phone;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::Customer;

/// What times on pages are said to.
const MINUTE: Duration = Duration::from_mins(1);

#[test]
fn the_administrative_contact_locks_and_nobody_asks_until_it_unlocks() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    alice.locks(service);
    assert!(app.is_locked(service));
    for (by, field, to) in [(&alice, "billing", &bob), (&bob, "tech", &carol), (&carol, "billing", &bob)] {
        let form = by.anew(|by| by.get(&format!("/services/{service}/contacts")));
        assert!(form.text("main .standing").starts_with("Locked by"), "{}", form.body);
        assert!(form.attributes("form#contacts input[type=text]", "readonly").len() == 3, "all are fixed");
        let refused = by.anew(|by| by.post(&format!("/services/{service}/contacts"), &[(field, &to.nic)]));
        assert_eq!(refused.status, 422);
        assert_eq!(refused.fault(field), "This service is locked: its contacts cannot be changed.");
    }
    assert_eq!(app.db_count("requests"), 0);
    alice.unlocks(service);
    alice.asks_for(service).billing(&bob).confirm();
    let recorded = app.db_rows("service_history", &["what", "actor", "actor_id"]);
    assert_eq!(recorded, [format!("locked account {}", alice.id), format!("unlocked account {}", alice.id)]);
}

#[test]
fn the_form_says_who_locked_and_since_when() {
    let app = TestApp::start();
    app.begins(MINUTE);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    alice.locks(service);
    let said =
        |by: &Customer<'_>| by.anew(|by| by.get(&format!("/services/{service}/contacts"))).text("main .standing");
    let since = said(&alice).strip_prefix("Locked by you since ").unwrap().to_owned();
    assert_eq!(said(&bob), format!("Locked by Alice ({}) since {since}", alice.nic));
    // Who is no longer a contact goes by the handle alone.
    app.db_sets(&format!("services SET admin_id = {} WHERE id = {service}", bob.id));
    assert_eq!(said(&bob), format!("Locked by {} since {since}", alice.nic));
    app.db_locks(service);
    let support = format!("Locked by our support team since {since} Only our support team can take it off.");
    assert_eq!(said(&bob), support);
}

#[test]
fn who_locked_and_closed_its_account_goes_by_its_handle() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    alice.locks(service);
    app.db_close(&alice);
    let said = bob.get(&format!("/services/{service}/contacts")).text("main .standing");
    assert!(said.starts_with(&format!("Locked by {} since", alice.nic)), "{said}");
}

#[test]
fn only_the_administrative_contact_turns_a_lock() {
    let app = TestApp::start();
    let [alice, bob, carol, stranger] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    let turns = |expected: u16| {
        for by in [&bob, &carol, &stranger] {
            assert_eq!(by.try_locks(service).status, expected);
            assert_eq!(by.try_unlocks(service, &[("password", PASSWORD)]).status, expected);
            assert_eq!(by.try_unlocks(service, &[("password", "wrong")]).status, expected, "whatever the password");
        }
    };
    turns(404);
    alice.locks(service);
    turns(404);
    assert!(app.is_locked(service));
    assert_eq!(alice.anew(|alice| alice.post("/services/999/lock", &[])).status, 404);
    assert_eq!(alice.anew(|alice| alice.post("/services/x/lock", &[])).status, 404);
}

#[test]
fn taking_it_off_needs_the_password() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    alice.locks(service);
    for (fields, said) in [
        (&[][..], "Enter your current password."),
        (&[("password", "wrong")], "This is not your current password."),
        (&[("current_password", PASSWORD)], "Enter your current password."),
    ] {
        let refused = alice.try_unlocks(service, fields);
        assert_eq!((refused.status, refused.fault("password").as_str()), (422, said), "{}", refused.body);
        assert!(!refused.body.contains("value=\"wrong\""));
    }
    assert!(app.is_locked(service));
    alice.unlocks(service);
    assert!(!app.is_locked(service));
    let again = alice.try_unlocks(service, &[("password", PASSWORD)]);
    assert_eq!(again.status, 303);
    assert_eq!(app.db_count("service_history WHERE what = 'unlocked'"), 1, "what is off is not taken off again");
}

#[test]
fn taking_it_off_needs_a_code_where_a_second_factor_is_on() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let phone = Phone::on(&app, &alice);
    alice.locks(service);
    let refused = alice.try_unlocks(service, &[("password", PASSWORD)]);
    assert_eq!((refused.status, refused.fault("code").as_str()), (422, "Enter a code."), "{}", refused.body);
    let wrong = phone.wrong(&app);
    assert_eq!(alice.try_unlocks(service, &[("password", PASSWORD), ("code", &wrong)]).status, 422);
    assert!(app.is_locked(service));
    let code = phone.code(&app, 0);
    assert_eq!(alice.try_unlocks(service, &[("password", PASSWORD), ("code", &code)]).status, 303);
    assert!(!app.is_locked(service));
}

#[test]
fn what_is_refused_leads_back_to_the_service_and_keeps_the_view_of_the_list() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    alice.locks(service);
    let view = "/services?q=example";
    let refused = alice.try_unlocks(service, &[("password", "wrong"), ("back", view)]);
    let back = refused.attribute(".back a", "href").unwrap();
    assert_eq!((back.as_str(), refused.text(".back a").as_str()), (refused.value("back").as_str(), "Service"));
    let form = refused.forms().into_iter().find(|form| form.action == "/services/unlock").unwrap();
    let filled = form.fields.into_iter().filter(|(name, _)| name != "password");
    let filled: Vec<_> = filled.chain([("password".to_owned(), PASSWORD.to_owned())]).collect();
    let done = alice.sends("/services/unlock", &filled);
    assert_eq!((done.status, done.location()), (303, back.as_str()));
    assert_eq!(alice.follow(&done).attribute(".back a", "href").as_deref(), Some(view));
}

#[test]
fn wrong_passwords_are_throttled() {
    let app = TestApp::with(Options { limits: true, ..Options::default() });
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    alice.locks(service);
    let tries: Vec<u16> = (0..12).map(|_| alice.try_unlocks(service, &[("password", "wrong")]).status).collect();
    assert_eq!(tries[..10], [422; 10]);
    assert_eq!(tries[11], 429);
}

#[test]
fn a_request_that_is_open_stands_in_the_way_and_is_named() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    let request = bob.asks_for(service).tech(&alice).confirm()[0];
    let refused = alice.try_locks(service);
    assert_eq!(refused.status, 422);
    assert!(refused.has(&format!("main a[href='/requests/{request}']")), "{}", refused.body);
    assert!(!app.is_locked(service));
    // What is over by the clock stands in no way, written down or not.
    app.advance(handover::domain::time::DAY * 30);
    alice.locks(service);
    assert_eq!(app.db_count("requests WHERE state = 'expired'"), 1);
}

#[test]
fn the_operators_lock_is_only_the_operators_to_take_off() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    app.db_locks(service);
    let refused = alice.try_unlocks(service, &[("password", PASSWORD)]);
    assert_eq!(refused.status, 422);
    assert!(refused.text("main").contains("Only our support team can take the lock off."), "{}", refused.body);
    assert!(app.is_locked(service));
    assert_eq!(alice.try_locks(service).status, 303, "it is on already");
    assert_eq!(app.db_count("services WHERE locked_by_id IS NOT NULL"), 0, "and stays the operator's");
}

#[test]
fn the_other_contacts_are_told_once_each() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    let own = app.service("own.example", &alice, &alice, &alice);
    alice.locks(service);
    alice.locks(own);
    alice.unlocks(service);
    assert_eq!(alice.subjects(), [""; 0]);
    for other in [&bob, &carol] {
        assert_eq!(other.subjects(), ["Contact lock put on: example.org", "Contact lock taken off: example.org"]);
        assert!(other.mail()[0].text.contains("Alice"));
    }
}
