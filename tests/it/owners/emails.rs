//! Who is told of a changed owner, and what.

use super::{ALICE, changes, people};
use crate::support::app::TestApp;
use crate::support::customer::mail_to;

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
