//! Pages and emails say nothing that is not in `locales/`, wherever in the program it comes from: what all languages show alike
//! is data.

mod emails;
mod operators;

use std::collections::BTreeSet;

use handover::domain::account::Language;
use scraper::{Html, Selector};

use crate::console::operator::Operator;
use crate::second_factor::phone::{Phone, knocks};
use crate::support::acts::Pair;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, form};
use crate::support::page::Page;

/// Attributes that are read or heard.
const READ_ALOUD: [&str; 7] =
    ["aria-label", "aria-description", "title", "alt", "placeholder", "data-label", "content"];
/// What is for machines, and what emails say to readers of another language.
const NO_WORDS: &str = "style, code, .code, .message-subject, .message-text, iframe, #time-zones";
const DATA: [&str; 20] = [
    "Handover",
    "Alice",
    "Bob",
    "B.",
    "example.org",
    "DOMAIN",
    "Domain",
    "eu",
    "ca",
    "al1-nic",
    "bo2-nic",
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
const FOR_STRANGERS: [&str; 7] = [
    "/sign-in",
    "/sign-in?next=%2Frequests%2F1%3Ftoken%3DA",
    "/sign-in?next=%2Fprofile%2Fconfirm-email%3Ftoken%3DA",
    "/sign-up",
    "/forgot-password",
    "/reset-password?token=none",
    "/no/such/page",
];
const FOR_CUSTOMERS: [&str; 18] = [
    "/services",
    "/services?q=nothing&role=tech",
    "/services?category=DOMAIN&sort=-name",
    "/services/1",
    "/services/999",
    "/services/1/contacts",
    "/services/999/contacts",
    "/requests",
    "/requests?state=failed",
    "/requests/1",
    "/requests/999",
    "/requests/999?token=A",
    "/profile/confirm-email?token=A",
    "/profile",
    "/profile/second-factor",
    "/profile/sessions",
    "/profile/history",
    "/profile/close",
];
/// What can be looked at in the demo alone.
const FOR_TRIALS: [&str; 3] = ["/sign-in", "/mailbox", "/design"];
const CONTACTS: &str = "/services/1/contacts";
const FACTOR: &str = "/profile/second-factor";

/// Everything with letters that a page shows or tells.
pub fn said(body: &str) -> BTreeSet<String> {
    let html = Html::parse_document(body);
    let [all, none] = ["*", NO_WORDS].map(|selector| Selector::parse(selector).unwrap());
    let silent: BTreeSet<_> =
        html.select(&none).flat_map(|element| element.descendants()).map(|node| node.id()).collect();
    let spoken = || html.tree.nodes().filter(|node| !silent.contains(&node.id()));
    let texts = spoken().filter_map(|node| node.value().as_text()).map(|text| text.to_string());
    let elements = html.select(&all).filter(|element| !silent.contains(&element.id()));
    let attributes = elements.flat_map(|element| {
        READ_ALOUD.into_iter().filter_map(move |name| element.value().attr(name)).map(str::to_owned).collect::<Vec<_>>()
    });
    let trimmed = texts.chain(attributes).map(|text| text.trim().to_owned());
    trimmed.filter(|text| text.contains(char::is_alphabetic)).collect()
}

/// Data, or made of nothing else. A browser that nobody knows is called what it calls itself.
pub fn is_data(text: &str, more: &[&str]) -> bool {
    let known = |text: &str| DATA.contains(&text) || more.contains(&text) || !text.contains(char::is_alphabetic);
    let words = || text.split_whitespace().map(|word| word.trim_matches(['(', ')', ',', '<', '>']));
    text.starts_with("ureq/") || known(text) || words().all(known)
}

/// What is in all of these.
pub fn alike(said: impl IntoIterator<Item = BTreeSet<String>>) -> BTreeSet<String> {
    said.into_iter().reduce(|alike, next| alike.intersection(&next).cloned().collect()).unwrap_or_default()
}

/// How many texts were compared.
#[derive(Default)]
struct Compared(usize);

impl Compared {
    /// What the visitor is shown alike in each language, whatever it does, is data.
    fn answers(&mut self, visitor: &Customer<'_>, what: &str, (status, data): (u16, &[&str]), act: impl Fn() -> Page) {
        let pages = Language::ALL.map(|language| {
            visitor.post("/language", &[("language", language.code()), ("next", "/")]);
            let page = act();
            assert_eq!(page.status, status, "{what}: {}", page.body);
            let shown = said(&page.body);
            self.0 += shown.len();
            shown
        });
        let shown = alike(pages);
        let words: Vec<_> = shown.iter().filter(|text| !is_data(text, data)).collect();
        assert!(words.is_empty(), "{what} says {words:?} in every language");
    }

    fn gets(&mut self, visitor: &Customer<'_>, path: &str, data: &[&str]) {
        let status = visitor.get(path).status;
        self.answers(visitor, path, (status, data), || visitor.get(path));
    }

    fn posts(&mut self, visitor: &Customer<'_>, path: &str, fields: &[(&str, &str)], status: u16) {
        self.answers(visitor, &format!("POST {path}"), (status, &[]), || visitor.post(path, fields));
    }

    fn expect(&self, least: usize) {
        assert!(self.0 > least, "only {} texts were compared", self.0);
    }
}

#[test]
fn what_is_shown_alike_in_every_language_is_data() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let (stranger, mut compared) = (Customer::stranger(&app), Compared::default());
    FOR_STRANGERS.iter().for_each(|path| compared.gets(&stranger, path, &[]));
    FOR_CUSTOMERS.iter().for_each(|path| compared.gets(&it.alice, path, &[]));
    compared.expect(3000);
}

