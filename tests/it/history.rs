//! `/profile/history`: what has happened to an account; and that failed sign-ins tell nobody which accounts there are.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use handover::domain::event::AccountEvent;
use handover::domain::request::Actor;
use handover::domain::time::DAY;
use handover::flows::administer;
use handover::store::accounts;
use handover::store::events::{NewAccountRecord, record_of_account};
use strum::VariantArray;

use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, form};
use crate::support::page::Page;

const PATH: &str = "/profile/history";
const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
    Version/17.6 Mobile/15E148 Safari/604.1";

fn events_on(page: &Page) -> Vec<String> {
    assert_eq!(page.status, 200, "{}", page.body);
    page.attributes("[data-event]", "data-event")
}

/// A browser with a name, somewhere behind a proxy.
fn sign_in_from(app: &TestApp, login: &str, password: &str, address: &str) -> Page {
    let headers = [("sec-fetch-site", "same-origin"), ("user-agent", SAFARI), ("x-forwarded-for", address)];
    let fields = form(&[("login", login), ("password", password)]);
    Customer::stranger(app).send("POST", "/sign-in", Some(fields), &headers)
}

fn behind_a_proxy(limits: bool) -> TestApp {
    TestApp::with(Options { trusted_proxies: "127.0.0.1".into(), limits, ..Options::default() })
}

const ABOUT_NOBODY: &str = "events WHERE account_id IS NULL AND request_id IS NULL";

#[test]
fn signing_in_failing_and_signing_out_are_told_with_place_and_time() {
    let app = behind_a_proxy(true);
    let alice = app.customer("Alice");
    sign_in_from(&app, &alice.nic, "wrong", "203.0.113.66");
    alice.sign_in();
    alice.post("/sign-out", &[]);
    alice.forget_cookies();
    sign_in_from(&app, &alice.email, PASSWORD, "2001:db8::7");
    let page = alice.get(PATH);
    assert_eq!(events_on(&page), ["signed-in", "signed-in", "signed-out", "signed-in", "sign-in-failed"]);
    let rows = page.rows();
    assert!(rows[4][0].starts_with("A sign-in failed.") && rows[4][0].ends_with("UTC"), "{rows:?}");
    assert_eq!(rows[4][1..], ["Unknown", "203.0.113.66", "Safari on iPhone"]);
    assert_eq!(rows[1][1..], ["You", "2001:db8::7", "Safari on iPhone"]);
    assert_eq!(rows[2][1..3], ["You", "127.0.0.1"]);
    assert_eq!(page.attributes("tbody time", "datetime").len(), 5);
}

#[test]
fn what_the_support_team_does_is_told_as_theirs() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.operator_closes(&alice);
    app.operator(|cx| administer::reopen(cx, alice.id, None));
    let rows = alice.get(PATH).rows();
    assert_eq!(rows[1][1..], ["Our support team", "", ""]);
    assert!(rows[2][0].starts_with("The account was closed."));
}

#[test]
fn every_kind_of_event_has_words() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for what in AccountEvent::VARIANTS {
        db_note(&app, &alice, *what);
    }
    let page = alice.get(PATH);
    let words: BTreeSet<_> = page.texts("tbody td:first-child span").into_iter().collect();
    assert_eq!(words.len(), AccountEvent::VARIANTS.len(), "{words:?}");
    assert!(!words.contains("Something else happened."));
}

#[test]
fn an_event_that_only_a_newer_version_knows_is_shown_as_another() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    db_note(&app, &alice, AccountEvent::EmailChanged);
    app.db_sets("events SET what = 'from-tomorrow' WHERE what = 'email-changed'");
    let page = alice.get(PATH);
    assert_eq!(events_on(&page), ["signed-in", "other"]);
    assert!(page.rows()[1][0].starts_with("Something else happened."));
}

/// What a flow would write.
fn db_note(app: &TestApp, about: &Customer<'_>, what: AccountEvent) {
    let (by, at) = (Actor::Account(about.id), app.clock.now());
    let new = NewAccountRecord { what, about: Some(about.id), by, at, from: None };
    app.db.write_blocking(|tx| record_of_account(tx, new)).unwrap();
}

