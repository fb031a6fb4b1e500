//! A password as somebody types it: the same letters, whichever way a keyboard or a system writes them (RFC 8265).

use std::fmt;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;

/// A password that was typed.
#[derive(Clone, Default)]
pub struct Password {
    /// In NFC, each kind of blank as a plain one: what is rated, and hashed.
    composed: String,
    /// As it came, and taken apart (NFD), where these are something else: what was hashed in the past, here or on
    /// another system.
    others: Vec<String>,
}

impl Password {
    /// Takes what was typed.
    #[must_use]
    pub fn new(typed: impl Into<String>) -> Self {
        let typed = typed.into();
        let categories = CodePointMapData::<GeneralCategory>::new();
        let is_blank = |c: char| categories.get(c) == GeneralCategory::SpaceSeparator;
        let plain = typed.replace(is_blank, " ");
        let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&plain).into_owned();
        let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(&composed).into_owned();
        let mut others = vec![typed, apart];
        others.dedup();
        others.retain(|other| *other != composed);
        Self { composed, others }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.composed.is_empty()
    }

    /// What is rated, and hashed.
    #[must_use]
    pub fn composed(&self) -> &str {
        &self.composed
    }

    /// As it may have been hashed: first as it is today.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &str> {
        [self.composed.as_str()].into_iter().chain(self.others.iter().map(String::as_str))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letters_are_the_same_password() {
        let composed = |typed: &str| Password::new(typed).composed().to_owned();
        assert_eq!(composed("e\u{301}te\u{301} \u{212b}"), "été Å");
        assert_eq!(composed("caf\u{e9}\u{a0}noir\u{3000}!"), "café noir !");
        for other in ["Été", "ete", " été", "été ", "ﬁn", "ｆｉｎ", "a\tb", "a\u{200b}b"] {
            assert_eq!(composed(other), other, "neither case nor width nor blanks at the ends are touched");
        }
        let spellings = |typed: &str| Password::new(typed).spellings().count();
        assert_eq!(
            [spellings("ete"), spellings("été"), spellings("e\u{301}te\u{301}"), spellings("a\u{a0}b")],
            [1, 2, 2, 2]
        );
        assert!(Password::new("été").spellings().any(|spelling| spelling == "e\u{301}te\u{301}"));
        assert_eq!(format!("{:?}", Password::new("secret")), "Password(…)");
    }
}
