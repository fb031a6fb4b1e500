//! What a statement's plan says, and what is wrong with it.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use diesel::connection::{Connection, InstrumentationEvent};
use diesel::prelude::*;
use diesel::sql_types::Text;
use handover::store::{AnyConnection, Database, StoreResult, Tx, connection};

use super::data;
use crate::support::app::{Ground, on_postgres};

/// Rows that PostgreSQL may read for nothing, or sort, on the way to a page of a list.
const FOR_NOTHING: u64 = 1000;
/// How often PostgreSQL plans a prepared statement anew before it thinks of keeping a plan.
const UNTIL_KEPT: usize = 6;

/// The statements that something took, with their values written in.
pub struct Recorder {
    pub conn: AnyConnection,
    pub db: Database,
    pub faults: String,
}

impl Recorder {
    pub fn new(ground: &Ground) -> Self {
        let mut conn = connection::connect(&ground.url).unwrap();
        data::fill(&mut conn);
        Self { conn, db: Database::open(&ground.url, 8).unwrap(), faults: String::new() }
    }

    /// Does it, and looks at the plan of each statement that it took.
    pub fn look<T, E: std::fmt::Debug>(
        &mut self,
        name: &str,
        act: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> T {
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
    pub fn look_at_write<T>(&mut self, name: &str, act: impl Fn(&mut Tx) -> StoreResult<T>) -> T {
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
            self.judge(name, &statement);
        }
    }

    fn judge(&mut self, name: &str, told: &str) {
        let statement = &data::written_out(told);
        let looks = ["SELECT", "UPDATE", "DELETE"].iter().any(|verb| statement.starts_with(verb));
        // None of these: nothing is looked for.
        if !looks || statement.contains("(1=0)") || statement.contains("ARRAY[]") {
            return;
        }
        let mut plans = vec![self.plan(statement)];
        if on_postgres() && statement.starts_with("SELECT") {
            plans.push(self.kept_plan(told));
        }
        let judge = if on_postgres() { wrong_on_postgres } else { wrong_on_sqlite };
        for plan in plans {
            for wrong in judge(&plan, name) {
                writeln!(self.faults, "{name}: {}\n  {statement}\n    {}", wrong.trim(), plan.join("\n    ")).unwrap();
            }
        }
    }

    /// The plan that PostgreSQL has for a prepared statement once it has chosen one to keep, if it keeps any: made for whatever
    /// values, as for an account that has little.
    fn kept_plan(&mut self, told: &str) -> Vec<String> {
        let (statement, values) = data::with_values(told);
        let given = if values.is_empty() { String::new() } else { format!("({})", values.join(", ")) };
        let execute = format!("EXECUTE kept{given}");
        diesel::sql_query(format!("PREPARE kept AS {statement}")).execute(&mut self.conn).unwrap();
        for _ in 0..UNTIL_KEPT {
            diesel::sql_query(&execute).execute(&mut self.conn).unwrap();
        }
        let plan = self.plan(&execute);
        diesel::sql_query("DEALLOCATE kept").execute(&mut self.conn).unwrap();
        plan
    }

    pub fn plan(&mut self, statement: &str) -> Vec<String> {
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

/// May be read whole: indexes over the few rows that something is still to be done with, what few accounts have, and webhooks, of
/// which there are at most twenty.
const SMALL: [&str; 6] =
    ["outbox_refused", "outbox_waiting", "outbox_not_tried", "outbox_failing", "setbacks", "webhooks"];

fn wrong_on_sqlite<'p>(plan: &'p [String], name: &str) -> Vec<&'p str> {
    let reads_all = |line: &str| line.starts_with("SCAN") && !SMALL.iter().any(|index| line.contains(index));
    // What one part of a list, or the page of all its parts, holds is no more than a page.
    // SQLite has no name for what a window looks through.
    let is_page =
        |line: &str| line == "SCAN page" || line.starts_with("SCAN as_") || line.starts_with("SCAN (subquery-");
    let (mut wrong, mut sorts_a_page, mut groups_own) = (Vec::new(), false, false);
    // What is gathered has to be sorted: no more than what was found.
    let gathers = name.contains("gathered");
    for line in plan.iter().map(String::as_str) {
        sorts_a_page = is_page(line) || sorts_a_page && !line.starts_with("CO-ROUTINE");
        // What is open on an account's own services: of a large submission it is one.
        groups_own = line == "CO-ROUTINE as_own" || groups_own && line != "SCAN as_own";
        let reads_much = reads_all(line) && line != "SCAN CONSTANT ROW" && !is_page(line);
        if reads_much || line.contains("TEMP B-TREE") && !sorts_a_page && !groups_own && !gathers {
            wrong.push(line);
        }
    }
    wrong
}

fn wrong_on_postgres<'p>(plan: &'p [String], name: &str) -> Vec<&'p str> {
    let reads_all = |line: &&str| {
        // These have one row.
        let is_one = ["notice_terms", "operator_log_ends", "feed_ends"]
            .iter()
            .any(|one| line.contains(&format!("Seq Scan on {one}")));
        let reads = line.contains("Seq Scan on") && !is_one && !line.contains("(never executed)");
        reads && !SMALL.iter().any(|small| line.contains(small))
    };
    let mut wrong: Vec<&str> = plan.iter().map(String::as_str).filter(reads_all).collect();
    let mut is_small = false;
    for pair in plan.windows(2) {
        if pair[0].contains("Scan ") {
            // Of what waits for all webhooks, twenty at most, PostgreSQL reads the little there is in a row rather than a part here and there.
            let waits = pair[0].contains("webhook_deliveries_by_time");
            is_small = waits || SMALL.iter().any(|small| pair[0].contains(small));
        }
        let removed = number(&pair[0], "Rows Removed by Filter: ");
        // What a search throws away is what it looks through.
        let for_nothing = removed.is_some_and(|rows| rows > FOR_NOTHING) && !name.contains("search") && !is_small;
        // What is sorted stands below.
        let sorted = number(&pair[1], "actual rows=").filter(|_| pair[0].contains("Sort Method: "));
        if for_nothing || sorted.is_some_and(|rows| rows > FOR_NOTHING) {
            wrong.push(&pair[0]);
        }
    }
    wrong
}

pub fn number(line: &str, before: &str) -> Option<u64> {
    let digits = line.split_once(before)?.1.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}
