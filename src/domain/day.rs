//! Days of the calendar, for what lasts until the end of one: no hour, no time zone.

use std::fmt;

use jiff::Unit;
use jiff::civil::{Date, date};
use thiserror::Error;

use super::time::Moment;
use super::time_zone::TimeZone;

const EPOCH: Date = date(1970, 1, 1);

/// A day, as the number of days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// The text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("is not a day such as 2027-03-01")]
pub struct NotADay;

impl Day {
    /// Reads `2027-03-01`.
    ///
    /// # Errors
    /// It is not of that form, or there is no such day from 1970 to 9999.
    pub fn parse(given: &str) -> Result<Self, NotADay> {
        let given = given.trim();
        let is_shaped = given.len() == 10 && given.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let read: Date = given.parse().ok().filter(|_| is_shaped).ok_or(NotADay)?;
        Some(Self::of_date(read)).filter(|day| day.0 >= 0).ok_or(NotADay)
    }

    /// The day that it is in a time zone.
    #[must_use]
    pub fn at(moment: Moment, zone: TimeZone) -> Self {
        let local = moment.0.saturating_add(i64::from(zone.offset_at(moment)) * 1000);
        Self(local.div_euclid(DAY_MILLIS))
    }

    /// The first moment of this day in a time zone at which its clocks show this hour or a later one.
    #[must_use]
    pub fn at_hour(self, hour: i8, zone: TimeZone) -> Moment {
        let local = self.date().at(hour, 0, 0, 0);
        let zoned = jiff::tz::TimeZone::get(zone.name()).ok().and_then(|zone| zone.to_timestamp(local).ok());
        let utc = || self.0.saturating_mul(DAY_MILLIS).saturating_add(i64::from(hour) * 3_600_000);
        Moment(zoned.map_or_else(utc, jiff::Timestamp::as_millisecond))
    }

    /// The day so many days later; earlier, where that is negative.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// How many days it is from `earlier` to this day; negative where that lies behind it.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// As the calendar names it.
    #[must_use]
    pub fn date(self) -> Date {
        let day = i32::try_from(self.0).ok().and_then(|days| EPOCH.checked_add(jiff::Span::new().days(days)).ok());
        day.unwrap_or(Date::MAX)
    }

    fn of_date(date: Date) -> Self {
        Self(EPOCH.until((Unit::Day, date)).map_or(0, |span| i64::from(span.get_days())))
    }
}

const DAY_MILLIS: i64 = 86_400_000;

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written_alike() {
        for (text, number) in [("1970-01-01", 0), ("1970-01-02", 1), ("2027-03-01", 20_878), ("2028-02-29", 21_243)] {
            assert_eq!(Day::parse(&format!(" {text} ")), Ok(Day(number)));
            assert_eq!(Day(number).to_string(), text);
        }
        for none in
            ["", "2027-02-29", "2027-3-1", "27-03-01", "2027-13-01", "1969-12-31", "2027-03-01T00", "+02027-03-01"]
        {
            assert_eq!(Day::parse(none), Err(NotADay), "{none:?}");
        }
        assert_eq!(Day::parse("9999-12-31").map(|day| day.to_string()), Ok("9999-12-31".to_owned()));
    }

    #[test]
    fn a_day_begins_where_its_reader_is() {
        let zone = |name| TimeZone::parse(name).unwrap();
        // 27 November 2026 at 23:30 UTC.
        let moment = Moment(1_795_822_200_000);
        assert_eq!(Day::at(moment, TimeZone::UTC).to_string(), "2026-11-27");
        assert_eq!(Day::at(moment, zone("Europe/Paris")).to_string(), "2026-11-28");
        assert_eq!(Day::at(moment, zone("Pacific/Honolulu")).to_string(), "2026-11-27");
        for name in ["UTC", "Europe/Paris", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata"] {
            let morning = Day(20_878).at_hour(8, zone(name));
            assert_eq!(Day::at(morning, zone(name)), Day(20_878));
            assert_eq!(Day::at(Moment(morning.0 - 8 * 3_600_000 - 1), zone(name)), Day(20_877), "{name}");
        }
    }
}
