//! `/profile`: what an account changes of itself.

mod limits;

use std::time::Duration;

use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, mail_to, path_in};
use crate::support::page::Page;

const NEW: &str = "seven quiet otters dream";
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
fn an_address_changes_once_its_link_is_confirmed_and_both_addresses_are_told() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let answer = alice.post("/profile", &[("email", " Alice@New.example "), ("current_password", PASSWORD)]);
    let page = alice.follow(&answer);
    assert!(page.message().contains("alice@new.example"), "{}", page.message());
    assert_eq!(page.value("email"), alice.email, "the old one counts");
    assert!(page.text("#email-hint").contains("alice@new.example"));
    app.work();
    let asked = mail_to(&app, "alice@new.example");
    assert_eq!(asked.len(), 1);
    assert!(alice.mail().is_empty());
    let link = path_in(&app, &asked[0]);
    assert_eq!(alice.get(&link).status, 200);
    assert_eq!(alice.get("/profile").value("email"), alice.email, "opening the link changes nothing");
    let answer = alice.press(&link);
    assert_eq!(alice.follow(&answer).message(), "The new email address is now in use.");
    assert_eq!(alice.get("/profile").value("email"), "alice@new.example");
    app.work();
    for told in [alice.mail(), mail_to(&app, "alice@new.example")[1..].to_vec()] {
        assert_eq!(told.iter().map(|email| email.subject.as_str()).collect::<Vec<_>>(), [CHANGED]);
        assert!(told[0].text.contains(&alice.nic) && told[0].html.contains(&alice.nic));
        assert!(told[0].prose().contains("Wasn’t you?"));
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
        ("", "To change your email address or password, enter your current password."),
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
fn an_address_in_use_is_answered_like_any_other_and_its_holder_is_told() {
    let app = TestApp::start();
    let [alice, bob, closed] = ["Alice", "Bob", "Closed"].map(|name| app.customer(name));
    app.db_close(&closed);
    let to = |address: &str| {
        let answer = alice.post("/profile", &[("email", address), ("current_password", PASSWORD)]);
        let page = alice.follow(&answer);
        app.work();
        let shown = address.to_lowercase();
        (answer.status, page.message().replace(&shown, "X"), page.text("main").replace(&shown, "X"))
    };
    let [used, unused, closed_one] =
        [bob.email.to_uppercase(), "new@example.net".into(), closed.email.clone()].map(|address| to(&address));
    assert_eq!(used, unused);
    assert_eq!(used, closed_one);
    assert_eq!(bob.subjects(), ["You already have an account with Handover"]);
    let told = &bob.mail()[0];
    assert!(told.text.contains(&bob.nic) && !told.text.contains(&alice.nic) && !told.text.contains("token="));
    assert_eq!(mail_to(&app, "new@example.net").len(), 1);
    assert_eq!(closed.subjects(), ["Confirm your new email address for Handover"]);
}

#[test]
fn the_link_of_a_new_address_is_good_once_for_its_account_and_until_something_changes() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let ask = |address: &str| {
        let answer = alice.anew(|alice| alice.post("/profile", &[("email", address), ("current_password", PASSWORD)]));
        assert_eq!(answer.status, 303);
        app.work();
        path_in(&app, mail_to(&app, address).last().unwrap())
    };
    let first = ask("first@example.net");
    assert_eq!(alice.get("/profile/confirm-email").location(), "/profile");
    let path = &first[..first.len() - 1];
    let page = alice.get(path);
    assert_eq!(
        (page.status, page.text("h1").as_str()),
        (404, "This link is for another account, or no longer valid"),
        "{path}"
    );
    assert_eq!(alice.press(path).status, 404);
    let page = bob.get(&first);
    assert_eq!(
        (page.status, page.text("h1").as_str()),
        (404, "This link is for another account, or no longer valid"),
        "another's"
    );
    assert!(page.text("main").contains("Sign in with another account"));
    assert_eq!(bob.press(&first).status, 404);
    let stranger = Customer::stranger(&app);
    assert!(stranger.get(&first).location().starts_with("/sign-in?next=%2Fprofile%2Fconfirm-email%3Ftoken%3D"));
    let second = ask("second@example.net");
    assert_eq!(alice.press(&first).status, 404, "a newer one replaces it");
    app.advance(Duration::from_hours(24));
    assert_eq!(alice.anew(|alice| alice.press(&second)).status, 404, "or has expired");
    let third = ask("third@example.net");
    app.customer_with("Carol", |new| new.email = "Third@example.net".into());
    assert_eq!(alice.press(&third).status, 404, "somebody else has the address by now");
    let fourth = ask("fourth@example.net");
    saves(&alice, &[("new_password", NEW), ("current_password", PASSWORD)]);
    assert_eq!(alice.press(&fourth).status, 404, "the password has changed");
    assert_eq!(alice.get("/profile").value("email"), alice.email);
}

