//! A day's renewal notices: how long they take to be written with many services beside those that are due, and how long a page and
//! another write wait meanwhile at most. With `--features postgres-tests` on PostgreSQL too, in a cluster that is made for it.
//!
//! `cargo bench --bench renewals` prints a table for each database; nothing is asserted, since machines are noisy. More services than
//! a million, a five-hundredth of which are due: `HANDOVER_BENCH_SERVICES=10000000`.

#[cfg(feature = "postgres-tests")]
#[path = "../../tests/it/support/cluster.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod cluster;

use std::env;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use handover::brand::Look;
use handover::clock::Clock;
use handover::config::{BaseUrl, DatabaseUrl, SecretKeys, WebhookReach};
use handover::domain::AccountId;
use handover::domain::account::Language;
use handover::domain::day::Day;
use handover::domain::renewal::NoticeSteps;
use handover::domain::request::Actor;
use handover::domain::service::ContactType;
use handover::domain::time_zone::TimeZone;
use handover::flows::Terms;
use handover::keys::Keyring;
use handover::mail::Stationery;
use handover::store::accounts::AccountChange;
use handover::store::feed::Stamp;
use handover::store::service_lists::{self, ServiceFilter, ServiceOrder, ServiceQuery, ServiceScan, ServiceSort};
use handover::store::{Database, StoreResult, accounts, connection, migrations};
use handover::webhooks::post::Poster;
use handover::words::HouseStyle;
use handover::work::WorkerContext;

/// Services of each billing contact.
const EACH: u64 = 50;
/// One in so many is due.
const DUE: u64 = 500;
/// A page shows so many, and one more is looked for.
const PAGE: usize = 26;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let services = env::var("HANDOVER_BENCH_SERVICES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir()?;
    measure("SQLite", &DatabaseUrl::Sqlite(folder.path().join("bench.db")), services)?;
    #[cfg(feature = "postgres-tests")]
    {
        let cluster = cluster::Cluster::start(&["shared_buffers=256MB", "max_wal_size=4GB"]);
        cluster.execute("postgres", "CREATE DATABASE bench");
        measure("PostgreSQL", &DatabaseUrl::parse(&cluster.address("bench"))?, services)?;
    }
    Ok(())
}

fn measure(kind: &str, url: &DatabaseUrl, services: u64) -> Outcome<()> {
    migrations::run(&mut connection::connect(url)?)?;
    let context = context(Database::open(url, 8)?)?;
    fill(&context, services)?;
    let (context, at_work) = (&context, &AtomicBool::new(true));
    let began = Instant::now();
    let (took, read, written) = thread::scope(|scope| -> Outcome<_> {
        let reader = scope.spawn(|| slowest(at_work, || context.db.read_blocking(page)));
        let french = AccountChange { language: Some(Language::French), ..AccountChange::default() };
        let stamp = Stamp { by: Actor::Account(AccountId(1)), at: context.clock.now() };
        let write = move || context.db.write_blocking(|tx| accounts::change(tx, AccountId(1), &french, stamp));
        let writer = scope.spawn(move || slowest(at_work, write));
        let done = (|| -> StoreResult<()> {
            while context.tend(false)? {}
            Ok(())
        })();
        let took = began.elapsed();
        at_work.store(false, Ordering::Relaxed);
        done?;
        let slowest = [reader, writer].map(|thread| thread.join().unwrap_or(Ok(Duration::MAX)));
        let [read, written] = slowest;
        Ok((took, read?, written?))
    })?;
    println!("\n{kind}: {services} services, {} of them due today", services / DUE);
    println!("{:<52} {:>8.2} s", "the day's notices are written in", took.as_secs_f64());
    println!("{:<52} {:>8.0} ms", "a page waited meanwhile at most", read.as_secs_f64() * 1000.0);
    println!("{:<52} {:>8.0} ms", "another write waited meanwhile at most", written.as_secs_f64() * 1000.0);
    Ok(())
}

