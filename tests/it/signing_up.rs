//! Creating an account: the address is confirmed by a link, and nobody learns whose address has an account.

mod limits;

use std::time::Duration;

use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, form, mail_to, path_in};
use crate::support::page::Page;

const ADDRESS: &str = "nora@newcomer.example";
const PHRASE: &str = "seven quiet otters dream";
const DEAD: &str = "This link is no longer valid";

fn fields<'a>(email: &'a str, password: &'a str) -> [(&'a str, &'a str); 5] {
    [("name", "Nora Newcomer"), ("email", email), ("zone", "eu"), ("language", "en"), ("password", password)]
}

fn signs_up(who: &Customer<'_>, email: &str) -> Page {
    let answer = who.post("/sign-up", &fields(email, PHRASE));
    assert_eq!((answer.status, answer.location()), (303, "/sign-in"), "{}", answer.body);
    who.follow(&answer)
}

/// Opens the link, gives the password that was chosen, and presses the button.
fn confirms(who: &Customer<'_>, link: &str, password: &str) -> Page {
    let (path, token) = link.split_once("?token=").unwrap_or((link, ""));
    who.post(path, &[("token", token), ("password", password)])
}

/// The link that was mailed to a new address.
fn link(app: &TestApp, address: &str) -> String {
    app.work();
    path_in(app, mail_to(app, address).last().expect("no email has arrived"))
}

/// The NIC handle that the welcome email names.
fn handle(app: &TestApp, address: &str) -> String {
    app.work();
    let welcome = mail_to(app, address).pop().unwrap();
    assert_eq!(welcome.subject, "Your NIC handle with Handover");
    let (_, rest) = welcome.text.split_once("Its NIC handle is ").unwrap();
    rest.split_once(".\n").or_else(|| rest.split_once(".\r\n")).unwrap().0.to_owned()
}

fn behind_a_proxy() -> TestApp {
    TestApp::with(Options { trusted_proxies: "127.0.0.1".into(), ..Options::default() })
}

#[test]
fn a_newcomer_creates_an_account_and_is_mailed_its_handle() {
    let app = TestApp::start();
    let nora = Customer::stranger(&app);
    assert_eq!(nora.get("/sign-in").attribute("a[href='/sign-up']", "href").as_deref(), Some("/sign-up"));
    let page = signs_up(&nora, &format!("  {ADDRESS} "));
    assert!(page.message().contains(ADDRESS), "{}", page.message());
    let link = link(&app, ADDRESS);
    let page = nora.get(&link);
    assert_eq!((page.status, page.text("main button[type=submit]").as_str()), (200, "Create account"));
    assert!(page.text("main").contains(ADDRESS) && page.text("main").contains("Nora Newcomer"));
    assert_eq!(nora.sign_in_with(ADDRESS, PHRASE).status, 422, "opening the link creates nothing");
    let answer = confirms(&nora, &link, PHRASE);
    assert_eq!((answer.status, answer.location()), (303, "/services"));
    let page = nora.follow(&answer);
    let message = page.message();
    let nic = handle(&app, ADDRESS);
    assert!(message.contains(&nic), "{message}");
    assert_eq!(
        (page.status, page.text(".account-menu .nic")),
        (200, nic.clone()),
        "signed in, and not asked once more"
    );
    assert!(nic.starts_with("nn") && nic.ends_with("-nic") && nic.len() == 12, "{nic}");
    for login in [nic.as_str(), ADDRESS] {
        assert_eq!(nora.sign_in_with(login, PHRASE).status, 303, "{login}");
    }
    let profile = nora.get("/profile");
    assert_eq!(["name", "email"].map(|field| profile.value(field)), ["Nora Newcomer", ADDRESS]);
    assert_eq!(mail_to(&app, ADDRESS).len(), 2);
}

#[test]
fn a_newcomer_is_named_and_accepts() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let service = app.service("example.org", &alice, &alice, &alice);
    let nora = Customer::stranger(&app);
    signs_up(&nora, ADDRESS);
    confirms(&nora, &link(&app, ADDRESS), PHRASE);
    let nic = handle(&app, ADDRESS);
    nora.sign_in_with(&nic, PHRASE);
    let request = alice.asks_for(service).field("tech", &nic).confirm()[0];
    let code = mail_to(&app, ADDRESS).iter().rev().find_map(crate::support::customer::code_in).unwrap();
    assert_eq!(nora.try_decides(request, "accept", &code).status, 303);
    alice.accepts(request);
    app.work();
    assert_eq!(alice.sees(request), "done");
    assert!(nora.get("/services").rows()[0].concat().contains("example.org"));
}

