//! The translations are whole, and the pages and emails say nothing that is not in them.

mod glossary;
mod own_words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

const FILES: [&str; 13] = [
    "pages.ftl",
    "data.ftl",
    "finding.ftl",
    "locks.ftl",
    "owner.ftl",
    "service.ftl",
    "operator.ftl",
    "console.ftl",
    "desk.ftl",
    "emails.ftl",
    "service_emails.ftl",
    "support_emails.ftl",
    "webhooks.ftl",
];
/// The ways of asking for a message by its key.
const ASKING: [&str; 5] = [".t(", ".with(", ".with_all(", ".count(", "Flash::new("];

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file below, with its text.
fn texts_below(path: &Path) -> Vec<(PathBuf, String)> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(texts_below(&path));
        } else {
            let text = read(&path);
            texts.push((path, text));
        }
    }
    texts
}

/// The program without its tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut sources = texts_below(&folder("src"));
    sources.retain(|(path, _)| path.iter().all(|part| part != "tests" && part != "tests.rs"));
    for (_, text) in &mut sources {
        text.truncate(text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len()));
    }
    sources
}

fn templates() -> Vec<(PathBuf, String)> {
    texts_below(&folder("templates"))
}

/// The languages that have a folder.
fn languages() -> BTreeSet<String> {
    let entries = fs::read_dir(folder("locales")).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The messages of one file as they are written, in its order.
fn messages_of(language: &str, file: &str) -> Vec<(String, String)> {
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in read(&folder("locales").join(language).join(file)).lines() {
        if line.starts_with(char::is_alphabetic) {
            let (key, value) = line.split_once('=').unwrap_or_else(|| panic!("{language}/{file}: {line}"));
            messages.push((key.trim().to_owned(), value.trim().to_owned()));
        } else if !line.starts_with('#') && !line.trim().is_empty() {
            let (_, value) = messages.last_mut().unwrap_or_else(|| panic!("{language}/{file}: {line}"));
            value.push('\n');
            value.push_str(line);
        }
    }
    messages
}

fn messages(language: &str) -> BTreeMap<String, String> {
    FILES.iter().flat_map(|file| messages_of(language, file)).collect()
}

/// The names of the arguments that a message takes.
fn arguments(value: &str) -> BTreeSet<&str> {
    let names = value.split('$').skip(1);
    names.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').next().unwrap()).collect()
}

/// Every text between quotes that looks like a key of several words.
fn hyphenated_literals(source: &str) -> Vec<&str> {
    let quoted = source.split('"');
    let is_key = |text: &&str| {
        text.contains('-') && text.split('-').all(|w| !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase()))
    };
    quoted.filter(is_key).collect()
}

/// The keys that a text asks for where they are said at once: `t("key")`.
fn keys_asked_for(text: &str) -> BTreeSet<&str> {
    let after = ASKING.iter().flat_map(|asking| text.split(asking).skip(1));
    after.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next()).collect()
}

/// A text without what stands between these marks.
fn without(text: &str, opening: &str, closing: &str) -> String {
    let mut parts = text.split(opening);
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        left.push(' ');
        left.push_str(part.split_once(closing).map_or("", |(_, rest)| rest));
    }
    left
}

fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// Blanks and marks that nobody sees, and that do not survive every mail program.
fn is_invisible(c: char) -> bool {
    let hidden = matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{2000}'..='\u{200f}' | '\u{feff}');
    let more = matches!(c, '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{fe00}'..='\u{fe0f}');
    hidden || more || c == '\u{a0}' || c.is_control() && c != '\n'
}

#[test]
fn every_file_is_read_without_a_fault_and_says_each_thing_once() {
    for language in languages() {
        let mut bundle = Bundle::new_concurrent(vec![language.parse().unwrap()]);
        for file in FILES {
            let resource = FluentResource::try_new(read(&folder("locales").join(&language).join(file)));
            let resource = resource.unwrap_or_else(|(_, faults)| panic!("{language}/{file}: {faults:?}"));
            bundle.add_resource(resource).unwrap_or_else(|faults| panic!("{language}/{file}: {faults:?}"));
        }
        for key in messages(&language).keys() {
            let value = bundle.get_message(key).and_then(|message| message.value());
            assert!(value.is_some(), "{language}: {key} says nothing");
        }
    }
}

#[test]
fn every_folder_is_a_language_of_the_program() {
    let known: BTreeSet<String> = Words::languages().map(|language| language.code().to_owned()).collect();
    assert_eq!(languages(), known);
}

#[test]
fn every_translation_says_what_the_english_one_says() {
    for (language, file) in languages().iter().flat_map(|language| FILES.map(|file| (language, file))) {
        let english = messages_of("en", file);
        let translated = messages_of(language, file);
        for ((key, value), (same, english)) in translated.iter().zip(&english) {
            assert_eq!(key, same, "{language}/{file} says things in another order, or not all");
            assert_eq!(arguments(value), arguments(english), "the arguments of {key} in {language}/{file}");
        }
        assert_eq!(translated.len(), english.len(), "{language}/{file} ends sooner or later");
    }
}

/// What a language says in the very words of English.
const ALIKE: [(&str, &[&str]); 6] = [
    (
        "de",
        &[
            "date-time",
            "design-navigation",
            "operator-role-admin",
            "operator-role-support",
            "operator-title",
            "owner-name",
            "owner-organisation",
            "profile-name",
            "profile-zone",
        ],
    ),
    ("es", &["date-time"]),
    (
        "fr",
        &[
            "actions-label",
            "date-time",
            "design-messages",
            "design-navigation",
            "email-services",
            "email-services-label",
            "operator-services",
            "operator-sessions",
            "owner-organisation",
            "own-pages-sessions",
            "services-number",
            "pages-label",
            "profile-zone",
            "service-label",
            "services-contact",
        ],
    ),
    ("it", &["date-time", "nic-label", "operator-account", "operator-password", "password-label"]),
    ("pl", &["date-time", "operator-role-admin", "operator-title"]),
    ("pt", &["date-time", "operator-emails"]),
];

