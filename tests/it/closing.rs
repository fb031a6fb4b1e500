//! `/profile/close`: a customer closes its account, where nobody would miss it.

use std::time::Duration;

use handover::domain::service::ContactType;
use handover::domain::time::DAY;

use crate::support::acts::Pair;
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

const PATH: &str = "/profile/close";

fn try_closes(who: &Customer<'_>) -> Page {
    who.post(PATH, &[("current_password", PASSWORD)])
}

fn is_closed(who: &Customer<'_>) -> bool {
    Customer::stranger(who.app).sign_in_with(&who.nic, PASSWORD).status == 422
}

/// Refused, and nothing happened; the page says how much stands in the way, and leads there.
fn assert_in_the_way(app: &TestApp, who: &Customer<'_>, services: usize, requests: usize, replaced: bool) {
    who.get(PATH);
    let before = app.db_count("events");
    let posted = try_closes(who);
    assert_eq!(posted.status, 409);
    for page in [who.get(PATH), posted] {
        assert!(!page.has("form[action='/profile/close']"));
        for (what, counted, list) in [("#services", services, "/services"), ("#requests", requests, "/requests")] {
            assert_eq!((page.has(what), page.has(&format!("main a[href='{list}']"))), (counted > 0, counted > 0));
            let is_said = if counted == 1 {
                page.text(what).contains("ne ")
            } else {
                page.text(what).contains(&counted.to_string())
            };
            assert!(counted == 0 || is_said, "{}", page.text(what));
        }
        assert_eq!(page.has("#replaced"), replaced);
    }
    assert_eq!(app.db_count("events"), before);
    assert_eq!(app.db_count("accounts WHERE closed_at IS NOT NULL"), 0);
}

#[test]
fn an_account_that_nobody_needs_is_closed_and_its_owner_told() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let phone = Customer::stranger(&app);
    phone.sign_in_with(&alice.nic, PASSWORD);
    let page = alice.get(PATH);
    assert_eq!(page.text("form[action='/profile/close'] button[type=submit]"), "Close the account");
    let old = alice.cookie("handover").unwrap();
    let answer = try_closes(&alice);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in"));
    let page = Customer::get(&alice, "/sign-in");
    assert_eq!((page.message().as_str(), page.has(".account-menu")), ("Your account is closed.", false));
    assert_eq!(phone.get("/services").status, 303);
    alice.set_cookie("handover", &old);
    assert_eq!(alice.get("/services").status, 303);
    assert!(is_closed(&alice));
    app.work();
    assert_eq!(alice.subjects(), ["Your Handover account is closed"]);
    let by_itself = format!("events WHERE what = 'closed' AND actor_id = {} AND address = '127.0.0.1'", alice.id);
    assert_eq!(app.db_count(&by_itself), 1);
}

#[test]
fn a_closed_account_is_nobodys_contact() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(try_closes(&bob).status, 303);
    let answer = alice.asks_for(service).tech(&bob).try_confirm();
    assert_eq!(answer.fault("tech"), "There is no account with this NIC handle. Please check it for typos.");
}

#[test]
fn the_operators_closing_is_told_as_supports() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    app.operator_closes(&alice);
    app.work();
    assert_eq!(alice.subjects(), ["Your Handover account is closed"]);
    assert!(alice.mail()[0].text.contains("Our support team did this."));
}

#[test]
fn the_operators_closing_ends_what_is_open_at_once() {
    let app = TestApp::start();
    let [confirmed, asked, named] = [Pair::new(&app), Pair::new(&app), Pair::new(&app)];
    confirmed.both_accept();
    for (it, closed, left, state) in [
        (&confirmed, &confirmed.alice, &confirmed.bob, "failed"),
        (&asked, &asked.alice, &asked.bob, "cancelled"),
        (&named, &named.bob, &named.alice, "cancelled"),
    ] {
        app.deliver();
        let mails = left.mail().len();
        app.operator_closes(closed);
        assert_eq!(left.sees(it.request), state);
        app.work();
        assert_eq!(left.mail().len(), mails + 1, "{state}: told once");
    }
    let again = named.alice.asks_for(named.service).tech(&confirmed.bob).confirm();
    assert_eq!(again.len(), 1, "nothing blocks the service");
}

#[test]
fn a_closed_account_is_reminded_of_nothing() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    app.work();
    app.db_close(&it.bob);
    let before = it.bob.mail().len();
    app.advance(DAY * 28);
    app.work();
    assert_eq!((it.bob.subjects().split_off(before), it.alice.mail().len() > 1), (Vec::<String>::new(), true));
}

