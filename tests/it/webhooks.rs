//! Events on their way to the provider's own systems: signed, in order, tried again, and nowhere they should not go.

mod commands;
mod console;
mod failing;
mod places;
mod program;
mod signing;

use std::sync::Arc;

use handover::domain::work::LEASE;
use handover::domain::{ServiceId, WebhookId};
use handover::store::{feed, webhooks};

use crate::support::app::{KEY, TestApp};
use crate::support::customer::Customer;
use crate::support::hook_server::Hook;
use crate::support::program::{Ran, run};

/// As an operator has it who lets webhooks go to this machine.
pub const OWN: &str = "127.0.0.1";

impl TestApp {
    /// `handover webhook …`, on this machine's own addresses.
    pub fn webhook(&self, arguments: &[&str]) -> Ran {
        self.webhook_with(&[("HANDOVER_WEBHOOK_PRIVATE", OWN)], arguments)
    }

    pub fn webhook_with(&self, settings: &[(&str, &str)], arguments: &[&str]) -> Ran {
        let url = self.database_url();
        let mut all = vec![("HANDOVER_DATABASE_URL", url.as_str()), ("HANDOVER_SECRET_KEY", KEY)];
        all.extend(settings);
        run(self.folder(), &all, &[&["webhook"], arguments].concat(), "")
    }

    /// Adds a webhook; its secret.
    pub fn adds_webhook(&self, url: &str) -> String {
        self.webhook(&["add", url]).done().trim().to_owned()
    }

    /// Has events numbered and sent to all webhooks, each by a worker that has heard nothing of them yet.
    pub fn sends_events(&self) {
        self.db.write_blocking(feed::give_numbers).unwrap();
        for _ in 0..50 {
            let now = self.clock.now();
            let due: Vec<WebhookId> = self.db.read_blocking(|conn| webhooks::due(conn, now, LEASE)).unwrap();
            if due.is_empty() {
                return;
            }
            for webhook in due {
                self.context.carrier(webhook, &Arc::default()).deliver_due().unwrap();
            }
        }
        panic!("it sends and sends");
    }

    /// As many webhooks as there may be, the first with more that fails and was given up than a page shows.
    pub fn db_fills_webhooks(&self) {
        for number in 1..=20 {
            self.adds_webhook(&format!("https://panel-{number}.example/hook"));
        }
        let outcomes = [("NULL", "NULL"), ("'failed'", "2000")];
        for (number, (outcome, finished_at)) in (0..60).map(|number| (number, outcomes[number % 2])) {
            let error = format!("answered 5{number:02}: {}", "no such customer ".repeat(number / 6));
            let insert = format!(
                "INSERT INTO webhook_deliveries (webhook_id, number, subject, created_at, attempts, not_before, outcome, \
                 finished_at, last_error) VALUES (1, {number}, 'service:{number}', {number}, {number}, 1000, {outcome}, \
                 {finished_at}, '{error}')"
            );
            diesel::RunQueryDsl::execute(diesel::sql_query(insert), &mut *self.db.connection().unwrap()).unwrap();
        }
    }

    /// Something that is told of a service, twice if it is told again.
    pub fn turns_lock(&self, name: &str, on: bool) {
        let act = if on { "lock" } else { "unlock" };
        self.command(&["service", act, name, "DOMAIN", "--reason", "Asked for by a test"]).done();
    }
}

/// A service of one account, with nothing told of it so far.
pub fn service(app: &TestApp, name: &str, of: &Customer<'_>) -> ServiceId {
    let id = app.service(name, of, of, of);
    app.db.write_blocking(feed::give_numbers).unwrap();
    id
}

pub fn kinds(hooks: &[Hook]) -> Vec<String> {
    hooks.iter().map(Hook::kind).collect()
}
