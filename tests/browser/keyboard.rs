//! By keyboard alone.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use crate::chrome::{Browser, JavaScript};
use crate::names::Kind;
use crate::stage::{ALICE, EMBER, PASSWORD, Stage};
use crate::story::menu_of;

/// More stops than any page has.
const STOPS: usize = 150;

impl Browser {
    fn key(&self, key: Key) {
        self.stroke(key.into());
    }

    fn stroke(&self, value: char) {
        let keys = KeyActions::new("keyboard".to_owned());
        let keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.wait(self.client.perform_actions(keys)).unwrap();
    }

    fn type_keys(&self, text: &str) {
        text.chars().for_each(|letter| self.stroke(letter));
    }

    /// Tab by Tab to the thing of this name; each stop on the way shows that it is one.
    fn tab_to(&self, name: &str) {
        let mut stops = Vec::new();
        for _ in 0..STOPS {
            self.key(Key::Tab);
            let focus = self.focus();
            let seen = "(e => e === document.body || getComputedStyle(e).outlineStyle !== 'none' \
                || getComputedStyle(e).boxShadow !== 'none')(document.activeElement)";
            assert_eq!(self.ask(seen), true, "{focus:?} does not show that the keyboard is at it");
            if focus.starts_with(name) {
                return;
            }
            stops.push(focus);
        }
        panic!("no way to {name:?}, only to {stops:?}");
    }
}

#[test]
fn the_keyboard_is_enough() {
    walk(JavaScript::On);
}

#[test]
fn the_keyboard_is_enough_without_javascript() {
    walk(JavaScript::Off);
}

fn walk(javascript: JavaScript) {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, javascript);
    browser.go("/sign-in");
    browser.key(Key::Tab);
    assert_eq!(browser.focus(), "Skip to the content");
    browser.key(Key::Enter);
    assert_eq!(browser.ask("document.activeElement.tagName"), "MAIN");
    browser.tab_to("NIC handle or email");
    browser.type_keys(ALICE.nic);
    browser.tab_to("Password");
    browser.type_keys(PASSWORD);
    browser.key(Key::Enter);
    browser.expect_page("Contact management");

    let row_menu = format!("Actions for {EMBER}");
    opens_and_closes(browser, &row_menu, Kind::Link, "Modify contacts");
    browser.tab_to("Modify contacts");
    browser.key(Key::Enter);
    browser.expect_page("Modify contacts");

    opens_and_closes(browser, &menu_of(ALICE), Kind::Button, "Sign out");
    browser.tab_to("Sign out");
    browser.key(Key::Enter);
    browser.expect_message("You are signed out.");
    browser.expect_clean_console();
}

/// Leaves the menu open. Escape closes it where there is a script; the key that opened it does so everywhere.
fn opens_and_closes(browser: &Browser, menu: &str, kind: Kind, entry: &str) {
    browser.tab_to(menu);
    assert!(!browser.shows(kind, entry));
    browser.key(Key::Enter);
    assert!(browser.shows(kind, entry), "Enter does not open {menu}");
    if browser.javascript == JavaScript::On {
        browser.key(Key::Tab);
        browser.key(Key::Escape);
        assert!(browser.focus().starts_with(menu), "the keyboard is at {:?} after Escape", browser.focus());
    } else {
        browser.key(Key::Enter);
    }
    assert!(!browser.shows(kind, entry), "{menu} does not close");
    browser.key(Key::Enter);
    assert!(browser.shows(kind, entry), "Enter does not open {menu} again");
}
