//! When a service renews or ends, and before which days its billing contact is told (RULES.md, *Renewals*).

use std::fmt;

use strum::{EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

use super::day::Day;

/// How many steps there are at most.
pub const STEPS_MAX: usize = 10;
/// How many days before a last day its first notice goes out at most.
pub const STEP_MAX: i64 = 366;
/// From which hour on a day's email goes out, where its reader is.
pub const MORNING: i8 = 8;

/// What happens on a service's last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum RenewalKind {
    /// It renews by itself.
    Automatic,
    /// It renews when it is paid.
    Manual,
    /// It ends.
    Ends,
}

/// The last day of a service, and what happens then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// The last day.
    pub last_day: Day,
    /// What happens then; none where nobody has said.
    pub kind: Option<RenewalKind>,
}

/// Why a billing contact is told of last days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
pub enum RenewalOccasion {
    /// They have come to a step: the email of a day.
    #[strum(serialize = "renewals")]
    Due,
    /// It has become the billing contact, and they are near.
    #[strum(serialize = "renewals-taken-over")]
    TakenOver,
}

/// How many days before a last day its billing contact is told of it; none for never.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeSteps(Vec<i64>);

/// The days are no steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("at most {STEPS_MAX}, each 1 to {STEP_MAX} days, none twice")]
pub struct NotNoticeSteps;

/// Last days from so many to so many days ahead, which are told with the same step: the nearest that they have reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeBand {
    /// From so many days ahead on.
    pub from: i64,
    /// To so many, which is the step.
    pub step: i64,
}

impl NoticeSteps {
    /// Steps of so many days.
    ///
    /// # Errors
    /// There are too many, or one is too short or too long or there twice.
    pub fn new(mut days: Vec<i64>) -> Result<Self, NotNoticeSteps> {
        days.sort_unstable();
        let differ = days.windows(2).all(|pair| pair[0] != pair[1]);
        let are_steps = days.len() <= STEPS_MAX && days.iter().all(|step| (1..=STEP_MAX).contains(step));
        if differ && are_steps { Ok(Self(days)) } else { Err(NotNoticeSteps) }
    }

    /// Reads what they are written as, `1,7,30`; none where that is something else.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let days = written.split(',').filter(|day| !day.is_empty()).map(str::parse);
        Self::new(days.collect::<Result<_, _>>().ok()?).ok()
    }

    /// How many days ahead the first notice goes out; none where there is none.
    #[must_use]
    pub fn first(&self) -> Option<i64> {
        self.0.last().copied()
    }

    /// Every step, the nearest to the last day first.
    pub fn all(&self) -> impl Iterator<Item = i64> {
        self.0.iter().copied()
    }

    /// The days ahead that each step tells of, the nearest first: together all from today to the first step.
    pub fn bands(&self) -> impl Iterator<Item = NoticeBand> {
        let begins = std::iter::once(0).chain(self.0.iter().map(|step| step + 1));
        begins.zip(self.all()).map(|(from, step)| NoticeBand { from, step })
    }

    /// The nearest step that a last day so many days ahead has reached; none where it has reached none, or is past.
    #[must_use]
    pub fn nearest(&self, days_left: i64) -> Option<i64> {
        self.bands().find(|band| (band.from..=band.step).contains(&days_left)).map(|band| band.step)
    }
}

impl Default for NoticeSteps {
    /// 30, 7 and 1 days.
    fn default() -> Self {
        Self(vec![1, 7, 30])
    }
}

impl fmt::Display for NoticeSteps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<String> = self.all().map(|step| step.to_string()).collect();
        f.write_str(&days.join(","))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_last_day_is_told_with_the_nearest_step_that_it_has_reached() {
        let steps = NoticeSteps::default();
        for (days_left, step) in [
            (31, None),
            (30, Some(30)),
            (8, Some(30)),
            (7, Some(7)),
            (2, Some(7)),
            (1, Some(1)),
            (0, Some(1)),
            (-1, None),
        ] {
            assert_eq!(steps.nearest(days_left), step, "{days_left}");
        }
        assert_eq!(NoticeSteps::new(vec![]).unwrap().nearest(0), None);
        assert_eq!([steps.first(), NoticeSteps::new(vec![]).unwrap().first()], [Some(30), None]);
        assert_eq!(steps.to_string(), "1,7,30");
        assert_eq!(["1,7,30", ""].map(NoticeSteps::read), [Some(steps), Some(NoticeSteps(vec![]))]);
        assert_eq!(["unknown", "7,x", "7,7"].map(NoticeSteps::read), [None, None, None]);
    }

    #[test]
    fn what_makes_no_sense_is_no_step() {
        for none in [vec![0], vec![367], vec![-1], vec![7, 1, 7], (1..=11).collect()] {
            assert_eq!(NoticeSteps::new(none.clone()), Err(NotNoticeSteps), "{none:?}");
        }
        for some in [vec![], vec![366], (1..=10).rev().collect()] {
            assert!(NoticeSteps::new(some).is_ok());
        }
    }

    proptest! {
        #[test]
        fn every_day_up_to_the_first_step_is_of_one_band(
            days in prop::collection::btree_set(1..=STEP_MAX, 1..=STEPS_MAX), ahead in -10..400_i64,
        ) {
            let steps = NoticeSteps::new(days.iter().copied().collect()).unwrap();
            let of = steps.bands().filter(|band| (band.from..=band.step).contains(&ahead)).count();
            let is_ahead = ahead >= 0 && Some(ahead) <= steps.first();
            prop_assert_eq!(of, usize::from(is_ahead));
            let nearest = days.iter().copied().filter(|step| *step >= ahead && ahead >= 0).min();
            prop_assert_eq!(steps.nearest(ahead), nearest);
        }
    }
}
