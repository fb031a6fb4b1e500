//! The security log, and when things go wrong.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use diesel::{Connection, RunQueryDsl};

use super::{NEWCOMER, PHRASE, confirms, set_password, signs_up};
use crate::support::app::{PASSWORD, TestApp};
use crate::support::authenticator;
use crate::support::customer::{Customer, path_in};
use crate::support::program::Running;

/// The program at work, with its customers in front of it.
fn served(settings: &[(&str, &str)]) -> (TestApp, Running) {
    let mut app = TestApp::start();
    let running = Running::serve(&app, settings);
    app.base = running.address();
    (app, running)
}

/// The first line of the security log that has all of this; there must be one.
fn line(running: &Running, parts: &[&str]) -> String {
    running.wait(|| {
        let log = running.log();
        let found = log.lines().find(|line| parts.iter().all(|part| line.contains(part)));
        found.map(str::to_owned)
    })
}

/// It says when, what, from where, and as part of which request.
fn assert_whole(line: &str) {
    let stamp = line.split(' ').next().unwrap();
    assert!(stamp.len() == 27 && stamp.ends_with('Z'), "{line}");
    assert!(line.contains("address=\"127.0.0.1\"") && line.contains("request{id=\""), "{line}");
}

#[test]
fn the_security_log_says_who_did_what_from_where() {
    let (app, running) = served(&[]);
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let stranger = Customer::stranger(&app);
    assert_eq!(stranger.sign_in_with("zz4711-nic", "a wrong secret").status, 422);
    assert_eq!(stranger.sign_in_with(&alice.nic, "a wrong secret").status, 422);
    assert_eq!(alice.sign_in().status, 303);
    signs_up(&app, NEWCOMER);
    let mail = app.smtp.wait_for(1, Duration::from_secs(20));
    let link = path_in(&app, &mail[0].parse());
    assert_eq!(confirms(&stranger, &link).status, 303);
    set_password(&alice, "a wrong secret", PHRASE);
    assert_eq!(set_password(&alice, PASSWORD, PHRASE).status, 303);
    alice.post("/sign-out", &[]);
    let [about_alice, about_bob] = [&alice, &bob].map(|who| format!("about={}", who.id));
    let nobody = line(&running, &["handover::security", "what=\"sign-in-failed\""]);
    assert!(!nobody.contains("about="), "{nobody}");
    assert_whole(&nobody);
    for what in ["sign-in-failed", "signed-in", "password-changed", "signed-out"] {
        assert_whole(&line(&running, &["handover::security", &format!("what=\"{what}\""), &about_alice]));
    }
    assert_whole(&line(&running, &["handover::security", "what=\"account-created\""]));
    assert_whole(&line(&running, &["handover::security", "what=\"password-wrong\"", &about_alice]));
    for _ in 0..11 {
        stranger.sign_in_with(&bob.nic, "a wrong secret");
    }
    assert_whole(&line(&running, &["WARN", "handover::security", "too often", "what=\"sign-in\""]));
    let log = running.log();
    assert_eq!(log.lines().filter(|line| line.contains("sign-in-failed") && line.contains(&about_bob)).count(), 10);
    for typed in ["zz4711", "a wrong secret", NEWCOMER, PHRASE, &alice.email, &alice.name, "token="] {
        assert!(!log.contains(typed), "{typed}: {log}");
    }
}

#[test]
fn the_security_log_says_which_factors_were_used() {
    let (app, running) = served(&[]);
    let alice = app.customer("Alice");
    let page = "/profile/second-factor";
    let set_up = alice.post(&format!("{page}/set-up"), &[("current_password", PASSWORD)]);
    let secret = authenticator::secret(&alice.follow(&set_up).text(".app-key").replace(' ', ""));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let code = authenticator::code(&secret, now);
    let recovery = alice.follow(&alice.post(&format!("{page}/switch-on"), &[("code", &code)]));
    let recovery = recovery.texts(".recovery-codes li");
    let next = authenticator::code(&secret, now + 30);
    for code in [code.as_str(), &next, &recovery[0]] {
        let browser = Customer::stranger(&app);
        browser.sign_in_with(&alice.nic, PASSWORD);
        browser.post("/sign-in/second-factor", &[("code", code)]);
    }
    let about = format!("about={}", alice.id);
    for parts in [
        ["what=\"second-factor-on\"", &about],
        ["what=\"code-awaited\"", &about],
        ["what=\"second-factor-failed\"", &about],
        ["the second factor is right", "factor=\"app\""],
        ["the second factor is right", "factor=\"recovery code\""],
        ["what=\"recovery-code-used\"", &about],
    ] {
        assert_whole(&line(&running, &["handover::security", parts[0], parts[1]]));
    }
    let log = running.log();
    assert!([&code, &next, &recovery[0]].iter().all(|code| !log.contains(&format!("{code}\""))), "{log}");
}

