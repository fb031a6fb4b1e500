//! A form is sent by the account that filled it in, or not at all; what was typed is not lost.

use std::time::Duration;

use crate::support::acts::Pair;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

const HOUR: Duration = Duration::from_hours(1);
const NIGHT: Duration = Duration::from_hours(13);

fn profile_of<'f>(who: &'f Customer<'_>, name: &'f str) -> [(&'static str, &'f str); 7] {
    [
        ("account", who.nic.as_str()),
        ("account_name", &who.name),
        ("name", name),
        ("email", &who.email),
        ("language", "en"),
        ("new_password", "seven quiet otters"),
        ("current_password", PASSWORD),
    ]
}

/// Another account in the browser of the first.
fn signs_in_instead<'a>(browser: &Customer<'a>, other: &Customer<'a>) -> Page {
    browser.sign_in_with(&other.nic, PASSWORD)
}

/// What stands in the form of the profile.
fn typed_name(page: &Page) -> String {
    assert_eq!(page.status, 200);
    page.value("name")
}

#[test]
fn a_form_of_one_account_is_not_sent_as_another() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice A", "Bob B"].map(|name| app.customer(name));
    alice.sign_in();
    signs_in_instead(&alice, &bob);
    let answer = alice.post("/profile", &profile_of(&alice, "Alicia"));
    assert_eq!(answer.status, 409);
    let said = answer.text("main");
    for told in ["Alice A", "Bob B", &alice.nic, &bob.nic, "Alicia"] {
        assert!(said.contains(told), "{told} in {said}");
    }
    assert!(!answer.body.contains("otters") && !answer.body.contains(PASSWORD));
    assert_eq!(typed_name(&alice.get("/profile")), "Bob B");
    // Who goes on as the account that filled it in finds it again.
    let sign_in = answer.attributes("main a", "href")[0].clone();
    assert_eq!(alice.get(&sign_in).value("next"), "/profile");
    alice.sign_in();
    assert_eq!(typed_name(&alice.get("/profile")), "Alicia");
}

#[test]
fn every_kind_of_form_is_refused_to_another_account() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for path in ["/sign-out", "/language", "/services/1/contacts/preview", "/requests/1/cancel", "/profile/close"] {
        assert_eq!(bob.post(path, &[("account", &alice.nic)]).status, 409, "{path}");
    }
    let form = "/services/7/contacts?again=5";
    let language = bob.post("/language", &[("account", "nobody"), ("language", "fr"), ("next", form)]);
    assert_eq!(language.status, 409);
    assert!(language.attributes("main a", "href").contains(&form.to_owned()), "leads back to where it was pressed");
    assert_eq!(bob.get("/profile").status, 200, "and is still signed in");
}

#[test]
fn a_form_that_says_nothing_or_its_own_account_is_taken() {
    let app = TestApp::start();
    let bob = app.customer("Bob");
    let own = format!(" {} ", bob.nic.to_uppercase());
    for whose in ["", &own] {
        let answer = bob.post("/language", &[("account", whose), ("language", "en"), ("next", "/profile")]);
        assert_eq!((answer.status, answer.location()), (303, "/profile"), "{whose:?}");
    }
}

#[test]
fn what_was_typed_while_the_session_ended_is_given_back_once() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    app.advance(NIGHT);
    let answer = alice.post("/profile", &profile_of(&alice, "Alicia"));
    assert_eq!(answer.location(), "/sign-in?next=%2Fprofile");
    let kept = alice.cookie("draft").unwrap();
    assert!(kept.len() < 1000 && !kept.contains("Alicia"), "{kept}");
    let said = alice.follow(&answer).message();
    assert!(said.starts_with("You were signed out; nothing was sent.") && said.contains(&alice.nic), "{said}");
    alice.sign_in();
    let page = alice.get("/profile");
    assert_eq!(typed_name(&page), "Alicia");
    assert_eq!([page.value("new_password"), page.value("current_password")], ["", ""]);
    assert_eq!(page.message(), "What you typed is back in the form. It has not been sent yet.");
    assert_eq!(typed_name(&alice.get("/profile")), "Alice", "once");
}

