//! `/design` shows every component of the stylesheet in every state that it has rules for, so that none changes unseen.

use std::collections::BTreeSet;

use crate::support::app::{Options, TestApp};

const STYLESHEET: &str = include_str!("../../static/handover.css");
/// What is not on this page, and why.
const EXEMPT: [(&str, &str); 14] = [
    (".asking", "the width of a page with a form and its preview"),
    (".asking > :not(form)", "the same"),
    (".asking-form", "where the parts of that form stand"),
    (".asking-form > .actions", "the same"),
    (".asking-form > .card", "the same"),
    (".asking-form > .preview", "the same"),
    (".brand-logo", "the operator's, and the demo has no operator"),
    ("dialog", "above a page, once it is opened"),
    (".narrow", "the width of a page with one form"),
    (".narrow-form", "the width of one form on a wide page"),
    (".own-page > :is(.card, form, p, .alert)", "the width of what is on the pages of one's account"),
    (".title", "the line of the first heading, of which a page has one"),
    (".title h1", "the same"),
    (".wide", "the width of a request's page"),
];
/// What somebody does with a thing, and what stands before and after it: the thing itself is there.
const MOMENTS: [&str; 11] = [
    "[open]",
    ":not(:focus)",
    ":focus-visible",
    ":focus",
    ":hover",
    "::before",
    "::after",
    "::backdrop",
    "::-webkit-details-marker",
    "::details-content",
    "*, ",
];

/// What the stylesheet has rules for.
fn selectors() -> BTreeSet<String> {
    let parts = STYLESHEET.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest));
    let rules: String = parts.collect();
    // A rule within another begins after that one's brace.
    let heads = rules.split('}').filter_map(|rule| rule.rsplit_once('{')?.0.rsplit('{').next());
    let mut selectors = BTreeSet::new();
    for head in heads.filter(|head| !head.trim().starts_with('@')) {
        let plain = MOMENTS.iter().fold(head.to_owned(), |head, moment| head.replace(moment, ""));
        let (mut depth, mut selector) = (0, String::new());
        for letter in plain.chars().chain([',']) {
            depth += i32::from(letter == '(') - i32::from(letter == ')');
            if letter == ',' && depth == 0 {
                selectors.insert(std::mem::take(&mut selector).trim().to_owned());
            } else {
                selector.push(letter);
            }
        }
    }
    selectors.remove("");
    selectors
}

#[test]
fn the_design_page_shows_all_that_the_stylesheet_has_rules_for() {
    let app = TestApp::with(Options { demo: true, ..Options::default() });
    let page = app.customer("Alice").get("/design");
    assert_eq!(page.status, 200);
    let selectors = selectors();
    assert!(selectors.len() > 150, "only {selectors:?}");
    let lacking: BTreeSet<_> = selectors.iter().map(String::as_str).filter(|selector| !page.has(selector)).collect();
    assert_eq!(lacking, EXEMPT.map(|(selector, _)| selector).into(), "what lacks on /design, and what may");
}
