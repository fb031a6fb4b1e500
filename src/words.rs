//! What pages and emails say, in the language of who reads them: Fluent messages from `locales/`, dates by CLDR.

pub mod countries;
mod dates;
pub mod devices;
mod numbers;
pub mod operators;
mod pieces;
pub mod terms;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use unic_langid::LanguageIdentifier;

use crate::brand::CategoryNames;
use crate::domain::account::Language;
use crate::domain::day::Day;
use crate::domain::time::Moment;
use crate::domain::time_zone::TimeZone;

/// Begins a text whose direction does not reach what stands beside it.
pub const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Ends it.
pub const POP_ISOLATE: char = '\u{2069}';

/// The files of a language.
macro_rules! files {
    ($language:literal) => {
        files!(
            $language: "pages", "data", "finding", "locks", "owner", "service", "operator", "console", "desk",
            "emails", "service_emails", "support_emails", "webhooks"
        )
    };
    ($language:literal: $($file:literal),+) => {
        &[$(include_str!(concat!("../locales/", $language, "/", $file, ".ftl"))),+]
    };
}

/// The languages that have a translation, with its files.
const TRANSLATIONS: [(Language, &[&str]); 7] = [
    (Language::English, files!("en")),
    (Language::French, files!("fr")),
    (Language::German, files!("de")),
    (Language::Spanish, files!("es")),
    (Language::Italian, files!("it")),
    (Language::Polish, files!("pl")),
    (Language::Portuguese, files!("pt")),
];

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<HashMap<Language, Bundle>> =
    LazyLock::new(|| TRANSLATIONS.into_iter().map(|(language, files)| (language, bundle(language, files))).collect());

fn bundle(language: Language, files: &[&str]) -> Bundle {
    let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(numbers::format_number));
    for file in files {
        // A fault in a file leaves its other messages usable; a test finds it.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// What all readers have in common, as the operator has set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HouseStyle {
    /// What readers without a time zone of their own see dates and times in.
    pub time_zone: TimeZone,
    /// What they read for categories of services.
    pub categories: CategoryNames,
}

impl HouseStyle {
    /// The words for a reader of this language, in its time zone where it has one.
    #[must_use]
    pub fn words(self, language: Language, zone: Option<TimeZone>) -> Words {
        Words { zone: zone.unwrap_or(self.time_zone), categories: self.categories, ..Words::of(language) }
    }
}

impl Default for HouseStyle {
    fn default() -> Self {
        Self { time_zone: TimeZone::UTC, categories: CategoryNames::default() }
    }
}

/// The words of one language; English stands in where there is no translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    language: Language,
    zone: TimeZone,
    categories: CategoryNames,
}

impl Words {
    /// The words of a language alone: readers have theirs of the [`HouseStyle`].
    #[must_use]
    pub(crate) fn of(language: Language) -> Self {
        let translated = TRANSLATIONS.iter().any(|(known, _)| *known == language);
        let language = if translated { language } else { Language::English };
        Self { language, zone: TimeZone::UTC, categories: CategoryNames::default() }
    }

    /// What people call the time zone of these words.
    #[must_use]
    pub fn zone_name(&self, moment: Moment) -> String {
        if self.zone == TimeZone::UTC {
            return self.zone.name().to_owned();
        }
        dates::zone_name(self.language, self.zone, moment)
    }

