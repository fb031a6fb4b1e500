//! How often codes and passwords can be tried.

use std::time::Duration;

use super::phone::{PAGE, Phone, STEP, align, gives, knocks};
use super::{begins, first_code, is_signed_in, off, renews};
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, path_in};
use crate::support::page::Page;

fn assert_too_often(answer: &Page, seconds: std::ops::RangeInclusive<u64>) {
    assert_eq!((answer.status, answer.text("h1").as_str()), (429, "Too many attempts"), "{}", answer.body);
    let wait = answer.retry_after();
    assert!(seconds.contains(&wait), "{wait}");
}

/// Five wrong codes for one sign-in.
fn fails(app: &TestApp, who: &Customer<'_>, phone: &Phone) {
    let browser = knocks(app, who);
    let tries: Vec<_> = (0..5).map(|_| gives(&browser, &phone.wrong(app)).status).collect();
    assert_eq!(tries, [422, 422, 422, 422, 303]);
}

#[test]
fn after_five_wrong_codes_one_starts_again_with_the_password() {
    // This is the rule of the codes, not a throttle.
    for limits in [true, false] {
        let app = TestApp::with(Options { limits, ..Options::default() });
        let alice = app.customer("Alice");
        let phone = Phone::on(&app, &alice);
        let browser = knocks(&app, &alice);
        for wrong in [phone.wrong(&app), "AAAAA-AAAAA-AAAAA".into(), "x".into(), phone.code(&app, 7)] {
            assert_eq!(gives(&browser, &wrong).status, 422);
            assert_eq!(gives(&browser, " - ").status, 422, "nothing is no try");
        }
        let waiting = browser.cookie("handover").unwrap();
        let answer = browser.post("/sign-in/second-factor", &[("code", "x"), ("next", "/profile")]);
        assert_eq!((answer.status, answer.location()), (303, "/sign-in?next=%2Fprofile"));
        let page = browser.follow(&answer);
        assert_eq!(page.message(), "Too many wrong codes. Please start again with your password.");
        browser.set_cookie("handover", &waiting);
        assert_eq!(gives(&browser, &phone.code(&app, 0)).location(), "/sign-in");
        assert!(phone.enters(&app, &alice, &phone.code(&app, 0)).is_ok());
        assert_eq!(app.db_count("events WHERE what = 'second-factor-failed'"), 5);
    }
}

#[test]
fn ten_wrong_codes_in_a_quarter_of_an_hour_are_enough() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let phone = Phone::on(&app, &alice);
    let other = Phone::on(&app, &bob);
    fails(&app, &alice, &phone);
    fails(&app, &alice, &phone);
    let browser = knocks(&app, &alice);
    assert_too_often(&gives(&browser, &phone.code(&app, 0)), 890..=900);
    assert_too_often(&gives(&browser, &phone.recovery[0]), 890..=900);
    assert_too_often(&off(&alice, PASSWORD, &phone.code(&app, 0)), 890..=900);
    assert!(!is_signed_in(&browser) && is_signed_in(&alice));
    assert!(other.enters(&app, &bob, &other.code(&app, 0)).is_ok(), "another account is free");
    app.advance(Duration::from_mins(15));
    assert!(phone.enters(&app, &alice, &phone.code(&app, 0)).is_ok());
}

#[test]
fn twenty_wrong_codes_in_a_day_are_enough() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    for _ in 0..4 {
        fails(&app, &alice, &phone);
        app.advance(Duration::from_mins(15));
    }
    align(&app);
    let browser = knocks(&app, &alice);
    assert_too_often(&gives(&browser, &phone.code(&app, 0)), 82_000..=83_000);
    app.advance(Duration::from_hours(23));
    assert!(phone.enters(&app, &alice, &phone.code(&app, 0)).is_ok());
}

#[test]
fn right_codes_never_count() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    for _ in 0..12 {
        phone.enters(&app, &alice, &phone.code(&app, 0)).unwrap();
        app.advance(STEP);
    }
}

