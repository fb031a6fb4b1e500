//! One billing contact with very many services that are due: told of in pieces, in one email.

use diesel::RunQueryDsl;
use handover::domain::renewal::RenewalKind;

use super::mornings::begin;
use super::told;
use crate::support::app::TestApp;
use crate::support::customer::Customer;

/// More than two pieces, which are 2,000.
const MANY: i64 = 5000;
const TEN: i64 = 600;

/// A billing contact with as many services that end in so many days.
fn agency(app: &TestApp, days: i64) -> Customer<'_> {
    let alice = app.customer("Alice");
    let (id, day) = (alice.id, app.today().plus(days).0);
    let statement = format!(
        "INSERT INTO services (name, sort_name, category, admin_id, tech_id, billing_id, expires_on, renewal) \
         WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {MANY}) \
         SELECT 's' || (10000 + i), 's' || (10000 + i), 'DOMAIN', {id}, {id}, {id}, {day}, 'ends' FROM n"
    );
    diesel::sql_query(statement).execute(&mut *app.conn()).unwrap();
    alice
}

#[test]
fn they_are_told_in_pieces_and_one_email() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let alice = agency(&app, 7);
    for told in [2000, 4000] {
        app.context.tend(false).unwrap();
        assert_eq!(app.db_count("notices_sent"), told);
        app.deliver();
        assert_eq!(alice.mail().len(), 0, "what takes more in is not sent");
    }
    app.work();
    assert_eq!((app.db_count("notices_sent"), app.db_count("outbox")), (MANY, 1));
    let mail = alice.mail();
    assert_eq!(mail.len(), 1);
    assert!(mail[0].subject.contains("5,000"), "{}", mail[0].subject);
    app.advance(handover::domain::time::DAY / 4);
    app.work();
    app.mornings(1);
    assert_eq!(alice.mail().len(), 1);
}

#[test]
fn a_piece_that_is_left_for_another_day_is_an_email_of_that_day() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let alice = agency(&app, 7);
    app.context.tend(false).unwrap();
    // As long as it is the same day, it goes on.
    app.advance(handover::domain::time::DAY / 3);
    app.context.tend(false).unwrap();
    app.deliver();
    assert_eq!(alice.mail().len(), 0);
    app.away_until_morning(1, -1);
    app.work();
    assert_eq!(alice.mail().len(), 0, "before eight");
    app.away_until_morning(0, 1);
    app.work();
    let subjects: Vec<String> = alice.mail().into_iter().map(|mail| mail.subject).collect();
    assert_eq!(subjects.len(), 2, "{subjects:?}");
    assert!(subjects[0].contains("4,000") && subjects[1].contains("1,000"), "{subjects:?}");
    assert_eq!(app.db_count("notices_sent"), MANY, "each once");
    assert_eq!(app.db_count("notice_days WHERE gathers IS NOT NULL"), 0);
}

#[test]
fn what_an_account_was_to_be_told_when_it_was_closed_waits_for_nothing() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let alice = agency(&app, 7);
    app.context.tend(false).unwrap();
    app.operator_closes(&alice);
    app.work();
    assert_eq!(told(&alice).len(), 0);
    assert_eq!(app.db_rows("outbox WHERE kind = 'renewals'", &["outcome"]), ["superseded"]);
}

#[test]
fn many_that_were_told_do_not_keep_others_from_it() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let (alice, bob) = (agency(&app, 7), app.customer("Bob"));
    app.work();
    let service = app.service("bobs.example", &bob, &bob, &bob);
    app.db_renews(service, 7, RenewalKind::Ends);
    // As many new ones again, behind her email of the day.
    app.db_sets(&format!("services SET expires_on = expires_on + 1 WHERE billing_id = {}", alice.id));
    app.work();
    assert_eq!((told(&alice).len(), told(&bob).len()), (1, 1));
}

#[test]
fn what_is_dropped_takes_nothing_more_in() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let alice = agency(&app, 7);
    app.context.tend(false).unwrap();
    let email = app.db_rows("outbox", &["id"])[0].clone();
    app.command(&["outbox", "drop", &email]).done();
    app.work();
    assert_eq!((app.db_count("notices_sent"), alice.mail().len()), (2000, 0), "the rest waits for the next morning");
    app.mornings(1);
    assert_eq!((app.db_count("notices_sent"), alice.mail().len()), (MANY, 1));
    assert!(alice.mail()[0].subject.contains("3,000"), "{}", alice.mail()[0].subject);
}
