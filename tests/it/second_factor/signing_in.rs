//! The second step of a sign-in.

mod at_once;

use std::time::Duration;

use super::phone::{PAGE, Phone, STEP, gives, knocks};
use super::{CODE_WRONG, assert_refused, is_signed_in};
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, path_in};

#[test]
fn the_code_leads_on_to_where_one_was_heading() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let browser = Customer::stranger(&app);
    let heading = "/services?q=a&sort=-name";
    let fields = [("login", alice.nic.as_str()), ("password", PASSWORD), ("next", heading)];
    let answer = browser.post("/sign-in", &fields);
    assert_eq!(answer.location(), "/sign-in/second-factor?next=%2Fservices%3Fq%3Da%26sort%3D-name");
    let page = browser.follow(&answer);
    assert_eq!((page.text("h1"), page.value("next")), ("Second factor".into(), heading.to_owned()));
    assert_eq!(page.text("label[for=code]"), "Code from the authenticator app, or a recovery code");
    assert_eq!(page.attribute("#code", "autocomplete").as_deref(), Some("one-time-code"));
    assert_eq!(
        (page.attribute("#code", "inputmode"), page.text("main button[type=submit]").as_str()),
        (None, "Sign in")
    );
    let before = browser.cookie("handover");
    let refused = browser.post("/sign-in/second-factor", &[("code", ""), ("next", heading)]);
    assert_refused(&refused, "code", "Enter a code.");
    assert_eq!(refused.value("next"), heading);
    let code = phone.code(&app, 0);
    let answer = browser.post("/sign-in/second-factor", &[("code", &code), ("next", heading)]);
    assert_eq!(answer.location(), heading);
    assert!(is_signed_in(&browser));
    let waiting = Customer::stranger(&app);
    waiting.set_cookie("handover", &before.unwrap());
    assert!(!is_signed_in(&waiting), "the session has a new id");
    assert_eq!(gives(&waiting, &phone.code(&app, 1)).location(), "/sign-in", "and the waiting one has ended");
}

#[test]
fn nobody_is_led_to_another_site_by_the_second_step() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    for foreign in ["https://evil.example/", "//evil.example", "/\\evil.example"] {
        let browser = knocks(&app, &alice);
        let query: String = url::form_urlencoded::byte_serialize(foreign.as_bytes()).collect();
        assert_eq!(browser.get(&format!("/sign-in/second-factor?next={query}")).value("next"), "/services");
        let fields = [("code", phone.code(&app, 0)), ("next", foreign.to_owned())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(browser.post("/sign-in/second-factor", &fields).location(), "/services");
        app.advance(STEP);
    }
}

#[test]
fn a_code_is_good_one_step_early_or_late_and_once() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let refused = |code: &str| {
        let answer = phone.enters(&app, &alice, code).err().expect("it is taken");
        assert_refused(&answer, "code", CODE_WRONG);
    };
    refused(&phone.code(&app, -1));
    app.advance(STEP);
    for steps in [-2, 2] {
        refused(&phone.code(&app, steps));
    }
    for steps in [-1, 0, 1] {
        let code = phone.code(&app, steps);
        let typed = format!(" {} {}", &code[..3], &code[3..]);
        assert!(is_signed_in(&phone.enters(&app, &alice, &typed).unwrap()), "{steps}");
        refused(&code);
    }
    refused(&phone.code(&app, 0));
}

#[test]
fn each_recovery_code_signs_in_once() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    for code in phone.recovery.iter().rev() {
        let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
        assert!(is_signed_in(&phone.enters(&app, &alice, &typed).unwrap()));
        assert_refused(&phone.enters(&app, &alice, code).err().unwrap(), "code", CODE_WRONG);
        app.advance(Duration::from_mins(90));
    }
    assert_eq!(app.db_count("recovery_codes WHERE used_at IS NULL"), 0);
    let told = app.db_count("outbox WHERE kind = 'recovery-code-used'");
    assert_eq!((told, app.db_count("events WHERE what = 'recovery-code-used'")), (10, 10));
}

