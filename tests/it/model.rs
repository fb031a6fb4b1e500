//! Random sequences of acts by random accounts lead where RULES.md says, in every page and every mailbox.
//!
//! `HANDOVER_MODEL_CASES` sets how many sequences are tried, `HANDOVER_MODEL_ACTIONS` how long they are on average,
//! `HANDOVER_MODEL_SHRINK_SECONDS` how long a failure is made shorter before it is reported.

mod actions;
mod drive;
mod rules;

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn setting(name: &str, default: u32) -> u32 {
    std::env::var(name).ok().map_or(default, |given| given.parse().expect("a number"))
}

#[test]
fn whatever_happens_the_application_does_what_the_rules_say() {
    let config = Config {
        cases: setting("HANDOVER_MODEL_CASES", 24),
        failure_persistence: None,
        // Each sequence takes a good part of a second: a failure is reported soon rather than at its shortest.
        max_shrink_iters: 500,
        max_shrink_time: setting("HANDOVER_MODEL_SHRINK_SECONDS", 30) * 1000,
        ..Config::default()
    };
    let length = setting("HANDOVER_MODEL_ACTIONS", 25) as usize;
    let tally = RefCell::default();
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&prop::collection::vec(actions::action(), 1..2 * length), |actions| {
        drive::run(&actions, &mut tally.borrow_mut())
    });
    println!("{:#?}", tally.borrow());
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
