//! The second factor: switching it on and off, its recovery codes, and what is told of that.

mod changing;
mod limits;
pub mod phone;
mod secrecy;
mod signing_in;

use std::collections::BTreeSet;
use std::time::Duration;

use self::phone::{PAGE, Phone, align};
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

const CODE_WRONG: &str =
    "This code does not match or has already been used. Enter the next code the app shows, or a recovery code.";
const APP_CODE_WRONG: &str = "This code does not match. Check that the clock on your phone is right, then enter the code \
    the app shows now.";

fn assert_refused(answer: &Page, field: &str, fault: &str) {
    assert_eq!((answer.status, answer.fault(field).as_str()), (422, fault));
    let label = answer.text(&format!("label[for={field}]"));
    assert_eq!(answer.text(&format!("[role=alert] a[href='#{field}']")), format!("{label}: {fault}"));
    let typed = answer.attributes("main input:not([type=hidden]):not([hidden])", "value");
    assert!(typed.concat().is_empty(), "what was typed is not shown back: {typed:?}");
}

fn is_signed_in(who: &Customer<'_>) -> bool {
    who.send("GET", "/services", None, &[]).status == 200
}

fn begins(who: &Customer<'_>) -> Page {
    let answer = who.post(&format!("{PAGE}/set-up"), &[("current_password", PASSWORD)]);
    assert_eq!(answer.location(), PAGE, "{}", answer.body);
    who.follow(&answer)
}

fn first_code(who: &Customer<'_>, code: &str) -> Page {
    who.post(&format!("{PAGE}/switch-on"), &[("code", code)])
}

/// Sends the form that switches off.
fn off(who: &Customer<'_>, password: &str, code: &str) -> Page {
    who.post(&format!("{PAGE}/switch-off"), &[("current_password", password), ("code", code)])
}

/// Sends the form that makes new recovery codes.
fn renews(who: &Customer<'_>, password: &str, code: &str) -> Page {
    who.post(&format!("{PAGE}/recovery-codes"), &[("current_password", password), ("code", code)])
}

#[test]
fn the_page_asks_for_the_password_first() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let page = alice.get(PAGE);
    assert_eq!((page.text("h1").as_str(), page.text("main button[type=submit]").as_str()), ("Second factor", "Set up"));
    let set_up = |password| alice.post(&format!("{PAGE}/set-up"), &[("current_password", password)]);
    assert_refused(&set_up(""), "current_password", "Enter your current password.");
    assert_refused(&set_up("wrong"), "current_password", "This is not your current password.");
    assert!(!alice.get(PAGE).has("svg.qr"));
    assert!(begins(&alice).has("svg.qr[role=img][aria-label]"));
}

#[test]
fn a_wrong_first_code_leaves_the_secret_as_it_is() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    align(&app);
    let page = begins(&alice);
    let phone = Phone::scans(&page);
    assert_eq!(page.texts(".app-key")[0].split(' ').map(str::len).collect::<Vec<_>>(), [4; 8]);
    assert_refused(&first_code(&alice, ""), "code", "Enter a code.");
    for wrong in [phone.wrong(&app), phone.code(&app, -2), phone.code(&app, 2), "x".into(), "ACDEF-ACDEF-ACDEF".into()]
    {
        let answer = first_code(&alice, &wrong);
        assert_refused(&answer, "code", APP_CODE_WRONG);
        assert_eq!((answer.text(".app-key"), answer.attribute(".qr path + path", "d")), {
            (page.text(".app-key"), page.attribute(".qr path + path", "d"))
        });
    }
    assert_eq!(alice.sign_in().location(), "/services", "it is not asked for at sign-in");
    assert!(!alice.get(PAGE).has(".qr"), "a new session has begun nothing");
}

#[test]
fn a_form_that_is_no_longer_there_leads_to_the_page() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let forms = || {
        let set_up = alice.post(&format!("{PAGE}/set-up"), &[("current_password", "wrong")]);
        [set_up, first_code(&alice, ""), off(&alice, "", ""), renews(&alice, PASSWORD, "x")].map(|page| page.status)
    };
    assert_eq!(forms(), [422, 303, 303, 303], "off");
    begins(&alice);
    assert_eq!(forms(), [303, 422, 303, 303], "being set up");
    Phone::on(&app, &alice);
    assert_eq!(forms(), [303, 303, 422, 422], "on");
}

