//! `/profile/sessions`: where an account is signed in, and ending that.

use std::time::Duration;

use diesel::RunQueryDsl;
use handover::store::sessions::{self, NewSession};

use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, form};
use crate::support::page::Page;

const PATH: &str = "/profile/sessions";
const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";

/// Believes who says to come from elsewhere.
fn behind_a_proxy() -> TestApp {
    TestApp::with(Options { trusted_proxies: "127.0.0.1".into(), ..Options::default() })
}

/// Another browser of the same account, somewhere.
fn browser<'a>(app: &'a TestApp, account: &Customer<'_>, device: &str, address: &str) -> Customer<'a> {
    let browser = Customer::stranger(app);
    let headers = [("sec-fetch-site", "same-origin"), ("user-agent", device), ("x-forwarded-for", address)];
    let fields = form(&[("login", &account.nic), ("password", PASSWORD)]);
    assert_eq!(browser.send("POST", "/sign-in", Some(fields), &headers).status, 303);
    browser
}

fn is_signed_in(who: &Customer<'_>) -> bool {
    who.send("GET", "/services", None, &[]).status == 200
}

/// Device and address of each line, and whether it is this session.
fn listed(page: &Page) -> Vec<(String, String, bool)> {
    assert_eq!(page.status, 200, "{}", page.body);
    let this = |first: &str| first.ends_with(" This session");
    let row = |row: Vec<String>| (row[0].trim_end_matches(" This session").to_owned(), row[1].clone(), this(&row[0]));
    page.rows().into_iter().map(row).collect()
}

/// What names the session of the line with this address.
fn named(page: &Page, address: &str) -> String {
    let place = page.rows().iter().position(|row| row[1] == address).expect("a session from there");
    page.attributes("[name=session]", "value")[place].clone()
}

fn end(who: &Customer<'_>, session: &str) -> Page {
    who.post(&format!("{PATH}/end"), &[("session", session), ("current_password", PASSWORD)])
}

/// What the newest event in the history is, for machines.
fn newest_event(who: &Customer<'_>) -> String {
    who.get("/profile/history").attributes("[data-event]", "data-event").remove(0)
}

#[test]
fn every_session_is_listed_with_device_address_and_times() {
    let app = behind_a_proxy();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    bob.sign_in();
    browser(&app, &alice, FIREFOX, "203.0.113.9");
    app.advance(Duration::from_mins(90));
    browser(&app, &alice, "", "2001:db8::7");
    app.advance(Duration::from_mins(1));
    alice.sign_in();
    let page = alice.get(PATH);
    let own = listed(&page);
    assert_eq!(own.len(), 3);
    assert_eq!((own[0].1.as_str(), own[0].2), ("127.0.0.1", true));
    assert_eq!(
        own[1..],
        [
            ("Unknown device".into(), "2001:db8::7".into(), false),
            ("Firefox on Windows 10".into(), "203.0.113.9".into(), false)
        ]
    );
    let times = page.attributes("time", "datetime");
    assert_eq!(times.len(), 6);
    assert_eq!(times[4], times[5], "never used since it began");
    assert!(times[2] < times[0] && times[4] < times[2]);
    assert!(page.attributes("td button", "aria-label")[2].contains("203.0.113.9"), "each button says what it ends");
}

#[test]
fn one_session_is_signed_out_and_no_other() {
    let app = behind_a_proxy();
    let alice = app.customer("Alice");
    let [lost, kept] = ["203.0.113.9", "203.0.113.10"].map(|address| browser(&app, &alice, FIREFOX, address));
    let answer = end(&alice, &named(&alice.get(PATH), "203.0.113.9"));
    assert_eq!(answer.location(), PATH);
    assert_eq!(alice.follow(&answer).message(), "That session is signed out.");
    assert_eq!([&lost, &kept, &alice].map(is_signed_in), [false, true, true]);
    assert_eq!(listed(&alice.get(PATH)).len(), 2);
    assert_eq!(newest_event(&alice), "sessions-ended");
}

#[test]
fn ending_twice_is_no_fault_and_happens_once() {
    let app = behind_a_proxy();
    let alice = app.customer("Alice");
    browser(&app, &alice, FIREFOX, "203.0.113.9");
    let session = named(&alice.get(PATH), "203.0.113.9");
    assert_eq!([end(&alice, &session).status, end(&alice, &session).status], [303, 303]);
    let events = alice.get("/profile/history").attributes("[data-event]", "data-event");
    assert_eq!(events, ["sessions-ended", "signed-in", "signed-in"]);
}

#[test]
fn the_session_of_another_account_does_not_exist() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let bobs = named(&bob.get(PATH), "127.0.0.1");
    for wrong in [bobs.as_str(), "", "0", "x", "\0", &"0".repeat(64)] {
        assert_eq!(end(&alice, wrong).status, 404, "{wrong}");
    }
    assert_eq!([&alice, &bob].map(is_signed_in), [true, true]);
}

#[test]
fn ending_ones_own_session_is_signing_out() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let old = {
        alice.sign_in();
        alice.cookie("handover").unwrap()
    };
    let answer = end(&alice, &named(&alice.get(PATH), "127.0.0.1"));
    assert_eq!(answer.location(), "/sign-in");
    assert_eq!(alice.follow(&answer).message(), "You are signed out.");
    alice.set_cookie("handover", &old);
    assert!(!is_signed_in(&alice));
    alice.forget_cookies();
    assert_eq!(alice.get("/profile/history").attributes("[data-event]", "data-event")[1], "signed-out");
}

