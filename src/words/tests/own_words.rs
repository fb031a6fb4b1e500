//! Templates, stylesheet and script have no words of their own: what people read or hear comes from the translations.

use super::*;

/// The attributes whose value is read or heard by people, or may be.
const READ_ALOUD: [&str; 9] =
    ["aria-label", "aria-description", "title", "placeholder", "alt", "content", "data-label", "label", "value"];
/// What stands in these, and is for machines or a specimen of what is.
const FOR_MACHINES: [&str; 3] = ["ABCDE-FGHJK-LMNPQ-RSTUV", "light dark", "width=device-width, initial-scale=1"];
/// What stands before the texts that a script needs for itself.
const FOR_SCRIPTS: [&str; 25] = [
    "createElement(",
    "setAttribute(",
    "removeAttribute(",
    "toggleAttribute(",
    "hasAttribute(",
    "Item(",
    "closest(",
    "querySelector(",
    "querySelectorAll(",
    "getElementById(",
    "addEventListener(",
    "event.key !== ",
    "Accept: ",
    "block: ",
    "method: ",
    "redirect: ",
    "parseFromString(text, ",
    // Locales, and how a time is to be written.
    "en: ",
    "pt: ",
    "day: ",
    "month: ",
    "year: ",
    "hour: ",
    "minute: ",
    "timeZoneName: ",
];

/// Names of events, classes and values.
const NAMES_FOR_SCRIPTS: [&str; 7] = ["use strict", "fault", "hint", "pointerup", "pointercancel", "true", "nearest"];

/// A text without the attributes that a macro puts into the tags of others: `lang="fr"`.
fn without_attributes(text: &str) -> String {
    let mut parts = text.split("=\"");
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        left.truncate(left.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '-').len());
        left.push_str(part.split_once('"').map_or("", |(_, rest)| rest));
    }
    left
}

/// A template without what is put in, and without what nobody sees.
fn bare(mut text: String) -> String {
    for (opening, closing) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}"), ("<!--", "-->"), ("<mj-style>", "</mj-style>")]
    {
        text = without(&text, opening, closing);
    }
    text
}

/// The values of attributes that people read.
fn read_aloud(text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let values = READ_ALOUD.iter().flat_map(|name| {
        let rests = text.split(&format!(" {name}=\"")).skip(1).collect::<Vec<_>>();
        rests.into_iter().map(|rest| rest.split('"').next().unwrap_or_default().trim().to_owned())
    });
    values.collect()
}

/// Each text of a script, and the code of its line before it.
fn texts_of(script: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for line in script.lines() {
        let mut before = String::new();
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            if letter == '/' && letters.peek() == Some(&'/') {
                break;
            }
            if matches!(letter, '"' | '\'' | '`') {
                let text = letters.by_ref().take_while(|next| *next != letter).collect();
                texts.push((before.clone(), text));
            }
            before.push(letter);
        }
    }
    texts
}

#[test]
fn templates_have_no_words_of_their_own() {
    let mut for_machines = BTreeSet::new();
    for (path, text) in templates() {
        let text = bare(text);
        for value in read_aloud(&text).into_iter().filter(|value| has_letters(value)) {
            assert!(FOR_MACHINES.contains(&value.as_str()), "{} has words of its own: {value:?}", path.display());
            for_machines.insert(value);
        }
        // Entities stand for signs: &lt;
        let text = without_attributes(&without(&without(&text, "<", ">"), "&", ";"));
        let own = text.lines().find(|line| has_letters(line)).map(str::trim);
        assert_eq!(own, None, "{} has words of its own", path.display());
    }
    assert_eq!(for_machines, FOR_MACHINES.map(str::to_owned).into(), "an exception is not needed any longer");
}

#[test]
fn the_stylesheet_puts_no_words_into_pages() {
    let stylesheet = read(&folder("static/handover.css"));
    let mut put = stylesheet.split("content: ").skip(1).filter_map(|rest| rest.split([';', '}']).next());
    let words = put.find(|content| content.split('"').skip(1).step_by(2).any(has_letters));
    assert_eq!(words, None);
}

#[test]
fn the_script_puts_no_words_into_pages() {
    let script = read(&folder("static/handover.js"));
    for (before, text) in texts_of(&script).into_iter().filter(|(_, text)| has_letters(text)) {
        let is_its_own =
            NAMES_FOR_SCRIPTS.contains(&text.as_str()) || FOR_SCRIPTS.iter().any(|end| before.ends_with(end));
        assert!(is_its_own, "after {before:?} the script has words of its own: {text:?}");
    }
}

#[test]
fn words_are_found_wherever_they_are_put() {
    let values = read_aloud("<td\n data-label=\"Name\"><input value=\"Go\"><meta content=\"\">");
    assert_eq!(values, ["", "Name", "Go"]);
    let texts = texts_of("say(`Done`); // \"not this\"\nregion.title = 'It is';");
    let texts: Vec<_> = texts.iter().map(|(before, text)| (before.as_str(), text.as_str())).collect();
    assert_eq!(texts, [("say(", "Done"), ("region.title = ", "It is")]);
}
