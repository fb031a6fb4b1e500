//! How often new addresses may be given, and new passwords.

use std::time::Duration;

use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

fn gives(who: &Customer<'_>, field: &str, value: &str) -> Page {
    who.post("/profile", &[(field, value), ("current_password", PASSWORD)])
}

#[test]
fn accounts_slow_an_address_down_and_never_close_it() {
    let app = TestApp::start();
    let [alice, bob, carol] = ["Alice", "Bob", "Carol"].map(|name| app.customer(name));
    for who in [&alice, &bob] {
        assert!((0..5).all(|_| gives(who, "email", "new@example.net").status == 303));
    }
    for minutes in [1, 2, 4, 8, 10, 10] {
        let answer = gives(&carol, "email", "New@Example.net");
        let wait = answer.retry_after();
        assert_eq!((answer.status, wait.div_ceil(60)), (429, minutes));
        app.advance(Duration::from_mins(minutes));
        assert_eq!(gives(&carol, "email", "new@example.net").status, 303);
    }
    assert_eq!(carol.press(&app.db_link_of(&carol)).status, 303);
    assert_eq!(gives(&alice, "email", "new@example.net").status, 303, "it was answered");
}

#[test]
fn new_passwords_that_are_refused_count_too() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    let refused = || alice.post("/profile", &[("new_password", "password")]);
    assert!((0..100).all(|_| refused().status == 422));
    let answer = refused();
    assert_eq!((answer.status, answer.has("[role=alert]")), (429, true));
    assert!(answer.header("retry-after").is_some());
    app.advance(Duration::from_hours(1));
    assert_eq!(refused().status, 422);
}
