//! The worker's work: which pieces there are, and how long one that failed waits before it is tried again. Emails wait
//! by the same rule.

use std::time::Duration;

use strum::{EnumDiscriminants, EnumString, IntoStaticStr, VariantArray};

use super::{AccountId, RequestId, SubmissionId};

/// The wait after the first failure; doubled with each.
const WAIT_FIRST: Duration = Duration::from_secs(15);
/// Nothing waits longer for its next try.
pub const WAIT_MAX: Duration = Duration::from_mins(15);
const IMPORT_WAIT_MAX: Duration = Duration::from_mins(1);

/// One piece of what is done without anybody asking. That it is due follows from the rows that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumDiscriminants)]
#[strum_discriminants(
    name(TaskKind),
    doc = "Which piece of work: its name in the database and in `work list`.",
    derive(EnumString, IntoStaticStr, VariantArray),
    strum(serialize_all = "kebab-case")
)]
pub enum Task {
    /// Carry a confirmed request out.
    CarryOut(RequestId),
    /// End a request that was not confirmed in time.
    Expire(RequestId),
    /// Remind a validator.
    Remind {
        /// Of what.
        submission: SubmissionId,
        /// Whom.
        reader: AccountId,
    },
    /// Tell a billing contact what renews or ends soon, and plan when to look after it next.
    NotifyRenewals(AccountId),
    /// Carry pieces of a decided import out, by its number.
    Import(i64),
}

impl Task {
    /// The name of its kind.
    #[must_use]
    pub fn name(self) -> &'static str {
        TaskKind::from(self).into()
    }

    /// The number of what it is about.
    #[must_use]
    pub fn subject(self) -> i64 {
        match self {
            Self::CarryOut(request) | Self::Expire(request) => request.0,
            Self::Remind { submission, .. } => submission.0,
            Self::NotifyRenewals(reader) => reader.0,
            Self::Import(import) => import,
        }
    }

    /// Whom it is for, where it is for one of several.
    #[must_use]
    pub fn reader(self) -> Option<AccountId> {
        match self {
            Self::CarryOut(_) | Self::Expire(_) | Self::NotifyRenewals(_) | Self::Import(_) => None,
            Self::Remind { reader, .. } => Some(reader),
        }
    }

    /// How long it waits for its next try at most. An import holds up the next one.
    #[must_use]
    pub fn wait_max(self) -> Duration {
        if matches!(self, Self::Import(_)) { IMPORT_WAIT_MAX } else { WAIT_MAX }
    }
}

/// How long something waits that has failed so often before, and now again.
#[must_use]
pub fn wait_after(failures_before: u32, longest: Duration) -> Duration {
    WAIT_FIRST.saturating_mul(2u32.saturating_pow(failures_before.min(16))).min(longest)
}

/// How long what a worker has claimed is its. A dead worker's comes back after it.
pub const LEASE: Duration = Duration::from_secs(55);
/// After this time nothing more of a claim is begun: one thing alone may take the rest of the lease.
pub const BEGIN_WITHIN: Duration = Duration::from_secs(10);

/// So many failures in a row that may be those of the place that is sent to are its.
const IN_A_ROW: u32 = 2;
/// The first pause while it is away; doubled with each further failure.
const PAUSE_FIRST: Duration = Duration::from_millis(500);
/// The longest pause while it is away.
const PAUSE_LAST: Duration = Duration::from_secs(30);

/// What a sending said of the place that was sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is there, whatever it said.
    Well,
    /// It may be away.
    Doubtful,
    /// It is away.
    Away,
}

/// How often in a row sending has failed because of where it goes: a mail server, a webhook. While that is away it is left alone for a
/// while, and one thing alone is tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FailuresInARow(u32);

impl FailuresInARow {
    /// Takes in what a sending said.
    pub fn hear(&mut self, heard: Heard) {
        self.0 = match heard {
            Heard::Well => 0,
            Heard::Doubtful => self.0.saturating_add(1),
            Heard::Away => self.0.saturating_add(1).max(IN_A_ROW),
        };
    }

    /// Whether all went well of late.
    #[must_use]
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether it is away.
    #[must_use]
    pub fn means_away(self) -> bool {
        self.0 >= IN_A_ROW
    }

    /// How long to leave it alone.
    #[must_use]
    pub fn pause(self) -> Duration {
        match self.0.checked_sub(IN_A_ROW) {
            Some(more) => PAUSE_FIRST.saturating_mul(2u32.saturating_pow(more.min(16))).min(PAUSE_LAST),
            None => Duration::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_is_doubled_up_to_the_longest() {
        let waits: Vec<u64> = (0..9).map(|failures| wait_after(failures, WAIT_MAX).as_secs()).collect();
        assert_eq!(waits, [15, 30, 60, 120, 240, 480, 900, 900, 900]);
        assert_eq!(wait_after(u32::MAX, WAIT_MAX), WAIT_MAX);
        assert_eq!(wait_after(3, Duration::from_secs(30)).as_secs(), 30);
    }

    #[test]
    fn what_is_away_is_left_alone_ever_longer_until_it_is_back() {
        let mut failures = FailuresInARow::default();
        failures.hear(Heard::Doubtful);
        assert_eq!((failures.is_none(), failures.means_away(), failures.pause()), (false, false, Duration::ZERO));
        let mut pauses = Vec::new();
        for heard in [Heard::Doubtful, Heard::Away, Heard::Away, Heard::Away, Heard::Away, Heard::Away, Heard::Away] {
            failures.hear(heard);
            pauses.push(failures.pause().as_millis());
        }
        assert_eq!(pauses, [500, 1000, 2000, 4000, 8000, 16_000, 30_000]);
        failures.hear(Heard::Well);
        assert!(failures.is_none());
        failures.hear(Heard::Away);
        assert!(failures.means_away());
    }
}
