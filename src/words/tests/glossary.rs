//! The glossary and the messages say the same.

use super::*;

/// The rows of the table that begins so, cell by cell.
fn rows(first: &str) -> Vec<Vec<String>> {
    let text = read(&folder("docs/glossary.md"));
    let table = text.lines().skip_while(|line| !line.starts_with(&format!("| {first} |")));
    let rows = table.skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn messages_say_the_words_of_the_glossary() {
    let columns = Words::languages().map(|language| (language.code(), messages(language.code())));
    let columns: Vec<_> = columns.collect();
    let rows = rows("thing or act");
    assert!(rows.len() > 20, "{rows:?}");
    for row in &rows {
        let [_, key, words @ ..] = &row[..] else { panic!("{row:?}") };
        assert_eq!(words.len(), columns.len(), "{row:?}");
        for ((language, messages), word) in columns.iter().zip(words) {
            assert!(!word.is_empty(), "{row:?} has no word in {language}");
            if let Some(message) = messages.get(key.trim_matches('`')) {
                assert_eq!(message, word, "{key} in {language}");
            } else {
                assert!(key.is_empty(), "there is no message {key}");
            }
        }
    }
    let states = columns[0].1.keys().filter(|key| key.starts_with("state-"));
    for state in states {
        assert!(rows.iter().any(|row| row[1] == format!("`{state}`")), "{state} is not in the glossary");
    }
}

#[test]
fn no_message_says_a_word_that_the_glossary_replaces() {
    let rows = rows("language");
    assert!(rows.len() > 10, "{rows:?}");
    for row in rows {
        let [language, not, instead] = &row[..] else { panic!("{row:?}") };
        for (key, message) in messages(language) {
            assert!(
                !message.to_lowercase().contains(not),
                "{key} in {language}: {message}\nnot “{not}” but “{instead}”"
            );
        }
    }
}
