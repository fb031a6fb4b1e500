//! `handover copy`: everything into another database, or nothing.

pub mod places;
mod refusals;

use handover::domain::RequestId;
use handover::domain::service::ContactType;
use handover::flows::looks::note_request_seen;

use self::places::{Place, dump, execute, tables, try_execute};
use crate::support::acts::Pair;
use crate::support::app::TestApp;
use crate::support::program::{Ran, run};

/// Copies what an application stands on.
fn copy(app: &TestApp, to: &Place) -> Ran {
    copy_from(app, &app.database_url(), to)
}

fn copy_from(app: &TestApp, from: &str, to: &Place) -> Ran {
    run(app.folder(), &[], &["copy", "--from", from, "--to", &to.url], "")
}

/// More than are copied at once, some of them before the first.
const MANY: &str = "WITH RECURSIVE n(i) AS (SELECT -2 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)";

/// An application with rows in each of its tables, in some of them more than are copied at once.
fn filled() -> TestApp {
    let app = TestApp::start();
    app.adds_webhook("https://panel.example/hook");
    let it = Pair::new(&app);
    it.bob.accepts(it.request);
    app.operator(|cx| note_request_seen(cx, RequestId(it.request)));
    it.bob.sign_in_with(&it.bob.nic, "a wrong password");
    app.advance(std::time::Duration::from_mins(2));
    it.alice.resends(it.request, &it.alice);
    it.alice.moves_to("alice@new.example");
    let large: Vec<_> =
        (0..6).map(|number| app.service(&format!("large{number}"), &it.alice, &it.alice, &it.alice)).collect();
    it.alice.asks_for_all(&large).tech(&it.bob).confirm();
    app.db_hands_over(large[0], ContactType::Administrative, &it.alice, &it.bob);
    app.db.write_blocking(handover::store::feed::give_numbers).unwrap();
    let (alice, bob) = (it.alice.id, it.bob.id);
    let bytes = if app.database_url().starts_with("sqlite") { "x'00ff27'" } else { "'\\x00ff27'::bytea" };
    let statements = [
        format!("INSERT INTO mailbox (message_id, sealed, happened_at) VALUES ('m1', {bytes}, 1), ('m2', {bytes}, 2)"),
        format!(
            "INSERT INTO second_factors (account_id, kind, sealed, created_at, last_step) VALUES ({bob}, 'totp', {bytes}, 1, 9)"
        ),
        format!("INSERT INTO recovery_codes SELECT {alice}, i, 'é' || i, NULL FROM n"),
        format!("INSERT INTO recovery_codes SELECT {bob}, i, 'ß' || i, i FROM n"),
        "INSERT INTO setbacks (work, subject, reader, attempts, not_before, first_failed_at, last_error) \
         VALUES ('carry-out', 1, 0, 3, 2, 1, 'why')"
            .to_owned(),
        "INSERT INTO throttle_hits (throttle_key, happened_at) SELECT 'k' || i, 9007199254740993 + i FROM n".to_owned(),
        format!("INSERT INTO submissions (requester_id, created_at) SELECT {alice}, i FROM n"),
        // The last number that was given is that of no row.
        "DELETE FROM submissions WHERE id > 2".to_owned(),
        "INSERT INTO tellings (email_id, request_id) SELECT id, 1 FROM outbox WHERE id < 3".to_owned(),
        "UPDATE outbox SET gathers_until = 9007199254740993 WHERE id = 2".to_owned(),
        "UPDATE services SET expires_on = 20878, renewal = 'ends', locked_at = 7 WHERE id = 1".to_owned(),
        "INSERT INTO owners (service_id, name, country) VALUES (1, 'Éva', 'FR')".to_owned(),
        "INSERT INTO service_history (service_id, what, actor, happened_at) VALUES (1, 'locked', 'operator', 3)"
            .to_owned(),
        "INSERT INTO record_tellings (email_id, record_id) SELECT 1, MIN(id) FROM service_history".to_owned(),
        format!(
            "INSERT INTO notices_sent (service_id, expires_on, account_id, step, email_id) VALUES (1, 20878, {bob}, 30, 2)"
        ),
        "INSERT INTO imports (operator, reason, begun_at, busy_until, decided_at, pieces, counts) \
         VALUES ('command:x', 'Why it is', 1, 9007199254740993, 2, 1, '{}')"
            .to_owned(),
        "INSERT INTO import_pieces (import_id, part, number, lines) SELECT 1, 1, i, 'é' || i FROM n".to_owned(),
        format!("INSERT INTO notice_days (account_id, day) VALUES ({bob}, 20848)"),
        "INSERT INTO api_keys (id, name, scope, key_hash, created_at) VALUES (1, 'panel', 'sync', 'h', 1)".to_owned(),
        "INSERT INTO api_answers (api_key_id, idempotency_key, request_hash, begun_at) VALUES (1, 'k', 'h', 1)"
            .to_owned(),
    ];
    for statement in statements {
        let statement = if statement.ends_with("FROM n") {
            let (begin, rest) = statement.split_once(" SELECT ").unwrap();
            format!("{begin} {MANY} SELECT {rest}")
        } else {
            statement
        };
        execute(&app.database_url(), &statement);
    }
    app
}

