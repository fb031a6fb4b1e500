//! Transactions that begin early and end late, beside others and beside readers.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use handover::store::feed::{FeedEntry, give_numbers};
use handover::store::{StoreError, StoreResult, Tx};
use serde_json::Value;

use super::{page, reads_on, told};
use crate::support::app::{TestApp, on_postgres};

const EARLY: &str = "INSERT INTO feed (kind, data, happened_at) VALUES ('early', '{}', 0)";

fn kinds(entries: &[FeedEntry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.kind.as_str()).collect()
}

#[test]
fn what_begins_early_and_commits_late_is_read_behind_what_was_read_before() {
    let app = TestApp::start();
    app.customer("Alice");
    if !on_postgres() {
        // Nobody else writes meanwhile; what is numbered is read all the same, and soon.
        app.customer("Bob");
        assert_eq!(reads_on(&app.db, 0, 100).len(), 2);
        app.customer("Carol");
        app.db_while(EARLY, || {
            let began = Instant::now();
            assert_eq!(page(&app.db, 0, 100).next, 2);
            assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
        });
        assert_eq!(kinds(&reads_on(&app.db, 2, 100)), ["account.created", "early"]);
        return;
    }
    let mut read = Vec::new();
    app.db_while(EARLY, || {
        app.customer("Bob");
        read = reads_on(&app.db, 0, 100);
        assert_eq!(kinds(&read), ["account.created", "account.created"], "it is not committed");
        app.customer("Carol");
        read.extend(reads_on(&app.db, 2, 100));
    });
    app.customer("Dave");
    read.extend(reads_on(&app.db, 3, 100));
    assert_eq!(kinds(&read), ["account.created", "account.created", "account.created", "early", "account.created"]);
    let numbers: Vec<i64> = read.iter().map(|entry| entry.number).collect();
    assert_eq!((numbers, read), ((1..=5).collect(), reads_on(&app.db, 0, 100)));
}

#[test]
fn numbers_that_are_given_in_vain_are_given_again() {
    let app = TestApp::start();
    app.customer("Alice");
    let killed: StoreResult<()> = app.db.write_blocking(|tx| {
        assert_eq!(give_numbers(tx)?, 1);
        Err(StoreError::Corrupt("killed".to_owned()))
    });
    killed.unwrap_err();
    app.customer("Bob");
    assert_eq!(reads_on(&app.db, 0, 100).iter().map(|entry| entry.number).collect::<Vec<_>>(), [1, 2]);
}

const WRITERS: usize = 4;
const EACH: usize = 25;

/// One more change of an account, which is held: the event says how many there have been.
fn changes(tx: &mut Tx, account: i64, pause: Duration) -> StoreResult<()> {
    #[derive(QueryableByName)]
    struct Counted {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let counted = "UPDATE accounts SET outstanding_payments = outstanding_payments + 1 WHERE id = ";
    let counted = format!("{counted}{account} RETURNING CAST(outstanding_payments AS BIGINT) AS count");
    let count = diesel::sql_query(counted).get_result::<Counted>(&mut **tx)?.count;
    let insert = format!(
        "INSERT INTO feed (kind, account_id, data, happened_at) VALUES ('x', {account}, '{{\"n\":{count}}}', 0)"
    );
    diesel::sql_query(insert).execute(&mut **tx)?;
    thread::sleep(pause);
    Ok(())
}

/// Reads on until so many events were read; each reader with pages of its own size.
fn reads_all(app: &TestApp, limit: usize, most: usize) -> Vec<FeedEntry> {
    let (mut all, until) = (Vec::<FeedEntry>::new(), Instant::now() + Duration::from_secs(60));
    while all.len() < most {
        assert!(Instant::now() < until, "{} of {most} were read", all.len());
        let after = all.last().map_or(0, |entry| entry.number);
        all.extend(page(&app.db, after, limit).events);
    }
    all
}

#[test]
fn several_readers_beside_slow_writers_read_everything_once_and_in_order() {
    let app = TestApp::start();
    let accounts: Vec<i64> = ["Alice", "Bob", "Carol"].map(|name| app.customer(name).id.0).to_vec();
    assert_eq!(app.feed_end(), 3);
    let most = 3 + WRITERS * EACH;
    let (rolled_back, dice) = (AtomicUsize::new(0), AtomicUsize::new(7));
    let throw =
        |sides: usize| dice.fetch_add(1_103_515_245, Ordering::Relaxed).wrapping_mul(2_654_435_761) / 65_536 % sides;
    let writes = || {
        for _ in 0..EACH {
            let (account, pause) = (accounts[throw(3)], Duration::from_millis(throw(20) as u64));
            if throw(4) == 0 {
                let given_up: StoreResult<()> = app.db.write_blocking(|tx| {
                    changes(tx, account, pause)?;
                    Err(StoreError::Corrupt("given up".to_owned()))
                });
                given_up.unwrap_err();
                rolled_back.fetch_add(1, Ordering::Relaxed);
            }
            app.db.write_blocking(|tx| changes(tx, account, pause)).unwrap();
        }
    };
    let read: Vec<Vec<FeedEntry>> = thread::scope(|scope| {
        let app = &app;
        let readers = [1, 3, 100].map(|limit| scope.spawn(move || reads_all(app, limit, most)));
        for _ in 0..WRITERS {
            scope.spawn(writes);
        }
        readers.into_iter().map(|reader| reader.join().unwrap()).collect()
    });
    assert!(rolled_back.into_inner() > 0);
    let whole = reads_on(&app.db, 0, 1000);
    let numbers: Vec<i64> = whole.iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, (1..=i64::try_from(most).unwrap()).collect::<Vec<_>>(), "without gaps");
    assert!(read.iter().all(|read| *read == whole), "every reader has read the same");
    let mut counts: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (account, data) in of_accounts(&app) {
        let data: Value = serde_json::from_str(&data).unwrap();
        counts.entry(account).or_default().extend(data["n"].as_i64());
    }
    for (account, counts) in &counts {
        assert!(counts.is_sorted(), "the changes of account {account} are in their order: {counts:?}");
    }
    assert_eq!(
        counts.values().map(Vec::len).sum::<usize>(),
        most - 3,
        "{:?}",
        whole.iter().map(told).collect::<Vec<_>>()
    );
}

/// The events of accounts in the order of their numbers.
fn of_accounts(app: &TestApp) -> Vec<(String, String)> {
    #[derive(QueryableByName)]
    struct Told {
        #[diesel(sql_type = BigInt)]
        account_id: i64,
        #[diesel(sql_type = Text)]
        data: String,
    }
    let all = diesel::sql_query("SELECT account_id, data FROM feed WHERE account_id IS NOT NULL ORDER BY number");
    let all: Vec<Told> = all.load(&mut *app.conn()).unwrap();
    all.into_iter().map(|told| (told.account_id.to_string(), told.data)).collect()
}