/// The longest that something took, done again and again as long as the worker is at work.
fn slowest<T>(at_work: &AtomicBool, act: impl Fn() -> StoreResult<T>) -> StoreResult<Duration> {
    let mut slowest = Duration::ZERO;
    while at_work.load(Ordering::Relaxed) {
        let began = Instant::now();
        act()?;
        slowest = slowest.max(began.elapsed());
        thread::sleep(Duration::from_millis(5));
    }
    Ok(slowest)
}

/// What the list of an account's services asks.
fn page(conn: &mut handover::store::AnyConnection) -> StoreResult<usize> {
    let order = ServiceOrder { by: ServiceSort::Name, descending: false };
    let query = ServiceQuery { filter: ServiceFilter::default(), order };
    let through = ContactType::ALL;
    let scan = ServiceScan {
        account: AccountId(2),
        query: &query,
        through: &through,
        beyond: None,
        backwards: false,
        most: PAGE,
    };
    Ok(service_lists::of_account(conn, &scan)?.len())
}

/// Services with last days in the year to come, and among them those that come to a step today; every contact was looked after
/// yesterday, and is planned for this morning where that is so.
fn fill(context: &WorkerContext, services: u64) -> Outcome<()> {
    let today = Day::at(context.clock.now(), TimeZone::UTC).0;
    let contacts = services / EACH;
    let counted = |rows: u64| {
        format!("WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {rows})")
    };
    let statements = [
        format!(
            "INSERT INTO accounts (nic_handle, name, search_name, email, email_key, zone, language, created_at) {} \
             SELECT 'xx' || i || '-nic', 'Name', 'name', i || '@example.org', i || '@example.org', 'eu', 'en', 0 FROM n",
            counted(contacts)
        ),
        format!(
            "INSERT INTO services (name, sort_name, category, admin_id, tech_id, billing_id, expires_on) {} \
             SELECT 'name-' || i, 'name-' || i, 'DOMAIN', 1 + i / {EACH} % {contacts}, 1 + i / {EACH} % {contacts}, 1 + i / {EACH} % {contacts}, \
             CASE i % {DUE} WHEN 0 THEN {today} + 30 ELSE {today} + 31 + i % 330 END FROM n",
            counted(services)
        ),
        "DELETE FROM notice_rounds".to_owned(),
        format!(
            "INSERT INTO notice_rounds (account_id, at) \
             SELECT DISTINCT billing_id, 0 FROM services WHERE expires_on = {today} + 30"
        ),
    ];
    for statement in statements {
        diesel::sql_query(statement).execute(&mut *context.db.connection()?)?;
    }
    // What both databases do by themselves after a while.
    diesel::sql_query("ANALYZE").execute(&mut *context.db.connection()?)?;
    Ok(())
}

/// A worker at noon.
fn context(db: Database) -> Outcome<WorkerContext> {
    let keyring = Arc::new(Keyring::new(&SecretKeys::from_hex(&"0".repeat(64))?));
    let terms = Terms {
        keyring: Arc::clone(&keyring),
        request_ttl: Duration::ZERO,
        apply_delay: Duration::ZERO,
        notice_steps: NoticeSteps::default(),
        time_zone: TimeZone::UTC,
        limits: true,
        zones: Vec::new(),
        nic_suffix: String::new(),
    };
    let stationery = Stationery {
        return_to: None,
        base_url: BaseUrl::parse("http://localhost")?,
        style: HouseStyle::default(),
        brand: String::new(),
        look: Look::default(),
        from: "a@example.org".parse()?,
        keyring,
    };
    let poster = Poster::new(WebhookReach::default());
    let noon = Day::at(Clock::default().now(), TimeZone::UTC).at_hour(12, TimeZone::UTC);
    Ok(WorkerContext {
        db,
        clock: Clock::starting_at(noon),
        terms,
        stationery,
        poster,
        gate: None,
        keep: Duration::ZERO,
    })
}