#[test]
fn everywhere_else_is_everywhere_but_here() {
    let app = behind_a_proxy();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    bob.sign_in();
    let others = ["203.0.113.9", "2001:db8::7"].map(|address| browser(&app, &alice, FIREFOX, address));
    assert!(alice.get(PATH).has("form[action='/profile/sessions/end-others']"));
    let answer = alice.post("/profile/sessions/end-others", &[("current_password", PASSWORD)]);
    let page = alice.follow(&answer);
    assert_eq!((page.message().as_str(), listed(&page).len()), ("You are signed out everywhere else.", 1));
    assert!(!page.has("form[action='/profile/sessions/end-others']"), "there is nothing left to end");
    assert!(others.iter().all(|other| !is_signed_in(other)));
    assert_eq!([&alice, &bob].map(is_signed_in), [true, true]);
    assert_eq!(newest_event(&alice), "sessions-ended");
    alice.post("/profile/sessions/end-others", &[("current_password", PASSWORD)]);
    let events = alice.get("/profile/history").attributes("[data-event=sessions-ended]", "data-event");
    assert_eq!(events.len(), 1, "nothing is written where nothing ended");
}

#[test]
fn what_is_over_or_waits_is_not_listed() {
    let app = behind_a_proxy();
    let alice = app.customer("Alice");
    let left = browser(&app, &alice, FIREFOX, "203.0.113.1");
    left.post("/sign-out", &[]);
    browser(&app, &alice, FIREFOX, "203.0.113.2");
    app.advance(Duration::from_hours(12));
    browser(&app, &alice, FIREFOX, "203.0.113.3");
    let waiting = browser(&app, &alice, FIREFOX, "203.0.113.4");
    let far = app.clock.now().plus(Duration::from_hours(1)).0;
    let statement = format!("UPDATE sessions SET waits_until = {far} WHERE address = '203.0.113.4'");
    assert_eq!(diesel::sql_query(statement).execute(&mut *app.conn()).unwrap(), 1);
    let addresses: Vec<_> = listed(&alice.get(PATH)).into_iter().map(|row| row.1).collect();
    assert_eq!(addresses, ["127.0.0.1", "203.0.113.3"]);
    assert!(!is_signed_in(&waiting), "nor is it signed in");
    alice.post("/profile/sessions/end-others", &[("current_password", PASSWORD)]);
    let live = "sessions WHERE ended_at IS NULL AND waits_until IS NOT NULL";
    assert_eq!(app.db_count(live), 0, "one that waits ends with the others");
}

#[test]
fn the_address_is_that_of_the_last_request_and_pages_hardly_ever_write() {
    let app = behind_a_proxy();
    let alice = app.customer("Alice");
    let phone = browser(&app, &alice, FIREFOX, "203.0.113.1");
    let from = |address: &str| phone.send("GET", "/services", None, &[("x-forwarded-for", address)]);
    let stored = || {
        let session = sessions::of_account(&mut app.conn(), alice.id, app.clock.now(), 9).unwrap().remove(0);
        (session.address, session.seen_at)
    };
    let began = stored();
    for _ in 0..3 {
        from("203.0.113.1");
        from("203.0.113.2");
    }
    assert_eq!(stored(), began, "not for each page, not even by who changes between two addresses");
    app.advance(Duration::from_secs(11));
    from("203.0.113.2");
    assert_eq!(stored().0, "203.0.113.2");
    let moved = stored();
    app.advance(Duration::from_mins(4));
    from("203.0.113.2");
    assert_eq!(stored(), moved);
    app.advance(Duration::from_mins(2));
    from("203.0.113.2");
    assert!(stored().1 > moved.1);
    assert_eq!(listed(&alice.get(PATH))[1].1, "203.0.113.2");
}

#[test]
fn the_fifty_first_session_ends_the_one_that_was_not_used_for_the_longest_time() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let from = handover::domain::Place::default();
    let start = |number: usize| {
        app.advance(Duration::from_secs(1));
        let id = format!("{number:064}");
        let new = NewSession { id_hash: &id, account: alice.id, from: &from };
        app.db.write_blocking(|tx| sessions::start(tx, new, app.clock.now())).unwrap();
    };
    (0..49).for_each(start);
    let page = alice.get(PATH);
    assert!(page.rows().len() == 50 && listed(&page)[0].2);
    app.advance(Duration::from_mins(6));
    assert_eq!(alice.get("/services").status, 200, "used anew");
    (49..52).for_each(start);
    let page = alice.get(PATH);
    assert!(page.rows().len() == 50 && listed(&page)[0].2);
    let named = page.attributes("button[name=session]", "value");
    assert_eq!((named[0].as_str(), named[48].as_str()), (&*format!("{:064}", 51), &*format!("{:064}", 3)));
}

#[test]
fn other_sessions_end_only_with_the_password() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let other = browser(&app, &alice, FIREFOX, "127.0.0.1");
    let page = alice.get(PATH);
    let named = page.attribute("button[name=session]", "value").unwrap();
    for (password, fault) in [("", "Enter your current password."), ("wrong", "This is not your current password.")] {
        for (act, session) in [("end", named.as_str()), ("end-others", "")] {
            let answer = alice.post(&format!("{PATH}/{act}"), &[("session", session), ("current_password", password)]);
            assert_eq!((answer.status, answer.fault("current_password").as_str()), (422, fault), "{act}");
            assert_eq!(listed(&Page { status: 200, ..answer }).len(), 2);
        }
    }
    assert!(is_signed_in(&other));
    for _ in 0..8 {
        alice.post(&format!("{PATH}/end-others"), &[("current_password", "wrong")]);
    }
    let answer = alice.post(&format!("{PATH}/end-others"), &[("current_password", PASSWORD)]);
    assert!(answer.status == 429 && answer.header("retry-after").is_some());
    assert!(is_signed_in(&other));
}