#[test]
fn the_security_log_says_what_was_refused_and_to_whom() {
    let (app, running) = served(&[]);
    let [alice, bob, eve] = ["Alice", "Bob", "Eve"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    assert_eq!(alice.asks_for(service).tech(&eve).try_confirm().status, 303);
    assert_eq!(bob.get("/requests/1").status, 404);
    assert_eq!(bob.post("/requests/1/cancel", &[]).status, 404);
    assert_eq!(alice.try_decides(1, "accept", "ACDEF").status, 422);
    assert_eq!(bob.asks_for(service).field("admin", &bob.nic).try_confirm().status, 422);
    let evil = [("origin", "https://evil.example")];
    assert_eq!(bob.send("POST", "/profile", Some("name=x".into()), &evil).status, 403);
    let stranger = Customer::stranger(&app);
    stranger.set_cookie("handover", &format!("x{}", bob.cookie("handover").unwrap()));
    assert_eq!(stranger.get("/services").status, 303);
    let [by_alice, by_bob] = [&alice, &bob].map(|who| format!("account={}", who.id));
    for parts in [
        [by_bob.as_str(), "not this account's", "route=\"/requests/{id}\""],
        [&by_bob, "not this account's", "route=\"/requests/{id}/cancel\""],
        [&by_alice, "a wrong or dead validation code", "request=1"],
        [&by_bob, "a forged form", "Administrative"],
        [&by_bob, "a form from another site", ""],
    ] {
        assert_whole(&line(&running, &["WARN", "handover::security", parts[0], parts[1], parts[2]]));
    }
    assert_whole(&line(&running, &["WARN", "failed to pass cryptographic"]));
    assert_whole(&line(&running, &["route=\"/profile\" status=403", &by_bob]));
    assert!(!running.log().contains("ACDEF") && !running.log().contains("evil"), "{}", running.log());
}

#[test]
fn nothing_typed_writes_lines_of_its_own() {
    let (app, running) = served(&[("HANDOVER_LOG", "debug")]);
    let alice = app.customer("Alice");
    let forged = "x\r\n2026-01-01T00:00:00.000000Z  INFO handover::security: forged\u{1b}[31m";
    let stranger = Customer::stranger(&app);
    stranger.sign_in_with(forged, forged);
    stranger.post("/forgot-password", &[("login", forged)]);
    alice.post("/profile", &[("name", forged), ("email", forged), ("language", forged)]);
    let escaped: String = url::form_urlencoded::byte_serialize(forged.as_bytes()).collect();
    alice.get(&format!("/{escaped}?q={escaped}"));
    alice.send("GET", "/services", None, &[("user-agent", "forged <b>"), ("x-forwarded-for", "forged")]);
    alice.post("/sign-out", &[]);
    line(&running, &["what=\"signed-out\""]);
    let log = running.log();
    assert!(!log.contains("handover::security: forged") && !log.contains('\u{1b}'), "{log}");
}

#[test]
fn a_fault_of_ours_and_its_line_have_one_reference() {
    let (app, running) = served(&[("HANDOVER_LIMITS", "off")]);
    line(&running, &["WARN", "HANDOVER_LIMITS is off"]);
    let alice = app.customer("Alice");
    alice.sign_in();
    let bob = app.customer("Bob");
    app.service("one.example", &alice, &bob, &alice);
    app.db_sets(&format!("accounts SET email = 'nonsense' WHERE id = {}", alice.id));
    let page = alice.get("/services");
    assert_eq!(page.status, 500);
    let id = page.header("x-request-id").unwrap();
    assert!(page.text("main").contains(id), "{}", page.body);
    let logged = line(&running, &["ERROR", &format!("reference=\"{id}\"")]);
    assert!(logged.contains("email is ") && !page.body.contains("nonsense"), "{logged}");
}

#[test]
fn while_the_database_takes_nothing_nobody_is_let_in() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let css = Customer::stranger(&app).get("/sign-in").attribute("link[rel=stylesheet]", "href").unwrap();
    let mut conn = app.conn();
    conn.transaction(|conn| {
        diesel::sql_query("UPDATE accounts SET zone = zone").execute(conn)?;
        let answer = alice.sign_in();
        assert_eq!((answer.status, answer.header("retry-after").is_some()), (503, true), "{}", answer.body);
        let page = alice.send("GET", "/services", None, &[]);
        assert_eq!((page.status, page.location()), (303, "/sign-in?next=%2Fservices"), "not signed in");
        assert_eq!([css.as_str(), "/healthz"].map(|path| Customer::stranger(&app).get(path).status), [200; 2]);
        Err::<(), _>(diesel::result::Error::RollbackTransaction)
    })
    .unwrap_err();
    assert_eq!(alice.sign_in().status, 303, "it recovers by itself");
}

#[test]
fn work_for_a_client_that_has_gone_is_given_up() {
    let (app, running) = served(&[]);
    let body = "login=nobody&password=nothing";
    let head = "POST /sign-in HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded";
    let whole = format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    for _ in 0..20 {
        let mut client = std::net::TcpStream::connect(app.base.trim_start_matches("http://")).unwrap();
        std::io::Write::write_all(&mut client, whole.as_bytes()).unwrap();
    }
    assert_whole(&line(&running, &["the client of a request went away", "method=POST"]));
    let failed = app.db_count("events WHERE what = 'sign-in-failed'");
    assert!(failed < 20, "{failed}");
}