#[test]
fn setting_up_again_takes_another_secret() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    align(&app);
    let first = Phone::scans(&begins(&alice));
    let second = Phone::scans(&begins(&alice));
    assert_ne!(first.key, second.key);
    assert_refused(&first_code(&alice, &first.code(&app, 0)), "code", APP_CODE_WRONG);
    assert_eq!(first_code(&alice, &second.code(&app, 0)).status, 303);
}

#[test]
fn only_the_browser_that_has_begun_sees_the_secret_and_for_an_hour() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let elsewhere = Customer::stranger(&app);
    elsewhere.sign_in_with(&alice.nic, PASSWORD);
    align(&app);
    let phone = Phone::scans(&begins(&alice));
    assert!(!elsewhere.get(PAGE).has(".qr"));
    let answer = first_code(&elsewhere, &phone.code(&app, 0));
    assert_eq!((answer.status, answer.location()), (303, PAGE));
    assert!(alice.get(PAGE).has(".qr"), "nothing was switched on");
    app.advance(Duration::from_hours(1));
    assert!(!alice.get(PAGE).has(".qr"));
    assert_eq!(first_code(&alice, &phone.code(&app, 0)).location(), PAGE);
    assert_eq!(alice.sign_in().location(), "/services");
}

#[test]
fn once_on_the_recovery_codes_are_shown_once() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    align(&app);
    let phone = Phone::scans(&begins(&alice));
    let answer = first_code(&alice, &phone.code(&app, 0));
    assert_eq!(answer.location(), "/profile/second-factor/recovery-codes", "{}", answer.body);
    assert_eq!(alice.send("HEAD", answer.location(), None, &[]).status, 200);
    let page = alice.follow(&answer);
    assert_eq!(page.message(), "The second factor is on.");
    let codes = page.texts(".recovery-codes li");
    let different: BTreeSet<_> = codes.iter().collect();
    assert_eq!((codes.len(), different.len()), (10, 10));
    for code in &codes {
        assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [5; 3], "{code}");
    }
    for _ in 0..2 {
        let again = alice.get("/profile/second-factor/recovery-codes");
        assert_eq!((again.status, again.texts(".recovery-codes li").len()), (200, 0));
        assert!(again.text("main").contains("cannot be shown again"));
        assert!(again.has("a[href='/profile/second-factor#new-codes']"));
    }
    let page = alice.get(PAGE);
    assert!(page.text("main").contains("You have 10 recovery codes left."));
    assert!(page.has("main time[datetime]"));
    assert_eq!(page.attributes("main input[type=password]", "id"), ["current_password"], "one form for both acts");
    assert_eq!(
        page.texts("main .actions button"),
        ["Make new recovery codes", "Switch off"],
        "switching off comes last"
    );
    app.work();
    assert_eq!(alice.subjects(), ["A second factor protects your Handover account"]);
}

#[test]
fn recovery_codes_are_saved_as_a_file_by_the_page_that_shows_them() {
    let file = format!("{PAGE}/recovery-codes/file");
    let app = TestApp::start();
    let alice = app.customer("Alice");
    align(&app);
    let phone = Phone::scans(&begins(&alice));
    let page = alice.follow(&first_code(&alice, &phone.code(&app, 0)));
    assert!(page.has("button[data-copied=''][hidden]"), "without a script nothing could be copied or printed");
    let codes = page.texts(".recovery-codes li");
    let handed_on = page.attribute(&format!("main form[action='{file}'] input[name=recovery_codes]"), "value").unwrap();
    let saved = alice.post(&file, &[("recovery_codes", &handed_on)]);
    assert_eq!((saved.status, saved.header("cache-control")), (200, Some("no-store")));
    assert_eq!(saved.header("content-type"), Some("text/plain; charset=utf-8"));
    assert!(saved.header("content-disposition").unwrap().starts_with("attachment"));
    let lines: Vec<_> = saved.body.lines().skip_while(|line| !line.is_empty()).skip(1).collect();
    assert_eq!(lines, codes);
    assert!(saved.body.contains(&alice.nic));
    for nonsense in ["", "<b>no code</b>", &format!("{} else", codes[0])] {
        let answer = alice.post(&file, &[("recovery_codes", nonsense)]);
        assert_eq!((answer.status, answer.location()), (303, "/profile/second-factor/recovery-codes"));
    }
}

