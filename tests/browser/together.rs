//! An agency replaces a colleague by another person on all services at once: one form, one decision each.

use std::thread::sleep;
use std::time::Duration;

use fantoccini::Locator;
use fantoccini::key::Key;

use crate::chrome::{Browser, JavaScript};
use crate::emulation::HEIGHT;
use crate::names::Kind;
use crate::stage::{BRUNO, JONAS, MERIDIAN, Stage};

/// How long a page without a script is left before it is asked for anew.
const A_WHILE: Duration = Duration::from_secs(2);

#[test]
fn one_form_and_one_decision_each() {
    play(JavaScript::On, 1280);
}

#[test]
fn one_form_and_one_decision_each_without_javascript() {
    play(JavaScript::Off, 1280);
}

#[test]
fn one_form_and_one_decision_each_on_a_phone() {
    play(JavaScript::On, 375);
}

#[test]
fn one_form_and_one_decision_each_by_keyboard() {
    play_by_keys(JavaScript::On);
}

#[test]
fn one_form_and_one_decision_each_by_keyboard_without_javascript() {
    play_by_keys(JavaScript::Off);
}

impl Browser {
    /// The number in the button whose words begin so.
    fn number_on(&self, button: &str) -> usize {
        let buttons = "[...document.querySelectorAll('button')].map(button => button.textContent.trim())";
        self.eventually(&format!("a button {button:?}"), || {
            let all: Vec<String> = serde_json::from_value(self.ask(buttons)).map_err(|error| error.to_string())?;
            let found = all.iter().find_map(|text| text.strip_prefix(button)?.trim().parse().ok());
            found.ok_or(format!("there are {all:?}"))
        })
    }

    fn is_ticked(&self, place: usize) -> bool {
        self.ask(&format!("document.querySelectorAll('tbody input[type=checkbox]')[{place}].checked")) == true
    }

    fn tick(&self, place: usize) {
        let boxes = self.wait(self.client.find_all(Locator::Css("tbody input[type=checkbox]"))).unwrap();
        assert!(self.name_of(&boxes[place]).unwrap().starts_with("Select "));
        self.wait(boxes[place].click()).unwrap();
    }

    /// Tab by Tab to the next box of a row.
    fn tab_to_a_box(&self) {
        self.tab_until("a box", |focus| focus.starts_with("Select ") && !focus.starts_with("Select all"));
    }

    fn expect_ticked(&self, wanted: &str) {
        self.eventually(&format!("{wanted:?}"), || {
            let said = self.ask("document.querySelector('[data-ticked]').textContent");
            if said == wanted { Ok(()) } else { Err(said.to_string()) }
        });
    }

    /// Waits until the submission that is looked at has so many requests in this state.
    fn expect_count(&self, wanted: &str) {
        self.eventually(&format!("{wanted:?} on the page"), || {
            if self.javascript == JavaScript::Off {
                sleep(A_WHILE);
                self.go(&self.address());
            }
            let counts =
                "[...document.querySelectorAll('.list-bar a')].map(a => a.innerText.replace(/\\s+/g, ' ').trim())";
            let counts: Vec<String> = serde_json::from_value(self.ask(counts)).map_err(|error| error.to_string())?;
            counts.iter().any(|count| count == wanted).then_some(()).ok_or(format!("{counts:?}"))
        });
    }
}

fn please_confirm(services: usize) -> String {
    format!("Please confirm: change of contacts for {services} services")
}

fn expect_outcomes(stage: &Stage, browser: &Browser, done: usize) {
    for person in [MERIDIAN, BRUNO] {
        stage.expect_mail(browser, person, &format!("Done: change of contacts for {done} services"), 1);
    }
    stage.expect_mail(browser, JONAS, &format!("Another account has replaced you as a contact of {done} services"), 1);
}

