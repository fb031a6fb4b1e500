//! Confirmed, and then it could no longer be carried out.

use handover::brand::{Look, Support};
use handover::domain::service::ContactType::{Administrative, Billing, Technical};

use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;

const OUTSTANDING: &str = "The current and the new billing contact must both be up to date with their payments. \
                      Anyone with outstanding payments must pay them first. If everything is already paid, ask our support team.";

/// The request failed for this reason, told on the page and to both by email; nothing changed.
fn failed(app: &TestApp, readers: &[&Customer<'_>], request: i64, reason: &str) {
    app.work();
    for reader in readers {
        assert_eq!(reader.sees(request), "failed");
        let page = reader.reads(request);
        assert_eq!(page.text(".reason"), format!("Why it failed: {reason} No contact was changed."));
        assert_eq!(reader.history(request).last().unwrap(), "failed");
        let told = reader.mail().pop().unwrap();
        assert_eq!(told.subject, "Failed: change of contacts for example.org");
        assert!(told.prose().contains(reason) && told.html.contains(reason), "{}", told.text);
    }
}

#[test]
fn it_fails_when_the_new_billing_contact_has_a_bill_to_pay() {
    fails_by_a_bill(|app, _, bob| app.db_owes(bob, 1));
}

#[test]
fn it_fails_when_the_old_billing_contact_has_a_bill_to_pay() {
    fails_by_a_bill(|app, carol, _| app.db_owes(carol, 2));
}

#[test]
fn it_fails_when_the_new_billing_contact_has_lost_its_payment_method() {
    fails_by_a_bill(|app, _, bob| app.db_has_payment_method(bob.id, false));
}

fn fails_by_a_bill(happens: impl FnOnce(&TestApp, &Customer<'_>, &Customer<'_>)) {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &carol);
    let request = alice.asks_for(service).billing(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    happens(&app, &carol, &bob);
    failed(&app, &[&alice, &bob], request, OUTSTANDING);
    assert_eq!(app.contacts(service), [alice.id, alice.id, carol.id]);
    assert_eq!(carol.mail().len(), 0, "who stays is not told");
}

#[test]
fn whoever_stops_being_billing_contact_needs_no_payment_method() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &carol);
    let request = alice.asks_for(service).billing(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.db_has_payment_method(carol.id, false);
    app.work();
    assert_eq!(app.contacts(service), [alice.id, alice.id, bob.id]);
}

#[test]
fn the_reason_leads_to_support_where_the_operator_has_one() {
    let look = Look { support: Some(Support::parse("help@example.com").unwrap()), ..Look::default() };
    let app = TestApp::with(Options { look, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let request = alice.asks_for(app.service("example.org", &alice, &alice, &alice)).billing(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.db_owes(&bob, 1);
    app.work();
    let page = alice.reads(request);
    assert_eq!(
        page.text(".reason"),
        format!("Why it failed: {OUTSTANDING} No contact was changed. Ask our support team")
    );
    assert_eq!(page.attribute(".reason a", "href").as_deref(), Some("mailto:help@example.com"));
}

#[test]
fn a_bill_does_not_matter_where_billing_does_not_change() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.db_owes(&it.bob, 3);
    app.db_owes(&it.alice, 3);
    app.work();
    assert_eq!(it.state(), ["done", "done"]);
}

#[test]
fn it_fails_when_the_contact_is_no_longer_the_one_to_be_replaced() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let dora = app.customer("Dora");
    it.both_accept();
    app.db_hands_over(it.service, Technical, &it.alice, &dora);
    let reason = "The contact of the service had changed in the meantime.";
    failed(&app, &[&it.alice, &it.bob], it.request, reason);
    assert_eq!(app.contacts(it.service), [it.alice.id, dora.id, it.alice.id]);
}

#[test]
fn where_one_contact_of_a_request_changed_nothing_of_it_is_carried_out() {
    let app = TestApp::start();
    let [alice, bob, dora] = ["Alice", "Bob", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&bob).billing(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.db_hands_over(service, Billing, &alice, &dora);
    failed(&app, &[&alice, &bob], request, "The contact of the service had changed in the meantime.");
    assert_eq!(app.contacts(service), [alice.id, alice.id, dora.id]);
}

#[test]
fn it_fails_when_the_requester_was_closed() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.db_close(&it.alice);
    failed(&app, &[&it.bob], it.request, "The account that asked for the change was closed.");
}

#[test]
fn it_fails_when_the_new_contact_was_closed() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.db_close(&it.bob);
    failed(&app, &[&it.alice], it.request, "The account of the new contact was closed.");
    assert_eq!(app.contacts(it.service), [it.alice.id; 3]);
}

#[test]
fn a_closed_account_may_still_be_replaced() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    app.operator_closes(&carol);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.work();
    assert_eq!(app.contacts(service), [alice.id, bob.id, alice.id]);
}

#[test]
fn it_fails_when_the_two_are_in_different_zones() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    app.db_moves(&it.bob, "ca");
    let reason = "The two accounts are no longer in the same geographical zone.";
    failed(&app, &[&it.alice, &it.bob], it.request, reason);
    assert_eq!(app.contacts(it.service), [it.alice.id; 3]);
}

#[test]
fn it_fails_when_the_requester_has_lost_its_right() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    alice.accepts(request);
    bob.accepts(request);
    app.db_hands_over(service, Administrative, &alice, &dora);
    failed(&app, &[&alice, &bob], request, "The account that asked for the change no longer has the right to do so.");
    assert_eq!(app.contacts(service), [dora.id, carol.id, alice.id]);
}

#[test]
fn a_right_that_the_same_submission_gave_away_still_counts() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let made = alice.asks_for(service).admin(&bob).tech(&dora).confirm();
    for (request, new) in [(made[0], &bob), (made[1], &dora)] {
        alice.accepts(request);
        new.accepts(request);
        app.work();
        assert_eq!(new.sees(request), "done");
    }
    assert_eq!(app.contacts(service), [bob.id, dora.id, alice.id]);
}

#[test]
fn a_right_that_another_submission_gave_away_is_lost() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let tech = alice.asks_for(service).tech(&dora).confirm()[0];
    alice.accepts(tech);
    let admin = alice.asks_for(service).admin(&bob).confirm()[0];
    alice.accepts(admin);
    bob.accepts(admin);
    app.work();
    dora.accepts(tech);
    failed(&app, &[&alice, &dora], tech, "The account that asked for the change no longer has the right to do so.");
    assert_eq!(app.contacts(service), [bob.id, carol.id, alice.id]);
}

#[test]
fn one_failing_request_leaves_the_others_of_its_submission_alone() {
    let app = TestApp::start();
    let [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &carol, &alice);
    let made = alice.asks_for(service).billing(&bob).tech(&dora).confirm();
    for (new, request) in [(&bob, made.iter()), (&dora, made.iter())]
        .map(|(new, mut of)| (new, *of.find(|request| new.sees(**request) == "pending-own").unwrap()))
    {
        alice.accepts(request);
        new.accepts(request);
    }
    app.db_owes(&bob, 1);
    app.work();
    let mut states: Vec<_> = made.iter().map(|request| alice.sees(*request)).collect();
    states.sort();
    assert_eq!(states, ["done", "failed"]);
    assert_eq!(app.contacts(service), [alice.id, dora.id, alice.id]);
}