#[test]
fn a_session_that_waits_is_nobodys() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let phone = Phone::on(&app, &alice);
    let browser = knocks(&app, &alice);
    let contacts = format!("/services/{service}/contacts");
    for path in ["/services", "/requests", "/profile", PAGE, "/profile/second-factor/recovery-codes", &contacts] {
        assert_eq!(browser.get(path).location().split('?').next(), Some("/sign-in"), "{path}");
    }
    for path in ["/profile", "/profile/second-factor/set-up", "/profile/second-factor/switch-off", &contacts] {
        let answer = browser.post(path, &[("current_password", PASSWORD), ("name", "Eve"), ("tech", &alice.nic)]);
        let page = if path.starts_with(PAGE) { PAGE } else { path };
        let heading: String = url::form_urlencoded::byte_serialize(page.as_bytes()).collect();
        assert_eq!(answer.location(), format!("/sign-in?next={heading}"), "{path}");
    }
    for path in ["/sign-in", "/sign-in/second-factor"] {
        assert!(!browser.get(path).body.contains(&alice.nic), "{path}");
    }
    assert_eq!(gives(&browser, &phone.code(&app, 0)).location(), "/services");
}

#[test]
fn a_sign_in_waits_for_ten_minutes() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let [early, late] = [0, 1].map(|_| knocks(&app, &alice));
    app.advance(Duration::from_secs(599));
    assert_eq!(gives(&early, &phone.code(&app, 0)).location(), "/services");
    app.advance(Duration::from_secs(1));
    assert_eq!(late.get("/sign-in/second-factor?next=%2Fprofile").location(), "/sign-in?next=%2Fprofile");
    assert_eq!(gives(&late, &phone.code(&app, 1)).location(), "/sign-in");
    assert!(!is_signed_in(&late));
}

#[test]
fn without_a_sign_in_that_waits_there_is_no_second_step() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let phone = Phone::on(&app, &alice);
    for browser in [&alice, &bob, &Customer::stranger(&app)] {
        assert_eq!(browser.get("/sign-in/second-factor").location(), "/sign-in");
        assert_eq!(gives(browser, &phone.code(&app, 0)).location(), "/sign-in");
    }
    assert!(is_signed_in(&alice) && is_signed_in(&bob));
}

#[test]
fn the_browsers_earlier_session_ends_with_the_password() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    Phone::on(&app, &alice);
    bob.sign_in();
    let before = bob.cookie("handover").unwrap();
    bob.sign_in_with(&alice.nic, PASSWORD);
    bob.set_cookie("handover", &before);
    assert!(!is_signed_in(&bob));
}

#[test]
fn signing_out_ends_a_sign_in_that_waits() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let browser = knocks(&app, &alice);
    let waiting = browser.cookie("handover").unwrap();
    browser.post("/sign-out", &[]);
    browser.set_cookie("handover", &waiting);
    assert_eq!(gives(&browser, &phone.code(&app, 0)).location(), "/sign-in");
}

#[test]
fn a_password_changed_meanwhile_ends_a_sign_in_that_waits() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let browser = knocks(&app, &alice);
    app.command_told(&["account", "set-password", &alice.nic], "another password").done();
    assert_eq!(gives(&browser, &phone.code(&app, 0)).location(), "/sign-in");
    assert!(!is_signed_in(&browser));
}

#[test]
fn an_account_closed_meanwhile_ends_a_sign_in_that_waits() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let browser = knocks(&app, &alice);
    app.operator_closes(&alice);
    assert_eq!(browser.get("/sign-in/second-factor").location(), "/sign-in");
    assert_eq!(gives(&browser, &phone.code(&app, 0)).location(), "/sign-in");
    app.command(&["account", "reopen", &alice.nic]).done();
    assert_eq!(gives(&browser, &phone.code(&app, 0)).location(), "/sign-in");
}

#[test]
fn a_reset_password_leaves_the_second_factor_on() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let stranger = Customer::stranger(&app);
    stranger.post("/forgot-password", &[("login", &alice.nic)]);
    app.work();
    let link = path_in(&app, alice.mail().last().unwrap());
    let token = link.split_once("?token=").unwrap().1;
    let phrase = "seven quiet otters dream";
    let answer = stranger.post("/reset-password", &[("token", token), ("new_password", phrase)]);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in"));
    assert!(!is_signed_in(&stranger));
    assert_eq!(stranger.sign_in_with(&alice.nic, phrase).location(), "/sign-in/second-factor");
    assert!(!is_signed_in(&stranger));
    assert_eq!(gives(&stranger, &phone.code(&app, 0)).location(), "/services");
}
