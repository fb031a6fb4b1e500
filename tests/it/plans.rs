//! How the databases find what a list or a piece of work needs, on tables with some 10,000s of rows: by an index that leads
//! there in order, not by reading a whole table, throwing most of it away or sorting it. Not looked at: an account's sessions and
//! its open requests, which are sorted where they are few.

mod data;

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use diesel::connection::{Connection, InstrumentationEvent};
use diesel::prelude::*;
use diesel::sql_types::Text;
use handover::domain::request::State;
use handover::domain::service::ContactType;
use handover::domain::time::DAY;
use handover::domain::{RequestId, ServiceId, SubmissionId};
use handover::store::request_lists::{self, Beyond, SeenRequests};
use handover::store::services::{ServiceFilter, ServiceOrder, ServiceQuery, ServiceSort};
use handover::store::{
    AnyConnection, Database, StoreResult, Tx, codes, connection, events, housekeeping, outbox, requests, services,
    setbacks, throttle,
};

use crate::support::app::{Ground, on_postgres};
use data::{AGENCY, NOW};

/// Rows that PostgreSQL may read for nothing, or sort, on the way to a page of a list.
const FOR_NOTHING: u64 = 1000;
/// What a page takes, and how far in the deep ones are.
const PAGE: usize = 26;
const DEEP: usize = 1500;

/// The statements that something took, with their values written in.
struct Recorder {
    conn: AnyConnection,
    db: Database,
    faults: String,
}

impl Recorder {
    fn new(ground: &Ground) -> Self {
        let mut conn = connection::connect(&ground.url).unwrap();
        data::fill(&mut conn);
        Self { conn, db: Database::open(&ground.url, 8).unwrap(), faults: String::new() }
    }

    /// Does it, and looks at the plan of each statement that it took.
    fn look<T, E: std::fmt::Debug>(&mut self, name: &str, act: impl FnOnce(&mut AnyConnection) -> Result<T, E>) -> T {
        let statements: Arc<Mutex<Vec<String>>> = Arc::default();
        let into = Arc::clone(&statements);
        self.conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                into.lock().unwrap().push(query.to_string());
            }
        });
        let done = act(&mut self.conn).unwrap();
        self.conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
        self.judge_all(name, &statements);
        done
    }

    /// The same, of what is written in a transaction.
    fn look_at_write<T>(&mut self, name: &str, act: impl Fn(&mut Tx) -> StoreResult<T>) -> T {
        let statements: Arc<Mutex<Vec<String>>> = Arc::default();
        let done = self.db.write_blocking(|tx| {
            let into = Arc::clone(&statements);
            tx.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                if let InstrumentationEvent::StartQuery { query, .. } = event {
                    into.lock().unwrap().push(query.to_string());
                }
            });
            let done = act(tx);
            tx.set_instrumentation(|_: InstrumentationEvent<'_>| {});
            done
        });
        self.judge_all(name, &statements);
        done.unwrap()
    }

    fn judge_all(&mut self, name: &str, statements: &Mutex<Vec<String>>) {
        let statements = std::mem::take(&mut *statements.lock().unwrap());
        assert!(!statements.is_empty(), "{name} takes no statement");
        for statement in statements {
            self.judge(name, &data::written_out(&statement));
        }
    }

    fn judge(&mut self, name: &str, statement: &str) {
        let looks = ["SELECT", "UPDATE", "DELETE"].iter().any(|verb| statement.starts_with(verb));
        // None of these: nothing is looked for.
        if !looks || statement.contains("(1=0)") || statement.contains("ARRAY[]") {
            return;
        }
        let plan = self.plan(statement);
        let judge = if on_postgres() { wrong_on_postgres } else { wrong_on_sqlite };
        for wrong in judge(&plan, name) {
            writeln!(self.faults, "{name}: {}\n  {statement}\n    {}", wrong.trim(), plan.join("\n    ")).unwrap();
        }
    }

    fn plan(&mut self, statement: &str) -> Vec<String> {
        match &mut self.conn {
            AnyConnection::Sqlite(sqlite) => {
                let asked = diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}"));
                asked.load::<Detail>(sqlite).unwrap().into_iter().map(|line| line.detail).collect()
            }
            AnyConnection::Postgres(postgres) => {
                let asked = format!("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) {statement}");
                let lines = postgres.test_transaction(|postgres| diesel::sql_query(asked).load::<Line>(postgres));
                lines.into_iter().map(|line| line.line).collect()
            }
        }
    }
}

