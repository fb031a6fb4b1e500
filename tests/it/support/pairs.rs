//! Somebody who writes all the time, two rows at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use diesel::RunQueryDsl;

use super::app::TestApp;

/// In tables that are copied early and last.
const PAIR: [&str; 2] = [
    "INSERT INTO submissions (requester_id, created_at) VALUES (1, 1)",
    "INSERT INTO throttle_hits (throttle_key, happened_at) VALUES ('k', 1)",
];

/// Ends the writing, also where a test fails.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl TestApp {
    /// Does it while pairs of rows are written, each in one transaction. Account 1 must be there.
    pub fn while_pairs_are_written(&self, act: impl FnOnce()) {
        let over = AtomicBool::new(false);
        thread::scope(|scope| {
            let _ends = Ends(&over);
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    let both = self.db.write_blocking(|tx| {
                        for statement in PAIR {
                            diesel::sql_query(statement).execute(&mut **tx)?;
                        }
                        Ok(())
                    });
                    both.unwrap();
                }
            });
            act();
        });
    }
}
