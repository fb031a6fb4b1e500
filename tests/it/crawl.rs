//! A walk of every page and every form, as each kind of visitor. What one visitor is shown, every other one opens and sends:
//! what is not its own answers as if it did not exist, and nothing changes.

mod trying;
pub mod world;

use self::trying::Attempt;
use self::world::{Kind, World};
use handover::web::frame::routes;

use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, mail_to, path_in};
use crate::support::page::Form;

const SERVER: &str = include_str!("../../src/web/server.rs");
/// Forms of whoever is not signed in.
const STRANGERS: [&str; 6] = [
    "/sign-in",
    "/sign-in/second-factor",
    "/sign-up",
    "/forgot-password",
    // Whoever holds these links may use them: see below.
    "/sign-up/confirm",
    "/reset-password",
];
/// Forms that are everybody's.
const PUBLIC: [&str; 7] =
    ["/sign-in", "/sign-up", "/forgot-password", "/language", "/sign-out", "/sign-up/confirm", "/reset-password"];
const PHRASE: &str = "seven quiet otters dream";

/// All that could have changed.
fn stored(app: &TestApp) -> Vec<Vec<String>> {
    let tables: [(&str, &[&str]); 11] = [
        ("accounts", &["id", "nic_handle", "name", "email", "zone", "language", "password_hash", "closed_at"]),
        ("services", &["id", "name", "admin_id", "tech_id", "billing_id"]),
        ("submissions", &["id"]),
        ("requests", &["id", "state", "decided_at", "finished_at"]),
        ("request_types", &["request_id", "contact_type", "open"]),
        ("validations", &["request_id", "account_id", "decision"]),
        ("sessions", &["account_id", "id_hash", "ended_at", "waits_until"]),
        ("links", &["account_id", "id", "used_at"]),
        ("second_factors", &["account_id", "confirmed_at", "last_step"]),
        ("recovery_codes", &["account_id", "number", "used_at"]),
        ("outbox", &["id", "kind", "account_id"]),
    ];
    tables.map(|(table, columns)| app.db_rows(table, columns)).into()
}

#[test]
fn each_address_is_served_and_nothing_else_is() {
    let app = TestApp::with(Options { demo: true, ..Options::default() });
    let alice = app.customer("Alice");
    let asks = |method: &str, pattern: &str| {
        alice.send(method, &pattern.replace("{id}", "1"), None, &[("sec-fetch-site", "same-origin")]).status
    };
    for page in routes::PAGES.iter().chain(routes::TRYING_OUT) {
        assert_ne!(asks("GET", page), 405, "{page} can be looked at");
    }
    for form in routes::FORMS {
        assert_eq!(asks("GET", form), 405, "{form} cannot be looked at");
    }
    // What is no address of ours says so to any method; "/" leads on whatever is asked of it.
    let resources = routes::ALL.iter().filter(|pattern| **pattern != routes::START && !routes::PLAIN.contains(pattern));
    // What is there for operators alone is looked at in `console`.
    for address in resources.filter(|pattern| !routes::is_operators(pattern)) {
        assert_eq!(asks("PUT", address), 405, "{address}");
    }
    assert_eq!(asks("PUT", "/nothing"), 404);
    assert_eq!(asks("GET", routes::START), 303);
    let stylesheet = alice.get(routes::SERVICES).attributes("link[rel='stylesheet']", "href")[0].clone();
    for plain in routes::PLAIN {
        let address = if *plain == routes::STATIC.pattern() { stylesheet.as_str() } else { plain };
        assert_eq!(asks("GET", address), 200, "{address}");
    }
    assert!(!SERVER.contains("\"/"), "an address that stands in no list of routes");
}

#[test]
fn what_one_visitor_is_shown_does_not_exist_for_another() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let strict = app.again(Options { limits: false, second_factor_required: true, ..Options::default() });
    let mut world = World::build(&app, &strict);
    let names: Vec<_> = world.visitors.keys().copied().collect();
    names.iter().for_each(|who| world.walk(who));
    world.forget_whose();
    let before = stored(&app);
    let (mut sent, mut compared) = (0, 0);
    for (owner, who) in names.iter().flat_map(|owner| names.iter().map(move |who| (owner, who))).filter(|(a, b)| a != b)
    {
        let (theirs, own) = (&world.visitors[owner], &world.visitors[who]);
        let said = format!("{who} with what {owner} was shown");
        // To have one's own code sent again is one's own act, whichever page offers it.
        let oneself = ("validator".to_owned(), own.browser.nic.clone());
        let not_own = |form: &&Form| {
            let fields = form.fields.iter().filter(|field| **field != oneself).cloned().collect();
            let form = Form { action: form.action.clone(), fields };
            !own.forms.contains(&form) && !PUBLIC.contains(&form.action.as_str())
        };
        for form in theirs.forms.iter().filter(not_own) {
            compared += usize::from(Attempt::new(own, form, false).make(&said));
            sent += 1;
        }
        let numbered = |path: &&String| {
            path.contains("token=") || path.contains(|c: char| c.is_ascii_digit()) && !path.contains('?')
        };
        for path in theirs.pages.iter().filter(numbered).filter(|path| !own.pages.contains(*path)) {
            let (path, token) = path.split_once("?token=").unwrap_or((path, ""));
            let form = Form { action: path.to_owned(), fields: vec![("token".to_owned(), token.to_owned())] };
            compared += usize::from(Attempt::new(own, &form, true).make(&said));
        }
    }
    assert!(sent > 200 && compared > 100, "only {sent} were sent and {compared} compared");
    assert_eq!(stored(&app), before);
}

