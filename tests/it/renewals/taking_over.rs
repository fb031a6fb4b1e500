//! A new billing contact is told at once of what ends within the first step.

use handover::domain::ServiceId;
use handover::domain::renewal::RenewalKind;
use handover::domain::time::DAY;

use super::mornings::begin;
use super::{one, told};
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::smtp_server::{At, Behaviour};

/// Another account becomes the billing contact, by a request that both confirm.
fn hands_over(app: &TestApp, service: ServiceId, from: &Customer<'_>, to: &Customer<'_>) {
    from.sign_in();
    let request = from.asks_for(service).billing(to).confirm()[0];
    for party in [from, to] {
        party.anew(|party| party.accepts(request));
    }
    app.work();
    assert_eq!(app.contacts(service)[2], to.id);
}

#[test]
fn who_takes_over_is_told_at_once_and_then_by_the_steps() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let ((alice, service), bob) = (one(&app, 32), app.customer("Bob"));
    app.mornings(10);
    assert_eq!(told(&alice), ["in 30 days"]);
    hands_over(&app, service, &alice, &bob);
    assert_eq!(told(&bob), ["in 22 days"]);
    assert!(bob.mail().pop().unwrap().text.contains("You are now the billing contact of what renews or ends soon:"));
    app.mornings(16);
    assert_eq!((told(&alice).len(), &told(&bob)[1..]), (1, &["in 7 days".to_owned()][..]));
    // Back again: of this step it was not told yet; the other was.
    hands_over(&app, service, &bob, &alice);
    assert_eq!(told(&alice), ["in 30 days", "in 6 days"]);
    hands_over(&app, service, &alice, &bob);
    assert_eq!(told(&bob).len(), 2);
    app.mornings(6);
    assert_eq!((told(&alice).len(), &told(&bob)[2..]), (2, &["in 1 day".to_owned()][..]));
}

#[test]
fn what_is_far_off_or_past_is_no_news() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    app.begins(DAY);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for (name, days) in [("far", Some(31)), ("past", Some(-1)), ("none", None)] {
        let service = app.service(&format!("{name}.example"), &alice, &alice, &alice);
        if let Some(days) = days {
            app.db_renews(service, days, RenewalKind::Ends);
        }
        hands_over(&app, service, &alice, &bob);
    }
    assert_eq!(told(&bob).len(), 0);
    app.mornings(1);
    assert_eq!(told(&bob), ["in 30 days"]);
}

#[test]
fn all_that_one_takes_over_together_is_one_email_beside_that_of_the_day() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    begin(&app, "2037-01-10", 60);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    // More than are carried out in one transaction.
    let services = app.services(120, [&alice, &alice, &alice]);
    for service in &services {
        app.db_renews(*service, 9, RenewalKind::Manual);
    }
    let own = app.service("own.example", &bob, &bob, &bob);
    app.db_renews(own, 8, RenewalKind::Ends);
    app.work();
    app.mornings(1);
    assert_eq!((told(&alice), told(&bob)), (vec!["in 8 days".to_owned()], vec!["in 7 days".to_owned()]));
    let submission = alice.asks_for_all(&services).billing(&bob).confirm();
    app.db_all_accept(submission);
    app.work();
    assert_eq!(told(&bob), ["in 7 days", "in 8 days"]);
    let mail = bob.mail().pop().unwrap();
    assert!(mail.text.contains("And 100 more services."), "{}", mail.text);
    assert_eq!(app.db_count("outbox WHERE kind = 'renewals-taken-over'"), 1);
    app.mornings(1);
    assert_eq!(told(&bob)[2..], ["in 7 days"]);
}

#[test]
fn whom_an_import_makes_the_billing_contact_has_its_email_of_the_day() {
    let app = TestApp::start();
    let ((_, service), bob) = (one(&app, 20), app.customer("Bob"));
    app.mornings(1);
    app.away_until_morning(1, -1);
    app.db_sets(&format!("services SET billing_id = {} WHERE id = {service}", bob.id));
    app.work();
    assert_eq!(told(&bob).len(), 0, "before eight");
    app.away_until_morning(0, 1);
    app.work();
    assert_eq!(told(&bob), ["in 18 days"]);
    assert_eq!(app.db_count("outbox WHERE kind = 'renewals-taken-over'"), 0);
}

#[test]
fn what_was_never_sent_counts_as_not_told() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let ((alice, service), bob) = (one(&app, 31), app.customer("Bob"));
    app.smtp.set(Behaviour::default().answer(At::Rcpt, "451 4.3.0 Later"));
    app.mornings(1);
    app.smtp.set(Behaviour::default());
    app.db_sets(&format!("services SET billing_id = {} WHERE id = {service}", bob.id));
    app.advance(DAY / 24);
    app.work();
    assert_eq!(told(&alice).len(), 0, "it is Bob's by now");
    hands_over(&app, service, &bob, &alice);
    assert_eq!(told(&alice), ["in 30 days"]);
}