#[test]
fn no_translation_was_left_in_english() {
    let english = messages("en");
    let known: BTreeMap<_, BTreeSet<_>> =
        ALIKE.into_iter().map(|(language, keys)| (language, keys.iter().copied().collect())).collect();
    for language in languages().into_iter().filter(|language| language != "en") {
        let translated = messages(&language);
        let alike = translated
            .iter()
            .filter(|(key, value)| english.get(*key) == Some(*value) && has_letters(&without(value, "{", "}")));
        let alike: BTreeSet<_> = alike.map(|(key, _)| key.as_str()).collect();
        assert_eq!(alike, known[language.as_str()], "what {language} says as English does, and what it may");
    }
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let english = messages("en");
    for (path, text) in sources().iter().chain(&templates()) {
        for key in keys_asked_for(text) {
            assert!(english.contains_key(key), "{} asks for {key}", path.display());
        }
    }
    // Where a key is chosen before it is asked for, its first word tells that it is one.
    let families: BTreeSet<&str> = english.keys().filter_map(|key| Some(key.split_once('-')?.0)).collect();
    let speaking = ["src/web", "src/mail", "src/words"].map(folder);
    for (path, text) in sources().iter().filter(|(path, _)| speaking.iter().any(|folder| path.starts_with(folder))) {
        for key in hyphenated_literals(text) {
            let family = key.split('-').next().unwrap();
            assert!(!families.contains(family) || english.contains_key(key), "{} names {key}", path.display());
        }
    }
}

#[test]
fn every_message_is_used() {
    let (sources, templates) = (sources(), templates());
    let mut used: BTreeSet<&str> = BTreeSet::new();
    used.extend(sources.iter().flat_map(|(_, text)| hyphenated_literals(text)));
    used.extend(sources.iter().chain(&templates).flat_map(|(_, text)| keys_asked_for(text)));
    let english = messages("en");
    let unused: Vec<&String> = english.keys().filter(|key| !used.contains(key.as_str())).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

#[test]
fn emails_have_no_invisible_characters() {
    let of_emails = FILES.iter().filter(|file| file.contains("emails")).flat_map(|file| messages_of("en", file));
    let mut said: BTreeSet<String> = of_emails.map(|(key, _)| key).collect();
    // Emails also use words of the pages: labels, contact types, reasons.
    let speaking = ["src/mail", "src/words"].map(folder);
    for (path, text) in sources() {
        if path == folder("src/words.rs") || speaking.iter().any(|folder| path.starts_with(folder)) {
            said.extend(hyphenated_literals(&text).into_iter().chain(keys_asked_for(&text)).map(str::to_owned));
        }
    }
    for language in languages() {
        for (key, value) in messages(&language).into_iter().filter(|(key, _)| said.contains(key)) {
            assert!(!value.contains(is_invisible), "{key} in {language}: {}", value.escape_debug());
        }
    }
    for (path, text) in templates().iter().filter(|(path, _)| path.starts_with(folder("templates/emails"))) {
        assert!(!text.contains(is_invisible), "{}", path.display());
    }
}

#[test]
fn what_is_counted_follows_each_languages_rules_of_plural_and_way_of_writing_numbers() {
    let codes = |language, count| Words::of(language).count("factor-codes-left", count, []);
    assert_eq!(codes(Language::English, 1), "You have one recovery code left.");
    assert_eq!(codes(Language::English, 0), "You have 0 recovery codes left.");
    assert_eq!(codes(Language::French, 0), "Il vous reste 0 code de secours.");
    assert_eq!(codes(Language::French, 2), "Il vous reste 2 codes de secours.");
    let polish = [1, 2, 5, 12, 22].map(|count| codes(Language::Polish, count));
    let endings =
        ["1 kod zapasowy.", "2 kody zapasowe.", "5 kodów zapasowych.", "12 kodów zapasowych.", "22 kody zapasowe."];
    assert!(polish.iter().zip(endings).all(|(said, ending)| said.ends_with(ending)), "{polish:?}");

    let requests = |language, count| Words::of(language).count("close-requests", count, []);
    assert_eq!(requests(Language::English, 20_000), "20,000 requests are not finished yet.");
    assert_eq!(requests(Language::German, 20_000), "20.000 Anträge sind noch nicht abgeschlossen.");
    assert_eq!(requests(Language::French, 20_000), "20\u{202f}000 demandes ne sont pas encore terminées.");
    assert_eq!(requests(Language::Spanish, 2_000), "2000 solicitudes aún no han terminado.");
    assert_eq!(requests(Language::Polish, 20_000), "20\u{a0}000 wniosków nie jest jeszcze zakończonych.");
}

/// CLDR's categories of whole numbers below a million: what a message that counts must tell apart.
const PLURALS: [(&str, &[&str]); 7] = [
    ("en", &["one", "other"]),
    ("fr", &["one", "other"]),
    ("de", &["one", "other"]),
    ("es", &["one", "other"]),
    ("it", &["one", "other"]),
    ("pl", &["one", "few", "many", "other"]),
    ("pt", &["one", "other"]),
];

#[test]
fn whatever_is_counted_has_every_form_of_its_language() {
    for (language, categories) in PLURALS {
        for (key, value) in messages(language).into_iter().filter(|(_, value)| value.contains("$count")) {
            let forms: Vec<_> = value.split('[').skip(1).map(|rest| rest.split(']').next().unwrap()).collect();
            assert_eq!(forms, categories, "{key} in {language}");
        }
    }
}
