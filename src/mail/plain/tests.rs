use proptest::prelude::*;

use super::*;
use crate::brand::Support;
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
            assert!(measure(line) <= WIDTH || line.starts_with(LINK), "{line}");
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
fn the_address_of_the_support_stays_whole() {
    let mut content = content(Language::French);
    let support = Support::parse(&format!("https://handover.example/{}", "help/".repeat(15))).unwrap();
    content.support = Some(SupportPart::new(Words::of(Language::French), &support));
    assert!(text(&content).lines().any(|line| line == support.shown()), "{}", text(&content));
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
    let word = prop_oneof![
        Just(CODE.to_owned()),
        Just(LINK.to_owned()),
        "[a-zéß.]{1,90}",
        "[A-Z0-9-]{13,90}",
        "[a-z:/]{60,80}",
        "[a-z]{0,75}".prop_map(|before| format!("{before}{LINK}")),
        "(e\u{301}){50}",
        "[漢字]{30,50}"
    ];
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
        prop_assert!(text.lines().all(|line| measure(line) <= WIDTH || line.starts_with(LINK)), "{}", text);
        let read = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert!(read(&text).contains(&read(&typed)), "nothing is lost: {}", text);
    }
}