#[test]
fn the_history_is_paged_by_25() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    alice.sign_in();
    for number in 0..59 {
        db_note(&app, &alice, if number % 2 == 0 { AccountEvent::SignedOut } else { AccountEvent::SessionsEnded });
        db_note(&app, &bob, AccountEvent::SecondFactorOn);
    }
    let first = alice.get(PATH);
    assert_eq!((events_on(&first).len(), first.has("[rel=prev]")), (25, false));
    let second = alice.get(&first.attribute("[rel=next]", "href").unwrap());
    assert_eq!(events_on(&second).len(), 25);
    let third = alice.get(&second.attribute("[rel=next]", "href").unwrap());
    assert_eq!((events_on(&third).len(), third.has("[rel=next]")), (10, false));
    assert_eq!(events_on(&third).last().unwrap(), "signed-in");
    let back = alice.get(&third.attribute("[rel=prev]", "href").unwrap());
    assert_eq!(events_on(&back), events_on(&second));
    let start = alice.get(&back.attribute("[rel=prev]", "href").unwrap());
    assert_eq!(start.rows(), first.rows());
    let all = [first, second, third].iter().flat_map(events_on).collect::<Vec<_>>();
    assert!(!all.contains(&"second-factor-on".to_owned()), "another account's are not shown");
    for nonsense in ["?after=x", "?before=-1", "?after=99999999999999999999", "?before=99999999", "?after=0"] {
        assert_eq!(events_on(&alice.get(&format!("{PATH}{nonsense}"))).len(), 25, "{nonsense}");
    }
}

/// What one failed sign-in wrote, and what it answered apart from what was typed.
fn trace(app: &TestApp, login: &str, password: &str) -> (BTreeMap<&'static str, i64>, u16, BTreeSet<String>, String) {
    let tables = ["accounts", "events", "throttle_hits", "sessions", "outbox", "links"];
    let count_all = || tables.map(|table| (table, app.db_count(table)));
    let before = count_all();
    let answer = sign_in_from(app, login, password, "203.0.113.9");
    let wrote = count_all().into_iter().zip(before).map(|((table, now), (_, then))| (table, now - then)).collect();
    let random = ["date", "x-request-id", "set-cookie", "content-length"];
    let headers = answer.headers.iter().filter(|(name, _)| !random.contains(&name.as_str()));
    let headers = headers.map(|(name, value)| format!("{name}: {value}")).collect::<BTreeSet<_>>();
    let typed = format!("value=\"{login}\"");
    assert_eq!(answer.body.matches(&typed).count(), 1, "{login}");
    (wrote, answer.status, headers, answer.body.replace(&typed, "value=\"\""))
}

#[test]
fn a_failed_sign_in_does_and_answers_the_same_for_known_and_unknown_accounts() {
    let app = behind_a_proxy(true);
    let [alice, closed] = ["Alice", "Closed"].map(|name| app.customer(name));
    let unset = app.customer_with("Unset", |new| new.password = false);
    for name in ["One", "Two"] {
        app.customer_with(name, |new| new.email = "family@example.org".into());
    }
    app.operator_closes(&closed);
    let reference = trace(&app, "zz99999-nic", "wrong");
    let wrote: Vec<_> =
        reference.0.iter().filter(|(_, rows)| **rows != 0).map(|(table, rows)| (*table, *rows)).collect();
    assert_eq!(wrote, [("events", 1), ("throttle_hits", 3)]);
    let same: [(&str, &str); 10] = [
        (alice.nic.as_str(), "wrong"),
        (&alice.email, "wrong"),
        (&alice.nic, ""),
        (&closed.nic, PASSWORD),
        (&closed.email, PASSWORD),
        // Every account here has the same password: whatever decoy is taken, it would match.
        (&unset.nic, PASSWORD),
        ("family@example.org", PASSWORD),
        ("nobody@example.org", PASSWORD),
        ("zz99998-nic", PASSWORD),
        ("not a handle", PASSWORD),
    ];
    for (login, password) in same {
        assert_eq!(trace(&app, login, password), reference, "{login}");
    }
}

