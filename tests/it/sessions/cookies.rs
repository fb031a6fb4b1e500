//! The cookie of a session, and how long it is good for something.

use std::time::Duration;

use super::{COOKIE, FAILED, is_signed_in};
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

fn session_cookie(answer: &Page) -> String {
    let set =
        |(name, value): &(String, String)| (name == "set-cookie" && value.contains("handover=")).then(|| value.clone());
    answer.headers.iter().find_map(set).expect("a session cookie")
}

#[test]
fn session_cookies_are_for_this_site_and_its_server_alone() {
    let app = TestApp::start();
    let cookie = session_cookie(&app.customer("Alice").sign_in());
    assert!(cookie.starts_with("handover="), "{cookie}");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    assert!(!cookie.contains("Secure") && !cookie.contains("Max-Age") && !cookie.contains("Domain"), "{cookie}");
}

#[test]
fn over_https_session_cookies_are_bound_to_the_host() {
    let app = TestApp::with(Options { base_url: Some("https://handover.example".into()), ..Options::default() });
    let alice = app.customer("Alice");
    let cookie = session_cookie(&alice.sign_in());
    assert!(cookie.starts_with("__Host-handover="), "{cookie}");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Secure"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(is_signed_in(&alice));
    let language = alice.post("/language", &[("language", "fr")]);
    assert!(language.header("set-cookie").unwrap().contains("Secure"));
}

#[test]
fn an_altered_cookie_is_worth_nothing() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let good = alice.cookie(COOKIE).unwrap();
    let last = if good.ends_with('A') { "B" } else { "A" };
    for bad in [format!("{}{last}", &good[..good.len() - 1]), good[1..].to_owned(), "x".into(), String::new()] {
        alice.set_cookie(COOKIE, &bad);
        assert!(!is_signed_in(&alice), "{bad}");
    }
}

#[test]
fn sessions_outlive_a_change_of_secret_keys() {
    let [old, new] = ["11", "22"].map(|byte| byte.repeat(32));
    let app = TestApp::with(Options { keys: old.clone(), ..Options::default() });
    let alice = app.customer("Alice");
    alice.sign_in();
    let made_with_old = alice.cookie(COOKIE).unwrap();

    let rotated = app.again(Options { keys: format!("{new},{old}"), ..Options::default() });
    let browser = Customer::stranger(&rotated);
    browser.set_cookie(COOKIE, &made_with_old);
    assert!(browser.get("/services").text(".account-menu summary").contains(&alice.nic));
    let made_with_new = browser.cookie(COOKIE).unwrap();
    assert_ne!(made_with_new, made_with_old, "written anew");
    assert_only_the_renewed_is_good(&app, &new, &made_with_new, &made_with_old);
}

/// Once the old key is gone, only the cookie written anew is good.
fn assert_only_the_renewed_is_good(app: &TestApp, key: &str, good: &str, bad: &str) {
    let last = app.again(Options { keys: key.to_owned(), ..Options::default() });
    let browser = Customer::stranger(&last);
    browser.set_cookie(COOKIE, bad);
    assert!(!is_signed_in(&browser));
    browser.set_cookie(COOKIE, good);
    assert!(is_signed_in(&browser));
}

#[test]
fn a_session_that_is_not_used_for_twelve_hours_is_over() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    for _ in 0..3 {
        app.advance(Duration::from_hours(11));
        assert!(is_signed_in(&alice), "used, it goes on");
    }
    app.advance(Duration::from_hours(12));
    assert!(!is_signed_in(&alice));
}

#[test]
fn a_session_is_over_after_thirty_days_however_much_it_is_used() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    for _ in 0..71 {
        app.advance(Duration::from_hours(10));
        assert!(is_signed_in(&alice));
    }
    app.advance(Duration::from_hours(10));
    assert!(!is_signed_in(&alice));
    assert_eq!(alice.sign_in().status, 303);
    assert!(is_signed_in(&alice), "a new one begins anew");
}

#[test]
fn closing_an_account_ends_its_sessions() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for who in [&alice, &bob] {
        who.sign_in();
    }
    app.operator_closes(&alice);
    assert_eq!((is_signed_in(&alice), is_signed_in(&bob)), (false, true));
    assert_eq!(alice.sign_in().texts("[role=alert] p").join(" "), FAILED);
}
