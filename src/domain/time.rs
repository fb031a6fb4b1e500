//! Instants and terms. Nothing here asks what time it is: `now` is always an argument.

use std::time::Duration;

/// One day.
pub const DAY: Duration = Duration::from_hours(24);

/// How far the clocks of two hosts may be apart. What lies further ahead was written before a clock was set back.
pub const SKEW: Duration = Duration::from_mins(1);

/// An instant: milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

impl From<i64> for Moment {
    fn from(milliseconds: i64) -> Self {
        Self(milliseconds)
    }
}

impl Moment {
    /// The moment so much later; the end of time where that would overflow.
    #[must_use]
    pub fn plus(self, term: Duration) -> Self {
        Self(self.0.saturating_add(millis(term)))
    }

    /// The moment so much earlier.
    #[must_use]
    pub fn minus(self, term: Duration) -> Self {
        Self(self.0.saturating_sub(millis(term)))
    }

    /// The latest moment that the clock of another host may show now. All that is done about a clock that was set back
    /// starts here: what is counted beyond it counts no more, what was seen or taken beyond it is seen or taken anew,
    /// each in the statement that asks; and what would wait for a moment beyond it is dated anew by
    /// `flows::clock_set_back`.
    #[must_use]
    pub fn horizon(self) -> Self {
        self.plus(SKEW)
    }

    /// The next full minute; the moment itself where it is one. Until when to wait is never said to be earlier than it
    /// is.
    #[must_use]
    pub fn up_to_minute(self) -> Self {
        const MINUTE: i64 = 60_000;
        Self(self.0.saturating_add((-self.0).rem_euclid(MINUTE)))
    }

    /// How long it is from `earlier` to this moment; zero where it lies after it.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

fn millis(term: Duration) -> i64 {
    i64::try_from(term.as_millis()).unwrap_or(i64::MAX)
}
