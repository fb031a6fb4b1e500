//! What is asked for in docs/security.md and no other test shows.

mod http;
mod log;
mod passwords;
mod sessions;

use std::os::unix::fs::PermissionsExt;

use handover::domain::time::DAY;
use handover::web::frame::routes;

use crate::support::acts::Pair;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

const PHRASE: &str = "seven quiet otters dream";
const NEWCOMER: &str = "nora@newcomer.example";

fn signs_up<'a>(app: &'a TestApp, email: &str) -> Customer<'a> {
    let nora = Customer::stranger(app);
    let fields = [("name", "Nora"), ("email", email), ("zone", "eu"), ("language", "en"), ("password", PHRASE)];
    assert_eq!(nora.post("/sign-up", &fields).status, 303);
    nora
}

/// Opens the link of a new account and gives the password that was chosen.
fn confirms(who: &Customer<'_>, link: &str) -> Page {
    let (path, token) = link.split_once("?token=").unwrap();
    who.post(path, &[("token", token), ("password", PHRASE)])
}

fn set_password(who: &Customer<'_>, old: &str, new: &str) -> Page {
    who.post("/profile", &[("new_password", new), ("current_password", old)])
}

/// Every page that somebody who is signed in may open.
fn own_pages(pair: &Pair<'_>) -> Vec<String> {
    let mut paths = vec![format!("/services/{}/contacts", pair.service), format!("/requests/{}", pair.request)];
    let fixed = ["/services", "/requests", "/profile", "/profile/sessions", "/profile/history", "/profile/close"];
    paths.extend(fixed.iter().chain(&["/profile/second-factor"]).map(|path| (*path).to_owned()));
    paths
}

/// Every address that there is; what stands for something is 1.
fn addresses() -> Vec<String> {
    routes::ALL.iter().map(|pattern| pattern.replace("{id}", "1").replace("{name}", "x")).collect()
}

#[test]
fn strangers_reach_what_is_for_strangers_and_nothing_else() {
    let app = TestApp::start();
    let _pair = Pair::new(&app);
    let for_strangers = [
        // Leads on to the services.
        "/",
        "/sign-in",
        "/sign-up",
        "/sign-up/confirm",
        "/forgot-password",
        "/reset-password",
        "/sign-out",
        "/language",
        "/design",
        "/mailbox",
        "/mailbox/1",
        "/healthz",
        "/readyz",
        "/static/x",
    ];
    let stranger = Customer::stranger(&app);
    // The operators' are there for nobody else: see `console::access`.
    let is_closed = |route: &String| !for_strangers.contains(&route.as_str()) && !routes::is_operators(route);
    let closed: Vec<_> = addresses().into_iter().filter(is_closed).collect();
    assert!(closed.len() > 20, "{closed:?}");
    for route in closed {
        let answers = [stranger.get(&route), stranger.post(&route, &[("current_password", PASSWORD), ("token", "x")])];
        assert!(answers.iter().any(|answer| answer.status == 303), "{route}");
        for answer in answers {
            let led = answer.status == 303 && answer.location().starts_with("/sign-in");
            assert!(led || answer.status == 405, "{route}: {} {}", answer.status, answer.location());
        }
    }
}

#[test]
fn signing_out_is_offered_on_every_page() {
    let app = TestApp::start();
    let pair = Pair::new(&app);
    for path in own_pages(&pair).iter().chain(&["/nothing".to_owned()]) {
        assert!(pair.alice.get(path).has("form[action='/sign-out'] button"), "{path}");
    }
}

#[test]
fn the_database_is_for_its_owners_eyes() {
    let app = TestApp::on_a_file();
    app.customer("Alice").sign_in();
    let mut files = 0;
    for file in std::fs::read_dir(app.folder()).unwrap().map(Result::unwrap) {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.file_name());
        files += 1;
    }
    assert!(files >= 1);
}

#[test]
fn a_sign_up_that_is_never_confirmed_leaves_nothing() {
    let app = TestApp::start();
    signs_up(&app, NEWCOMER);
    app.work();
    let left = |days: u32| {
        app.advance(DAY * days);
        app.db_sweep();
        (app.db_count("links"), app.db_count("accounts"))
    };
    assert_eq!(left(1), (1, 0));
    assert_eq!(left(1), (0, 0));
}

#[test]
fn emails_load_nothing() {
    let app = TestApp::start();
    let pair = Pair::new(&app);
    pair.both_accept();
    signs_up(&app, NEWCOMER);
    Customer::stranger(&app).post("/forgot-password", &[("login", &pair.alice.nic)]);
    app.work();
    let messages = app.smtp.messages();
    assert!(messages.len() >= 6);
    for email in messages.iter().map(crate::support::received::Received::parse) {
        for part in ["src=", "srcset", "url(", "<link", "<img", "@import", "<script", "background="] {
            assert!(!email.html.to_lowercase().contains(part), "{part}: {}", email.subject);
        }
    }
}
