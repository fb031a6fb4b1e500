//! Mornings, where each reader is.

use std::time::Duration;

use handover::domain::day::Day;
use handover::domain::time::Moment;
use handover::domain::time_zone::TimeZone;

use super::{one, told};
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;

const HOUR: Duration = Duration::from_hours(1);

fn moves(app: &TestApp, who: &Customer<'_>, zone: &str) {
    app.db_sets(&format!("accounts SET time_zone = '{zone}' WHERE id = {}", who.id));
}

/// Begins so many minutes after midnight by UTC, on this day.
pub fn begin(app: &TestApp, day: &str, minutes: i64) {
    let midnight = Day::parse(day).unwrap().at_hour(0, TimeZone::UTC);
    app.advance(Moment(midnight.0 + minutes * 60_000).since(app.clock.now()));
}

/// The hours by UTC, counted from the midnight before this one, in which a reader was told, looking every hour at half past.
fn hours_told(app: &TestApp, who: &Customer<'_>, hours: usize) -> Vec<usize> {
    let mut seen = told(who).len();
    let mut told_at = Vec::new();
    for hour in 0..hours {
        app.work();
        let now = told(who).len();
        told_at.extend((seen..now).map(|_| hour));
        seen = now;
        app.advance(HOUR);
    }
    told_at
}

#[test]
fn each_is_told_in_the_morning_of_its_time_zone() {
    // At half past the hour: it is told when its clock has shown 08:00.
    for (zone, hours) in [
        ("UTC", vec![8]),
        ("Europe/Paris", vec![7]),
        ("Asia/Kolkata", vec![2]),
        ("America/New_York", vec![13]),
        ("Pacific/Honolulu", vec![18]),
        ("Asia/Tokyo", vec![23]),
        ("Pacific/Kiritimati", vec![18]),
    ] {
        let app = TestApp::start();
        begin(&app, "2037-01-10", 30);
        let (alice, service) = one(&app, 31);
        moves(&app, &alice, zone);
        // By its own calendar, 30 days from the day on which it has its morning within these hours.
        let morning = handover::domain::time::Moment(app.clock.now().0 + i64::try_from(hours[0]).unwrap() * 3_600_000);
        let there = Day::at(morning, TimeZone::parse(zone).unwrap());
        app.db_sets(&format!("services SET expires_on = {} WHERE id = {service}", there.0 + 30));
        assert_eq!(hours_told(&app, &alice, 24), hours, "{zone}");
        assert_eq!(told(&alice), ["in 30 days"], "{zone}");
    }
}

#[test]
fn mornings_follow_the_clocks_of_the_zone() {
    let app = TestApp::start();
    begin(&app, "2037-03-28", 30);
    let (alice, service) = one(&app, 7);
    moves(&app, &alice, "Europe/Paris");
    assert_eq!(hours_told(&app, &alice, 24), [7], "winter: an hour ahead of UTC");
    app.db_sets(&format!("services SET expires_on = expires_on + 1 WHERE id = {service}"));
    assert_eq!(hours_told(&app, &alice, 24), [6], "summer: two hours ahead");
}

#[test]
fn who_moves_is_looked_after_by_its_new_clocks() {
    let app = TestApp::start();
    begin(&app, "2037-01-10", 30);
    let (alice, _) = one(&app, 30);
    app.work();
    assert_eq!(alice.anew(|alice| alice.post("/profile", &[("time_zone", "Asia/Tokyo")])).status, 303);
    app.work();
    assert_eq!(told(&alice), ["in 30 days"], "in Tokyo it is half past nine");
    moves(&app, &alice, "Europe/London");
    assert_eq!(hours_told(&app, &alice, 24), [0; 0]);
}

#[test]
fn who_has_no_zone_is_told_by_the_clocks_of_the_house() {
    let mut options = Options::default();
    options.style.time_zone = TimeZone::parse("America/New_York").unwrap();
    let app = TestApp::with(options);
    begin(&app, "2037-01-10", 30);
    let (alice, _) = one(&app, 30);
    assert_eq!(hours_told(&app, &alice, 24), [13]);
}
