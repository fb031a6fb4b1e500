//! A clock that ran ahead, and was set back: no notice is lost, and none is told twice.

use handover::domain::renewal::RenewalKind;
use handover::domain::time::DAY;

use super::mornings::begin;
use super::{one, told};
use crate::support::app::TestApp;

const TEN: i64 = 600;

#[test]
fn what_seemed_past_is_told_when_its_day_comes() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let (alice, service) = one(&app, 31);
    app.advance(DAY * 29 + DAY * 31);
    // For the worker it is past; and another service is told then.
    let other = app.service("other.example", &alice, &alice, &alice);
    app.db_renews(other, 7, RenewalKind::Ends);
    app.work();
    assert_eq!(told(&alice), ["in 7 days"]);
    app.clock.set_back(DAY * 60);
    app.db_deletes(&format!("services WHERE id = {other}"));
    app.mornings(32);
    assert_eq!(told(&alice)[1..], ["in 30 days", "in 7 days", "in 1 day"]);
    assert_eq!(app.db_count(&format!("notices_sent WHERE service_id = {service}")), 3);
}

#[test]
fn what_was_told_ahead_is_not_told_again() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let (alice, _) = one(&app, 40);
    app.advance(DAY * 34);
    app.work();
    assert_eq!(told(&alice), ["in 6 days"]);
    app.clock.set_back(DAY * 34);
    app.mornings(41);
    assert_eq!(told(&alice), ["in 6 days", "in 1 day"]);
}

#[test]
fn a_day_that_seemed_to_have_its_email_has_it_when_it_comes() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let (alice, _) = one(&app, 8);
    app.advance(DAY * 2);
    app.work();
    assert_eq!(told(&alice), ["in 8 days", "in 6 days"]);
    app.clock.set_back(DAY * 2);
    app.work();
    app.away_until_morning(1, 60);
    let more = app.service("more.example", &alice, &alice, &alice);
    app.db_renews(more, 1, RenewalKind::Ends);
    app.away_until_morning(1, 1);
    app.work();
    assert_eq!(told(&alice)[2..], ["today"], "on the day that the clock had shown too soon");
}

#[test]
fn a_clock_that_is_a_little_ahead_has_nobody_looked_after_anew() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    one(&app, 40);
    app.clock.set_back(DAY / 48);
    app.context.tend(true).unwrap();
    assert_eq!(app.db_rows("notice_terms", &["anew_after"]), ["-"]);
    app.clock.set_back(DAY / 12);
    app.context.tend(true).unwrap();
    assert_eq!(app.db_rows("notice_terms", &["anew_after"]), ["1"], "on its way");
}
