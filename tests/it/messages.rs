//! The message that is left for the next page.

use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::customer::Customer;

const SAVED: &str = "Your profile has been saved.";

#[test]
fn a_message_waits_for_a_page_that_a_person_looks_at() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let elsewhere: [(&str, &str, u16); 7] = [
        ("HEAD", "/profile", 200),
        ("HEAD", "/nothing", 404),
        ("GET", "/nothing", 404),
        ("GET", "/favicon.ico", 404),
        ("GET", "/requests/999", 404),
        ("GET", "/profile/confirm-email?token=1", 404),
        ("DELETE", "/profile", 405),
    ];
    for (method, path, status) in elsewhere {
        assert_eq!(alice.post("/profile", &[("name", "Alice")]).status, 303);
        let own = [("sec-fetch-site", "same-origin")];
        let answer = alice.send(method, path, None, &own);
        assert_eq!((answer.status, answer.message().as_str()), (status, ""), "{method} {path}");
        assert_eq!(alice.get("/profile").message(), SAVED, "after {method} {path}");
        assert_eq!(alice.get("/profile").message(), "", "once");
    }
}

#[test]
fn a_message_waits_while_a_form_with_faults_comes_back() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    assert_eq!(alice.post("/profile", &[("name", "Alice")]).status, 303);
    assert_eq!(alice.post("/profile", &[("name", "")]).message(), "");
    assert_eq!(alice.get("/profile").message(), SAVED);
}

#[test]
fn a_stranger_keeps_the_message_too() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    stranger.post("/sign-out", &[]);
    assert_eq!(stranger.get("/reset-password?token=1").status, 404);
    assert_eq!(stranger.get("/sign-in").message(), "You are signed out.");
}

#[test]
fn one_thing_has_one_address() {
    let app = TestApp::start();
    let pair = Pair::new(&app);
    let (alice, service, request) = (&pair.alice, pair.service, pair.request);
    for number in ["", "+", "0", "00", "-", "%2B", "%20"] {
        let other = if number.is_empty() { 200 } else { 404 };
        assert_eq!(alice.get(&format!("/requests/{number}{request}")).status, other, "{number}");
        assert_eq!(alice.get(&format!("/services/{number}{service}/contacts")).status, other, "{number}");
        let withdrawn = alice.post(&format!("/requests/{number}{request}/resend"), &[]).status;
        assert!(if number.is_empty() { withdrawn != 404 } else { withdrawn == 404 }, "{number}: {withdrawn}");
    }
    for missing in ["99999", "x", &format!("+{service}")] {
        assert_eq!(alice.get(&format!("/services/{missing}/contacts/preview")).status, 404, "{missing}");
    }
    let preview = alice.get(&format!("/services/{service}/contacts/preview"));
    assert_eq!(preview.location(), format!("/services/{service}/contacts"));
    assert_eq!(pair.bob.get(&format!("/services/{service}/contacts/preview")).status, 404, "another's");
}
