//! The whole story by keyboard alone. At every stop on the way it shows where the keyboard is: marked, on the screen, under
//! nothing (WCAG 2.4.7, 2.4.11), and after what comes before it (2.4.3).

use std::thread::sleep;
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::Value;

use crate::chrome::{Browser, JavaScript};
use crate::emulation::HEIGHT;
use crate::names::Kind;
use crate::stage::{ALICE, BRUNO, GARDEN, PASSWORD, Person, Stage};
use crate::story::{menu_of, please_confirm};

/// More stops than any page has.
const STOPS: usize = 150;
const SKIP: &str = "Skip to content";
/// How the stop at which the keyboard is looks, compared with the one before, which it keeps in mind.
const STOP: &str = "(() => {
    const e = document.activeElement, s = getComputedStyle(e), r = e.getClientRects()[0] ?? new DOMRect();
    const seen = colour => !/^transparent$|[,/]\\s*0\\)$/.test(colour);
    const marked = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && seen(s.outlineColor) || s.boxShadow !== 'none';
    const [width, height] = [document.documentElement.clientWidth, innerHeight];
    const points = [.1, .5, .9].flatMap(x => [.15, .5, .85].map(y => [r.left + r.width * x, r.top + r.height * y]));
    const free = points.filter(([x, y]) => x >= 0 && y >= 0 && x < width && y < height)
        .filter(([x, y]) => e.contains(document.elementFromPoint(x, y))).length;
    const now = { left: r.left + scrollX, right: r.right + scrollX, top: r.top + scrollY, bottom: r.bottom + scrollY };
    const last = window.lastStop;
    window.lastStop = { e, now };
    const follows = !last || !last.e.isConnected || last.e === e ||
        !!(last.e.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
    const below = !last || now.bottom > last.now.top || now.left >= last.now.right;
    return { tag: e.tagName, marked, free, follows, below, html: e.outerHTML.slice(0, 120) };
})()";

impl Browser {
    pub fn key(&self, key: Key) {
        self.stroke(&[key.into()]);
    }

    /// Presses these one after the other, and lets them go again.
    fn stroke(&self, values: &[char]) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for &value in values {
            keys = keys.then(KeyAction::Down { value });
        }
        for &value in values.iter().rev() {
            keys = keys.then(KeyAction::Up { value });
        }
        self.wait(self.client.perform_actions(keys)).unwrap();
    }

    pub fn type_keys(&self, text: &str) {
        text.chars().for_each(|letter| self.stroke(&[letter]));
    }

    fn type_instead(&self, text: &str) {
        self.stroke(&[Key::Control.into(), 'a']);
        self.type_keys(text);
    }

    /// Tab by Tab to the thing of this name.
    pub fn tab_to(&self, name: &str) {
        self.tab_until(name, |focus| focus.starts_with(name));
    }

    pub fn tab_until(&self, what: &str, found: impl Fn(&str) -> bool) {
        let mut stops = Vec::new();
        self.ask("delete window.lastStop");
        for _ in 0..STOPS {
            self.key(Key::Tab);
            let focus = self.focus();
            self.expect_stop(&focus);
            if found(&focus) {
                return;
            }
            stops.push(focus);
        }
        panic!("no way to {what:?}, only to {stops:?}");
    }

    /// Where the keyboard is can be seen.
    fn expect_stop(&self, focus: &str) {
        let stop = self.ask(STOP);
        let place = format!("{focus:?} at {}: {stop}", self.address());
        match stop["tag"].as_str().unwrap() {
            // Past the end of the page: it begins anew.
            "BODY" | "HTML" => drop(self.ask("delete window.lastStop")),
            // It is at something in the frame.
            "IFRAME" => {}
            _ => {
                assert_eq!(stop["marked"], true, "that the keyboard is here does not show: {place}");
                assert_ne!(stop["free"], 0, "the keyboard is where nobody can see: {place}");
                assert_eq!(
                    [&stop["follows"], &stop["below"]],
                    [true, true],
                    "the order is not that of the page: {place}"
                );
            }
        }
    }

    /// On a page that has just come the keyboard is at its beginning, or at what is said there about what was done.
    pub fn expect_beginning(&self) {
        let place =
            self.ask("document.activeElement.matches('body, main, main [role=alert], main [role=status], main h1')");
        assert_eq!(place, true, "the keyboard is at {}", self.ask("document.activeElement.outerHTML"));
        if self.ask("document.activeElement === document.body") == true {
            self.key(Key::Tab);
            assert_eq!(self.focus(), SKIP);
            self.ask("delete window.lastStop");
            self.expect_stop(SKIP);
        }
    }

    /// The menu stays open. Escape closes it where there is a script; the key that opened it does so everywhere.
    fn opens_and_closes(&self, menu: &str, kind: Kind, entry: &str) {
        self.tab_to(menu);
        assert!(!self.shows(kind, entry));
        self.key(Key::Enter);
        assert!(self.shows(kind, entry), "Enter does not open {menu}");
        if self.javascript == JavaScript::On {
            self.key(Key::Tab);
            self.key(Key::Escape);
            assert!(self.focus().starts_with(menu), "the keyboard is at {:?} after Escape", self.focus());
            self.expect_stop(menu);
        } else {
            self.key(Key::Enter);
        }
        assert!(!self.shows(kind, entry), "{menu} does not close");
        self.key(Key::Enter);
        assert!(self.shows(kind, entry), "Enter does not open {menu} again");
    }
}

#[test]
fn the_keyboard_is_enough() {
    play(JavaScript::On, 1280, HEIGHT);
}

