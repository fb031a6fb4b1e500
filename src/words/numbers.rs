//! Numbers as each language writes them.

use std::cell::RefCell;
use std::collections::HashMap;

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use super::dates::locale;
use crate::domain::account::Language;

thread_local! {
    // Formatters cannot be shared between threads, and making one is slow.
    static FORMATTERS: RefCell<HashMap<Language, Option<DecimalFormatter>>> = RefCell::default();
}

/// Whole numbers with the separators of the language; `None` leaves all else to Fluent.
pub fn format_number(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let language = memoizer.with_try_get::<NumberLanguage, _, _>((), |of| of.0).ok()?;
    whole(language, number)
}

/// A whole number alone.
#[must_use]
pub fn number(language: Language, number: usize) -> String {
    let formatted = match FluentValue::from(number) {
        FluentValue::Number(number) => whole(language, &number),
        _ => None,
    };
    formatted.unwrap_or_else(|| number.to_string())
}

fn whole(language: Language, number: &FluentNumber) -> Option<String> {
    let number: Decimal = number.as_string().parse().ok()?;
    FORMATTERS.with_borrow_mut(|formatters| {
        let make = || DecimalFormatter::try_new(locale(language)?.into(), DecimalFormatterOptions::default()).ok();
        Some(formatters.entry(language).or_insert_with(make).as_ref()?.format(&number).to_string())
    })
}

/// The language of a bundle, by way of Fluent's cache: a formatter is given nothing else of it.
struct NumberLanguage(Language);

impl Memoizable for NumberLanguage {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Language::parse(language.language.as_str()).map(Self).ok_or(())
    }
}
