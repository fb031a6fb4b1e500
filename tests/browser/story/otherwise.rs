//! What else can become of a change, and the profile.

use super::{OPEN, Story, menu_of, please_confirm};
use crate::names::Kind;
use crate::stage::{ALICE, BRUNO, EMBER, LANTERN, PASSWORD, Person};

impl Story<'_> {
    pub(super) fn one_declines(&self) {
        let browser = self.browser;
        browser.sign_in(ALICE);
        self.asks_for(LANTERN, "Billing contact", BRUNO);
        browser.sign_out(ALICE);
        self.stage.follow_mail(browser, BRUNO, (&please_confirm(LANTERN), 1), OPEN);
        browser.sign_in(BRUNO);
        browser.press("Decline");
        browser.expect_message("You have declined the request.");
        browser.expect_title(&format!("Request {}: Declined", self.number()));
        self.stage.expect_mail(browser, ALICE, &format!("Declined: change of contacts for {LANTERN}"), 1);
        browser.go("/services");
        browser.sign_out(BRUNO);
    }

    pub(super) fn codes_are_sent_again(&self) {
        let (browser, subject) = (self.browser, &please_confirm(EMBER));
        let again = &format!("New code, the earlier one is void: change of contacts for {EMBER}");
        browser.sign_in(ALICE);
        self.asks_for(EMBER, "Administrative contact", BRUNO);
        self.stage.follow_mail(browser, ALICE, (subject, 1), OPEN);
        let old = browser.value("Validation code");
        let number = self.number();
        browser.go("/requests");
        browser.open_menu(&format!("Actions for request {number}"));
        browser.press("Resend request");
        browser.expect_message("A new code is on its way to you.");
        browser.press(&format!("Send {} a new code", BRUNO.name));
        browser.expect_message(&format!("A new code is on its way to {} ({}).", BRUNO.name, BRUNO.nic));

        browser.fill("Validation code", &old);
        browser.press("Accept");
        browser.expect_alert("This code does not match.");
        assert!(browser.fault_at("Validation code").contains("This code does not match."));
        assert_eq!(browser.value("Validation code"), "");
        self.stage.follow_mail(browser, ALICE, (again, 1), OPEN);
        let fresh = browser.value("Validation code");
        assert_ne!(fresh, old);
        // As it is read out and typed: case, blanks and dashes do not matter.
        browser.fill("Validation code", &format!(" {} ", fresh.to_lowercase().replace('-', " ")));
        browser.press("Accept");
        browser.expect_message("still has to decide.");
        self.stage.expect_mail(browser, BRUNO, again, 1);
    }

    pub(super) fn one_cancels(&self) {
        let browser = self.browser;
        browser.go("/requests");
        browser.choose("State", "Pending validation");
        browser.press("Apply");
        browser.eventually("the filtered table", || {
            let states: Vec<_> = browser.rows().iter().map(|row| row[5].clone()).collect();
            let pending = !states.is_empty() && states.iter().all(|state| state.starts_with("Pending"));
            if pending { Ok(()) } else { Err(format!("{states:?}")) }
        });
        let row = browser.row(&format!("{EMBER} Domain"));
        let number = row[0].split(' ').next().unwrap();
        browser.open_menu(&format!("Actions for request {number}"));
        browser.press("Cancel request");
        // In a dialog, or on a page of its own.
        let (question, button) = ("dialog, [data-question]", "dialog form button, [data-question] form button");
        browser.eventually("the question", || {
            let asked = browser.ask(&format!("document.querySelector('{question}')?.innerText ?? ''"));
            let asks = asked.as_str().is_some_and(|text| text.contains(&format!("Cancel request {number}?")));
            asks.then_some(()).ok_or(asked.to_string())
        });
        browser.ask(&format!("(() => {{ document.querySelector('{button}').click(); }})()"));
        browser.expect_message("The request is cancelled.");
        browser.expect_title(&format!("Request {number}: Cancelled"));
        self.stage.expect_mail(browser, BRUNO, &format!("Cancelled: change of contacts for {EMBER}"), 1);
    }

    pub(super) fn the_profile(&self) {
        let browser = self.browser;
        browser.go("/services");
        browser.open_menu(&menu_of(ALICE));
        browser.click("Profile");
        browser.expect_page("Profile");
        assert_eq!(browser.value("NIC handle"), ALICE.nic);
        browser.fill("Email address", "alice@new.example");
        browser.press("Save changes");
        browser.expect_alert("Current password");
        assert_eq!(browser.value("Email address"), "alice@new.example");
        browser.fill("Current password", PASSWORD);
        browser.fill("Name", "Alice Marten");
        browser.press("Save changes");
        browser.expect_message("Your profile has been saved.");
        assert!(browser.shows(Kind::Menu, "Alice Marten am10001-nic"));
        let moved = Person { email: "alice@new.example", ..ALICE };
        let confirm = "Confirm your new email address for Handover";
        self.stage.follow_mail(browser, moved, (confirm, 1), "Confirm the address");
        browser.expect_page("Confirm the new email address");
        browser.press("Confirm the address");
        browser.expect_message("The new email address is now in use.");
        for person in [ALICE, moved] {
            self.stage.expect_mail(browser, person, "The email address of your Handover account was changed", 1);
        }

        browser.go("/profile");
        browser.choose("Language", "Français");
        browser.press("Save changes");
        browser.eventually("French", || if self.says("Adresse") { Ok(()) } else { Err(String::new()) });
    }
}
