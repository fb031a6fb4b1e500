//! Dates as each language writes them, in the time zone of who reads them, and what it calls that zone.

use std::cell::RefCell;
use std::collections::HashMap;

use icu_calendar::{Date, Iso};
use icu_datetime::fieldsets::zone::GenericLong;
use icu_datetime::fieldsets::{YMD, YMDE, YMDT};
use icu_datetime::input::{DateTime, UtcOffset, ZonedDateTime};
use icu_datetime::options::TimePrecision;
use icu_datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu_locale_core::Locale;

use crate::domain::account::Language;
use crate::domain::day::Day;
use crate::domain::time::Moment;
use crate::domain::time_zone::TimeZone;

thread_local! {
    // Formatters cannot be shared between threads, and making one is slow.
    static WITH_TIME: RefCell<HashMap<Language, Option<DateTimeFormatter<YMDT>>>> = RefCell::default();
    static ZONE_NAMES: RefCell<HashMap<Language, Option<NoCalendarFormatter<GenericLong>>>> = RefCell::default();
    static DAY_ONLY: RefCell<HashMap<Language, Option<DateTimeFormatter<YMD>>>> = RefCell::default();
    static WITH_WEEKDAY: RefCell<HashMap<Language, Option<DateTimeFormatter<YMDE>>>> = RefCell::default();
}

/// The day and the time, to the minute.
pub fn date_time(language: Language, zone: TimeZone, moment: Moment) -> String {
    let make = || {
        let fields = YMDT::long().with_time_precision(TimePrecision::Minute);
        DateTimeFormatter::try_new(locale(language)?.into(), fields).ok()
    };
    WITH_TIME
        .with_borrow_mut(|formatters| {
            let formatter = formatters.entry(language).or_insert_with(make).as_ref()?;
            Some(first_of_month(language, plain(&formatter.format(&civil(zone, moment)).to_string())))
        })
        .unwrap_or_else(|| rfc3339(moment))
}

/// What a time zone is called.
pub fn zone_name(language: Language, zone: TimeZone, moment: Moment) -> String {
    let make = || NoCalendarFormatter::try_new(locale(language)?.into(), GenericLong).ok();
    let info = icu_time::TimeZone::from_iana_id(zone.name()).with_offset(Some(offset(zone, moment)));
    let info = info.at_date_time(civil(zone, moment));
    ZONE_NAMES
        .with_borrow_mut(|formatters| {
            let formatter = formatters.entry(language).or_insert_with(make).as_ref()?;
            Some(plain(&formatter.format(&info).to_string()))
        })
        .unwrap_or_else(|| zone.name().to_owned())
}

/// The day alone.
pub fn date(language: Language, zone: TimeZone, moment: Moment) -> String {
    written(language, civil(zone, moment).date).unwrap_or_else(|| rfc3339(moment))
}

/// A day of the calendar.
pub fn day(language: Language, day: Day) -> String {
    iso(day).and_then(|date| written(language, date)).unwrap_or_else(|| day.to_string())
}

/// A day of the calendar, behind the day of the week that it is.
pub fn weekday_and_day(language: Language, day: Day) -> String {
    let make = || DateTimeFormatter::try_new(locale(language)?.into(), YMDE::long()).ok();
    let said = WITH_WEEKDAY.with_borrow_mut(|formatters| {
        let formatter = formatters.entry(language).or_insert_with(make).as_ref()?;
        Some(plain(&formatter.format(&iso(day)?).to_string()))
    });
    match (said, language) {
        // As [`first_of_month`] has it, which looks at the beginning alone.
        (Some(said), Language::French) => said.replacen(" 1 ", " 1er ", 1),
        (Some(said), _) => said,
        (None, _) => day.to_string(),
    }
}

