//! When services renew or end, as *My services* says it.

use crate::domain::day::Day;
use crate::domain::renewal::{Renewal, RenewalKind};
use crate::words::Words;

/// The last day of a service, in words.
pub struct RenewsCell {
    /// The day as machines write it.
    pub machine: String,
    /// The day.
    pub day: String,
    /// What happens then, or has happened; empty where nobody has said.
    pub what: String,
    /// Whether the day is over.
    pub is_past: bool,
}

impl RenewsCell {
    /// What a reader sees on this day of its own.
    #[must_use]
    pub fn of(words: Words, renewal: Renewal, today: Day) -> Self {
        let Renewal { last_day, kind } = renewal;
        let is_past = last_day < today;
        let what = match (kind, is_past) {
            (Some(RenewalKind::Automatic), false) => words.t("renews-automatic"),
            (Some(RenewalKind::Manual), false) => words.t("renews-manual"),
            (Some(RenewalKind::Ends), false) => words.t("renews-ends"),
            (Some(RenewalKind::Manual), true) => words.t("renews-overdue"),
            (Some(RenewalKind::Ends), true) => words.t("renews-ended"),
            (None, false) => String::new(),
            // What renews by itself may have; the day after is only not known yet.
            (Some(RenewalKind::Automatic) | None, true) => words.t("renews-past"),
        };
        Self { machine: last_day.to_string(), day: words.day(last_day), what, is_past }
    }
}
