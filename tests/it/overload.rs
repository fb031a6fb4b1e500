//! More than can be served, and a database that has no time: quick and clear refusals, and health afterwards.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use handover::config::DatabaseUrl;
use handover::store::{AnyConnection, connection, sessions};

use crate::support::app::{CONNECTIONS, TestApp, on_postgres};
use crate::support::customer::Customer;
use crate::support::program::Running;

/// How many may wait for one of them.
const QUEUE: usize = 512;
/// More than may wait.
const CROWD: usize = 600;
/// Forms that wait while something else holds the database: more than there are connections.
const FORMS: usize = 24;
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
    let taken: Vec<_> = (0..CONNECTIONS).map(|_| app.conn()).collect();
    let page = alice.send("GET", "/services", None, &[]);
    assert_eq!((page.status, page.header("retry-after")), (503, Some("5")), "{}", page.body);
    assert_eq!(page.text("h1"), "Temporarily unavailable");
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
    let answers = app.db_while(hold, || {
        thread::scope(|scope| {
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
        })
    });
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

/// A connection of another program.
fn another(app: &TestApp) -> AnyConnection {
    connection::connect(&DatabaseUrl::parse(&app.database_url()).unwrap()).unwrap()
}

/// Keeps everybody else from writing, as an import does; all may read.
fn hold(conn: &mut AnyConnection, table: &str) {
    let lock = format!("BEGIN; LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE");
    conn.batch_execute(if on_postgres() { &lock } else { "BEGIN IMMEDIATE" }).unwrap();
}

#[test]
fn while_forms_wait_for_what_holds_the_database_pages_are_read() {
    let mut app = TestApp::start();
    let running = Running::serve(&app, &[("HANDOVER_LIMITS", "off")]);
    app.base = running.address();
    let alice = app.customer("Alice");
    assert_eq!(alice.get("/services").status, 200);
    let mut import = another(&app);
    hold(&mut import, "links");
    let answered = AtomicUsize::new(0);
    let forms = thread::scope(|scope| {
        let ask = || {
            let answer = Customer::stranger(&app).post("/forgot-password", &[("login", &alice.nic)]);
            answered.fetch_add(1, Ordering::SeqCst);
            answer.status
        };
        let forms: Vec<_> = (0..FORMS).map(|_| scope.spawn(ask)).collect();
        // Long enough for all to arrive, and much shorter than they wait.
        thread::sleep(Duration::from_millis(500));
        let page = alice.send("GET", "/services", None, &[]);
        assert_eq!((page.status, answered.load(Ordering::SeqCst)), (200, 0), "read while the forms wait");
        import.batch_execute("ROLLBACK").unwrap();
        forms.into_iter().map(|form| form.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(forms, [303; FORMS], "and taken once the database is free");
    assert_eq!(running.ends_on("TERM"), Some(0));
}

#[test]
fn a_page_does_not_wait_for_the_use_of_its_session_to_be_written_down() {
    let app = TestApp::start();
    let alice = app.customer("Alice");
    assert_eq!(alice.get("/services").status, 200);
    let used = || sessions::of_account(&mut app.conn(), alice.id, app.clock.now(), 1).unwrap().remove(0).seen_at;
    let began = used();
    app.advance(Duration::from_mins(6));
    let mut import = another(&app);
    hold(&mut import, "sessions");
    let asked = Instant::now();
    assert_eq!(alice.get("/services").status, 200);
    assert!(asked.elapsed() < WAIT_MAX, "{:?}", asked.elapsed());
    assert_eq!(used(), began, "left out");
    import.batch_execute("ROLLBACK").unwrap();
    // Whoever comes while the database is just being left leaves it out once more.
    let made_up_for = (0..20).any(|_| {
        assert_eq!(alice.get("/services").status, 200);
        used() > began
    });
    assert!(made_up_for, "and made up for by a later page");
}
