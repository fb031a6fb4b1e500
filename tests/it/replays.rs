//! A cookie that was kept and is sent again brings nothing back.

use std::time::Duration;

use crate::second_factor::phone::{PAGE, Phone, align};
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

/// Another browser with the cookie that this one has now.
fn copy<'a>(app: &'a TestApp, of: &Customer<'_>) -> Customer<'a> {
    let browser = Customer::stranger(app);
    browser.set_cookie("handover", &of.cookie("handover").unwrap());
    browser
}

fn switches_on(app: &TestApp, who: &Customer<'_>) -> Page {
    align(app);
    let begun = who.post(&format!("{PAGE}/set-up"), &[("current_password", PASSWORD)]);
    let phone = Phone::scans(&who.follow(&begun));
    who.post(&format!("{PAGE}/switch-on"), &[("code", &phone.code(app, 0))])
}

#[test]
fn recovery_codes_are_shown_to_one_browser() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let answer = switches_on(&app, &alice);
    let kept = copy(&app, &alice);
    let codes = |page: &Page| page.texts(".recovery-codes li").len();
    assert_eq!(codes(&alice.follow(&answer)), 10);
    let again = kept.get(answer.location());
    assert_eq!((again.status, codes(&again)), (200, 0));
    assert!(again.text("main").contains("cannot be shown again"));
}

#[test]
fn recovery_codes_are_shown_within_the_hour_or_never() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let answer = switches_on(&app, &alice);
    app.advance(Duration::from_hours(1));
    assert_eq!(alice.follow(&answer).texts(".recovery-codes li").len(), 0);
}

#[test]
fn a_code_for_the_next_request_is_filled_in_once() {
    let app = TestApp::start();
    let [alice, bob, cara] = ["Alice", "Bob", "Cara"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &cara, &alice);
    let requests = alice.asks_for(service).admin(&bob).tech(&bob).confirm();
    let accepted = bob.accepts(requests[0]);
    let kept = copy(&app, &bob);
    assert_eq!(kept.send("HEAD", accepted.location(), None, &[]).status, 200);
    let page = bob.follow(&accepted);
    assert_eq!(page.value("token"), bob.code());
    let again = kept.get(accepted.location());
    assert!(again.status == 200 && again.has("[name=token]"), "{}", again.body);
    assert_eq!(again.value("token"), "");
}

#[test]
fn a_session_that_has_ended_stays_so() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let ends: [(&str, &[(&str, &str)]); 4] = [
        ("/sign-out", &[]),
        ("/profile", &[("current_password", PASSWORD), ("new_password", "seven quiet otters dream")]),
        ("/profile", &[("current_password", "seven quiet otters dream"), ("new_password", PASSWORD)]),
        ("/profile/close", &[("current_password", PASSWORD)]),
    ];
    for (path, fields) in ends {
        let password = if path == "/profile" && fields[1].1 == PASSWORD { fields[0].1 } else { PASSWORD };
        assert_eq!(alice.sign_in_with(&alice.nic, password).status, 303);
        let kept = copy(&app, &alice);
        assert_eq!(kept.get("/services").status, 200);
        assert_eq!(alice.post(path, fields).status, 303, "{path}");
        assert_eq!(kept.get("/services").status, 303, "{path}");
    }
}
