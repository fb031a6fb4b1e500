//! What is not taken, and from whom.

use std::thread;

use super::{ALICE, changes, history, owner_page, people, try_changes};
use crate::support::app::TestApp;

#[test]
fn for_everybody_else_there_is_no_such_page() {
    let app = TestApp::start();
    let ([alice, bob, carol], service) = people(&app);
    let stranger = app.customer("Dave");
    for other in [&bob, &carol, &stranger] {
        assert_eq!(other.get(&owner_page(service)).status, 404);
        assert_eq!(try_changes(other, service, &ALICE).status, 404);
    }
    assert_eq!(alice.get("/services/987654/owner").status, 404);
    assert_eq!(alice.post("/services/987654/owner", &ALICE).status, 404);
    assert!(history(&app).is_empty());
}

#[test]
fn every_fault_is_shown_at_its_field_and_what_was_typed_stays() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    let long = "x".repeat(101);
    let bad = [
        ("name", "Alice www.example.org"),
        ("organisation", long.as_str()),
        ("email", "alice"),
        ("phone", "12"),
        ("address", "pay at evil.example/now"),
        ("postcode", "123456789012345678901"),
        ("city", "Par\u{7}is"),
        ("country", "XX"),
    ];
    let answer = alice.post(&owner_page(service), &[&bad[..], &[("current_password", "wrong")]].concat());
    assert_eq!(answer.status, 422);
    for (field, typed) in &bad {
        assert!(!answer.fault(field).is_empty(), "{field}");
        assert!(answer.has(&format!("[role=alert] a[href='#{field}']")), "{field}");
        if !["city", "country"].contains(field) {
            assert_eq!(&answer.value(field), typed);
        }
    }
    assert_eq!(answer.attribute("#country option[selected]", "value").as_deref(), Some("XX"));
    assert_eq!(answer.fault("organisation"), "This can have at most 100 characters.");
    assert_eq!(answer.fault("current_password"), "This is not your current password.");
    assert!(!answer.body.contains("wrong\""), "no password comes back");
    let nameless = try_changes(&alice, service, &[("email", "alice@owner.example")]);
    assert_eq!(nameless.fault("name"), "Enter a name or an organisation.");
    let no_password = alice.post(&owner_page(service), &ALICE);
    assert_eq!(no_password.fault("current_password"), "Enter your current password.");
    assert!(history(&app).is_empty());
}

#[test]
fn a_form_that_says_not_what_it_was_filled_with_shows_what_was_sent() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    changes(&alice, service, &ALICE);
    let answer = try_changes(&alice, service, &[("city", ""), ("country", ""), ("phone", "12")]);
    assert_eq!((answer.status, answer.fault("phone").is_empty()), (422, false));
    let shown = ["city", "phone", "postcode"].map(|field| answer.value(field));
    assert_eq!(shown, ["", "12", "75001"], "emptied, typed, and not sent");
    assert_eq!(answer.texts("#country option[selected]"), [""; 0]);
}

#[test]
fn a_locked_service_refuses_and_says_who_locked_it() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    let locks =
        [(alice.id.to_string(), "Locked by you since"), ("NULL".to_owned(), "Locked by our support team since")];
    for (by, said) in locks {
        app.db_sets(&format!("services SET locked_at = {}, locked_by_id = {by}", app.clock.now().0));
        let answers = [(200, alice.get(&owner_page(service))), (422, try_changes(&alice, service, &ALICE))];
        for (status, answer) in answers {
            assert_eq!((answer.status, answer.has("form#owner")), (status, false));
            assert!(answer.text("[role=alert]").contains(said), "{}", answer.text("[role=alert]"));
        }
    }
    assert!(history(&app).is_empty());
    app.db_sets("services SET locked_at = NULL, locked_by_id = NULL");
    changes(&alice, service, &ALICE);
}

#[test]
fn what_was_changed_meanwhile_is_not_written_over() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    changes(&alice, service, &ALICE);
    let typed = [("city", "Lyon"), ("postcode", "75001")];
    let filled = alice.get(&owner_page(service)).filled("owner", &typed);
    changes(&alice, service, &[("postcode", "69001")]);
    let sent: Vec<_> = filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = try_changes(&alice, service, &sent);
    assert_eq!(answer.status, 422);
    assert!(answer.text("[role=alert]").contains("have changed since you opened this page"));
    assert_eq!([answer.value("city"), answer.value("postcode")], ["Lyon", "69001"], "typed, and afresh");
    assert_eq!(history(&app).len(), 2);
}

#[test]
fn of_two_at_once_one_is_told_that_it_changed_meanwhile() {
    let app = TestApp::start();
    let ([alice, ..], service) = people(&app);
    changes(&alice, service, &ALICE);
    let form = alice.get(&owner_page(service));
    let browsers = ["Lyon", "Lille"].map(|city| (alice.at(&app), form.filled("owner", &[("city", city)])));
    let mut statuses = thread::scope(|scope| {
        let sending = browsers.map(|(browser, sent)| {
            scope.spawn(move || {
                let sent: Vec<_> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                try_changes(&browser, service, &sent).status
            })
        });
        sending.map(|sent| sent.join().unwrap())
    });
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    assert_eq!(history(&app).len(), 2);
}