#[test]
fn both_go_on_doing_the_same_when_no_more_is_written_down() {
    let app = behind_a_proxy(false);
    let alice = app.customer("Alice");
    for _ in 0..20 {
        sign_in_from(&app, &alice.nic, "wrong", "203.0.113.9");
    }
    for _ in 0..100 {
        sign_in_from(&app, "zz99999-nic", "wrong", "203.0.113.9");
    }
    let full = trace(&app, &alice.nic, "wrong");
    assert_eq!(full, trace(&app, "zz99998-nic", "wrong"));
    assert!(full.0.values().all(|rows| *rows == 0), "what is not written down is not counted, or it would never end");
    assert_eq!([app.db_count(ABOUT_NOBODY), app.db_count("events WHERE account_id IS NOT NULL")], [100, 20]);
    app.advance(Duration::from_mins(15));
    let wrote = trace(&app, &alice.nic, "wrong").0;
    assert_eq!(wrote["events"], 1, "later ones are written down again");
}

#[test]
fn nobody_fills_the_history_of_another() {
    let app = behind_a_proxy(true);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for number in 0..30 {
        let address = format!("203.0.113.{}", number / 5);
        assert_eq!(sign_in_from(&app, &alice.nic, "wrong", &address).status, 422);
    }
    assert_eq!(app.db_count("events"), 20);
    sign_in_from(&app, &bob.nic, "wrong", "203.0.113.9");
    assert_eq!(app.db_count("events"), 21, "another account's are");
    assert_eq!(alice.sign_in().status, 303, "and the customer itself is not locked out");
}

#[test]
fn decoys_are_the_hashes_of_accounts_and_the_same_each_time() {
    let app = TestApp::start();
    let conn = &mut *app.conn();
    assert_eq!(accounts::decoy_hash(conn, 7).unwrap(), None, "there is nobody");
    let numbers = || (0..64).map(|number| number * 67_108_859);
    let made: Vec<_> = (0..6).map(|number| app.customer(&format!("Customer {number}"))).collect();
    for (number, account) in made.iter().enumerate() {
        app.db_sets(&format!("accounts SET password_hash = 'hash {number}' WHERE id = {}", account.id));
    }
    let mut seen = BTreeSet::new();
    for number in numbers() {
        let decoy = accounts::decoy_hash(conn, number).unwrap().unwrap();
        assert_eq!(accounts::decoy_hash(conn, number).unwrap().unwrap(), decoy);
        seen.insert(decoy);
    }
    assert_eq!(seen.len(), 6, "each account is taken for some");
}

#[test]
fn sign_ins_that_fit_nobody_are_forgotten_after_30_days() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in_with(&alice.nic, "wrong");
    alice.sign_in_with("zz99999-nic", "wrong");
    let sweep_now = || app.db_sweep();
    app.advance(DAY * 30 - Duration::from_mins(1));
    sweep_now();
    assert_eq!([app.db_count(ABOUT_NOBODY), app.db_count("events")], [1, 2]);
    app.advance(Duration::from_mins(1));
    sweep_now();
    assert_eq!([app.db_count(ABOUT_NOBODY), app.db_count("events")], [0, 1]);
    app.advance(DAY * 335);
    sweep_now();
    assert_eq!(app.db_count("events"), 0);
}

#[test]
fn nothing_that_was_typed_is_kept() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for login in ["typed-by-mistake", "Typed.By@mistake.example"] {
        Customer::stranger(&app).sign_in_with(login, "secret-by-mistake");
    }
    alice.sign_in_with(&alice.nic, "secret-by-mistake");
    assert!(!alice.get(PATH).body.contains("mistake"));
    let typed = "(events.address || coalesce(events.device, '') || what) LIKE '%mistake%'";
    assert_eq!(app.db_count(&format!("events WHERE {typed}")), 0);
    assert_eq!(app.db_count("throttle_hits WHERE throttle_key LIKE '%mistake%'"), 0);
}
