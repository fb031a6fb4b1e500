//! An operator at its desk: an account with a role, whose second factor is on.

use crate::second_factor::phone::{Phone, STEP};
use crate::support::app::{PASSWORD, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

pub const REASON: &str = "Asked for by telephone, ticket 4711";

pub struct Operator<'a> {
    pub own: Customer<'a>,
    phone: Phone,
}

impl<'a> Operator<'a> {
    pub fn new(app: &'a TestApp, name: &str, role: &str) -> Self {
        let own = app.customer(name);
        app.db_gives_role(&own, role);
        let phone = Phone::on(app, &own);
        Self { own, phone }
    }

    pub fn admin(app: &'a TestApp) -> Self {
        Self::new(app, "Nora Admin", "admin")
    }

    pub fn support(app: &'a TestApp) -> Self {
        Self::new(app, "Sam Support", "support")
    }

    /// Signs in, with a code.
    pub fn enters(&self) {
        self.own.sign_in();
        let code = self.code();
        assert_eq!(self.own.post("/sign-in/second-factor", &[("code", &code)]).status, 303);
    }

    /// Looks at a page of the console.
    pub fn looks(&self, path: &str) -> Page {
        let page = self.own.get(path);
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        page
    }

    /// A code that was not used yet.
    pub fn code(&self) -> String {
        self.own.app().advance(STEP);
        self.code_of_now()
    }

    /// The code of this moment, which may have been used.
    pub fn code_of_now(&self) -> String {
        self.phone.code(self.own.app(), 0)
    }

    /// Sends a form, with this reason, its password and a code.
    pub fn tries(&self, path: &str, reason: &str, fields: &[(&str, &str)]) -> Page {
        let code = self.code();
        let own = [("reason", reason), ("current_password", PASSWORD), ("code", &code)];
        self.own.post(path, &[fields, &own].concat())
    }

    /// The same, which is done.
    pub fn acts(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.tries(path, REASON, fields);
        assert_eq!(answer.status, 303, "{path}: {}", answer.text("main"));
        self.own.follow(&answer)
    }
}

impl TestApp {
    /// As the command gives it, but for the sessions that end.
    pub fn db_gives_role(&self, account: &Customer<'_>, role: &str) {
        self.db_sets(&format!("accounts SET role = '{role}' WHERE id = {}", account.id));
    }

    /// What the operators' log says was done, and by whom.
    pub fn db_log(&self) -> Vec<String> {
        self.db_rows("operator_log", &["operator", "act"])
    }
}
