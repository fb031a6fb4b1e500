//! What depends on the operator's settings: colour, logo and help, a second factor for everybody, and a mailbox without mail.

use super::Walk;
use crate::stage::{ALICE, PASSWORD};

impl Walk<'_> {
    pub fn of_an_operator(&self) {
        self.page("/mailbox", "mailbox-empty");
        self.page("/sign-in", "dressed-sign-in");
        self.page("/sign-up", "dressed-sign-up");
        self.answer("/no/such/page", 404, "dressed-not-found");
        for part in ["header img", "footer a"] {
            let there = self.browser.ask(&format!("document.querySelector({part:?}) !== null"));
            assert_eq!(there, true, "{part} is not there");
        }
        self.browser.go("/forgot-password");
        self.form("/forgot-password", &[("login", ALICE.email)], 200, "dressed-forgot-password-sent");
        self.mailed(ALICE.email, "/reset-password?token=");
        self.menu("main details", "dressed-mailbox-message");
        let frame = self.browser.ask("document.querySelector('main details[open] iframe').getAttribute('src')");
        self.email(frame.as_str().unwrap(), "email-dressed");
        self.leave();
        self.browser.go("/sign-in");
        self.send("/sign-in", &[("login", ALICE.nic), ("password", PASSWORD)]);
        assert_eq!(self.browser.address(), "/profile/second-factor");
        self.here(200, "second-factor-required");
    }
}
