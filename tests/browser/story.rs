//! The whole story: the seven steps of a change, and what else can become of it.

mod otherwise;

use std::thread::sleep;
use std::time::Duration;

use crate::chrome::{Browser, JavaScript};
use crate::names::Kind;
use crate::stage::{ALICE, BRUNO, GARDEN, PASSWORD, Person, Stage, TANDEM};

/// The button of an email that asks for a decision.
pub const OPEN: &str = "Open the request";

#[test]
fn the_story_on_the_demo() {
    play(&Stage::demo(), JavaScript::On);
}

#[test]
fn the_story_on_the_demo_without_javascript() {
    play(&Stage::demo(), JavaScript::Off);
}

#[test]
fn the_story_with_a_mail_server() {
    play(&Stage::serve(), JavaScript::On);
}

#[test]
fn the_story_with_a_mail_server_without_javascript() {
    play(&Stage::serve(), JavaScript::Off);
}

pub fn play(stage: &Stage, javascript: JavaScript) {
    let browser = &Browser::open(&stage.base, javascript);
    let story = Story { stage, browser };
    story.the_door();
    story.many_services();
    story.a_change_is_asked_for();
    story.both_accept();
    story.it_is_carried_out();
    story.one_declines();
    story.codes_are_sent_again();
    story.one_cancels();
    story.the_profile();
    browser.expect_clean_console();
}

pub struct Story<'a> {
    pub stage: &'a Stage,
    pub browser: &'a Browser,
}

impl Browser {
    /// Signs in on the page where that is done.
    pub fn sign_in(&self, person: Person) {
        self.fill("NIC handle or email", person.nic);
        self.fill("Password", PASSWORD);
        self.press("Sign in");
        self.eventually("the account's menu", || {
            self.shows(Kind::Menu, &menu_of(person)).then_some(()).ok_or("is not there".to_owned())
        });
    }

    pub fn sign_out(&self, person: Person) {
        self.open_menu(&menu_of(person));
        self.press("Sign out");
        self.expect_message("You are signed out.");
        self.expect_page("Sign in");
    }
}

pub fn menu_of(person: Person) -> String {
    format!("{} {}", person.name, person.nic)
}