#[derive(QueryableByName)]
struct Detail {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// May be read whole: indexes over the few rows that something is still to be done with, and what few
/// accounts have.
const SMALL: [&str; 3] = ["outbox_refused", "outbox_waiting", "setbacks"];

fn wrong_on_sqlite<'p>(plan: &'p [String], _: &str) -> Vec<&'p str> {
    let reads_all = |line: &str| line.starts_with("SCAN") && !SMALL.iter().any(|index| line.contains(index));
    let wrong = |line: &&str| reads_all(line) && *line != "SCAN CONSTANT ROW" || line.contains("TEMP B-TREE");
    plan.iter().map(String::as_str).filter(wrong).collect()
}

fn wrong_on_postgres<'p>(plan: &'p [String], name: &str) -> Vec<&'p str> {
    let reads_all = |line: &&str| line.contains("Seq Scan on") && !SMALL.iter().any(|small| line.contains(small));
    let mut wrong: Vec<&str> = plan.iter().map(String::as_str).filter(reads_all).collect();
    for pair in plan.windows(2) {
        let removed = number(&pair[0], "Rows Removed by Filter: ");
        // What a search throws away is what it looks through.
        let for_nothing = removed.is_some_and(|rows| rows > FOR_NOTHING) && !name.contains("search");
        // What is sorted stands below.
        let sorted = number(&pair[1], "actual rows=").filter(|_| pair[0].contains("Sort Method: "));
        if for_nothing || sorted.is_some_and(|rows| rows > FOR_NOTHING) {
            wrong.push(&pair[0]);
        }
    }
    wrong
}