fn iso(day: Day) -> Option<Date<Iso>> {
    let date = day.date();
    Date::try_new_iso(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

fn written(language: Language, date: Date<Iso>) -> Option<String> {
    DAY_ONLY.with_borrow_mut(|formatters| {
        let make = || DateTimeFormatter::try_new(locale(language)?.into(), YMD::long()).ok();
        let formatter = formatters.entry(language).or_insert_with(make).as_ref()?;
        Some(first_of_month(language, plain(&formatter.format(&date).to_string())))
    })
}

/// Without the special blanks that CLDR has in some languages: they do not survive every mail program.
pub(super) fn plain(date: &str) -> String {
    date.replace(['\u{a0}', '\u{2009}', '\u{202f}'], " ")
}

/// French counts the first day of a month, and no other; CLDR has no pattern for it.
fn first_of_month(language: Language, date: String) -> String {
    match date.strip_prefix("1 ").filter(|_| language == Language::French) {
        Some(rest) => format!("1er {rest}"),
        None => date,
    }
}

/// RFC 3339, in UTC.
pub fn rfc3339(moment: Moment) -> String {
    let DateTime { date, time } = civil(TimeZone::UTC, moment);
    let day = format!("{:04}-{:02}-{:02}", date.year().extended_year(), date.month().number(), date.day_of_month().0);
    let (hour, minute, second) = (time.hour.number(), time.minute.number(), time.second.number());
    let thousandths = match moment.0.rem_euclid(1000) {
        0 => String::new(),
        some => format!(".{some:03}"),
    };
    format!("{day}T{hour:02}:{minute:02}:{second:02}{thousandths}Z")
}

/// The locale whose dates and numbers a language uses.
pub fn locale(language: Language) -> Option<Locale> {
    let tag = match language {
        // International English: the day before the month, 24 hours.
        Language::English => "en-GB",
        // European, as our translation is.
        Language::Portuguese => "pt-PT",
        other => other.code(),
    };
    tag.parse().ok()
}

fn offset(zone: TimeZone, moment: Moment) -> UtcOffset {
    UtcOffset::try_from_seconds(zone.offset_at(moment)).unwrap_or(UtcOffset::zero())
}

fn civil(zone: TimeZone, moment: Moment) -> DateTime<Iso> {
    let there = ZonedDateTime::from_epoch_milliseconds_and_utc_offset(moment.0, offset(zone, moment));
    DateTime { date: there.date, time: there.time }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_utc(language: Language, moment: Moment) -> String {
        date_time(language, TimeZone::UTC, moment)
    }

    const WHEN: Moment = Moment(1_795_386_540_000);

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        assert_eq!(in_utc(Language::English, WHEN), "22 November 2026 at 22:29");
        assert_eq!(in_utc(Language::French, WHEN), "22 novembre 2026 à 22:29");
        assert_eq!(in_utc(Language::German, WHEN), "22. November 2026 um 22:29");
        assert_eq!(in_utc(Language::Spanish, WHEN), "22 de noviembre de 2026 a las 22:29");
        assert_eq!(in_utc(Language::Italian, WHEN), "22 novembre 2026 alle ore 22:29");
        assert_eq!(in_utc(Language::Polish, WHEN), "22 listopada 2026 22:29");
        assert_eq!(in_utc(Language::Portuguese, WHEN), "22 de novembro de 2026 às 22:29");
        assert_eq!(date(Language::English, TimeZone::UTC, WHEN), "22 November 2026");
        assert_eq!(rfc3339(WHEN), "2026-11-22T22:29:00Z");
        assert_eq!(rfc3339(Moment(WHEN.0 + 1_050)), "2026-11-22T22:29:01.050Z");
        assert_eq!(rfc3339(Moment(-1)), "1969-12-31T23:59:59.999Z");
    }

    #[test]
    fn the_first_of_a_month_is_the_first_in_french() {
        let on = |days: i64| Moment(WHEN.0 + days * 86_400_000);
        assert_eq!(in_utc(Language::French, on(9)), "1er décembre 2026 à 22:29");
        assert_eq!(date(Language::French, TimeZone::UTC, on(9)), "1er décembre 2026");
        assert_eq!(date(Language::French, TimeZone::UTC, on(10)), "2 décembre 2026");
        assert_eq!(date(Language::French, TimeZone::UTC, on(19)), "11 décembre 2026");
        assert_eq!(date(Language::Italian, TimeZone::UTC, on(9)), "1 dicembre 2026");
    }

    #[test]
    fn a_day_of_the_calendar_is_the_same_everywhere() {
        let on = |language, text| day(language, Day::parse(text).unwrap());
        assert_eq!(on(Language::English, "2027-03-01"), "1 March 2027");
        assert_eq!(on(Language::French, "2027-03-01"), "1er mars 2027");
        assert_eq!(on(Language::German, "2028-02-29"), "29. Februar 2028");
        assert_eq!(on(Language::Spanish, "2026-12-31"), "31 de diciembre de 2026");
        assert_eq!(on(Language::Polish, "2027-03-01"), "1 marca 2027");
        assert_eq!(on(Language::English, "9999-12-31"), "31 December 9999");
    }

    #[test]
    fn zones_are_called_what_people_call_them() {
        let named = |zone: &str| {
            let zone = TimeZone::parse(zone).unwrap();
            [Language::English, Language::French, Language::German, Language::Polish]
                .map(|language| zone_name(language, zone, WHEN))
        };
        let european =
            ["Central European Time", "heure d’Europe centrale", "Mitteleuropäische Zeit", "czas środkowoeuropejski"];
        assert_eq!(named("Europe/Paris"), european);
        assert_eq!(named("America/New_York")[0], "Eastern Time");
        assert_eq!(named("Europe/Istanbul")[0], "Türkiye Time");
        let zone = TimeZone::parse("America/New_York").unwrap();
        assert_eq!(date_time(Language::English, zone, WHEN), "22 November 2026 at 17:29");
        let tokyo = TimeZone::parse("Asia/Tokyo").unwrap();
        assert_eq!(date(Language::English, tokyo, WHEN), "23 November 2026");
    }
}
