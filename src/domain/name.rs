//! Names of accounts. A name stands in other people's pages and emails: it must not speak with our voice there, nor
//! pass for another account (RULES.md, *Text*).

use std::fmt;
use std::net::Ipv4Addr;

use icu_normalizer::ComposingNormalizerBorrowed;
use thiserror::Error;

use super::account::NAME_MAX;
use super::text::{self, TextFault};

/// Legal forms that are written like an address.
const LEGAL_FORMS: [&str; 3] = ["co.kg", "co.kgaa", "co.ohg"];

/// The name of an account, as it may be shown to anybody: with nothing in it that cannot be seen, no web or email
/// address, and nothing that looks like a NIC handle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountName(String);

/// Why a name cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NameFault {
    /// Not a line of text at all.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// It holds a web address, or an `@`.
    #[error("holds a web or email address")]
    Address,
    /// It holds something that looks like a NIC handle.
    #[error("holds something that looks like a NIC handle")]
    NicHandle,
}

/// What a word of a name must not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Foreign {
    Address,
    NicHandle,
}

impl AccountName {
    /// Reads a name that somebody gives itself; what cannot be seen in it is left out.
    ///
    /// # Errors
    /// It is no line of at most 100 characters, has nothing to be seen in it, or holds what no name holds.
    pub fn parse(given: &str) -> Result<Self, NameFault> {
        let name = text::visible(text::line(given, NAME_MAX)?);
        match without_gaps(&name).split_whitespace().find_map(foreign) {
            Some(Foreign::Address) => Err(NameFault::Address),
            Some(Foreign::NicHandle) => Err(NameFault::NicHandle),
            None => Ok(Self(name.trim().to_owned())),
        }
    }

    /// A name as it is shown, whoever stored it: what no name holds is left out. `otherwise` stands where nothing is
    /// left.
    #[must_use]
    pub fn shown(stored: impl Into<String>, otherwise: &str) -> Self {
        let stored = stored.into();
        if is_plain(&stored) {
            return Self(stored);
        }
        let visible = without_gaps(&text::visible(&stored));
        if visible.split_whitespace().all(|word| foreign(word).is_none()) && text::has_visible(&visible) {
            return Self(visible);
        }
        let words: Vec<&str> = visible.split_whitespace().filter(|word| foreign(word).is_none()).collect();
        let name = words.join(" ");
        Self(if text::has_visible(&name) { name } else { otherwise.to_owned() })
    }