fn number(line: &str, before: &str) -> Option<u64> {
    let digits = line.split_once(before)?.1.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[test]
fn every_list_is_read_in_order_from_an_index() {
    let ground = Ground::new();
    let mut recorder = Recorder::new(&ground);
    all_services(&mut recorder);
    all_requests(&mut recorder);
    for beyond in [Beyond::Start, Beyond::OlderThan(65_000), Beyond::NewerThan(65_000)] {
        recorder.look("history of an account", |conn| events::history_of_account(conn, AGENCY, beyond, PAGE));
    }
    recorder.look("history of a request", |conn| events::history_of_request(conn, RequestId(500), 100));
    recorder.look("unsent emails", |conn| outbox::unsent(conn, 0, 100));
    assert!(recorder.faults.is_empty(), "{}", recorder.faults);
}

fn all_services(recorder: &mut Recorder) {
    let mut wishes = Vec::new();
    for by in [ServiceSort::Name, ServiceSort::Category] {
        for descending in [false, true] {
            let mut filters = vec![ServiceFilter { search: Some("name-12".to_owned()), ..ServiceFilter::default() }];
            for category in [None, Some("VPS".to_owned())] {
                for role in [None, Some(ContactType::Technical)] {
                    filters.push(ServiceFilter { search: None, category: category.clone(), role });
                }
            }
            let order = ServiceOrder { by, descending };
            wishes.extend(filters.into_iter().map(|filter| ServiceQuery { filter, order }));
        }
    }
    for wanted in wishes {
        let name = format!("services, {wanted:?}").replace("search: None, ", "");
        let name = if wanted.filter.search.is_none() { name.replace("search", "") } else { name };
        recorder.look(&name, |conn| services::of_account(conn, AGENCY, &wanted, None, PAGE));
        let before = services::of_account(&mut recorder.conn, AGENCY, &wanted, None, DEEP).unwrap();
        let (place, _) = before.last().unwrap();
        let page = recorder.look(&name, |conn| services::of_account(conn, AGENCY, &wanted, Some(place), PAGE));
        assert!(wanted.filter.search.is_some() || wanted.filter.category.is_some() || page.len() == PAGE, "{name}");
    }
    recorder.look("number of services", |conn| services::count_of_account(conn, AGENCY));
}

fn all_requests(recorder: &mut Recorder) {
    let states = [
        State::Pending,
        State::Processing,
        State::Done,
        State::Declined,
        State::Cancelled,
        State::Expired,
        State::Failed,
    ];
    for state in states.into_iter().map(Some).chain([None]) {
        for beyond in [Beyond::Start, Beyond::OlderThan(30_000), Beyond::NewerThan(30_000)] {
            let name = format!("requests, {state:?}, {beyond:?}");
            recorder.look(&name, |conn| {
                request_lists::of_account(conn, SeenRequests { account: AGENCY, state, now: NOW }, beyond, PAGE)
            });
        }
    }
    recorder.look("number of open requests", |conn| request_lists::count_open_of(conn, AGENCY, NOW));
    recorder.look("being replaced", |conn| request_lists::is_being_replaced(conn, AGENCY, NOW));
    recorder.look("open on a service", |conn| requests::open_on_service(conn, ServiceId(100)));
    recorder.look("of a submission", |conn| requests::of_submission(conn, SubmissionId(100)));
}

#[test]
fn what_is_due_is_found_without_reading_what_is_not() {
    let ground = Ground::new();
    let mut recorder = Recorder::new(&ground);
    let most = 100;
    recorder.look("to be carried out", |conn| requests::to_apply(conn, NOW, most));
    recorder.look("to expire", |conn| requests::to_expire(conn, NOW, most));
    recorder.look("decided ahead", |conn| requests::decided_ahead(conn, NOW, most));
    recorder.look("to remind", |conn| codes::to_remind(conn, NOW, most));
    let claimed = recorder.look_at_write("claim", |tx| outbox::claim(tx, NOW, Duration::from_secs(55), 20));
    assert_eq!(claimed.len(), 20);
    recorder.look_at_write("pull back", |tx| outbox::pull_back(tx, NOW, most));
    recorder.look_at_write("put off others", |tx| outbox::put_off_others(tx, AGENCY, NOW));
    recorder.look("throttle", |conn| throttle::wait(conn, "k7", 5, DAY, NOW));
    let failing = recorder.look("work that fails", |conn| setbacks::still_failing(conn, 0, most));
    assert_eq!(failing.len(), 100);
    recorder.look("work on a request that fails", |conn| setbacks::of_request(conn, 301, 301));
    let gone = recorder.look_at_write("sweep", |tx| housekeeping::sweep(tx, DAY * 365 * 5, NOW, most));
    assert!(gone > 500, "{gone}");
    assert!(recorder.faults.is_empty(), "{}", recorder.faults);
}

/// Of 1,000 emails about one submission, for two readers, half are sent.
#[test]
fn the_emails_of_one_submission_are_claimed_without_reading_those_that_were_sent() {
    let ground = Ground::new();
    let mut recorder = Recorder::new(&ground);
    diesel::sql_query("DELETE FROM outbox").execute(&mut recorder.conn).unwrap();
    let counted = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 1000)";
    let columns =
        "kind, submission_id, request_id, account_id, message_id, created_at, not_before, outcome, finished_at";
    let values =
        "'done', 7, 7, 1 + i % 2, 'm' || i, 0, 0, CASE WHEN i <= 500 THEN 'sent' END, CASE WHEN i <= 500 THEN 0 END";
    let filled = format!("INSERT INTO outbox ({columns}) {counted} SELECT {values} FROM n");
    diesel::sql_query(filled).execute(&mut recorder.conn).unwrap();
    let done = recorder.db.write_blocking(|tx| {
        let told = Arc::new(Mutex::new(Vec::new()));
        let into = Arc::clone(&told);
        tx.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                into.lock().unwrap().push(query.to_string());
            }
        });
        let claimed = outbox::claim(tx, NOW, Duration::from_secs(55), 20)?;
        let statement = data::written_out(&told.lock().unwrap()[0]);
        Ok((statement, claimed))
    });
    let (statement, claimed) = done.unwrap();
    assert_eq!(claimed.len(), 2, "one for each reader");
    if on_postgres() {
        // With few rows it may as well read all that is unfinished once. What is looked at is how an index leads there.
        for way in ["enable_hashjoin", "enable_mergejoin", "enable_seqscan"] {
            diesel::sql_query(format!("SET {way} = off")).execute(&mut recorder.conn).unwrap();
        }
    }
    let plan = recorder.plan(&statement);
    let whole = plan.join("\n");
    if on_postgres() {
        let rows = rows_read(&plan);
        assert!(rows < 10_000, "{rows} rows are read for two\n{whole}");
    } else {
        assert!(plan.iter().any(|line| line.contains("earlier") && line.contains("outbox_unfinished")), "{whole}");
    }
}

/// Rows that the parts of PostgreSQL's plan give or throw away, in all their rounds.
fn rows_read(plan: &[String]) -> u64 {
    let mut rounds = 1;
    let rows = plan.iter().map(|line| {
        rounds = number(line, "loops=").unwrap_or(rounds);
        ["actual rows=", "Rows Removed by Filter: ", "Rows Removed by Join Filter: "]
            .iter()
            .filter_map(|what| number(line, what))
            .sum::<u64>()
            * rounds
    });
    rows.sum()
}