#[test]
fn the_page_says_the_same_for_an_address_in_use_and_its_holder_is_told() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let mut said = Vec::new();
    for address in [alice.email.to_uppercase().as_str(), ADDRESS] {
        let stranger = Customer::stranger(&app);
        let answer = stranger.post("/sign-up", &fields(address, PHRASE));
        let page = stranger.follow(&answer);
        let headers: Vec<_> = answer.headers.iter().map(|(name, _)| name.clone()).collect();
        said.push((answer.status, headers, page.status, page.body.replace(address, "ADDRESS")));
    }
    assert_eq!(said[0], said[1]);
    app.work();
    assert_eq!(alice.subjects(), ["You already have an account with Handover"]);
    let told = &alice.mail()[0];
    assert!(told.text.contains(&alice.nic) && !told.text.contains("token="), "{}", told.text);
    assert!(!told.text.contains("Nora"), "what a stranger typed reaches nobody else: {}", told.text);
}

#[test]
fn every_fault_shows_at_its_field_and_what_was_typed_is_kept() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let nothing = stranger.post("/sign-up", &[]);
    let faults = ["name", "email", "zone", "language", "password"].map(|field| nothing.fault(field));
    assert_eq!(
        faults,
        [
            "Enter your name.",
            "Enter an email address such as alice@example.org.",
            "Choose one of the zones.",
            "Choose one of the languages.",
            "Choose a password."
        ]
    );
    assert_eq!((nothing.status, nothing.texts("[role=alert] a").len()), (422, 5));
    let bad = [("name", "N\0ra"), ("email", "nora@"), ("zone", "mars"), ("language", "xx"), ("password", "noranora")];
    let answer = stranger.post("/sign-up", &bad);
    assert_eq!(["email", "password"].map(|field| answer.value(field)), ["nora@", ""]);
    assert_eq!(answer.fault("name"), "This contains characters that cannot be used here.");
    for weak in ["password123", "Nora Newcomer", ADDRESS, "handover", "12345678", "qwertyuiop"] {
        let answer = stranger.post("/sign-up", &fields(ADDRESS, weak));
        assert_eq!(answer.status, 422, "{weak}");
        assert!(!answer.fault("password").is_empty() && answer.texts("[role=alert] a").len() == 1, "{weak}");
        assert!(!answer.body.contains(weak) || weak == "Nora Newcomer" || weak == ADDRESS || weak == "handover");
    }
    app.work();
    assert!(app.smtp.messages().is_empty());
}

#[test]
fn pass_phrases_of_any_letters_are_kept_as_they_are() {
    let app = TestApp::start();
    for (number, phrase) in
        ["  blanks around und ümläute  ", "пароль для хозяйства", "🦦 🦦 otters 🌊 dream"].iter().enumerate()
    {
        let (nora, address) = (Customer::stranger(&app), format!("n{number}@newcomer.example"));
        let answer = nora.post("/sign-up", &fields(&address, phrase));
        assert_eq!(answer.status, 303, "{phrase}: {}", answer.text("[role=alert]"));
        confirms(&nora, &link(&app, &address), phrase);
        assert_eq!(nora.sign_in_with(&address, phrase.trim()).status, if phrase.trim() == *phrase { 303 } else { 422 });
        assert_eq!(nora.sign_in_with(&address, phrase).status, 303, "{phrase}");
    }
}

#[test]
fn a_link_is_good_once_for_a_day_and_while_the_address_is_free() {
    let app = TestApp::start();
    let nora = Customer::stranger(&app);
    signs_up(&nora, ADDRESS);
    let used = link(&app, ADDRESS);
    assert_eq!(confirms(&nora, &used, PHRASE).status, 303);
    for dead in [used.as_str(), &used[..used.len() - 1], "/sign-up/confirm", "/sign-up/confirm?token=1-0-00"] {
        for page in [nora.get(dead), confirms(&nora, dead, PHRASE)] {
            assert_eq!((page.status, page.text("h1").as_str()), (404, DEAD), "{dead}");
        }
    }
    for address in ["late@newcomer.example", "taken@newcomer.example"] {
        signs_up(&nora, address);
    }
    let [late, taken] = ["late", "taken"].map(|name| link(&app, &format!("{name}@newcomer.example")));
    app.customer_with("Other", |new| new.email = "Taken@newcomer.example".into());
    assert_eq!(confirms(&nora, &taken, PHRASE).status, 404);
    app.advance(Duration::from_hours(24));
    assert_eq!(confirms(&nora, &late, PHRASE).status, 404);
}