    /// The time zone of these words.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        self.zone
    }

    /// The languages that there are words in.
    pub fn languages() -> impl Iterator<Item = Language> {
        TRANSLATIONS.into_iter().map(|(language, _)| language)
    }

    /// The language of these words.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without arguments.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.say(key, [])
    }

    /// A message with arguments that are texts.
    #[must_use]
    pub fn with<const N: usize>(&self, key: &str, arguments: [(&str, &str); N]) -> String {
        self.with_all(key, arguments)
    }

    /// A message with any number of arguments that are texts.
    #[must_use]
    pub fn with_all<'a>(&self, key: &str, arguments: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        self.say(key, arguments)
    }

    /// A message that counts something as `$count`, by the language's rules of plural, with arguments that are texts.
    #[must_use]
    pub fn count<'a>(&self, key: &str, count: usize, texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let texts = texts.into_iter().map(|(name, text)| (Cow::from(name), FluentValue::from(isolated(text))));
        let arguments: FluentArgs<'_> = texts.chain([("count".into(), FluentValue::from(count))]).collect();
        self.formatted(key, Some(&arguments))
    }

    /// What customers read for a category.
    #[must_use]
    pub fn category(&self, category: &str) -> String {
        self.categories.called(self.language, category).map_or_else(|| terms::category_words(category), str::to_owned)
    }

    /// A service by name and category: there may be two of one name.
    #[must_use]
    pub fn service(&self, name: &str, category: &str) -> String {
        format!("{} ({})", isolated(name), isolated(&self.category(category)))
    }

    /// A number as the language writes it.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        numbers::number(self.language, number)
    }

    /// A day and time as the language writes them, with the time zone.
    #[must_use]
    pub fn date_time(&self, moment: Moment) -> String {
        let when = dates::date_time(self.language, self.zone, moment);
        if self.zone == TimeZone::UTC {
            return self.with("date-time", [("when", &when)]);
        }
        let zone = self.zone_name(moment);
        self.with("date-time-in-zone", [("when", &when), ("zone", &zone)])
    }

    /// The day of a moment, in the time zone of these words, as the language writes it.
    #[must_use]
    pub fn date(&self, moment: Moment) -> String {
        dates::date(self.language, self.zone, moment)
    }

    /// Which day it is for who reads these words.
    #[must_use]
    pub fn today(&self, now: Moment) -> Day {
        Day::at(now, self.zone)
    }

    /// A day of the calendar, which is the same in every time zone, as the language writes it.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        dates::day(self.language, day)
    }

    /// The same with the day of the week before it.
    #[must_use]
    pub fn weekday_and_day(&self, day: Day) -> String {
        dates::weekday_and_day(self.language, day)
    }

    /// The message, joined of its pieces where that is all there is to do.
    fn say<'a>(self, key: &str, arguments: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let arguments: Vec<(&str, &str)> = arguments.into_iter().collect();
        let joined = pieces::message(self.language, key).and_then(|pieces| pieces.joined(&arguments));
        joined.unwrap_or_else(|| {
            let arguments: FluentArgs<'_> =
                arguments.iter().map(|(name, text)| (Cow::from(*name), isolated(text))).collect();
            self.formatted(key, Some(&arguments))
        })
    }

    fn formatted(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        for language in [self.language, Language::English] {
            let Some(bundle) = BUNDLES.get(&language) else { continue };
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { continue };
            let mut faults = Vec::new();
            let said = bundle.format_pattern(pattern, arguments, &mut faults);
            if !faults.is_empty() {
                tracing::error!(key, ?faults, "a message could not be formatted as it should");
            }
            return said.into_owned();
        }
        tracing::error!(key, "there is no such message");
        key.to_owned()
    }
}

/// A text whose letters may run from right to left, so that what stands beside it in a sentence keeps its place
/// (RULES.md, *Text*); any other as it is.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    let classes = CodePointMapData::<BidiClass>::new();
    let runs_back = |c: char| matches!(classes.get(c), BidiClass::RightToLeft | BidiClass::ArabicLetter);
    if text.is_ascii() || !text.chars().any(runs_back) {
        return text.into();
    }
    format!("{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}").into()
}

/// An account by name and NIC handle, as sentences of all languages name it; by the handle alone where who reads knows no
/// name.
#[must_use]
pub fn account_words(name: &str, nic: &str) -> String {
    if name.is_empty() { nic.to_owned() } else { format!("{} ({nic})", isolated(name)) }
}

/// An instant as machines write it, for `<time datetime>`.
#[must_use]
pub fn machine_time(moment: Moment) -> String {
    dates::rfc3339(moment)
}

#[cfg(test)]
mod tests;
