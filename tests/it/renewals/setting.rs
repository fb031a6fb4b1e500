//! How many days before a last day its billing contact is told: the setting, which may differ from one process to another.

use diesel::RunQueryDsl;
use handover::domain::renewal::NoticeSteps;

use super::{one, told};
use crate::support::app::{Options, TestApp};

fn with_steps(days: &[i64]) -> Options {
    Options { notice_steps: NoticeSteps::new(days.to_vec()).unwrap(), ..Options::default() }
}

#[test]
fn with_none_nobody_is_told() {
    let app = TestApp::with(with_steps(&[]));
    app.starts_work();
    let (alice, _) = one(&app, 31);
    app.mornings(32);
    assert_eq!((told(&alice).len(), app.db_count("notice_rounds")), (0, 0));
}

#[test]
fn other_steps_are_followed_from_then_on() {
    let app = TestApp::start();
    let (alice, _) = one(&app, 90);
    app.mornings(1);
    let app = app.again(with_steps(&[2, 88]));
    app.starts_work();
    let alice = alice.at(&app);
    app.mornings(89);
    assert_eq!(told(&alice), ["in 88 days", "in 2 days"]);
}

#[test]
fn all_processes_follow_the_one_that_began_last() {
    let old = TestApp::with(with_steps(&[30]));
    old.starts_work();
    let (alice, _) = one(&old, 60);
    let new = old.again(with_steps(&[50, 10]));
    new.starts_work();
    let alice = alice.at(&new);
    let followed = || new.db_rows("notice_terms", &["steps"]);
    let looked_after = || new.db_count("notice_rounds WHERE at = 0");
    for _ in 0..3 {
        for app in [&old, &new] {
            app.context.tend(true).unwrap();
            assert_eq!(followed(), ["10,50"]);
        }
    }
    assert_eq!(looked_after(), 0, "nobody is looked after again and again");
    for _ in 0..60 {
        new.away_until_morning(1, 1);
        while old.context.tend(false).unwrap() {}
        new.work();
    }
    assert_eq!(told(&alice), ["in 50 days", "in 10 days"]);
    old.starts_work();
    assert_eq!(followed(), ["30"], "it has begun anew");
}

#[test]
fn everybody_is_looked_after_anew_in_pieces() {
    let app = TestApp::start();
    // Before eight all would be looked after once more this morning.
    app.away_until_morning(1, 1);
    let runs = |statement: String| diesel::sql_query(statement).execute(&mut *app.conn()).unwrap();
    let counted = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 2500)";
    runs(format!(
        "INSERT INTO accounts (nic_handle, name, search_name, email, email_key, zone, language, created_at) {counted} \
         SELECT 'xx' || i || '-nic', 'Name', 'name', i || '@example.org', i || '@example.org', 'eu', 'en', 0 FROM n"
    ));
    runs(format!(
        "INSERT INTO services (name, sort_name, category, admin_id, tech_id, billing_id, expires_on) {counted} \
         SELECT 's' || i, 's' || i, 'DOMAIN', i, i, i, {} FROM n",
        app.today().plus(80).0
    ));
    app.work();
    // Planned by the steps of today.
    let planned = || app.db_count("notice_rounds WHERE at > 0");
    assert_eq!(planned(), 2500);
    let app = app.again(with_steps(&[60]));
    app.starts_work();
    app.context.tend(false).unwrap();
    assert_eq!(app.db_count("notice_rounds"), 2500 + 1000, "no more in one transaction");
    app.work();
    assert_eq!((planned(), app.db_count("notice_rounds WHERE at = 0")), (2500, 0));
    assert_eq!(app.db_rows("notice_terms", &["anew_after"]), ["-"]);
    let planned_at = app.today().plus(20).at_hour(8, handover::domain::time_zone::TimeZone::UTC).0;
    assert_eq!(app.db_count(&format!("notice_rounds WHERE at = {planned_at}")), 2500);
}
