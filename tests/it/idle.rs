//! A worker with nothing to do asks the database little, and still finds at once what others leave it.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::{Connection, InstrumentationEvent};
use handover::config::DatabaseUrl;
use handover::store::Database;
use handover::work::WorkerContext;
use handover::work::worker::Worker;

use crate::support::acts::Pair;
use crate::support::app::TestApp;

/// A worker with a single connection, and the statements that it asks on it.
fn watched(app: &TestApp) -> (Worker, Arc<Mutex<Vec<String>>>) {
    let db = Database::open(&DatabaseUrl::parse(&app.database_url()).unwrap(), 1).unwrap();
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let into = Arc::clone(&asked);
    db.connection().unwrap().set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let query = query.to_string();
            let (statement, _values) = query.split_once(" -- binds").unwrap_or((&query, ""));
            into.lock().unwrap().push(statement.to_owned());
        }
    });
    let context = WorkerContext { db, ..app.context.clone() };
    (Worker::start(&context, app.carrier()).unwrap(), asked)
}

#[test]
fn an_idle_worker_asks_one_thing_at_each_look() {
    let app = TestApp::start();
    let (worker, asked) = watched(&app);
    let asked_within = |time| {
        asked.lock().unwrap().clear();
        thread::sleep(time);
        let mut asked = asked.lock().unwrap().clone();
        // The pool's own care for its connections.
        asked.retain(|statement| !statement.starts_with("SHOW"));
        asked
    };
    // It begins with looking for what is old.
    assert!((0..30).any(|_| asked_within(Duration::from_secs(1)).len() <= 3), "it never rests");
    let asked = asked_within(Duration::from_secs(3));
    assert!((1..=7).contains(&asked.len()) && asked.iter().all(|statement| statement == &asked[0]), "{asked:#?}");
    worker.stop(Instant::now() + Duration::from_secs(5));
}

#[test]
fn an_idle_worker_finds_what_others_leave_it() {
    let app = TestApp::start();
    let (worker, _) = watched(&app);
    let pair = Pair::new(&app);
    app.smtp.wait_for(2, Duration::from_secs(20));
    pair.both_accept();
    app.smtp.wait_for(4, Duration::from_secs(20));
    assert_eq!(pair.state(), ["done", "done"]);
    worker.stop(Instant::now() + Duration::from_secs(5));
}
