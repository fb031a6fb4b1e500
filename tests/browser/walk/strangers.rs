//! What somebody sees who is not signed in.

use super::Walk;

const PHRASE: &str = "seven quiet otters dream";
const NEWCOMER: &str = "nora@newcomer.example";

impl Walk<'_> {
    pub fn as_a_stranger(&self) {
        self.page("/sign-in", "sign-in");
        self.form("/sign-in", &[("login", "nobody"), ("password", "nothing")], 422, "sign-in-fault");
        self.answer("/sign-in?next=%2Frequests", 200, "sign-in-next");
        self.page("/sign-up", "sign-up");
        let wrong = [("name", ""), ("email", "nowhere"), ("zone", ""), ("password", "short")];
        self.form("/sign-up", &wrong, 422, "sign-up-faults");
        let fields =
            [("name", "Nora"), ("email", NEWCOMER), ("zone", "eu"), ("language", self.language), ("password", PHRASE)];
        self.form("/sign-up", &fields, 200, "sign-up-sent");
        let link = self.mailed(NEWCOMER, "/sign-up/confirm?token=");
        self.page(&link, "sign-up-confirm");
        self.form("/sign-up/confirm", &[("password", "wrong")], 422, "sign-up-confirm-faults");
        self.form("/sign-up/confirm", &[("password", PHRASE)], 200, "sign-up-done");
        self.leave();
        self.answer("/sign-up/confirm?token=none", 404, "sign-up-dead-link");
        self.passwords();
        self.mailbox();
        self.page("/design", "design");
        self.answer("/no/such/page", 404, "not-found-stranger");
    }

    fn passwords(&self) {
        self.page("/forgot-password", "forgot-password");
        self.form("/forgot-password", &[("login", "")], 422, "forgot-password-faults");
        self.browser.go("/forgot-password");
        self.form("/forgot-password", &[("login", NEWCOMER)], 200, "forgot-password-sent");
        let link = self.mailed(NEWCOMER, "/reset-password?token=");
        self.page(&link, "reset-password");
        self.form("/reset-password", &[("new_password", "short")], 422, "reset-password-faults");
        self.form("/reset-password", &[("new_password", "nine loud herons argue")], 200, "reset-password-done");
        self.leave();
        self.answer("/reset-password?token=none", 404, "reset-password-dead-link");
    }

    fn mailbox(&self) {
        self.page("/mailbox", "mailbox");
        self.menu("main details", "mailbox-message");
        let frames = "[...document.querySelectorAll('main iframe')].map(frame => frame.getAttribute('src'))";
        let frames: Vec<String> = serde_json::from_value(self.browser.ask(frames)).unwrap();
        for (number, place) in [0, 1, 4, 9].into_iter().enumerate() {
            self.email(&frames[place], &format!("email-{number}"));
        }
    }
}
