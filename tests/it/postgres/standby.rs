//! The primary dies, the standby is promoted, and the application carries on.

use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use handover::config::DatabaseUrl;
use handover::domain::ServiceId;
use handover::store::connection;

use crate::support::app::TestApp;
use crate::support::cluster::{Cluster, command, succeeded};
use crate::support::customer::Customer;
use crate::support::program::Running;

/// Who asks, each with services of its own.
const CUSTOMERS: usize = 3;
const SERVICES: usize = 200;
/// The application must carry on within this time of the promotion.
const SECONDS: Duration = Duration::from_secs(20);

/// So long a worker keeps what it has taken, at most.
const A_MINUTE: Duration = Duration::from_secs(60);

/// A primary that waits with each commit for its standby.
fn pair() -> [Cluster; 2] {
    let primary = Cluster::start(&[]);
    primary.execute("postgres", "CREATE DATABASE handover");
    let standby = Cluster::start_from(&[], |data| {
        let from = ["-h", "127.0.0.1", "-U", "postgres", "-c", "fast", "-R", "-p"];
        let mut copied = command("pg_basebackup", data.parent().unwrap());
        copied.args(from).arg(primary.port().to_string()).arg("-D").arg(data);
        succeeded(&copied.output().unwrap(), "pg_basebackup");
    });
    primary.execute("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'");
    primary.execute("postgres", "SELECT pg_reload_conf()");
    wait(|| number(&primary, "SELECT count(*) AS number FROM pg_stat_replication WHERE sync_state = 'sync'") == 1);
    [primary, standby]
}

fn number(cluster: &Cluster, query: &str) -> i64 {
    #[derive(diesel::QueryableByName)]
    struct Number {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        number: i64,
    }
    let mut conn = connection::connect(&cluster.url("postgres")).unwrap();
    diesel::sql_query(query).get_result::<Number>(&mut conn).unwrap().number
}

fn wait(until: impl Fn() -> bool) {
    wait_for(A_MINUTE, until);
}

fn wait_for(at_most: Duration, until: impl Fn() -> bool) {
    let late = Instant::now() + at_most;
    while !until() {
        assert!(Instant::now() < late, "in vain");
        thread::sleep(Duration::from_millis(20));
    }
}

/// The services for which a request was answered with success, while somebody goes on asking.
struct Journal<'a> {
    kept: Mutex<Vec<ServiceId>>,
    stop: &'a AtomicBool,
}

impl Journal<'_> {
    fn len(&self) -> usize {
        self.kept.lock().unwrap().len()
    }

    /// Asks for a new technical contact of each service, once, and writes down what was answered with success.
    fn fill(&self, alice: &Customer<'_>, services: &[ServiceId]) {
        for service in services {
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
            let fields = [("tech", alice.nic.as_str())];
            match alice.anew(|this| this.post(&format!("/services/{service}/contacts"), &fields)).status {
                303 => self.kept.lock().unwrap().push(*service),
                503 => thread::sleep(Duration::from_millis(100)),
                other => panic!("answered {other}"),
            }
        }
    }
}

#[test]
fn what_was_answered_with_success_is_there_after_a_failover() {
    let [primary, standby] = pair();
    let url = format!(
        "postgres://postgres@127.0.0.1:{},127.0.0.1:{}/handover?target_session_attrs=read-write",
        primary.port(),
        standby.port()
    );
    let mut app = TestApp::at(DatabaseUrl::Postgres(url));
    let running = Running::serve(&app, &[("HANDOVER_LIMITS", "off")]);
    app.base = running.address();
    let bob = app.customer("Bob");
    let customers: Vec<_> = (0..CUSTOMERS).map(|number| app.customer(&format!("Alice{number}"))).collect();
    let own: Vec<Vec<ServiceId>> = customers
        .iter()
        .enumerate()
        .map(|(number, alice)| {
            let name = |place: usize| format!("s{place}.of{number}.example");
            (0..SERVICES).map(|place| app.service(&name(place), alice, &bob, alice)).collect()
        })
        .collect();
    let stop = AtomicBool::new(false);
    let journal = Journal { kept: Mutex::default(), stop: &stop };
    let carried_on = thread::scope(|scope| {
        for (alice, services) in customers.into_iter().zip(&own) {
            let journal = &journal;
            scope.spawn(move || journal.fill(&alice, services));
        }
        wait(|| journal.len() >= 60);
        // The standby hears nothing more: what is committed now must not be answered with success.
        let receiver = number(&standby, "SELECT pid::bigint AS number FROM pg_stat_wal_receiver").to_string();
        let signal = |name: &str| assert!(Command::new("kill").args([name, &receiver]).status().unwrap().success());
        signal("-STOP");
        thread::sleep(Duration::from_secs(2));
        primary.stop("immediate");
        let before = journal.len();
        signal("-CONT");
        succeeded(&standby.pg_ctl(&["promote"]), "pg_ctl promote");
        let promoted = Instant::now();
        wait(|| journal.len() > before);
        let carried_on = promoted.elapsed();
        wait(|| journal.len() > before + 30);
        stop.store(true, Ordering::Relaxed);
        carried_on
    });
    println!("carried on {carried_on:?} after the promotion");
    assert!(carried_on < SECONDS, "{carried_on:?}");
    for service in journal.kept.lock().unwrap().iter() {
        assert_eq!(app.db_count(&format!("request_types WHERE open AND service_id = {service}")), 1, "{service}");
    }
    works_on(&app, &running, &bob);
    assert_eq!(running.ends_on("TERM"), Some(0));
}

/// Every email that is owed arrives, those under way at the failover too, and what is confirmed now is carried out.
fn works_on(app: &TestApp, running: &Running, bob: &Customer<'_>) {
    let service = app.service("after.example", bob, bob, bob);
    let admin = app.customer("Carol");
    assert_eq!(bob.asks_for(service).tech(&admin).try_confirm().status, 303);
    wait_for(A_MINUTE * 2, || app.db_count("outbox WHERE finished_at IS NULL") == 0);
    assert_eq!(app.db_count("outbox WHERE outcome <> 'sent'"), 0);
    let request = app.db_rows(&format!("requests WHERE service_id = {service}"), &["id"])[0].parse().unwrap();
    for party in [bob, &admin] {
        party.accepts(request);
    }
    running.wait(|| (bob.sees(request) == "done").then_some(()));
    assert_eq!(app.contacts(service), [bob.id, admin.id, bob.id]);
    running.wait(|| bob.subjects().iter().any(|subject| subject.starts_with("Done")).then_some(()));
}
