//! Who has no role finds nothing; a role works with a second factor alone, and not for long without use.

use std::time::Duration;

use handover::web::frame::routes::{OPERATORS_PAGES, is_operators};

use super::operator::{Operator, REASON};
use crate::isolation::without;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;

/// The same length, so that the answers can be compared byte by byte.
fn unknown(path: &str) -> String {
    path.replacen("/operator", "/nothing1", 1)
}

fn addresses() -> Vec<String> {
    let of = |pattern: &&str| pattern.replace("{nic}", "al1-nic").replace("{id}", "1");
    let pages = OPERATORS_PAGES.iter().map(of);
    let slashed = pages.clone().map(|page| page + "/");
    pages.chain(slashed).chain(["/operator?q=al1-nic".to_owned(), "/operator/nothing".to_owned()]).collect()
}

#[test]
fn for_customers_there_is_nothing_here() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    for path in addresses() {
        for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"] {
            let ask = |path: &str| {
                let form = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
                let body = (method == "POST").then(|| format!("reason={REASON}"));
                let mut page = alice.send(method, path, body, &form);
                page.body = page.body.replace(&unknown(path), path).replace("%2Fnothing1", "%2Foperator");
                page.body = page.body.replace("/nothing1", "/operator");
                without(0, &page)
            };
            let (there, nothing) = (ask(&path), ask(&unknown(&path)));
            assert_eq!(nothing.0, 404);
            assert_eq!(there, nothing, "{method} {path}");
        }
    }
    assert_eq!(app.db_count("operator_log"), 0);
    assert!(!alice.get("/profile").has("header a[href='/operator']"));
}

#[test]
fn a_stranger_finds_nothing_and_an_idle_operator_signs_in_again() {
    let app = TestApp::start();
    let [alice, stranger] = [app.customer("Alice"), Customer::stranger(&app)];
    let sam = Operator::support(&app);
    stranger.get("/sign-in?next=/operator");
    for path in OPERATORS_PAGES.iter().map(|page| page.replace("{nic}", "zz9-nic").replace("{id}", "77")) {
        for method in ["GET", "POST"] {
            let answer = stranger.send(method, &path, None, &[("sec-fetch-site", "same-origin")]);
            assert_eq!(answer.status, 404, "{method} {path}");
        }
    }
    let next = [("next", "/operator/accounts/al1-nic")];
    let password = [("login", alice.nic.as_str()), ("password", PASSWORD)];
    let arrived = stranger.post("/sign-in", &[&password[..], &next].concat());
    assert_eq!((arrived.status, arrived.location()), (303, next[0].1));
    assert_eq!(stranger.get(next[0].1).status, 404, "a customer arrives at nothing");
    app.advance(Duration::from_mins(31));
    let idle = sam.own.get("/operator/accounts/al1-nic?x=1");
    assert_eq!((idle.status, idle.location()), (303, "/sign-in?next=%2Foperator%2Faccounts%2Fal1-nic%3Fx%3D1"));
}

#[test]
fn every_page_is_there_for_operators() {
    let app = TestApp::start();
    app.customer("Alice");
    let nora = Operator::admin(&app);
    assert!(nora.own.get("/profile").has("header a[href='/operator']"));
    for pattern in OPERATORS_PAGES.iter().filter(|pattern| pattern.contains("{nic}") || **pattern == "/operator") {
        nora.looks(&pattern.replace("{nic}", "al1-nic"));
        assert!(is_operators(pattern));
    }
    assert_eq!(nora.own.get("/operator/").location(), "/operator");
    assert_eq!(nora.own.get("/operator/accounts/zz9-nic").status, 404);
    assert_eq!(nora.own.get("/operator/accounts/AL1-nic").status, 404);
}

#[test]
fn a_role_works_once_a_second_factor_is_on() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.db_gives_role(&bob, "admin");
    bob.sign_in();
    let page = bob.get("/operator");
    assert!(page.text("main").contains("once a second factor is on"), "{}", page.body);
    assert!(page.has("main a[href='/profile/second-factor']"));
    let account = format!("/operator/accounts/{}", alice.nic);
    for path in [account.clone(), account.clone() + "/close"] {
        let answer = bob.get(&path);
        assert_eq!((answer.status, answer.location()), (303, "/operator"), "{path}");
    }
    assert_eq!(bob.post(&(account.clone() + "/sign-out"), &[("reason", REASON)]).status, 303);
    assert_eq!(app.db_count("operator_log"), 0);
    // Set up, it leads on to the desk.
    let phone = crate::second_factor::phone::Phone::on(&app, &bob);
    assert_eq!(phone.recovery.len(), 10);
    assert_eq!(bob.get(&account).status, 200);
    bob.post(
        "/profile/second-factor/switch-off",
        &[("current_password", crate::support::app::PASSWORD), ("code", &phone.code(&app, 0))],
    );
    assert_eq!(bob.get(&account).status, 303, "and no longer works without");
}

#[test]
fn sessions_of_operators_end_after_half_an_hour_without_use() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let sam = Operator::support(&app);
    alice.sign_in();
    for _ in 0..4 {
        app.advance(Duration::from_mins(28));
        assert_eq!(sam.own.get("/services").status, 200);
    }
    app.advance(Duration::from_mins(31));
    assert!(sam.own.get("/services").location().starts_with("/sign-in"), "all pages, not the console alone");
    assert!(sam.own.get("/operator").location().starts_with("/sign-in"));
    assert_eq!(alice.get("/services").status, 200, "customers have their twelve hours");
}

#[test]
fn support_finds_nothing_of_what_admins_alone_may_do() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let [sam, nora] = [Operator::support(&app), Operator::admin(&app)];
    let account = format!("/operator/accounts/{}", alice.nic);
    let acts = |operator: &Operator<'_>| operator.looks(&account).attributes("main .actions a:not([download])", "href");
    alice.sign_in();
    let of = |act: &str| format!("{account}/{act}");
    assert_eq!(acts(&sam), [of("sign-out")]);
    assert_eq!(acts(&nora), ["sign-out", "close", "role", "email"].map(of));
    let nothing = sam.own.get("/operator/accounts/zz9-nic/close").body.replace("zz9-nic", "al1-nic");
    for act in ["close", "reopen", "remove-second-factor", "role", "email"].map(of) {
        assert_eq!(sam.own.get(&act).status, 404, "{act}");
        assert_eq!(sam.tries(&act, REASON, &[("role", "support")]).status, 404, "{act}");
    }
    assert_eq!(sam.own.get(&of("close")).body, nothing);
    assert_eq!(alice.get("/services").status, 200);
}

#[test]
fn nobody_does_anything_to_itself() {
    let app = TestApp::start();
    let nora = Operator::admin(&app);
    let account = format!("/operator/accounts/{}", nora.own.nic);
    assert!(!nora.looks(&account).has("main .actions a:not([download])"));
    for act in ["sign-out", "close", "reopen", "remove-second-factor", "role", "email"] {
        let form = format!("{account}/{act}");
        assert_eq!(nora.own.get(&form).status, 404, "{act}");
        assert_eq!(nora.tries(&form, REASON, &[("role", "none")]).status, 404, "{act}");
    }
    nora.looks("/operator");
}
