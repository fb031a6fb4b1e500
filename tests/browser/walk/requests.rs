//! The requests, in every state, and deciding them.

use handover::domain::code::WRONG_TRIES_MAX;
use serde_json::json;

use super::Walk;
use crate::crowd::{CHLOE, NEMO};
use crate::stage::{ALICE, BRUNO, EMBER, GARDEN};

const STATES: [&str; 8] =
    ["pending-own", "pending-other", "processing", "done", "declined", "cancelled", "expired", "failed"];

impl Walk<'_> {
    pub fn requests(&self) {
        let mut states = Vec::new();
        for (person, who) in [(ALICE, "alice"), (BRUNO, "bruno"), (CHLOE, "chloe")] {
            self.enter(person);
            self.page("/requests", &format!("requests-{who}"));
            for number in self.listed() {
                self.page(&format!("/requests/{number}"), &format!("request-{number}-{who}"));
                let state = self.browser.ask("document.querySelector('main [data-state]').dataset.state");
                states.push(state.as_str().unwrap().to_owned());
            }
        }
        let lacking: Vec<_> = STATES.iter().filter(|state| !states.iter().any(|seen| seen == *state)).collect();
        assert!(lacking.is_empty(), "no request is {lacking:?}");
        self.enter(ALICE);
        self.browser.go("/requests");
        self.menu("main tbody details", "requests-menu");
        for state in ["pending", "done"] {
            self.page(&format!("/requests?state={state}"), &format!("requests-{state}"));
        }
        self.enter(NEMO);
        self.answer("/requests/1", 404, "request-of-others");
        self.page("/requests?state=failed", "requests-none-filtered");
        self.one_that_is_accepted();
        self.one_that_is_declined();
        self.one_that_is_cancelled();
    }

    /// Asks for a technical contact, and gives the request's number.
    fn asks(&self, service: &str, new: &str) -> String {
        self.browser.go(&self.contacts_of(service));
        self.send(&self.browser.address(), &[("tech", new)]);
        self.listed().swap_remove(0)
    }

    fn one_that_is_accepted(&self) {
        self.enter(ALICE);
        let number = self.asks(GARDEN, BRUNO.nic);
        let accept = format!("/requests/{number}/accept");
        let link = self.mailed(ALICE.email, &format!("/requests/{number}?token="));
        self.page(&link, "request-with-code");
        self.form(&accept, &[("token", "WRONG")], 422, "request-wrong-code");
        self.browser.go(&link);
        let code = self.browser.ask("document.querySelector('[name=token]').value");
        self.form(&accept, &[], 200, "request-accepted-by-one");
        self.form(&accept, &[("token", code.as_str().unwrap())], 409, "request-conflict");
        self.browser.go(&format!("/requests/{number}"));
        let resend = format!("/requests/{number}/resend");
        self.form(&resend, &[("validator", BRUNO.nic)], 200, "request-sent-again");
        self.form(&resend, &[("validator", BRUNO.nic)], 429, "request-sent-too-soon");
        self.enter(BRUNO);
        let link = self.mailed(BRUNO.email, &format!("/requests/{number}?token="));
        self.browser.go(&link);
        self.form(&accept, &[], 200, "request-accepted-by-both");
    }

    fn one_that_is_declined(&self) {
        self.enter(ALICE);
        let number = self.asks(EMBER, BRUNO.nic);
        let accept = format!("/requests/{number}/accept");
        self.browser.go(&format!("/requests/{number}"));
        self.post(&vec![json!([accept, [["token", "WRONG"]]]); WRONG_TRIES_MAX as usize - 1]);
        self.form(&accept, &[("token", "WRONG")], 422, "request-code-dies");
        assert_eq!(self.browser.ask("document.querySelector('[data-event=code-blocked]') !== null"), true);
        self.page(&format!("/requests/{number}"), "request-code-blocked");
        self.enter(BRUNO);
        let link = self.mailed(BRUNO.email, &format!("/requests/{number}?token="));
        self.browser.go(&link);
        let code = self.browser.ask("document.querySelector('[name=token]').value");
        self.form(
            &format!("/requests/{number}/decline"),
            &[("token", code.as_str().unwrap())],
            200,
            "request-declined",
        );
    }

    fn one_that_is_cancelled(&self) {
        self.enter(ALICE);
        let number = self.asks(EMBER, BRUNO.nic);
        self.browser.go(&format!("/requests/{number}"));
        self.page(&format!("/requests/{number}/cancel"), "request-cancel");
        self.form(&format!("/requests/{number}/cancel"), &[], 200, "request-cancelled");
        self.form(&format!("/requests/{number}/cancel"), &[], 409, "request-cancelled-again");
    }
}
