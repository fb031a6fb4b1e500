//! Who is told of a changed owner, and what.

use std::time::Duration;

use super::{ALICE, changes, people};
use crate::support::app::TestApp;
use crate::support::customer::mail_to;
use crate::support::smtp_server::Behaviour;

#[test]
fn the_old_and_the_new_address_are_told_what_changed_and_by_whom() {
    let app = TestApp::start();
    let ([alice, bob, carol], service) = people(&app);
    changes(&alice, service, &ALICE);
    app.work();
    assert_eq!(mail_to(&app, "alice@owner.example").len(), 1, "there was no other address before");
    changes(&alice, service, &[("email", "new@owner.example"), ("country", "DE"), ("city", "")]);
    app.work();
    let old = mail_to(&app, "alice@owner.example").pop().unwrap();
    let new = mail_to(&app, "new@owner.example").pop().unwrap();
    for mail in [&old, &new] {
        assert_eq!(mail.subject, "The owner’s details of example.org have been changed");
        for said in [
            "Email address: alice@owner.example → new@owner.example",
            "Country: France → Germany",
            "City: Paris → not given",
            &format!("Changed by: Alice ({})", alice.nic),
            &format!("Ask Alice ({})", alice.nic),
        ] {
            assert!(mail.prose().contains(said), "{said}: {}", mail.prose());
        }
        assert!(!mail.text.contains("/services/"), "nobody signs in for it");
        assert!(!mail.text.contains(&alice.email), "no account's address");
    }
    let no_more = "Later changes will no longer be sent to this address.";
    assert_eq!([&old, &new].map(|mail| mail.prose().contains(no_more)), [true, false]);
    assert!([&alice, &bob, &carol].iter().all(|contact| contact.mail().is_empty()), "whose act it was");
}

#[test]
fn an_address_that_stays_is_told_once_and_one_that_goes_too() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    changes(&alice, service, &ALICE);
    changes(&alice, service, &[("city", "Lyon")]);
    app.work();
    assert_eq!(mail_to(&app, "alice@owner.example").len(), 2);
    changes(&alice, service, &[("email", "")]);
    app.work();
    let last = mail_to(&app, "alice@owner.example").pop().unwrap();
    assert!(last.prose().contains("alice@owner.example → not given"), "{}", last.prose());
}

#[test]
fn the_owner_reads_the_language_of_whoever_changed_it() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    app.db_sets("accounts SET language = 'fr'");
    changes(&alice, service, &ALICE);
    app.work();
    let mail = mail_to(&app, "alice@owner.example").pop().unwrap();
    assert_eq!(mail.subject, "Les coordonnées du titulaire de example.org ont été modifiées");
    assert!(mail.prose().contains("Bonjour,"), "{}", mail.prose());
    assert!(mail.prose().contains("Pays : non indiqué → France"), "{}", mail.prose());
}

#[test]
fn what_waits_is_listed_with_its_address() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    changes(&alice, service, &ALICE);
    let waiting = handover::store::outbox::unsent(&mut app.conn(), 0, 10).unwrap();
    let listed: Vec<_> = waiting.iter().map(|email| (email.kind.as_str(), email.to.as_str(), email.is_known)).collect();
    assert_eq!(listed, [("owner-changed", "alice@owner.example", true)]);
}

#[test]
fn emails_to_one_address_leave_in_their_order() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    app.smtp.set(Behaviour::default().refuse("alice@owner.example", "451 4.3.0 Later"));
    changes(&alice, service, &ALICE);
    app.work();
    app.smtp.set(Behaviour::default());
    changes(&alice, service, &[("city", "Lyon"), ("email", "new@owner.example")]);
    app.work();
    assert_eq!(mail_to(&app, "alice@owner.example").len(), 0, "the second waits for the first, which is put off");
    assert_eq!(mail_to(&app, "new@owner.example").len(), 1, "and no other address for it");
    app.advance(Duration::from_secs(15));
    app.work();
    let told = mail_to(&app, "alice@owner.example");
    let cities: Vec<_> = told.iter().map(|mail| mail.prose().contains("Paris → Lyon")).collect();
    assert_eq!(cities, [false, true]);
}

#[test]
fn nothing_that_a_customer_typed_is_a_link_in_an_email() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    let typed = [("address", "5 rue st.example, ul.Marszałkowska 2"), ("city", "St.Gallen")];
    changes(&alice, service, &[&ALICE[..3], &typed[..]].concat());
    app.work();
    let mail = mail_to(&app, "alice@owner.example").pop().unwrap();
    assert!(mail.prose().contains("5 rue st. example, ul. Marszałkowska 2"), "{}", mail.prose());
    assert!(mail.prose().contains("St. Gallen") && !mail.html.contains("st.example"), "{}", mail.html);
    let kept = alice.get(&super::owner_page(service));
    assert_eq!(kept.value("city"), "St.Gallen", "it is kept as it was typed");
}