#[test]
fn services_stand_in_the_way_by_each_contact_type() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    app.service("c.example", &alice, &bob, &bob);
    app.service("a.example", &bob, &alice, &bob);
    app.service("b.example", &bob, &bob, &alice);
    app.service("d.example", &bob, &bob, &bob);
    assert_in_the_way(&app, &alice, 3, 0, false);
}

#[test]
fn however_many_are_in_the_way_they_are_counted_and_not_listed() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    for number in 0..27 {
        let service = app.service(&format!("{number:02}.example"), &bob, &alice, &alice);
        bob.asks_for(service).billing(&bob).try_confirm();
    }
    let page = alice.get(PATH);
    assert_eq!(page.text("#services"), "You are a contact of 27 services. Hand them over first.");
    let page = bob.get(PATH);
    assert_eq!(page.text("#requests"), "27 requests are not finished yet.");
    let ways = page.attributes("main .card a", "href");
    assert!(ways.len() == 3 && ways[0].starts_with("/services/contacts?all=1"), "{ways:?}");
}

#[test]
fn open_requests_stand_in_the_way_of_who_asked_and_who_is_named() {
    let app = TestApp::start();
    let Pair { alice, bob, service, request } = Pair::new(&app);
    assert_in_the_way(&app, &bob, 0, 1, false);
    let carol = app.customer("Carol");
    for contact in ContactType::ALL {
        app.db_hands_over(service, contact, &alice, &carol);
    }
    assert_in_the_way(&app, &alice, 0, 1, false);
    bob.accepts(request);
    assert_in_the_way(&app, &bob, 0, 1, false);
    carol.cancels(request);
    assert_eq!([&alice, &bob].map(|who| try_closes(who).status), [303, 303]);
}

#[test]
fn who_would_be_replaced_is_not_told_of_the_request() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &bob, &alice);
    let request = alice.asks_for(service).tech(&carol).confirm()[0];
    assert_in_the_way(&app, &bob, 1, 0, false);
    app.db_hands_over(service, ContactType::Technical, &bob, &alice);
    assert_in_the_way(&app, &bob, 0, 0, true);
    assert_eq!(bob.get(&format!("/requests/{request}")).status, 404);
    alice.cancels(request);
    assert_eq!(try_closes(&bob).status, 303);
}

#[test]
fn a_request_that_is_processing_stands_in_the_way() {
    let app = TestApp::with(Options { apply_delay: DAY, ..Options::default() });
    let pair = Pair::new(&app);
    pair.both_accept();
    app.advance(Duration::from_mins(5));
    assert_in_the_way(&app, &pair.bob, 0, 1, false);
    app.advance(DAY * 2);
    app.work();
    pair.bob.sign_in();
    assert_in_the_way(&app, &pair.bob, 1, 0, false);
}

#[test]
fn a_request_whose_time_is_over_does_not_and_is_written_down() {
    let app = TestApp::start();
    let pair = Pair::new(&app);
    app.advance(DAY * 30);
    pair.bob.sign_in();
    assert!(pair.bob.get(PATH).has("form[action='/profile/close']"));
    assert_eq!(try_closes(&pair.bob).status, 303);
    assert_eq!(app.db_count("requests WHERE state = 'expired'"), 1);
    assert_eq!(pair.alice.history(pair.request).last().unwrap(), "expired");
}

#[test]
fn an_account_is_not_closed_without_the_right_password() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let cases = [("", "Enter your current password."), ("wrong", "This is not your current password.")];
    for (password, fault) in cases {
        let answer = alice.post(PATH, &[("current_password", password)]);
        assert_eq!((answer.status, answer.fault("current_password").as_str()), (422, fault));
        assert_eq!(answer.value("current_password"), "");
        assert!(answer.text("[role=alert] a[href='#current_password']").ends_with(fault));
    }
    assert!(!is_closed(&alice));
    app.work();
    assert!(alice.mail().is_empty());
}

#[test]
fn ten_wrong_passwords_are_enough() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let wrong = || alice.post(PATH, &[("current_password", "wrong")]).status;
    assert!((0..10).all(|_| wrong() == 422));
    let answer = try_closes(&alice);
    let wait = answer.retry_after();
    assert_eq!((answer.status, (890..=900).contains(&wait)), (429, true));
    let elsewhere = [("email", "new@example.net"), ("current_password", PASSWORD)];
    assert_eq!(alice.post("/profile", &elsewhere).status, 429, "nor is there another form to go on guessing with");
    assert_eq!(try_closes(&bob).status, 303, "another account is free");
    app.advance(Duration::from_mins(15));
    assert_eq!(try_closes(&alice).status, 303);
}

#[test]
fn nobody_closes_without_being_signed_in() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    for answer in [stranger.get(PATH), try_closes(&stranger)] {
        assert_eq!((answer.status, answer.location()), (303, "/sign-in?next=%2Fprofile%2Fclose"));
    }
}
