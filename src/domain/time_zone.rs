//! Time zones: what readers see dates and times in. Names and which there are by CLDR, offsets by the database of IANA,
//! both built in.

use std::collections::HashSet;
use std::sync::LazyLock;

use icu_time::TimeZone as Bcp47;
use icu_time::zone::iana::IanaParserExtended;

use super::time::Moment;

/// A time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeZone(&'static str);

/// Those that are offered: one name for each zone, in order. Looked up by name: to read the rules of them all takes
/// long.
static OFFERED: LazyLock<Vec<TimeZone>> = LazyLock::new(|| {
    let known: HashSet<_> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    let canonical = IanaParserExtended::new().iter().map(|zone| zone.canonical);
    let mut offered: Vec<_> = canonical.filter(|name| has_area(name) && known.contains(*name)).collect();
    offered.sort_unstable();
    offered.into_iter().map(TimeZone).collect()
});

/// Whether a zone is that of a place on a continent or in an ocean, as people choose one.
fn has_area(name: &str) -> bool {
    name.split_once('/').is_some_and(|(area, _)| area != "Etc")
}

impl TimeZone {
    /// Coordinated universal time.
    pub const UTC: Self = Self("UTC");

    /// Reads an IANA name, whatever its case; an older name of a zone counts too.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        let found = IanaParserExtended::new().parse(given.trim());
        if found.canonical == "Etc/UTC" {
            return Some(Self::UTC);
        }
        let known = found.time_zone != Bcp47::UNKNOWN && jiff::tz::TimeZone::get(found.normalized).is_ok();
        known.then_some(Self(found.normalized))
    }

    /// The IANA names that are offered, in order.
    #[must_use]
    pub fn offered() -> &'static [Self] {
        &OFFERED
    }

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }

    /// How many seconds its clocks are ahead of UTC at this moment.
    #[must_use]
    pub fn offset_at(self, moment: Moment) -> i32 {
        let zone = jiff::tz::TimeZone::get(self.0).ok();
        let at = jiff::Timestamp::from_millisecond(moment.0).ok();
        zone.zip(at).map_or(0, |(zone, at)| zone.to_offset(at).seconds())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_read_by_their_iana_names() {
        let read = |given| TimeZone::parse(given).map(TimeZone::name);
        assert_eq!(read(" europe/paris "), Some("Europe/Paris"));
        assert_eq!([read("UTC"), read("Etc/UTC"), read("utc")], [Some("UTC"); 3]);
        assert_eq!(read("America/Argentina/Buenos_Aires"), Some("America/Argentina/Buenos_Aires"));
        for none in ["", "Paris", "Europe/Nowhere", "CET+1", "Etc/Unknown", "unk", "Europe/Paris\0"] {
            assert_eq!(read(none), None, "{none:?}");
        }
    }

    #[test]
    fn every_zone_that_is_offered_is_read_and_has_a_time() {
        let offered = TimeZone::offered();
        assert!(offered.len() > 300 && offered.is_sorted_by_key(|zone| zone.name()));
        for zone in offered {
            assert_eq!(TimeZone::parse(zone.name()), Some(*zone));
        }
    }

    #[test]
    fn clocks_go_forward_in_spring_and_back_in_autumn() {
        let paris = TimeZone::parse("Europe/Paris").unwrap();
        // 28 March 2027 01:00 UTC, and 31 October 2027 01:00 UTC.
        for (at, before, after) in [(1_806_195_600_000, 3600, 7200), (1_824_944_400_000, 7200, 3600)] {
            assert_eq!([paris.offset_at(Moment(at - 1)), paris.offset_at(Moment(at))], [before, after]);
        }
        assert_eq!(TimeZone::UTC.offset_at(Moment(0)), 0);
        assert_eq!(paris.offset_at(Moment(i64::MAX)), 0, "beyond all calendars");
    }
}
