//! Work that fails: it lets the rest pass, is tried ever more seldom, shown to the operator, and done once its cause is mended.

use std::time::Duration;

use diesel::RunQueryDsl;
use handover::domain::time::DAY;

use crate::support::acts::Pair;
use crate::support::app::{Options, TestApp, on_postgres};

/// More than the worker takes up at once.
const STUCK: usize = 101;

fn all_stuck() -> i64 {
    i64::try_from(STUCK).unwrap()
}
const LONGEST_WAIT: Duration = Duration::from_mins(15);

fn db_does(app: &TestApp, statement: &str) {
    assert!(diesel::sql_query(statement).execute(&mut *app.conn()).unwrap() > 0, "{statement}");
}

/// Looks for work as often as a worker does in a minute; the clock stands still.
fn works_on(app: &TestApp) {
    for _ in 0..120 {
        app.work();
    }
}

/// What the operator is shown of each piece that fails.
fn listed(app: &TestApp) -> Vec<String> {
    app.command(&["work", "list"]).done().lines().map(str::to_owned).collect()
}

#[test]
fn a_request_is_carried_out_although_a_hundred_before_it_cannot_be() {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let mut stuck = Vec::new();
    for number in 0..STUCK {
        let service = app.service(&format!("{number}.example"), &alice, &alice, &alice);
        let request = alice.asks_for(service).tech(&bob).confirm()[0];
        stuck.push(request);
    }
    for request in &stuck {
        for validator in [&alice, &bob] {
            let code = app.db_code_of(validator, *request);
            assert_eq!(validator.try_decides(*request, "accept", &code).status, 303);
        }
    }
    let good = Pair::new(&app);
    good.both_accept();
    db_does(&app, &format!("UPDATE accounts SET nic_handle = 'no handle' WHERE id = {}", bob.id));
    works_on(&app);
    assert_eq!(good.state(), ["done", "done"]);
    assert_eq!(app.db_count("requests WHERE state = 'processing'"), all_stuck());
    // Each try is a line of the log.
    assert_eq!(app.db_count("setbacks WHERE attempts = 1"), all_stuck());

    let list = listed(&app);
    assert_eq!(list.len(), STUCK);
    assert!(list[0].contains(&format!("carry-out  request {}  failing since ", stuck[0])), "{}", list[0]);
    assert!(list[0].contains("tries 1: a row holds what this version of the program cannot read"), "{}", list[0]);
    assert!(!list.iter().any(|line| line.contains("no handle") || line.contains('@')), "{list:?}");

    db_does(&app, &format!("UPDATE accounts SET nic_handle = 'bo2-nic' WHERE id = {}", bob.id));
    let first = list[0].split(' ').next().unwrap();
    let said = app.command(&["work", "retry", first]).done();
    assert_eq!(said, format!("Work {first} is tried again as soon as a worker is at work.\n"));
    let shown = app.command(&["request", "show", &stuck[0].to_string()]).done();
    assert!(shown.contains("Failing work: "), "{shown}");
    app.work();
    assert_eq!(alice.sees(stuck[0]), "done");
    assert_eq!(listed(&app).len(), STUCK - 1);
    app.advance(LONGEST_WAIT);
    app.work();
    assert_eq!(app.db_count("requests WHERE state = 'done'"), all_stuck() + 1);
    assert_eq!(listed(&app), ["No work fails."]);
    assert_eq!(app.db_count("setbacks"), 0);
}

/// Has requests like this one made by the database, as many as are stuck: nothing can be written down of them.
fn db_multiplies(app: &TestApp, it: &Pair<'_>) {
    let all = format!("WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < {})", 999 + STUCK);
    let (request, alice) = (it.request, it.alice.id);
    db_does(app, &format!("INSERT INTO submissions (id, requester_id, created_at) {all} SELECT i, {alice}, 0 FROM n"));
    let columns = "service_id, requester_id, from_id, to_id, state, created_at, expires_at";
    db_does(
        app,
        &format!(
            "INSERT INTO requests (id, submission_id, {columns}) {all} SELECT i, i, {columns}
             FROM n, requests WHERE id = {request}"
        ),
    );
    db_does(
        app,
        &format!(
            "INSERT INTO codes (submission_id, account_id, nonce, key_id, generation, wrong_tries, remind_at)
             {all} SELECT i, account_id, nonce, key_id, generation, wrong_tries, remind_at - 1000 FROM n, codes
             WHERE account_id = {alice} AND submission_id < 1000"
        ),
    );
    // They come before the good one.
    db_does(app, "UPDATE requests SET expires_at = expires_at - 1000 WHERE id >= 1000");
    let refuse = if on_postgres() {
        "ALTER TABLE events ADD CONSTRAINT refused CHECK (request_id < 1000) NOT VALID"
    } else {
        "CREATE TRIGGER refused BEFORE INSERT ON events WHEN NEW.request_id >= 1000 BEGIN SELECT RAISE(ABORT, 'no'); END"
    };
    diesel::sql_query(refuse).execute(&mut *app.conn()).unwrap();
}

/// From now on all can be written down again.
fn db_is_mended(app: &TestApp) {
    let mend = if on_postgres() { "ALTER TABLE events DROP CONSTRAINT refused" } else { "DROP TRIGGER refused" };
    diesel::sql_query(mend).execute(&mut *app.conn()).unwrap();
}

