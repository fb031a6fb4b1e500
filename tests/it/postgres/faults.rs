//! What the server refuses is told by what it is, in whatever language the server says so.

use std::sync::{Barrier, Mutex};
use std::thread;

use diesel::RunQueryDsl;
use handover::store::{AnyConnection, StoreError, StoreResult};

use crate::support::app::{PASSWORD, TestApp};
use crate::support::cluster::TestDatabase;

fn run(conn: &mut AnyConnection, statement: &str) -> StoreResult<usize> {
    Ok(diesel::sql_query(statement).execute(conn)?)
}

#[test]
fn of_two_transactions_that_deadlock_both_come_to_their_end() {
    let database = TestDatabase::migrated();
    let app = TestApp::at(database.url());
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name).id);
    let (both_hold_one, runs) = (Barrier::new(2), Mutex::new([0, 0]));
    let crossing = |place: usize, first: i64, second: i64| {
        app.db.write_blocking(|conn| {
            let begun = {
                let mut runs = runs.lock().unwrap();
                runs[place] += 1;
                runs[place]
            };
            let adds = |conn: &mut AnyConnection, id: i64| {
                run(
                    conn,
                    &format!("UPDATE accounts SET outstanding_payments = outstanding_payments + 1 WHERE id = {id}"),
                )
            };
            adds(conn, first)?;
            if begun == 1 {
                both_hold_one.wait();
            }
            adds(conn, second)
        })
    };
    thread::scope(|scope| {
        let one = scope.spawn(|| crossing(0, alice.0, bob.0));
        let other = scope.spawn(|| crossing(1, bob.0, alice.0));
        assert_eq!([one, other].map(|thread| thread.join().unwrap().unwrap()), [1, 1]);
    });
    assert_eq!(app.db_count("accounts WHERE outstanding_payments = 2"), 2, "each of the two, once");
    assert!(runs.into_inner().unwrap().contains(&2), "there was no victim that ran once more");
}

#[test]
fn what_is_refused_a_second_time_too_is_told_as_a_fault_that_may_pass() {
    let database = TestDatabase::migrated();
    let app = TestApp::at(database.url());
    let alice = app.customer("Alice");
    alice.get("/profile");
    // As a full disk would: diesel has no name for it, and the server no English ones.
    for statement in [
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION 'auf dem Gerät ist kein Speicherplatz mehr verfügbar' USING ERRCODE = '53100'; END $$",
        "CREATE TRIGGER full_disk BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION refuse()",
    ] {
        run(&mut app.conn(), statement).unwrap();
    }
    let renames = || {
        let (email, password) = (alice.email.as_str(), PASSWORD);
        alice.post(
            "/profile",
            &[("name", "Alicia"), ("email", email), ("language", "en"), ("current_password", password)],
        )
    };
    let page = renames();
    assert_eq!((page.status, page.header("retry-after")), (503, Some("5")), "{}", page.body);
    assert!(!page.body.contains("Speicherplatz"), "{}", page.body);
    run(&mut app.conn(), "DROP TRIGGER full_disk ON accounts").unwrap();
    assert_eq!(renames().status, 303);
}

#[test]
fn who_has_waited_for_a_lock_in_vain_is_not_made_to_wait_again() {
    let database = TestDatabase::migrated();
    let app = TestApp::at(database.url());
    let began = std::time::Instant::now();
    let refused =
        app.db_while("LOCK TABLE accounts", || app.db.write_blocking(|tx| run(tx, "UPDATE accounts SET zone = zone")));
    assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
    assert!(began.elapsed().as_secs() < 15, "{:?}", began.elapsed());
}