#[test]
fn the_contacts_that_were_typed_are_given_back() {
    let app = TestApp::start();
    let [alice, bob, cara] = ["Alice", "Bob", "Cara"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let path = format!("/services/{service}/contacts");
    let filled_with = alice.get(&path).value("filled_with");
    app.advance(NIGHT);
    let typed =
        [("account", alice.nic.as_str()), ("filled_with", &filled_with), ("tech", &bob.nic), ("admin", &alice.nic)];
    let answer = alice.post(&format!("{path}/preview"), &typed);
    assert_eq!(answer.location(), format!("/sign-in?next=%2Fservices%2F{service}%2Fcontacts"));
    app.db_hands_over(service, handover::domain::service::ContactType::Billing, &alice, &cara);
    alice.sign_in();
    let page = alice.get(&path);
    assert_eq!(
        ["admin", "tech", "billing"].map(|field| page.value(field)),
        [&alice, &bob, &cara].map(|who| who.nic.clone())
    );
}

#[test]
fn what_was_typed_is_given_back_to_no_other_account_and_not_for_long() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    alice.sign_in();
    app.advance(NIGHT);
    alice.post("/profile", &profile_of(&alice, "Alicia"));
    signs_in_instead(&alice, &bob);
    let page = alice.get("/profile");
    assert!(typed_name(&page) == "Bob" && page.message().is_empty());
    alice.sign_in();
    app.advance(HOUR);
    assert_eq!(typed_name(&alice.get("/profile")), "Alice");
    let forged = alice.cookie("draft").unwrap();
    let last = if forged.ends_with('A') { "B" } else { "A" };
    alice.set_cookie("draft", &format!("{}{last}", &forged[..forged.len() - 1]));
    assert_eq!(typed_name(&alice.get("/profile")), "Alice");
}

#[test]
fn what_is_too_long_is_not_kept_and_that_is_said() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    app.advance(NIGHT);
    let long = "a".repeat(5000);
    let answer = alice.post("/profile", &profile_of(&alice, &long));
    assert!(alice.cookie("draft").is_none());
    assert!(alice.follow(&answer).message().ends_with("What you typed is too long to keep."));
    let answer = alice.post("/requests/1/cancel", &[("account", &alice.nic)]);
    assert_eq!(alice.follow(&answer).message(), "You were signed out; nothing was sent.");
}

#[test]
fn what_was_typed_outlives_the_set_up_of_a_required_second_factor() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let strict = app.again(Options { second_factor_required: true, ..Options::default() });
    let there = alice.at(&strict);
    assert_eq!(there.post("/profile", &profile_of(&alice, "Alicia")).status, 303);
    alice.set_cookie("draft", &there.cookie("draft").unwrap());
    assert_eq!(typed_name(&alice.get("/profile")), "Alicia");
}

#[test]
fn a_form_in_which_nothing_was_typed_is_no_draft() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let it = Pair::new(&app);
    let forms = [
        (&alice, "/profile".to_owned(), "/profile".to_owned()),
        (&alice, format!("/services/{service}/contacts"), format!("/services/{service}/contacts")),
        (&it.bob, format!("/requests/{}", it.request), format!("/requests/{}/decline", it.request)),
    ];
    for (who, page, action) in forms {
        who.sign_in();
        let form = who.get(&page).forms().into_iter().find(|form| form.action == action).unwrap();
        let fields: Vec<_> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        app.advance(NIGHT);
        let answer = who.post(&action, &fields);
        assert_eq!(who.follow(&answer).message(), "You were signed out; nothing was sent.", "{page}");
        assert!(who.cookie("draft").is_none(), "{page}");
        who.sign_in();
        assert_eq!(who.get(&page).message(), "", "{page}");
    }
}
