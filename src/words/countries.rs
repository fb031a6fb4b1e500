//! What each language calls the countries, by CLDR, and in which order it lists them.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_collator::Collator;
use icu_collator::options::CollatorOptions;
use icu_locale::names::RegionDisplayName;

use super::dates::{locale, plain};
use super::{TRANSLATIONS, Words};
use crate::domain::account::Language;
use crate::domain::owner::countries;

/// A country: its two letters, and its name.
pub type NamedCountry = (&'static str, String);

static COUNTRIES: LazyLock<HashMap<Language, Vec<NamedCountry>>> =
    LazyLock::new(|| TRANSLATIONS.into_iter().map(|(language, _)| (language, named(language))).collect());

fn named(language: Language) -> Vec<NamedCountry> {
    let mut named: Vec<NamedCountry> = countries()
        .iter()
        .map(|letters| (*letters, name(language, letters).unwrap_or_else(|| (*letters).to_owned())))
        .collect();
    let order = locale(language).and_then(|locale| Collator::try_new(locale.into(), CollatorOptions::default()).ok());
    if let Some(order) = order {
        named.sort_by(|(_, one), (_, other)| order.compare(one, other));
    }
    named
}

fn name(language: Language, letters: &str) -> Option<String> {
    let name = RegionDisplayName::new_light_with_fallback(locale(language)?.into(), letters.parse().ok()?);
    Some(plain(&name.to_string()))
}

impl Words {
    /// Every country by name, in the order of the names.
    #[must_use]
    pub fn countries(&self) -> &'static [NamedCountry] {
        COUNTRIES.get(&self.language).map_or(&[], Vec::as_slice)
    }

    /// What a country of these two letters is called; the letters, where there is none.
    #[must_use]
    pub fn country(&self, letters: &str) -> String {
        let known = self.countries().iter().find(|(known, _)| *known == letters);
        known.map_or_else(|| letters.to_owned(), |(_, name)| name.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_called_and_ordered_as_each_language_does() {
        let called = [Language::English, Language::French, Language::German, Language::Polish, Language::Portuguese]
            .map(|language| Words::of(language).country("AT"));
        assert_eq!(called, ["Austria", "Autriche", "Österreich", "Austria", "Áustria"]);
        assert_eq!(Words::of(Language::English).country("XX"), "XX");
        for language in Words::languages() {
            let countries = Words::of(language).countries();
            assert_eq!(countries.len(), crate::domain::owner::countries().len());
            assert!(countries.iter().all(|(letters, name)| letters != name), "{language:?}");
        }
        let place = |language, letters| {
            Words::of(language).countries().iter().position(|(known, _)| *known == letters).unwrap()
        };
        // Österreich stands beside Oman, Łotwa behind Luksemburg, Áustria beside Austrália.
        assert!(place(Language::German, "AT") < place(Language::German, "PL"));
        assert!(place(Language::Polish, "LU") < place(Language::Polish, "LV"));
        assert!(place(Language::Polish, "LV") < place(Language::Polish, "MT"));
        assert!(place(Language::Portuguese, "AT") < place(Language::Portuguese, "BE"));
    }
}
