//! How often accounts may be asked for.

use std::time::Duration;

use super::{ADDRESS, PHRASE, behind_a_proxy, confirms, fields, link, signs_up};
use crate::support::app::TestApp;
use crate::support::customer::{Customer, form};
use crate::support::page::Page;

/// Somebody at another address of the internet asks for an account.
fn asks_from(app: &TestApp, network: usize, address: &str) -> Page {
    let from = format!("198.51.100.{network}");
    let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", from.as_str())];
    Customer::stranger(app).send("POST", "/sign-up", Some(form(&fields(address, PHRASE))), &headers)
}

fn wait(answer: &Page) -> Duration {
    Duration::from_secs(answer.retry_after())
}

#[test]
fn asking_for_accounts_is_throttled_by_address_and_by_network() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    for _ in 0..5 {
        signs_up(&stranger, ADDRESS);
    }
    let answer = stranger.post("/sign-up", &fields(&ADDRESS.to_uppercase(), PHRASE));
    assert_eq!((answer.status, answer.value("name").as_str()), (429, "Nora Newcomer"));
    assert!(answer.text("title").starts_with("Too many attempts – "), "{}", answer.text("title"));
    assert!(answer.header("retry-after").is_some() && answer.has("[role=alert]"));
    for number in 5..30 {
        signs_up(&stranger, &format!("n{number}@newcomer.example"));
    }
    assert_eq!(stranger.post("/sign-up", &fields("one@more.example", PHRASE)).status, 429);
    app.advance(Duration::from_hours(1));
    assert_eq!(stranger.post("/sign-up", &fields("one@more.example", PHRASE)).status, 303);
}

#[test]
fn strangers_slow_an_address_down_and_never_close_it() {
    let app = behind_a_proxy();
    assert!((0..10).all(|number| asks_from(&app, number / 5, ADDRESS).status == 303));
    assert_eq!(asks_from(&app, 10, ADDRESS).status, 303, "the first of a network does not wait for others");
    let mut waited = Vec::new();
    for _ in 0..4 {
        let answer = asks_from(&app, 10, ADDRESS);
        assert_eq!(answer.status, 429);
        waited.push(wait(&answer).as_secs().div_ceil(60));
        app.advance(wait(&answer));
        assert_eq!(asks_from(&app, 10, ADDRESS).status, 303);
    }
    assert_eq!(waited, [2, 4, 8, 10], "each waits longer, none for long");
    assert!((11..96).all(|network| asks_from(&app, network, ADDRESS).status == 303));
    assert_eq!(asks_from(&app, 96, ADDRESS).status, 429, "a hundred unanswered emails slow everybody down");
    assert_eq!(asks_from(&app, 97, "other@newcomer.example").status, 303);
}

#[test]
fn what_was_answered_slows_nobody_down() {
    let app = behind_a_proxy();
    let nora = Customer::stranger(&app);
    assert!((0..10).all(|number| asks_from(&app, number / 5, ADDRESS).status == 303));
    assert_eq!([303, 429], [(); 2].map(|()| asks_from(&app, 10, ADDRESS).status));
    assert_eq!(confirms(&nora, &link(&app, ADDRESS), PHRASE).status, 303);
    assert_eq!(asks_from(&app, 10, ADDRESS).status, 303);
}

#[test]
fn forms_with_faults_count_too() {
    let app = TestApp::start();
    let stranger = Customer::stranger(&app);
    let faulty = [("name", ""), ("email", "nowhere"), ("password", PHRASE)];
    assert!((0..100).all(|_| stranger.post("/sign-up", &faulty).status == 422));
    let answer = stranger.post("/sign-up", &faulty);
    assert_eq!((answer.status, answer.value("email").as_str()), (429, "nowhere"));
    assert!(wait(&answer) > Duration::from_mins(59) && answer.has("[role=alert]"));
    app.advance(Duration::from_hours(1));
    assert_eq!(stranger.post("/sign-up", &faulty).status, 422);
}

#[test]
fn a_network_is_counted_and_not_each_of_its_addresses() {
    let app = behind_a_proxy();
    let stranger = Customer::stranger(&app);
    let asks = |number: usize, path: &str, body: String| {
        let from = format!("2001:db8:1:2::{number:x}");
        let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", from.as_str())];
        stranger.send("POST", path, Some(body), &headers).status
    };
    let sign_up =
        |number: usize| asks(number, "/sign-up", form(&fields(&format!("n{number}@newcomer.example"), PHRASE)));
    let reset = |number: usize| asks(number, "/forgot-password", form(&[("login", &format!("zz{number}-nic"))]));
    assert!((0..30).all(|number| (sign_up(number), reset(number)) == (303, 303)));
    assert_eq!((sign_up(30), reset(30)), (429, 429));
}
