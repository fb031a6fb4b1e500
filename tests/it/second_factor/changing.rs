//! Once it is on: switching it off, and new recovery codes.

use super::phone::{PAGE, Phone, STEP};
use super::{CODE_WRONG, assert_refused, is_signed_in, off, renews};
use crate::support::app::{PASSWORD, TestApp};

#[test]
fn switching_off_needs_the_password_and_a_code() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let right = || phone.code(&app, 0);
    assert_refused(&off(&alice, "", ""), "current_password", "Enter your current password.");
    assert_refused(&off(&alice, "", ""), "code", "Enter a code.");
    assert_refused(&off(&alice, "wrong", &right()), "current_password", "This is not your current password.");
    assert_eq!(off(&alice, "wrong", "000000").fault("code"), "", "nothing is said of the code without the password");
    assert_refused(&off(&alice, PASSWORD, &phone.wrong(&app)), "code", CODE_WRONG);
    let answer = off(&alice, PASSWORD, &right());
    assert_eq!(answer.location(), PAGE, "{}", answer.body);
    let page = alice.follow(&answer);
    assert_eq!(
        (page.message().as_str(), page.text("main button[type=submit]").as_str()),
        ("The second factor is off.", "Set up")
    );
    assert_eq!(alice.get("/profile/second-factor/recovery-codes").location(), PAGE);
    assert_eq!(alice.sign_in().location(), "/services", "the password is enough again");
    app.work();
    assert_eq!(alice.subjects()[1..], ["The second factor of your Handover account was switched off"]);
    assert_eq!(app.db_count("recovery_codes") + app.db_count("second_factors"), 0);
}

#[test]
fn a_recovery_code_switches_off_too_and_other_sessions_end() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    let elsewhere = phone.enters(&app, &alice, &phone.recovery[0]).unwrap();
    assert_refused(&off(&alice, PASSWORD, &phone.recovery[0]), "code", CODE_WRONG);
    assert_eq!(off(&alice, PASSWORD, &phone.recovery[1]).location(), PAGE);
    assert!(is_signed_in(&alice) && !is_signed_in(&elsewhere));
}

#[test]
fn new_recovery_codes_take_the_place_of_the_old_ones() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    assert_refused(&renews(&alice, "", ""), "current_password", "Enter your current password.");
    assert_refused(&renews(&alice, "wrong", &phone.code(&app, 0)), "current_password", {
        "This is not your current password."
    });
    assert_refused(&renews(&alice, PASSWORD, &phone.wrong(&app)), "code", CODE_WRONG);
    let elsewhere = phone.enters(&app, &alice, &phone.recovery[0]).unwrap();
    let page = alice.follow(&renews(&alice, PASSWORD, &phone.code(&app, 0)));
    assert_eq!(page.message(), "New recovery codes have been made. The old ones no longer work.");
    let new = page.texts(".recovery-codes li");
    assert_eq!(new.len(), 10);
    assert!(is_signed_in(&alice) && !is_signed_in(&elsewhere));
    for old in &phone.recovery[..2] {
        assert!(phone.enters(&app, &alice, old).is_err());
    }
    assert!(phone.enters(&app, &alice, &new[9]).is_ok());
    assert!(alice.get(PAGE).text("main").contains("You have 9 recovery codes left."));
    app.work();
    let told = [
        "A recovery code of your Handover account was used",
        "New recovery codes for your Handover account",
        "A recovery code of your Handover account was used",
    ];
    assert_eq!(alice.subjects()[1..], told);
}

#[test]
fn few_recovery_codes_are_said_to_be_few() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    for (used, few) in [(6, false), (1, true)] {
        let left = usize::try_from(app.db_count("recovery_codes WHERE used_at IS NULL")).unwrap();
        for code in &phone.recovery[10 - left..10 - left + used] {
            phone.enters(&app, &alice, code).unwrap();
        }
        assert_eq!(alice.get(PAGE).text("main").contains("Make new ones before you run out."), few);
    }
}

#[test]
fn the_operator_removes_what_a_customer_has_lost() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let shown = |line: &str| app.command(&["account", "show", &alice.nic]).done().lines().any(|shown| shown == line);
    assert!(shown("Second factor: off"));
    Phone::on(&app, &alice);
    app.work();
    assert!(shown("Second factor: on"));
    let remove = || app.command(&["account", "remove-second-factor", &alice.nic]).done();
    assert_eq!(remove(), format!("The second factor of {} was removed; its sessions have ended.\n", alice.nic));
    assert_eq!(remove(), format!("The second factor of {} was already off.\n", alice.nic));
    assert!(shown("Second factor: off") && !is_signed_in(&alice));
    assert_eq!(alice.sign_in().location(), "/services");
    app.work();
    assert_eq!(alice.subjects()[1..], ["The second factor of your Handover account was switched off"]);
    assert_eq!(app.db_count("events WHERE what = 'second-factor-off' AND actor = 'operator'"), 1);
}

#[test]
fn what_is_done_is_written_down_with_its_place() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Phone::on(&app, &alice);
    assert!(phone.enters(&app, &alice, &phone.wrong(&app)).is_err());
    phone.enters(&app, &alice, &phone.recovery[0]).unwrap();
    renews(&alice, PASSWORD, &phone.code(&app, 0));
    app.advance(STEP);
    off(&alice, PASSWORD, &phone.code(&app, 0));
    let what = ["on", "failed", "off"].map(|what| format!("second-factor-{what}"));
    for what in what.iter().map(String::as_str).chain(["recovery-code-used", "recovery-codes-made"]) {
        let from_here = format!("events WHERE what = '{what}' AND address = '127.0.0.1' AND account_id = {}", alice.id);
        assert_eq!(app.db_count(&from_here), 1, "{what}");
    }
}

#[test]
fn ending_other_sessions_asks_for_the_code_too() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let path = "/profile/sessions/end-others";
    assert!(!alice.get("/profile/sessions").has("#code"), "there is no second factor yet");
    let phone = Phone::on(&app, &alice);
    let other = phone.enters(&app, &alice, &phone.code(&app, 0)).unwrap();
    app.advance(STEP);
    let page = alice.get("/profile/sessions");
    assert!(page.has("#code"));
    let named = page.attribute("button[name=session]", "value").unwrap();
    let mut fields = vec![("session", named.as_str()), ("current_password", PASSWORD)];
    for act in ["/profile/sessions/end", path] {
        for (code, fault) in [("", "Enter a code."), ("x", CODE_WRONG)] {
            fields.push(("code", code));
            let answer = alice.post(act, &fields);
            assert_eq!((answer.status, answer.fault("code").as_str()), (422, fault), "{act}");
            fields.pop();
        }
    }
    assert!(is_signed_in(&other));
    let code = phone.code(&app, 0);
    assert_eq!(alice.post(path, &[("current_password", PASSWORD), ("code", &code)]).status, 303);
    assert!(!is_signed_in(&other) && is_signed_in(&alice));
}
