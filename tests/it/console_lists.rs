//! What operators see of services, requests, emails and their log, and what they do there.

mod log;
mod outbox;
mod removed;
mod requests;
mod services;

use crate::console::operator::{Operator, REASON};
use crate::support::app::TestApp;
use crate::support::page::Page;

impl Operator<'_> {
    /// Sends the form of an act that asks for a reason alone.
    pub fn gives_reason(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.own.post(path, &[&[("reason", REASON)], fields].concat())
    }

    /// What the next page says after an act, which was taken.
    pub fn told(&self, path: &str) -> String {
        self.acts(path, &[]).message()
    }
}

/// The acts in the log, oldest first.
pub fn acts(app: &TestApp) -> Vec<String> {
    // As texts they would come in another order.
    let lines = app.db_rows("operator_log", &["number + 1000", "act"]);
    lines.iter().map(|line| line.split_once(' ').unwrap().1.to_owned()).collect()
}

/// The same without what was only looked at.
pub fn changes(app: &TestApp) -> Vec<String> {
    let mut acts = acts(app);
    acts.retain(|act| !act.ends_with("-seen") && act != "listed");
    acts
}
