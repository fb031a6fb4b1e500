//! How long events are kept, and what a reader hears that was away for longer.

use handover::domain::time::DAY;
use handover::reads::feed::FeedAnswer;

use super::{asks, page, reads_on};
use crate::support::app::TestApp;
use crate::support::program::Running;

#[test]
fn pages_of_any_size_make_up_the_whole() {
    let app = TestApp::start();
    for number in 0..23 {
        app.customer(&format!("Customer {number}"));
    }
    let all = reads_on(&app.db, 0, 1000);
    let numbers: Vec<i64> = all.iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, (1..=23).collect::<Vec<_>>());
    for limit in [1, 2, 7, 22, 23, 24] {
        assert_eq!(reads_on(&app.db, 0, limit), all, "{limit} at a time");
    }
    for after in 0..=23 {
        assert_eq!(reads_on(&app.db, after, 5), all[usize::try_from(after).unwrap()..], "after {after}");
    }
}

#[test]
fn what_is_over_is_forgotten_from_the_beginning_and_the_numbers_go_on() {
    let app = TestApp::start();
    for name in ["Alice", "Bob", "Carol"] {
        app.customer(name);
    }
    assert_eq!(app.feed_end(), 3);
    app.advance(DAY * 200);
    app.customer("Dave");
    // Nobody has numbered it, however old it gets.
    app.advance(DAY * 100);
    app.db_sweep();
    assert_eq!(app.db_count("feed"), 4);
    app.advance(DAY * 100);
    app.db_sweep();
    app.db_sweep();
    assert_eq!((app.db_count("feed"), asks(&app.db, 1, 10)), (1, FeedAnswer::Forgotten { go_on_after: 3 }));
    let [left] = &page(&app.db, 3, 10).events[..] else { panic!("not one") };
    assert_eq!(left.number, 4);
    app.advance(DAY * 400);
    app.db_sweep();
    assert_eq!((app.db_count("feed"), page(&app.db, 4, 10).next), (0, 4));
    app.customer("Erin");
    assert_eq!(reads_on(&app.db, 4, 10).iter().map(|entry| entry.number).collect::<Vec<_>>(), [5]);
}

#[test]
fn what_has_no_number_is_never_forgotten() {
    let app = TestApp::start();
    app.customer("Alice");
    app.advance(DAY * 400);
    app.db_sweep();
    assert_eq!(page(&app.db, 0, 10).events.len(), 1);
}

#[test]
fn a_reader_that_is_ahead_hears_so() {
    let app = TestApp::start();
    assert_eq!(page(&app.db, 0, 10).next, 0);
    assert_eq!(asks(&app.db, 1, 10), FeedAnswer::Ahead { last: 0 });
    app.customer("Alice");
    // Two are committed by the time that it is numbered, and it is behind them.
    app.customer("Bob");
    assert_eq!(page(&app.db, 1, 10).events.len(), 1);
    assert_eq!(asks(&app.db, 7, 10), FeedAnswer::Ahead { last: 2 });
}

#[test]
fn the_worker_numbers_what_nobody_asks_for() {
    let app = TestApp::start();
    app.customer("Alice");
    let worker = Running::beside(&app, &[("HANDOVER_BASE_URL", &app.base)], &["worker"]);
    worker.wait(|| (app.db_count("feed WHERE number IS NULL") == 0).then_some(()));
    app.customer("Bob");
    worker.wait(|| (app.db_count("feed WHERE number = 2") == 1).then_some(()));
}
