//! Who is behind with payments.

use handover::domain::time::DAY;

use super::{UNPAID, assert_nothing_happened, assert_refused};
use crate::support::app::TestApp;
use crate::support::customer::Customer;

const UNPAID_OWN: &str = "The current and the new billing contact must both be up to date with their payments. \
    Your own account has outstanding payments. Please pay them, then try again. If they are already paid, ask our support team.";

#[test]
fn whoever_is_behind_with_payments_the_billing_contact_stays() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &bob);
    for (old, new) in [(1, 0), (0, 2), (3, 1)] {
        app.db_owes(&bob, old);
        app.db_owes(&carol, new);
        assert_refused(&alice.asks_for(service).billing(&carol).try_confirm(), "billing", UNPAID);
    }
    assert_nothing_happened(&app, &alice);
    app.db_owes(&bob, 0);
    app.db_owes(&carol, 0);
    app.db_owes(&alice, 1);
    assert_eq!(alice.asks_for(service).billing(&carol).confirm().len(), 1, "who merely asks may be behind");
}

#[test]
fn only_the_account_itself_is_told_that_it_is_behind_with_payments() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let [to_alice, from_bob] = [&alice, &bob].map(|admin| app.service(&admin.nic, admin, admin, &bob));
    app.db_owes(&alice, 1);
    assert_refused(&alice.asks_for(to_alice).billing(&alice).try_confirm(), "billing", UNPAID_OWN);
    app.db_owes(&bob, 1);
    assert_refused(&alice.asks_for(to_alice).billing(&alice).try_confirm(), "billing", UNPAID_OWN);
    assert_refused(&bob.asks_for(from_bob).billing(&carol).try_confirm(), "billing", UNPAID_OWN);
    assert_refused(&bob.asks_for(to_alice).billing(&alice).try_confirm(), "billing", UNPAID_OWN);
    app.db_owes(&bob, 0);
    assert_refused(&bob.asks_for(to_alice).billing(&alice).try_confirm(), "billing", UNPAID);
    assert_nothing_happened(&app, &alice);
}

#[test]
fn whoever_is_known_to_have_no_payment_method_becomes_no_billing_contact() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let [none, card, unknown] =
        [Some(false), Some(true), None].map(|has| app.customer_with("Bob", |profile| profile.payment_method = has));
    let service = app.service("example.org", &alice, &alice, &none);
    app.service("other.example", &none, &alice, &alice);
    let preview = alice.post(&format!("/services/{service}/contacts/preview"), &[("billing", &card.nic)]);
    assert_eq!(preview.status, 200, "who is replaced needs none");
    for (new, allowed) in [(&none, false), (&card, true), (&unknown, true)] {
        let service = app.service(&format!("{}.example", new.nic), &alice, &alice, &alice);
        let asked = alice.asks_for(service).billing(new).try_confirm();
        if allowed {
            assert_eq!(asked.status, 303, "{:?}", asked.text(".fault"));
        } else {
            assert_refused(&asked, "billing", UNPAID);
            assert_eq!(alice.asks_for(service).tech(new).try_confirm().status, 303, "other contacts are free");
        }
    }
    let own = app.service("own.example", &none, &none, &alice);
    assert_refused(&none.asks_for(own).billing(&none).try_confirm(), "billing", UNPAID_OWN);
    app.db_has_payment_method(none.id, true);
    assert_eq!(none.asks_for(own).billing(&none).try_confirm().status, 303);
}

#[test]
fn outstanding_payments_hinder_no_other_contact() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &bob);
    for behind in [&alice, &bob, &carol] {
        app.db_owes(behind, 1);
    }
    let made = alice.asks_for(service).admin(&carol).tech(&carol).field("billing", &bob.nic).confirm();
    assert_eq!(made.len(), 1);
}

#[test]
fn ten_refusals_for_payments_a_day_are_enough() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    app.db_owes(&bob, 1);
    let names = |billing: &Customer<'_>| alice.asks_for(service).billing(billing).try_confirm();
    let previews = || alice.post(&format!("/services/{service}/contacts/preview"), &[("billing", &bob.nic)]);
    assert!((0..5).all(|_| names(&bob).status == 422 && previews().status == 422));
    for answer in [names(&bob), names(&carol), previews()] {
        assert_eq!(answer.status, 429, "whether it would be refused or not");
        let wait = answer.retry_after();
        assert!((86_000..=86_400).contains(&wait), "{wait}");
    }
    assert_eq!(alice.asks_for(service).tech(&bob).try_confirm().status, 303, "other contacts are free");
    app.advance(DAY);
    alice.forget_cookies();
    assert_eq!(names(&carol).status, 303);
}
