use proptest::prelude::*;

use super::*;
use crate::domain::account::Language;
use crate::mail::sample::{CODE, LINK, content};
use crate::words::Words;

fn text(content: &Content) -> String {
    Plain { content }.render().unwrap()
}

#[test]
fn lines_are_short_and_have_no_trailing_blanks_in_any_language() {
    for language in Words::languages() {
        let text = text(&content(language));
        for line in text.lines() {
            let whole = line.contains("://") || line.contains("very-long-label");
            assert!(display_width(line) <= WIDTH || whole, "{line}");
            assert!(line == "-- " || line == line.trim_end(), "{line:?}");
        }
        assert!(!text.contains(TIE) && !text.contains("\n\n\n"), "{text}");
        assert_eq!(text.lines().filter(|line| *line == "-- ").count(), 1);
    }
}

#[test]
fn code_and_links_are_alone_on_their_lines_and_whole() {
    let mut content = content(Language::German);
    let long = format!("https://{}.example/{}", "a-b".repeat(20), "token-".repeat(40));
    content.links[0].href.clone_from(&long);
    let text = text(&content);
    for alone in [CODE, LINK, &long] {
        assert_eq!(text.lines().filter(|line| *line == alone).count(), 1, "{alone}: {text}");
    }
}

#[test]
fn facts_stand_in_two_columns() {
    let text = text(&content(Language::Polish));
    let begins = text.lines().position(|line| line.starts_with("Usługa:")).unwrap();
    let facts: Vec<_> = text.lines().skip(begins).take_while(|line| !line.is_empty()).collect();
    let column = facts[0].chars().position(|c| c == 'v').unwrap();
    for fact in &facts {
        let (before, value): (String, String) =
            (fact.chars().take(column).collect(), fact.chars().skip(column).collect());
        assert!(before.ends_with("  ") && !value.starts_with(' '), "{facts:#?}");
    }
    assert!(facts.len() > 4, "what is long goes on in its column: {facts:#?}");
}

/// A name may be any words; those that look like ours must not come to stand where ours do.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![Just(CODE.to_owned()), Just(LINK.to_owned()), "[a-zéß]{1,30}", "[A-Z0-9-]{13,24}"];
    proptest::collection::vec(word, 2..20).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn nothing_that_was_typed_looks_like_our_code_or_link(typed in words()) {
        let mut content = content(Language::English);
        content.opening = vec![format!("Then {typed} asked.")];
        let text = text(&content);
        for alone in [CODE, LINK] {
            prop_assert_eq!(text.lines().filter(|line| *line == alone).count(), 1, "{}", text);
        }
        let read = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(read.contains(&typed), "nothing is lost: {}", text);
    }
}
