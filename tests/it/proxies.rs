//! Where a client is, behind proxies that are trusted and behind others; and that no header but the setting says where this
//! site is.

use std::time::Duration;

use crate::support::acts::Pair;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, form, link_in};
use crate::support::page::Page;

const CLIENT: &str = "203.0.113.9";

fn behind(proxies: &str) -> TestApp {
    TestApp::with(Options { trusted_proxies: proxies.into(), ..Options::default() })
}

fn sign_in(app: &TestApp, login: &str, password: &str, headers: &[(&str, &str)]) -> Page {
    let headers = [&[("sec-fetch-site", "same-origin")], headers].concat();
    let fields = form(&[("login", login), ("password", password)]);
    Customer::stranger(app).send("POST", "/sign-in", Some(fields), &headers)
}

/// Where the application says that a request with these headers comes from.
fn seen(alice: &Customer<'_>, headers: &[(&str, &str)]) -> String {
    alice.send("GET", "/profile/sessions", None, headers).rows()[0][1].clone()
}

#[test]
fn without_trusted_proxies_nobody_is_believed() {
    for proxies in ["", "10.0.0.0/8", "::1"] {
        let app = behind(proxies);
        let alice = app.customer("Alice");
        alice.sign_in();
        assert_eq!(seen(&alice, &[("x-forwarded-for", CLIENT)]), "127.0.0.1");
        assert_eq!(seen(&alice, &[("forwarded", "for=203.0.113.9")]), "127.0.0.1");
        assert_eq!(seen(&alice, &[("x-real-ip", CLIENT), ("client-ip", CLIENT)]), "127.0.0.1");
    }
}

#[test]
fn a_trusted_proxy_says_where_a_client_is() {
    let app = behind("127.0.0.0/8,10.0.0.0/8");
    let alice = app.customer("Alice");
    alice.sign_in();
    let table: [(&[(&str, &str)], &str); 5] = [
        (&[("x-forwarded-for", CLIENT)], CLIENT),
        (&[("x-forwarded-for", "198.51.100.1, 203.0.113.9, 10.0.0.3")], CLIENT),
        (&[("x-forwarded-for", "198.51.100.1"), ("x-forwarded-for", CLIENT)], CLIENT),
        (&[("x-forwarded-for", "unknown")], "127.0.0.1"),
        (&[("x-forwarded-for", "<script>")], "127.0.0.1"),
    ];
    for (headers, expected) in table {
        assert_eq!(seen(&alice, headers), expected, "{headers:?}");
    }
}

#[test]
fn one_header_alone_is_believed() {
    let other = [("x-forwarded-for", "198.51.100.1"), ("forwarded", "for=203.0.113.9, for=\"[2001:db8::7]:4711\"")];
    for (header, expected) in [("", "198.51.100.1"), ("x-forwarded-for", "198.51.100.1"), ("forwarded", "2001:db8::7")]
    {
        let options =
            Options { trusted_proxies: "127.0.0.1".into(), client_address_header: header.into(), ..Options::default() };
        let app = TestApp::with(options);
        let alice = app.customer("Alice");
        alice.sign_in();
        assert_eq!(seen(&alice, &other), expected, "{header}");
        let made_up =
            other.iter().find(|(name, _)| *name != if header.is_empty() { "x-forwarded-for" } else { header });
        assert_eq!(seen(&alice, &[*made_up.unwrap()]), "127.0.0.1", "{header}");
        assert_eq!(seen(&alice, &[("x-real-ip", CLIENT), ("client-ip", CLIENT)]), "127.0.0.1", "{header}");
    }
}

#[test]
fn behind_a_trusted_proxy_each_client_is_throttled_by_itself() {
    let app = behind("127.0.0.1");
    let alice = app.customer("Alice");
    let from = |address: &str, password| sign_in(&app, &alice.nic, password, &[("x-forwarded-for", address)]).status;
    assert!((0..10).all(|_| from(CLIENT, "wrong") == 422));
    assert_eq!([from(CLIENT, PASSWORD), from("203.0.113.10", PASSWORD)], [429, 303]);
    assert_eq!(from(&format!("{CLIENT}, {CLIENT}"), PASSWORD), 429, "what a client adds itself does not count");
    assert_eq!(from(&format!("198.51.100.1, {CLIENT}"), PASSWORD), 429);
}