#[test]
fn operators_read_their_own_language_too() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let (nora, mut compared) = (Operator::admin(&app), Compared::default());
    let data = ["Nora", "Admin", &nora.own.nic, &it.alice.email, "127.0.0.1", "1"];
    let account = format!("/operator/accounts/{}", it.alice.nic);
    let parts =
        ["", "/services", "/requests", "/emails", "/history", "/close", "/reopen", "/role", "/sign-out", "/email"];
    let pages = parts.map(|part| format!("{account}{part}"));
    let searches = ["/operator", "/operator?q=al", "/operator?q=nobody"].map(str::to_owned);
    pages.iter().chain(&searches).for_each(|path| compared.gets(&nora.own, path, &data));
    let wrong = [("reason", "1"), ("role", "root")];
    let refused = || nora.own.post(&format!("{account}/role"), &wrong);
    compared.answers(&nora.own, "a role that is none", (422, &data), refused);
    compared.expect(1500);
}

#[test]
fn what_is_refused_in_words_is_refused_in_the_words_of_the_reader() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let (alice, stranger, mut compared) = (&it.alice, Customer::stranger(&app), Compared::default());
    compared.posts(&stranger, "/sign-in", &[("login", "nobody"), ("password", "nothing")], 422);
    let fields = [("name", ""), ("email", "nowhere"), ("zone", ""), ("password", "short")];
    compared.posts(&stranger, "/sign-up", &fields, 422);
    compared.posts(&stranger, "/forgot-password", &[("login", "")], 422);
    for _ in 0..5 {
        assert_eq!(stranger.post("/forgot-password", &[("login", "x@flood.example")]).status, 303);
    }
    compared.posts(&stranger, "/forgot-password", &[("login", "x@flood.example")], 429);
    let elsewhere = || stranger.send("POST", "/sign-in", Some(String::new()), &[("sec-fetch-site", "cross-site")]);
    compared.answers(&stranger, "a form of elsewhere", (403, &[]), elsewhere);

    let wrong = [("admin", "nobody@example.org"), ("tech", ""), ("billing", &it.bob.nic)];
    compared.posts(alice, CONTACTS, &wrong, 422);
    compared.posts(alice, CONTACTS, &[], 422);
    let wrong = [("name", ""), ("email", "nowhere"), ("new_password", "short"), ("current_password", "wrong")];
    compared.posts(alice, "/profile", &wrong, 422);
    let others = [("account", it.bob.nic.as_str()), ("account_name", "Bob"), ("name", "Bob"), ("time_zone", "eu")];
    compared.posts(alice, "/profile", &others, 409);
    compared.posts(alice, "/requests/1/accept", &[("token", "wrong")], 422);
    compared.gets(alice, "/requests/1", &[]);
    compared.posts(alice, "/requests/999/cancel", &[], 404);
    alice.resends(1, &it.bob);
    compared.posts(alice, "/requests/1/resend", &[("validator", &it.bob.nic)], 429);
    app.deliver();
    it.bob.accepts(1);
    compared.posts(&it.bob, "/requests/1/accept", &[("token", "any")], 409);
    alice.cancels(1);
    compared.posts(alice, "/requests/1/cancel", &[], 409);
    compared.expect(2000);
}

