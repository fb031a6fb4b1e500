//! The language of who is not signed in.

use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;

fn heading(page: &Page) -> (String, String) {
    (page.attribute("html", "lang").unwrap(), page.text("h1"))
}

#[test]
fn strangers_read_the_best_match_of_what_their_browser_asks_for() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let cases = [
        ("fr", "fr"),
        ("fr-CA,en;q=0.5", "fr"),
        ("en;q=0.5, fr;q=0.9", "fr"),
        ("ja,fr;q=0.1", "fr"),
        ("en-GB,fr", "en"),
        ("ja", "en"),
        ("*", "en"),
        ("?;;q=x", "en"),
    ];
    for (asked, given) in cases {
        let page = stranger.send("GET", "/sign-in", None, &[("accept-language", asked)]);
        assert_eq!(heading(&page).0, given, "{asked}");
    }
    assert_eq!(heading(&stranger.get("/sign-in")), ("en".into(), "Sign in".into()));
}

#[test]
fn a_language_chosen_on_a_page_wins() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let answer = stranger.post("/language", &[("language", "fr"), ("next", "/sign-in?next=%2Fprofile")]);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in?next=%2Fprofile"));
    let page = stranger.send("GET", "/sign-in", None, &[("accept-language", "en")]);
    assert_eq!(heading(&page).0, "fr");
    for nonsense in ["", "xx", "\0"] {
        assert_eq!(stranger.post("/language", &[("language", nonsense)]).status, 303);
        assert_eq!(heading(&stranger.get("/sign-in")).0, "fr", "{nonsense:?}");
    }
}

#[test]
fn a_language_chosen_while_signed_in_is_the_accounts() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    assert_eq!(heading(&alice.get("/services")).0, "en");
    alice.post("/language", &[("language", "fr"), ("next", "/services")]);
    assert_eq!(heading(&alice.get("/services")).0, "fr");
    alice.forget_cookies();
    assert_eq!(heading(&alice.get("/services")).0, "fr", "in another browser too");
    assert_eq!(alice.get("/profile").attribute("#language option[selected]", "value").as_deref(), Some("fr"));
}