#[test]
fn every_form_of_a_customer_says_whose_it_is() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let strict = app.again(Options { limits: false, second_factor_required: true, ..Options::default() });
    let mut world = World::build(&app, &strict);
    let mut seen = 0;
    for who in world.visitors.keys().copied().collect::<Vec<_>>() {
        world.walk(who);
        let visitor = &world.visitors[who];
        let signed_in = visitor.kind != Kind::Nobody;
        let own = [("account", &visitor.browser.nic), ("account_name", &visitor.browser.name)];
        for form in visitor.forms.iter().filter(|form| !STRANGERS.contains(&form.action.as_str())) {
            let says = own.map(|(name, text)| form.fields.contains(&(name.to_owned(), text.clone())));
            assert_eq!(says, [signed_in; 2], "{who}: {form:?}");
            seen += usize::from(signed_in);
        }
    }
    assert!(seen > 100, "only {seen} forms were seen");
}

/// What is stored about one account.
fn stored_of(app: &TestApp, account: &Customer<'_>) -> Vec<Vec<String>> {
    let id = account.id.to_string();
    let begins = |line: &String| line.split(' ').next() == Some(&id);
    let mut tables = stored(app);
    tables.iter_mut().for_each(|table| table.retain(begins));
    [0, 6, 7, 8, 9].map(|own: usize| std::mem::take(&mut tables[own])).into()
}

#[test]
fn a_link_serves_its_own_account_whoever_is_signed_in() {
    let app = TestApp::start();
    let [ada, bob] = ["Ada A", "Bob B"].map(|name| app.customer(name));
    let address = "nora@newcomer.example";
    bob.sign_in();
    ada.sign_in();
    let stranger = Customer::stranger(&app);
    let fields = [("name", "Nora"), ("email", address), ("zone", "eu"), ("language", "en"), ("password", PHRASE)];
    assert_eq!(stranger.post("/sign-up", &fields).status, 303);
    assert_eq!(stranger.post("/forgot-password", &[("login", &ada.nic)]).status, 303);
    app.deliver();
    let [sign_up, reset] = [address, &ada.email].map(|to| path_in(&app, &mail_to(&app, to)[0]));
    let (bobs, adas, all) = (stored_of(&app, &bob), stored_of(&app, &ada), stored(&app));
    for link in [&sign_up, &reset] {
        assert_eq!(bob.get(link).status, 200);
    }
    assert_eq!(stored(&app), all, "opening changes nothing");

    let (path, token) = sign_up.split_once("?token=").unwrap();
    let answer = bob.post(path, &[("token", token), ("password", PHRASE)]);
    assert_eq!(answer.status, 303);
    assert_eq!(
        bob.get("/profile").value("name"),
        "Nora",
        "signed in with the new account, and signed out with the other"
    );
    assert_eq!((&stored_of(&app, &bob)[0], stored_of(&app, &ada)), (&bobs[0], adas.clone()));
    assert_eq!(app.db_count("accounts"), 3);
    bob.sign_in();
    let bobs = stored_of(&app, &bob);
    let (path, token) = reset.split_once("?token=").unwrap();
    let answer = bob.post(path, &[("token", token), ("new_password", PHRASE)]);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(stored_of(&app, &bob), bobs);
    assert_ne!(stored_of(&app, &ada), adas);
    assert_eq!(bob.get("/services").status, 200, "and is still signed in");
    assert!(ada.get("/services").location().starts_with("/sign-in"));
    assert_eq!([PASSWORD, PHRASE].map(|password| stranger.sign_in_with(&ada.nic, password).status), [422, 303]);
    assert_eq!(Customer::stranger(&app).sign_in_with(&bob.nic, PASSWORD).status, 303);
}