#[test]
fn a_password_changes_with_the_present_one_and_ends_every_other_session() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let elsewhere = Customer::stranger(&app);
    assert_eq!(elsewhere.sign_in_with(&alice.nic, PASSWORD).status, 303);
    alice.sign_in();
    let before = alice.cookie("handover").unwrap();
    let answer = alice.post("/profile", &[("new_password", NEW), ("current_password", PASSWORD)]);
    let page = alice.follow(&answer);
    assert_eq!(
        (page.status, page.message().as_str()),
        (200, "Your password has been changed. All other sessions of your account are signed out.")
    );
    assert!(elsewhere.get("/services").location().starts_with("/sign-in"));
    let old = Customer::stranger(&app);
    old.set_cookie("handover", &before);
    assert!(old.get("/services").location().starts_with("/sign-in"), "the session has a new id");
    app.work();
    assert_eq!(alice.subjects(), ["The password of your Handover account was changed"]);
    assert!(alice.mail()[0].text.contains("/forgot-password"));
    assert_eq!(Customer::stranger(&app).sign_in_with(&alice.nic, PASSWORD).status, 422);
    assert_eq!(Customer::stranger(&app).sign_in_with(&alice.nic, NEW).status, 303);
}

#[test]
fn a_password_does_not_change_without_the_present_one_or_to_one_that_is_easy_to_guess() {
    let app = TestApp::start();
    let alice = app.customer("Alice Martin");
    let cases = [
        ("", NEW, "current_password", "To change your email address or password, enter your current password."),
        ("wrong", NEW, "current_password", "This is not your current password."),
        (PASSWORD, "short", "new_password", "Use at least 8 characters. Three or four unrelated words work well."),
        (PASSWORD, "alice martin", "new_password", "A name or a single word is easy to guess. Add unrelated words."),
        (
            PASSWORD,
            "Passw0rd",
            "new_password",
            "This password, or one very like it, is on lists of common passwords and would be guessed at once. Choose another one.",
        ),
    ];
    for (present, new, field, fault) in cases {
        let answer = alice.post("/profile", &[("name", "A."), ("new_password", new), ("current_password", present)]);
        assert_refused(&answer, field, fault);
        assert_eq!(["name", "new_password", "current_password"].map(|field| answer.value(field)), ["A.", "", ""]);
        assert!(!answer.body.contains(NEW));
    }
    let both = alice.post("/profile", &[("new_password", "short"), ("current_password", "wrong")]);
    assert!(!both.fault("new_password").is_empty() && !both.fault("current_password").is_empty(), "all at once");
    assert_eq!(Customer::stranger(&app).sign_in_with(&alice.nic, PASSWORD).status, 303);
    app.work();
    assert!(alice.mail().is_empty());
}

#[test]
fn new_addresses_are_throttled_and_what_was_typed_is_kept() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let to =
        |n: usize| alice.post("/profile", &[("email", &format!("a{n}@example.net")), ("current_password", PASSWORD)]);
    assert!((0..10).all(|n| to(n).status == 303));
    let answer = to(10);
    assert_eq!((answer.status, answer.value("email")), (429, "a10@example.net".to_owned()));
    assert!(answer.header("retry-after").is_some() && answer.has("[role=alert]"));
}

#[test]
fn every_fault_of_the_profile_shows_at_its_field() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let answer = alice.post("/profile", &[("name", " "), ("email", "alice"), ("language", "xx")]);
    assert_refused(&answer, "name", "Enter your name.");
    assert_refused(&answer, "email", "Enter an email address such as alice@example.org.");
    assert_refused(&answer, "language", "Choose one of the languages.");
    assert_eq!(["name", "email"].map(|field| answer.value(field)), [" ", "alice"]);
    let long = "é".repeat(101);
    assert_refused(&alice.post("/profile", &[("name", &long)]), "name", "A name can have at most 100 characters.");
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
    let wait = answer.retry_after();
    assert_eq!((answer.status, (890..=900).contains(&wait)), (429, true));
    saves(&alice, &[("name", "Alice M.")]);
    app.advance(Duration::from_mins(15));
    assert_eq!(attempt(PASSWORD).status, 303);
}
