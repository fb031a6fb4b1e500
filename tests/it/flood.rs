//! A flood from one network costs next to nothing, and is nobody else's matter.

use std::time::Duration;

use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;
use crate::support::program::Running;

/// More than may come at once, however slowly this machine sends it.
const MANY: usize = 3000;

fn app() -> TestApp {
    TestApp::with(Options { flood: true, trusted_proxies: "127.0.0.1".into(), ..Options::default() })
}

/// Asks from an address until it is turned away; how often it was not, and what it was told.
fn floods(stranger: &Customer<'_>, path: &str, address: &str) -> (usize, Page) {
    for asked in 0..MANY {
        let answer = stranger.send("HEAD", path, None, &[("x-forwarded-for", address)]);
        if answer.status == 429 {
            return (asked, answer);
        }
    }
    panic!("{address} is never turned away");
}

#[test]
fn whoever_floods_is_turned_away_and_nobody_else() {
    let app = app();
    let stranger = Customer::stranger(&app);
    let from = |path: &str, address: &str, language: &str| {
        stranger.send("GET", path, None, &[("x-forwarded-for", address), ("accept-language", language)])
    };
    let (asked, answer) = floods(&stranger, "/nothing", "2001:db8:1:2::1");
    assert!(asked >= 400, "{asked}");
    assert!((1..=2).contains(&answer.retry_after()), "{:?}", answer.header("retry-after"));
    // A machine that is slow just then lets one more in.
    let neighbour = || {
        floods(&stranger, "/nothing", "2001:db8:1:2::1");
        from("/sign-in", "2001:db8:1:2:ffff::9", "fr")
    };
    let told = (0..50).map(|_| neighbour()).find(|told| told.status == 429).expect("never turned away");
    assert_eq!((told.status, told.text("h1").as_str()), (429, "Trop de tentatives"), "its whole /64");
    assert!(told.header("content-security-policy").is_some() && told.header("x-request-id").is_some());
    for (path, address) in [("/sign-in", "2001:db8:1:3::1"), ("/sign-in", "203.0.113.9")] {
        assert_eq!(from(path, address, "en").status, 200, "{address}");
    }
    floods(&stranger, "/nothing", "2001:db8:1:2::1");
    assert_eq!(from("/healthz", "2001:db8:1:2::1", "en").status, 200, "it costs nothing");
    floods(&stranger, "/readyz", "2001:db8:1:2::1");
}

#[test]
fn whoever_waits_as_told_is_let_in_again() {
    let app = app();
    let stranger = Customer::stranger(&app);
    let (_, answer) = floods(&stranger, "/nothing", "203.0.113.9");
    std::thread::sleep(Duration::from_secs(answer.retry_after()));
    let again = stranger.send("GET", "/sign-in", None, &[("x-forwarded-for", "203.0.113.9")]);
    assert_eq!(again.status, 200);
}

#[test]
fn static_files_count_a_tenth() {
    let app = app();
    let stranger = Customer::stranger(&app);
    for _ in 0..1000 {
        let answer = stranger.send("HEAD", "/static/nothing", None, &[("x-forwarded-for", "203.0.113.9")]);
        assert_eq!(answer.status, 404);
    }
}

#[test]
fn what_is_turned_away_has_one_line_for_many_in_the_log() {
    let mut app = TestApp::start();
    let running = Running::serve(&app, &[("HANDOVER_TRUSTED_PROXIES", "127.0.0.1")]);
    app.base = running.address();
    let stranger = Customer::stranger(&app);
    for _ in 0..20 {
        floods(&stranger, "/nothing", "203.0.113.9");
    }
    let log = running.log();
    let lines: Vec<_> = log.lines().filter(|line| line.contains("requests were turned away")).collect();
    assert!((1..=4).contains(&lines.len()), "{lines:?}");
    assert!(
        lines[0].contains(" WARN ")
            && lines[0].contains("handover::security")
            && lines[0].contains("network=\"203.0.113.9\""),
        "{lines:?}"
    );
    assert!(!log.contains("status=429"), "no line of their own");
}

#[test]
fn without_limits_nobody_is_turned_away() {
    let mut app = TestApp::start();
    let running = Running::serve(&app, &[("HANDOVER_LIMITS", "off")]);
    app.base = running.address();
    let stranger = Customer::stranger(&app);
    assert!((0..1200).all(|_| stranger.send("HEAD", "/nothing", None, &[]).status == 404));
}
