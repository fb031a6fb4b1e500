//! *Forgot your password?*: a link for whoever owns the address, and not a word to anybody else.

use std::time::Duration;

use diesel::RunQueryDsl;

use crate::support::app::{PASSWORD, TestApp, on_postgres};
use crate::support::customer::{Customer, mail_to, path_in};
use crate::support::page::Page;

const PHRASE: &str = "seven quiet otters dream";

fn asks(who: &Customer<'_>, login: &str) -> Page {
    let answer = who.post("/forgot-password", &[("login", login)]);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in"), "{}", answer.body);
    who.follow(&answer)
}

fn sets(who: &Customer<'_>, link: &str, password: &str) -> Page {
    let (path, token) = link.split_once("?token=").unwrap();
    who.post(path, &[("token", token), ("new_password", password)])
}

/// The link of the newest email to an account.
fn link(app: &TestApp, to: &Customer<'_>) -> String {
    app.work();
    path_in(app, to.mail().last().expect("no email has arrived"))
}

#[test]
fn a_customer_chooses_a_new_password_and_every_session_ends() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    alice.sign_in();
    let stranger = Customer::stranger(&app);
    assert!(stranger.get("/sign-in").has("a[href='/forgot-password']"));
    for login in [alice.nic.to_uppercase(), format!(" {} ", alice.email.to_uppercase())] {
        let page = asks(&stranger, &login);
        assert!(page.message().contains(login.trim()), "{}", page.message());
    }
    let link = link(&app, &alice);
    let page = stranger.get(&link);
    assert_eq!((page.status, page.text("h1").as_str()), (200, "Choose a new password"));
    assert!(page.text("main").contains(&alice.nic));
    assert_eq!(alice.get("/services").status, 200, "opening the link changes nothing");
    let answer = sets(&stranger, &link, PHRASE);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in"));
    assert!(stranger.follow(&answer).message().contains(&alice.nic));
    assert!(alice.get("/services").location().starts_with("/sign-in"));
    assert_eq!(stranger.sign_in_with(&alice.nic, PASSWORD).status, 422);
    assert_eq!(stranger.sign_in_with(&alice.nic, PHRASE).status, 303);
    app.work();
    assert_eq!(alice.subjects().last().unwrap(), "The password of your Handover account was changed");
}

#[test]
fn a_link_is_good_once_for_half_an_hour_and_until_password_or_address_changes() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let stranger = Customer::stranger(&app);
    let fresh = |of: &Customer<'_>| {
        asks(&stranger, &of.nic);
        link(&app, of)
    };
    let [first, second] = [fresh(&alice), fresh(&alice)];
    assert_eq!(sets(&stranger, &second, PHRASE).status, 303);
    for dead in [&first, &second] {
        assert_eq!(stranger.get(dead).status, 404);
        let answer = sets(&stranger, dead, "another phrase of otters");
        assert_eq!((answer.status, answer.text("h1").as_str()), (404, "This link is no longer valid"));
    }
    let late = fresh(&bob);
    app.advance(Duration::from_mins(30));
    assert_eq!(sets(&stranger, &late, PHRASE).status, 404);
    let moved = fresh(&bob);
    bob.moves_to("bob@elsewhere.example");
    assert_eq!(sets(&stranger, &moved, PHRASE).status, 404);
    let told = asks(&stranger, &bob.nic);
    app.work();
    assert!(told.message().contains(&bob.nic));
    let by_operator = path_in(&app, mail_to(&app, "bob@elsewhere.example").last().unwrap());
    app.command_told(&["account", "set-password", &bob.nic], "set by the operator\n").done();
    assert_eq!(sets(&stranger, &by_operator, PHRASE).status, 404);
    assert_eq!(stranger.sign_in_with(&alice.nic, PHRASE).status, 303);
    assert_eq!(stranger.sign_in_with(&bob.nic, "set by the operator").status, 303);
}

#[test]
fn the_page_never_tells_whether_there_is_an_account() {
    let app = TestApp::start();
    let [alice, closed] = ["Alice", "Closed"].map(|name| app.customer(name));
    app.db_close(&closed);
    let answers: Vec<_> =
        [alice.nic.as_str(), &alice.email, &closed.nic, &closed.email, "zz99999-nic", "nobody@example.org"]
            .into_iter()
            .map(|login| {
                let stranger = Customer::stranger(&app);
                let answer = stranger.post("/forgot-password", &[("login", login)]);
                let page = stranger.follow(&answer);
                let headers: Vec<_> = answer.headers.iter().map(|(name, _)| name.clone()).collect();
                (answer.status, headers, page.body.replace(login, "LOGIN"))
            })
            .collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    app.work();
    assert_eq!((app.smtp.messages().len(), alice.mail().len()), (2, 2));
}

#[test]
fn what_is_neither_handle_nor_address_is_a_fault() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    for neither in ["", "  ", "alice", "alice@", "a\0b@example.org", &"x".repeat(300)] {
        let answer = stranger.post("/forgot-password", &[("login", neither)]);
        assert_eq!(answer.status, 422, "{neither}");
        assert_eq!(answer.fault("login"), "This is neither a NIC handle such as xx11111-nic nor an email address.");
        assert!(answer.has("[role=alert] a[href='#login']"));
    }
}

