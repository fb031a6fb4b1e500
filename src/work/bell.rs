//! Wakes a thread that has nothing to do.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What one thread waits for and others ring.
#[derive(Debug, Default)]
pub(super) struct Bell {
    rung: Mutex<bool>,
    heard: Condvar,
}

impl Bell {
    /// Wakes who waits, or who waits next.
    pub(super) fn ring(&self) {
        *self.lock() = true;
        self.heard.notify_all();
    }

    /// Waits until it was rung, at most so long.
    pub(super) fn wait(&self, at_most: Duration) {
        let waited = self.heard.wait_timeout_while(self.lock(), at_most, |rung| !*rung);
        *waited.unwrap_or_else(PoisonError::into_inner).0 = false;
    }

    /// Waits so long, whoever rings, or until it is to stop and was rung.
    pub(super) fn wait_unheard(&self, time: Duration, stop: &AtomicBool) {
        let until = Instant::now() + time;
        while !stop.load(Ordering::Acquire) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            self.wait(left);
        }
    }

    fn lock(&self) -> MutexGuard<'_, bool> {
        self.rung.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