/// Copies to each of these, one from the other.
fn goes_around(app: &TestApp, places: Vec<Place>) {
    let (mut from, before) = (app.database_url(), dump(&app.database_url()));
    for to in &places {
        let said = copy_from(app, &from, to).done();
        let counted = said.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        assert!(counted.into_iter().any(|line| line == ["recovery_codes", "2406"]), "{said}");
        assert_eq!(dump(&to.url), before);
        from = to.url.clone();
    }
    assert_eq!(dump(&app.database_url()), before, "the first is as it was");
    for to in &places {
        let columns = "(throttle_key, happened_at) VALUES ('next', 0)";
        execute(&to.url, &format!("INSERT INTO throttle_hits {columns}"));
        execute(&to.url, "INSERT INTO submissions (requester_id, created_at) VALUES (1, 0)");
        let rows = dump(&to.url);
        let is_there = |row: &str| rows.iter().any(|known| known.starts_with(row));
        assert!(is_there("submissions 1206 ") && is_there("throttle_hits 1205 "), "numbers go on where they were");
    }
}

#[test]
fn every_row_of_every_table_goes_along() {
    let app = filled();
    for table in tables(&app.database_url()) {
        assert!(app.db_count(&table) > 0, "nothing in {table}");
    }
    goes_around(&app, vec![Place::sqlite(), Place::sqlite()]);
}

#[cfg(feature = "postgres-tests")]
#[test]
fn every_row_goes_along_to_postgres_and_back() {
    goes_around(&filled(), vec![Place::postgres(), Place::postgres(), Place::sqlite(), Place::postgres()]);
}

#[test]
fn every_table_there_is_is_copied() {
    let app = TestApp::start();
    let mut copied: Vec<_> = handover::store::copy::tables().map(str::to_owned).collect();
    copied.extend(handover::store::copy::DERIVED.map(str::to_owned));
    copied.sort();
    assert_eq!(copied, tables(&app.database_url()));
}

#[test]
fn nothing_at_all_is_copied_too() {
    let (app, to) = (TestApp::start(), Place::sqlite());
    let said = copy(&app, &to).done();
    assert!(said.contains("Copied and counted: 0 rows of 35 tables.\n"), "{said}");
    assert!(said.contains("HANDOVER_DATABASE_URL") && said.contains("HANDOVER_SECRET_KEY"), "{said}");
    let moved = app.beside(&to.url);
    assert_eq!(moved.customer("Alice").id.0, 1);
}

/// A request whose codes were mailed before is decided after.
fn goes_on(to: &Place) {
    let app = TestApp::start();
    let it = Pair::new(&app);
    let codes = [it.alice.code(), it.bob.code()];
    copy(&app, to).done();
    let moved = app.beside(&to.url);
    let [alice, bob] = [it.alice.at(&moved), it.bob.at(&moved)];
    assert_eq!(alice.get("/services").status, 200, "nobody has to sign in again");
    assert_eq!(alice.try_decides(it.request, "accept", &codes[1]).status, 422);
    assert_eq!(alice.try_decides(it.request, "accept", &codes[0]).status, 303);
    assert_eq!(bob.try_decides(it.request, "accept", &codes[1]).status, 303);
    moved.work();
    assert_eq!(moved.contacts(it.service), [alice.id, bob.id, alice.id]);
    moved.assert_services_counted();
    assert_eq!(it.state(), ["pending-own", "pending-own"], "the old one stays as it was");

    let eve = moved.customer_with("Eve", |profile| profile.nic = "ev9-nic".to_owned());
    assert_eq!(eve.id.0, 3);
    let other = moved.service("example.net", &alice, &alice, &eve);
    let asked = alice.asks_for(other).tech(&eve).confirm();
    assert_eq!(asked, [it.request + 1]);
    alice.accepts(asked[0]);
    eve.accepts(asked[0]);
    moved.work();
    assert_eq!(eve.sees(asked[0]), "done");
}

