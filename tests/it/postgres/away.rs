//! The server goes away, loses connections, or takes no changes: clear answers meanwhile, and recovery by itself.

use std::thread;
use std::time::{Duration, Instant};

use crate::support::app::TestApp;
use crate::support::cluster::{Cluster, TestDatabase};
use crate::support::customer::Customer;

const FAST: &[&str] = &["fsync=off"];

/// A cluster of its own, with the application on it.
fn alone() -> (Cluster, TestApp) {
    let cluster = Cluster::start(FAST);
    cluster.execute("postgres", "CREATE DATABASE handover");
    let app = TestApp::at(cluster.url("handover"));
    (cluster, app)
}

/// Waits until pages are served again.
fn recovers(app: &TestApp, customer: &Customer<'_>) {
    let until = Instant::now() + Duration::from_secs(60);
    while customer.send("GET", "/services", None, &[]).status != 200 {
        assert!(Instant::now() < until, "it does not recover");
        thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(Customer::stranger(app).get("/readyz").status, 200);
}

/// What everybody is told while there is no working with the database.
fn is_out_of_service(app: &TestApp, customer: &Customer<'_>) {
    let page = customer.send("GET", "/services", None, &[]);
    assert_eq!((page.status, page.header("retry-after")), (503, Some("5")), "{}", page.body);
    assert_eq!(page.text("h1"), "Temporarily unavailable");
    assert!(!page.body.contains("127.0.0.1"), "{}", page.body);
    let stranger = Customer::stranger(app);
    assert_eq!(["/healthz", "/readyz"].map(|path| stranger.get(path).status), [200, 503]);
}

#[test]
fn connections_that_were_cut_are_replaced_without_anybody_noticing() {
    let database = TestDatabase::migrated();
    let app = TestApp::at(database.url());
    let alice = app.customer("Alice");
    for _ in 0..5 {
        assert_eq!(alice.get("/services").status, 200);
        let others =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = ";
        TestDatabase::cluster().execute("postgres", &format!("{others}'{}'", database.name()));
    }
    assert_eq!(alice.get("/services").status, 200);
}

#[test]
fn a_change_whose_connection_is_cut_in_the_middle_is_not_answered_with_success_and_leaves_nothing() {
    let database = TestDatabase::migrated();
    let app = TestApp::at(database.url());
    let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
    let service = app.service("example.org", &alice, &alice, &alice);
    assert_eq!(alice.sign_in().status, 303);
    let (path, nic) = (format!("/services/{service}/contacts"), bob.nic.as_str());
    let asks = |alice: &Customer<'_>| alice.post(&path, &[("tech", nic)]);
    let (refused, alice) = thread::scope(|scope| {
        let asks = &asks;
        // The request is stored and its email is not yet, until then.
        let asking = app.db_while("LOCK TABLE outbox", || {
            let asking = scope.spawn(move || (asks(&alice), alice));
            let waiting =
                format!("pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '{}'", database.name());
            let until = Instant::now() + Duration::from_secs(60);
            while app.db_count(&waiting) == 0 {
                assert!(Instant::now() < until, "it does not get that far");
                thread::sleep(Duration::from_millis(20));
            }
            let cut = format!("SELECT pg_terminate_backend(pid) FROM {waiting}");
            TestDatabase::cluster().execute("postgres", &cut);
            asking
        });
        asking.join().unwrap()
    });
    assert_eq!((refused.status, refused.header("retry-after")), (503, Some("5")), "{}", refused.body);
    assert_eq!(["submissions", "requests", "outbox"].map(|table| app.db_count(table)), [0, 0, 0]);
    assert_eq!(asks(&alice).status, 303);
    assert_eq!(["submissions", "requests", "outbox"].map(|table| app.db_count(table)), [1, 1, 2]);
}

#[test]
fn a_server_that_stops_and_starts_again() {
    let (cluster, app) = alone();
    let alice = app.customer("Alice");
    assert_eq!(alice.get("/services").status, 200);
    for mode in ["fast", "immediate"] {
        cluster.stop(mode);
        is_out_of_service(&app, &alice);
        cluster.start_again(FAST);
        recovers(&app, &alice);
    }
}

#[test]
fn a_server_that_takes_no_changes_for_a_while() {
    let (cluster, app) = alone();
    let alice = app.customer("Alice");
    assert_eq!(alice.get("/services").status, 200);
    let set = |value: &str| {
        cluster.execute("postgres", &format!("ALTER SYSTEM SET default_transaction_read_only = {value}"));
        cluster.execute("postgres", "SELECT pg_reload_conf()");
    };
    set("on");
    // What is believed of a connection is asked again soon.
    thread::sleep(Duration::from_millis(1500));
    is_out_of_service(&app, &alice);
    assert_eq!(Customer::stranger(&app).get("/readyz").body, "the database is read-only\n");
    set("off");
    recovers(&app, &alice);
}