fn play(javascript: JavaScript, width: u32) {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, javascript);
    browser.resize(width, HEIGHT);
    browser.go("/sign-in");
    browser.sign_in(MERIDIAN);
    if width < 600 {
        browser.open_menu("Filters");
    }
    browser.fill("Contact", JONAS.nic);
    browser.press("Apply");
    browser.eventually("the filtered list", || {
        let here = browser.address();
        if here.contains(JONAS.nic) { Ok(()) } else { Err(here) }
    });
    let all = browser.number_on("Modify contacts of all");
    browser.press(&format!("Modify contacts of all {all}"));
    browser.expect_page(&format!("Modify contacts of {all} services"));
    assert_eq!(browser.value("Only where it is today"), JONAS.nic, "the filter is kept as who is replaced");
    browser.fill("Technical contact", BRUNO.nic);
    if javascript == JavaScript::On {
        browser.key(Key::Tab);
    } else {
        browser.press("Preview");
    }
    browser.eventually("a preview", || {
        let said = browser.ask("document.getElementById('preview').innerText").to_string();
        if said.contains("What will happen") && said.contains(BRUNO.nic) { Ok(()) } else { Err(said) }
    });
    browser.press("Confirm");
    browser.expect_alert("You can go on without them");
    // What the demo asks for already.
    let faulty = browser.number_on("Confirm without these");
    let asked = all - faulty;
    browser.press(&format!("Confirm without these {faulty}"));
    browser.expect_page(&format!("Changes of contacts on {asked} services"));

    stage.follow_mail(browser, MERIDIAN, (&please_confirm(asked), 1), "Open the requests");
    browser.press(&format!("Accept all {asked}"));
    browser.expect_message(&format!("{asked} requests accepted."));
    browser.sign_out(MERIDIAN);

    stage.follow_mail(browser, BRUNO, (&please_confirm(asked), 1), "Open the requests");
    browser.expect_page("Sign in");
    browser.sign_in(BRUNO);
    browser.expect_page(&format!("Changes of contacts on {asked} services"));
    browser.tick(0);
    if javascript == JavaScript::On {
        browser.expect_ticked("1 selected");
        browser.click("Next");
        browser.expect_ticked("1 selected, 1 of them not on this page");
    }
    browser.tick(3);
    browser.press("Decline those ticked");
    browser.expect_message("2 requests declined.");
    browser.press(&format!("Accept all {}", asked - 2));
    browser.expect_message(&format!("{} requests accepted.", asked - 2));
    browser.expect_count(&format!("{} Done", asked - 2));
    browser.expect_count("2 Declined");
    expect_outcomes(&stage, browser, asked - 2);
    browser.expect_clean_console();
}

fn play_by_keys(javascript: JavaScript) {
    let stage = Stage::demo();
    let browser = &Browser::open(&stage.base, javascript);
    browser.resize(1280, HEIGHT);
    browser.go("/sign-in");
    browser.signs_in_by_keys(MERIDIAN);
    browser.tab_to("Contact");
    browser.type_keys(JONAS.nic);
    browser.key(Key::Enter);
    browser.eventually("the filtered list", || {
        let here = browser.address();
        if here.contains(JONAS.nic) { Ok(()) } else { Err(here) }
    });
    browser.expect_beginning();
    // Two by their boxes, then all after all.
    browser.tab_to_a_box();
    browser.key(Key::Space);
    browser.tab_to_a_box();
    browser.key(Key::Space);
    assert!(browser.is_ticked(0) && browser.is_ticked(1));
    browser.key(Key::Enter);
    browser.expect_page("Modify contacts of 2 services");
    browser.back();
    browser.expect_page("Contact management");
    let all = browser.number_on("Modify contacts of all");
    browser.go(&browser.address());
    browser.expect_beginning();
    browser.tab_to("Modify contacts of all");
    browser.key(Key::Enter);
    browser.expect_page(&format!("Modify contacts of {all} services"));
    browser.expect_beginning();
    browser.tab_to("Technical contact");
    browser.type_keys(BRUNO.nic);
    browser.key(Key::Enter);
    browser.expect_alert("You can go on without them");
    browser.expect_beginning();
    let asked = all - browser.number_on("Confirm without these");
    browser.tab_to("Confirm without these");
    browser.key(Key::Enter);
    browser.expect_page(&format!("Changes of contacts on {asked} services"));

    decide_by_keys(browser, asked);
    browser.expect_count(&format!("{asked} Done"));
    expect_outcomes(&stage, browser, asked);
    browser.expect_clean_console();
}

/// The agency accepts all; the new contact one by its box, and then the others.
fn decide_by_keys(browser: &Browser, asked: usize) {
    browser.opens_the_mail_by_keys(MERIDIAN, &please_confirm(asked));
    browser.expect_page(&format!("Changes of contacts on {asked} services"));
    browser.expect_beginning();
    browser.tab_to(&format!("Accept all {asked}"));
    browser.key(Key::Enter);
    browser.expect_message(&format!("{asked} requests accepted."));
    browser.signs_out_by_keys(MERIDIAN);

    browser.opens_the_mail_by_keys(BRUNO, &please_confirm(asked));
    browser.expect_page("Sign in");
    browser.expect_beginning();
    browser.signs_in_by_keys(BRUNO);
    browser.expect_page(&format!("Changes of contacts on {asked} services"));
    browser.expect_beginning();
    browser.tab_to_a_box();
    browser.key(Key::Space);
    assert!(browser.is_ticked(0));
    // Enter means what is ticked, and not all.
    browser.key(Key::Enter);
    browser.expect_message("1 request accepted.");
    browser.expect_beginning();
    browser.tab_to(&format!("Accept all {}", asked - 1));
    browser.key(Key::Enter);
    browser.expect_message(&format!("{} requests accepted.", asked - 1));
    assert!(!browser.shows(Kind::Button, "Accept those ticked"));
}
