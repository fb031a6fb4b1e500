//! How often owners' details may be changed.

use handover::domain::ServiceId;
use handover::domain::service::ContactType;
use handover::domain::time::DAY;
use handover::words::HouseStyle;

use super::{ALICE, changes, history, people, try_changes};
use crate::support::app::TestApp;
use crate::support::customer::{Customer, mail_to};

/// That it is refused, with this and until when, and nothing is stored.
fn is_refused(app: &TestApp, by: &Customer<'_>, service: ServiceId, (typed, said): ((&str, &str), &str)) {
    let before = history(app).len();
    let answer = try_changes(by, service, &[typed]);
    assert_eq!((answer.status, answer.value(typed.0).as_str()), (429, typed.1));
    let alert = answer.text("[role=alert]");
    assert!(alert.starts_with(said) && alert.contains("Nothing was saved"), "{alert}");
    let until = app.until(&answer, &HouseStyle::default());
    assert!(until.iter().any(|until| alert.contains(until.as_str())), "{alert}: {until:?}");
    assert_eq!(history(app).len(), before);
}

#[test]
fn ten_changes_a_day_are_enough_for_a_service() {
    let app = TestApp::start();
    let ([alice, bob, carol], service) = people(&app);
    for number in 1..=10 {
        changes(&alice, service, &[("name", "Alice"), ("city", &format!("City {number}"))]);
    }
    let said = "The owner’s details of one service can be changed 10 times a day.";
    is_refused(&app, &alice, service, (("city", "Paris"), said));
    let other = app.service("other.example", &alice, &bob, &carol);
    changes(&alice, other, &[("name", "Alice")]);
    app.advance(DAY);
    changes(&alice, service, &[("city", "Paris")]);
}

#[test]
fn five_hundred_changes_a_day_are_enough_for_an_account() {
    let app = TestApp::start();
    let ([alice, bob, carol], service) = people(&app);
    let other = app.service("other.example", &alice, &bob, &carol);
    [service, other].into_iter().for_each(|service| drop(changes(&alice, service, &[("name", "Alice")])));
    // What was counted twice is counted for the account.
    app.db_counts_again("HAVING COUNT(*) = 2", 497);
    changes(&alice, service, &[("name", "Anna")]);
    let said = "Your account can change owners’ details 500 times a day.";
    is_refused(&app, &alice, service, (("name", "Alice"), said));
    let others = app.service("others.example", &bob, &alice, &carol);
    changes(&bob, others, &[("name", "Bob")]);
}

#[test]
fn twenty_emails_a_day_to_an_address_that_is_not_its_own_are_enough() {
    let app = TestApp::start();
    let ([alice, bob, carol], service) = people(&app);
    changes(&alice, service, &ALICE);
    // What was counted last is counted for the address.
    app.db_counts_again("HAVING MAX(id) = (SELECT MAX(id) FROM throttle_hits)", 19);
    let said = "At most 20 emails a day about owners’ details go to alice@owner.example.";
    is_refused(&app, &alice, service, (("city", "Lyon"), said));
    is_refused(&app, &alice, service, (("email", "new@owner.example"), said));
    let second = app.service("s2.example", &alice, &bob, &carol);
    is_refused(&app, &alice, second, (("email", "Alice@OWNER.example"), said));
    // Others may be written to.
    changes(&alice, second, &[("name", "Alice"), ("email", "new@owner.example")]);
    app.work();
    assert_eq!(mail_to(&app, "alice@owner.example").len(), 1);
    app.advance(DAY);
    changes(&alice, service, &[("city", "Lyon")]);
}

#[test]
fn what_one_account_does_counts_for_no_other() {
    let app = TestApp::start();
    let ([alice, bob, carol], service) = people(&app);
    changes(&alice, service, &ALICE);
    app.db_counts_again("HAVING MAX(id) = (SELECT MAX(id) FROM throttle_hits)", 19);
    for number in 1..=9 {
        let _ = try_changes(&alice, service, &[("email", ""), ("city", &format!("City {number}"))]);
    }
    let foreign = app.service("foreign.example", &bob, &alice, &carol);
    changes(&bob, foreign, &ALICE);
    app.db_hands_over(service, ContactType::Administrative, &alice, &bob);
    changes(&bob, service, &[("city", "Lyon")]);
}

#[test]
fn only_its_own_address_is_not_counted() {
    let app = TestApp::start();
    let ([alice, bob, _], service) = people(&app);
    changes(&alice, service, &[("name", "Alice"), ("email", &alice.email)]);
    let rows = app.db_count("throttle_hits");
    changes(&alice, service, &[("name", "Bob"), ("city", "Paris")]);
    assert_eq!(app.db_count("throttle_hits"), rows + 2, "the account and the service");
    // Whether an address is another contact's is not to be told from what is refused.
    changes(&alice, service, &[("email", &bob.email)]);
    assert_eq!(app.db_count("throttle_hits"), rows + 5);
}

impl TestApp {
    /// Counts what was counted so once more, so many times.
    fn db_counts_again(&self, having: &str, times: u32) {
        let numbers = format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times}), \
             k(key, at) AS (SELECT throttle_key, MAX(happened_at) FROM throttle_hits GROUP BY throttle_key {having})"
        );
        let insert =
            format!("INSERT INTO throttle_hits (throttle_key, happened_at) {numbers} SELECT key, at FROM k, n");
        diesel::RunQueryDsl::execute(diesel::sql_query(insert), &mut *self.conn()).unwrap();
    }
}
