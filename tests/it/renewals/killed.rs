//! Workers that are killed in the middle of a day's notices.

use diesel::RunQueryDsl;
use handover::domain::day::Day;
use handover::domain::time_zone::TimeZone;

use crate::support::app::TestApp;
use crate::support::program::Running;

/// Billing contacts, each with two services.
const CONTACTS: i64 = 600;

/// A time zone in which it is between nine in the morning and eight in the evening.
fn awake(app: &TestApp) -> TimeZone {
    let zones = ["UTC", "Asia/Tokyo", "America/Los_Angeles", "Asia/Kolkata"];
    let zones = zones.map(|zone| TimeZone::parse(zone).unwrap());
    let now = app.clock.now();
    let is_awake = |zone: &TimeZone| {
        let today = Day::at(now, *zone);
        today.at_hour(9, *zone) < now && now < today.at_hour(20, *zone)
    };
    zones.into_iter().find(is_awake).unwrap()
}

#[test]
fn each_service_is_told_once_and_none_is_left_out() {
    let app = TestApp::start();
    let zone = awake(&app);
    let last_day = Day::at(app.clock.now(), zone).plus(7).0;
    let runs = |statement: String| diesel::sql_query(statement).execute(&mut *app.conn()).unwrap();
    let counted = |rows: i64| {
        format!("WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {rows})")
    };
    runs(format!(
        "INSERT INTO accounts (nic_handle, name, search_name, email, email_key, zone, language, created_at, time_zone) {} \
         SELECT 'xx' || i || '-nic', 'Name', 'name', i || '@example.org', i || '@example.org', 'eu', 'en', 0, '{}' FROM n",
        counted(CONTACTS),
        zone.name()
    ));
    runs(format!(
        "INSERT INTO services (name, sort_name, category, admin_id, tech_id, billing_id, expires_on) {} \
         SELECT 's' || i, 's' || i, 'DOMAIN', 1 + i / 2, 1 + i / 2, 1 + i / 2, {last_day} FROM n",
        counted(2 * CONTACTS - 1)
    ));
    let owed = || app.db_count("outbox");
    for until in [1, 150, 300, 450] {
        let worker = Running::beside(&app, &[("HANDOVER_BASE_URL", &app.base)], &["worker"]);
        worker.wait(|| (owed() >= until).then_some(()));
        assert_eq!(worker.ends_on("KILL"), None);
    }
    let worker = Running::beside(&app, &[("HANDOVER_BASE_URL", &app.base)], &["worker"]);
    let due = "notice_rounds WHERE at = 0";
    // Where those before have left nothing, it is told to end as it begins: not before it listens for that.
    worker.wait(|| (worker.log().contains("the worker is at work") && app.db_count(due) == 0).then_some(()));
    assert_eq!(worker.ends_on("TERM"), Some(0));
    assert_eq!(owed(), CONTACTS, "an email for each");
    assert_eq!(app.db_count("notices_sent WHERE step = 7 AND email_id IS NOT NULL"), 2 * CONTACTS - 1);
    assert_eq!(app.db_count("notices_sent"), 2 * CONTACTS - 1, "each once");
    assert_eq!(app.db_count("notice_rounds"), CONTACTS, "each is looked after again");
    let of_others = "notices_sent n JOIN outbox o ON o.id = n.email_id WHERE o.account_id <> n.account_id";
    assert_eq!(app.db_count(of_others), 0);
}
