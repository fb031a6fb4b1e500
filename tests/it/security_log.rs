//! The security log says what has happened, and nothing that was undone.

use diesel::RunQueryDsl;

use crate::support::app::{TestApp, on_postgres};
use crate::support::customer::Customer;
use crate::support::program::Running;

#[test]
fn what_is_rolled_back_leaves_no_line() {
    let mut app = TestApp::start();
    let running = Running::serve(&app, &[]);
    app.base = running.address();
    let alice = app.customer("Alice");
    // The sign-in is written down before its session, which the database refuses.
    let refuse = if on_postgres() {
        "ALTER TABLE sessions ADD CONSTRAINT refused CHECK (false) NOT VALID"
    } else {
        "CREATE TRIGGER refused BEFORE INSERT ON sessions BEGIN SELECT RAISE(ABORT, 'refused'); END"
    };
    diesel::sql_query(refuse).execute(&mut *app.conn()).unwrap();
    assert!(alice.sign_in().status >= 500);
    assert_eq!(app.db_count("events WHERE what = 'signed-in'"), 0);
    let answer = Customer::stranger(&app).post("/forgot-password", &[("login", &alice.nic)]);
    assert_eq!(answer.status, 303);
    running.wait(|| running.log().contains("a new password is asked for").then_some(()));
    let log = running.log();
    assert!(log.contains("a page failed") && !log.contains("what=\"signed-in\""), "{log}");
}
