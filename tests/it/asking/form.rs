//! How the form is read, and what it shows.

use handover::domain::ServiceId;

use super::{ASKED_ALREADY, NEITHER, OTHER_ZONE, UNPAID, assert_nothing_happened, assert_refused};
use crate::support::app::TestApp;

const EMPTY: &str = "This contact cannot be empty. Enter a NIC handle or an email address.";
const CONTROL: &str = "This contains characters that cannot be used here.";
const NOT_YOURS: &str = "You may not change this contact.";

fn form_of(service: ServiceId) -> String {
    format!("/services/{service}/contacts")
}

#[test]
fn a_form_that_changes_nothing_is_refused_in_its_summary() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let [upper, address] = [bob.nic.to_uppercase(), format!(" {} ", bob.email.to_uppercase())];
    let forms: [&[(&str, &str)]; 4] = [
        &[],
        &[("admin", alice.nic.as_str()), ("tech", bob.nic.as_str())],
        &[("tech", upper.as_str())],
        &[("tech", address.as_str())],
    ];
    for form in forms {
        let answer = alice.post(&form_of(service), form);
        assert_eq!(answer.status, 422);
        assert!(answer.text("[role=alert]").starts_with("Nothing would change"));
        assert!(!answer.has("[aria-invalid]") && !answer.has("[role=alert] a"));
    }
    assert_nothing_happened(&app, &alice);
}

#[test]
fn whomever_a_forged_field_names_nothing_is_said_of_it() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let canadian = app.customer_with("Carol", |new| new.zone = "ca".into());
    let service = app.service("example.org", &alice, &bob, &alice);
    for forged in [bob.nic.as_str(), &canadian.nic, "zz99999-nic", "", "\0"] {
        let answer = bob.asks_for(service).field("admin", forged).field("tech", &canadian.nic).try_confirm();
        assert_refused(&answer, "admin", NOT_YOURS);
        assert_refused(&answer, "tech", OTHER_ZONE);
        assert_eq!(answer.fault("billing"), "");
    }
    assert_nothing_happened(&app, &bob);
}

#[test]
fn a_fixed_field_may_name_todays_contact_as_any_other_may() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let (nic, email) = (alice.nic.to_uppercase(), format!(" {} ", alice.email.to_uppercase()));
    let answer = bob.asks_for(service).field("admin", &email).field("billing", &nic).tech(&carol).try_confirm();
    assert_eq!(answer.status, 303, "{}", answer.body);
}

#[test]
fn absent_fields_are_unchanged_and_emptied_ones_are_a_fault() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    for empty in ["", "   "] {
        let answer = alice.asks_for(service).tech(&bob).field("billing", empty).try_confirm();
        assert_refused(&answer, "billing", EMPTY);
        assert_eq!(
            (answer.fault("admin"), answer.value("tech"), answer.value("billing")),
            ("".into(), bob.nic.clone(), empty.into())
        );
    }
    assert_nothing_happened(&app, &alice);
    alice.asks_for(service).tech(&bob).confirm();
    assert_eq!(alice.get("/requests").rows()[0][3], "Technical");
}

#[test]
fn control_characters_are_a_fault_at_their_field() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    for end in ["\0", "\n", "\u{85}", "\u{7f}"] {
        for typed in [format!("{}{end}", bob.nic), format!("{end}{}", bob.email), end.to_owned()] {
            let answer = alice.asks_for(service).field("tech", &typed).try_confirm();
            assert_refused(&answer, "tech", CONTROL);
        }
    }
    assert_nothing_happened(&app, &alice);
}

#[test]
fn every_fault_shows_at_once_with_everything_typed() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let canadian = app.customer_with("Carol", |new| (new.zone, new.outstanding_payments) = ("ca".into(), 1));
    let service = app.service("example.org", &alice, &bob, &bob);
    let old = alice.asks_for(service).tech(&alice).confirm();
    let answer = alice.asks_for(service).field("admin", "nobody").field("tech", "").billing(&canadian).try_confirm();
    assert_eq!(answer.status, 422);
    assert_eq!(answer.fault("admin"), NEITHER);
    assert_eq!(answer.fault("tech"), format!("{EMPTY}{ASKED_ALREADY} Request {}", old[0]));
    assert_eq!(answer.fault("billing"), format!("{OTHER_ZONE}{UNPAID}"));
    assert_eq!(["admin", "tech", "billing"].map(|field| answer.value(field)), ["nobody", "", &canadian.nic]);
    let entries: Vec<_> = answer.texts("[role=alert] a");
    assert_eq!(entries.len(), 5, "{entries:?}");
    assert_eq!(alice.get("/requests").rows().len(), 1);
}

#[test]
fn contacts_that_changed_meanwhile_are_shown_afresh_beside_what_was_typed() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let filled_with = alice.get(&form_of(service)).value("filled_with");
    let form = [
        ("filled_with", filled_with.as_str()),
        ("admin", alice.nic.as_str()),
        ("tech", alice.nic.as_str()),
        ("billing", carol.nic.as_str()),
    ];
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    for who in [&alice, &bob] {
        who.accepts(request);
    }
    app.work();

    let answer = alice.post(&form_of(service), &form);
    assert_eq!(answer.status, 422);
    assert!(answer.text("[role=alert]").starts_with("The contacts of this service have changed since"));
    assert_eq!(
        ["admin", "tech", "billing"].map(|field| answer.value(field)),
        [&alice, &bob, &carol].map(|who| who.nic.clone())
    );
    assert_eq!(alice.get("/requests").rows().len(), 1, "nothing is stored");

    let fresh = [("filled_with", answer.value("filled_with")), ("billing", carol.nic.clone())];
    let again = alice.post(&form_of(service), &fresh.each_ref().map(|(name, value)| (*name, value.as_str())));
    assert_eq!(again.status, 303, "{}", again.body);
}

#[test]
fn a_malformed_record_of_what_was_filled_in_counts_as_changed() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    for bad in ["", " ", "x", "\0", &alice.nic, &format!("{0},{0},{0}", alice.nic)] {
        let answer = alice.asks_for(service).field("filled_with", bad).tech(&bob).try_confirm();
        assert_eq!((answer.status, answer.value("tech")), (422, bob.nic.clone()), "{bad:?}");
    }
    assert_nothing_happened(&app, &alice);
}

#[test]
fn the_form_shows_no_address_of_another_account() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.net", &alice, &bob, &bob);
    let request = alice.asks_for(service).admin(&bob).confirm()[0];
    for path in [form_of(service), "/services".into(), "/requests".into(), format!("/requests/{request}")] {
        assert!(!alice.get(&path).body.contains(&bob.email), "{path}");
        assert!(!bob.get(&path).body.contains(&alice.email), "{path}");
    }
}