    /// The first letters of its first words: enough to notice a typing error, too little to collect names.
    #[must_use]
    pub fn initials(&self) -> String {
        const MOST: usize = 3;
        let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
        let letters = self.0.split_whitespace().filter_map(first).take(MOST);
        letters.map(|letter| format!("{}.", letter.to_uppercase())).collect::<Vec<_>>().join(" ")
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<AccountName> for String {
    fn from(name: AccountName) -> Self {
        name.0
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a name is words of plain letters, as nearly all are: there is nothing in it to look for.
fn is_plain(name: &str) -> bool {
    let plain =
        |c: char| c.is_ascii_alphanumeric() || c == '\'' || ('\u{c0}'..='\u{17f}').contains(&c) && c.is_alphabetic();
    name.split(' ').all(|word| !word.is_empty() && word.chars().all(plain))
}

/// Whether a text holds a web or email address, however its letters and dots are written. An `@` that stands alone is
/// none.
pub(in crate::domain) fn holds_address(text: &str) -> bool {
    text.split_whitespace().any(|word| word != "@" && foreign(word) == Some(Foreign::Address))
}

/// What a word is that no name holds, however its letters, dots and dashes are written.
fn foreign(word: &str) -> Option<Foreign> {
    let folded = folded(word);
    if is_address(&folded) {
        Some(Foreign::Address)
    } else {
        looks_like_a_handle(&folded).then_some(Foreign::NicHandle)
    }
}

/// A word in plain letters, dots and dashes.
pub(in crate::domain) fn folded(word: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(word).chars().map(plain).collect()
}

/// Full stops of other scripts, and dashes of all kinds, as those of ASCII.
fn plain(c: char) -> char {
    match c {
        '\u{3002}' => '.',
        dash if text::is_dash(dash) => '-',
        other => other,
    }
}

fn is_address(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.contains(['@', '\\'])
        || lower.contains("://")
        || lower.contains("www.")
        || lower.contains("mailto:")
        || word.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '-').any(is_host)
}

/// Whether these letters, digits, dots and dashes are a domain or an IPv4 address, as mail programs make links of them.
fn is_host(run: &str) -> bool {
    let run = run.trim_matches(['.', '-']);
    let Some((before, last)) = run.rsplit_once('.') else { return false };
    if run.parse::<Ipv4Addr>().is_ok() {
        return true;
    }
    let is_top = last.to_lowercase().starts_with("xn--")
        || last.chars().count() >= 2 && last.chars().all(|c| !c.is_ascii_digit() && c != '-');
    let labels = before.split('.');
    is_top
        && labels.clone().all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        && !(labels.clone().all(is_initial) && is_capitalized(last))
        && !LEGAL_FORMS.contains(&run.to_lowercase().as_str())
}

/// As in `J.P.Morgan`.
fn is_initial(label: &str) -> bool {
    let mut letters = label.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

fn is_capitalized(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase) && word.chars().count() >= 4
}

/// Whether it reads like a handle: letters of other scripts may look like ours.
fn looks_like_a_handle(word: &str) -> bool {
    word.split(|c: char| !c.is_alphanumeric() && c != '-').any(|run| {
        let parts: Vec<&str> = run.split('-').collect();
        parts.windows(2).any(|pair| is_numbered(pair[0]) && (1..=16).contains(&pair[1].chars().count()))
    })
}

/// Two letters and up to twelve digits.
fn is_numbered(part: &str) -> bool {
    let mut letters = part.chars();
    let begins = [letters.next(), letters.next()].iter().all(|c| c.is_some_and(char::is_alphabetic));
    begins && (1..=12).contains(&letters.clone().count()) && letters.all(char::is_numeric)
}

/// The name with nothing between a dash and what stands beside it, where it reads like a handle then.
fn without_gaps(name: &str) -> String {
    let mut joined = String::new();
    for word in name.split_whitespace() {
        let beside = joined.ends_with(text::is_dash) || word.starts_with(text::is_dash);
        if !joined.is_empty() && !beside {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    let reads_so = |text: &str| text.split_whitespace().any(|word| foreign(word) == Some(Foreign::NicHandle));
    if reads_so(&joined) { joined } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_the_world_has_them_are_taken_as_they_are() {
        for name in [
            "Alice Martin",
            "Ó Súilleabháin-D’Arcy",
            "Müller & Söhne GmbH & Co.KG",
            "J.P.Morgan",
            "J. R. R. Tolkien",
            "Dr. med. Eva-Maria Schmidt",
            "Ferrari S.p.A.",
            "d.o.o. Zagreb",
            "AC/DC 2000",
            "דנה כהן",
            "山田 太郎",
            "X Æ A-12",
            "Studio 54, Inc.",
            "3.14 Media",
            "Studio 54 - Inc",
            "Web - & Co",
        ] {
            assert_eq!(AccountName::parse(name).map(|name| name.to_string()), Ok(name.to_owned()));
            assert_eq!(AccountName::shown(name, "xx1-nic").as_str(), name);
        }
    }

    #[test]
    fn initials_are_the_first_letters_of_words() {
        for (name, initials) in [
            ("Bruno Kowalski", "B. K."),
            ("élodie", "É."),
            ("“Studio” 54 - Inc & Co", "S. 5. I."),
            ("דנה כהן", "ד. כ."),
            ("…", ""),
        ] {
            assert_eq!(AccountName::shown(name, "xx1-nic").initials(), initials, "{name}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        assert_eq!(AccountName::parse(" Al\u{200b}ice \u{202e}Martin\u{2066}").unwrap().as_str(), "Alice Martin");
        assert_eq!(AccountName::shown("\u{feff}Ali\u{ad}ce", "xx1-nic").as_str(), "Alice");
        for nothing in ["\u{200b}", " \u{2060}\u{3164} ", "\u{2800}\u{2800}", "\u{301}"] {
            assert_eq!(AccountName::parse(nothing), Err(NameFault::Text(TextFault::Empty)), "{nothing:?}");
            assert_eq!(AccountName::shown(nothing, "xx1-nic").as_str(), "xx1-nic", "{nothing:?}");
        }
    }

    #[test]
    fn no_name_holds_an_address() {
        for (name, shown) in [
            ("ACCOUNT SUSPENDED: pay at https://evil.example/pay", "ACCOUNT SUSPENDED: pay at"),
            ("Pay at evil.example now", "Pay at now"),
            ("WWW.evil.example", "xx1-nic"),
            ("Support (support@provider.example)", "Support"),
            ("Support ＠provider", "Support"),
            ("evil。example pays", "pays"),
            ("evil．example/pay", "xx1-nic"),
            ("call (10.0.0.1)", "call"),
            ("mailto:us", "xx1-nic"),
            ("see bücher.рф", "see"),
            ("x.Co", "xx1-nic"),
            ("e\u{200b}vil.exam\u{200d}ple Ltd", "Ltd"),
        ] {
            assert_eq!(AccountName::parse(name), Err(NameFault::Address), "{name}");
            assert_eq!(AccountName::shown(name, "xx1-nic").as_str(), shown, "{name}");
        }
    }

    #[test]
    fn no_name_passes_for_another_account() {
        for (name, shown) in [
            ("Alice Martin (aa11111-nic)", "Alice Martin"),
            ("AA11111-NIC", "xx1-nic"),
            ("Bruno ａａ１１１‐nic", "Bruno"),
            ("Bruno [bk2—nic]", "Bruno"),
            ("Bruno (аа11111-nic)", "Bruno"),
            ("Bruno aa11111 - nic", "Bruno"),
            ("Bruno aa11111\u{2d7}nic", "Bruno"),
            ("Bruno aa11111\u{2043} nic", "Bruno"),
            ("x-aa11111-nic-2", "xx1-nic"),
        ] {
            assert_eq!(AccountName::parse(name), Err(NameFault::NicHandle), "{name}");
            assert_eq!(AccountName::shown(name, "xx1-nic").as_str(), shown, "{name}");
        }
    }
}
