//! The time. Only this file asks the system for it; rules and flows are given it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::domain::time::Moment;

/// A clock: the system's, perhaps put forward or set back for a test of "30 days later".
#[derive(Clone, Debug, Default)]
pub struct Clock {
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// A clock that shows this moment now, and runs on from there.
    #[must_use]
    pub fn starting_at(moment: Moment) -> Self {
        let clock = Self::default();
        let ahead = moment.0.saturating_sub(clock.now().0);
        clock.ahead.store(ahead, Ordering::Relaxed);
        clock
    }

    /// Now, by this clock.
    #[must_use]
    pub fn now(&self) -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let system = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
        Moment(system.saturating_add(self.ahead.load(Ordering::Relaxed)))
    }

    /// Whether no more time has passed since then, by this clock, which others see and which may have been set, and by the system's.
    #[must_use]
    pub fn is_within(&self, (at, began): (Moment, Instant), term: Duration) -> bool {
        let now = self.now();
        now.since(at) <= term && now >= at && began.elapsed() <= term
    }

    /// Puts it forward, and all its clones.
    pub fn advance(&self, by: Duration) {
        self.ahead.fetch_add(i64::try_from(by.as_millis()).unwrap_or(0), Ordering::Relaxed);
    }

    /// Sets it back, and all its clones.
    pub fn set_back(&self, by: Duration) {
        self.ahead.fetch_sub(i64::try_from(by.as_millis()).unwrap_or(0), Ordering::Relaxed);
    }
}
