//! A walk through every page in every state, in any language: nothing is found by its words, but by addresses and the names of
//! fields. Whoever walks says what to do with each.

mod account;
mod going;
mod many;
mod requests;
mod routes;
mod services;
mod strangers;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use crate::chrome::Browser;

/// Fewer pages than this would be a walk that has lost its way.
const PAGES: usize = 80;

pub struct Walk<'a> {
    browser: &'a Browser,
    language: &'a str,
    look: &'a dyn Fn(&str),
    seen: RefCell<BTreeSet<String>>,
    /// The paths that were opened and answered 200.
    opened: RefCell<BTreeSet<String>>,
    /// Forms that were sent.
    sent: Cell<u32>,
}

/// Goes through all of it; `look` is told the name of each page.
pub fn through(browser: &Browser, language: &str, look: &dyn Fn(&str)) {
    let walk =
        Walk { browser, language, look, seen: RefCell::default(), opened: RefCell::default(), sent: Cell::new(0) };
    walk.as_a_stranger();
    walk.services();
    walk.requests();
    walk.account();
    walk.many();
    walk.second_factor();
    walk.refusals();
    let seen = walk.seen.borrow();
    assert!(seen.len() >= PAGES, "only {} pages were seen: {seen:?}", seen.len());
    walk.expect_every_route();
}