#[test]
fn switching_on_ends_the_other_sessions_and_renews_this_one() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let elsewhere = Customer::stranger(&app);
    elsewhere.sign_in_with(&alice.nic, PASSWORD);
    alice.sign_in();
    let before = alice.cookie("handover").unwrap();
    let phone = Phone::on(&app, &alice);
    assert!(is_signed_in(&alice) && !is_signed_in(&elsewhere));
    let old = Customer::stranger(&app);
    old.set_cookie("handover", &before);
    assert!(!is_signed_in(&old), "the session has a new id");
    assert_eq!(phone.recovery.len(), 10);
}

#[test]
fn an_app_is_not_set_up_over_one_that_is_on() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let page = begins(&alice);
    assert!(!page.has(".qr") && page.text("main").contains("On since:"));
    assert_eq!(first_code(&alice, &phone.code(&app, 0)).location(), PAGE);
    assert!(phone.enters(&app, &alice, &phone.code(&app, 0)).is_ok());
}

#[test]
fn address_and_password_change_only_with_a_code_where_the_second_factor_is_on() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let change = |code: &str| {
        let fields = [("new_password", "seven quiet otters dream"), ("current_password", PASSWORD), ("code", code)];
        alice.post("/profile", &fields)
    };
    assert!(alice.get("/profile").has("#code"));
    assert_refused_at_code(&change(""), "Enter a code.");
    assert_refused_at_code(&change(&phone.wrong(&app)), CODE_WRONG);
    let code = phone.code(&app, 0);
    let fields = [("name", ""), ("new_password", "short"), ("current_password", PASSWORD), ("code", code.as_str())];
    assert_eq!(alice.post("/profile", &fields).status, 422, "other faults");
    let answer = change(&code);
    assert_eq!(answer.status, 303, "the code was not used up by a form with faults: {}", answer.body);
    assert!(is_signed_in(&alice));
    alice.post("/profile", &[("name", "Alice M.")]);
    assert_eq!(alice.get("/profile").value("name"), "Alice M.", "a name needs neither");
}

fn assert_refused_at_code(answer: &Page, fault: &str) {
    assert_eq!((answer.status, answer.fault("code").as_str()), (422, fault));
}

#[test]
fn where_it_is_required_nothing_else_opens_before_it_is_on() {
    let app = TestApp::with(Options { second_factor_required: true, ..Options::default() });
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let pages = ["/services", "/requests", "/profile", "/profile/sessions", "/profile/history", "/profile/close"]
        .map(str::to_owned);
    for path in pages.iter().chain([&format!("/services/{service}/contacts"), &"/requests/1?token=A".to_owned()]) {
        let answer = alice.get(path);
        assert_eq!((answer.status, answer.location()), (303, PAGE), "{path}");
    }
    for path in ["/profile", "/requests/1/accept", "/profile/close", "/profile/sessions/end-others"] {
        assert_eq!(alice.post(path, &[("name", "x")]).location(), PAGE, "{path}");
    }
    assert!(alice.get(PAGE).text("main").contains("Handover requires a second factor for every account"));
    let phone = Phone::on(&app, &alice);
    assert_eq!(alice.get("/services").status, 200);
    let fields = [("current_password", PASSWORD), ("code", &phone.code(&app, 0))];
    assert_eq!(alice.post(&format!("{PAGE}/switch-off"), &fields).status, 303);
    assert_eq!(alice.get("/services").location(), PAGE, "off again, and so nothing else opens again");
    assert_eq!(alice.post("/sign-out", &[]).location(), "/sign-in");
}