#[test]
fn made_up_headers_are_no_way_around_a_throttle() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let from = |number: usize| {
        let address = format!("203.0.113.{number}");
        let forwarded = format!("for={address}");
        let headers = [("x-forwarded-for", address.as_str()), ("forwarded", &forwarded), ("x-real-ip", &address)];
        sign_in(&app, &alice.nic, "wrong", &headers).status
    };
    assert!((0..10).all(|number| from(number) == 422));
    assert_eq!(from(10), 429);
}

#[test]
fn addresses_of_one_ipv6_network_count_together() {
    let app = behind("127.0.0.1");
    let alice = app.customer("Alice");
    let from = |address: &str| sign_in(&app, &alice.nic, "wrong", &[("x-forwarded-for", address)]).status;
    assert!((0..10).all(|number| from(&format!("2001:db8:0:7:{number:x}::1")) == 422));
    assert_eq!([from("2001:db8:0:7::ffff"), from("2001:db8:0:8::1")], [429, 422]);
    app.advance(Duration::from_mins(15));
    assert_eq!(from("2001:db8:0:7::ffff"), 422);
}

const FORGED: [&[(&str, &str)]; 5] = [
    &[("host", "evil.example")],
    &[("x-forwarded-host", "evil.example"), ("x-forwarded-proto", "https"), ("x-forwarded-port", "444")],
    &[("forwarded", "for=203.0.113.9;host=evil.example;proto=https")],
    &[("x-original-url", "//evil.example/"), ("x-rewrite-url", "//evil.example/"), ("x-host", "evil.example")],
    &[("host", "evil.example"), ("x-forwarded-host", "evil.example"), ("x-forwarded-prefix", "//evil.example")],
];

#[test]
fn no_forged_host_reaches_a_redirect_or_a_page() {
    // Believed or not: also a trusted proxy passes on what a client made up.
    for app in [TestApp::start(), behind("127.0.0.1")] {
        let alice = app.customer("Alice");
        for headers in FORGED {
            let own = [&[("sec-fetch-site", "same-origin")], headers].concat();
            let browser = Customer::stranger(&app);
            let get = |path: &str| browser.send("GET", path, None, headers);
            let mut answers = vec![get("/"), get("/services"), get("/requests/1?token=x"), get("/nothing")];
            let fields = form(&[("login", &alice.nic), ("password", PASSWORD)]);
            answers.push(browser.send("POST", "/sign-in", Some(fields), &own));
            answers.push(get("/services"));
            answers.push(browser.send("POST", "/profile", Some("name=Alice".into()), &own));
            answers.push(browser.send("POST", "/profile/sessions/end-others", Some(String::new()), &own));
            answers.push(browser.send("POST", "/sign-out", Some(String::new()), &own));
            let other_host = headers.iter().any(|(name, _)| *name == "host");
            for answer in answers {
                assert_eq!(answer.status == 421, other_host, "{headers:?}");
                let location = answer.location();
                let relative = location.starts_with('/') && !location.starts_with("//");
                assert!(answer.status != 303 || relative, "{headers:?}: {location}");
                assert!(!answer.body.contains("evil"), "{headers:?}");
                assert!(answer.headers.iter().all(|(_, value)| !value.contains("evil")), "{headers:?}");
            }
        }
    }
}

#[test]
fn no_forged_host_reaches_an_email() {
    let app = TestApp::with(Options {
        base_url: Some("https://handover.example".into()),
        trusted_proxies: "127.0.0.1".into(),
        ..Options::default()
    });
    let pair = Pair::new(&app);
    for (number, headers) in FORGED.iter().enumerate() {
        let own = [&[("sec-fetch-site", "same-origin")], *headers].concat();
        let service = app.service(&format!("{number}.example"), &pair.alice, &pair.alice, &pair.alice);
        let fields = form(&[("tech", &pair.bob.nic)]);
        let answer = pair.alice.send("POST", &format!("/services/{service}/contacts"), Some(fields), &own);
        let other_host = headers.iter().any(|(name, _)| *name == "host");
        assert_eq!(answer.status, if other_host { 421 } else { 303 }, "{}", answer.body);
    }
    app.work();
    let mail = [pair.alice.mail(), pair.bob.mail()].concat();
    assert_eq!(mail.len(), 2 * (1 + FORGED.len() - 2));
    for email in mail {
        assert!(link_in(&email).unwrap().starts_with("https://handover.example/requests/"));
        assert!(!email.text.contains("evil") && !email.html.contains("evil"));
        assert!(email.headers.iter().all(|(_, value)| !value.contains("evil")), "{:?}", email.headers);
    }
}