impl Story<'_> {
    fn the_door(&self) {
        let browser = self.browser;
        browser.go("/");
        browser.expect_page("Sign in");
        browser.fill("NIC handle or email", ALICE.email);
        browser.fill("Password", "something else");
        browser.press("Sign in");
        browser.expect_alert("do not match");
        assert_eq!(browser.value("NIC handle or email"), ALICE.email);
        assert_eq!(browser.value("Password"), "");
        browser.sign_in(TANDEM);
        browser.expect_page("Contact management");
    }

    fn many_services(&self) {
        let browser = self.browser;
        let headers = [
            "Service name",
            "Service",
            "Administrative contact",
            "Technical contact",
            "Billing contact",
            "Renews",
            "Actions",
        ];
        assert_eq!(browser.headers(), headers);
        let first = self.names("the first page", |names| names.len() == 25 && names.is_sorted());
        assert!(!browser.shows(Kind::Link, "Previous"));
        browser.click("Next");
        self.names("the second page", |names| !names.is_empty() && names[0] > first[24]);
        browser.back();
        self.names("the first page again", |names| names == first);
        browser.click("Service name");
        self.names("names from the end", |names| names.len() == 25 && names.is_sorted_by(|a, b| a >= b));

        browser.choose("Category", "Hosting");
        browser.choose("My role", "Administrative contact");
        browser.press("Apply");
        self.names("what is hosted", |names| names == ["tandem-agency.example"]);
        browser.click("Clear filters");
        self.names("all, in the same order", |names| names.len() == 25 && names.is_sorted_by(|a, b| a >= b));
        browser.fill("Search services", "no such thing");
        browser.press("Apply");
        browser.eventually("no row", || if self.says("no such thing") { Ok(()) } else { Err(String::new()) });
        assert_eq!(browser.value("Search services"), "no such thing");
        browser.sign_out(TANDEM);
    }

    fn a_change_is_asked_for(&self) {
        let browser = self.browser;
        browser.sign_in(ALICE);
        browser.fill("Search services", "  GARDEN-l ");
        browser.press("Apply");
        self.names("one service", |names| names == [GARDEN]);
        browser.open_menu(&format!("Actions for {GARDEN}"));
        browser.click("Modify contacts");
        browser.expect_page("Modify contacts");
        let fields = ["Administrative contact", "Technical contact", "Billing contact"];
        assert_eq!(fields.map(|field| browser.value(field)), [ALICE.nic; 3]);

        browser.fill("Technical contact", "nobody@example.org");
        browser.press("Confirm");
        let fault = "There is no account with this email address yet. Ask the person to create one on this page, then enter \
                 it here.";
        browser.expect_alert(fault);
        assert!(browser.fault_at("Technical contact").contains(fault));
        assert_eq!(browser.value("Technical contact"), "nobody@example.org");
        browser.click(&format!("Technical contact: {fault}"));
        assert_eq!(browser.focus(), "Technical contact");

        browser.fill("Technical contact", BRUNO.email);
        browser.press("Confirm");
        browser.expect_message("Request sent.");
    }

    fn both_accept(&self) {
        let (browser, subject) = (self.browser, &please_confirm(GARDEN));
        self.stage.follow_mail(browser, ALICE, (subject, 1), OPEN);
        browser.expect_title("Request ");
        assert!(browser.title().contains("Pending your validation"), "{}", browser.title());
        assert_ne!(browser.value("Validation code"), "");
        browser.press("Accept");
        // By name, or by initials where nobody shares a service yet.
        let awaited = format!("({}) still has to decide.", BRUNO.nic);
        browser.expect_message(&awaited);
        let number = self.number();
        browser.go("/requests");
        assert_eq!(browser.headers(), ["Request", "From", "To", "Contact types", "Service", "State", "Actions"]);
        let row = browser.row(&number);
        assert_eq!(row[1], "You");
        // By name on the demo; by initials where nobody shares a service yet.
        assert!(row[2].starts_with('B') && row[2].ends_with(&format!(" {}", BRUNO.nic)), "{row:?}");
        assert_eq!(row[3..6], ["Technical", "garden-lane.example Domain", "Pending validation from bk10002-nic"]);
        browser.sign_out(ALICE);

        // Signed in as somebody else first: the code in the link survives both ways of signing in.
        self.stage.follow_mail(browser, BRUNO, (subject, 1), OPEN);
        browser.expect_page("Sign in");
        browser.sign_in(TANDEM);
        browser.expect_page("This link is for another account");
        browser.click("Sign in with another account");
        browser.sign_in(BRUNO);
        browser.expect_title(&format!("Request {number}: Pending your validation"));
        assert_ne!(browser.value("Validation code"), "");
        browser.press("Accept");
        browser.expect_message("Everyone has confirmed");
    }

    fn it_is_carried_out(&self) {
        let browser = self.browser;
        self.is_done(&self.number());
        browser.go("/services");
        browser.eventually("the service of Bruno", || {
            let rows = browser.rows();
            let found = rows.iter().find(|row| row[0] == GARDEN).ok_or("no row")?;
            if found[3] == "You" { Ok(()) } else { Err(format!("{found:?}")) }
        });
        for person in [ALICE, BRUNO] {
            self.stage.expect_mail(browser, person, &format!("Done: the contacts of {GARDEN} have changed"), 1);
        }
        browser.go("/services");
        browser.sign_out(BRUNO);
    }

    /// Looks at a request until it is done: a script refreshes its page; without it, a link does.
    pub fn is_done(&self, number: &str) {
        let browser = self.browser;
        browser.expect_title(&format!("Request {number}: Processing"));
        if browser.javascript == JavaScript::Off {
            sleep(Duration::from_secs(9));
            browser.expect_title(&format!("Request {number}: Processing"));
            browser.click("Refresh");
        }
        browser.expect_title(&format!("Request {number}: Done"));
        assert!(!browser.shows(Kind::Link, "Refresh"));
    }

    /// Asks for one other contact, from the table on.
    pub fn asks_for(&self, service: &str, field: &str, new: Person) {
        let browser = self.browser;
        browser.click("Handover");
        browser.open_menu(&format!("Actions for {service}"));
        browser.click("Modify contacts");
        browser.fill(field, new.nic);
        browser.press("Confirm");
        browser.expect_message("Request sent.");
    }

    /// The names in the table, once they are as they should be.
    fn names(&self, what: &str, right: impl Fn(&[String]) -> bool) -> Vec<String> {
        self.browser.eventually(what, || {
            let names: Vec<_> = self.browser.rows().into_iter().map(|mut row| row.swap_remove(0)).collect();
            if right(&names) { Ok(names) } else { Err(format!("{names:?}")) }
        })
    }

    fn says(&self, text: &str) -> bool {
        self.browser.ask("document.querySelector('main').innerText").as_str().unwrap().contains(text)
    }

    /// The number of the request that is looked at.
    pub fn number(&self) -> String {
        let title = self.browser.title();
        title.split([' ', ':']).nth(1).unwrap_or_else(|| panic!("{title}")).to_owned()
    }
}

pub fn please_confirm(service: &str) -> String {
    format!("Please confirm: change of contacts for {service}")
}