#[test]
fn those_who_share_an_address_get_one_message_with_a_link_for_each() {
    let app = TestApp::start();
    let family = |name: &str| app.customer_with(name, |new| new.email = "family@example.org".into());
    let [one, two, closed] = ["One", "Two", "Closed"].map(family);
    app.db_close(&closed);
    let stranger = Customer::stranger(&app);
    asks(&stranger, "Family@Example.org");
    app.work();
    let mail = mail_to(&app, "family@example.org");
    assert_eq!(mail.len(), 1);
    let links: Vec<_> = mail[0].text.lines().filter(|line| line.starts_with("http")).collect();
    assert_eq!(links.len(), 2);
    assert!(mail[0].text.contains(&one.nic) && mail[0].text.contains(&two.nic) && !mail[0].text.contains(&closed.nic));
    assert!(mail[0].html.contains(links[0]) && mail[0].html.contains(links[1]));
    let first = links[0].strip_prefix(&app.base).unwrap();
    assert!(stranger.get(first).text("main").contains(&one.nic));
    assert_eq!(sets(&stranger, first, PHRASE).status, 303);
    assert_eq!(stranger.sign_in_with(&one.nic, PHRASE).status, 303);
    let second = links[1].strip_prefix(&app.base).unwrap();
    assert_eq!(stranger.get(second).status, 200, "the link of the other account is still good");
    assert_eq!(stranger.sign_in_with(&two.nic, PASSWORD).status, 303, "and its password as it was");
    asks(&stranger, &two.nic);
    app.work();
    let by_handle = mail_to(&app, "family@example.org").pop().unwrap();
    assert_eq!(by_handle.text.lines().filter(|line| line.starts_with("http")).count(), 1);
}

#[test]
fn a_customer_that_was_imported_without_a_password_sets_its_first_one() {
    let app = TestApp::start();
    let unset = app.customer_with("Unset", |new| new.password = false);
    let stranger = Customer::stranger(&app);
    asks(&stranger, &unset.nic);
    assert_eq!(sets(&stranger, &link(&app, &unset), PHRASE).status, 303);
    assert_eq!(stranger.sign_in_with(&unset.nic, PHRASE).status, 303);
}

#[test]
fn a_password_that_is_easy_to_guess_is_refused_and_the_link_stays_good() {
    let app = TestApp::start();
    let alice = app.customer("Alice Martin");
    let stranger = Customer::stranger(&app);
    asks(&stranger, &alice.nic);
    let link = link(&app, &alice);
    for weak in ["", "short", "alicemartin", "password1", &alice.email] {
        let answer = sets(&stranger, &link, weak);
        assert_eq!(answer.status, 422, "{weak}");
        assert!(!answer.fault("new_password").is_empty() && answer.value("new_password").is_empty());
        assert!(answer.has("[role=alert] a[href='#new_password']"));
    }
    assert_eq!(sets(&stranger, &link, PHRASE).status, 303);
}

/// A newer version of the program may work beside this one.
#[test]
fn a_link_of_a_kind_or_language_that_is_not_known_breaks_nothing() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let stranger = Customer::stranger(&app);
    // The newer version's schema allows more than this one's.
    let unchecked = if on_postgres() {
        "ALTER TABLE links DROP CONSTRAINT IF EXISTS links_kind_check"
    } else {
        "PRAGMA ignore_check_constraints = ON"
    };
    let mut newer = app.conn();
    diesel::sql_query(unchecked).execute(&mut *newer).unwrap();
    let mut store = |what: &str| {
        diesel::sql_query(format!("UPDATE links SET {what}")).execute(&mut *newer).unwrap();
    };
    asks(&stranger, &alice.nic);
    let link = link(&app, &alice);
    store("language = 'eo'");
    assert_eq!(stranger.get(&link).status, 200);
    store("kind = 'merge-accounts'");
    let dead = stranger.get(&link);
    assert_eq!((dead.status, sets(&stranger, &link, PHRASE).status), (404, 404), "{}", dead.body);
    store("kind = 'reset-password'");
    assert_eq!(sets(&stranger, &link, PHRASE).status, 303);
}

#[test]
fn a_link_of_a_closed_account_is_dead() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let stranger = Customer::stranger(&app);
    asks(&stranger, &alice.nic);
    let link = link(&app, &alice);
    app.operator_closes(&alice);
    assert_eq!(sets(&stranger, &link, PHRASE).status, 404);
}

#[test]
fn asking_is_throttled_and_the_links_already_sent_still_work() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let [stranger, other] = [(); 2].map(|()| Customer::stranger(&app));
    for _ in 0..5 {
        asks(&stranger, &alice.nic);
        asks(&stranger, "zz99999-nic");
    }
    for login in [alice.nic.as_str(), "zz99999-nic"] {
        let answer = other.post("/forgot-password", &[("login", login)]);
        assert_eq!((answer.status, answer.value("login").as_str()), (429, login));
        assert!(answer.text("title").starts_with("Too many attempts – "), "{}", answer.text("title"));
        assert!(answer.header("retry-after").is_some() && answer.text("[role=alert]").contains("half hour"));
    }
    assert_eq!(sets(&other, &link(&app, &alice), PHRASE).status, 303, "nobody is locked out");
    for number in 10..30 {
        asks(&stranger, &format!("zz{number}-nic"));
    }
    assert_eq!(stranger.post("/forgot-password", &[("login", "zz30-nic")]).status, 429);
}

#[test]
fn links_begin_with_the_base_url_whatever_host_was_asked() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let stranger = Customer::stranger(&app);
    let body = crate::support::customer::form(&[("login", &alice.nic)]);
    let forged = [
        ("sec-fetch-site", "same-origin"),
        ("x-forwarded-host", "evil.example"),
        ("forwarded", "host=evil.example"),
        ("x-forwarded-proto", "https"),
    ];
    let answer = stranger.send("POST", "/forgot-password", Some(body), &forged);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in"));
    app.work();
    let mail = alice.mail();
    assert!(!mail[0].text.contains("evil") && !mail[0].html.contains("evil"));
    assert!(path_in(&app, &mail[0]).starts_with("/reset-password?token="));
}
