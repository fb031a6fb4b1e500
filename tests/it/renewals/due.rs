//! When a notice is due: as soon as its step is reached and it is eight where its reader is, whatever has held it up.

use handover::domain::renewal::{NoticeSteps, RenewalKind};
use handover::domain::time::DAY;

use super::mornings::begin;
use super::{one, told};
use crate::support::app::{Options, TestApp};

/// Minutes after midnight.
const TEN: i64 = 600;

#[test]
fn what_is_imported_after_eight_is_told_at_once() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let (alice, _) = one(&app, 20);
    assert_eq!(told(&alice), ["in 20 days"]);
    app.mornings(14);
    assert_eq!(told(&alice)[1..], ["in 7 days"]);
}

#[test]
fn what_is_imported_before_eight_waits_for_eight() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", 60);
    let (alice, _) = one(&app, 20);
    assert_eq!(told(&alice).len(), 0);
    app.away_until_morning(0, -1);
    app.work();
    assert_eq!(told(&alice).len(), 0, "a minute before");
    app.away_until_morning(0, 1);
    app.work();
    assert_eq!(told(&alice), ["in 20 days"]);
}

#[test]
fn a_step_that_nobody_was_there_for_is_told_the_same_day_or_the_next() {
    let notice_steps = NoticeSteps::new(vec![1]).unwrap();
    let app = TestApp::with(Options { notice_steps, ..Options::default() });
    begin(&app, "2037-01-10", TEN);
    app.starts_work();
    let (alice, _) = one(&app, 3);
    // Away for the whole of the day before the last one.
    app.away_until_morning(3, 90);
    app.work();
    assert_eq!(told(&alice), ["today"]);
    let late = app.service("late.example", &alice, &alice, &alice);
    app.db_renews(late, 3, RenewalKind::Ends);
    app.work();
    app.away_until_morning(2, 14 * 60);
    app.work();
    assert_eq!(told(&alice), ["today", "in 1 day"], "late in the evening");
}

#[test]
fn what_comes_after_the_email_of_the_day_is_told_the_next_as_long_as_it_is_not_past() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let (alice, _) = one(&app, 20);
    for (name, days) in [("seven", 7), ("one", 1), ("none", 0)] {
        let service = app.service(&format!("{name}.example"), &alice, &alice, &alice);
        app.db_renews(service, days, RenewalKind::Ends);
    }
    app.work();
    app.advance(DAY / 3);
    app.work();
    assert_eq!(told(&alice).len(), 1, "one email a day");
    app.away_until_morning(1, -1);
    app.work();
    assert_eq!(told(&alice).len(), 1);
    app.away_until_morning(0, 1);
    app.work();
    assert_eq!(told(&alice)[1..], ["today, in 6 days"]);
}

#[test]
fn a_new_day_after_the_email_of_the_day_is_told_once_the_next_morning() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", TEN);
    let (alice, service) = one(&app, 20);
    app.db_renews(service, 25, RenewalKind::Automatic);
    app.work();
    app.mornings(2);
    assert_eq!(told(&alice), ["in 20 days", "in 24 days"]);
}
