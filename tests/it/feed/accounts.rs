//! What happens to accounts.

use std::time::Duration;

use handover::domain::account::EmailAddress;
use handover::domain::operator::Role;
use handover::domain::time::DAY;
use handover::flows::administer;
use handover::flows::set_email::set_email;

use super::json;
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::{Customer, path_in};

fn event(kind: &str, more: &str, by: &str, who: &Customer<'_>) -> String {
    json(&format!("account.{kind} {{\"account\":\"$1\",{more}\"by\":\"{by}\"}}"), &[who])
}

#[test]
fn what_a_customer_changes_is_named_and_not_told() {
    let app = TestApp::start();
    let mut made = None;
    let told = app.feed_of(|| made = Some(app.customer("Alice")));
    let alice = made.unwrap();
    assert_eq!(told, [event("created", "", "$1", &alice)]);
    let both = [("name", "Alicia"), ("time_zone", "Europe/Paris")];
    let told = app.feed_of(|| assert_eq!(alice.post("/profile", &both).status, 303));
    assert_eq!(told, [event("changed", "\"changed\":[\"name\",\"time_zone\"],", "$1", &alice)]);
    assert_eq!(app.feed_of(|| assert_eq!(alice.post("/profile", &both).status, 303)), [""; 0], "the same as before");
    let choose = || alice.post("/language", &[("language", "fr"), ("back", "/services")]);
    assert_eq!(app.feed_of(|| drop(choose())), [event("changed", "\"changed\":[\"language\"],", "$1", &alice)]);
    assert_eq!(app.feed_of(|| drop(choose())), [""; 0]);
    let address = [("email", "alice@new.example"), ("current_password", PASSWORD)];
    assert_eq!(app.feed_of(|| assert_eq!(alice.post("/profile", &address).status, 303)), [""; 0], "not confirmed yet");
    app.deliver();
    let link = path_in(&app, &crate::support::customer::mail_to(&app, "alice@new.example").pop().unwrap());
    let told = app.feed_of(|| drop(alice.press(&link)));
    assert_eq!(told, [event("changed", "\"changed\":[\"email\"],", "$1", &alice)]);
    let password = [("new_password", "a long walk by the sea"), ("current_password", PASSWORD)];
    assert_eq!(app.feed_of(|| assert_eq!(alice.post("/profile", &password).status, 303)), [""; 0], "nobody's to know");
}

#[test]
fn an_address_that_support_corrects_is_told_once() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let email = EmailAddress::parse("alice@right.example").unwrap();
    let sets = || _ = app.operator(|cx| set_email(cx, alice.id, &email, Role::Admin));
    assert_eq!(app.feed_of(sets), [event("changed", "\"changed\":[\"email\"],", "operator", &alice)]);
    assert_eq!(app.feed_of(sets), [""; 0]);
}

#[test]
fn closing_is_told_and_that_an_account_is_blanked() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let close = || alice.post("/profile/close", &[("current_password", PASSWORD)]);
    assert_eq!(app.feed_of(|| assert_eq!(close().status, 303)), [event("closed", "", "$1", &alice)]);
    assert_eq!(app.feed_of(|| app.operator_closes(&bob)), [event("closed", "", "operator", &bob)]);
    let reopen = || app.operator(|cx| administer::reopen(cx, bob.id, None));
    assert_eq!(app.feed_of(|| _ = reopen()), [event("reopened", "", "operator", &bob)]);
    assert_eq!(app.feed_of(|| _ = reopen()), [""; 0]);
    app.work();
    app.advance(DAY * 30 + Duration::from_secs(1));
    let gone = "\"changed\":[\"name\",\"email\",\"time_zone\",\"payment_method\"],";
    assert_eq!(app.feed_of(|| app.db_sweep()), [event("changed", gone, "system", &alice)]);
}
