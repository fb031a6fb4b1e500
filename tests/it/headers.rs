//! What every answer carries, and what is answered to requests that no page of ours sends.

use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

const EVERYWHERE: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

fn assert_guarded(answer: &Page, what: &str) {
    for (name, value) in EVERYWHERE {
        assert_eq!(answer.header(name), Some(value), "{what}: {name}");
    }
    let policy = answer.header("content-security-policy").unwrap_or_default();
    for part in
        ["default-src 'none'", "script-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"]
    {
        assert!(policy.contains(part), "{what}: {policy}");
    }
    assert!(!policy.contains("unsafe"), "{what}: {policy}");
    let id = answer.header("x-request-id").unwrap_or_default();
    assert!(id.len() == 16 && id.chars().all(|c| c.is_ascii_hexdigit()), "{what}: {id}");
}

fn stylesheet(page: &Page) -> String {
    page.attribute("link[rel=stylesheet]", "href").unwrap()
}

/// An answer of every kind, by the status that it must have.
fn every_kind(app: &TestApp, alice: &Customer<'_>) -> Vec<(&'static str, u16, Page)> {
    let stranger = Customer::stranger(app);
    let own = [("sec-fetch-site", "same-origin")];
    let text = [own[0], ("content-type", "text/plain")];
    let page = stranger.get("/sign-in");
    let post = |who: &Customer<'_>, body: String, headers: &[_]| who.send("POST", "/profile", Some(body), headers);
    vec![
        ("the root", 303, stranger.get("/")),
        ("not signed in", 303, stranger.get("/services")),
        ("static", 200, stranger.get(&stylesheet(&page))),
        ("no such file", 404, stranger.get("/static/nothing.css")),
        ("no such page", 404, stranger.get("/nothing")),
        ("not to see", 404, alice.get("/requests/999")),
        ("failed sign-in", 422, stranger.sign_in_with("x", "x")),
        ("another origin", 403, stranger.send("POST", "/sign-in", Some(String::new()), &[])),
        ("another method", 405, stranger.send("DELETE", "/services", None, &own)),
        ("too large", 413, post(alice, "x".repeat(65 * 1024), &own)),
        ("no form", 415, post(alice, "name=x".into(), &text)),
        ("accepted", 303, post(alice, "name=x".into(), &own)),
        ("signed in", 200, alice.get("/services")),
        ("alive", 200, stranger.get("/healthz")),
        ("ready", 200, stranger.get("/readyz")),
        ("sign-in", 200, page),
    ]
}

#[test]
fn every_kind_of_answer_carries_the_security_headers() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for (what, status, answer) in every_kind(&app, &alice) {
        assert_eq!(answer.status, status, "{what}: {}", answer.body);
        assert_guarded(&answer, what);
        assert_eq!(answer.header("strict-transport-security"), None, "{what}");
        let kept = answer.header("cache-control").unwrap_or_default();
        assert_eq!(kept, if what == "static" { "public, max-age=31536000, immutable" } else { "no-store" }, "{what}");
    }
}

#[test]
fn every_refusal_has_a_page_that_says_what_to_do() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    for (what, status, answer) in every_kind(&app, &alice) {
        if status >= 400 {
            assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{what}");
            assert!(!answer.text("h1").is_empty() && answer.has("main a, main form"), "{what}: {}", answer.body);
        }
    }
}

#[test]
fn over_https_browsers_are_told_to_stay_there() {
    let app = TestApp::with(Options { base_url: Some("https://handover.example".into()), ..Options::default() });
    let alice = app.customer("Alice");
    for (what, _, answer) in every_kind(&app, &alice) {
        assert_eq!(answer.header("strict-transport-security"), Some("max-age=31536000; includeSubDomains"), "{what}");
    }
}

#[test]
fn forms_of_other_sites_change_nothing() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    alice.sign_in();
    let own = app.base.as_str();
    let foreign: [&[(&str, &str)]; 7] = [
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", own)],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("referer", own)],
    ];
    for headers in foreign {
        for path in [
            &format!("/services/{service}/contacts"),
            &format!("/services/{service}/contacts/preview"),
            "/sign-out",
            "/language",
            "/profile",
            "/profile/close",
            "/nothing",
        ] {
            let answer = alice.send("POST", path, Some(format!("tech={}&name=x&language=fr", bob.nic)), headers);
            assert_eq!((answer.status, answer.text("h1").as_str()), (403, "Not accepted"), "{path} {headers:?}");
        }
    }
    assert_eq!(alice.send("GET", "/profile", None, &[]).value("name"), "Alice", "still signed in and named so");
    assert!(alice.get("/requests").rows().is_empty());
}

#[test]
fn forms_of_this_site_are_taken_from_old_browsers_too() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    for header in [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "none"), ("origin", app.base.as_str())] {
        assert_eq!(alice.send("POST", "/profile", Some("name=Alice".into()), &[header]).status, 303, "{header:?}");
    }
    let link = alice.send("GET", "/services", None, &[("sec-fetch-site", "cross-site")]);
    assert_eq!(link.status, 200, "a link from elsewhere, such as in an email");
}

#[test]
fn the_origin_of_forms_is_the_base_url() {
    let app = TestApp::with(Options { base_url: Some("https://handover.example:443/".into()), ..Options::default() });
    let stranger = Customer::stranger(&app);
    let post =
        |origin: &str| stranger.send("POST", "/language", Some("language=en".into()), &[("origin", origin)]).status;
    assert_eq!(post("https://handover.example"), 303);
    for foreign in
        ["http://handover.example", "https://handover.example.evil", "https://handover.example:8443", &app.base]
    {
        assert_eq!(post(foreign), 403, "{foreign}");
    }
}

#[test]
fn static_files_come_with_their_kind_and_no_cookie() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let page = stranger.get("/sign-in");
    let script = page.attribute("script", "src").unwrap();
    let icon = page.attribute("link[rel=icon]", "href").unwrap();
    let kinds = [(stylesheet(&page), "text/css"), (script, "text/javascript"), (icon, "image/svg+xml")];
    for (path, kind) in kinds {
        let file = stranger.get(&path);
        assert_eq!(file.status, 200);
        assert!(file.header("content-type").unwrap().starts_with(kind), "{path}");
        assert_eq!(file.header("set-cookie"), None);
    }
    for outside in ["/static/../Cargo.toml", "/static/%2e%2e%2fCargo.toml", "/static/handover.css", "/static/"] {
        assert_eq!(stranger.get(outside).status, 404, "{outside}");
    }
}

#[test]
fn each_answer_has_an_id_of_its_own() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let id = || {
        stranger.send("GET", "/sign-in", None, &[("x-request-id", "mine")]).header("x-request-id").unwrap().to_owned()
    };
    assert_ne!(id(), id());
    assert_ne!(id(), "mine");
}

#[test]
fn pages_hold_nothing_that_the_policy_forbids() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let request = alice.asks_for(service).tech(&bob).confirm()[0];
    let paths = [
        "/services".into(),
        format!("/services/{service}/contacts"),
        "/requests".into(),
        format!("/requests/{request}"),
        "/profile".into(),
        "/profile/sessions".into(),
        "/profile/history".into(),
        "/profile/close".into(),
        "/nothing".into(),
    ];
    for page in paths.map(|path| alice.get(&path)) {
        assert!(!page.has("style, [style], script:not([src]), [onclick], [onsubmit], [onload], meta[http-equiv]"));
        let outward = page.texts("[src^=http], link[href^=http], [action^=http]");
        assert!(outward.is_empty(), "{outward:?}");
    }
}
