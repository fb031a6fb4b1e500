//! What operators see of services, requests, emails and their log, and what they do there.

mod log;
mod outbox;
mod requests;
mod services;

use crate::second_factor::phone::{Phone, STEP};
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

pub const REASON: &str = "Asked for by telephone, ticket 4711";

/// An operator with its phone.
pub struct Desk<'a> {
    app: &'a TestApp,
    pub who: Customer<'a>,
    phone: Phone,
}

impl<'a> Desk<'a> {
    pub fn new(app: &'a TestApp, role: &str) -> Self {
        let who = app.customer(if role == "admin" { "Olga" } else { "Sven" });
        let phone = Phone::on(app, &who);
        app.db_sets(&format!("accounts SET role = '{role}' WHERE nic_handle = '{}'", who.nic));
        Self { app, who, phone }
    }

    pub fn get(&self, path: &str) -> Page {
        self.who.get(path)
    }

    /// Looks at what there must be.
    pub fn sees(&self, path: &str) -> Page {
        let page = self.get(path);
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        page
    }

    /// Sends the form of an act with a reason.
    pub fn tries(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.who.post(path, &[&[("reason", REASON)], fields].concat())
    }

    /// The same, with password and code; then what the next page says.
    pub fn proves(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.app.advance(STEP);
        let code = self.phone.code(self.app, 0);
        self.tries(path, &[&[("current_password", PASSWORD), ("code", &code)], fields].concat())
    }

    /// What the next page says after an act that was done.
    pub fn told(&self, answer: &Page) -> String {
        assert_eq!(answer.status, 303, "{}", answer.body);
        self.who.follow(answer).message()
    }
}

/// The acts in the log, oldest first.
pub fn acts(app: &TestApp) -> Vec<String> {
    app.db_rows("operator_log ORDER BY number", &["act"])
}
