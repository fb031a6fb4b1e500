//! A walk through every page in every state, in any language: nothing is found by its words, but by addresses and the names of
//! fields. Whoever walks says what to do with each.

mod account;
mod console;
mod going;
mod many;
mod operator;
mod requests;
mod routes;
mod services;
mod strangers;

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::chrome::Browser;

/// Fewer pages than this would be a walk that has lost its way.
const PAGES: usize = 130;

pub struct Walk<'a> {
    browser: &'a Browser,
    language: &'a str,
    look: &'a dyn Fn(&str),
    seen: RefCell<BTreeSet<String>>,
    /// The paths that were opened and answered 200.
    opened: RefCell<BTreeSet<String>>,
}

impl<'a> Walk<'a> {
    fn new(browser: &'a Browser, language: &'a str, look: &'a dyn Fn(&str)) -> Self {
        let (seen, opened) = (RefCell::default(), RefCell::default());
        Self { browser, language, look, seen, opened }
    }
}

/// Goes through what an operator's settings change, on a stage that is dressed so.
pub fn through_settings(browser: &Browser, look: &dyn Fn(&str)) {
    Walk::new(browser, "en", look).of_an_operator();
}

/// Goes through all of it; `look` is told the name of each page.
pub fn through(browser: &Browser, language: &str, look: &dyn Fn(&str)) {
    let walk = Walk::new(browser, language, look);
    walk.as_a_stranger();
    walk.services();
    walk.requests();
    walk.account();
    walk.many();
    walk.together();
    walk.second_factor();
    walk.console();
    walk.refusals();
    let seen = walk.seen.borrow();
    assert!(seen.len() >= PAGES, "only {} pages were seen: {seen:?}", seen.len());
    walk.expect_every_route();
}