#[test]
fn ten_wrong_passwords_on_the_page_are_enough() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let set_up = |password| alice.post(&format!("{PAGE}/set-up"), &[("current_password", password)]);
    for _ in 0..10 {
        assert_eq!((set_up("").status, set_up("wrong").status), (422, 422), "nothing is no try");
    }
    assert_too_often(&set_up(PASSWORD), 890..=900);
    app.advance(Duration::from_mins(15));
    let phone = Phone::on(&app, &alice);
    for _ in 0..5 {
        assert_eq!(off(&alice, "wrong", &phone.code(&app, 0)).status, 422);
        assert_eq!(renews(&alice, "wrong", &phone.code(&app, 0)).status, 422);
    }
    assert_too_often(&off(&alice, PASSWORD, &phone.code(&app, 0)), 890..=900);
    assert!(phone.enters(&app, &alice, &phone.code(&app, 0)).is_ok(), "no code was wrong");
}

#[test]
fn ten_wrong_codes_on_the_page_are_enough() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    align(&app);
    let phone = Phone::scans(&begins(&alice));
    for _ in 0..10 {
        assert_eq!(first_code(&alice, &phone.wrong(&app)).status, 422);
    }
    assert_too_often(&first_code(&alice, &phone.code(&app, 0)), 890..=900);
    app.advance(Duration::from_mins(15));
    assert_eq!(first_code(&alice, &phone.code(&app, 0)).status, 303);
    align(&app);
    for _ in 0..10 {
        assert_eq!(off(&alice, PASSWORD, &phone.wrong(&app)).status, 422);
    }
    assert_too_often(&renews(&alice, PASSWORD, &phone.code(&app, 0)), 890..=900);
    assert_too_often(&gives(&knocks(&app, &alice), &phone.code(&app, 0)), 890..=900);
}

#[test]
fn a_new_password_lifts_what_whoever_knew_the_old_one_has_brought_about() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    for _ in 0..2 {
        let thief = knocks(&app, &alice);
        for _ in 0..5 {
            gives(&thief, &phone.wrong(&app));
        }
    }
    assert_eq!(gives(&knocks(&app, &alice), &phone.code(&app, 0)).status, 429);
    app.work();
    let told = alice.subjects().into_iter().filter(|subject| subject.starts_with("Someone knows the password")).count();
    assert_eq!(told, 2, "once for each sign-in that was turned away");
    let phrase = "seven quiet otters dream";
    let stranger = resets(&app, &alice, phrase);
    let answer = stranger.sign_in_with(&alice.nic, phrase);
    assert_eq!(answer.location(), "/sign-in/second-factor", "the factor is still asked for");
    assert_eq!(gives(&stranger, &phone.code(&app, 0)).status, 303);
}

/// Chooses a new password with a link from the mailbox.
fn resets<'a>(app: &'a TestApp, who: &Customer<'_>, phrase: &str) -> Customer<'a> {
    let browser = Customer::stranger(app);
    assert_eq!(browser.post("/forgot-password", &[("login", &who.nic)]).status, 303);
    app.work();
    let link = path_in(app, who.mail().last().unwrap());
    let (path, token) = link.split_once("?token=").unwrap();
    assert_eq!(browser.post(path, &[("token", token), ("new_password", phrase)]).status, 303);
    browser
}

#[test]
fn a_mailbox_buys_no_more_wrong_codes_than_a_day_allows() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let mut wrong = 0;
    for phrase in ["seven quiet otters dream", "eight quiet otters dream", "nine quiet otters dream"] {
        let browser = resets(&app, &alice, phrase);
        for _ in 0..10 {
            browser.sign_in_with(&alice.nic, phrase);
            wrong += usize::from(gives(&browser, &phone.wrong(&app)).status != 429);
        }
    }
    assert_eq!(wrong, 20);
    app.advance(Duration::from_hours(24));
    let browser = Customer::stranger(&app);
    browser.sign_in_with(&alice.nic, "nine quiet otters dream");
    assert_eq!(gives(&browser, &phone.code(&app, 0)).status, 303);
}
