//! More than can be served, and a database that has no time: quick and clear refusals, and health afterwards.

use std::thread;
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use handover::store::{StoreError, write};

use crate::support::app::{TestApp, on_postgres};
use crate::support::customer::Customer;
use crate::support::program::Running;

/// Connections in the program's pool.
const POOL: usize = 8;
/// How many may wait for one of them.
const QUEUE: usize = 512;
/// More than may wait.
const CROWD: usize = 600;
/// How long the program has somebody wait for a connection.
const WAIT_MAX: Duration = Duration::from_secs(5);
/// How long anybody waits for an answer: for a connection, then for what the database has locked.
const ANSWER_MAX: Duration = Duration::from_secs(20);
/// What the program may take of memory, in KiB: a crowd costs little.
const MEMORY_MAX: u64 = 512 * 1024;

/// The most memory that a process has held, in KiB.
fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn while_every_connection_is_taken_pages_say_so_and_come_back() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    assert_eq!(alice.get("/services").status, 200);
    let taken: Vec<_> = (0..POOL).map(|_| app.conn()).collect();
    let page = alice.send("GET", "/services", None, &[]);
    assert_eq!((page.status, page.header("retry-after")), (503, Some("5")), "{}", page.body);
    assert_eq!(page.text("h1"), "Out of service for a moment");
    let stranger = Customer::stranger(&app);
    assert_eq!(["/healthz", "/readyz"].map(|path| stranger.get(path).status), [200, 503]);
    drop(taken);
    assert_eq!(["/healthz", "/readyz"].map(|path| stranger.get(path).status), [200, 200]);
    assert_eq!(alice.get("/services").status, 200);
}

#[test]
fn a_crowd_that_cannot_be_served_is_turned_away_and_leaves_nothing_behind() {
    let mut app = TestApp::start();
    let running = Running::serve(&app, &[("HANDOVER_LIMITS", "off")]);
    app.base = running.address();
    let alice = app.customer("Alice");
    // Whoever wants to write waits for this; on PostgreSQL whoever reads an account too.
    let hold = if on_postgres() { "LOCK TABLE accounts" } else { "UPDATE accounts SET zone = zone" };
    let answers = write(&mut app.conn(), |conn| {
        diesel::sql_query(hold).execute(conn).unwrap();
        Ok::<_, StoreError>(thread::scope(|scope| {
            let (app, nic) = (&app, &alice.nic);
            let crowd: Vec<_> = (0..CROWD)
                .map(|_| {
                    let one = move || {
                        let asked = Instant::now();
                        (Customer::stranger(app).post("/forgot-password", &[("login", nic)]), asked.elapsed())
                    };
                    thread::Builder::new().stack_size(512 * 1024).spawn_scoped(scope, one).unwrap()
                })
                .collect();
            crowd.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
        }))
    });
    let answers = answers.unwrap();
    for (answer, _) in &answers {
        assert_eq!((answer.status, answer.header("retry-after")), (503, Some("5")));
    }
    // All for whom there is no place in the queue are told so before those who wait in it.
    let mut took: Vec<_> = answers.iter().map(|(_, took)| *took).collect();
    took.sort_unstable();
    let (beyond, longest) = (took[CROWD - QUEUE - 1], took[CROWD - 1]);
    assert!(beyond < WAIT_MAX, "{beyond:?}");
    assert!(longest < ANSWER_MAX, "{longest:?}");
    assert_eq!(alice.get("/services").status, 200, "healthy again");
    let most = memory(running.process());
    assert!(most < MEMORY_MAX, "{most} KiB");
    assert_eq!(running.ends_on("TERM"), Some(0));
}
