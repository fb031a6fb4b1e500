//! `/profile`: what an account changes of itself.

use std::time::Duration;

use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

const CHANGED: &str = "The email address of your Handover account was changed";

fn saves(who: &Customer<'_>, fields: &[(&str, &str)]) {
    let answer = who.post("/profile", fields);
    assert_eq!(answer.location(), "/profile", "{}", answer.body);
    assert!(!who.follow(&answer).message().is_empty());
}

fn assert_refused(answer: &Page, field: &str, fault: &str) {
    assert_eq!((answer.status, answer.fault(field).as_str()), (422, fault));
    let label = answer.text(&format!("label[for={field}]"));
    assert_eq!(answer.text(&format!("[role=alert] a[href='#{field}']")), format!("{label}: {fault}"));
}

#[test]
fn name_and_language_change_without_the_password() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    saves(&alice, &[("name", "  Zoë Nowak-O'Neill <b> "), ("email", &alice.email), ("language", "fr")]);
    let page = alice.get("/profile");
    assert_eq!((page.value("name").as_str(), page.value("email")), ("Zoë Nowak-O'Neill <b>", alice.email.clone()));
    assert_eq!(page.attribute("#language option[selected]", "value").as_deref(), Some("fr"));
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("fr"));
    app.work();
    assert!(alice.mail().is_empty());
}

#[test]
fn absent_fields_keep_their_values() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    saves(&alice, &[("name", "Alice Martin")]);
    saves(&alice, &[]);
    let page = alice.get("/profile");
    assert_eq!((page.value("name").as_str(), page.value("email")), ("Alice Martin", alice.email.clone()));
}

#[test]
fn handle_and_zone_cannot_be_changed() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let forged =
        [("nic", "zz99999-nic"), ("zone", "ca"), ("name", "Alice"), ("outstanding_payments", "0"), ("id", "7")];
    saves(&alice, &forged);
    let page = alice.get("/profile");
    let fixed = ["#nic[readonly]", "#zone[readonly]"].map(|field| page.attribute(field, "value").unwrap());
    assert_eq!(fixed, [alice.nic.clone(), "eu".into()]);
}

#[test]
fn an_address_changes_with_the_password_and_both_addresses_are_told() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    saves(&alice, &[("email", " Alice@New.example "), ("current_password", PASSWORD)]);
    assert_eq!(alice.get("/profile").value("email"), "Alice@New.example");
    app.work();
    let mut told: Vec<_> =
        app.smtp.messages().iter().map(|message| message.to.concat().replace(['<', '>'], "")).collect();
    told.sort();
    let mut both = [alice.email.clone(), "Alice@New.example".into()];
    both.sort();
    assert_eq!(told, both);
    for message in app.smtp.messages() {
        let email = message.parse();
        assert_eq!(email.subject, CHANGED);
        assert!(email.text.contains(&alice.nic) && email.html.contains(&alice.nic));
    }
    alice.forget_cookies();
    assert_eq!(alice.sign_in_with("alice@new.example", PASSWORD).status, 303);
    assert_eq!(Customer::stranger(&app).sign_in_with(&alice.email, PASSWORD).status, 422, "the old one is nobody's");
}

#[test]
fn an_address_does_not_change_without_the_right_password() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let cases = [
        ("", "To change the email address, give your current password."),
        ("wrong", "This is not your current password."),
    ];
    for (password, fault) in cases {
        let fields = [("name", "Alice M."), ("email", "new@example.net"), ("current_password", password)];
        let answer = alice.post("/profile", &fields);
        assert_refused(&answer, "current_password", fault);
        let kept = ["name", "email", "current_password"].map(|field| answer.value(field));
        assert_eq!(kept, ["Alice M.", "new@example.net", ""], "passwords aside");
    }
    let page = alice.get("/profile");
    assert_eq!((page.value("name").as_str(), page.value("email")), ("Alice", alice.email.clone()));
    app.work();
    assert!(app.smtp.messages().is_empty());
}

#[test]
fn the_address_of_another_account_is_refused() {
    let app = TestApp::start();
    let [alice, bob, closed] = ["Alice", "Bob", "Closed"].map(|name| app.customer(name));
    app.db_close(&closed);
    let to =
        |address: &str, password: &str| alice.post("/profile", &[("email", address), ("current_password", password)]);
    assert_refused(
        &to(&bob.email.to_uppercase(), PASSWORD),
        "email",
        "This address cannot be used for your account. Give another one.",
    );
    assert_eq!(to(&bob.email, "wrong").fault("email"), "", "nothing is told without the password");
    assert_eq!(to(&bob.email, "").fault("email"), "");
    saves(&alice, &[("email", &alice.email.to_uppercase()), ("current_password", PASSWORD)]);
    saves(&alice, &[("email", &closed.email), ("current_password", PASSWORD)]);
}

#[test]
fn every_fault_of_the_profile_shows_at_its_field() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let answer = alice.post("/profile", &[("name", " "), ("email", "alice"), ("language", "xx")]);
    assert_refused(&answer, "name", "Give a name.");
    assert_refused(&answer, "email", "This is not an email address such as alice@example.org.");
    assert_refused(&answer, "language", "Choose one of the languages.");
    assert_eq!(["name", "email"].map(|field| answer.value(field)), [" ", "alice"]);
    let long = "é".repeat(101);
    assert_refused(&alice.post("/profile", &[("name", &long)]), "name", "A name has at most 100 characters.");
    saves(&alice, &[("name", &long[2..])]);
}

#[test]
fn control_characters_are_a_fault_at_their_field() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for bad in ["\0", "\n", "\r\nBcc: x@example.net", "\u{1b}[0m", "\u{9f}"] {
        for (field, start) in [("name", "Alice"), ("email", "a@example.net")] {
            let answer = alice.post("/profile", &[(field, &format!("{start}{bad}")), ("current_password", PASSWORD)]);
            assert_refused(&answer, field, "This contains characters that cannot be used here.");
        }
        let answer = alice.post("/profile", &[("language", bad)]);
        assert_refused(&answer, "language", "Choose one of the languages.");
    }
    assert_eq!(alice.get("/profile").value("name"), "Alice");
}

#[test]
fn ten_wrong_passwords_for_an_address_are_enough() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let attempt = |password| alice.post("/profile", &[("email", "new@example.net"), ("current_password", password)]);
    assert!((0..10).all(|_| attempt("wrong").status == 422));
    let answer = attempt(PASSWORD);
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert_eq!((answer.status, (890..=900).contains(&wait)), (429, true));
    saves(&alice, &[("name", "Alice M.")]);
    app.advance(Duration::from_mins(15));
    assert_eq!(attempt(PASSWORD).status, 303);
}
