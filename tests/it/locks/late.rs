//! Emails about services that leave late: to whoever was a contact when it happened, and is none any more.

use handover::domain::event::ServiceEvent;
use handover::domain::notice::{Notice, ServiceNotice, ServiceReader};
use handover::domain::owner::{Owner, OwnerChange};
use handover::domain::request::Actor;
use handover::domain::service::ContactType;
use handover::domain::time::DAY;
use handover::store::outbox::{self, RecordTelling};
use handover::store::service_history;

use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::smtp_server::Behaviour;

#[test]
fn who_is_no_longer_a_contact_is_told_no_more_than_that_it_happened() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &carol);
    app.smtp.set(Behaviour::refuse_connections());
    app.smtp.close_connections();
    alice.locks(service);
    app.db_hands_over(service, ContactType::Technical, &bob, &carol);
    app.smtp.set(Behaviour::default());
    app.advance(DAY);
    app.deliver();
    let [told, late] = [&carol, &bob].map(|reader| reader.mail().pop().unwrap());
    assert!(told.text.contains(&format!("Alice ({})", alice.nic)), "{}", told.text);
    assert!(told.text.contains(&format!("/services/{service}")), "{}", told.text);
    assert_eq!(late.subject, "Contact lock put on: example.org");
    assert!(late.prose().contains("You are no longer a contact of this service"), "{}", late.text);
    assert!(late.text.contains(&alice.nic) && !late.text.contains("Alice"), "{}", late.text);
    assert!(!late.text.contains("/services/"), "{}", late.text);
}

#[test]
fn an_administrative_contact_that_is_none_any_more_reads_no_details_of_the_owner() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &bob);
    let owner = Owner { name: Some("Zoë Brûlé".to_owned()), ..Owner::default() };
    let change = OwnerChange { before: Owner::default(), after: owner };
    let told = [(service, ServiceEvent::OwnerChanged(Box::new(change)))];
    let owes = |reader: &Customer<'_>| {
        let (now, account) = (app.clock.now(), reader.id);
        app.db.write_blocking(|tx| {
            let records = service_history::record(tx, &told, Actor::Operator, now)?;
            let notice = Notice::Service { reader: ServiceReader::Account(account), what: ServiceNotice::OwnerChanged };
            let records = records.into_iter().map(|(_, record)| record).collect();
            outbox::owe_telling(tx, &[RecordTelling { notice, records }], now)
        })
    };
    owes(&alice).unwrap();
    app.deliver();
    let seen = alice.mail().pop().unwrap();
    assert!(seen.text.contains("Zoë Brûlé") && seen.text.contains(&format!("/services/{service}")), "{}", seen.text);
    owes(&alice).unwrap();
    app.db_hands_over(service, ContactType::Administrative, &alice, &bob);
    app.deliver();
    let late = alice.mail().pop().unwrap();
    assert_eq!(late.subject, "The owner’s details of example.org have been changed");
    assert!(!late.text.contains("Zoë") && !late.text.contains("/services/"), "{}", late.text);
    assert!(late.prose().contains("You are no longer a contact of this service"), "{}", late.text);
}
