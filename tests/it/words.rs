//! Pages say nothing that is not in `locales/`, wherever in the program it comes from: what all languages show alike is data.

use std::collections::BTreeSet;

use handover::domain::account::Language;
use scraper::{Html, Selector};

use crate::support::app::TestApp;
use crate::support::customer::Customer;

/// Attributes that are read or heard.
const READ_ALOUD: [&str; 6] = ["aria-label", "title", "alt", "placeholder", "data-label", "content"];
const FOR_STRANGERS: [&str; 4] = ["/sign-in", "/sign-up", "/forgot-password", "/reset-password?token=none"];
const FOR_CUSTOMERS: [&str; 12] = [
    "/services",
    "/services?q=nothing&role=tech",
    "/services/1/contacts",
    "/requests",
    "/requests?state=failed",
    "/requests/1",
    "/requests/999",
    "/profile",
    "/profile/second-factor",
    "/profile/sessions",
    "/profile/history",
    "/profile/close",
];

/// Everything with letters that a page shows or tells.
fn said(body: &str) -> BTreeSet<String> {
    let html = Html::parse_document(body);
    let all = Selector::parse("*").unwrap();
    let attributes = html.select(&all).flat_map(|element| {
        READ_ALOUD.into_iter().filter_map(move |name| element.value().attr(name)).collect::<Vec<_>>()
    });
    let texts = html.root_element().text();
    let trimmed = texts.chain(attributes).map(|text| text.trim().to_owned());
    trimmed.filter(|text| text.contains(char::is_alphabetic)).collect()
}

/// A browser that nobody knows is called what it calls itself.
fn is_device(text: &str) -> bool {
    text.starts_with("ureq/")
}

/// What the visitor is shown alike in each language.
fn shown_alike(visitor: &Customer<'_>, path: &str) -> BTreeSet<String> {
    let pages = Language::ALL.map(|language| {
        visitor.post("/language", &[("language", language.code()), ("next", path)]);
        said(&visitor.get(path).body)
    });
    let [first, rest @ ..] = pages;
    rest.iter().fold(first, |alike, page| alike.intersection(page).cloned().collect())
}

#[test]
fn what_is_shown_alike_in_every_language_is_data() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    alice.asks_for(service).tech(&alice).confirm();
    let stranger = Customer::stranger(&app);
    let data = [
        "Handover",
        "Alice",
        "Bob",
        "example.org",
        "DOMAIN",
        "eu",
        "ca",
        &alice.nic,
        &bob.nic,
        "English",
        "Français",
        "Deutsch",
        "Español",
        "Italiano",
        "Polski",
        "Português",
        "width=device-width, initial-scale=1",
        "light dark",
    ];
    let visits =
        FOR_STRANGERS.iter().map(|path| (&stranger, path)).chain(FOR_CUSTOMERS.iter().map(|path| (&alice, path)));
    let mut seen = 0;
    for (visitor, path) in visits {
        let shown = shown_alike(visitor, path);
        seen += shown.len();
        let words: Vec<_> = shown.iter().filter(|text| !data.contains(&text.as_str()) && !is_device(text)).collect();
        assert!(words.is_empty(), "{path} says {words:?} in every language");
    }
    assert!(seen > 100, "only {seen} texts were compared");
}