#[test]
fn a_copied_database_goes_on_working() {
    goes_on(&Place::sqlite());
}

#[cfg(feature = "postgres-tests")]
#[test]
fn a_database_copied_to_postgres_goes_on_working() {
    goes_on(&Place::postgres());
}

/// Rows that come in pairs are copied in pairs, however many come meanwhile.
fn is_one_moment(app: &TestApp, places: Vec<Place>) {
    app.while_pairs_are_written(|| {
        for to in &places {
            copy(app, to).done();
            let rows = dump(&to.url);
            let of = |table: &str| rows.iter().filter(|row| row.starts_with(table)).count();
            assert_eq!(of("submissions "), of("throttle_hits "));
        }
    });
    assert!(app.db_count("submissions") > 50);
}

#[test]
fn a_copy_shows_one_moment_while_others_write() {
    let app = TestApp::start();
    app.customer("Alice");
    is_one_moment(&app, (0..5).map(|_| Place::sqlite()).collect());
}

#[cfg(feature = "postgres-tests")]
#[test]
fn a_copy_of_postgres_shows_one_moment_while_others_write() {
    let (first, from) = (TestApp::start(), Place::postgres());
    first.customer("Alice");
    copy(&first, &from).done();
    is_one_moment(&first.beside(&from.url), (0..5).map(|_| Place::sqlite()).collect());
}

#[cfg(feature = "postgres-tests")]
#[test]
fn of_two_copies_at_once_to_one_database_one_is_refused() {
    let (app, to) = (filled(), Place::postgres());
    let both =
        std::thread::scope(|scope| [(); 2].map(|()| scope.spawn(|| copy(&app, &to))).map(|ran| ran.join().unwrap()));
    assert_eq!(both.iter().filter(|ran| ran.code == Some(0)).count(), 1, "{both:?}");
    let refused = both.into_iter().find(|ran| ran.code != Some(0)).unwrap().failed();
    assert!(refused.contains("not empty") || refused.contains("another copy is at work"), "{refused}");
    assert_eq!(dump(&to.url), dump(&app.database_url()));
}

/// What the target's faults in the middle leave behind.
fn is_all_or_nothing(to: &Place) {
    let app = filled();
    // A row that names nobody: SQLite looks at new rows alone.
    let from = app.folder().join("broken.db");
    let from = format!("sqlite://{}", from.display());
    copy_from(&app, &app.database_url(), &Place::at(&from)).done();
    execute(&from, "PRAGMA foreign_keys = OFF; UPDATE outbox SET account_id = 999 WHERE id = 2");
    let told = copy_from(&app, &from, to).failed();
    assert!(told.starts_with("nothing was copied; at outbox: "), "{told}");
    assert_eq!(dump(&to.url), [""; 0]);
    copy(&app, to).done();
    assert_eq!(dump(&to.url), dump(&app.database_url()));
}

#[test]
fn a_fault_in_the_middle_leaves_nothing_and_it_can_be_tried_again() {
    is_all_or_nothing(&Place::sqlite());
}

#[cfg(feature = "postgres-tests")]
#[test]
fn a_fault_in_the_middle_leaves_nothing_in_postgres() {
    is_all_or_nothing(&Place::postgres());
}

#[test]
fn rows_that_get_lost_are_noticed() {
    let (app, to) = (filled(), Place::sqlite());
    run(app.folder(), &[("HANDOVER_DATABASE_URL", &to.url)], &["migrate"], "").done();
    let trigger = "CREATE TRIGGER loses BEFORE INSERT ON mailbox WHEN NEW.id = 2 BEGIN SELECT RAISE(IGNORE); END";
    try_execute(&to.url, trigger).unwrap();
    let told = copy(&app, &to).failed();
    assert_eq!(told, "nothing was copied: mailbox would have 1 rows instead of 2");
    assert_eq!(dump(&to.url), [""; 0]);
}
