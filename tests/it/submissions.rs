//! What was asked for together: its page, and what is done to all of it or to a part of it.

mod cancelling;
mod deciding;
mod page;
mod strangers;

use crate::support::app::TestApp;
use crate::support::customer::Customer;
use crate::support::page::Page;

/// Alice asks for Bob as technical contact of several services, which are all hers.
pub struct Together<'a> {
    pub alice: Customer<'a>,
    pub bob: Customer<'a>,
    pub submission: i64,
    pub requests: Vec<i64>,
}

impl<'a> Together<'a> {
    pub fn new(app: &'a TestApp, number: usize) -> Self {
        let [alice, bob] = ["Alice", "Bob"].map(|name| app.customer(name));
        Self::of(app, [alice, bob], number)
    }

    pub fn of(app: &'a TestApp, [alice, bob]: [Customer<'a>; 2], number: usize) -> Self {
        let first = app.db_count("services");
        let name = |n: usize| format!("s{first}-{n:03}.example");
        let services: Vec<_> = (0..number).map(|n| app.service(&name(n), &alice, &alice, &alice)).collect();
        let submission = alice.asks_for_all(&services).tech(&bob).note("As we said.").confirm();
        let requests = app.db_requests_of(submission);
        Self { alice, bob, submission, requests }
    }

    pub fn path(&self, act: &str) -> String {
        format!("/submissions/{}{act}", self.submission)
    }

    /// Sends a form of its page.
    pub fn does(&self, by: &Customer<'_>, act: &str, fields: &[(&str, &str)]) -> Page {
        by.anew(|by| by.post(&self.path(act), fields))
    }

    pub fn accepts_all(&self, by: &Customer<'_>) -> Page {
        by.follow(&self.does(by, "/accept", &[("token", &by.code()), ("all", "1")]))
    }

    /// How many stand where, as the page of its requester tells.
    pub fn counts(&self, by: &Customer<'_>) -> Vec<String> {
        by.anew(|by| by.get(&self.path(""))).texts(".list-bar a")
    }
}
