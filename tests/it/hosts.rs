//! The names under which the site answers: no other, so that no page that has led one of its own here reads ours.

use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;

const PAGES: [&str; 6] = ["/", "/sign-in", "/services", "/mailbox", "/nothing", "/static/nothing.css"];

fn asked(app: &TestApp, method: &str, path: &str, host: &str) -> u16 {
    let headers = [("host", host), ("sec-fetch-site", "same-origin")];
    Customer::stranger(app).send(method, path, None, &headers).status
}

#[test]
fn under_another_name_there_is_nothing_to_read() {
    let app = TestApp::with(Options { demo: true, ..Options::default() });
    let port = app.base.rsplit_once(':').unwrap().1;
    let evil = format!("evil.example:{port}");
    for path in PAGES {
        for method in ["GET", "HEAD", "POST", "DELETE"] {
            assert_eq!(asked(&app, method, path, &evil), 421, "{method} {path}");
        }
        for own in [&format!("localhost:{port}"), "localhost", "127.0.0.1", "[::1]:80"] {
            assert_ne!(asked(&app, "GET", path, own), 421, "{path} as {own}");
        }
    }
    let page = Customer::stranger(&app).send("GET", "/mailbox", None, &[("host", &evil), ("accept-language", "de")]);
    assert_eq!(page.text("h1"), "Andere Adresse");
    assert_eq!(page.attribute("main a", "href").unwrap(), format!("{}/services", app.base));
    assert!(!page.body.contains("evil"), "{}", page.body);
}

#[test]
fn names_of_this_machine_are_for_listeners_that_nobody_else_reaches() {
    let base_url = Some("https://handover.example".to_owned());
    let app = TestApp::with(Options { base_url, listen: "0.0.0.0:0".into(), ..Options::default() });
    for path in PAGES {
        for own in ["handover.example", "handover.example:443", "Handover.Example"] {
            assert_ne!(asked(&app, "GET", path, own), 421, "{path} as {own}");
        }
        for other in ["localhost", "127.0.0.1", "evil.example", "evil.handover.example"] {
            assert_eq!(asked(&app, "GET", path, other), 421, "{path} as {other}");
        }
    }
}

#[test]
fn whether_it_lives_and_can_work_is_told_under_any_name() {
    let app = TestApp::start();
    for path in ["/healthz", "/readyz"] {
        assert_eq!(asked(&app, "GET", path, "10.1.2.3:8080"), 200, "{path}");
    }
}