#[test]
fn a_request_expires_although_a_hundred_before_it_cannot() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    db_multiplies(&app, &it);
    db_does(&app, "UPDATE codes SET remind_at = NULL");
    app.advance(DAY * 31);
    works_on(&app);
    assert_eq!(app.db_rows(&format!("requests WHERE id = {}", it.request), &["state"]), ["expired"]);
    assert_eq!(app.db_count("setbacks WHERE work = 'expire' AND attempts = 1"), all_stuck());
    assert_eq!(listed(&app).len(), STUCK);
    db_is_mended(&app);
    app.advance(LONGEST_WAIT);
    app.work();
    assert_eq!(app.db_count("requests WHERE state = 'expired'"), all_stuck() + 1);
    assert_eq!(app.db_count("setbacks"), 0);
}

#[test]
fn a_validator_is_reminded_although_a_hundred_before_it_cannot_be() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    db_multiplies(&app, &it);
    app.advance(DAY * 27 + Duration::from_hours(1));
    works_on(&app);
    assert!(it.bob.subjects().iter().any(|subject| subject.starts_with("Reminder")), "{:?}", it.bob.subjects());
    assert_eq!(app.db_count("setbacks WHERE work = 'remind' AND attempts = 1"), all_stuck());
    let line = listed(&app).remove(0);
    assert!(line.contains("remind  submission 1000 for al1-nic"), "{line}");
    db_is_mended(&app);
    app.advance(LONGEST_WAIT);
    app.work();
    assert_eq!(app.db_count("events WHERE what = 'reminded'"), all_stuck() + 2);
    assert_eq!(app.db_count("setbacks"), 0);
}

#[test]
fn what_fails_again_waits_ever_longer_up_to_a_quarter_of_an_hour() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    db_does(&app, &format!("UPDATE accounts SET nic_handle = 'no handle' WHERE id = {}", it.bob.id));
    let tries = || app.db_rows("setbacks", &["attempts"]).pop().unwrap_or_default();
    app.work();
    for (failures, wait) in [(1, 15), (2, 30), (3, 60), (4, 120), (5, 240), (6, 480), (7, 900), (8, 900)] {
        app.advance(Duration::from_secs(wait - 1));
        app.work();
        assert_eq!(tries(), failures.to_string());
        app.advance(Duration::from_secs(1));
        app.work();
        assert_eq!(tries(), (failures + 1).to_string());
    }
    // A clock that is set back has nothing wait for it.
    app.clock.set_back(DAY);
    db_does(&app, "UPDATE requests SET apply_at = 0, decided_at = 0");
    app.work();
    assert_eq!(tries(), "10");
}

#[test]
fn only_what_is_left_of_an_import_can_be_dropped() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    db_does(&app, &format!("UPDATE accounts SET nic_handle = 'no handle' WHERE id = {}", it.bob.id));
    app.work();
    let work = app.db_rows("setbacks", &["id"]).pop().unwrap();
    let drops = |id: &str| app.command(&["work", "drop", id, "--reason", "It fails for weeks"]).failed();
    let said = format!(
        "work {work} is request {}: only a piece of an import can be dropped; mend what stands in the way, then \
         `handover work retry {work}`",
        it.request
    );
    assert_eq!(drops(&work), said);
    db_does(&app, &format!("UPDATE setbacks SET work = 'expire' WHERE id = {work}"));
    assert_eq!(drops(&work), format!("{said}; or `handover request cancel {}`", it.request));
    assert_eq!(drops("4711"), "there is no work 4711 that fails");
    assert!(app.command(&["work", "drop", &work]).wrong().contains("--reason <TEXT>"));
    assert_eq!((app.db_count("setbacks"), app.db_count("operator_log")), (1, 0));
}

#[test]
fn what_somebody_else_ended_fails_no_longer() {
    let app = TestApp::start();
    let it = Pair::new(&app);
    it.both_accept();
    db_does(&app, &format!("UPDATE accounts SET nic_handle = 'no handle' WHERE id = {}", it.bob.id));
    app.work();
    assert_eq!(listed(&app).len(), 1);
    db_does(&app, "UPDATE requests SET state = 'failed', finished_at = 0");
    assert_eq!(listed(&app), ["No work fails."]);
    app.context.tend(true).unwrap();
    assert_eq!(app.db_count("setbacks"), 0);
}

#[test]
fn an_email_that_only_a_newer_version_knows_is_left_to_it_and_listed_so() {
    let app = TestApp::start();
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    let columns = "kind, account_id, message_id, created_at, not_before";
    for number in 0..25 {
        db_does(
            &app,
            &format!("INSERT INTO outbox ({columns}) VALUES ('of-tomorrow', {}, 't{number}', 0, 0)", alice.id),
        );
        // Known, and without what it is about.
        db_does(&app, &format!("INSERT INTO outbox ({columns}) VALUES ('done', {}, 'd{number}', 0, 0)", alice.id));
    }
    alice.asks_for(service).tech(&bob).try_confirm();
    app.work();
    assert_eq!((alice.mail().len(), bob.mail().len()), (1, 1));
    assert_eq!(app.db_count("outbox WHERE kind = 'of-tomorrow' AND attempts = 0"), 25);
    db_does(&app, &format!("UPDATE accounts SET email = 'unreadable' WHERE id = {}", alice.id));
    let list = app.command(&["outbox", "list"]).done();
    let newer = list.lines().filter(|line| line.contains("of-tomorrow  to al1-nic  waiting for a newer version"));
    assert_eq!(newer.count(), 25);
    let unreadable =
        list.lines().filter(|line| line.contains("this version of the program cannot read what it is about"));
    assert_eq!(unreadable.count(), 25);
}
