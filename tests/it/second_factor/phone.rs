//! A phone with an authenticator app, made of another library than the program's.

use std::time::Duration;

use crate::support::app::{PASSWORD, TestApp};
use crate::support::authenticator;
use crate::support::customer::Customer;
use crate::support::page::Page;

pub const PAGE: &str = "/profile/second-factor";
pub const STEP: Duration = Duration::from_secs(30);

pub struct Phone {
    /// As the page shows it, without the blanks.
    pub key: String,
    pub secret: Vec<u8>,
    /// What its owner has noted down.
    pub recovery: Vec<String>,
}

/// Puts the clock to the beginning of the next step, so that none ends while a test makes and sends a code.
pub fn align(app: &TestApp) {
    app.begins(STEP);
}

impl Phone {
    pub fn scans(page: &Page) -> Self {
        let key = page.text(".app-key").replace(' ', "");
        Self { secret: authenticator::secret(&key), key, recovery: Vec::new() }
    }

    /// Switches the second factor of a customer on, in its browser; the code for that is used up.
    pub fn on(app: &TestApp, who: &Customer<'_>) -> Self {
        align(app);
        let answer = who.post(&format!("{PAGE}/set-up"), &[("current_password", PASSWORD)]);
        let mut phone = Self::scans(&who.follow(&answer));
        let answer = who.post(&format!("{PAGE}/switch-on"), &[("code", &phone.code(app, 0))]);
        let page = who.follow(&answer);
        assert_eq!(page.message(), "The second factor is on.");
        phone.recovery = page.texts(".recovery-codes li");
        align(app);
        phone
    }

    /// The code so many steps from now.
    pub fn code(&self, app: &TestApp, steps: i64) -> String {
        let seconds = app.clock.now().0 / 1000 + steps * 30;
        authenticator::code(&self.secret, u64::try_from(seconds).unwrap())
    }

    /// Six digits that are no code of now.
    pub fn wrong(&self, app: &TestApp) -> String {
        let near: Vec<String> = (-3..=3).map(|steps| self.code(app, steps)).collect();
        (100_000..200_000).map(|digits| digits.to_string()).find(|digits| !near.contains(digits)).unwrap()
    }

    /// Signs in from another browser, with the password and this code: the browser, or what was answered to the code.
    pub fn enters<'a>(&self, app: &'a TestApp, who: &Customer<'_>, code: &str) -> Result<Customer<'a>, Box<Page>> {
        let browser = knocks(app, who);
        let answer = gives(&browser, code);
        if answer.status == 303 && answer.location() == "/services" { Ok(browser) } else { Err(Box::new(answer)) }
    }
}

/// Another browser that has given the password and is asked for a code.
pub fn knocks<'a>(app: &'a TestApp, who: &Customer<'_>) -> Customer<'a> {
    let browser = Customer::stranger(app);
    let answer = browser.sign_in_with(&who.nic, PASSWORD);
    assert_eq!((answer.status, answer.location()), (303, "/sign-in/second-factor"), "{}", answer.body);
    browser
}

pub fn gives(browser: &Customer<'_>, code: &str) -> Page {
    browser.post("/sign-in/second-factor", &[("code", code)])
}