#[test]
fn a_preview_is_in_the_words_of_the_reader() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let _ = app.service("example.org", &alice, &alice, &alice);
    let (preview, mut compared) = (format!("{CONTACTS}/preview"), Compared::default());
    compared.posts(&alice, &preview, &[("tech", &bob.nic)], 200);
    compared.posts(&alice, &preview, &[], 200);
    compared.posts(&alice, &preview, &[("tech", "nobody")], 422);
    let headers = [("sec-fetch-site", "same-origin"), ("accept", "text/html; fragment")];
    for (tech, status) in [(bob.nic.as_str(), 200), ("nobody", 422)] {
        let fragment = || alice.send("POST", &preview, Some(form(&[("tech", tech)])), &headers);
        compared.answers(&alice, "a preview for the script", (status, &[]), fragment);
    }
    compared.expect(700);
}

#[test]
fn contact_locks_are_in_the_words_of_the_reader() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = |name, admin| app.service(name, admin, &alice, &bob);
    let [free, busy, locked] = ["free.example", "busy.example", "locked.example"].map(|name| service(name, &alice));
    let [others, disputed] = [service("others.example", &bob), service("disputed.example", &alice)];
    alice.asks_for(busy).tech(&bob).confirm();
    alice.locks(locked);
    app.db_locks(disputed);
    let chosen = [free, busy, locked, others, disputed].map(|service| format!("service={service}")).join("&");
    let mut compared = Compared::default();
    let names = ["free.example", "busy.example", "locked.example", "others.example", "disputed.example"];
    compared.gets(&alice, &format!("/services/lock?{chosen}"), &names);
    compared.gets(&alice, &format!("/services/{locked}/contacts"), &names);
    compared.gets(&bob, &format!("/services/{locked}/contacts"), &names);
    compared.gets(&bob, &format!("/services/{disputed}/contacts"), &names);
    let locked_too = locked.to_string();
    for (path, fields) in [
        (format!("/services/{busy}/lock"), &[][..]),
        (format!("/services/{locked}/unlock"), &[]),
        ("/services/unlock".to_owned(), &[("service", locked_too.as_str()), ("shown", "x")]),
    ] {
        compared.answers(&alice, &path, (422, &names), || alice.post(&path, fields));
    }
    compared.expect(400);
}

#[test]
fn the_second_factor_is_in_the_words_of_the_reader() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let mut compared = Compared::default();
    let set_up = || alice.follow(&alice.post(&format!("{FACTOR}/set-up"), &[("current_password", PASSWORD)]));
    compared.answers(&alice, "setting up", (200, &[]), set_up);
    compared.posts(&alice, &format!("{FACTOR}/switch-on"), &[("code", "wrong")], 422);
    Phone::on(&app, &bob);
    compared.gets(&bob, FACTOR, &[]);
    compared.posts(&bob, &format!("{FACTOR}/switch-off"), &[], 422);
    compared.gets(&bob, &format!("{FACTOR}/recovery-codes"), &[]);
    let knocking = knocks(&app, &bob);
    compared.gets(&knocking, "/sign-in/second-factor", &[]);
    compared.posts(&knocking, "/sign-in/second-factor", &[("code", "")], 422);
    compared.expect(500);
}

#[test]
fn what_is_there_for_trials_is_in_the_words_of_the_reader() {
    let app = TestApp::with(Options { demo: true, ..Options::default() });
    let (stranger, mut compared) = (Customer::stranger(&app), Compared::default());
    let specimens = [
        "am10001-nic",
        "Alice Martin",
        "bk10002-nic",
        "Bruno Kowalski",
        "xx99999-nic",
        "alice1@example.org",
        LONG_NAME,
        LONG_SERVICE,
    ];
    compared.gets(&stranger, "/mailbox", &[]);
    stranger.post("/forgot-password", &[("login", &app.customer("Alice").nic)]);
    app.deliver();
    assert!(stranger.get("/mailbox").has(".message"), "an email has come");
    FOR_TRIALS.iter().for_each(|path| compared.gets(&stranger, path, &specimens));
    compared.expect(500);
}

const LONG_NAME: &str = "Wolfeschlegelsteinhausenbergerdorff Wolfeschlegelsteinhausenbergerdorff";
const LONG_SERVICE: &str = "a-name-without-any-blank-and-much-longer-than-most-names-of-services-ever-are.example.org";
