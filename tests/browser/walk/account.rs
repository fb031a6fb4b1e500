//! The own account: profile, sessions, history, second factor, closing.

use super::Walk;
use crate::crowd::NEMO;
use crate::stage::{ALICE, BRUNO, PASSWORD};

impl Walk<'_> {
    pub fn account(&self) {
        self.enter(BRUNO);
        self.page("/profile", "profile");
        let wrong = [("name", ""), ("email", "nowhere"), ("new_password", "short"), ("current_password", "wrong")];
        self.form("/profile", &wrong, 422, "profile-faults");
        self.browser.go("/profile");
        self.form(
            "/profile",
            &[("email", "bruno@moved.example"), ("current_password", PASSWORD)],
            200,
            "profile-saved",
        );
        let link = self.mailed("bruno@moved.example", "/profile/confirm-email?token=");
        self.page(&link, "confirm-email");
        self.form("/profile/confirm-email", &[], 200, "confirm-email-done");
        self.answer("/profile/confirm-email?token=none", 404, "confirm-email-dead-link");
        // That of the browser before it was signed out is one more.
        self.page("/profile/sessions", "sessions-several");
        self.form("/profile/sessions/end-others", &[("current_password", "wrong")], 422, "sessions-faults");
        self.form("/profile/sessions/end-others", &[("current_password", PASSWORD)], 200, "sessions-ended");
        self.page("/profile/history", "history");
        self.page("/profile/close", "close-not-yet");

        self.enter(NEMO);
        self.page("/profile/history", "history-short");
        self.page("/profile/close", "close");
        self.form("/profile/close", &[("current_password", "wrong")], 422, "close-faults");
        self.form("/profile/close", &[("current_password", PASSWORD)], 200, "close-done");
    }

    pub fn second_factor(&self) {
        const PLACE: &str = "/profile/second-factor";
        let (browser, set) = (self.browser, |act: &str| format!("{PLACE}/{act}"));
        self.enter(ALICE);
        self.page(PLACE, "second-factor-off");
        self.form(&set("set-up"), &[("current_password", "wrong")], 422, "second-factor-off-faults");
        self.form(&set("set-up"), &[("current_password", PASSWORD)], 200, "second-factor-set-up");
        self.form(&set("switch-on"), &[("code", "000000")], 422, "second-factor-set-up-faults");
        let phone = browser.eventually("the QR code", || browser.phone());
        self.form(&set("switch-on"), &[("code", &phone.code(0))], 200, "recovery-codes");
        self.page(&set("recovery-codes"), "recovery-codes-shown");
        self.page(PLACE, "second-factor-on");
        self.form(&set("switch-off"), &[("code", ""), ("current_password", "")], 422, "second-factor-on-faults");
        browser.go(PLACE);
        let wrong = [("code", "wrong"), ("current_password", PASSWORD)];
        self.form(&set("recovery-codes"), &wrong, 422, "recovery-codes-faults");
        self.page("/profile", "profile-second-factor");
        self.page("/profile/close", "close-not-yet-second-factor");
        self.leave();
        browser.go("/sign-in");
        self.send("/sign-in", &[("login", ALICE.nic), ("password", PASSWORD)]);
        self.page("/sign-in/second-factor", "second-step");
        self.form("/sign-in/second-factor", &[("code", "wrong")], 422, "second-step-faults");
        self.leave();
    }
}