#[test]
fn the_keyboard_is_enough_without_javascript() {
    play(JavaScript::Off, 1280, HEIGHT);
}

#[test]
fn the_keyboard_is_enough_on_a_small_screen() {
    play(JavaScript::On, 375, 480);
}

#[test]
fn a_keyboard_that_does_not_show_is_found() {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, JavaScript::On);
    let fails = |tampering: &str| {
        browser.go("/sign-in");
        browser.ask(&format!("document.querySelector('#login').{tampering}"));
        let tabs = || browser.tab_to("Password");
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(tabs)).is_err()
    };
    assert!(!fails("title = ''"));
    assert!(fails("style.outline = 'none'"));
    assert!(fails("style.clipPath = 'inset(100%)'"));
    assert!(fails("tabIndex = 9"));
    assert!(fails("parentElement.style.cssText = 'position: relative; top: 400px'"));
}

fn play(javascript: JavaScript, width: u32, height: u64) {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, javascript);
    browser.resize(width, height);
    browser.go("/");
    browser.expect_page("Sign in");
    browser.expect_beginning();
    browser.key(Key::Enter);
    assert_eq!(
        browser.ask("document.activeElement.tagName"),
        "MAIN",
        "the link leads past what every page begins with"
    );
    browser.signs_in_by_keys(ALICE);
    browser.expect_page("Contact management");
    asks(browser);
    browser.opens_the_mail_by_keys(ALICE, &please_confirm(GARDEN));
    accepts(browser, &format!("{} ({}) still has to decide.", BRUNO.name, BRUNO.nic));
    browser.signs_out_by_keys(ALICE);

    browser.opens_the_mail_by_keys(BRUNO, &please_confirm(GARDEN));
    browser.expect_page("Sign in");
    browser.expect_beginning();
    browser.signs_in_by_keys(BRUNO);
    accepts(browser, "Everyone has confirmed");
    if javascript == JavaScript::Off {
        sleep(Duration::from_secs(9));
        browser.tab_to("Refresh");
        browser.key(Key::Enter);
    }
    browser.eventually("that it is done", || {
        let title = browser.title();
        if title.contains(": Done") { Ok(()) } else { Err(title) }
    });
    browser.expect_beginning();
    browser.signs_out_by_keys(BRUNO);
    browser.expect_clean_console();
}

/// Finds the service and asks for another contact, after a slip.
fn asks(browser: &Browser) {
    browser.expect_beginning();
    browser.tab_to("Search services");
    browser.type_keys(GARDEN);
    browser.key(Key::Enter);
    browser.eventually("the one service", || if browser.rows().len() == 1 { Ok(()) } else { Err("more".to_owned()) });
    browser.expect_beginning();
    browser.opens_and_closes(&format!("Actions for {GARDEN}"), Kind::Link, "Modify contacts");
    browser.tab_to("Modify contacts");
    browser.key(Key::Enter);
    browser.expect_page("Modify contacts");
    browser.expect_beginning();
    browser.tab_to("Technical contact");
    browser.type_instead("nobody@example.org");
    browser.key(Key::Enter);
    let fault = "There is no account with this email address yet. Ask the person to create one on this page, then enter \
                 it here.";
    browser.expect_alert(fault);
    browser.expect_beginning();
    browser.tab_to("Technical contact: ");
    browser.key(Key::Enter);
    assert_eq!(browser.focus(), "Technical contact", "the summary leads to the field");
    browser.ask("delete window.lastStop");
    browser.expect_stop("Technical contact");
    browser.type_instead(BRUNO.nic);
    browser.tab_to("Confirm");
    browser.key(Key::Enter);
    browser.expect_message("Request sent.");
}

fn accepts(browser: &Browser, message: &str) {
    browser.expect_title("Request ");
    browser.expect_beginning();
    browser.tab_to("Accept");
    browser.key(Key::Enter);
    browser.expect_message(message);
}

impl Browser {
    pub fn signs_in_by_keys(&self, person: Person) {
        self.tab_to("NIC handle or email");
        self.type_keys(person.nic);
        self.key(Key::Tab);
        assert_eq!(self.focus(), "Password", "the one field follows the other");
        self.type_keys(PASSWORD);
        self.key(Key::Enter);
        self.eventually("the account's menu", || {
            self.shows(Kind::Menu, &menu_of(person)).then_some(()).ok_or("is not there".to_owned())
        });
    }

    pub fn signs_out_by_keys(&self, person: Person) {
        self.opens_and_closes(&menu_of(person), Kind::Button, "Sign out");
        self.tab_to("Sign out");
        self.key(Key::Enter);
        self.expect_message("You are signed out.");
        self.expect_beginning();
    }

    /// Goes to the mailbox until the email is there, opens it, and follows the link of its plain text.
    pub fn opens_the_mail_by_keys(&self, to: Person, subject: &str) {
        let is_it = |text: &str| text.starts_with(subject) && text.contains(to.email);
        self.eventually("the email", || {
            self.tab_to("Mailbox");
            self.key(Key::Enter);
            self.expect_page("Mailbox");
            let summaries = self.ask("[...document.querySelectorAll('main summary')].map(s => s.innerText.trim())");
            let there = summaries.as_array().unwrap().iter().filter_map(Value::as_str).any(is_it);
            if there { Ok(()) } else { Err("is not there".to_owned()) }
        });
        self.expect_beginning();
        self.tab_until("the email", is_it);
        self.key(Key::Enter);
        self.tab_until("the link", |focus| focus.starts_with("http") && focus.contains("?token="));
        self.key(Key::Enter);
    }
}