#[test]
fn a_link_of_one_kind_opens_nothing_else() {
    let app = TestApp::start();
    let (nora, alice) = (Customer::stranger(&app), app.customer("Alice"));
    signs_up(&nora, ADDRESS);
    let token = link(&app, ADDRESS).split_once('=').unwrap().1.to_owned();
    for path in ["/reset-password", "/profile/confirm-email"] {
        assert_eq!(alice.get(&format!("{path}?token={token}")).status, 404, "{path}");
        let answer = alice.post(path, &[("token", &token), ("new_password", PHRASE)]);
        assert_eq!(answer.status, 404, "{path}");
    }
    assert_eq!(alice.sign_in().status, 303);
    assert_eq!(alice.sign_in_with(&alice.nic, PASSWORD).status, 303);
}

#[test]
fn two_who_press_at_once_create_one_account() {
    let app = TestApp::start();
    let nora = Customer::stranger(&app);
    signs_up(&nora, ADDRESS);
    signs_up(&nora, ADDRESS);
    app.work();
    let links: Vec<_> = mail_to(&app, ADDRESS).iter().map(|email| path_in(&app, email)).collect();
    let mut statuses: Vec<u16> = std::thread::scope(|scope| {
        let presses = links.iter().cycle().take(6).map(|link| {
            let app = &app;
            scope.spawn(move || confirms(&Customer::stranger(app), link, PHRASE).status)
        });
        presses.collect::<Vec<_>>().into_iter().map(|press| press.join().unwrap()).collect()
    });
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 404, 404, 404, 404, 404]);
    app.work();
    assert_eq!(mail_to(&app, ADDRESS).iter().filter(|email| email.subject.starts_with("Your NIC handle")).count(), 1);
}

#[test]
fn a_password_is_the_same_however_its_letters_are_written() {
    let app = TestApp::start();
    let nora = Customer::stranger(&app);
    let [composed, decomposed] = ["la f\u{e9}e \u{e9}lite r\u{ea}vait", "la fe\u{301}e e\u{301}lite re\u{302}vait"];
    assert_eq!(nora.post("/sign-up", &fields(ADDRESS, decomposed)).status, 303);
    assert_eq!(confirms(&nora, &link(&app, ADDRESS), composed).status, 303);
    for (typed, status) in [(composed, 303), (decomposed, 303), ("la fee elite revait", 422)] {
        assert_eq!(Customer::stranger(&app).sign_in_with(ADDRESS, typed).status, status, "{typed}");
    }
    let profile =
        |password| nora.post("/profile", &[("name", "Nora"), ("email", "n@x.example"), ("current_password", password)]);
    assert_eq!([profile(decomposed).status, profile("la fee elite revait").status], [303, 422]);
}

#[test]
fn the_emails_are_in_the_language_that_was_chosen() {
    let app = TestApp::start();
    let nora = Customer::stranger(&app);
    let body = form(&[("name", "Nora"), ("email", ADDRESS), ("zone", "ca"), ("language", "fr"), ("password", PHRASE)]);
    let answer = nora.send("POST", "/sign-up", Some(body), &[("sec-fetch-site", "same-origin")]);
    assert_eq!(answer.status, 303);
    confirms(&nora, &link(&app, ADDRESS), PHRASE);
    app.work();
    let subjects: Vec<_> = mail_to(&app, ADDRESS).into_iter().map(|email| email.subject).collect();
    assert_eq!(subjects, ["Confirmez votre adresse e-mail pour Handover", "Votre identifiant NIC chez Handover"]);
}

#[test]
fn only_who_chose_the_password_creates_the_account() {
    let app = TestApp::start();
    let mallory = Customer::stranger(&app);
    signs_up(&mallory, ADDRESS);
    let link = link(&app, ADDRESS);
    let owner = Customer::stranger(&app);
    for (password, number) in [("", 1), ("not the one that Mallory chose", 9)] {
        for _ in 0..number {
            let answer = confirms(&owner, &link, password);
            let fault = "This is not the password you chose when you signed up.";
            assert_eq!((answer.status, answer.fault("password").as_str()), (422, fault));
        }
    }
    let answer = confirms(&owner, &link, PHRASE);
    assert!(answer.status == 429 && answer.header("retry-after").is_some(), "many are no way to find it");
    assert_eq!(owner.sign_in_with(ADDRESS, PHRASE).status, 422);
}
